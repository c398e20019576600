"""Lecture 4.8: the playground, where every hyperparameter acts, and the lab of trainings that fail.

A run is a value: its settings and the number of updates made decide it, to the last bit. So the
state of the panel is its settings, a stopped training included, and scrubbing trains nothing.
"""

from html import escape
from inspect import signature

import ipywidgets as widgets

from ..activations import ACTIVATIONS
from ..experiments.diagnosis import FAILURES
from ..notebook.display import show_figure
from ..pictures.svg import short
from ..training import SNAPSHOTS
from .controls import Keep, Steps, TrainButton, choice, named, number, whole
from .panel import GROUND, Panel
from .training_picture import finds_chart, right, training_picture
from .training_runs import EXAMPLES, hyperparameters, remembered, slices, trained_run

PLANES = ["moons", "circles", "spiral", "xor", "ring"]
RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0]
ITERATIONS = [50, 100, 200, 500, 1000, 2000, 5000, 10000]

FINDS = {}  # from the name of a failure to (run, words) of the last run that was rightly called so


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
    return _panel(explore_training, locals())


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
    return _panel(explore_failures, locals())


def finds():
    """Show your own chart: the failures found and named so far in ``explore_failures``."""
    show_figure(finds_chart(FINDS, _found()), _found())


def _found():
    found = [f"{name} ({FINDS[name][1]})" for name in FAILURES if name in FINDS]
    return f"{len(found)} of {len(FAILURES)} failures found" + (f": {', '.join(found)}" if found else "")


CHOSEN = [name for name in signature(explore_training).parameters if name not in ("moment", "trained", "kept")]
DEFAULTS = {name: field.default for name, field in signature(explore_training).parameters.items()}


# ---- what is shown of it


def draw_training(*, moment, trained, kept, running=False, **settings):
    made = trained_run(settings, min(trained, settings["iterations"]))
    name, sentence = _verdict(made, running)
    shown = made.shown(name, moment)
    summary = f"{made.chosen()}; moment {moment}, {_measured(made, shown.updates)}. {sentence}"
    if not kept:
        return training_picture(shown, None, summary), summary
    other = _kept_run(kept)
    beside = other.shown(_verdict(other, False)[0], moment)
    summary = f"{summary} Kept: {beside.name}, {_measured(other, beside.updates)}."
    return training_picture(shown, beside, summary), summary


def draw_failures(*, moment, trained, called, running=False, **settings):
    made = trained_run(settings, min(trained, settings["iterations"]))
    name, sentence = _judged(made, called) if not running else _verdict(made, running)
    shown = made.shown(name, moment)
    summary = f"{made.chosen()}; moment {moment}, {_measured(made, shown.updates)}. {sentence}"
    return training_picture(shown, None, summary), summary


def _verdict(made, running):
    """A name and a sentence for a run."""
    done, h = len(made.run.costs), made.run.hyperparameters
    if running:
        return "training", f"Training: {done:,} of {h.iterations:,} iterations."
    if not done and made.run.status != "diverged":
        return "not trained yet", "Not trained yet: press Train."
    stopped = f"Stopped after {done:,} of {h.iterations:,} iterations. " if made.run.status == "interrupted" else ""
    name, sentence = made.diagnosis
    return name, f"{stopped}{name.capitalize()}: {sentence}."


def _judged(made, called):
    """What the learner's name for the run is worth; a right one is kept."""
    name, sentence = _verdict(made, False)
    if name == "not trained yet" or called == "?":
        return (name, sentence) if name == "not trained yet" else ("what happened?", "Name what you see.")
    true = made.diagnosis.name
    if called != true:
        meant = FAILURES.get(called, "none of the others is there")
        return f"{called}?", f"Look again: {called} means that {meant}."
    if true in FAILURES:
        FINDS[true] = made.run, made.chosen()
    return true, f"Yes. {sentence}"


def _measured(made, updates):
    """Cost and right answers at the moment looked at."""
    X, Y, X_dev, Y_dev = made.examples
    parameters, costs = made.run.snapshots[updates], made.run.costs
    known, new = right(parameters, X, Y)[0], right(parameters, X_dev, Y_dev)[0]
    cost = f"cost {short(costs[min(updates, len(costs) - 1)])}, " if len(costs) else ""
    return f"after {updates:,} updates {cost}{known} of {Y.size} right, held out {new} of {Y_dev.size}"


