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
    return _judged(name, name, answer)


def compare_backward(my_backward, layer_dims=(5, 4, 3, 2, 1), m=7, seed=406):
    """A Report on a whole backward pass of your own, run beside ours on a network of your choice.

    It names the first tensor that differs, going backwards from layer L: the ones after it inherit its error.

    ``my_backward`` takes (AL, Y, caches), the caches of ``forward_pass`` or the course's list [((A_prev, W, b), Z), …],
    and returns {l: (dW, db)} or the course's {"dW1": …}. ``layer_dims`` is the network (ReLU, and sigmoid in the last
    layer), ``m`` the number of examples, ``seed`` that of the random numbers.
    """
    layer_dims, m, seed = check_layer_dims(layer_dims), check_whole(m, "m"), check_seed(seed)
    own = network_probe(with_caches, layer_dims, m, seed, f"layer_dims = {list(layer_dims)}, m = {m}")
    report = _judged("compare_backward", "backward_pass", my_backward, own)
    first = next((row.output for row in report.rows if row.verdict != "right"), None)
    if first is None:
        return report
    return replace(report, closing=(f"Going backwards, the first that differs is {first}.", *report.closing[-1:]))


def _judged(name, exercise, answer, *probes):
    """The Report on an answer to an exercise, tried on more probes first; a lesson never shows a traceback."""
    try:
        task = EXERCISES[exercise]
        return check_task(name, replace(task, probes=(*probes, *task.probes)) if probes else task, answer)
    except KeyboardInterrupt:
        id, what = "STOPPED", "was stopped"
    except Exception as error:
        id, what = "CHECK", f"could not judge this answer ({type(error).__name__})"
    return Report(name, "error", findings=(Finding((id,), f"The check {what}; no conclusion is drawn."),))
