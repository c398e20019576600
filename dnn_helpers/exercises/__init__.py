"""Exercises whose checks name the mistake: ``check(name, answer)``, ``hint(name)``, ``compare_backward``.

A check runs the learner's function on probes, compares each output with ours, and explains what
differs: ``running`` → ``reading`` → ``compare`` → ``explaining`` → ``saying`` → ``report``. The topics
(``concepts``, ``forward``, ``activations``, ``backward``, ``backpropagation``, ``training``) are tables of
mistakes, each a wrong formula beside its advice.
"""

from dataclasses import replace

from ..validation.checks import check_layer_dims, check_seed, check_whole
from .activations import relu, relu_prime, sigmoid, sigmoid_prime, tanh_prime
from .backpropagation import backward_pass
from .backward import cost, linear_backward, output_gradient, relu_backward, sigmoid_backward
from .checking import check_exercise
from .concepts import count_layers, count_parameters, hyperparameters, layer_shapes, parity_depth
from .forward import forward_pass, linear_forward
from .hints import Hint, hint, no_exercise
from .probes import network_probe, with_caches
from .report import Finding, Report
from .solutions import SOLUTIONS
from .training import initialize_parameters, l2_gradient, momentum_update, update_parameters

__all__ = ["EXERCISES", "SOLUTIONS", "Hint", "Report", "check", "compare_backward", "hint"]

EXERCISES = {
    "count_layers": count_layers,
    "count_parameters": count_parameters,
    "linear_forward": linear_forward,
    "sigmoid": sigmoid,
    "relu": relu,
    "forward_pass": forward_pass,
    "layer_shapes": layer_shapes,
    "parity_depth": parity_depth,
    "sigmoid_prime": sigmoid_prime,
    "tanh_prime": tanh_prime,
    "relu_prime": relu_prime,
    "initialize_parameters": initialize_parameters,
    "update_parameters": update_parameters,
    "cost": cost,
    "output_gradient": output_gradient,
    "sigmoid_backward": sigmoid_backward,
    "relu_backward": relu_backward,
    "linear_backward": linear_backward,
    "backward_pass": backward_pass,
    "hyperparameters": hyperparameters,
    "momentum_update": momentum_update,
    "l2_gradient": l2_gradient,
}


def check(name, answer):
    """A Report on ``answer``, the learner's function for the exercise ``name``; never an exception."""
    if not isinstance(name, str) or name not in EXERCISES:
        finding = Finding(("NAME",), no_exercise(name))
        return Report(name if isinstance(name, str) else "check", "error", findings=(finding,))
    try:
        return check_exercise(name, EXERCISES[name], answer)
    except (Exception, KeyboardInterrupt) as error:  # the promise is that a lesson never shows a traceback
        return _not_judged(name, error)


def compare_backward(my_backward, layer_dims=(5, 4, 3, 2, 1), m=7, seed=406):
    """A Report on a whole backward pass of your own, run beside ours on a network of your choice.

    It names the first tensor that differs, going backwards from layer L: the ones after it inherit
    its error.

    Parameters
    ----------
    my_backward : takes (AL, Y, caches), the caches of ``forward_pass`` or the course's list
        [((A_prev, W, b), Z), …], and returns {l: (dW, db)} or the course's {"dW1": …}
    layer_dims, m, seed : the network (ReLU, and sigmoid in the last layer), the number of examples,
        and the seed of the random numbers
    """
    layer_dims, m, seed = check_layer_dims(layer_dims), check_whole(m, "m"), check_seed(seed)
    own = network_probe(with_caches, layer_dims, m, seed, f"layer_dims = {list(layer_dims)}, m = {m}")
    exercise = backward_pass._replace(probes=(own, *backward_pass.probes))
    try:
        report = check_exercise("compare_backward", exercise, my_backward)
    except (Exception, KeyboardInterrupt) as error:
        return _not_judged("compare_backward", error)
    first = next((row.output for row in report.rows if row.verdict != "right"), None)
    if first is None:
        return report
    return replace(report, closing=(f"Going backwards, the first that differs is {first}.", *report.closing[-1:]))


def _not_judged(name, error):
    stopped, unjudged = "was stopped", f"could not judge this answer ({type(error).__name__})"
    id, what = ("STOPPED", stopped) if isinstance(error, KeyboardInterrupt) else ("CHECK", unjudged)
    return Report(name, "error", findings=(Finding((id,), f"The check {what}; no conclusion is drawn."),))
