"""Mistakes in a computation of several lines: replace one line, or two."""

from collections.abc import Callable
from itertools import combinations
from typing import NamedTuple

from .exercise import Mistake


class Fault(NamedTuple):
    """A line of a computation, what a learner writes there instead, and what to say to it."""

    id: str
    line: str
    instead: Callable
    advice: str


def singles(compute, faults):
    """A Mistake for each fault; ``compute(*args, **lines)`` takes other lines by name."""
    return tuple(Mistake(fault.id, _with(compute, fault), fault.advice) for fault in faults)


def doubles(compute, faults):
    """A function for ``Exercise.pairs``: all pairs of faults in different lines."""

    def pairs():
        both = combinations(faults, 2)
        return [((a, b), _with(compute, a, b)) for a, b in both if a.line != b.line]

    return pairs


def _with(compute, *faults):
    lines = {fault.line: fault.instead for fault in faults}
    return lambda *args: compute(*args, **lines)
