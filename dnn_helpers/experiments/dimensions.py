"""The table of all shapes, read off arrays that a real iteration has just made (lecture 4.3)."""

import re
from html import escape
from typing import NamedTuple

import numpy as np

from ..costs import cross_entropy_gradient
from ..network import initialize_parameters
from ..validation.checks import check_layer_dims, check_whole
from .tracing import trace


class Row(NamedTuple):
    """Arrays that share a shape: their names, the shape in symbols and numbers, for one example and m."""

    layer: int
    names_one: tuple
    names_m: tuple
    symbols_one: str
    symbols_m: str
    one: tuple
    m: tuple


class DimensionTable:
    """What ``dimension_table`` returns: ``rows``, and the same as text and as an HTML table."""

    def __init__(self, layer_dims, m, rows):
        self.layer_dims, self.m, self.rows = layer_dims, m, rows

    def _cells(self):
        yield "layer", "one example", "shape", "numbers", f"m = {self.m} examples", "shape", "numbers"
        for row in self.rows:
            yield (
                str(row.layer),
                ", ".join(row.names_one),
                row.symbols_one,
                _product(row.one),
                ", ".join(row.names_m),
                row.symbols_m,
                _product(row.m),
            )

    def __repr__(self):
        cells = list(self._cells())
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]
        return "\n".join(line.rstrip() for line in lines)

    def _repr_html_(self):
        cell = "padding:3px 14px 3px 0;text-align:left;white-space:nowrap;font-variant-numeric:tabular-nums"
        styles = (cell, *(cell, f"{cell};color:#6B7480", f"{cell};font-weight:600") * 2)
        head, *body = self._cells()
        lines = ["".join(f'<th style="{cell}">{escape(text)}</th>' for text in head)]
        for texts in body:
            tds = (f'<td style="{style}">{_coloured(text)}</td>' for style, text in zip(styles, texts, strict=True))
            lines.append("".join(tds))
        rows = "".join(f"<tr>{line}</tr>" for line in lines)
        return f'<table style="border-collapse:collapse">{rows}</table>'


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

    Nothing is looked up: an iteration runs on 1 and on 2 examples, and an axis that grew is m.

    Raises
    ------
    ValueError, TypeError
        when layer_dims or m is not made of whole numbers ≥ 1.
    """
    layer_dims, m = check_layer_dims(layer_dims), check_whole(m, "m")
    one, two = _traced_shapes(layer_dims, 1), _traced_shapes(layer_dims, 2)
    rows = []
    for l in range(len(layer_dims)):
        for names in _groups(l):
            shapes = {one[name] for name in names}, {two[name] for name in names}
            (shape_one,), (shape_two,) = shapes  # one shape a group, or this line fails
            grows = [a != b for a, b in zip(shape_one, shape_two, strict=True)]
            columns = f"n[{l - 1}]" if names[0][0] == "W" else "1"
            rows.append(
                Row(
                    layer=l,
                    names_one=tuple(_for_one(name) for name in names) if any(grows) else names,
                    names_m=names,
                    symbols_one=f"(n[{l}], {columns})",
                    symbols_m=f"(n[{l}], {'m' if any(grows) else columns})",
                    one=shape_one,
                    m=tuple(m if grew else size for size, grew in zip(shape_one, grows, strict=True)),
                )
            )
    return DimensionTable(layer_dims, m, tuple(rows))


def _groups(l):
    if l == 0:
        return [("X = A[0]",)]
    return [
        (f"W[{l}]", f"dW[{l}]"),
        (f"b[{l}]", f"db[{l}]"),
        (f"Z[{l}]", f"A[{l}]", f"dZ[{l}]", f"dA[{l}]"),
    ]


def _traced_shapes(layer_dims, m):
    """The shape of every array in one iteration over m examples, by name."""
    X, Y = np.zeros((layer_dims[0], m)), np.zeros((layer_dims[-1], m))
    events = trace(initialize_parameters(layer_dims), X, Y)
    L = len(layer_dims) - 1
    AL = next(event.value for event in events if event.name == f"A[{L}]")
    shapes = {"X = A[0]": X.shape, f"dA[{L}]": cross_entropy_gradient(AL, Y).shape}
    return shapes | {event.name: np.shape(event.value) for event in events}


def _for_one(name):
    return name.translate(str.maketrans("XAZ", "xaz"))


def _product(shape):
    return " × ".join(map(str, shape))
