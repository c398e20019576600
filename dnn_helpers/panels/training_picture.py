"""The picture of a training: its costs, what it answers where, and its gradients layer by layer."""

from textwrap import shorten
from typing import NamedTuple

import numpy as np

from ..experiments.diagnosis import FAILURES, dead_units
from ..network import forward_pass
from ..pictures.charts import Chart
from ..pictures.style import BACKWARD, CLASS_0, CLASS_1, INK, MUTED, RULE
from ..pictures.svg import WIDTH, box, dots, line, math, paragraph, picture, pixels, shade, short, text

HEIGHT, CHART_HEIGHT = 400, 148  # of the picture, and of the chart of finds
CELLS = 80  # along each side of the ground
POINTS = 240  # of a curve at most
DECADES = (-8, 2)  # of ‖dW[l]‖
GROUND = [shade(share) for share in np.linspace(-0.85, 0.85, 15)]  # ŷ from 0 to 1
GREYS = [f"#{grey:02X}{grey:02X}{grey:02X}" for grey in range(255, 0, -17)]


class Examples(NamedTuple):
    """What a run learned from, X and Y, and what was held out."""

    X: np.ndarray
    Y: np.ndarray
    X_dev: np.ndarray
    Y_dev: np.ndarray


class Shown(NamedTuple):
    """A run to draw: its examples, its name and what was chosen for it, and the moment, a number of updates."""

    run: object
    examples: Examples
    name: str
    chosen: str
    updates: int


def training_picture(shown, kept, summary):
    """The SVG of one run, or of two, one under the other on the same scales."""
    runs = [shown for shown in (shown, kept) if shown]
    scales = _scales(runs)
    if kept:
        parts = [*_row(shown, 0, 128, scales, "now: "), *_row(kept, HEIGHT / 2, 128, scales, "kept: ")]
    else:
        parts = _row(shown, 0, 256, scales)
    return picture(parts, HEIGHT, "A training", summary)


def right(parameters, X, Y):
    """How many examples are on the right side of 1/2, and the ŷ of all."""
    AL, _ = forward_pass(X, parameters)
    return int(((AL >= 0.5) == (Y == 1)).sum()), AL


def _row(shown, top, height, scales, label=""):
    """Name, costs, answers and gradients of one run."""
    tall = not label
    plot = top + (78 if tall else 50)
    parameters = shown.run.snapshots[shown.updates]
    return [
        math(16, top + 18, label + shown.name, 16, INK, "start", 600, after=shown.chosen),
        *_costs(shown, Chart(48, plot, 206, height, *scales), tall),
        *_answers(shown, parameters, 338, plot, height, tall),
        *_gradients(shown, parameters, Chart(652, plot, 104, height, scales[0], DECADES), tall),
    ]


def _scales(runs):
    """The limits of the axes that hold all runs: iterations and cost."""
    highest = [np.max(stretched(values)[1]) for shown in runs for values in _curves(shown.run) if len(values)]
    return (0, max(shown.run.hyperparameters.iterations for shown in runs)), (0, _round_up(max(highest, default=0.8)))


def _curves(run):
    return run.costs, run.dev_costs


def _round_up(value):
    """The next round number."""
    power = 10.0 ** np.floor(np.log10(value))
    return next(step * power for step in (1, 1.5, 2, 3, 4, 6, 8, 10) if step * power >= value * (1 - 1e-9))


def stretched(values, at=None):
    """A curve of few points: (iterations, values); the first as it is, then means of equal stretches."""
    at = np.arange(len(values)) if at is None else at
    cuts = np.unique([0, *np.linspace(1, len(values), min(len(values), POINTS)).astype(int)[:-1]])
    lengths = np.diff([*cuts, len(values)])
    return np.add.reduceat(at, cuts) / lengths, np.add.reduceat(values, cuts) / lengths


def _titles(chart, tall, title, x_name, y_name):
    """Names of a chart's axes, and its title where there is room."""
    parts = [text(chart.left, chart.top - 10, y_name, 13, MUTED, "start")]
    if tall:
        parts.append(math(chart.left, chart.top - 32, title, 15, anchor="start", weight=600))
        parts.append(text(chart.left + chart.width / 2, chart.top + chart.height + 38, x_name, 14))
    return parts


