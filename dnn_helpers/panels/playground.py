"""What ``explore_training`` and ``explore_failures`` share: the controls of a training, and a look at its run.

A run is a value: its settings and the number of updates made decide it, to the last bit. So the
state of such a panel is its settings, a stopped training included, and scrubbing trains nothing.
"""

from contextlib import suppress
from html import escape

import ipywidgets as widgets

from ..activations import ACTIVATIONS
from ..data.datasets import DATASETS
from ..pictures.svg import brief
from ..training import SNAPSHOTS
from .controls import Steps, TrainButton, choice, decimal, integer, learning_rates, named
from .panel import GROUND, Panel
from .training_runs import hyperparameters_of, remembered, slices, trained_run

PLANES = [name for name in DATASETS if name != "parity"]  # points in the plane
ITERATIONS = [50, 100, 200, 500, 1000, 2000, 5000, 10000]


def look(settings, trained, moment, judge):
    """A run as it is Shown at a moment, and its summary; ``judge(made)`` gives a name and a sentence for a Trained."""
    made = trained_run(settings, min(trained, settings["iterations"]))
    name, sentence = judge(made)
    shown = made.shown(name, moment)
    return shown, f"{shown.chosen}; moment {moment}, {measured(shown)}. {sentence}"


def measured(shown):
    cost = shown.cost()
    told = "" if cost is None else f"cost {brief(cost)}, "
    return f"after {shown.updates:,} updates {told}{shown.right()}"


def verdict(made, running=False):
    """A name and a sentence for a Trained."""
    done, h = len(made.run.costs), made.run.hyperparameters
    if running:
        return "training", f"Training: {done:,} of {h.iterations:,} iterations."
    if not done and made.run.status != "diverged":
        return "not trained yet", "Not trained yet: press Train."
    stopped = f"Stopped after {done:,} of {h.iterations:,} iterations. " if made.run.status == "interrupted" else ""
    name, sentence = made.diagnosis
    return name, f"{stopped}{name.capitalize()}: {sentence}."


def playground(explore, draw, settings, more, chart=None):
    """The Panel of a playground: its controls, of which ``more`` come last, and the picture of ``chart()`` below."""
    if settings["trained"] is None:
        iterations = settings["iterations"]
        settings = settings | {"trained": iterations if isinstance(iterations, int) and iterations in ITERATIONS else 0}
    controls = {  # two columns: what is written out in buttons, and beside it a slider
        "dataset": choice("data", [*((name, name) for name in PLANES), ("3 or 8", "digits")]),
        "noise": decimal("noise", 0, 0.5, 0.05, ".2f"),
        "examples": choice("examples", [20, 50, 100, 200, 500]),
        "seed": integer("seed", 0, 20),
        "activation": choice("g", list(ACTIVATIONS)),
        "layers": integer("hidden layers", 0, 6),
        "scale": choice("first W", [("he", "he"), ("xavier", "xavier"), ("×1", 1.0), ("×0.01", 0.01), ("×0", 0.0)]),
        "units": integer("units in each", 1, 16),
        "batch_size": choice("batch size", ["all", 1, 8, 32, 128, 512]),
        "learning_rate": learning_rates(100.0),
        "momentum": choice("momentum β", [("0", 0.0), ("0.5", 0.5), ("0.9", 0.9), ("0.99", 0.99)]),
        "iterations": named("iterations", [(f"{count:,}", count) for count in ITERATIONS]),
        "l2": choice("L2 λ", [("0", 0.0), ("0.1", 0.1), ("1", 1.0), ("10", 10.0), ("100", 100.0)]),
        "keep_prob": choice("keep_prob", [("1", 1.0), ("0.9", 0.9), ("0.8", 0.8), ("0.5", 0.5)]),
    }
    for name, control in controls.items():
        narrow = name == "keep_prob" or hasattr(control, "readout")
        control.layout = {"width": "380px" if narrow else "450px", "min_height": "32px"}
    chosen_by = dict(controls)
    controls["moment"] = Steps("moment", SNAPSHOTS, seconds=0.1)
    controls["trained"] = button = TrainButton(max(ITERATIONS), lambda: slices(chosen()))
    line, below = widgets.HTML(), widgets.HTML()

    def chosen():
        return {name: control.value for name, control in chosen_by.items()}

    def drawn(**state):
        result = draw(**state, running=button.running)
        if chart:  # after the draw, which may have changed it
            below.value = f"<div style='{GROUND}'>{chart()}</div>"
        return result

    def changed(change):
        """Other settings are another run: not trained yet, if it is not one of the last."""
        button.value = remembered(chosen())
        button.stop()
        tell()

    def tell():
        button.total = controls["iterations"].value
        with suppress(ValueError, TypeError):
            made = escape(repr(hyperparameters_of(chosen())))
            line.value = f"<samp style='user-select:all;font-size:12px'>{made}</samp>"

    for control in chosen_by.values():
        control.observe(changed, "value")
    button.button.observe(lambda _: controls["moment"].set_trait("value", SNAPSHOTS), "value")
    panel = Panel(explore, drawn, controls | more, settings, lines=4)
    panel.box.add_class("dnn-grid")
    line.add_class("dnn-code")
    button.ended = panel.set  # which draws once more, now that it is known what became of it
    panel.box.children = (*panel.box.children[:3], below, panel.box.children[3], line)
    tell()
    return panel
