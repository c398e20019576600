"""Exercises whose checks name the mistake: ``check(name, answer)``, ``hint(name)``, ``compare_backward``.

A check runs the learner's function on probes (``attempt``, ``running``), finds its outputs in what it returned
(``reading``), compares them with ours (``comparing``), looks for what explains the difference (``explaining``,
``errors``) and puts it into words (``saying``, ``report``). The exercises are files of ``tasks``; ``task`` tells
what is in them.
"""

from dataclasses import replace

from ..validation.checks import check_layer_dims, check_seed, check_whole
from .checking import check_task
from .hints import Hint, hint, no_exercise
from .probes import network_probe, with_caches
from .report import Finding, Report
from .task import EXERCISES

__all__ = ["EXERCISES", "Hint", "Report", "check", "compare_backward", "hint"]


def check(name, answer):
    """A Report on ``answer``, the learner's function for the exercise ``name``; never an exception."""
    if not isinstance(name, str) or name not in EXERCISES:
        finding = Finding(("NAME",), no_exercise(name))
        return Report(name if isinstance(name, str) else "check", "error", findings=(finding,))
    try:
        return check_task(name, EXERCISES[name], answer)
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
    task = EXERCISES["backward_pass"]
    task = replace(task, probes=(own, *task.probes))
    try:
        report = check_task("compare_backward", task, my_backward)
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
