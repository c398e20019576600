"""Trying many hyperparameters: on one core, on all, or on a cluster (lecture 4.8)."""

import hashlib
import itertools
import json
import signal
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from functools import cache
from multiprocessing import get_context

import numpy as np
from threadpoolctl import ThreadpoolController

from ..data.saving import as_path, write_whole
from ..notebook.interrupts import stop_button
from ..notebook.progress import progress_bar
from ..validation.checks import as_real_matrix, check_training_data, check_whole, short
from ..validation.public import HyperParameters, accuracy, cross_entropy, forward_pass
from .results import Results, Row
from .watching import train

POLL = 0.1  # seconds between two looks at the stop button while others work


def sweep(X, Y, X_dev, Y_dev, settings, *, executor=None, progress=True, file=None):
    """Train once for each setting and measure on held-out data: Results, one Row per setting.

    settings : HyperParameters, or dicts with its fields, such as ``grid`` and ``random_settings`` make
    executor : any ``concurrent.futures.Executor``: ``process_pool()``, a thread pool, Dask's ``client.get_executor()``;
        None runs one after the other, here. The rows do not depend on it.
    progress : whether to show a bar with the time left
    file : name of a file that keeps every row as soon as it is there; rows it already has are not made again, so the
        same call goes on where a stopped sweep, or a dead kernel, left off

    A setting that is invalid or diverges is a row with its reason. The stop button ends the sweep and keeps what is
    done; the rest is "not run". What the executor cannot do (a worker was killed, the cluster is gone) is done here.
    Meanwhile BLAS keeps to one thread: how many it takes can change the last bit of a product, and several processes
    with several threads each are slow. ValueError or TypeError where X, Y, X_dev, Y_dev do not fit each other, or the
    file is no sweep's, or that of other data; OSError, before anything is trained, where it cannot be written.
    """
    settings, data, rows = _as_dicts(settings), _fitting_data(X, Y, X_dev, Y_dev), {}
    kept = _Kept(file, data) if file is not None else None
    if kept:
        rows = {i: kept.rows[key] for i, setting in enumerate(settings) if (key := _key(setting)) in kept.rows}
    if executor is not None and not hasattr(executor, "submit"):
        raise TypeError(f"executor is {short(executor)}, expected an Executor such as process_pool() gives, or None")
    try:
        _blas()  # found before anybody listens to the stop button
        with stop_button() as stopped, _blas().limit(limits=1), progress_bar(len(settings), progress) as advance:
            finished = _remote(settings, data, rows, executor, stopped) if executor is not None else iter(())
            began, before = time.monotonic(), len(rows)
            for i, row in itertools.chain(finished, _here(settings, data, rows, stopped)):
                rows[i] = row
                if kept:
                    kept.add(row)
                advance(len(rows), _time_left(len(rows) - before, len(settings) - before, time.monotonic() - began))
    except KeyboardInterrupt:  # a second press of the stop button
        pass
    if kept and kept.trouble:
        print(f"The last rows are not in {str(kept.path)!r}: {kept.trouble}. All are in the result.")
    return Results(rows.get(i, Row(setting, "not run")) for i, setting in enumerate(settings))


class _Kept:
    """The rows of a sweep in a file of JSON, with a fingerprint of the data they were made from."""

    def __init__(self, path, data):
        self.path, self.rows, self.trouble = as_path(path), {}, None
        self.data = hashlib.sha256(b"".join(repr(part.shape).encode() + part.tobytes() for part in data)).hexdigest()
        if self.path.exists():
            self._read()
        self._write()  # a path that cannot be written is told now, not after hours

    def add(self, row):
        self.rows[_key(row.setting)] = row
        try:
            self._write()
        except OSError as error:  # the disk is full, the folder gone: the rows stay in hand
            self.trouble = error.strerror or str(error)

    def _read(self):
        try:
            stored = json.loads(self.path.read_text(encoding="utf-8"))
            data, rows = stored["data"], [_row_of(**row) for row in stored["rows"]]
            self.rows = {_key(row.setting): row for row in rows}
        except (ValueError, TypeError, KeyError, AttributeError):
            raise ValueError(
                f"{str(self.path)!r} does not hold the rows of a sweep: is it another file, or was it cut short?"
            ) from None
        if data != self.data:
            raise ValueError(
                f"{str(self.path)!r} holds a sweep over other data, expected one over these X, Y, X_dev, Y_dev: "
                "give this one a file of its own"
            )

    def _write(self):
        stored = {"data": self.data, "rows": [row._asdict() for row in self.rows.values()]}
        text = json.dumps(stored, default=_as_json, indent=1)
        write_whole(self.path, lambda file: file.write(text.encode()))


