"""Lecture 4.8: the playground, where every hyperparameter acts, and the lab of trainings that fail.

A run is a value: its settings and the number of updates made decide it, to the last bit. So the
state of the panel is its settings, a stopped training included, and scrubbing trains nothing.
"""

from functools import lru_cache
from html import escape
from inspect import signature
from time import monotonic

import ipywidgets as widgets
import numpy as np

from ..activations import ACTIVATIONS
from ..datasets import load_digits, make_dataset
from ..diagnosis import FAILURES, SIGNS, diagnose
from ..display import show_figure
from ..hyperparameters import HyperParameters
from ..svg import short
from ..training import SNAPSHOTS, Training, quietly, train
from .controls import Keep, Steps, TrainButton, choice, named, number, whole
from .panel import GROUND, Panel
from .training_picture import Examples, Shown, finds_chart, right, training_picture

RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0]
ITERATIONS = [50, 100, 200, 500, 1000, 2000, 5000, 10000]
PLANES = ["moons", "circles", "spiral", "xor", "ring"]
PAIR = (3, 8)  # the two digits that are told apart
HELD_OUT = 200
SLICE = 0.1  # seconds of training between two looks at the Stop button
LONG = 0.8  # seconds of training without a progress bar
REMEMBERED = 40  # runs

FINDS = {}  # from the name of a failure to (run, words) of the last run that was rightly called so
_runs = {}  # from (settings as text, updates) to Trained, the last that were looked at


