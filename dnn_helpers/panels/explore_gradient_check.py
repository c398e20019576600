"""Lecture 4.7: the secant shrinks onto the slope, or it does not."""

from functools import lru_cache

import numpy as np

from ..costs import cross_entropy
from ..experiments.clinic import PATIENTS
from ..experiments.gradient_checking import STEP, gradient_check
from ..network import backward_pass, forward_pass
from ..pictures.style import BACKWARD, COST, INK, MUTED, RULE
from ..pictures.svg import Chart, box, line, math, paragraph, picture, short, text
from .controls import choice, named
from .panel import Panel
from .sample import round_network

LAYER_DIMS, M, SEED = (2, 3, 3, 1), 6, 4  # of a network without dead units or kinks near by
STEPS = [1.0, 0.5, 0.2, 0.1, 0.01, 0.001, 1e-05]
SIGNS = {"agree": "=", "differ": "≠", "on a kink": "∧"}
BACKWARD_PASSES = {"none": backward_pass, **PATIENTS}


def explore_gradient_check(entry="W2[0, 1]", epsilon=0.5, bug="none"):
    """A panel: the cost around one weight, its secant of width 2ε and the slope of a backward pass.

    ``bug`` is "none" or a patient of the bug clinic; the table says which tensors its gradients miss.
    """
    controls = {
        "entry": named("entry", _entries()),
        "epsilon": named("ε", [(f"{step:g}", step) for step in STEPS]),
        "bug": choice("bug", list(BACKWARD_PASSES)),
    }
    return Panel(explore_gradient_check, draw_gradient_check, controls, dict(entry=entry, epsilon=epsilon, bug=bug))


def draw_gradient_check(entry, epsilon, bug):
    left, J, right = costs_around(entry, np.array([-epsilon, 0, epsilon]))
    secant = (right - left) / (2 * epsilon)
    rows, refusal = _report(bug)
    slope = _slopes(bug)[entry] if not refusal else np.nan
    parts = [*_curve(entry, epsilon, J, secant, slope), *_table(rows, refusal, entry)]
    told = f"slope {short(slope)}" if not refusal else "no slope of the right shape"
    missed = ", ".join(row.name for row in rows if row.verdict == "differ")
    kinks = sum(row.verdict == "on a kink" for row in rows)
    found = refusal or (f"{missed} differ" if missed else f"{kinks} on a kink" if kinks else "all tensors agree")
    summary = f"{entry}: secant {short(secant)} at ε = {short(epsilon)}, {told}; bug: {bug}; {found}"
    return picture(parts, 360, "Gradient check", summary), summary


def costs_around(entry, offsets):
    """J with each offset added to one entry such as "W2[0, 1]", all else as it is."""
    X, Y, parameters = _scene()
    letter, l, where = _parsed(entry)
    costs = []
    for offset in offsets:
        value = getattr(parameters[l], letter).copy()
        value[where] += offset
        AL, _ = forward_pass(X, parameters | {l: parameters[l]._replace(**{letter: value})})
        costs.append(cross_entropy(AL, Y))
    return np.array(costs)


def _scene():
    X, parameters = round_network(LAYER_DIMS, M, seed=SEED)
    Y = (np.arange(M) % 2).astype(float)[None]
    return X, Y, parameters


def _entries():
    _, parameters = round_network(LAYER_DIMS, M, seed=SEED)
    return [
        f"{letter}{l}[{i}, {j}]"
        for l, layer in parameters.items()
        for letter, value in (("W", layer.W), ("b", layer.b))
        for i, j in np.ndindex(value.shape)
    ]


def _parsed(entry):
    i, j = entry[3:-1].split(", ")
    return entry[0], int(entry[1]), (int(i), int(j))


@lru_cache
def _report(bug):
    """The rows of the gradient check, or a sentence where the gradients have the wrong shapes."""
    X, Y, parameters = _scene()
    AL, caches = forward_pass(X, parameters)
    try:
        BACKWARD_PASSES[bug](AL, Y, caches)
    except (ValueError, LookupError) as error:
        return (), f"the backward pass stops with a {type(error).__name__}: its shapes do not fit"
    try:
        return gradient_check(parameters, X, Y, backward=BACKWARD_PASSES[bug]).rows, ""
    except ValueError as error:
        return (), str(error)


