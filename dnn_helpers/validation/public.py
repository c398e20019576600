"""The lecture's functions behind their checks, under the same names: what ``from dnn_helpers import …`` gives.

A check takes the arguments of its function and returns them ready, or says in one sentence what is wrong with them.
Inside the package the lecture's own functions are called, after one check at the first door.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import cleandoc
from typing import TypeVar

import numpy as np

from .. import activations, blocks, costs, network, optimizers, regularization, training
from .checks import (
    as_numbers,
    check_activation,
    check_backward_block,
    check_backward_pass,
    check_finite_block,
    check_finite_gradients,
    check_finite_pass,
    check_finite_slopes,
    check_forward_block,
    check_forward_pass,
    check_labels,
    check_layer_dims,
    check_number,
    check_one_hot,
    check_parameters,
    check_scale,
    check_seed,
    check_update,
    check_whole,
    short,
)

F = TypeVar("F", bound=Callable)


def behind(function: F, after=None) -> Callable[[Callable], F]:
    """Turn a check, which takes the same arguments and returns them ready, into ``function`` behind that check.

    ``after(found, *arguments)`` looks at what the function found, where numpy would only have warned.
    """

    def door(check):
        @wraps(function)
        def public(*args, **kwargs):
            ready = check(*args, **kwargs)
            with np.errstate(all="ignore"):
                found = function(**ready) if type(ready) is dict else function(*ready)
            if after is not None:
                after(found, *ready)
            return found

        check.__qualname__ = function.__qualname__  # which Python names where an argument is missing
        public.__module__ = __name__  # where pickle looks for it
        public.__doc__ = "\n\n".join(cleandoc(part.__doc__) for part in (function, check) if part.__doc__)
        return public

    return door


class Activation(activations.Activation):
    __doc__ = activations.Activation.__doc__
    __slots__ = ()

    def __call__(self, Z):
        return self.g(as_numbers(Z, "Z"))

    def prime(self, Z):
        return self.g_prime(as_numbers(Z, "Z"))


ACTIVATIONS = {name: Activation(*g) for name, g in activations.ACTIVATIONS.items()}
globals().update(ACTIVATIONS)  # sigmoid, tanh, …


@behind(blocks.forward_block, after=check_finite_block)
def forward_block(A_prev, W, b, g):
    """Raises
    ------
    ValueError, TypeError
        when the shapes do not fit, naming the array and the shape it should have, or for NaN in an array.
    OverflowError
        when Z is beyond what a float can hold.
    """
    return check_forward_block(A_prev, W, b, g)


@behind(blocks.backward_block, after=check_finite_slopes)
def backward_block(dA, cache):
    """Raises
    ------
    ValueError, TypeError
        when dA has not the shape of Z, or for NaN in an array.
    OverflowError
        when a derivative is beyond what a float can hold.
    """
    return check_backward_block(dA, cache), cache


@behind(network.initialize_parameters)
def initialize_parameters(layer_dims, *, hidden="relu", output="sigmoid", scale="he", seed=0):
    """Raises
    ------
    ValueError, TypeError
        naming the argument, what it was and what is allowed.
    """
    return {
        "layer_dims": check_layer_dims(layer_dims),
        "hidden": check_activation(hidden, ACTIVATIONS),
        "output": check_activation(output, ACTIVATIONS),
        "scale": check_scale(scale, network.SCALES),
        "seed": check_seed(seed),
    }


@behind(network.forward_pass, after=check_finite_pass)
def forward_pass(X, parameters):
    """Raises
    ------
    ValueError, TypeError
        for shapes that do not fit, a missing layer, an empty batch, or NaN in X.
    OverflowError
        when finite weights drive Z beyond what a float can hold.
    """
    return check_forward_pass(X, parameters)


@behind(network.backward_pass, after=check_finite_gradients)
def backward_pass(AL, Y, caches):
    """Raises
    ------
    ValueError, TypeError
        for labels other than 0 and 1, shapes that do not fit, or a missing cache.
    OverflowError
        when a gradient is beyond what a float can hold.
    """
    return *check_backward_pass(AL, Y, caches), caches


@wraps(network.predict)
def predict(X, parameters, threshold=0.5):
    threshold = check_number(threshold, "threshold")
    return network.classes(forward_pass(X, parameters)[0], threshold)


predict.__module__ = __name__


@behind(network.accuracy)
def accuracy(AL, Y):
    return check_one_hot(AL, Y)


@behind(costs.cross_entropy)
def cross_entropy(AL, Y):
    """Raises
    ------
    ValueError, TypeError
        for labels other than 0 and 1, AL outside [0, 1], or shapes that differ.
    """
    return check_labels(AL, Y)


@behind(costs.cross_entropy_gradient)
def cross_entropy_gradient(AL, Y):
    return check_labels(AL, Y)


@behind(optimizers.gradient_descent)
def gradient_descent(parameters, grads, learning_rate):
    """Raises
    ------
    ValueError, TypeError
        when a gradient has not the shape of its parameter, or a layer is missing.
    """
    return *check_update(parameters, grads), check_number(learning_rate, "learning_rate")


@behind(optimizers.momentum)
def momentum(parameters, grads, velocity, learning_rate, beta):
    (parameters, grads), beta = check_update(parameters, grads), check_number(beta, "beta", low=0, below=1)
    start = velocity is None or type(velocity) is dict and not velocity
    velocity = None if start else check_update(parameters, velocity, "velocity")[1]
    return parameters, grads, velocity, check_number(learning_rate, "learning_rate"), beta


@behind(regularization.l2_cost)
def l2_cost(parameters, l2, m):
    parameters = {l: (np.asarray(W, float), b, g) for l, (W, b, g) in check_parameters(parameters).items()}
    return parameters, check_number(l2, "l2", low=0), check_whole(m, "m")


@behind(regularization.l2_gradient)
def l2_gradient(grads, parameters, l2, m):
    parameters, grads = check_update(parameters, grads)
    return grads, parameters, check_number(l2, "l2", low=0), check_whole(m, "m")


@behind(regularization.dropout)
def dropout(parameters, m, keep_prob, rng):
    parameters = check_parameters(parameters)
    m, keep_prob = check_whole(m, "m"), check_number(keep_prob, "keep_prob", above=0, high=1)
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng is {short(rng)}, expected a Generator such as np.random.default_rng(0)")
    return parameters, m, keep_prob, rng


@dataclass(frozen=True, kw_only=True)
class HyperParameters(training.HyperParameters):
    __doc__ = f"""{training.HyperParameters.__doc__}
    Raises
    ------
    ValueError, TypeError
        naming the field, its value and what is allowed.
    """

    def __post_init__(self):
        g = getattr(self.activation, "name", self.activation)
        checked = {
            "layer_dims": check_layer_dims(self.layer_dims),
            "activation": check_activation(g, ACTIVATIONS).name,
            "scale": check_scale(self.scale, network.SCALES),
            "learning_rate": check_number(self.learning_rate, "learning_rate", above=0),
            "iterations": check_whole(self.iterations, "iterations"),
            "batch_size": None if self.batch_size is None else check_whole(self.batch_size, "batch_size"),
            "momentum": check_number(self.momentum, "momentum", low=0, below=1),
            "l2": check_number(self.l2, "l2", low=0),
            "keep_prob": check_number(self.keep_prob, "keep_prob", above=0, high=1),
            "seed": check_seed(self.seed),
        }
        for name, value in checked.items():
            object.__setattr__(self, name, value)  # the way to fill a frozen dataclass