def _row_of(setting, status, reason, **numbers):
    """A Row from a file; ValueError, TypeError or AttributeError where it cannot be one."""
    if status not in ("finished", "diverged", "failed") or not isinstance(reason, str):
        raise ValueError
    setting = {name: tuple(value) if isinstance(value, list) else value for name, value in setting.items()}
    return Row(setting, status, reason, **{name: float(number) for name, number in numbers.items()})


def _key(setting):
    return json.dumps(setting, default=_as_json, sort_keys=True)


def _as_json(value):
    """What JSON does not know: numpy's numbers, and activations by their name."""
    return value.item() if isinstance(value, np.generic) else getattr(value, "name", None) or repr(value)


def _fitting_data(X, Y, X_dev, Y_dev):
    """The data against each other; the first and the last entry of layer_dims are those of X and Y."""
    X, Y = as_real_matrix(X, "X", "n[0]"), as_real_matrix(Y, "Y", "n[L]")
    X_dev, Y_dev = as_real_matrix(X_dev, "X_dev", "n[0]"), as_real_matrix(Y_dev, "Y_dev", "n[L]")
    ends = HyperParameters(layer_dims=(max(len(X), 1), max(len(Y), 1)))
    return check_training_data(X, Y, X_dev, Y_dev, ends)


def _as_dicts(settings):
    try:
        settings = list(settings)
    except TypeError:
        raise TypeError(f"settings is {short(settings)}, expected a list such as grid makes") from None
    for setting in settings:
        if not isinstance(setting, HyperParameters | dict):
            raise TypeError(f"a setting is {short(setting)}, expected HyperParameters or a dict of its fields")
    return [dict(setting if isinstance(setting, dict) else vars(setting)) for setting in settings]


def _here(settings, data, rows, stopped):
    """One after the other, those that have no row yet."""
    for i, setting in enumerate(settings):
        if i not in rows:
            if stopped() or (row := measure(setting, *data)) is None:
                return
            yield i, row


def _remote(settings, data, rows, executor, stopped):
    """As the executor finishes them; ends early when stopped or when the pool breaks."""
    pending = {}
    try:
        for i in [i for i in range(len(settings)) if i not in rows]:
            pending[executor.submit(measure, settings[i], *data)] = i
        last = False
        while pending and not last:
            if last := stopped():  # what has not begun never will, and what is finished by now is not lost
                pending = {future: i for future, i in pending.items() if not future.cancel()}
            done, _ = wait(pending, timeout=0 if last else POLL, return_when=FIRST_COMPLETED)
            for future in done:
                i = pending.pop(future)
                if not future.cancelled() and not future.exception() and (row := future.result()) is not None:
                    yield i, row  # and what went wrong is left to _here
    except RuntimeError:  # the pool is broken, or takes no more work
        return
    finally:
        for future in pending:
            future.cancel()


@cache
def _blas():
    """The threads of the libraries loaded when it is first asked for; an interrupt in this search would be lost."""
    return ThreadpoolController().select(user_api="blas")


def measure(setting, X, Y, X_dev, Y_dev):
    """The Row of one setting; None when the stop button ended it."""
    _blas().limit(limits=1)  # in a worker for good, in the process of sweep until it gives the others back
    try:
        run = train(X, Y, HyperParameters(**setting))
        if run.status == "interrupted":
            return None
        if run.status == "diverged":
            return Row(setting, "diverged", run.message)
        AL, _ = forward_pass(X_dev, run.parameters)
    except (ValueError, TypeError, OverflowError) as error:  # OverflowError: X_dev is far larger than X
        return Row(setting, "failed", str(error))
    except MemoryError:
        return Row(setting, "failed", "there is not enough memory: is a layer, or the batch, too large?")
    return Row(setting, "finished", "", float(run.costs[-1]), cross_entropy(AL, Y_dev), accuracy(AL, Y_dev))


def _time_left(done, total, seconds):
    left = seconds / done * (total - done)
    return f"about {left:.0f} s left" if done < total else f"{seconds:.0f} s"


def process_pool(workers=None):
    """A pool of ``workers`` processes (None: one a core), each with BLAS held to one thread.

    ``with process_pool() as executor: sweep(…, executor=executor)``; in a script under ``if __name__ == "__main__":``.
    """
    if workers is not None:
        check_whole(workers, "workers")
    # deaf to Ctrl-C: Jupyter sends it to the workers as well, and it is sweep's to answer
    deaf = {"initializer": signal.signal, "initargs": (signal.SIGINT, signal.SIG_IGN)}
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), **deaf)
