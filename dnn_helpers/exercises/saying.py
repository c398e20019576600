"""The sentences of a report. Shapes are spelled in the lecture's letters, numbers to four digits."""

import re

import numpy as np

from .comparing import digits, entry, named_factors, near
from .report import Finding
from .task import ALWAYS_SAYS

SHAPES = {
    "W": "(n[l], n[l−1])", "v": "(n[l], n[l−1])", "b": "(n[l], 1)", "Z": "(n[l], m)", "A": "(n[l], m)",
    "A_prev": "(n[l−1], m)", "AL": "(n[L], m)",
}  # fmt: skip


def letter(output):
    """ "dW" of "dW3"; other names as they are."""
    return re.sub(r"\d+$", "", output)


def symbols(output):
    """The shape of an output in letters, "(n[3], n[2])" for dW3; None if it has none."""
    shape = SHAPES.get(letter(output).removeprefix("d"))
    layer = output[len(letter(output)) :]
    return shape.replace("l−1", str(int(layer) - 1)).replace("n[l]", f"n[{layer}]") if shape and layer else shape


def evidence(output, got, want):
    """What was seen of a wrong output: its shape, or its first wrong entry."""
    if not isinstance(want, np.ndarray):
        return f"got {_plain(got)}, expected {_plain(want)}"
    if want.shape == ():
        return f"got {digits(got) if got.shape == () else f'shape {got.shape}'}, expected {digits(want)}"
    if got.shape != want.shape:
        meaning = f"{symbols(output)} = " if symbols(output) and want.ndim == 2 else ""
        return f"{f'shape {got.shape}' if got.shape else 'a single number'}, expected {meaning}{want.shape}"
    off, scale = [tuple(map(int, place)) for place in np.argwhere(~near(got, want))], np.max(np.abs(want))
    place = off[0]
    count = "" if len(off) == want.size or want.size == 1 else f" ({len(off)} of {want.size} entries are wrong)"
    return f"at {list(place)} got {entry(got[place], scale)}, expected {entry(want[place], scale)}{count}"


def _plain(value):
    return f"({', '.join(map(str, value))}{',' * (len(value) == 1)})" if isinstance(value, tuple) else str(value)


def finding(task, explanations, outputs, attempt):
    """The Finding for explanations that are equally good: one cause, or "either … or …"."""
    texts, ids = [], []
    for explanation in explanations:
        single = all(np.size(attempt.want[name]) == 1 for name in outputs)
        general = [_general(task, explanation, key, attempt.probe.letters, single) for key in explanation.keys]
        ids += [id for id, _ in (*explanation.mistakes, *general)]
        made = " And: ".join(text for _, text in explanation.mistakes)
        texts.append(" ".join([made, *(text for _, text in general)]).strip())
    texts = list(dict.fromkeys(texts))
    both = "Two causes give these numbers. Either: " if len(texts) > 1 else ""
    return Finding(tuple(dict.fromkeys(ids)), both + " Or: ".join(texts), outputs)


def _general(task, explanation, key, letters, single):
    """Id and sentence for one general key, with what the exercise has to say to it."""
    own_id, advice = task.says.get((explanation.letter, key), (None, ""))
    if key.startswith("ONLY "):
        loop = " Does a loop begin too late or end too early?" if key.startswith(("ONLY outside", "ONLY in")) else ""
        id, sentence = "PARTLY", f"This is right only {key[5:]}.{loop}"
    elif key.startswith("+×"):
        id, sentence = "TERM", f"The part that is added is {_factor(key[2:], letters)} times what it should be."
    elif key.startswith("×"):
        factor = _factor(key[1:], letters)
        if explanation.keys[0].startswith("ONLY"):
            sentence = f"The rest is {factor} times what it should be."
        elif explanation.mistakes or key != explanation.keys[0]:
            sentence = f"Besides, it is all multiplied by {factor}."
        elif single:
            sentence = f"It is {factor} times the right number."
        else:
            sentence = f"The pattern is right: every entry is {factor} times the right one."
        id = "RATIO"
    else:
        id, sentence = ALWAYS_SAYS["", key]
        if explanation.mistakes:
            id, sentence = ALWAYS_SAYS.get(("besides", key), (id, sentence))
        elif key == "FLAT" and len(explanation.keys) > 1:
            sentence = "The shape is not the right one."
    return own_id or id, f"{sentence} {advice}".strip()


def _factor(name, letters):
    value = dict(named_factors(letters)).get(name)
    plain = value is None or name == digits(value) or name.lstrip("−") in ("1", "2", "1/2")
    return name if plain else f"{name} = {digits(value)}"