def _kept_run(kept):
    unknown = [name for name in kept if name not in DEFAULTS]
    if unknown:
        raise ValueError(f"kept has {unknown[0]!r}, expected names of settings such as {', '.join(CHOSEN[:3])}")
    settings = DEFAULTS | kept
    updates = settings["iterations"] if settings["trained"] is None else settings["trained"]
    return trained_run({name: settings[name] for name in CHOSEN}, min(updates, settings["iterations"]))


# ---- the panel


def _panel(explore, settings):
    """The controls of a playground, tied to one another."""
    if "kept" in settings:
        settings["kept"] = {} if settings["kept"] is None else settings["kept"]
    if settings["trained"] is None:
        iterations = settings["iterations"]
        settings["trained"] = iterations if isinstance(iterations, int) and iterations in ITERATIONS else 0
    controls = {  # two columns: what is written out in buttons, and beside it a slider
        "dataset": choice("data", [*((name, name) for name in PLANES), ("3 or 8", "digits")]),
        "noise": number("noise", 0, 0.5, 0.05, ".2f"),
        "examples": choice("examples", [20, 50, 100, 200, 500]),
        "seed": whole("seed", 0, 20),
        "activation": choice("g", list(ACTIVATIONS)),
        "layers": whole("hidden layers", 0, 6),
        "scale": choice("first W", [("he", "he"), ("xavier", "xavier"), ("×1", 1.0), ("×0.01", 0.01), ("×0", 0.0)]),
        "units": whole("units in each", 1, 16),
        "batch_size": choice("batch size", ["all", 1, 8, 32, 128, 512]),
        "learning_rate": named("α", [(f"{rate:g}", rate) for rate in RATES]),
        "momentum": choice("momentum β", [("0", 0.0), ("0.5", 0.5), ("0.9", 0.9), ("0.99", 0.99)]),
        "iterations": named("iterations", [(f"{count:,}", count) for count in ITERATIONS]),
        "l2": choice("L2 λ", [("0", 0.0), ("0.1", 0.1), ("1", 1.0), ("10", 10.0), ("100", 100.0)]),
        "keep_prob": choice("keep_prob", [("1", 1.0), ("0.9", 0.9), ("0.8", 0.8), ("0.5", 0.5)]),
    }
    for control in controls.values():
        control.layout = {"width": "380px" if hasattr(control, "readout") else "450px", "min_height": "32px"}
    controls["keep_prob"].layout.width = "380px"
    controls["moment"] = Steps("moment", SNAPSHOTS, seconds=0.1)
    controls["trained"] = TrainButton(max(ITERATIONS), lambda: slices(chosen()))
    button, line, chart = controls["trained"], widgets.HTML(), widgets.HTML()
    if "kept" in settings:
        controls["kept"] = Keep(lambda: _differing(chosen()) | {"trained": button.value})
        draw = draw_training
    else:
        controls["called"] = choice("I call it", ["?", "fine", *FAILURES])
        draw = draw_failures

    def chosen():
        return {name: controls[name].value for name in CHOSEN}

    def drawn(**state):
        result = draw(**state, running=button.running)
        if draw is draw_failures:  # which may have kept a find
            chart.value = f"<div style='{GROUND}'>{finds_chart(FINDS, _found())}</div>"
        return result

    def changed(change):
        """Other settings are another run: not trained yet, if it is not one of the last."""
        button.value = remembered(chosen())
        button.stop()
        tell(change)

    def tell(change):
        button.total = controls["iterations"].value
        try:
            made = escape(repr(hyperparameters(chosen())))
        except (ValueError, TypeError):
            return
        line.value = f"<samp style='user-select:all;font-size:12px'>{made}</samp>"

    def watch(change):
        controls["moment"].value = SNAPSHOTS

    for name in CHOSEN:
        controls[name].observe(changed, "value")
    button.button.observe(watch, "value")
    panel = Panel(explore, drawn, controls, settings, lines=4)
    panel.box.add_class("dnn-grid")
    line.add_class("dnn-code")
    button.ended = panel.set  # which draws once more, now that it is known what became of it
    panel.box.children = (*panel.box.children[:3], chart, panel.box.children[3], line)
    tell(None)
    return panel


def _differing(settings):
    return {name: value for name, value in settings.items() if value != DEFAULTS[name]}
