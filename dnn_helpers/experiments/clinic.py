"""The bug clinic: published wrong backward passes, and four examinations that try to notice (lecture 4.7).

A patient is a whole backward pass (AL, Y, caches) -> grads with one mistake in it; the first line
of its docstring is what its author wrote. An examination runs on a patient and returns what it
noticed, "" if nothing, so ``{name: examine(patient) for name, patient in PATIENTS.items()}`` is
the truth table.
"""

import numpy as np

from ..activations import sigmoid
from ..blocks import Gradient, Layer, activation_backward, parameter_gradient
from ..costs import cross_entropy, cross_entropy_gradient
from ..data.datasets import make_dataset
from ..network import backward_pass, forward_pass, initialize_parameters
from ..optimizers import gradient_descent
from .gradient_checking import gradient_check


def top_gradient(AL, Y, caches):
    """Hands every hidden layer what the output layer handed down."""
    L = len(caches)
    dZ = AL - Y
    grads = {L: parameter_gradient(dZ, caches[L])}
    dA = caches[L].W.T @ dZ
    for l in range(L - 1, 0, -1):
        dZ = activation_backward(dA, caches[l])  # dA is never replaced
        grads[l] = parameter_gradient(dZ, caches[l])
    return grads


def sigmoid_slope(AL, Y, caches):
    """Takes the slope of the sigmoid in every layer, whatever the layer's own g was."""
    dZ, grads = AL - Y, {}
    for l in range(len(caches), 0, -1):
        grads[l] = parameter_gradient(dZ, caches[l])
        if l > 1:
            dZ = (caches[l].W.T @ dZ) * sigmoid.prime(caches[l - 1].Z)
    return grads


def no_mean(AL, Y, caches):
    """Adds up the examples in dW and db, and does not divide by m."""
    dZ, grads = AL - Y, {}
    for l in range(len(caches), 0, -1):
        dW = dZ @ caches[l].A_prev.T
        db = dZ.sum(axis=1, keepdims=True)
        grads[l] = Gradient(dW, db)
        if l > 1:
            dZ = activation_backward(caches[l].W.T @ dZ, caches[l - 1])
    return grads


def summed_start(AL, Y, caches):
    """Adds up dA[L] over the examples, as the notes write it."""
    L = len(caches)
    dA = np.sum(cross_entropy_gradient(AL, Y))
    dZ, grads = activation_backward(dA, caches[L]), {}
    for l in range(L, 0, -1):
        grads[l] = parameter_gradient(dZ, caches[l])
        if l > 1:
            dZ = activation_backward(caches[l].W.T @ dZ, caches[l - 1])
    return grads


def no_transpose(AL, Y, caches):
    """Hands down W dZ instead of Wᵀ dZ."""
    dZ, grads = AL - Y, {}
    for l in range(len(caches), 0, -1):
        grads[l] = parameter_gradient(dZ, caches[l])
        if l > 1:
            dZ = activation_backward(caches[l].W @ dZ, caches[l - 1])
    return grads


def flat_db(AL, Y, caches):
    """Sums db without keepdims=True."""
    dZ, grads = AL - Y, {}
    for l in range(len(caches), 0, -1):
        dW, _ = parameter_gradient(dZ, caches[l])
        db = dZ.mean(axis=1)
        grads[l] = Gradient(dW, db)
        if l > 1:
            dZ = activation_backward(caches[l].W.T @ dZ, caches[l - 1])
    return grads


def reversed_twice(AL, Y, caches):
    """Goes down through the hidden layers and up through their caches."""
    L = len(caches)
    dZ = AL - Y
    grads = {L: parameter_gradient(dZ, caches[L])}
    dA = caches[L].W.T @ dZ
    for l in range(L - 1, 0, -1):
        cache = caches[L - l]  # of layer 1 first
        dZ = activation_backward(dA, cache)
        grads[l] = parameter_gradient(dZ, cache)
        dA = cache.W.T @ dZ
    return grads


def damaged_input(AL, Y, caches):
    """Subtracts Y from AL in place, so that the caller's AL is no longer a prediction."""
    dZ = AL
    dZ -= Y
    grads = {}
    for l in range(len(caches), 0, -1):
        grads[l] = parameter_gradient(dZ, caches[l])
        if l > 1:
            dZ = activation_backward(caches[l].W.T @ dZ, caches[l - 1])
    return grads


