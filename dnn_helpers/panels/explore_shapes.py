"""Lecture 4.3: the dimension detective. Break one shape and see where it comes to light."""

import numpy as np

from ..experiments.detective import SHAPE_MISTAKES, investigate
from ..pictures.style import INK, MUTED, RULE
from ..pictures.svg import MONO, box, line, paragraph, picture, text
from .controls import choice, integer
from .panel import Panel

LINE_HEIGHT = 19  # height of a line of code
LEFT, RIGHT = 10, 434  # of the two columns
WIDE = {LEFT: 406, RIGHT: 416}
TOP, MIDDLE = 42, 206  # of the two rows
WRONG = ("shape differs", "numbers differ")  # verdicts
AT = {  # where a phase begins; the cost follows the forward pass
    "forward": (LEFT, TOP),
    "backward": (RIGHT, TOP),
    "update": (LEFT, MIDDLE),
    "new examples": (RIGHT, MIDDLE),
}


def explore_shapes(fault="nothing", layer=1, n0=3, n1=4, n2=1, m=5):
    """A panel: one iteration with one broken shape, run line by line beside the right one.

    It shows the first wrong result, the first line that fails, and what comes out if none does. Sizes that are equal
    hide mistakes.
    """
    controls = {
        "fault": choice("broken", list(SHAPE_MISTAKES)),
        "layer": choice("in layer", [1, 2]),
        **{f"n{l}": integer(f"n[{l}]", 1, 6) for l in range(3)},
        "m": integer("examples m", 1, 6),
    }
    return Panel(explore_shapes, draw_shapes, controls, locals())


def draw_shapes(fault, layer, n0, n1, n2, m):
    case = investigate(fault, layer, (n0, n1, n2), m)
    first_wrong = next((step for step in case.steps if step.verdict != "same"), None)
    parts, x, y, phase = [], LEFT, TOP, ""
    if case.before:
        parts = [
            text(LEFT, 18, "The mistake, before all this:", 14, INK, "start"),
            _code(LEFT + 210, 18, case.before, 700),
        ]
    for step in case.steps:
        if step.phase != phase:
            phase = step.phase
            x, y = AT.get(phase, (x, y))
            parts.append(text(x, y, phase, 13, MUTED, "start"))
            y += LINE_HEIGHT
        parts.append(_code_line(x, y, step, step is first_wrong))
        y += LINE_HEIGHT
    told, brief = _what_happened(case)
    parts.append(line([(LEFT, 294), (RIGHT + WIDE[RIGHT], 294)], RULE, 1))
    parts.append(paragraph(LEFT, 314, told + (f" Cure: {case.cure}" if case.cure else ""), 108, 15))
    where = f" of layer {layer}" if fault.split()[0] in ("W", "b", "dW", "db") else ""
    summary = f"Broken: {fault}{where}, n = ({n0}, {n1}, {n2}), m = {m}: {brief}"
    return picture(parts, 364, "One iteration, line by line", summary), summary


def _code_line(x, y, step, is_first):
    """One line of code with the shape it gave; the failing one inverted, wrong ones marked and bold."""
    fails, wrong = step.verdict == "fails", step.verdict in WRONG
    ink = "#FFFFFF" if fails else MUTED if step.verdict == "not reached" else INK
    ground = INK if fails else "#E9ECF0" if wrong else "#FFFFFF"
    parts = [box(x - 4, y - 15, WIDE[x] + 8, LINE_HEIGHT - 1, ground, ground, 1, 3)]
    if is_first and wrong:
        parts.append(box(x - 4, y - 15, WIDE[x] + 8, LINE_HEIGHT - 1, INK, "none", 1.5, 3))
    parts.append(_code(x, y, step.line, 700 if step.broken else 400, ink))
    notes = {
        "fails": "fails here",
        "not reached": "",
        "shape differs": f"{_said(step.shape)} ≠ {_said(step.right)}",
        "numbers differ": f"{_said(step.shape)} wrong",
        "same": _said(step.right),
    }
    parts.append(text(x + WIDE[x], y, notes[step.verdict], 12, ink, "end", 700 if wrong or fails else 400))
    return "".join(parts)


def _code(x, y, code, weight=400, fill=INK):
    return text(x, y, code, 12, fill, "start", weight).replace("<text ", f'<text font-family="{MONO}" ', 1)


def _what_happened(case):
    """What happened, in one or two sentences and in brief."""
    wrong = next((step for step in case.steps if step.verdict in WRONG), None)
    failing = next((step for step in case.steps if step.verdict == "fails"), None)
    if failing:
        shapes = ", ".join(f"{name} {_said(shape)}" for name, shape in failing.operands)
        told, brief = f"“{failing.line}” fails: {shapes} do not fit together.", f"fails at “{failing.line}”"
        if wrong:
            told = f"“{wrong.line}” goes wrong first, without an error. Later {told}"
            brief = f"wrong from “{wrong.line}” on, {brief}"
        return told, brief
    if not wrong:
        return "Nothing fails, and every number is right.", "nothing fails, every number is right"
    harm = _harm(case)
    if not harm:
        told = f"Nothing fails and the answers are right, by luck: “{wrong.line}” gives {_said(wrong.shape)}."
        return told, f"nothing fails, by luck: {_said(wrong.shape)} in place of {_said(wrong.right)} does no harm"
    told = f"Nothing fails, and the result is silently wrong from “{wrong.line}” on: {harm}."
    return told, f"nothing fails, but {harm}"


def _harm(case):
    """What is wrong in the end, with its numbers; "" if nothing is."""
    if f"{case.J:.4f}" != f"{case.right_J:.4f}":
        return f"J is {case.J:.4f} and should be {case.right_J:.4f}"
    if case.A2.shape != case.right_A2.shape:
        return f"ŷ for new examples has shape {_said(case.A2.shape)} and should have {_said(case.right_A2.shape)}"
    worst = np.argmax(abs(case.A2 - case.right_A2))
    got, right = case.A2.flat[worst], case.right_A2.flat[worst]
    return f"a ŷ for new examples is {got:.4g} and should be {right:.4g}" if abs(got - right) > 1e-9 else ""


def _said(shape):
    return str(shape) if shape else "number"
