"""Why wrong outputs are wrong: a wrong formula of the exercise's table, seen through a general distortion.

An explanation must give the answer's very numbers, on two probes of different sizes where the
answer runs on both. The one that covers most wrong outputs, and is simplest, is taken; then the
next for what is left. Two that are as good are both named.
"""

from itertools import takewhile
from typing import NamedTuple

import numpy as np

from . import saying
from .compare import diagnose, equal
from .exercise import Mistake
from .report import Finding

SIMPLE = ("FLAT", "TRANSPOSED", "WIDE")  # with ×k, what else may have happened to a wrong formula


class Explanation(NamedTuple):
    """Mistakes of the table, then general keys; both can be empty, not both at once."""

    mistakes: tuple  # ids and advice only, so that equal ones are equal on two probes
    keys: tuple
    letter: str  # general keys mean different things for dW and for db
    cost: float  # simpler ones are preferred


def explain(exercise, probe, attempt, second=None, other=None):
    """One Finding a cause, for all wrong outputs of an attempt; ``other`` is the attempt on ``second``."""
    found = missing(exercise, attempt)
    wrong = [name for name in attempt.wrong if attempt.got.get(name) is not None]
    possible = _explanations(exercise, probe, attempt, wrong)
    if other is not None:
        there = _explanations(exercise, second, other, wrong)
        for name in set(wrong) & set(other.wrong):
            kept = [explanation for explanation in possible[name] if explanation in there.get(name, ())]
            possible[name] = kept
    while best := _best(possible, wrong):
        covered = tuple(name for name in wrong if best[0] in possible[name])
        found.append(saying.finding(exercise, best, covered, probe, attempt))
        wrong = [name for name in wrong if name not in covered]
    if wrong:
        found.append(saying.unexplained(exercise, tuple(wrong), attempt))
    return found


def missing(exercise, attempt):
    """The Finding about outputs that the answer did not return, in a list; empty if there is none."""
    names = tuple(name for name in attempt.want if attempt.got.get(name) is None)
    id, text = exercise.says.get(("", "MISSING"), ("KEYS", ""))
    return [Finding((id,), f"Not in what your function returned. {text}".strip(), names)] if names else []


def _explanations(exercise, probe, attempt, names):
    """For each wrong output all explanations of its value on one probe."""
    found = {name: [] for name in names}
    singles = [((mistake,), mistake.wrong, 1.0) for mistake in exercise.mistakes]
    singles += [((mistake,), mistake.wrong, 1.05) for mistake in _mix_ups(exercise, probe, attempt)]
    values = [(mistakes, _values(wrong, probe), cost) for mistakes, wrong, cost in singles]
    _add_exact(found, values, attempt)
    base, masks = _values(exercise.base, probe), exercise.masks(*probe.calls[0])
    for name in names:
        letter = saying.letter(name)
        if len(probe.calls) == 1:
            for keys in diagnose(attempt.got[name], attempt.want[name], probe.letters, base.get(name), masks):
                found[name].append(Explanation((), keys, letter, _cost(keys)))
        if not found[name] and len(probe.calls) == 1:
            _add_distorted(found[name], values, name, attempt, probe.letters)
    if not any(all(e in found[name] for name in names) for e in found[names[0]] if names):
        pairs = [(mistakes, _values(wrong, probe), 2.0) for mistakes, wrong in exercise.pairs()]
        _add_exact(found, pairs, attempt)
    return found


def _values(wrong, probe):
    """The wrong outputs of a formula on all calls of a probe; none if it cannot be worked out there."""
    values = {}
    for args in probe.calls:
        try:
            with np.errstate(all="ignore"):
                values |= wrong(*args)
        except (ValueError, IndexError, KeyError, TypeError, ArithmeticError, AttributeError):
            return {}
    return values


def _add_exact(found, candidates, attempt):
    for mistakes, values, cost in candidates:
        values = {name: _as_output(value, attempt.want.get(name)) for name, value in values.items()}
        # a formula that would also spoil what is right in the answer is a poorer explanation
        spoils = any(name not in found and not equal(value, attempt.want.get(name)) for name, value in values.items())
        for name in found:
            if name in values and not equal(values[name], attempt.want[name]):
                if equal(attempt.got[name], values[name]):
                    found[name].append(Explanation(_named(mistakes), (), "", cost + 0.5 * spoils))


def _add_distorted(found, candidates, name, attempt, letters):
    for mistakes, values, cost in candidates:
        if name in values:
            value = _as_output(values[name], attempt.want[name])
            for keys in diagnose(attempt.got[name], value, letters) if isinstance(value, np.ndarray) else ():
                if keys and all(key in SIMPLE or key.startswith("×") for key in keys):
                    found.append(Explanation(_named(mistakes), keys, saying.letter(name), cost + _cost(keys)))


def _as_output(value, want):
    return np.asarray(value, float) if isinstance(want, np.ndarray) else value


def _named(mistakes):
    return tuple((mistake.id, mistake.advice) for mistake in mistakes)


def _cost(keys):
    dear = {"ONLY": 1.5, "SIGN": 1.6}
    return sum(dear.get(key[:4], 1.04 if key.startswith("+") else 1.02) + 0.001 * len(key) for key in keys)


def _mix_ups(exercise, probe, attempt):
    """Mistakes that any answer can hold: an argument returned as it came, one output in place of another."""
    if len(probe.calls) > 1:
        return
    for argument, value in zip(exercise.arguments, probe.calls[0], strict=True):
        if isinstance(value, np.ndarray) and value.size > 1:
            yield Mistake("UNCHANGED", _constant(attempt.want, value), f"This is {argument}, as it was given to you.")
    for other, value in attempt.want.items():
        if isinstance(value, np.ndarray) and len(attempt.want) > 1:
            rest = [name for name in attempt.want if name != other]
            advice = f"This is {other}. The order is: {', '.join(attempt.want)}."
            yield Mistake("ORDER", _constant(rest, value), advice)


def _constant(names, value):
    return lambda *args: dict.fromkeys(names, value)


def _best(possible, wrong):
    """The explanations that cover most of the wrong outputs at the least cost: one, or several equally good."""
    count = {}
    for name in wrong:
        for explanation in dict.fromkeys(possible[name]):
            count[explanation] = count.get(explanation, 0) + 1
    ranked = sorted(count, key=lambda explanation: (-count[explanation], explanation.cost))
    if not ranked:
        return []
    first = ranked[0]
    covers = [name for name in wrong if first in possible[name]]
    equally_good = takewhile(lambda e: (count[e], e.cost) == (count[first], first.cost), ranked)
    return [e for e in equally_good if all(e in possible[name] for name in covers)][:3]
