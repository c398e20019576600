"""Call a learner's function so that nothing it does can hurt: on copies, with a time limit, its prints kept.

The call runs in a thread of its own. That gives one time limit that works on every system, in a
Jupyter kernel and outside the main thread, and ``run`` returns even if the answer cannot be stopped.
"""

import ctypes
import dis
import io
import math
import random
import threading
import warnings
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

import numpy as np

from ..activations import Activation

LIMIT = 2.0  # seconds an answer may take; the right ones take milliseconds


class TimeUp(BaseException):
    """Raised inside an answer that takes too long; no Exception, so that few answers catch it."""


class Outcome(NamedTuple):
    """What came of a call: its value or its error, what it printed, which arguments and which names it changed."""

    value: object = None
    error: BaseException | None = None
    printed: str = ""
    changed: tuple = ()
    replaced: tuple = ()  # "numpy.exp", put back since


class _Printed(io.StringIO):
    """Keeps the start of what is printed, however much it is."""

    def write(self, text):
        if self.tell() < 1000:
            super().write(str(text)[:1000])
        return len(text)


def run(answer, args, names):
    """The Outcome of ``answer(*args)``; the arguments themselves are not handed out, only copies."""
    given, outcome, printed = copied(args), {}, _Printed()
    done, stopped = threading.Event(), None
    random_states, printing = (np.random.get_state(), random.getstate()), np.get_printoptions()
    # np.random.seed = 1, meant as a call, would stay for good
    modules = [(module, dict(vars(module))) for module in (np, np.random, np.linalg, math)]

    def call():
        try:
            try:
                with np.errstate(all="ignore"):
                    outcome["value"] = answer(*given)
            except BaseException as error:  # SystemExit and TimeUp among them
                outcome["error"] = error
            done.set()
        except TimeUp:  # one that was on its way when the answer ended
            done.set()

    thread = threading.Thread(target=call, daemon=True)
    with redirect_stdout(printed), redirect_stderr(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            thread.start()
            done.wait(LIMIT)  # not join: if the stop button interrupts that, the thread counts as ended and runs on
        except KeyboardInterrupt as stop_button:
            stopped = stop_button
        except RuntimeError:  # a system without threads, such as Python in the browser
            call()
        if stopped or not done.is_set():
            _stop(thread, done, outcome)
            outcome = {"error": stopped or TimeUp()}
    replaced = _put_back(modules)
    np.random.set_state(random_states[0])  # an answer may call np.random.seed; the notebook should not notice
    random.setstate(random_states[1])
    np.set_printoptions(**printing)
    changed = tuple(place for name, a, b in zip(names, args, given, strict=False) for place in differences(a, b, name))
    return Outcome(outcome.get("value"), outcome.get("error"), printed.getvalue(), changed, replaced)


def _put_back(modules):
    """Undo what an answer assigned to names of these modules; returns the names."""
    replaced = []
    for module, before in modules:
        for name, value in before.items():
            if vars(module).get(name) is not value:
                setattr(module, name, value)
                replaced.append(f"{module.__name__}.{name}")
    return tuple(replaced)


def _stop(thread, done, outcome):
    """Raise TimeUp in the thread, again if the answer caught it; give up after a second."""
    for _ in range(20):
        if done.is_set():
            return thread.join(1)
        if not outcome:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident), ctypes.py_object(TimeUp))
        done.wait(0.05)


def copied(value):
    """A copy of arguments: arrays and containers anew, activations and numbers as they are."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, Activation) or not isinstance(value, (list, tuple)):
        return value
    items = [copied(item) for item in value]
    return type(value)(*items) if hasattr(value, "_fields") else type(value)(items)


def differences(before, after, name):
    """The names of the places in an argument that are no longer what they were."""
    if isinstance(before, np.ndarray):
        return [] if type(after) is np.ndarray and np.array_equal(before, after) else [name]
    if isinstance(before, dict):
        if not isinstance(after, dict) or list(before) != list(after):
            return [name]
        return [d for key in before for d in differences(before[key], after[key], f"{name}[{key!r}]")]
    if isinstance(before, (list, tuple)) and not isinstance(before, Activation):
        if type(before) is not type(after) or len(before) != len(after):
            return [name]
        places = [f"{name}.{field}" for field in getattr(before, "_fields", ())]
        places = places or [f"{name}[{i}]" for i in range(len(before))]
        parts = zip(before, after, places, strict=True)
        return [d for old, new, place in parts for d in differences(old, new, place)]
    return [] if before is after or before == after else [name]


def reads_from_outside(answer):
    """Names of numbers, arrays and containers that a function takes from outside instead of its arguments."""
    code, outside = getattr(answer, "__code__", None), getattr(answer, "__globals__", {})
    data = (int, float, np.generic, np.ndarray, dict, list, tuple)
    found = [name for name in getattr(code, "co_names", ()) if isinstance(outside.get(name), data)]
    return tuple(name for name in found if not isinstance(outside[name], (bool, Activation)))


def is_stub(answer):
    """Whether a function's body uses none of its arguments, as ``pass``, ``...`` and ``return None`` do."""
    code = getattr(answer, "__code__", None)
    used = ("LOAD_FAST", "LOAD_DEREF")
    steps = dis.get_instructions(code) if code else ()
    return code is not None and not code.co_names and not any(step.opname.startswith(used) for step in steps)