@lru_cache
def _slopes(bug):
    """The analytic slope of every entry by its name."""
    X, Y, parameters = _scene()
    AL, caches = forward_pass(X, parameters)
    grads = BACKWARD_PASSES[bug](AL, Y, caches)
    return {
        entry: float(getattr(grads[l], f"d{letter}")[where])
        for entry in _entries()
        for letter, l, where in [_parsed(entry)]
    }


def _curve(entry, epsilon, J, secant, slope):
    offsets = np.linspace(-1.2, 1.2, 61)
    costs = costs_around(entry, offsets)
    reach = max(costs.max() - costs.min(), 0.02)
    low, high = costs.min() - 0.35 * reach, costs.max() + 0.35 * reach
    chart = Chart(70, 62, 380, 250, (-1.2, 1.2), (low, high))
    ends = np.array([-epsilon, epsilon])
    at_ends = costs_around(entry, ends)
    far = np.array([-1.2, 1.2])
    middle = at_ends.mean()
    name = f"{entry[0]}[{entry[1]}]{entry[2:]}"
    parts = [
        chart.axes(
            f"The cost J as {name} moves", "added to the entry", [-1, -0.5, 0, 0.5, 1], _ticks(low, high), "J, in nats"
        ),
        chart.curve(offsets, costs, COST, 3),
        _straight(chart, far, middle + secant * far, INK, 1.5, True),
        line([(chart.x(end), chart.y(cost)) for end, cost in zip(ends, at_ends, strict=True)], INK, 2.5),
        *[chart.point(end, cost, INK, 5) for end, cost in zip(ends, at_ends, strict=True)],
    ]
    if np.isfinite(slope):
        parts.append(_straight(chart, far, J + slope * far, BACKWARD, 2.5))
    parts += [
        chart.point(0, J, COST, 6),
        math(510, 336, f"secant {short(secant)}", 20, INK, "start", 600),
        math(690, 336, f"slope {short(slope)}" if np.isfinite(slope) else "no slope", 20, BACKWARD, "start", 600),
    ]
    return parts


def _straight(chart, x, y, stroke, thickness, dashed=False):
    """A straight line cut off at the frame, where a clipped one would bend."""
    slope = (y[1] - y[0]) / (x[1] - x[0])
    middle = (y[0] + y[1]) / 2
    low, high = chart.y_limits
    fine = np.linspace(x[0], x[1], 201)
    inside = (middle + slope * fine >= low) & (middle + slope * fine <= high)
    if not inside.any():
        return ""
    ends = fine[inside][[0, -1]]
    return line([(chart.x(end), chart.y(middle + slope * end)) for end in ends], stroke, thickness, dashed)


def _ticks(low, high):
    """Three or four round numbers between low and high."""
    step = next(step for step in (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10) if (high - low) / step < 5)
    return np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step


def _table(rows, refusal, entry):
    """What the check says of each tensor; the chosen entry's is framed."""
    x = (510, 590, 720)
    parts = [
        text(x[0], 28, f"The check, always with ε = {STEP:.5f}", 15, anchor="start", weight=600),
        text(x[0], 58, "tensor", 13, MUTED, "start"),
        text(x[1], 58, "verdict", 13, MUTED, "start"),
        text(x[2], 58, "relative error", 13, MUTED, "start"),
    ]
    if refusal:
        return [*parts, paragraph(x[0], 88, refusal + ".", 44, 15)]
    for k, row in enumerate(rows):
        y = 88 + 36 * k
        differs = row.verdict == "differ"
        parts.append(line([(x[0], y - 21), (840, y - 21)], RULE, 1))
        if row.name[1:] == entry[:2]:
            parts.append(box(x[0] - 8, y - 18, 340, 27, MUTED, "none", 1.5, 5))
        name = f"{row.name[:2]}[{row.name[2:]}]"
        parts.append(math(x[0], y, name, 17, BACKWARD, "start", 600 if differs else 400))
        parts.append(
            text(
                x[1],
                y,
                f"{SIGNS[row.verdict]} {row.verdict}",
                15,
                INK,
                "start",
                700 if differs else 400,
            )
        )
        parts.append(text(x[2], y, row.error, 15, INK if differs else MUTED, "start", 700 if differs else 400))
    return parts
