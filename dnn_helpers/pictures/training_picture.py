"""The picture of a training: its costs, what it answers where, and its gradients layer by layer."""

from collections.abc import Callable
from textwrap import shorten
from typing import NamedTuple

import numpy as np

from .charts import Chart, round_up
from .style import BACKWARD, CLASS_0, CLASS_1, INK, MUTED, RULE
from .svg import WIDTH, box, brief, dots, math, paragraph, picture, pixels, shade, text

HEIGHT, CHART_HEIGHT = 400, 148  # of the picture, and of the chart of finds
CELLS = 80  # along each side of the ground
POINTS = 240  # of a curve at most
DECADES = (-8, 2)  # of ‖dW[l]‖
SHADES = [shade(share) for share in np.linspace(-0.85, 0.85, 15)]  # ŷ from 0 to 1
GREYS = [f"#{grey:02X}{grey:02X}{grey:02X}" for grey in range(255, 0, -17)]


class Examples(NamedTuple):
    """What a run learned from, X and Y, and what was held out."""

    X: np.ndarray
    Y: np.ndarray
    X_dev: np.ndarray
    Y_dev: np.ndarray


class Shown(NamedTuple):
    """A run to draw after so many ``updates``: ``answer`` gives ŷ of any X, AL and AL_dev those of the examples.

    ``chosen`` says what was chosen for it; ``dead`` is a dict from a layer to the number of its dead units.
    """

    run: object
    examples: Examples
    name: str
    chosen: str
    updates: int
    answer: Callable
    AL: np.ndarray
    AL_dev: np.ndarray
    dead: dict

    def right(self):
        """How many examples are on the right side of 1/2, in words."""
        _, Y, _, Y_dev = self.examples
        known, new = (int(((AL >= 0.5) == (y == 1)).sum()) for AL, y in ((self.AL, Y), (self.AL_dev, Y_dev)))
        return f"{known} of {Y.size} right, held out {new} of {Y_dev.size}"

    def cost(self):
        """The cost at that moment, the last there is; None where none was taken."""
        costs = self.run.costs
        return costs[min(self.updates, len(costs) - 1)] if len(costs) else None


def training_picture(shown, kept, summary):
    """The SVG of one run, or of two, one under the other on the same scales."""
    if kept:
        scales = _scales([shown, kept])
        parts = [*_run_row(shown, 0, 128, scales, "now: "), *_run_row(kept, HEIGHT / 2, 128, scales, "kept: ")]
    else:
        parts = _run_row(shown, 0, 256, _scales([shown]))
    return picture(parts, HEIGHT, "A training", summary)


def _run_row(shown, top, height, scales, label=""):
    tall = not label
    plot = top + (78 if tall else 50)
    return [
        math(16, top + 18, label + shown.name, 16, INK, "start", 600, after=shown.chosen),
        *_costs(shown, Chart(48, plot, 206, height, *scales), tall),
        *_answers(shown, 338, plot, height, tall),
        *_gradients(shown, Chart(652, plot, 104, height, scales[0], DECADES), tall),
    ]


def _scales(runs):
    """The limits of the axes that hold all runs: iterations and cost."""
    curves = [curve for shown in runs for curve in _cost_curves(shown.run).values()]
    return (0, max(shown.run.hyperparameters.iterations for shown in runs)), (0, _top(curves, 0.8))


def _top(curves, otherwise):
    """Where an axis ends that holds the costs of all the curves."""
    return round_up(max((costs.max() for _, costs in curves), default=otherwise), (1, 1.5, 2, 3, 4, 6, 8, 10))


def stretched(values, at=None):
    """A curve of few points: (iterations, values); the first as it is, then means of equal stretches."""
    at = np.arange(len(values)) if at is None else at
    cuts = np.unique([0, *np.linspace(1, len(values), min(len(values), POINTS)).astype(int)[:-1]])
    lengths = np.diff([*cuts, len(values)])
    return np.add.reduceat(at, cuts) / lengths, np.add.reduceat(values, cuts) / lengths


def _cost_curves(run):
    """From a name to its (iterations, costs); nothing before the first cost was taken."""
    if not len(run.costs):
        return {}
    held_out = {"held out": stretched(run.dev_costs, run.dev_iterations)} if len(run.dev_costs) else {}
    return {"training": stretched(run.costs)} | held_out


def _frame(chart, tall, title, y_name):
    """The names of a chart's axes, the first and the last iteration, and a title where there is room."""
    last = chart.x_limits[1]
    parts = [text(chart.left, chart.top - 10, y_name, 13, MUTED, "start")]
    if tall:
        parts.append(math(chart.left, chart.top - 32, title, 15, anchor="start", weight=600))
        parts.append(text(chart.left + chart.width / 2, chart.top + chart.height + 38, "iteration", 14))
    return [*parts, chart.x_tick(0, "0"), chart.x_tick(last, f"{last:,}")]


def _costs(shown, chart, tall):
    top, ln2 = chart.y_limits[1], float(np.log(2))
    numbers = {0: "0", top: brief(top)}
    if min(chart.y(0) - chart.y(ln2), abs(chart.y(ln2) - chart.y(top))) > 14 and ln2 < top:
        numbers[ln2] = "ln 2"
    parts = _frame(chart, tall, "The cost J", "J, in nats")
    parts += [chart.y_tick(value, words, dashed=value == ln2) for value, words in numbers.items()]
    curves = _cost_curves(shown.run)
    if not curves:
        return [*parts, text(chart.x(chart.x_limits[1] / 2), chart.y(top / 2), "press Train", 16, MUTED)]
    return [
        *parts,
        chart.upright(shown.updates),
        *[chart.curve(x, y, INK, 2, dashed=name == "held out") for name, (x, y) in curves.items()],
        chart.point(shown.updates, shown.cost(), INK, 4),
        *chart.end_labels({name: y[-1] for name, (_, y) in curves.items()}, INK),
    ]


