"""L2 and dropout: two ways to keep a network from learning its examples by heart (lecture 4.8)."""

import numpy as np

from .activations import Activation
from .blocks import Gradient, Layer


def l2_cost(parameters, l2, m):
    """What L2 adds to the cost J: λ/(2m) times the sum of all squared weights, b left out."""
    return float(l2 / (2 * m) * sum(np.vdot(W, W) for W, _, _ in parameters.values()))


def l2_gradient(grads, parameters, l2, m):
    """The gradients with the L2 term: dW[l] + (λ/m) W[l]; db[l] is unchanged."""
    return {l: Gradient(dW + l2 / m * parameters[l][0], db) for l, (dW, db) in grads.items()}


def dropout(parameters, m, keep_prob, rng):
    """Parameters for one pass over m examples in which hidden units are dropped at random.

    Inverted dropout: each hidden activation is multiplied by a mask D, 1/keep_prob with
    probability ``keep_prob`` and otherwise 0, drawn from the Generator ``rng``. The slope is
    multiplied by the same D, so both passes run on the result as on any other parameters.
    """
    L = len(parameters)
    return {
        l: Layer(W, b, g if l == L else _masked(g, (rng.random((len(W), m)) < keep_prob) / keep_prob))
        for l, (W, b, g) in parameters.items()
    }


def _masked(g, D):
    return Activation(f"{g.name} with dropout", lambda Z: g(Z) * D, lambda Z: g.prime(Z) * D)