def _costs(shown, chart, tall):
    run, last = shown.run, chart.x_limits[1]
    top, ln2 = chart.y_limits[1], float(np.log(2))
    parts = [*_titles(chart, tall, "The cost J", "iteration", "J, in nats"), *_iterations(chart)]
    ticks = {0: "0", top: short(top)}
    if min(chart.y(0) - chart.y(ln2), abs(chart.y(ln2) - chart.y(top))) > 14 and ln2 < top:
        ticks[ln2] = "ln 2"
    for value, name in ticks.items():
        at = chart.y(value)
        parts.append(line([(chart.left, at), (chart.left + chart.width, at)], RULE, 1, dashed=value == ln2))
        parts.append(text(chart.left - 8, at + 4, name, 13, MUTED, "end"))
    if not len(run.costs):
        return [*parts, text(chart.x(last / 2), chart.y(top / 2), "press Train", 16, MUTED)]
    moment = chart.x(shown.updates)
    parts.append(line([(moment, chart.top), (moment, chart.top + chart.height)], RULE, 1.5))
    ends = {}
    for name, values, at in (("training", run.costs, None), ("held out", run.dev_costs, run.dev_iterations)):
        if len(values):
            x, y = stretched(values, at)
            parts.append(chart.curve(x, y, INK, 2, dashed=name == "held out"))
            ends[name] = chart.x(x[-1]), chart.y(y[-1])
    now = run.costs[min(shown.updates, len(run.costs) - 1)]
    return [*parts, chart.point(shown.updates, now, INK, 4), *_end_labels(ends, chart, INK)]


def _gradients(shown, parameters, chart, tall):
    parts = [*_titles(chart, tall, "Gradient of each layer", "iteration", "‖dW[l]‖"), *_iterations(chart)]
    for power in range(DECADES[0], DECADES[1] + 1, 2 if tall else 5):
        at = chart.y(power)
        parts.append(line([(chart.left, at), (chart.left + chart.width, at)], RULE, 1))
        parts.append(text(chart.left - 8, at + 4, short(10.0**power), 13, MUTED, "end"))
    _, caches = forward_pass(shown.examples.X, parameters)
    dead, ends, L = dead_units(caches), {}, len(parameters)
    for l, norms in shown.run.gradient_norms.items():
        if len(norms):
            x, y = stretched(np.log10(np.maximum(norms, 10.0 ** DECADES[0])))
            parts.append(
                line(
                    [(chart.x(a), chart.y(b)) for a, b in zip(x, y, strict=True)], BACKWARD, 2, False, 0.4 + 0.6 * l / L
                )
            )
            ends[f"l = {l}" + (f", {dead[l]} dead" if dead.get(l) else "")] = chart.x(x[-1]), chart.y(y[-1])
    if ends:
        moment = chart.x(shown.updates)
        parts.insert(0, line([(moment, chart.top), (moment, chart.top + chart.height)], RULE, 1.5))
    return [*parts, *_end_labels(ends, chart, BACKWARD)]


def _iterations(chart):
    first, last = chart.x_limits
    floor = chart.top + chart.height + 18
    return [text(chart.x(first), floor, "0", 13, MUTED), text(chart.x(last), floor, f"{last:,}", 13, MUTED)]


def _end_labels(ends, chart, colour):
    """Names at the right of the frame, as high as their lines end but never on one another."""
    placed, gap = [], 14
    for name, (_, y) in sorted(ends.items(), key=lambda end: end[1][1]):
        placed.append([name, max(y + 4, placed[-1][1] + gap) if placed else y + 4])
    lowest = chart.top + chart.height + 6
    for label in reversed(placed):
        label[1] = lowest = min(label[1], lowest)
        lowest -= gap
    return [text(chart.left + chart.width + 7, y, name, 13, colour, "start") for name, y in placed]


def _answers(shown, parameters, left, top, side, tall):
    """Where ŷ is above 1/2 and the examples; or, for images, those with the worst answers."""
    X, Y, X_dev, Y_dev = shown.examples
    known, _ = right(parameters, X, Y)
    new, AL_dev = right(parameters, X_dev, Y_dev)
    told = f"{known} of {Y.size} right, held out {new} of {Y_dev.size}"
    parts = [text(left, top - 10, told, 13, MUTED, "start")]
    if len(X) > 2:
        title = "The worst held-out answers"
        parts += _images(X_dev, Y_dev, AL_dev, left, top, side, tall)
    else:
        title = f"Answers after {shown.updates:,} updates"
        parts += _plane(X, Y, parameters, left, top, side)
    if tall:
        parts.append(text(left, top - 32, title, 15, INK, "start", 600))
    return parts