def outside(names):
    """The Finding about names that an answer reads from outside, in a list; empty if there are none."""
    text = f"Your function reads {', '.join(names)} from outside. Take everything from the arguments."
    return [Finding(("GLOBAL",), text)] if names else []


def changed(attempt):
    """The Findings about what an answer changed besides returning something."""
    findings = []
    if attempt.replaced:
        names = ", ".join(dict.fromkeys(attempt.replaced))
        text = f"Your function assigned to {names}, and so changed it for all code; it has been put back. "
        findings.append(Finding(("REPLACED",), text + "Is it to be called, with brackets instead of = ?"))
    if attempt.changed:
        changed = list(dict.fromkeys(attempt.changed))
        places = ", ".join(changed[:3]) + (", …" if len(changed) > 3 else "")
        numbers = "The numbers are right, but your" if attempt.right else "Your"
        text = (
            f"{numbers} function also changed the arguments it was given: {places}. Run the cell twice and the answer "
            "differs. W −= …, W[…] = … and .pop() edit what came in, also through a copied dict; W = W − … makes "
            "something new, and so does W.copy()."
        )
        findings.append(Finding(("UPD-3",), text))
    return findings


def dependence(ignored, needless):
    """The Finding about arguments an output should depend on and does not, or the other way round."""
    texts = [f"When {name} changes, {_results(name, outputs)} should change, too." for name, outputs in ignored.items()]
    texts += [f"{_results(name, outputs)} should not depend on {name}." for name, outputs in needless.items()]
    ids = ("IGNORES",) * bool(ignored) + ("NEEDLESS",) * bool(needless)
    return [Finding(ids, " ".join(texts))] if texts else []


def _results(argument, outputs):
    """The outputs by name; where an argument is called the same, that would not tell them apart."""
    return "your result" if argument in outputs else ", ".join(outputs)


def missing(task, attempt):
    """The Finding about outputs that the answer did not return, in a list; empty if there is none."""
    names = tuple(name for name in attempt.want if attempt.got.get(name) is None)
    id, text = task.says.get(("", "MISSING"), ("KEYS", ""))
    text = _missing_layers(names, attempt.want) or f"Not in what your function returned. {text}".strip()
    return [Finding((id,), text, names)] if names else []


def _missing_layers(names, outputs):
    """What to say when all layers are missing but one, or only the first or the last is; "" otherwise."""
    layer_of = {output: output.removeprefix(letter(output)) for output in outputs}
    gone, there = {layer_of[name] for name in names}, {layer_of[name] for name in outputs if name not in names}
    if not names or "" in gone or gone & there or not there:
        return ""
    if len(there) == 1 and len(gone) > 1:
        return f"Only layer {min(there)} is there. Is return inside the loop, or is the dictionary made anew in it?"
    ends = ({min(layer_of.values(), key=int)}, {max(layer_of.values(), key=int)})
    return f"Layer {min(gone)} is missing. Does the loop begin too late or end too early?" if gone in ends else ""


def unexplained(task, outputs, attempt):
    """The Finding for outputs whose numbers fit nothing that is known."""
    pairs = [(attempt.got[name], attempt.want[name]) for name in outputs]
    if all(np.shape(got) and np.shape(want) == () and isinstance(want, np.ndarray) for got, want in pairs):
        return Finding(("SHAPE",), "These are several numbers; a single one is asked.", outputs)
    if all(np.ndim(got) > np.ndim(want) for got, want in pairs):
        return Finding(("SHAPE",), "There is an axis too many. Print the shapes: which line adds it?", outputs)
    if any(isinstance(want, tuple) or np.shape(got) != np.shape(want) for got, want in pairs):
        return Finding(("SHAPE",), f"The shape is not the right one. {task.look}", outputs)
    return Finding(("VALUES",), f"The values differ. {task.look}", outputs)


def sizes(probe):
    """ "n[l] = 4, n[l−1] = 5, m = 7", or the probe's own label."""
    return probe.label or ", ".join(f"{name} = {digits(value)}" for name, value in probe.letters.items())


def tested(probes):
    """The last line of a report: what the answer was tried on."""
    first, *others = (sizes(probe) for probe in probes)
    more = [text for text, probe in zip(others, probes[1:], strict=True) if probe.label and text != first]
    second = " and on other sizes" if any(not probe.label for probe in probes[1:]) else ""
    return f"Tested with {first}{second}{''.join(f'; {text}' for text in more)}."