PATIENTS = {
    "top gradient": top_gradient,
    "sigmoid slope": sigmoid_slope,
    "no mean": no_mean,
    "summed start": summed_start,
    "no transpose": no_transpose,
    "flat db": flat_db,
    "reversed twice": reversed_twice,
    "damaged input": damaged_input,
}


def shapes(backward, layer_dims=(2, 6, 6, 1), seed=0):
    """Does each gradient have the shape of its parameter?"""
    parameters, X, Y = _scene(layer_dims, seed)
    grads = backward(*_forward(X, Y, parameters))
    for l, (dW, db) in grads.items():
        for name, slope, value in ((f"dW{l}", dW, parameters[l].W), (f"db{l}", db, parameters[l].b)):
            if slope.shape != value.shape:
                return f"{name} has shape {slope.shape}, expected {value.shape}"
    return ""


def cost_falls(backward, layer_dims=(2, 6, 6, 1), seed=0):
    """Do 2,000 iterations bring the cost below half of what it was?"""
    first, *_, last = learn(backward, layer_dims, seed)[0]
    return "" if last < first / 2 else f"the cost went from {first:.2g} to {last:.2g}"


def two_layer_test(backward, layer_dims=(2, 6, 6, 1), seed=0):
    """Are the gradients of a network with one hidden layer the known ones?"""
    parameters, X, Y = _scene((layer_dims[0], layer_dims[1], layer_dims[-1]), seed)
    known = backward_pass(*_forward(X, Y, parameters))
    grads = backward(*_forward(X, Y, parameters))
    for l in known:
        for name, slope, right in zip(("dW", "db"), grads[l], known[l], strict=True):
            if slope.shape != right.shape or not np.allclose(slope, right):
                return f"{name}{l} is not the known one"
    return ""


def check_gradients(backward, layer_dims=(2, 6, 6, 1), seed=0):
    """Does ``gradient_check`` find a tensor that differs from the secants of the cost?"""
    report = gradient_check(*_scene(layer_dims, seed), backward=backward)
    differ = [row for row in report.rows if row.verdict == "differ"]
    return ", ".join(f"{row.name} differs ({row.relative_error:.1g})" for row in differ)


EXAMINATIONS = {
    "shapes": shapes,
    "cost falls": cost_falls,
    "two-layer test": two_layer_test,
    "gradient check": check_gradients,
}


def examine(backward, layer_dims=(2, 6, 6, 1), seed=0):
    """What each examination noticed: a dict from its name to a symptom, "" if it saw nothing.

    The scene is 200 points of a disc and a ring, and a ReLU network with small random biases.
    """
    noticed = {}
    for name, examination in EXAMINATIONS.items():
        try:
            with np.errstate(all="ignore"):  # a sick network may overflow; the costs tell
                noticed[name] = examination(backward, layer_dims, seed)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            noticed[name] = f"it stops: {type(error).__name__}"
    return noticed


def learn(backward, layer_dims=(2, 6, 6, 1), seed=0, iterations=2000, learning_rate=0.5):
    """The costs of a training with this backward pass, one an iteration, and the parameters at its end."""
    parameters, X, Y = _scene(layer_dims, seed)
    costs = []
    for _ in range(iterations):
        AL, Y, caches = _forward(X, Y, parameters)
        costs.append(cross_entropy(AL, Y))
        parameters = gradient_descent(parameters, backward(AL, Y, caches), learning_rate)
    return costs, parameters


def _scene(layer_dims, seed):
    X, Y = make_dataset("ring", m=200, seed=seed)
    return with_small_biases(initialize_parameters(layer_dims, seed=seed), seed), X, Y


def _forward(X, Y, parameters):
    AL, caches = forward_pass(X, parameters)
    return AL, Y, caches


def with_small_biases(parameters, seed=0):
    """The parameters with random biases of about 0.1 in place of zeros: no unit rests on ReLU's kink."""
    rng = np.random.default_rng([seed, 1])
    return {l: Layer(W, 0.1 * rng.standard_normal(b.shape), g) for l, (W, b, g) in parameters.items()}
