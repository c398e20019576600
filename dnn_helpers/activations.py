"""Activations g, each with its slope g′ beside it (lectures 4.2 and 4.5)."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

LEAK = 0.01  # slope of the leaky ReLU for Z < 0


class Activation(NamedTuple):
    """An activation g: ``relu(Z)`` is g(Z), ``relu.prime(Z)`` is g′(Z), ``relu.name`` its name.

    Both take Z, the input, of any shape, and return a new array of that shape.
    """

    name: str
    g: Callable
    g_prime: Callable

    def __call__(self, Z):
        return self.g(Z)

    def prime(self, Z):
        return self.g_prime(Z)

    def __repr__(self):
        return self.name


def _sigmoid(Z):
    with np.errstate(over="ignore"):  # exp may reach inf, and 1 / inf is the right 0
        return 1 / (1 + np.exp(-Z))


def _sigmoid_prime(Z):
    A = _sigmoid(Z)
    return A * (1 - A)


def _tanh(Z):
    return np.tanh(Z)


def _tanh_prime(Z):
    return 1 - np.tanh(Z) ** 2


def _relu(Z):
    return np.maximum(Z, 0)


def _relu_prime(Z):
    return (Z > 0).astype(Z.dtype)  # 0 at Z = 0: any value in [0, 1] would do


def _leaky_relu(Z):
    return np.maximum(Z, LEAK * Z)


def _leaky_relu_prime(Z):
    return np.where(Z > 0, 1, LEAK).astype(Z.dtype)


def _identity(Z):
    return Z.copy()


def _identity_prime(Z):
    return np.ones_like(Z)


sigmoid = Activation("sigmoid", _sigmoid, _sigmoid_prime)
tanh = Activation("tanh", _tanh, _tanh_prime)
relu = Activation("relu", _relu, _relu_prime)
leaky_relu = Activation("leaky_relu", _leaky_relu, _leaky_relu_prime)
identity = Activation("identity", _identity, _identity_prime)

ACTIVATIONS = {g.name: g for g in (sigmoid, tanh, relu, leaky_relu, identity)}