def _plane(X, Y, parameters, left, top, side):
    reach = 1.08 * np.abs(X).max()
    at = (np.arange(CELLS) + 0.5) / CELLS * 2 * reach - reach
    grid = np.stack(np.meshgrid(at, -at)).reshape(2, -1)  # rows from above
    AL = forward_pass(grid, parameters)[0].reshape(CELLS, CELLS)
    indices = np.minimum((AL * len(GROUND)).astype(int), len(GROUND) - 1)
    x, y = left + (X[0] + reach) / (2 * reach) * side, top + (reach - X[1]) / (2 * reach) * side
    ones = Y[0] == 1
    size = side / 36
    return [
        pixels(left, top, side, side, indices, GROUND),
        box(left, top, side, side, RULE, "none", 1, 0),
        _border(AL, left, top, side),
        dots(zip(x[ones], y[ones], strict=True), "#FFFFFF", size + 2),
        dots(zip(x[ones], y[ones], strict=True), CLASS_1, size),
        dots(zip(x[~ones], y[~ones], strict=True), CLASS_0, size + 0.5),
        dots(zip(x[~ones], y[~ones], strict=True), "#FFFFFF", size - 2.5),
    ]


def _border(AL, left, top, side):
    """The line ŷ = 1/2: through each square of four cells a piece from edge to edge, interpolated."""
    v = AL - 0.5
    cell, pieces = side / CELLS, []
    above = v >= 0
    corners = above[:-1, :-1] + 2 * above[:-1, 1:] + 4 * above[1:, 1:] + 8 * above[1:, :-1]
    for i, j in zip(*np.nonzero((corners > 0) & (corners < 15)), strict=True):
        square = [(i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j)]
        ends = []
        for one, other in zip(square, [*square[1:], square[0]], strict=True):
            if above[one] != above[other]:
                share = v[one] / (v[one] - v[other])
                y, x = (p + share * (q - p) + 0.5 for p, q in zip(one, other, strict=True))
                ends.append(f"{left + x * cell:.1f} {top + y * cell:.1f}")
        pieces += [f"M{start}L{end}" for start, end in zip(ends[::2], ends[1::2], strict=True)]
    return f'<path d="{"".join(pieces)}" stroke="{INK}" stroke-width="1.5" stroke-linecap="round"/>'


def _images(X, Y, AL, left, top, side, tall):
    """The held-out images whose ŷ is farthest from the truth, each with its ŷ."""
    rows, columns = (3, 3) if tall else (1, 3)
    worst = np.argsort(-np.abs(AL - Y)[0], kind="stable")[: rows * columns]
    width, height = side / columns if tall else 256 / columns, side / rows
    size = min(width, height) - 22
    parts = []
    for k, i in enumerate(worst):
        x, y = left + k % columns * width, top + k // columns * height
        grey = np.clip(np.rint(15 * X[:, i].reshape(8, 8)), 0, 14).astype(int)
        wrong = (AL[0, i] >= 0.5) != (Y[0, i] == 1)
        parts.append(pixels(x, y, size, size, grey, GREYS, smooth=False))
        parts.append(box(x, y, size, size, INK if wrong else RULE, "none", 2.5 if wrong else 1, 0))
        parts.append(
            text(
                x + size / 2,
                y + size + 16,
                f"y {Y[0, i]:.0f}, ŷ {AL[0, i]:.2f}",
                13,
                INK if wrong else MUTED,
                weight=600 if wrong else 400,
            )
        )
    return parts


def finds_chart(finds, summary):
    """The SVG of the learner's own chart: of each failure found its costs and its settings, or an empty place.

    ``finds`` is a dict from a name to (run, words).
    """
    width = (WIDTH - 24) / len(FAILURES)
    parts = []
    for k, name in enumerate(FAILURES):
        left, found = 16 + k * width, name in finds
        parts.append(
            box(left, 4, width - 8, CHART_HEIGHT - 10, INK if found else RULE, thickness=1.5, dashed=not found)
        )
        parts.append(text(left + 8, 22, name, 14, INK if found else MUTED, "start", 600 if found else 400))
        if not found:
            parts.append(text(left + width / 2 - 4, 78, "not found yet", 13, MUTED))
            continue
        run, words = finds[name]
        curves = [stretched(run.costs), stretched(run.dev_costs, run.dev_iterations)] if len(run.costs) else []
        high = _round_up(max((y.max() for _, y in curves), default=1))
        chart = Chart(left + 8, 32, width - 24, 36, (0, max(len(run.costs) - 1, 1)), (0, high))
        parts.append(line([(chart.left, chart.y(0)), (chart.left + chart.width, chart.y(0))], RULE, 1))
        parts += [chart.curve(x, y, INK, 1.5, dashed) for (x, y), dashed in zip(curves, (False, True), strict=False)]
        parts.append(
            paragraph(left + 8, 82, shorten(words, 60, placeholder=" …").replace(" = ", "\u00a0=\u00a0"), 16, 13, MUTED)
        )
    return picture(parts, CHART_HEIGHT, "Failures found", summary)
