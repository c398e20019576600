"""Forward and backward blocks of a deep neural network, after lectures 4.1 to 4.8.

What a layer and a pass need is loaded at once; everything else when its name is first used, so
that ``import dnn_helpers`` loads numpy and nothing heavier.
"""

from importlib import import_module

from .activations import ACTIVATIONS, Activation, identity, leaky_relu, relu, sigmoid, tanh
from .blocks import Cache, Gradient, Layer, backward_block, forward_block
from .costs import cross_entropy, cross_entropy_gradient
from .data.course import from_course_dict, to_course_dict
from .network import (
    accuracy,
    backward_pass,
    forward_pass,
    initialize_parameters,
    predict,
)
from .optimizers import gradient_descent, momentum
from .regularization import dropout, l2_cost, l2_gradient

_NAMES = {
    "hyperparameters": "HyperParameters",
    "training": "Run train",
    "experiments.sweeping": "sweep process_pool",
    "experiments.choosing": "grid random_settings log_uniform",
    "experiments.gradient_checking": "gradient_check",
    "experiments.dimensions": "dimension_table",
    "experiments.tracing": "trace",
    "data.datasets": "load_digits make_dataset",
    "data.saving": "save_parameters load_parameters",
    "notebook.display": "show show_figure show_source",
    "exercises": "check hint compare_backward",
    "experiments.diagnosis": "diagnose",
    "notebook.guesses": "guess reveal account",
    **{f"panels.{name}": name for name in "explore_network explore_forward explore_dimensions".split()},
    **{f"panels.{name}": name for name in "explore_shapes explore_activation explore_neuron".split()},
    **{f"panels.{name}": name for name in "explore_iteration explore_gradient_check explore_depth".split()},
    "panels.explore_training": "explore_training",
    "panels.explore_failures": "explore_failures finds",
}
_LATER = {name: module for module, names in _NAMES.items() for name in names.split()}

__all__ = [
    *("ACTIVATIONS", "Activation", "identity", "leaky_relu", "relu", "sigmoid", "tanh"),
    *("Cache", "Gradient", "Layer", "backward_block", "forward_block"),
    *("cross_entropy", "cross_entropy_gradient", "gradient_descent", "momentum"),
    *("accuracy", "backward_pass", "forward_pass", "from_course_dict", "initialize_parameters"),
    *("predict", "to_course_dict", "dropout", "l2_cost", "l2_gradient"),
    *_LATER,
]


def __getattr__(name):
    if name not in _LATER:
        raise AttributeError(f"dnn_helpers has no {name!r}")
    value = getattr(import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = value  # found at once the next time
    return value


def __dir__():
    return sorted(__all__)
