"""The table of all shapes, read off arrays that a real iteration has just made (lecture 4.3)."""

import re
from html import escape
from typing import NamedTuple

import numpy as np

from ..costs import cross_entropy_gradient
from ..network import initialize_parameters
from ..notebook.table import CELL, html_table, text_table
from ..validation.checks import check_layer_dims, check_whole
from .tracing import trace

ALIKE = ("W", "dW"), ("b", "db"), ("Z", "A", "dZ", "dA")  # letters of one shape
SMALL = str.maketrans("XAZ", "xaz")  # letters of one example
FEW_EXAMPLES = 5  # examples of the iteration, in layers of 2, 3, 4, 2, 3, 4, … units: each size tells what it counts


class SharedShape(NamedTuple):
    """Arrays that share a shape: their names, the shape in symbols and numbers, for one example and m."""

    layer: int
    names_one: tuple
    symbols_one: str
    one: tuple
    names_m: tuple
    symbols_m: str
    m: tuple


class DimensionTable:
    """What ``dimension_table`` returns: ``rows``, and the same as text and as an HTML table."""

    def __init__(self, layer_dims, m, rows):
        self.layer_dims, self.m, self.rows = layer_dims, m, rows

    def _cells(self):
        yield "layer", "one example", "shape", "numbers", f"m = {self.m} examples", "shape", "numbers"
        for row in self.rows:
            names_one, names_m = ", ".join(row.names_one), ", ".join(row.names_m)
            one, m = (" × ".join(map(str, shape)) for shape in (row.one, row.m))
            yield str(row.layer), names_one, row.symbols_one, one, names_m, row.symbols_m, m

    def __repr__(self):
        return text_table(self._cells())

    def _repr_html_(self):
        cell = CELL.replace("left;", "left;white-space:nowrap;")
        styles = "", *("", ";color:#6B7480", ";font-weight:600") * 2
        return html_table(self._cells(), cell, styles, _coloured)


def _coloured(text):
    """Names of arrays in the colour of their role: parameter, forward, backward."""
    names = re.split(r"(d?[WbZAza]\[\d+\])", escape(text))
    role = {"d": "#C44601", "W": "#00724F", "b": "#00724F"}
    return "".join(
        f'<span style="color:{role.get(part[0], "#0072B2")}">{part}</span>' if i % 2 else part
        for i, part in enumerate(names)
    )


def dimension_table(layer_dims, m):
    """The shapes of all arrays of a network, for one example and for m: a DimensionTable.

    Nothing is looked up: an iteration runs on as many layers of a few units each, and the size of an axis tells whether
    it is n[l], n[l−1], m or 1. So no network is too large for its table. ValueError or TypeError when layer_dims or m
    is not made of whole numbers ≥ 1.
    """
    layer_dims, m = check_layer_dims(layer_dims), check_whole(m, "m")
    few = [2 + l % 3 for l in range(len(layer_dims))]
    shapes = _traced_shapes(few)
    numbers = {"1": 1, "m": m} | {f"n[{l}]": n for l, n in enumerate(layer_dims)}
    rows = []
    for l in range(len(layer_dims)):
        symbols = {1: "1", FEW_EXAMPLES: "m", few[l - 1]: f"n[{l - 1}]", few[l]: f"n[{l}]"}
        groups = [tuple(f"{letter}[{l}]" for letter in letters) for letters in ALIKE] if l else [("X = A[0]",)]
        for names in groups:
            (shape,) = {shapes[name] for name in names}  # one shape a group, or this line fails
            axes = [symbols[size] for size in shape]
            axes_one = ["1" if axis == "m" else axis for axis in axes]
            names_one = tuple(name.translate(SMALL) for name in names) if "m" in axes else names
            rows.append(SharedShape(l, *_cell(names_one, axes_one, numbers), *_cell(names, axes, numbers)))
    return DimensionTable(layer_dims, m, tuple(rows))


def _traced_shapes(layer_dims):
    """The shape of every array in one iteration over a few examples, by name."""
    X, Y = np.zeros((layer_dims[0], FEW_EXAMPLES)), np.zeros((layer_dims[-1], FEW_EXAMPLES))
    arrays = {event.name: event.value for event in trace(initialize_parameters(layer_dims), X, Y)} | {"X = A[0]": X}
    L = len(layer_dims) - 1
    arrays[f"dA[{L}]"] = cross_entropy_gradient(arrays[f"A[{L}]"], Y)
    return {name: np.shape(array) for name, array in arrays.items()}


def _cell(names, axes, numbers):
    return names, f"({', '.join(axes)})", tuple(numbers[axis] for axis in axes)
