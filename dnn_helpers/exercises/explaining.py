"""Why wrong outputs are wrong: a wrong formula of the exercise's table, seen through a general distortion.

An explanation must give the answer's very numbers, on two probes of different sizes where the
answer runs on both. The one that covers most wrong outputs, and is simplest, is taken; then the
next for what is left. Two that are as good are both named.
"""

import re
from itertools import takewhile
from typing import NamedTuple

import numpy as np

from . import saying
from .compare import diagnose, equal
from .exercise import Mistake
from .reading import layers
from .report import Finding

SIMPLE = ("FLAT", "TRANSPOSED", "WIDE")  # with ×k, what else may have happened to a wrong formula


class Explanation(NamedTuple):
    """Mistakes of the table, then general keys; both can be empty, not both at once."""

    mistakes: tuple  # ids and advice only, so that equal ones are equal on two probes
    keys: tuple
    letter: str  # general keys mean different things for dW and for db
    cost: float  # simpler ones are preferred
    spoils: bool = False  # the mistakes would also spoil what is right in the answer


def explain(exercise, probe, attempt, second=None, other=None):
    """One Finding per cause, for all wrong outputs of an attempt; ``other`` is the attempt on ``second``."""
    found = missing(exercise, attempt)
    wrong = [name for name in attempt.wrong if attempt.got.get(name) is not None]
    views = [(probe, attempt)] if other is None else [(probe, attempt), (second, other)]
    possible = _in_all(views, wrong, lambda *view: _by_one(exercise, *view))
    if len(probe.calls) > 1:  # small numbers agree by chance: only what explains them all is an explanation
        possible = {
            name: [e for e in possible[name] if not e.spoils and _covers(e, possible) == wrong] for name in wrong
        }
    if wrong and not any(all(e in possible[name] for name in wrong) for e in possible[wrong[0]]):
        pairs = _fitting(exercise.pairs(), views, wrong)
        by_two = _in_all(
            views, wrong, lambda probe, attempt, names: _exact(_evaluated(pairs, probe), attempt, names, 2.0)
        )
        possible = {name: possible[name] + [e for e in by_two[name] if _enough(e, by_two)] for name in wrong}
    while best := _best(possible, wrong):
        covered = tuple(name for name in wrong if best[0] in possible[name])
        found.append(saying.finding(exercise, best, covered, probe, attempt))
        wrong = [name for name in wrong if name not in covered]
    if wrong:
        found.append(saying.unexplained(exercise, tuple(wrong), attempt))
    return _merged(found, list(attempt.want))


def _covers(explanation, possible):
    return [name for name in possible if explanation in possible[name]]


def _enough(explanation, possible):
    """Whether two mistakes together explain enough to be no chance: all, or all of several with the same letter."""
    covered = _covers(explanation, possible)
    letters = {saying.letter(name) for name in covered}
    return (
        covered == list(possible)
        or len(covered) > 1
        and covered == [name for name in possible if saying.letter(name) in letters]
    )


def _merged(findings, order):
    """Findings that say the same of several outputs as one; in the order of the outputs."""
    outputs = {}
    for ids, text, names in findings:
        outputs[ids, text] = outputs.get((ids, text), ()) + names
    merged = [Finding(ids, text, tuple(sorted(names, key=order.index))) for (ids, text), names in outputs.items()]
    return sorted(merged, key=lambda finding: order.index(finding.outputs[0]))


def missing(exercise, attempt):
    """The Finding about outputs that the answer did not return, in a list; empty if there is none."""
    names = tuple(name for name in attempt.want if attempt.got.get(name) is None)
    id, text = exercise.says.get(("", "MISSING"), ("KEYS", ""))
    text = saying.missing_layers(names, list(attempt.want)) or f"Not in what your function returned. {text}".strip()
    return [Finding((id,), text, names)] if names else []


def _in_all(views, wrong, explanations):
    """For each wrong output the explanations of its value that hold on all probes where it is wrong."""
    possible = {}
    for probe, attempt in views:
        names = [name for name in wrong if name in attempt.wrong and attempt.got.get(name) is not None]
        here = explanations(probe, attempt, names)
        for name in names:
            before = possible.get(name, here[name])
            possible[name] = [explanation for explanation in before if explanation in here[name]]
    return possible


