"""Why wrong outputs are wrong: a mistake of the task's table, seen through a general distortion.

An explanation must give the answer's very numbers, on two probes of different sizes where the
answer runs on both. The one that covers most wrong outputs, and is simplest, is taken; then the
next for what is left. Two that are as good are both named.
"""

import re
from itertools import takewhile
from typing import NamedTuple

import numpy as np

from . import saying
from .comparing import distortions, equal, multiples
from .report import Finding

BESIDES = ("", "FLAT", "TRANSPOSED", "WIDE")  # with ×k, what else may have happened to a wrong formula


class Explanation(NamedTuple):
    """Mistakes of the table, then general keys; both can be empty, not both at once."""

    mistakes: tuple  # ids and sentences only, so that equal ones are equal on two probes
    keys: tuple
    letter: str  # general keys mean different things for dW and for db
    cost: float  # simpler ones are preferred
    spoils: bool = False  # the mistakes would also spoil what is right in the answer


def explain(task, attempt, other=None):
    """One Finding per cause, for all wrong outputs of an attempt; ``other`` is the one on the second probe."""
    found = saying.missing(task, attempt)
    wrong = [name for name in attempt.wrong if attempt.got.get(name) is not None]
    views = [attempt] if other is None else [attempt, other]
    possible = _in_all(views, wrong, lambda *view: _by_one(task, *view))
    if len(attempt.probe.calls) > 1:  # small numbers agree by chance: only what explains them all is an explanation
        possible = {
            name: [e for e in possible[name] if not e.spoils and _covers(e, possible) == wrong] for name in wrong
        }
    if wrong and not any(all(e in possible[name] for name in wrong) for e in possible[wrong[0]]):
        pairs = [pair for pair in task.pairs if all(_gives_one(task, pair, view, wrong) for view in views)]
        by_two = _in_all(views, wrong, lambda *view: _by_table(task, *view, pairs, 2.0))
        possible = {name: possible[name] + [e for e in by_two[name] if _enough(e, by_two, possible)] for name in wrong}
    if odd := [name for name in wrong if not possible[name] and len(attempt.probe.calls) == 1]:
        possible |= _in_all(views, odd, lambda *view: _by_table(task, *view, _single(task), 1.0, BESIDES))
    while best := _best(possible, wrong):
        covered = tuple(name for name in wrong if best[0] in possible[name])
        found.append(saying.finding(task, best, covered, attempt))
        wrong = [name for name in wrong if name not in covered]
    if wrong:
        found.append(saying.unexplained(task, tuple(wrong), attempt))
    return _merged(found, list(attempt.want))


def _covers(explanation, possible):
    return [name for name in possible if explanation in possible[name]]


def _enough(explanation, possible, by_one):
    """Whether two mistakes together explain what one does not, and enough to be no chance:

    all, or all of several with the same letter.
    """
    covered = _covers(explanation, possible)
    letters = {saying.letter(name) for name in covered}
    with_letter = [name for name in possible if saying.letter(name) in letters]
    enough = covered == list(possible) or len(covered) > 1 and covered == with_letter
    return enough and not all(by_one[name] for name in covered)


def _merged(findings, order):
    """Findings that say the same of several outputs as one; in the order of the outputs."""
    outputs = {}
    for ids, text, names in findings:
        outputs[ids, text] = outputs.get((ids, text), ()) + names
    merged = [Finding(ids, text, tuple(sorted(names, key=order.index))) for (ids, text), names in outputs.items()]
    return sorted(merged, key=lambda finding: order.index(finding.outputs[0]))


def _in_all(attempts, wrong, explanations):
    """For each wrong output the explanations of its value that hold on all probes where it is wrong."""
    possible = {}
    for attempt in attempts:
        here_too = attempt.wrong
        names = [name for name in wrong if name in here_too and attempt.got.get(name) is not None]
        here = explanations(attempt, names)
        for name in names:
            before = possible.get(name, here[name])
            possible[name] = [explanation for explanation in before if explanation in here[name]]
    return possible


def _by_one(task, attempt, names):
    """Explanations by one mistake of the table, by a distortion of the right numbers, or by both together."""
    probe = attempt.probe
    found = _by_table(task, attempt, names, _single(task), 1.0)
    if len(probe.calls) > 1:  # a single small answer is some multiple of any other: only the table counts
        return found
    mixed = _matching(attempt, names, _mix_ups(task, attempt), 1.05)
    base, masks = task.outputs(probe.calls[0], task.base) if task.base else {}, task.groups(*probe.calls[0])
    for name in names:
        found[name] += mixed[name]
        for keys in distortions(attempt.got[name], attempt.want[name], probe.letters, base.get(name), masks):
            found[name].append(Explanation((), keys, saying.letter(name), _cost(keys)))
    return found


def _single(task):
    return [(mistake,) for mistake in task.mistakes]


def _by_table(task, attempt, names, candidates, cost, besides=()):
    """For each output the candidates, some mistakes each, that give its value; ``besides`` may have happened, too."""
    made = [(tuple((m.id, m.sentence) for m in some), task.wrong_outputs(attempt.probe, *some)) for some in candidates]
    return _matching(attempt, names, made, cost, besides)


def _mix_ups(task, attempt):
    """What any answer may do: return an argument as it came, or one output in place of another."""
    want = attempt.want
    for argument, value in zip(task.arguments, attempt.probe.calls[0], strict=True):
        if isinstance(value, np.ndarray) and value.size > 1:
            yield (("UNCHANGED", f"This is {argument}, as it was given to you."),), dict.fromkeys(want, value)
    if task.result.by_layer:
        first, second = list(want)[0::2], list(want)[1::2]
        letters = f"{saying.letter(first[0])}, {saying.letter(second[0])}"
        order = f"The two of each layer are exchanged. The order is: {letters}."
        yield (("ORDER", order),), {a: want[b] for a, b in zip(first + second, second + first, strict=True)}
        return
    for other, value in want.items():
        if isinstance(value, np.ndarray) and len(want) > 1:
            order = f"This is {other}. The order is: {', '.join(want)}."
            yield (("ORDER", order),), {name: value for name in want if name != other}


def _gives_one(task, pair, attempt, names):
    """Whether a pair of mistakes gives the value of at least one of the outputs."""
    values = task.wrong_outputs(attempt.probe, *pair)
    return any(equal(attempt.got.get(name), values[name]) for name in names if name in values)


def _matching(attempt, names, candidates, cost, besides=()):
    """For each output the candidates that give its very value, or, ``besides``, one distortion and one factor of it."""
    found, right = {name: [] for name in names}, attempt.want.keys() - attempt.wrong
    for said, values in candidates:
        spoils = any(name in values and not equal(values[name], attempt.want[name]) for name in right)
        for name in names:
            got, value = attempt.got[name], values.get(name)
            if name in values and equal(got, value):
                found[name].append(Explanation(said, (), "", cost, spoils))
            elif besides and isinstance(got, np.ndarray) and isinstance(value, np.ndarray):
                for keys in multiples(got, value, attempt.probe.letters, besides):
                    found[name].append(Explanation(said, keys, saying.letter(name), cost + _cost(keys)))
    return found


def _cost(keys):
    dear = {"ONLY": 1.5, "SIGN": 1.6, "CONS": 1.6, "OFFS": 1.6}
    plain = 0.01 * any(re.fullmatch(r"\+?×[−\d.e+]+", key) for key in keys)  # a size says more than its number
    return plain + sum(dear.get(key[:4], 1.04 if key.startswith("+") else 1.02) + 0.001 * len(key) for key in keys)


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
