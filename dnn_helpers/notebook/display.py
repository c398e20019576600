"""Printing for notebooks: few digits, the same on every machine; figures; the package's own source."""

import ast
import inspect
from base64 import b64encode
from html import escape
from io import BytesIO
from numbers import Real
from textwrap import fill

import numpy as np

from ..activations import Activation
from ..validation.checks import check_whole, short

LINE_WIDTH = 90  # characters that fit beside the file browser
MOST_SHOWN = 8  # rows or columns of an array that are printed; the rest becomes an ellipsis


def show(digits=None, /, **values):
    """Print each ``name=value`` on its own line, numbers to ``digits`` significant digits (4), arrays with their shape.

    ``show(2, x=x)`` and ``show(digits=2, x=x)`` are the same: an int called digits counts digits.
    Alone, after a first argument, or when it is no int, ``digits`` is printed as any other name is.
    """
    if digits is None:
        counts = len(values) > 1 and type(values.get("digits")) is int
        digits = values.pop("digits") if counts else 4
    check_whole(digits, "digits")
    for name, value in values.items():
        print(f"{name} = " + ("\n   " + " " * len(name)).join(_shown(value, digits)))


def _shown(value, digits):
    if isinstance(value, np.ndarray) and value.ndim in (1, 2):
        return _array_lines(value, digits)
    if isinstance(value, np.ndarray):
        return [f"shape {value.shape}"] if value.ndim else _shown(value.item(), digits)
    if isinstance(value, (list, tuple)):
        inner = ", ".join(_shown(item, digits)[0] for item in value)
        return [f"[{inner}]" if isinstance(value, list) else f"({inner}{',' * (len(value) == 1)})"]
    return value_text(value, digits).split("\n")


def value_text(value, digits=4):
    is_number = isinstance(value, Real) and not isinstance(value, bool | np.timedelta64)
    return number_text(value, digits) if is_number else str(value)


def number_text(value, digits=4):
    """A number to so many significant digits, with a true minus and no −0."""
    text = str(int(value)) if isinstance(value, (int, np.integer)) else f"{float(value):.{digits}g}"
    return "0" if text == "-0" else text.replace("-", "−")


def _array_lines(array, digits):
    rows = [[value_text(entry, digits) for entry in _elide(row)] for row in _elide(np.atleast_2d(array))]
    if array.shape[-1] > MOST_SHOWN:
        rows = [row[: MOST_SHOWN - 1] + ["…"] + row[MOST_SHOWN - 1 :] for row in rows]
    width = max((len(cell) for row in rows for cell in row), default=0)
    lines = ["[" + "  ".join(cell.rjust(width) for cell in row) + "]" for row in rows]
    if array.ndim == 2 and len(array) > MOST_SHOWN:
        lines.insert(MOST_SHOWN - 1, " ⋮")
    shape = " × ".join(map(str, array.shape)) if array.ndim == 2 else f"shape {array.shape}"
    return [f"{lines[0]}   {shape}", *lines[1:]] if lines else [f"[]   {shape}"]


def _elide(axis):
    """All entries along an axis, or the first few and the last."""
    return [*axis[: MOST_SHOWN - 1], axis[-1]] if len(axis) > MOST_SHOWN else list(axis)


def show_figure(figure, says):
    """Display a matplotlib figure or an <svg>; the line under it stands in for it for those who cannot see it."""
    from IPython.display import display

    if not isinstance(says, str):
        raise TypeError(f"the line under the figure is {short(says)}, expected text")
    if isinstance(figure, str) and figure.startswith("<svg"):
        data, size = {"text/html": image_tag("svg+xml", figure.encode(), says)}, {}
    elif not hasattr(figure, "savefig"):
        raise TypeError(f"the figure is {short(figure)}, expected a matplotlib Figure or the text of an <svg>")
    else:
        figure.savefig(buffer := BytesIO(), format="png", dpi=144)
        width, height = (round(96 * inches) for inches in figure.get_size_inches())
        data = {"image/png": b64encode(buffer.getvalue()).decode()}
        size = {"image/png": {"width": width, "height": height}}
    display(data | {"text/plain": says}, metadata=size, raw=True)
    print(fill(says, LINE_WIDTH))


def image_tag(kind, data, alt):
    """An <img> with its data inside: untrusted notebooks refuse an SVG alone, and some pages clean off its colours."""
    source = f"data:image/{kind};base64,{b64encode(data).decode()}"
    return f'<img alt="{escape(alt)}" style="max-width:100%;height:auto" src="{source}">'


class Source(str):
    """What ``show_source`` returns: Python source, coloured where the notebook can."""

    __repr__ = str.__str__

    def _repr_markdown_(self):
        return f"```python\n{self}\n```"


def show_source(*functions):
    """The package's own source of functions, classes or activations, as it runs, docstrings left out: a Source."""
    parts = []
    for function in functions:
        pair = (function.g, function.g_prime) if isinstance(function, Activation) else (function,)
        try:
            if not all(inspect.isfunction(part) or inspect.isclass(part) for part in pair):
                raise TypeError
            parts += [without_docstring(inspect.getsource(part).rstrip()) for part in pair]
        except (TypeError, OSError):
            raise TypeError(f"no source of {short(function)}, expected a function or class written in Python") from None
    return Source("\n\n\n".join(parts))


def without_docstring(source):
    definition, lines = ast.parse(source).body[0], source.split("\n")
    first, *rest = definition.body
    if ast.get_docstring(definition) is None or not rest:
        return source
    return "\n".join(lines[: first.lineno - 1] + lines[first.end_lineno :]).replace(":\n\n", ":\n", 1)