def _by_one(exercise, probe, attempt, names):
    """Explanations by one mistake of the table, by a distortion of the right formula, or by both together."""
    table = _evaluated([((mistake,), mistake.wrong) for mistake in exercise.mistakes], probe)
    mix_ups = _evaluated([((mistake,), mistake.wrong) for mistake in _mix_ups(exercise, probe, attempt)], probe)
    found, mixed = _exact(table, attempt, names, 1.0), _exact(mix_ups, attempt, names, 1.05)
    base, masks = _values(exercise.base, probe), exercise.masks(*probe.calls[0])
    for name in names:
        found[name] += mixed[name]
        if len(probe.calls) == 1:  # a single small answer is some multiple of any other: only the table counts
            for keys in diagnose(attempt.got[name], attempt.want[name], probe.letters, base.get(name), masks):
                found[name].append(Explanation((), keys, saying.letter(name), _cost(keys)))
            if not found[name] and exercise.pairs is tuple:
                found[name] = _distorted(table, name, probe, attempt)
    return found


def _fitting(candidates, views, names):
    """The candidates that give the value of at least one wrong output, on every probe."""
    for probe, attempt in views:
        values = (_values(wrong, probe) for _, wrong in candidates)
        fits = [any(equal(attempt.got.get(name), v[name]) for name in names if name in v) for v in values]
        candidates = [candidate for candidate, fit in zip(candidates, fits, strict=True) if fit]
    return candidates


def _evaluated(candidates, probe):
    return [(mistakes, _values(wrong, probe)) for mistakes, wrong in candidates]


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


def _exact(candidates, attempt, names, cost):
    """For each output the candidates that give its very value."""
    found = {name: [] for name in names}
    for mistakes, values in candidates:
        values = {name: _as_output(value, attempt.want.get(name)) for name, value in values.items()}
        spoils = any(name not in attempt.wrong and not equal(v, attempt.want.get(name)) for name, v in values.items())
        for name in names:
            if name in values and equal(attempt.got[name], values[name]):
                found[name].append(Explanation(_named(mistakes), (), "", cost, spoils))
    return found


def _distorted(candidates, name, probe, attempt):
    """Candidates that give the value of an output flattened, transposed or times a factor."""
    found = []
    for mistakes, values in candidates:
        value = _as_output(values.get(name), attempt.want[name])
        for keys in diagnose(attempt.got[name], value, probe.letters) if name in values else ():
            if keys and all(key in SIMPLE or key.startswith("×") for key in keys):
                found.append(Explanation(_named(mistakes), keys, saying.letter(name), 1.0 + _cost(keys)))
    return found


def _as_output(value, want):
    return np.asarray(value, float) if isinstance(want, np.ndarray) and value is not None else value


def _named(mistakes):
    return tuple((mistake.id, mistake.advice) for mistake in mistakes)


def _cost(keys):
    dear = {"ONLY": 1.5, "SIGN": 1.6, "CONS": 1.6, "OFFS": 1.6}
    plain = 0.01 * any(re.fullmatch(r"\+?×[−\d.e+]+", key) for key in keys)  # a size says more than its number
    return plain + sum(dear.get(key[:4], 1.04 if key.startswith("+") else 1.02) + 0.001 * len(key) for key in keys)


def _mix_ups(exercise, probe, attempt):
    """Mistakes that any answer can hold: an argument returned as it came, one output in place of another."""
    if len(probe.calls) > 1:
        return
    for argument, value in zip(exercise.arguments, probe.calls[0], strict=True):
        if isinstance(value, np.ndarray) and value.size > 1:
            yield Mistake("UNCHANGED", _constant(attempt.want, value), f"This is {argument}, as it was given to you.")
    if exercise.read is layers:
        first, second = list(attempt.want)[0::2], list(attempt.want)[1::2]
        exchanged = {a: attempt.want[b] for a, b in zip(first + second, second + first, strict=True)}
        order = f"{saying.letter(first[0])}, {saying.letter(second[0])}"
        yield Mistake("ORDER", lambda *args: exchanged, f"The two of each layer are exchanged. The order is: {order}.")
        return
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
    ranked = sorted(count, key=lambda e: (e.spoils, -count[e], e.cost))
    if not ranked:
        return []
    first = ranked[0]
    covers = [name for name in wrong if first in possible[name]]
    equally_good = takewhile(lambda e: (e.spoils, count[e], e.cost) == (first.spoils, count[first], first.cost), ranked)
    return [e for e in equally_good if all(e in possible[name] for name in covers)][:3]
