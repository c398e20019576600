"""Lecture 4.8: the lab of trainings that fail, and the chart of the failures that were found."""

from functools import partial

from ..experiments.diagnosis import FAILURES
from ..notebook.display import show_figure
from ..pictures.training_picture import finds_chart, training_picture
from ..training import SNAPSHOTS
from .controls import choice
from .playground import look, playground, verdict
from .training_runs import EXAMPLES

FINDS = {}  # from the name of a failure to (run, words) of the last run that was rightly called so


def explore_failures(
    dataset="ring",
    noise=0.0,
    examples=EXAMPLES,
    seed=0,
    layers=1,
    units=6,
    activation="relu",
    scale=0.01,
    learning_rate=1.0,
    iterations=500,
    batch_size="all",
    momentum=0.0,
    l2=0.0,
    keep_prob=1.0,
    moment=SNAPSHOTS,
    trained=None,
    called="?",
):
    """A panel: make a training fail, and name the failure from its costs and gradients.

    The settings are those of ``explore_training``. ``called`` is your name for what you see; a right
    one goes into your own chart, which lives as long as the kernel.
    """
    more = {"called": choice("I call it", ["?", "fine", *FAILURES])}
    return playground(explore_failures, draw_failures, locals(), more, lambda: _chart()[0])


def draw_failures(*, moment, trained, called, running=False, **settings):
    judge = partial(verdict, running=True) if running else partial(_called, called=called)
    shown, summary = look(settings, trained, moment, judge)
    return training_picture(shown, None, summary), summary


def _called(made, called):
    """What the learner's name for the run is worth; a right one is kept."""
    name, sentence = verdict(made)
    if name == "not trained yet":
        return name, sentence
    if called == "?":
        return "what happened?", "Name what you see."
    true = made.diagnosis.name
    if called != true:
        meant = FAILURES.get(called, "none of the others is there")
        return f"{called}?", f"Look again: {called} means that {meant}."
    if true in FAILURES:
        FINDS[true] = made.run, made.chosen()
    return true, f"Yes. {sentence}"


def finds():
    """Show your own chart: the failures found and named so far in ``explore_failures``."""
    show_figure(*_chart())


def _chart():
    """The learner's own chart, and what it shows in one line."""
    found = [f"{name} ({FINDS[name][1]})" for name in FAILURES if name in FINDS]
    summary = f"{len(found)} of {len(FAILURES)} failures found" + (f": {', '.join(found)}" if found else "")
    return finds_chart({name: FINDS.get(name) for name in FAILURES}, summary), summary
