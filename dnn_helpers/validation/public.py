"""The lecture's functions behind their checks, under the same names: what ``from dnn_helpers import …`` gives.

A check takes the arguments of its function and returns them ready, or says in one sentence what is wrong with them.
Inside the package the lecture's own functions are called after one check; what may meet an overflow calls these.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from inspect import cleandoc
from types import FunctionType
from typing import TypeVar

import numpy as np

from .. import activations, blocks, costs, network, optimizers, regularization, training
from . import checks
from .checks import as_numbers, check_activation, check_layer_dims, check_number, check_scale, check_seed, check_whole

F = TypeVar("F", bound=Callable)


def behind(function: F, check, after=None) -> F:
    """``function`` behind its check, with the errors that the check's docstring tells at the end of its own.

    ``after(found, *arguments)`` looks at what numpy would only have warned of.
    """
    said = (function.__doc__, check.__doc__)
    # a copy: Python names a check in "forward_block() missing 1 required positional argument", and two share one
    defaults, check = check.__kwdefaults__, FunctionType(check.__code__, check.__globals__, argdefs=check.__defaults__)
    check.__kwdefaults__, check.__qualname__ = defaults, function.__qualname__

    @wraps(function)
    def public(*args, **kwargs):
        ready = check(*args, **kwargs)
        with np.errstate(all="ignore"):
            found = function(**ready) if type(ready) is dict else function(*ready)
        if after is not None:
            after(found, *ready)
        return found

    public.__module__ = __name__  # where pickle looks for it
    public.__doc__ = "\n\n".join(cleandoc(part) for part in said if part)
    return public


class Activation(activations.Activation):
    __doc__ = activations.Activation.__doc__
    __slots__ = ()

    def __call__(self, Z):
        return self.g(as_numbers(Z, "Z"))

    def prime(self, Z):
        return self.g_prime(as_numbers(Z, "Z"))


ACTIVATIONS = {name: Activation(*g) for name, g in activations.ACTIVATIONS.items()}
globals().update(ACTIVATIONS)  # sigmoid, tanh, …


def _check_start(layer_dims, *, hidden="relu", output="sigmoid", scale="he", seed=0):
    """ValueError or TypeError names the argument, what it was and what is allowed."""
    return {
        "layer_dims": check_layer_dims(layer_dims),
        "hidden": check_activation(hidden, ACTIVATIONS),
        "output": check_activation(output, ACTIVATIONS),
        "scale": check_scale(scale, network.SCALES),
        "seed": check_seed(seed),
    }


forward_block = behind(blocks.forward_block, checks.check_forward_block, checks.check_finite_block)
backward_block = behind(blocks.backward_block, checks.check_backward_block, checks.check_finite_slopes)
initialize_parameters = behind(network.initialize_parameters, _check_start)
forward_pass = behind(network.forward_pass, checks.check_forward_pass, checks.check_finite_pass)
backward_pass = behind(network.backward_pass, checks.check_backward_pass, checks.check_finite_gradients)
accuracy = behind(network.accuracy, checks.check_one_hot)
cross_entropy = behind(costs.cross_entropy, checks.check_labels)
cross_entropy_gradient = behind(costs.cross_entropy_gradient, checks.check_labels)
gradient_descent = behind(optimizers.gradient_descent, checks.check_gradient_descent)
momentum = behind(optimizers.momentum, checks.check_momentum)
l2_cost = behind(regularization.l2_cost, checks.check_l2_cost)
l2_gradient = behind(regularization.l2_gradient, checks.check_l2_gradient)
dropout = behind(regularization.dropout, checks.check_dropout)


@wraps(network.predict)
def predict(X, parameters, threshold=0.5):
    threshold = check_number(threshold, "threshold")
    return network.classes(forward_pass(X, parameters)[0], threshold)


predict.__module__ = __name__


@dataclass(frozen=True, kw_only=True)
class HyperParameters(training.HyperParameters):
    __doc__ = (
        f"{training.HyperParameters.__doc__}ValueError or TypeError names the field, its value and what is allowed."
    )

    def __post_init__(self):
        checked = {
            "layer_dims": check_layer_dims(self.layer_dims),
            "activation": check_activation(getattr(self.activation, "name", self.activation), ACTIVATIONS).name,
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
