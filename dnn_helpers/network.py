"""The passes over all layers, and what comes before and after them (lectures 4.1 to 4.7).

``parameters``, ``caches`` and ``grads`` are dicts from the layer number l = 1 … L, so the loops
read as in the lecture and ``parameters[1].W`` is W[1].
"""

import numpy as np

from .activations import ACTIVATIONS, sigmoid
from .blocks import Layer, activation_backward, forward_block, parameter_gradient
from .costs import cross_entropy_gradient
from .validation.checks import (
    check_activation,
    check_backward_pass,
    check_finite_pass,
    check_forward_pass,
    check_layer_dims,
    check_number,
    check_one_hot,
    check_scale,
    check_seed,
)

SCALES = {"he": lambda n_prev: np.sqrt(2 / n_prev), "xavier": lambda n_prev: np.sqrt(1 / n_prev)}


def initialize_parameters(layer_dims, *, hidden="relu", output="sigmoid", scale="he", seed=0):
    """Random W, zero b and the activations: a dict from layer number to Layer (lecture 4.7).

    Parameters
    ----------
    layer_dims : (n[0], n[1], …, n[L])
    hidden, output : names of the activations of layers 1 … L-1 and of layer L
    scale : standard deviation of W: "he" √(2/n[l-1]), "xavier" √(1/n[l-1]), or a number such as
        the lecture's 0.01
    seed : of the random numbers; numpy's global state is not touched

    Raises
    ------
    ValueError, TypeError
        naming the argument, what it was and what is allowed.
    """
    layer_dims = check_layer_dims(layer_dims)
    hidden, output = check_activation(hidden, ACTIVATIONS), check_activation(output, ACTIVATIONS)
    scale = check_scale(scale, SCALES)
    rng = np.random.default_rng(check_seed(seed))
    L = len(layer_dims) - 1
    parameters = {}
    for l in range(1, L + 1):
        n_prev, n = layer_dims[l - 1], layer_dims[l]
        spread = SCALES[scale](n_prev) if isinstance(scale, str) else scale
        W = rng.standard_normal((n, n_prev)) * spread
        b = np.zeros((n, 1))
        parameters[l] = Layer(W, b, output if l == L else hidden)
    return parameters


def forward_pass(X, parameters):
    """AL = ŷ and the caches of all layers (lecture 4.2).

    Parameters
    ----------
    X : (n[0], m), one example per column
    parameters : dict from l to Layer

    Returns
    -------
    AL : (n[L], m)
    caches : dict from l to Cache

    Raises
    ------
    ValueError, TypeError
        for shapes that do not fit, a missing layer, an empty batch, or NaN in X.
    OverflowError
        when finite weights drive Z beyond what a float can hold.
    """
    X = check_forward_pass(X, parameters)
    L = len(parameters)
    A, caches = X, {}
    with np.errstate(over="ignore", invalid="ignore"):
        for l in range(1, L + 1):
            A, caches[l] = forward_block(A, *parameters[l])
    check_finite_pass(X, parameters, caches)
    return A, caches


def backward_pass(AL, Y, caches):
    """The gradients of the cost: a dict from l to Gradient(dW, db) (lecture 4.7).

    Starts at dZ[L] = AL - Y, which sigmoid and cross-entropy together make, and stops before
    dA[0], which nobody needs.

    Parameters
    ----------
    AL, Y : (n[L], m), predictions in (0, 1) and labels 0 or 1
    caches : dict from l to Cache, as ``forward_pass`` returned it

    Raises
    ------
    ValueError
        for labels other than 0 and 1, shapes that do not fit, or a missing cache.
    """
    AL, Y = check_backward_pass(AL, Y, caches)
    L = len(caches)
    if caches[L].g == sigmoid:
        dZ = AL - Y
    else:
        dZ = activation_backward(cross_entropy_gradient(AL, Y), caches[L])
    grads = {}
    for l in range(L, 0, -1):
        grads[l] = parameter_gradient(dZ, caches[l])
        if l > 1:
            dA_prev = caches[l].W.T @ dZ
            dZ = activation_backward(dA_prev, caches[l - 1])
    return grads


def predict(X, parameters, threshold=0.5):
    """The predicted labels, integers 0 and 1 of shape (n[L], m).

    One output unit: 1 where AL ≥ threshold. Several: a 1 for the most probable class of each
    example, and the threshold plays no part.
    """
    check_number(threshold, "threshold")
    AL, _ = forward_pass(X, parameters)
    if len(AL) == 1:
        return (AL >= threshold).astype(int)
    return (np.arange(len(AL))[:, None] == AL.argmax(axis=0)).astype(int)


def accuracy(AL, Y):
    """The share of examples that are right, a float in [0, 1].

    Takes probabilities or predictions. One output unit: right where both are on the same side
    of 0.5. Several: right where the largest entry of the column is the true class.
    """
    AL, Y = check_one_hot(AL, Y)
    if len(Y) == 1:
        return float(np.mean((AL >= 0.5) == (Y == 1)))
    return float(np.mean(AL.argmax(axis=0) == Y.argmax(axis=0)))
