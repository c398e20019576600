"""The passes over all layers, and what comes before and after them (lectures 4.1 to 4.7).

``parameters``, ``caches`` and ``grads`` are dicts from the layer number l = 1 … L, so the loops
read as in the lecture and ``parameters[1].W`` is W[1].
"""

import numpy as np

from .activations import ACTIVATIONS, sigmoid
from .blocks import Layer, activation_backward, forward_block, parameter_gradient
from .costs import cross_entropy_gradient

SCALES = {"he": lambda n_prev: np.sqrt(2 / n_prev), "xavier": lambda n_prev: np.sqrt(1 / n_prev)}


def initialize_parameters(layer_dims, *, hidden="relu", output="sigmoid", scale="he", seed=0):
    """Random W, zero b and the activations: a dict from layer number to Layer (lecture 4.7).

    Parameters
    ----------
    layer_dims : (n[0], n[1], …, n[L])
    hidden, output : the activations of layers 1 … L-1 and of layer L, or their names
    scale : standard deviation of W: "he" √(2/n[l-1]), "xavier" √(1/n[l-1]), or a number such as
        the lecture's 0.01
    seed : of the random numbers; numpy's global state is not touched
    """
    rng, L, parameters = np.random.default_rng(seed), len(layer_dims) - 1, {}
    for l in range(1, L + 1):
        n_prev, n = layer_dims[l - 1], layer_dims[l]
        W = rng.standard_normal((n, n_prev)) * (SCALES[scale](n_prev) if scale in SCALES else scale)
        b = np.zeros((n, 1))
        g = output if l == L else hidden
        parameters[l] = Layer(W, b, ACTIVATIONS.get(g, g))
    return parameters


def forward_pass(X, parameters):
    """AL = ŷ and the caches of all layers (lecture 4.2).

    X (n[0], m), one example per column, and the parameters, a dict from l to Layer, in; AL (n[L], m) and the caches, a
    dict from l to Cache, out.
    """
    L = len(parameters)
    A, caches = X, {}
    for l in range(1, L + 1):
        A, caches[l] = forward_block(A, *parameters[l])
    return A, caches


def backward_pass(AL, Y, caches):
    """The gradients of the cost: a dict from l to Gradient(dW, db) (lecture 4.7).

    Starts at dZ[L] = AL - Y, which sigmoid and cross-entropy together make, and stops before
    dA[0], which nobody needs.

    AL and Y (n[L], m), predictions in (0, 1) and labels 0 or 1, and the caches that ``forward_pass`` returned.
    """
    L, grads = len(caches), {}
    dZ = output_error(AL, Y, caches[L])
    for l in range(L, 0, -1):
        grads[l] = parameter_gradient(dZ, caches[l])
        if l > 1:
            dA_prev = caches[l].W.T @ dZ
            dZ = activation_backward(dA_prev, caches[l - 1])
    return grads


def output_error(AL, Y, cache):
    """dZ[L]: AL − Y where the last g is the sigmoid, the long way through dA[L] for any other (lecture 4.7)."""
    if cache.g == sigmoid:
        return AL - Y
    return activation_backward(cross_entropy_gradient(AL, Y), cache)


def finite(array):
    """Whether every entry is finite; counted, which for small arrays is the fastest way to ask."""
    return np.count_nonzero(np.isfinite(array)) == array.size


def finite_pass(caches):
    """Whether every Z stayed within the floats; an A would not show it, g may turn inf into a number."""
    return all(finite(cache.Z) for cache in caches.values())


def predict(X, parameters, threshold=0.5):
    """The predicted labels, integers 0 and 1 of shape (n[L], m).

    One output unit: 1 where AL ≥ threshold. Several: a 1 for the most probable class of each
    example, and the threshold plays no part.
    """
    return classes(forward_pass(X, parameters)[0], threshold)


def classes(AL, threshold=0.5):
    """The labels that go with probabilities AL, as ``predict`` gives them."""
    if len(AL) == 1:
        return (AL >= threshold).astype(int)
    return (np.arange(len(AL))[:, None] == AL.argmax(axis=0)).astype(int)


def accuracy(AL, Y):
    """The share of examples that are right, a float in [0, 1].

    Takes probabilities or predictions. One output unit: right where both are on the same side
    of 0.5. Several: right where the largest entry of the column is the true class.
    """
    if len(Y) == 1:
        return float(np.mean((AL >= 0.5) == (Y == 1)))
    return float(np.mean(AL.argmax(axis=0) == Y.argmax(axis=0)))
