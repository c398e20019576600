"""Lecture 4.8: the playground, where every hyperparameter acts."""

from functools import partial
from inspect import signature

from ..pictures.training_picture import training_picture
from ..training import SNAPSHOTS
from .controls import Keep
from .playground import look, measured, playground, verdict
from .training_runs import EXAMPLES


def explore_training(
    dataset="moons",
    noise=0.1,
    examples=EXAMPLES,
    seed=0,
    layers=2,
    units=4,
    activation="tanh",
    scale="he",
    learning_rate=0.3,
    iterations=500,
    batch_size="all",
    momentum=0.0,
    l2=0.0,
    keep_prob=1.0,
    moment=SNAPSHOTS,
    trained=None,
    kept=None,
):
    """A panel: choose data and hyperparameters, train, look back through the training, compare two runs.

    ``layers`` hidden layers of so many ``units``; ``trained`` is the number of updates made, None for
    all; ``moment`` from 0 to 50 is where in the training to look; ``kept`` are the settings of the run
    to compare with, as far as they differ from the default.
    """
    kept = {} if kept is None else kept

    def to_keep():
        """The settings that make the run, as far as they differ from the default."""
        settings = panel.settings
        differing = {name: settings[name] for name in CHOSEN if settings[name] != DEFAULTS[name]}
        return differing | {"trained": settings["trained"]}

    panel = playground(explore_training, draw_training, locals(), {"kept": Keep(to_keep)})
    return panel


DEFAULTS = {name: field.default for name, field in signature(explore_training).parameters.items()}
CHOSEN = [name for name in DEFAULTS if name not in ("moment", "trained", "kept")]


def draw_training(*, moment, trained, kept, running=False, **settings):
    shown, summary = look(settings, trained, moment, partial(verdict, running=running))
    beside = None
    if kept:
        beside, _ = look(*_kept_run(kept), moment, verdict)
        summary = f"{summary} Kept: {beside.name}, {measured(beside)}."
    return training_picture(shown, beside, summary), summary


def _kept_run(kept):
    """The settings of the run that was kept, and its number of updates."""
    for name in kept:
        if name not in DEFAULTS:
            raise ValueError(f"kept has {name!r}, expected names of settings such as {', '.join(CHOSEN[:3])}")
    settings = DEFAULTS | kept
    updates = settings["iterations"] if settings["trained"] is None else settings["trained"]
    return {name: settings[name] for name in CHOSEN}, updates
