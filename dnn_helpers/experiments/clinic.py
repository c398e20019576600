"""The bug clinic: published wrong backward passes, and four examinations that try to notice (lecture 4.7).

A patient is the lecture's backward pass with one mistake in it: ``show_source`` shows it, and its docstring is what its
author wrote. ``{name: examine(patient) for name, patient in PATIENTS.items()}`` is the truth table.
"""

import inspect
import re

import numpy as np

from .. import network
from ..blocks import Gradient, Layer
from ..costs import cross_entropy
from ..data.datasets import make_dataset
from ..exercises.rewriting import function_of, with_line
from ..network import backward_pass, initialize_parameters
from ..notebook.display import without_docstring
from ..validation.checks import check_callable, check_parameters, check_seed, check_training_data, check_whole
from ..validation.public import HyperParameters, forward_pass, gradient_descent
from .gradient_checking import gradient_check

# A patient's name and what its author wrote; under it the changed line, as ``rewriting`` reads it.
CHART = """
top gradient: Hands every hidden layer what the output layer handed down.
    dA_prev = caches[L].W.T @ (AL - Y)
sigmoid slope: Takes the slope of the sigmoid in every layer, whatever the layer's own g was.
    second dZ = dA_prev * sigmoid.prime(caches[l - 1].Z)
no mean: Adds up the examples in dW and db, and does not divide by m.
    grads[l] = Gradient(dZ @ caches[l].A_prev.T, dZ.sum(axis=1, keepdims=True))
summed start: Adds up dA[L] over the examples, as the notes write it.
    first dZ = activation_backward(np.sum(cross_entropy_gradient(AL, Y)), caches[L])
no transpose: Hands down W dZ instead of Wᵀ dZ.
    dA_prev = caches[l].W @ dZ
flat db: Sums db without keepdims=True.
    grads[l] = parameter_gradient(dZ, caches[l])._replace(db=dZ.mean(axis=1))
reversed twice: Goes down through the hidden layers and up through their caches.
    before for: caches = {L: caches[L]} | {l: caches[L - l] for l in range(1, L)}
damaged input: Subtracts Y from AL in place, so that the caller's AL is no longer a prediction.
    first dZ = np.subtract(AL, Y, out=AL)
"""


def patient(name, sentence, line):
    """The lecture's backward pass with another line in it, a name of its own, and a sentence for its docstring."""
    source = with_line(without_docstring(inspect.getsource(backward_pass)), line)
    source = source.replace("backward_pass", name.replace(" ", "_"), 1)
    function = function_of(source, vars(network) | {"Gradient": Gradient})
    function.__doc__ = sentence
    return function


PATIENTS = {name: patient(name, *rest) for name, *rest in re.findall(r"^(\S.*?): (.+)\n +(.+)$", CHART, re.MULTILINE)}


def same_shapes(backward, layer_dims, seed):
    """Does each gradient have the shape of its parameter?"""
    parameters, X, Y = _scenery(layer_dims, seed)
    grads = backward(*_passed(X, Y, parameters))
    for l, (dW, db) in grads.items():
        for name, slope, value in ((f"dW{l}", dW, parameters[l].W), (f"db{l}", db, parameters[l].b)):
            if slope.shape != value.shape:
                return f"{name} has shape {slope.shape}, expected {value.shape}"
    return ""


def cost_falls(backward, layer_dims, seed):
    """Do 2,000 iterations bring the cost below half of what it was?"""
    first, *_, last = learn(backward, layer_dims, seed)[0]
    return "" if last < first / 2 else f"the cost went from {first:.2g} to {last:.2g}"


def two_layer_test(backward, layer_dims, seed):
    """Are the gradients of a network with one hidden layer the known ones?"""
    parameters, X, Y = _scenery((layer_dims[0], layer_dims[1], layer_dims[-1]), seed)
    known = backward_pass(*_passed(X, Y, parameters))
    grads = backward(*_passed(X, Y, parameters))
    for l in known:
        for name, slope, right in zip(("dW", "db"), grads[l], known[l], strict=True):
            if slope.shape != right.shape or not np.allclose(slope, right):
                return f"{name}{l} is not the known one"
    return ""


def check_gradients(backward, layer_dims, seed):
    """Does ``gradient_check`` find a tensor that differs from the secants of the cost?"""
    report = gradient_check(*_scenery(layer_dims, seed), backward=backward)
    differ = [row for row in report.rows if row.verdict == "differ"]
    return ", ".join(f"{row.name} differs ({row.relative_error:.1g})" for row in differ)


EXAMINATIONS = {
    "shapes": same_shapes,
    "cost falls": cost_falls,
    "two-layer test": two_layer_test,
    "gradient check": check_gradients,
}


@np.errstate(all="ignore")  # a sick network may overflow; the costs tell
def examine(backward, layer_dims=(2, 6, 6, 1), seed=0):
    """A dict from each examination to its symptom, "" for none: 200 points of "ring", ReLUs, small random biases."""
    check_callable(backward, "backward", "(AL, Y, caches)")
    _scenery(layer_dims, seed)  # made for its checks alone: what does not fit is told before anything runs
    noticed = {}
    for name, examination in EXAMINATIONS.items():
        try:
            noticed[name] = examination(backward, layer_dims, seed)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            noticed[name] = f"it stops: {type(error).__name__}"
    return noticed


@np.errstate(all="ignore")  # what is not finite is told by the checks
def learn(backward, layer_dims=(2, 6, 6, 1), seed=0, iterations=2000, learning_rate=0.5):
    """The costs of a training with this backward pass, one an iteration, and the parameters at its end."""
    check_callable(backward, "backward", "(AL, Y, caches)")
    parameters, X, Y = _scenery(layer_dims, seed)
    costs = []
    for _ in range(check_whole(iterations, "iterations")):
        AL, Y, caches = _passed(X, Y, parameters)
        costs.append(cross_entropy(AL, Y))
        parameters = gradient_descent(parameters, backward(AL, Y, caches), learning_rate)
    return costs, parameters


def _scenery(layer_dims, seed):
    h = HyperParameters(layer_dims=layer_dims, seed=seed)
    X, Y, _, _ = check_training_data(*make_dataset("ring", m=200, seed=h.seed), None, None, h)
    return with_small_biases(initialize_parameters(h.layer_dims, seed=h.seed), h.seed), X, Y


def _passed(X, Y, parameters):
    AL, caches = forward_pass(X, parameters)
    return AL, Y, caches


def with_small_biases(parameters, seed=0):
    """The parameters with random biases of about 0.1 in place of zeros: no unit rests on ReLU's kink."""
    layers, rng = check_parameters(parameters).items(), np.random.default_rng([check_seed(seed), 1])
    return {l: Layer(W, 0.1 * rng.standard_normal(b.shape), g) for l, (W, b, g) in layers}
