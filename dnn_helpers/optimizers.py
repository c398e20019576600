"""The updates: from parameters and gradients to new parameters (lectures 4.6 and 4.8)."""

import numpy as np

from .blocks import Gradient, Layer


def _step(value, slope, learning_rate):
    change = slope * learning_rate
    return np.subtract(value, change, out=change)  # into the array just made, not the caller's


def gradient_descent(parameters, grads, learning_rate):
    """New parameters W − α dW and b − α db; the arguments stay as they are (lecture 4.6)."""
    updated = {}
    for l, (W, b, g) in parameters.items():
        dW, db = grads[l]
        updated[l] = Layer(_step(W, dW, learning_rate), _step(b, db, learning_rate), g)
    return updated


def momentum(parameters, grads, velocity, learning_rate, beta):
    """New parameters and new velocity: v = βv + (1−β) dW, then W − αv; the same for b (lecture 4.8).

    The velocity, a dict from l to Gradient, is that of the call before, or None to start at zero; beta lies in [0, 1),
    and 0 is plain gradient descent. The arguments stay as they are.
    """
    velocity = velocity or dict.fromkeys(grads, (0.0, 0.0))
    averaged = {}
    for l, (dW, db) in grads.items():
        v_W, v_b = velocity[l]
        averaged[l] = Gradient(beta * v_W + (1 - beta) * dW, beta * v_b + (1 - beta) * db)
    return gradient_descent(parameters, averaged, learning_rate), averaged
