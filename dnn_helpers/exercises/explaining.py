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


def explain(task, probe, attempt, second=None, other=None):
    """One Finding per cause, for all wrong outputs of an attempt; ``other`` is the attempt on ``second``."""
    found = missing(task, attempt)
    wrong = [name for name in attempt.wrong if attempt.got.get(name) is not None]
    views = [(probe, attempt)] if other is None else [(probe, attempt), (second, other)]
    possible = _in_all(views, wrong, lambda *view: _by_one(task, *view))
    if len(probe.calls) > 1:  # small numbers agree by chance: only what explains them all is an explanation
        possible = {
            name: [e for e in possible[name] if not e.spoils and _covers(e, possible) == wrong] for name in wrong
        }
    if wrong and not any(all(e in possible[name] for name in wrong) for e in possible[wrong[0]]):
        pairs = _fitting(task, views, wrong)
        by_two = _in_all(views, wrong, lambda *view: _exact(*view, _made(task, view[0], pairs), 2.0))
        possible = {name: possible[name] + [e for e in by_two[name] if _enough(e, by_two, possible)] for name in wrong}
    if odd := [name for name in wrong if not possible[name] and len(probe.calls) == 1]:
        possible |= _in_all(views, odd, lambda *view: _distorted(task, *view))
    while best := _best(possible, wrong):
        covered = tuple(name for name in wrong if best[0] in possible[name])
        found.append(saying.finding(task, best, covered, probe, attempt))
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


def missing(task, attempt):
    """The Finding about outputs that the answer did not return, in a list; empty if there is none."""
    names = tuple(name for name in attempt.want if attempt.got.get(name) is None)
    id, text = task.says.get(("", "MISSING"), ("KEYS", ""))
    text = saying.missing_layers(names, list(attempt.want)) or f"Not in what your function returned. {text}".strip()
    return [Finding((id,), text, names)] if names else []


def _in_all(views, wrong, explanations):
    """For each wrong output the explanations of its value that hold on all probes where it is wrong."""
    possible = {}
    for probe, attempt in views:
        here_too = attempt.wrong
        names = [name for name in wrong if name in here_too and attempt.got.get(name) is not None]
        here = explanations(probe, attempt, names)
        for name in names:
            before = possible.get(name, here[name])
            possible[name] = [explanation for explanation in before if explanation in here[name]]
    return possible


def _by_one(task, probe, attempt, names):
    """Explanations by one mistake of the table, by a distortion of the right numbers, or by both together."""
    table = _made(task, probe, [(mistake,) for mistake in task.mistakes])
    found = _exact(probe, attempt, names, table, 1.0)
    if len(probe.calls) > 1:  # a single small answer is some multiple of any other: only the table counts
        return found
    mixed = _exact(probe, attempt, names, _mix_ups(task, probe, attempt), 1.05)
    base, masks = task.outputs(probe.calls[0], task.base) if task.base else {}, task.groups(*probe.calls[0])
    for name in names:
        found[name] += mixed[name]
        for keys in distortions(attempt.got[name], attempt.want[name], probe.letters, base.get(name), masks):
            found[name].append(Explanation((), keys, saying.letter(name), _cost(keys)))
    return found


def _made(task, probe, candidates):
    """For each candidate, which is some mistakes, their ids and sentences and the outputs they give."""
    return [(tuple((m.id, m.sentence) for m in made), task.wrong_outputs(probe, *made)) for made in candidates]


def _mix_ups(task, probe, attempt):
    """The same for what any answer may do: return an argument as it came, or one output in place of another."""
    for argument, value in zip(task.arguments, probe.calls[0], strict=True):
        if isinstance(value, np.ndarray) and value.size > 1:
            yield (("UNCHANGED", f"This is {argument}, as it was given to you."),), dict.fromkeys(attempt.want, value)
    if task.result.by_layer:
        first, second = list(attempt.want)[0::2], list(attempt.want)[1::2]
        order = f"{saying.letter(first[0])}, {saying.letter(second[0])}"
        order = f"The two of each layer are exchanged. The order is: {order}."
        yield (("ORDER", order),), {a: attempt.want[b] for a, b in zip(first + second, second + first, strict=True)}
        return
    for other, value in attempt.want.items():
        if isinstance(value, np.ndarray) and len(attempt.want) > 1:
            order = f"This is {other}. The order is: {', '.join(attempt.want)}."
            yield (("ORDER", order),), {name: value for name in attempt.want if name != other}


def _fitting(task, views, names):
    """The pairs of mistakes that give the value of at least one wrong output, on every probe."""
    pairs = task.pairs
    for probe, attempt in views:
        values = (task.wrong_outputs(probe, *pair) for pair in pairs)
        pairs = [pair for pair, v in zip(pairs, values, strict=True)
                 if any(equal(attempt.got.get(name), v[name]) for name in names if name in v)]  # fmt: skip
    return pairs


def _exact(probe, attempt, names, candidates, cost):
    """For each output the candidates that give its very value."""
    found, right = {name: [] for name in names}, attempt.want.keys() - attempt.wrong
    for said, values in candidates:
        spoils = any(name in values and not equal(values[name], attempt.want[name]) for name in right)
        for name in names:
            if name in values and equal(attempt.got[name], values[name]):
                found[name].append(Explanation(said, (), "", cost, spoils))
    return found


def _distorted(task, probe, attempt, names):
    """Mistakes of the table that give the value of an output flattened, transposed or times a factor."""
    found = {name: [] for name in names}
    for said, values in _made(task, probe, [(mistake,) for mistake in task.mistakes]):
        for name in names:
            got, value = attempt.got[name], values.get(name)
            if isinstance(got, np.ndarray) and isinstance(value, np.ndarray):
                for keys in multiples(got, value, probe.letters, BESIDES):
                    found[name].append(Explanation(said, keys, saying.letter(name), 1.0 + _cost(keys)))
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