def explore_training(
    dataset="moons",
    noise=0.1,
    examples=200,
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
    kept={},  # noqa: B006, never changed
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
    examples=200,
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


class Trained:
    """A run, the settings it came from, and what became of it."""

    def __init__(self, settings, run):
        self.settings, self.run, self.examples = settings, run, _examples(settings)
        self._diagnosis = None

    @property
    def diagnosis(self):
        if self._diagnosis is None:
            self._diagnosis = diagnose(self.run, self.examples.X, self.examples.Y)
        return self._diagnosis

    def chosen(self):
        """What was chosen, in few words; what is not used is left out."""
        s, h = self.settings, self.run.hyperparameters
        n_x, n, hidden = h.layer_dims[0], s["units"], s["layers"]
        words = ["-".join(map(str, h.layer_dims)) if hidden < 4 else f"{n_x}-{n}×{hidden}-1"] + [h.activation] * bool(
            hidden
        )
        words += [f"×{h.scale:g}" if isinstance(h.scale, float) else h.scale, f"α = {h.learning_rate:g}"]
        words += [f"batches of {h.batch_size}"] * (h.batch_size is not None) + [f"β = {h.momentum:g}"] * bool(
            h.momentum
        )
        words += [f"λ = {h.l2:g}"] * bool(h.l2) + [f"keep_prob {h.keep_prob:g}"] * (h.keep_prob < 1)
        few = [f"m = {self.examples.X.shape[1]}"] * (s["examples"] != DEFAULTS["examples"])
        noisy = [f"noise {s['noise']:g}"] * bool(s["noise"])
        data = "digits 3 or 8" if s["dataset"] == "digits" else s["dataset"]
        return ", ".join([data, *few, *noisy, *words])

    def shown(self, name, moment):
        """As a picture wants it, at the moment from 0 to SNAPSHOTS."""
        latest = round(moment * self.run.hyperparameters.iterations / SNAPSHOTS)
        updates = max(k for k in self.run.snapshots if k <= latest)
        return Shown(self.run, self.examples, name, self.chosen(), updates)


# ---- from settings to a run


def hyperparameters(settings):
    """The HyperParameters that the settings stand for."""
    s, batch = settings, settings["batch_size"]
    return HyperParameters(
        layer_dims=(len(_examples(s).X), *[s["units"]] * s["layers"], 1),
        batch_size=None if batch == "all" else batch,
        **{
            name: s[name]
            for name in ("activation", "scale", "learning_rate", "iterations", "momentum", "l2", "keep_prob", "seed")
        },
    )


def _examples(settings):
    return _made(*(settings[name] for name in ("dataset", "noise", "examples", "seed")))


@lru_cache
def _made(dataset, noise, m, seed):
    """The Examples of a data set."""
    if dataset == "digits":
        rng, digits = np.random.default_rng(seed), load_digits()
        return Examples(*(part for split in (digits.train, digits.dev) for part in _pair(split, noise, m, rng)))
    held_out = make_dataset(dataset, HELD_OUT, noise, seed + 1000)
    return Examples(*make_dataset(dataset, m, noise, seed), *held_out)


def _pair(split, noise, m, rng):
    """The first m images of the two digits, with noise, and whether each is the second digit."""
    chosen = np.flatnonzero(np.isin(split.labels, PAIR))[:m]
    X = split.X[:, chosen]
    return X + noise * rng.standard_normal(X.shape), (split.labels[chosen] == PAIR[1])[None].astype(float)


def trained_run(settings, updates):
    """The Trained of these settings after so many updates, from memory or made now."""
    key = repr(settings), updates
    made = _runs.get(key)
    if made is None:
        h, data = _checked(settings)
        if updates:
            on_step = lambda k, *_: k >= updates < h.iterations  # noqa: E731
            run = train(*data[:2], h, *data[2:], progress=_seconds(h, data, updates) > LONG, on_step=on_step)
        else:
            run = Training(*data[:2], h, *data[2:]).run("interrupted")
        made = Trained(settings, run)
    return _remember(key, made)


def _remember(key, made):
    """As the last of a few, so that what is in use is not forgotten."""
    _runs.pop(key, None)
    _runs[key] = made
    for old in list(_runs)[:-REMEMBERED]:
        _runs.pop(old, None)
    return made


def remembered(settings):
    """The most updates of which a run with these settings is remembered."""
    return max((updates for made_of, updates in list(_runs) if made_of == repr(settings)), default=0)


def _seconds(h, data, updates):
    """About how long so many updates take: a layer costs 35 µs, and 1,000 weights times examples 1 µs."""
    weights = sum(a * b for a, b in zip(h.layer_dims, h.layer_dims[1:], strict=False))
    return updates * 1e-6 * (35 * len(h.layer_dims) + weights * data.X.shape[1] / 1000)


def _checked(settings):
    """Hyperparameters and examples that fit each other."""
    h, data = hyperparameters(settings), _examples(settings)
    m = data.X.shape[1]
    if h.batch_size is not None and h.batch_size > m:
        raise ValueError(f"batch_size is {h.batch_size}, expected at most m = {m}, the number of examples, or all")
    return h, data


def slices(settings):
    """Train for a moment at a time; after each, the run so far is remembered and its number of updates is given."""
    h, data = _checked(settings)
    training = Training(*data[:2], h, *data[2:])
    steps, status, keys = training.steps(), "interrupted", []
    while status == "interrupted":
        until = monotonic() + SLICE
        try:
            with quietly():
                while monotonic() < until:
                    next(steps)
        except StopIteration:
            status = "finished"
        except OverflowError:
            status = "diverged"
        run = training.run(status)
        updates = h.iterations if status == "diverged" else len(run.costs)
        keys.append((repr(settings), updates))
        _remember(keys[-1], Trained(settings, run))
        for key in keys[:-2]:  # the one on show until now stays, in case the last slice is left out
            _runs.pop(key, None)
        yield updates


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
        expected = (
            f"{called} means that {SIGNS[called]}" if called in SIGNS else "fine means that none of the others is there"
        )
        return f"{called}?", f"Look again: {expected}."
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
    button.ended = panel.set  # which draws once more, now that it is known what became of it
    panel.box.children = (*panel.box.children[:3], chart, panel.box.children[3], line)
    tell(None)
    return panel


def _differing(settings):
    return {name: value for name, value in settings.items() if value != DEFAULTS[name]}
