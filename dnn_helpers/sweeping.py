"""Trying many hyperparameters: on one core, on all, or on a cluster (lecture 4.8)."""

import itertools
import math
import os
import time
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import fields
from multiprocessing import get_context
from typing import NamedTuple

import numpy as np

from .costs import cross_entropy
from .hyperparameters import HyperParameters
from .interrupts import stop_button
from .network import accuracy, forward_pass
from .progress import progress_bar
from .training import train
from .validate import check_number, check_seed, check_training_data, check_whole

POLL = 0.1  # seconds between two looks at the stop button while others work


class Row(NamedTuple):
    """What became of one setting.

    ``status`` is "finished", "diverged", "failed" (with the sentence in ``reason``) or "not run".
    ``cost`` is the last training cost; ``dev_cost`` and ``dev_accuracy`` are those of the held-out
    examples. All three are NaN where there is nothing to measure.
    """

    setting: dict
    status: str
    reason: str = ""
    cost: float = math.nan
    dev_cost: float = math.nan
    dev_accuracy: float = math.nan


class Results(tuple):
    """A Row a setting, in the order of the settings; prints as a table, best first."""

    def best(self, count=5):
        """The ``count`` finished rows with the highest dev_accuracy (then the lowest dev_cost)."""
        finished = [row for row in self if row.status == "finished"]
        return Results(sorted(finished, key=lambda row: (-row.dev_accuracy, row.dev_cost))[:count])

    def __repr__(self):
        varied = _varied(self)
        head = [*varied, "status", "dev accuracy", "dev cost", "reason"]
        finished = self.best(len(self))
        rows = [*finished, *(row for row in self if row.status != "finished")]
        cells = [head] + [
            [
                *(str(row.setting.get(name, "")) for name in varied),
                row.status,
                "" if math.isnan(row.dev_accuracy) else f"{row.dev_accuracy:.3f}",
                "" if math.isnan(row.dev_cost) else f"{row.dev_cost:.3g}",
                row.reason,
            ]
            for row in rows
        ]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        return "\n".join(
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
        )


def _varied(rows):
    """The names of the fields that differ between the settings."""
    names = dict.fromkeys(name for row in rows for name in row.setting)
    return [name for name in names if len({repr(row.setting.get(name)) for row in rows}) > 1]


def grid(**choices):
    """Every combination: a list of settings. A list is a choice, anything else is fixed.

    ``grid(layer_dims=(64, 16, 10), learning_rate=[0.1, 1], momentum=[0, 0.9])`` gives four.
    """
    varied = {name: value for name, value in choices.items() if isinstance(value, list)}
    return [
        choices | dict(zip(varied, combination, strict=True)) for combination in itertools.product(*varied.values())
    ]


def random_settings(count, *, seed=0, **choices):
    """``count`` settings drawn at random: from a list one entry, from ``log_uniform(low, high)`` a number."""
    count, rng = check_whole(count, "count"), np.random.default_rng(check_seed(seed))
    return [{name: _draw(value, rng) for name, value in choices.items()} for _ in range(count)]


class log_uniform(NamedTuple):  # noqa: N801, it reads as a function
    """A number between ``low`` and ``high``, each power of ten as likely as the next."""

    low: float
    high: float


def _draw(value, rng):
    if isinstance(value, log_uniform):
        low, high = check_number(value.low, "low", above=0), check_number(value.high, "high", above=0)
        return float(f"{math.exp(rng.uniform(math.log(low), math.log(high))):.3g}")
    return value[rng.integers(len(value))] if isinstance(value, list) else value


def sweep(X, Y, X_dev, Y_dev, settings, *, executor=None, progress=True):
    """Train once for each setting and measure on held-out data: Results, a Row a setting.

    Parameters
    ----------
    settings : HyperParameters, or dicts with its fields, such as ``grid`` and ``random_settings`` make
    executor : any ``concurrent.futures.Executor``: ``process_pool()``, a thread pool, Dask's
        ``client.get_executor()``; None runs one after the other, here. The rows do not depend on it.
    progress : whether to show a bar with the time left

    A setting that is invalid or diverges is a row with its reason. The stop button ends the sweep
    and keeps what is done; the rest is "not run". If the pool breaks (a worker was killed), the
    rest is done here.

    Raises
    ------
    ValueError, TypeError
        when X, Y and X_dev, Y_dev do not fit each other, whatever the setting.
    """
    settings = [_as_dict(setting) for setting in settings]
    ends = HyperParameters(layer_dims=(max(len(np.atleast_1d(X)), 1), max(len(np.atleast_1d(Y)), 1)))
    data = check_training_data(X, Y, X_dev, Y_dev, ends)
    rows = {}
    with stop_button() as stopped, progress_bar(len(settings), progress) as advance:
        finished = _remote(settings, data, executor, stopped) if executor else iter(())
        began = time.monotonic()
        for i, row in itertools.chain(finished, _here(settings, data, rows, stopped)):
            rows[i] = row
            advance(len(rows), _time_left(len(rows), len(settings), time.monotonic() - began))
    return Results(rows.get(i, Row(setting, "not run")) for i, setting in enumerate(settings))


def _as_dict(setting):
    if isinstance(setting, HyperParameters):
        return {field.name: getattr(setting, field.name) for field in fields(setting)}
    if not isinstance(setting, dict):
        raise TypeError(f"a setting is {setting!r}, expected HyperParameters or a dict of its fields")
    return dict(setting)


def _here(settings, data, rows, stopped):
    """One after the other, those that have no row yet."""
    for i, setting in enumerate(settings):
        if stopped():
            return
        if i not in rows:
            row = measure(setting, *data)
            if row is None:
                return
            yield i, row


def _remote(settings, data, executor, stopped):
    """As the executor finishes them; ends early when stopped or when the pool breaks."""
    try:
        pending = {executor.submit(measure, setting, *data): i for i, setting in enumerate(settings)}
        while pending and not stopped():
            done, _ = wait(pending, timeout=POLL, return_when=FIRST_COMPLETED)
            for future in done:
                i = pending.pop(future)
                if (row := future.result()) is not None:
                    yield i, row
    except BrokenExecutor:
        return
    finally:
        for future in pending:
            future.cancel()


def measure(setting, X, Y, X_dev, Y_dev):
    """The Row of one setting; None when the stop button ended it."""
    try:
        run = train(X, Y, HyperParameters(**setting))
    except (ValueError, TypeError) as error:
        return Row(setting, "failed", str(error))
    if run.status == "interrupted":
        return None
    if run.status == "diverged":
        return Row(setting, "diverged", run.message)
    AL, _ = forward_pass(X_dev, run.parameters)
    return Row(setting, "finished", "", float(run.costs[-1]), cross_entropy(AL, Y_dev), accuracy(AL, Y_dev))


def _time_left(done, total, seconds):
    left = seconds / done * (total - done)
    return f"about {left:.0f} s left" if done < total else f"{seconds:.0f} s"


@contextmanager
def process_pool(workers=None):
    """A pool of ``workers`` processes (None: one a core), each with BLAS held to one thread.

    ``with process_pool() as executor: sweep(…, executor=executor)``. In a script, as with any
    process pool, this belongs under ``if __name__ == "__main__":``.
    """
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, "1"))  # read by each worker when it loads numpy
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
            yield executor
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)
