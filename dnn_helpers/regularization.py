"""L2 and dropout: two ways to keep a network from learning its examples by heart (lecture 4.8)."""

import numpy as np

from .activations import Activation
from .blocks import Gradient, Layer
from .validation.checks import check_number, check_parameters, check_update, check_whole, short


def l2_cost(parameters, l2, m):
    """What L2 adds to the cost J: λ/(2m) times the sum of all squared weights, b left out."""
    check_parameters(parameters)
    l2, m = check_number(l2, "l2", low=0), check_whole(m, "m")
    weights = (np.asarray(W, float) for W, _, _ in parameters.values())
    return float(l2 / (2 * m) * sum(np.vdot(W, W) for W in weights))


def l2_gradient(grads, parameters, l2, m):
    """The gradients with the L2 term: dW[l] + (λ/m) W[l]; db[l] is unchanged."""
    grads = check_update(parameters, grads)
    l2, m = check_number(l2, "l2", low=0), check_whole(m, "m")
    with np.errstate(over="ignore", invalid="ignore"):  # the next forward pass names what is not finite
        return {l: Gradient(dW + l2 / m * np.asarray(parameters[l][0]), db) for l, (dW, db) in grads.items()}


def dropout(parameters, m, keep_prob, rng):
    """Parameters for one pass over m examples in which hidden units are dropped at random.

    Inverted dropout: each hidden activation is multiplied by a mask D, 1/keep_prob with
    probability ``keep_prob`` and otherwise 0, drawn from the Generator ``rng``. The slope is
    multiplied by the same D, so both passes run on the result as on any other parameters.
    """
    check_parameters(parameters)
    m, keep_prob = check_whole(m, "m"), check_number(keep_prob, "keep_prob", above=0, high=1)
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng is {short(rng)}, expected a Generator such as np.random.default_rng(0)")
    L = len(parameters)
    return {
        l: Layer(W, b, g if l == L else _masked(g, (rng.random((len(W), m)) < keep_prob) / keep_prob))
        for l, (W, b, g) in parameters.items()
    }


def _masked(g, D):
    return Activation(f"{g.name} with dropout", lambda Z: g(Z) * D, lambda Z: g.prime(Z) * D)
