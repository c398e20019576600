"""The runs of the playground: from settings to a Training, slice by slice or at once, and the last ones in memory."""

from functools import cached_property, lru_cache
from time import monotonic

import numpy as np

from ..data.datasets import load_digits, make_dataset
from ..experiments.diagnosis import dead_units, diagnose
from ..experiments.watching import quietly, train
from ..pictures.training_picture import Examples, Shown
from ..training import SNAPSHOTS, Training
from ..validation.public import HyperParameters, forward_pass

PAIR = (3, 8)  # the two digits that are told apart
EXAMPLES, HELD_OUT = 200, 200  # to learn from, if not said otherwise, and to judge by
SLICE = 0.1  # seconds of training between two looks at the Stop button
LONG = 1000  # updates without a progress bar
REMEMBERED = 40  # runs

_kept_runs = {}  # from (settings as text, updates) to Trained, the last that were looked at


class Trained:
    """A run, the settings it came from, and what became of it."""

    def __init__(self, settings, run):
        self.settings, self.run, self.examples = settings, run, examples_of(settings)

    @cached_property
    def diagnosis(self):
        return diagnose(self.run, self.examples.X, self.examples.Y)

    def chosen(self):
        """What was chosen, in few words; what is not used is left out."""
        s, h = self.settings, self.run.hyperparameters
        n_x, n, hidden = h.layer_dims[0], s["units"], s["layers"]
        words = {  # and whether it is used
            "digits 3 or 8" if s["dataset"] == "digits" else s["dataset"]: True,
            f"m = {self.examples.X.shape[1]}": s["examples"] != EXAMPLES,
            f"noise {s['noise']:g}": s["noise"],
            "-".join(map(str, h.layer_dims)) if hidden < 4 else f"{n_x}-{n}×{hidden}-1": True,
            h.activation: hidden,
            f"×{h.scale:g}" if isinstance(h.scale, float) else h.scale: True,
            f"α = {h.learning_rate:g}": True,
            f"batches of {h.batch_size}": h.batch_size,
            f"β = {h.momentum:g}": h.momentum,
            f"λ = {h.l2:g}": h.l2,
            f"keep_prob {h.keep_prob:g}": h.keep_prob < 1,
        }
        return ", ".join(word for word, used in words.items() if used)

    def shown(self, name, moment):
        """As a picture wants it, at the moment from 0 to SNAPSHOTS."""
        latest = round(moment * self.run.hyperparameters.iterations / SNAPSHOTS)
        updates = max(k for k in self.run.snapshots if k <= latest)
        parameters = self.run.snapshots[updates]
        (AL, caches), (AL_dev, _) = (forward_pass(X, parameters) for X in (self.examples.X, self.examples.X_dev))
        answer = lambda X: forward_pass(X, parameters)[0]  # noqa: E731
        return Shown(self.run, self.examples, name, self.chosen(), updates, answer, AL, AL_dev, dead_units(caches))


def hyperparameters_of(settings):
    """The HyperParameters that the settings stand for."""
    same = ("activation", "scale", "learning_rate", "iterations", "momentum", "l2", "keep_prob", "seed")
    return HyperParameters(
        layer_dims=(len(examples_of(settings).X), *[settings["units"]] * settings["layers"], 1),
        batch_size=None if settings["batch_size"] == "all" else settings["batch_size"],
        **{name: settings[name] for name in same},
    )


def examples_of(settings):
    """The Examples that the settings stand for."""
    return _made_examples(*(settings[name] for name in ("dataset", "noise", "examples", "seed")))


@lru_cache
def _made_examples(dataset, noise, m, seed):
    if dataset == "digits":
        rng, digits = np.random.default_rng(seed), load_digits()
        return Examples(*(part for split in (digits.train, digits.dev) for part in _pair(split, noise, m, rng)))
    held_out = make_dataset(dataset, HELD_OUT, noise, seed + 1000)
    return Examples(*make_dataset(dataset, m, noise, seed), *held_out)


def _pair(split, noise, m, rng):
    chosen = np.flatnonzero(np.isin(split.labels, PAIR))[:m]
    X = split.X[:, chosen]
    return X + noise * rng.standard_normal(X.shape), (split.labels[chosen] == PAIR[1])[None].astype(float)


def trained_run(settings, updates):
    """The Trained of these settings after so many updates, from memory or made now."""
    key = _settings_text(settings), updates
    made = _kept_runs.get(key)
    if made is None:
        h, X, Y, X_dev, Y_dev = _ready(settings)
        if updates:
            on_step = lambda k, *_: k >= updates < h.iterations  # noqa: E731
            run = train(X, Y, h, X_dev, Y_dev, progress=updates > LONG, on_step=on_step)
        else:
            run = Training(X, Y, h, X_dev, Y_dev).run()
        made = Trained(settings, run)
    return _remember(key, made)


def _settings_text(settings):
    """The settings as text, the same in whatever order they come."""
    return repr(sorted(settings.items()))


def _remember(key, made):
    """As the last of a few, so that what is in use is not forgotten."""
    _kept_runs.pop(key, None)
    _kept_runs[key] = made
    for old in list(_kept_runs)[:-REMEMBERED]:
        _kept_runs.pop(old, None)
    return made


def remembered(settings):
    """The most updates of which a run with these settings is remembered."""
    return max((updates for made_of, updates in list(_kept_runs) if made_of == _settings_text(settings)), default=0)


def _ready(settings):
    """Hyperparameters, and examples that fit them."""
    h, data = hyperparameters_of(settings), examples_of(settings)
    m = data.X.shape[1]
    if h.batch_size is not None and h.batch_size > m:
        raise ValueError(f"batch_size is {h.batch_size}, expected at most m = {m}, the number of examples, or all")
    return h, *data


def slices(settings):
    """Train for a moment at a time; after each, the run so far is remembered and its number of updates is given."""
    h, X, Y, X_dev, Y_dev = _ready(settings)
    training = Training(X, Y, h, X_dev, Y_dev)
    steps, keys = training.steps(), []
    while training.status == "interrupted":
        until = monotonic() + SLICE
        with quietly():
            while monotonic() < until and next(steps, None):
                pass
        run = training.run()
        updates = h.iterations if run.status == "diverged" else len(run.costs)
        keys.append((_settings_text(settings), updates))
        _remember(keys[-1], Trained(settings, run))
        for key in keys[:-2]:  # the one on show until now stays, in case the last slice is left out
            _kept_runs.pop(key, None)
        yield updates
