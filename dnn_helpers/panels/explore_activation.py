"""Lecture 4.5: an activation g, its slope g′, and what many slopes in a row leave over."""

import numpy as np

from ..activations import ACTIVATIONS
from ..pictures.charts import Chart
from ..pictures.style import BACKWARD, FORWARD, INK, MUTED, RULE
from ..pictures.svg import WIDTH, line, math, picture, short, text
from ..validation.checks import check_activation
from .controls import choice, number, whole
from .panel import Panel

SATURATED = 0.05  # below this slope a unit hardly learns
SMALLEST = -12  # power of ten at the bottom of the chart


def explore_activation(activation="sigmoid", z=1.0, layers=10):
    """A panel: g and g′ with a point z to move, and the product of slopes through so many layers."""
    controls = {
        "activation": choice("g", list(ACTIVATIONS)),
        "z": number("z", -6, 6, 0.1),
        "layers": whole("layers", 1, 30),
    }
    return Panel(explore_activation, draw_activation, controls, dict(activation=activation, z=z, layers=layers))


def draw_activation(activation, z, layers):
    g = check_activation(activation, ACTIVATIONS)
    value, slope = (float(f(np.array([[float(z)]]))[0, 0]) for f in (g, g.prime))
    product = slope_products(slope, layers)[-1]
    parts = [*_curves(g, z, value, slope), *_products(slope, layers)]
    saturated = ", saturated" if slope < SATURATED else ""
    layers_word = "layer" if layers == 1 else "layers"
    summary = (
        f"{g.name} at z = {short(z)}: g(z) = {short(value)}, g′(z) = {short(slope)}{saturated}; "
        f"{layers} {layers_word} of this slope leave a factor of {short(product)}"
    )
    return picture(parts, 372, f"The activation {g.name} and its slope", summary), summary


def slope_products(slope, layers):
    """slope, slope², slope³, …: what is left of a gradient after 1, 2, 3, … layers, weights apart."""
    return np.cumprod(np.full(layers, slope))


def _curves(g, z, value, slope):
    x = np.linspace(-6, 6, 241)
    y, y_prime = g(x), g.prime(x)
    low, high = (-1.5, 1.5) if y.min() >= -1.01 and y.max() <= 1.01 else (-6.0, 6.0)
    chart = Chart(58, 62, 380, 240, (-6, 6), (low, high))
    flat = [(chart.x(a), chart.x(b)) for a, b in _runs_below(x, y_prime)]
    bands = "".join(
        f'<rect x="{a:.1f}" y="{chart.top}" width="{b - a:.1f}" height="{chart.height}" fill="#F1F3F5"/>'
        for a, b in flat
    )
    wide = [(a, b) for a, b in flat if b - a > 70]
    words = "".join(text((a + b) / 2, chart.top + chart.height - 8, "saturated", 13, MUTED) for a, b in wide)
    ticks = [-1, -0.5, 0, 0.5, 1] if high < 2 else [-6, -4, -2, 0, 2, 4, 6]
    at_g, at_slope, side = (4.4, 4.4, "middle") if high < 2 else (3.4, 4.6, "end")
    g_label, slope_label = float(g(np.array([at_g]))[0]), float(g.prime(np.array([at_slope]))[0])
    tangent = [(z + d, value + slope * d) for d in (-1.2, 1.2)]
    return [
        bands,
        words,
        chart.axes(f"{g.name}: g and its slope", "z", range(-6, 7, 2), ticks),
        chart.curve(x, y_prime, BACKWARD, 2.5),
        chart.curve(x, y, FORWARD, 3),
        line([(chart.x(a), chart.y(np.clip(b, low, high))) for a, b in tangent], INK, 1.5, dashed=True),
        line([(chart.x(z), chart.top), (chart.x(z), chart.top + chart.height)], RULE, 1.5),
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


def _products(slope, layers):
    """The product of slopes against the depth, on a logarithmic axis."""
    chart = Chart(520, 62, 310, 240, (0, 30), (SMALLEST, 0))
    powers = [0, -3, -6, -9, -12]
    depth = np.arange(layers + 1)
    products = np.concatenate([[1.0], slope_products(slope, layers)])
    logs = np.log10(np.maximum(products, 10.0**SMALLEST))
    labels = [_power(chart.left - 8, chart.y(power) + 4, power) for power in powers]
    last = products[-1]
    up = logs[-1] > -1
    side, dx = ("end", 8) if layers > 20 else ("start", 10)
    where = chart.x(layers) + (dx if side == "start" else 6)
    return [
        chart.axes("Slopes multiplied, layer after layer", "layers", range(0, 31, 5), []),
        *[line([(chart.left, chart.y(p)), (chart.left + chart.width, chart.y(p))], RULE, 1) for p in powers],
        *labels,
        chart.curve(depth, logs, BACKWARD, 2),
        *[chart.point(l, y, BACKWARD, 3.5) for l, y in zip(depth, logs, strict=True)],
        text(where, chart.y(logs[-1]) + (24 if up else -12), short(last), 16, BACKWARD, side, 600),
        text(WIDTH - 30, 362, "weights left out; a deep network multiplies them in as well", 13, MUTED, "end"),
    ]


def _power(x, y, power):
    if power == 0:
        return text(x, y, "1", 13, MUTED, "end")
    return text(x, y, f"1e−{-power}", 13, MUTED, "end")
