"""Forward and backward blocks of a deep neural network, after lectures 4.1 to 4.8.

What a layer and a pass need is loaded at once; everything else when its name is first used, so
that ``import dnn_helpers`` loads numpy and nothing heavier.
"""

from importlib import import_module

from .activations import ACTIVATIONS, Activation, identity, leaky_relu, relu, sigmoid, tanh
from .blocks import Cache, Gradient, Layer, backward_block, forward_block
from .costs import cross_entropy, cross_entropy_gradient
from .course import from_course_dict, to_course_dict
from .network import (
    accuracy,
    backward_pass,
    forward_pass,
    initialize_parameters,
    predict,
)
from .optimizers import gradient_descent, momentum
from .regularization import dropout, l2_cost, l2_gradient

_LATER = {
    "HyperParameters": "hyperparameters",
    "Run": "training",
    "train": "training",
    "sweep": "sweeping",
    "grid": "choosing",
    "random_settings": "choosing",
    "log_uniform": "choosing",
    "process_pool": "sweeping",
    "gradient_check": "gradient_checking",
    "dimension_table": "dimensions",
    "trace": "tracing",
    "load_digits": "datasets",
    "make_dataset": "datasets",
    "save_parameters": "files",
    "load_parameters": "files",
    "show": "display",
    "show_figure": "display",
    "show_source": "display",
    "check": "exercises",
    "hint": "exercises",
    "compare_backward": "exercises",
    "explore_network": "panels",
    "explore_forward": "panels",
    "explore_dimensions": "panels",
    "explore_shapes": "panels",
    "explore_activation": "panels",
    "explore_neuron": "panels",
    "explore_iteration": "panels",
    "explore_gradient_check": "panels",
    "explore_depth": "panels",
    "explore_training": "panels",
    "explore_failures": "panels",
    "finds": "panels",
    "diagnose": "diagnosis",
    "guess": "predictions",
    "reveal": "predictions",
    "account": "predictions",
}

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
