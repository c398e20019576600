"""Lecture 4.7: the secant shrinks onto the slope, or it does not."""

from functools import lru_cache

import numpy as np

from ..costs import cross_entropy
from ..experiments.clinic import PATIENTS
from ..experiments.gradient_checking import STEP, gradient_check
from ..network import backward_pass, forward_pass
from ..pictures.charts import Chart, ticks
from ..pictures.style import BACKWARD, COST, INK, MUTED, RULE
from ..pictures.svg import box, brief, line, math, paragraph, picture, text
from .controls import choice, named
from .panel import Panel
from .small_network import entries, round_network, with_added

STEPS = [1.0, 0.5, 0.2, 0.1, 0.01, 0.001, 1e-05]
MARKS = {"agree": "=", "differ": "≠", "on a kink": "∧"}
BACKWARD_PASSES = {"none": backward_pass, **PATIENTS}
X, NETWORK = round_network((2, 3, 3, 1), 6, seed=4)  # without dead units or kinks near by
Y = np.array([[0.0, 1, 0, 1, 0, 1]])
ENTRIES = entries(NETWORK)


def explore_gradient_check(entry="W2[0, 1]", epsilon=0.5, bug="none"):
    """A panel: the cost around one weight, its secant of width 2ε and the slope of a backward pass.

    ``bug`` is "none" or a patient of the bug clinic; the table says which tensors its gradients miss.
    """
    controls = {
        "entry": named("entry", list(ENTRIES)),
        "epsilon": named("ε", [(f"{step:g}", step) for step in STEPS]),
        "bug": choice("bug", list(BACKWARD_PASSES)),
    }
    return Panel(explore_gradient_check, draw_gradient_check, controls, locals())


def draw_gradient_check(entry, epsilon, bug):
    left, J, right = costs_around(entry, np.array([-epsilon, 0, epsilon]))
    secant = (right - left) / (2 * epsilon)
    rows, slopes, refusal = _examined(bug)
    slope = slopes.get(entry, np.nan)
    parts = [*_curve(entry, epsilon, J, secant, slope), *_table(rows, refusal, entry)]
    told = f"slope {brief(slope)}" if not refusal else "no slope of the right shape"
    missed = ", ".join(row.name for row in rows if row.verdict == "differ")
    kinks = sum(row.verdict == "on a kink" for row in rows)
    found = refusal or (f"{missed} differ" if missed else f"{kinks} on a kink" if kinks else "all tensors agree")
    summary = f"{entry}: secant {brief(secant)} at ε = {brief(epsilon)}, {told}; bug: {bug}; {found}"
    return picture(parts, 360, "Gradient check", summary), summary


def costs_around(entry, offsets):
    """J with each offset added to one entry such as "W2[0, 1]", all else as it is."""
    passes = [forward_pass(X, with_added(NETWORK, offset, *ENTRIES[entry])) for offset in offsets]
    return np.array([cross_entropy(AL, Y) for AL, _ in passes])


@lru_cache
def _examined(bug):
    """The check's rows of a backward pass, the slope of every entry by name, and why there are none, if so."""
    AL, caches = forward_pass(X, NETWORK)
    try:
        grads = BACKWARD_PASSES[bug](AL, Y, caches)
    except (ValueError, LookupError) as error:
        return (), {}, f"the backward pass stops with a {type(error).__name__}: its shapes do not fit"
    try:
        rows = gradient_check(NETWORK, X, Y, backward=BACKWARD_PASSES[bug]).rows
    except ValueError as error:
        return (), {}, str(error)
    slopes = {name: float(getattr(grads[l], f"d{letter}")[i]) for name, (letter, l, i) in ENTRIES.items()}
    return rows, slopes, ""


def _curve(entry, epsilon, J, secant, slope):
    offsets, ends = np.linspace(-1.2, 1.2, 61), np.array([-epsilon, epsilon])
    costs, at_ends = costs_around(entry, offsets), costs_around(entry, ends)
    room = 0.35 * max(costs.max() - costs.min(), 0.02)
    low, high = costs.min() - room, costs.max() + room
    chart = Chart(70, 62, 380, 250, (-1.2, 1.2), (low, high))
    title = f"The cost J as {entry[0]}[{entry[1]}]{entry[2:]} moves"
    has_slope, between = np.isfinite(slope), list(zip(ends, at_ends, strict=True))
    return [
        chart.axes(title, "added to the entry", [-1, -0.5, 0, 0.5, 1], ticks(low, high, 5), "J, in nats"),
        chart.curve(offsets, costs, COST, 3),
        chart.straight(secant, (0, at_ends.mean()), INK, 1.5, dashed=True),
        line([(chart.x(end), chart.y(cost)) for end, cost in between], INK, 2.5),
        *[chart.point(end, cost, INK, 5) for end, cost in between],
        chart.straight(slope, (0, J), BACKWARD, 2.5) if has_slope else "",
        chart.point(0, J, COST, 6),
        math(510, 336, f"secant {brief(secant)}", 20, INK, "start", 600),
        math(690, 336, f"slope {brief(slope)}" if has_slope else "no slope", 20, BACKWARD, "start", 600),
    ]


def _table(rows, refusal, entry):
    """What the check says of each tensor; the chosen entry's is framed."""
    columns = {"tensor": 510, "verdict": 590, "relative error": 720}
    parts = [text(510, 28, f"The check, always with ε = {STEP:.5f}", 15, anchor="start", weight=600)]
    parts += [text(x, 58, name, 13, MUTED, "start") for name, x in columns.items()]
    if refusal:
        return [*parts, paragraph(510, 88, refusal + ".", 44, 15)]
    for k, row in enumerate(rows):
        y = 88 + 36 * k
        ink, weight, heavy = (INK, 600, 700) if row.verdict == "differ" else (MUTED, 400, 400)
        parts.append(line([(510, y - 21), (840, y - 21)], RULE, 1))
        if row.name[1:] == entry[:2]:
            parts.append(box(502, y - 18, 340, 27, MUTED, "none", 1.5, 5))
        parts += [
            math(510, y, f"{row.name[:2]}[{row.name[2:]}]", 17, BACKWARD, "start", weight),
            text(590, y, f"{MARKS[row.verdict]} {row.verdict}", 15, INK, "start", heavy),
            text(720, y, row.error, 15, ink, "start", heavy),
        ]
    return parts