def _gradients(shown, chart, tall):
    parts = _frame(chart, tall, "Gradient of each layer", "‖dW[l]‖")
    powers = range(DECADES[0], DECADES[1] + 1, 2 if tall else 5)
    parts += [chart.y_tick(power, brief(10.0**power)) for power in powers]
    ends, norms = {}, {l: values for l, values in shown.run.gradient_norms.items() if len(values)}
    for l, values in norms.items():
        x, y = stretched(np.log10(np.maximum(values, 10.0 ** DECADES[0])))
        parts.append(chart.curve(x, y, BACKWARD, 2, opacity=0.4 + 0.6 * l / len(norms)))
        ends[f"l = {l}" + (f", {shown.dead[l]} dead" if shown.dead.get(l) else "")] = y[-1]
    return [chart.upright(shown.updates) if ends else "", *parts, *chart.end_labels(ends, BACKWARD)]


def _answers(shown, left, top, side, tall):
    """Where ŷ is above 1/2 and the examples; or, for images, those with the worst answers."""
    X, Y, X_dev, Y_dev = shown.examples
    parts = [text(left, top - 10, shown.right(), 13, MUTED, "start")]
    if len(X) > 2:
        title = "The worst held-out answers"
        parts += _images(X_dev, Y_dev, shown.AL_dev, left, top, side, tall)
    else:
        title = f"Answers after {shown.updates:,} updates"
        parts += _plane(X, Y, shown.answer, left, top, side)
    return [*parts, text(left, top - 32, title, 15, INK, "start", 600) if tall else ""]


def _plane(X, Y, answer, left, top, side):
    reach = 1.08 * np.abs(X).max()
    at = (np.arange(CELLS) + 0.5) / CELLS * 2 * reach - reach
    grid = np.stack(np.meshgrid(at, -at)).reshape(2, -1)  # rows from above
    AL = answer(grid).reshape(CELLS, CELLS)
    indices = np.minimum((AL * len(SHADES)).astype(int), len(SHADES) - 1)
    x, y = left + (X[0] + reach) / (2 * reach) * side, top + (reach - X[1]) / (2 * reach) * side
    points, size = np.array([x, y]).T, side / 36
    ones, zeros = points[Y[0] == 1], points[Y[0] != 1]
    return [
        pixels(left, top, side, side, indices, SHADES),
        box(left, top, side, side, RULE, "none", 1, 0),
        _border(AL, left, top, side),
        dots(ones, "#FFFFFF", size + 2),
        dots(ones, CLASS_1, size),
        dots(zeros, CLASS_0, size + 0.5),
        dots(zeros, "#FFFFFF", size - 2.5),
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
    """The images whose ŷ is farthest from the truth, each with its ŷ."""
    rows, columns = (3, 3) if tall else (1, 3)
    worst = np.argsort(-np.abs(AL - Y)[0], kind="stable")[: rows * columns]
    width, height = side / columns if tall else 256 / columns, side / rows
    size = min(width, height) - 22
    parts = []
    for k, i in enumerate(worst):
        x, y = left + k % columns * width, top + k // columns * height
        grey = np.clip(np.rint(15 * X[:, i].reshape(8, 8)), 0, 14).astype(int)
        wrong = (AL[0, i] >= 0.5) != (Y[0, i] == 1)
        ink, edge, thickness, weight = (INK, INK, 2.5, 600) if wrong else (MUTED, RULE, 1, 400)
        words = f"y {Y[0, i]:.0f}, ŷ {AL[0, i]:.2f}"
        parts.append(pixels(x, y, size, size, grey, GREYS, smooth=False))
        parts.append(box(x, y, size, size, edge, "none", thickness, 0))
        parts.append(text(x + size / 2, y + size + 16, words, 13, ink, weight=weight))
    return parts


def finds_chart(finds, summary):
    """The SVG of the learner's own chart: of each failure found its costs and its settings, or an empty place.

    ``finds`` is a dict from the name of a failure to (run, words), or to None where it is not found yet.
    """
    width = (WIDTH - 24) / len(finds)
    parts = []
    for k, (name, found) in enumerate(finds.items()):
        left, (ink, edge, weight) = 16 + k * width, (INK, INK, 600) if found else (MUTED, RULE, 400)
        parts.append(box(left, 4, width - 8, CHART_HEIGHT - 10, edge, thickness=1.5, dashed=not found))
        parts.append(text(left + 8, 22, name, 14, ink, "start", weight))
        if not found:
            parts.append(text(left + width / 2 - 4, 78, "not found yet", 13, MUTED))
            continue
        run, words = found
        curves = _cost_curves(run)
        limits = (0, max(len(run.costs) - 1, 1)), (0, _top(curves.values(), 1))
        chart = Chart(left + 8, 32, width - 24, 36, *limits)
        parts.append(chart.across(0))
        parts += [chart.curve(x, y, INK, 1.5, name == "held out") for name, (x, y) in curves.items()]
        kept_together = shorten(words, 60, placeholder=" …").replace(" = ", "\u00a0=\u00a0")
        parts.append(paragraph(left + 8, 82, kept_together, 16, 13, MUTED))
    return picture(parts, CHART_HEIGHT, "Failures found", summary)
