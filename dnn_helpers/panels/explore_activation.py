"""Lecture 4.5: an activation g, its slope g′, and what many slopes in a row leave over."""

import numpy as np

from ..activations import ACTIVATIONS
from ..pictures.charts import Chart, round_up, ticks
from ..pictures.style import BACKWARD, FORWARD, INK, MUTED
from ..pictures.svg import WIDTH, brief, math, picture, text
from ..validation.checks import check_activation
from .controls import choice, decimal, integer
from .panel import Panel

SATURATED = 0.05  # below this slope a unit hardly learns
SMALLEST = -12  # power of ten at the bottom of the chart
DEEPEST = 30


def explore_activation(activation="sigmoid", z=1.0, layers=10):
    """A panel: g and g′ with a point z to move, and the product of slopes through so many layers."""
    controls = {
        "activation": choice("g", list(ACTIVATIONS)),
        "z": decimal("z", -6, 6, 0.1),
        "layers": integer("layers", 1, DEEPEST),
    }
    return Panel(explore_activation, draw_activation, controls, locals())


def draw_activation(activation, z, layers):
    g = check_activation(activation, ACTIVATIONS)
    value, slope = (float(f(np.array([[float(z)]]))[0, 0]) for f in (g, g.prime))
    x = np.linspace(-6, 6, 241)
    y, y_prime = g(x), g.prime(x)
    product = slope_products(slope, layers)[-1]
    parts = [*_curves(g, x, y, y_prime, z, value, slope), *_products(slope, layers, np.abs(y_prime).max())]
    saturated = ", saturated" if abs(slope) < SATURATED else ""
    summary = (
        f"{g.name} at z = {brief(z)}: g(z) = {brief(value)}, g′(z) = {brief(slope)}{saturated}; "
        f"{layers} layer{'s' * (layers > 1)} of this slope leave a factor of {brief(product)}"
    )
    return picture(parts, 372, f"The activation {g.name} and its slope", summary), summary


def slope_products(slope, layers):
    """slope, slope², slope³, …: what is left of a gradient after 1, 2, 3, … layers, weights apart."""
    return np.cumprod(np.full(layers, slope))


def _curves(g, x, y, y_prime, z, value, slope):
    largest = max(np.abs(y).max(), np.abs(y_prime).max())
    bounded = largest <= 1.01
    reach = 1 if bounded else round_up(largest, (1, 2, 4, 6, 8, 10))
    high = 1.5 if bounded else reach
    chart = Chart(58, 62, 380, 240, (-6, 6), (-high, high))
    bands, words = "", ""
    for a, b in ((chart.x(a), chart.x(b)) for a, b in _runs_below(x, np.abs(y_prime))):
        bands += f'<rect x="{a:.1f}" y="{chart.top}" width="{b - a:.1f}" height="{chart.height}" fill="#F1F3F5"/>'
        words += text((a + b) / 2, chart.top + chart.height - 8, "saturated", 13, MUTED) if b - a > 70 else ""
    at_g, at_slope, side = (4.4, 4.4, "middle") if bounded else (3.4, 4.6, "end")
    g_label, slope_label = g(np.array([at_g]))[0], g.prime(np.array([at_slope]))[0]
    beside = np.array([-1.2, 1.2]) / max(1, abs(slope))
    return [
        bands,
        words,
        chart.axes(f"{g.name}: g and its slope", "z", range(-6, 7, 2), ticks(-reach, reach, 6)),
        chart.curve(x, y_prime, BACKWARD, 2.5),
        chart.curve(x, y, FORWARD, 3),
        chart.curve(z + beside, value + slope * beside, INK, 1.5, dashed=True),
        chart.upright(z),
        chart.point(z, value, FORWARD, 7),
        chart.point(z, slope, BACKWARD, 7, "#FFFFFF"),
        math(chart.x(at_g), chart.y(g_label) - 12, "g(z)", 16, FORWARD, side),
        text(chart.x(at_slope), chart.y(slope_label) - 10, "slope g′(z)", 14, BACKWARD),
    ]


def _runs_below(x, slopes):
    """The intervals of x where the slope is below SATURATED."""
    flat = np.concatenate([[False], slopes < SATURATED, [False]])
    starts, ends = np.flatnonzero(flat[1:] & ~flat[:-1]), np.flatnonzero(~flat[1:] & flat[:-1])
    return [(x[a], x[b - 1]) for a, b in zip(starts, ends, strict=True)]


def _products(slope, layers, steepest):
    """The product of slopes against the depth, on a logarithmic axis that holds that of the steepest."""
    top = max(0.0, np.ceil(DEEPEST * np.log10(steepest)))
    chart = Chart(520, 62, 310, 240, (0, DEEPEST), (SMALLEST, top))
    powers = ticks(SMALLEST, top, 5, (1, 2, 3, 5, 10))[::-1]
    depth = np.arange(layers + 1)
    products = np.concatenate([[1.0], slope_products(slope, layers)])
    logs = np.log10(np.maximum(np.abs(products), 10.0**SMALLEST))
    side, dx = ("end", 6) if layers > 20 else ("start", 10)
    dy = 24 if logs[-1] > top - 1 else -12
    return [
        chart.axes("Slopes multiplied, layer after layer", "layers", range(0, DEEPEST + 1, 5), []),
        *[chart.across(power) for power in powers],
        *[chart.y_number(power, f"1e{power:.0f}".replace("-", "−") if power else "1") for power in powers],
        chart.curve(depth, logs, BACKWARD, 2),
        *[chart.point(l, y, BACKWARD, 3.5) for l, y in zip(depth, logs, strict=True)],
        text(chart.x(layers) + dx, chart.y(logs[-1]) + dy, brief(products[-1]), 16, BACKWARD, side, 600),
        text(WIDTH - 30, 362, "weights left out; a deep network multiplies them in as well", 13, MUTED, "end"),
    ]
