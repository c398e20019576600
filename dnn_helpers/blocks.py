"""The forward block and the backward block of one layer (lectures 4.6 and 4.7).

Columns are examples. dA and dZ hold derivatives of each example's loss; dW and db are
derivatives of the cost J, the mean loss, so 1/m stands only there.
"""

from typing import NamedTuple

import numpy as np

from .activations import Activation


class Layer(NamedTuple):
    """One layer's parameters, W of shape (n[l], n[l-1]) and b of shape (n[l], 1), and its g."""

    W: np.ndarray
    b: np.ndarray
    g: Activation


class Cache(NamedTuple):
    """What the forward block keeps for the backward block of the same layer.

    The notes list z, W and b. The backward step needs the layer's input A_prev as well, for dW.
    """

    A_prev: np.ndarray
    W: np.ndarray
    b: np.ndarray
    Z: np.ndarray
    g: Activation


class Gradient(NamedTuple):
    """The derivatives of the cost J by one layer's W and b, in the shapes of W and b."""

    dW: np.ndarray
    db: np.ndarray


def forward_block(A_prev, W, b, g):
    """A[l] and the cache of layer l (lecture 4.2).

    A_prev (n[l-1], m), W (n[l], n[l-1]), b (n[l], 1) and an activation such as ``relu`` in; A (n[l], m), a Cache out.
    """
    Z = W @ A_prev
    Z += b  # (n, 1) is stretched over the m columns
    return g(Z), Cache(A_prev, W, b, Z, g)


def activation_backward(dA, cache):
    """dZ[l] = dA[l] ∗ g[l]′(Z[l]), entry by entry: (n[l], m) in, (n[l], m) out (lecture 4.7)."""
    return dA * cache.g.prime(cache.Z)


def parameter_gradient(dZ, cache):
    """dW[l] = dZ[l] A[l-1]ᵀ / m and db[l], the mean of dZ[l] over the examples (lecture 4.7)."""
    m = dZ.shape[1]
    dW = dZ @ cache.A_prev.T
    dW /= m
    db = dZ.sum(axis=1, keepdims=True)
    db /= m
    return Gradient(dW, db)


def backward_block(dA, cache):
    """dA[l-1], dW[l] and db[l] from dA[l] and the cache of layer l (lecture 4.7).

    dA (n[l], m), the derivative of each example's loss by its a[l], and the Cache that ``forward_block`` returned in;
    dA_prev (n[l-1], m), dW (n[l], n[l-1]) and db (n[l], 1) out.
    """
    dZ = activation_backward(dA, cache)
    dW, db = parameter_gradient(dZ, cache)
    dA_prev = cache.W.T @ dZ
    return dA_prev, dW, db
