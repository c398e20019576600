"""Hand-written SVG: boxes, arrows, the lecture's notation and matrices, as strings.

A ``Part`` is a finished piece of a picture with its width and height; its origin is its upper left
corner. Parts are joined with ``place`` and ``row`` and framed by ``picture``. All text passes
through ``escape``, so no text of a user can become markup.
"""

import re
import struct
import textwrap
import zlib
from base64 import b64encode
from html import escape
from typing import NamedTuple

import numpy as np

from ..notebook.display import number_text
from .style import BACKWARD, COST, FORWARD, INK, MUTED, PARAMETER

SERIF = "Georgia,'Times New Roman','DejaVu Serif',serif"
SANS = "system-ui,'Segoe UI','Noto Sans','DejaVu Sans',Arial,sans-serif"
MONO = "Menlo,Consolas,'DejaVu Sans Mono',monospace"
NUDGE = 1e-7  # off the ties of rounding, where the last bit of a float would decide: one text on every machine
WIDTH = 860  # of every panel's picture, so that type has one size in all of them

# Z[1] or dW[l]: name and layer · a lone letter · the sign of transposition
NOTATION = re.compile(r"(d?[A-Za-zŷŶ])\[([^\]]+)\]|(\b[B-Zmngxyzb]\b|[αεŷŶθτ])|(ᵀ)")
ROLES = dict.fromkeys("Wb", PARAMETER) | dict.fromkeys("ZAzaŷŶ", FORWARD) | {"J": COST}


class Part(NamedTuple):
    """A piece of a picture: SVG elements that fill (0, 0) to (width, height)."""

    svg: str
    width: float
    height: float


def picture(parts, height, title, description=""):
    """A whole picture as one <svg> element; it shrinks with its column."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {_px(height)}" width="{WIDTH}" '
        f'height="{_px(height)}" role="img" style="max-width:100%;height:auto" font-family="{SANS}">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
        f'<rect width="{WIDTH}" height="{_px(height)}" fill="#FFFFFF"/>{"".join(parts)}</svg>'
    )


def place(part, x, y):
    return f'<g transform="translate({_px(x)} {_px(y)})">{part.svg}</g>'


def row(parts, gap=10, widest=None):
    """Parts side by side, middles on one line, all made smaller if they would be wider than ``widest``."""
    height = max(part.height for part in parts)
    svg, x = "", 0
    for part in parts:
        svg += place(part, x, (height - part.height) / 2)
        x += part.width + gap
    width = x - gap
    if widest and width > widest:
        scale = widest / width
        return Part(f'<g transform="scale({scale:.3f})">{svg}</g>', widest, height * scale)
    return Part(svg, width, height)


def text(x, y, words, size=14, fill=INK, anchor="middle", weight=400):
    """Plain words, their baseline at y."""
    return f"{_text_tag(x, y, size, fill, anchor, weight)}{escape(str(words))}</text>"


def paragraph(x, y, words, columns, size=14, fill=INK):
    """Plain words in lines of at most so many characters."""
    lines = enumerate(textwrap.wrap(words, columns))
    return "".join(text(x, y + 1.4 * size * i, words, size, fill, "start") for i, words in lines)


def math(x, y, formula, size=16, fill=INK, anchor="middle", weight=400, roles=False, after=""):
    """A formula such as "Z[1] = W[1] A[0] + b[1]"; with ``roles`` in colours; ``after`` is muted text behind it."""
    spans, raised_by = [], 0
    for words, raised, style in _spans(formula, size, roles):
        up = 0.4 * size if raised else 0
        dy = f' dy="{_px(raised_by - up)}"' if up != raised_by else ""
        kept = escape(words.replace(" ", "\u00a0"))  # a space at the end of a span would vanish
        spans.append(f"<tspan{dy}{style}>{kept}</tspan>" if dy or style else kept)
        raised_by = up
    if after:
        small = f'font-size="{_px(0.85 * size)}" fill="{MUTED}" font-weight="400"'
        spans.append(f'<tspan dx="{_px(0.4 * size)}" dy="{_px(raised_by)}" {small}>{escape(after)}</tspan>')
    return f"{_text_tag(x, y, size, fill, anchor, weight)}{''.join(spans)}</text>"


def _spans(formula, size, roles):
    """The formula in runs (words, whether raised, style)."""
    italic, small = f' font-family="{SERIF}" font-style="italic"', f' font-size="{_px(0.7 * size)}"'
    pieces = [*NOTATION.split(formula), "", "", "", ""]  # plain words and, of what is found, the four groups, in turn
    for i in range(0, len(pieces), 5):
        plain, name, layer, letter, transposed = pieces[i : i + 5]
        colour = f' fill="{role(name or letter)}"' if roles and (name or letter) else ""
        if plain:
            yield plain, False, ""
        if name or letter:
            yield name or letter, False, italic + colour
        if layer or transposed:
            yield f"[{layer}]" if layer else "T", True, small + colour


def role(name):
    """The colour of an array's role, from its name such as "dW[1]" or "Z"."""
    return BACKWARD if re.match(r"d[A-Za-z]", name) else ROLES.get(name[:1], INK)


def box(x, y, width, height, stroke=INK, fill="#FFFFFF", thickness=1.5, radius=6, dashed=False):
    dash = ' stroke-dasharray="4 3"' if dashed else ""
    return (
        f'<rect x="{_px(x)}" y="{_px(y)}" width="{_px(width)}" height="{_px(height)}" rx="{_px(radius)}" fill="{fill}" '
        f'stroke="{stroke}" stroke-width="{_px(thickness)}"{dash}/>'
    )


def circle(x, y, radius, stroke=INK, fill="#FFFFFF", thickness=1.5):
    return (
        f'<circle cx="{_px(x)}" cy="{_px(y)}" r="{_px(radius)}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{_px(thickness)}"/>'
    )


def line(points, stroke=INK, thickness=1.5, dashed=False, opacity=1):
    """A line through points (x, y)."""
    path = " ".join(f"{_px(x)},{_px(y)}" for x, y in points)
    dash = ' stroke-dasharray="4 4"' if dashed else ""
    faint = f' stroke-opacity="{opacity + NUDGE:.2f}"' if opacity < 1 else ""
    return (
        f'<polyline points="{path}" fill="none" stroke="{stroke}" stroke-width="{_px(thickness)}" '
        f'stroke-linejoin="round"{dash}{faint}/>'
    )


def dots(points, stroke, diameter):
    """A round dot at each point (x, y), all in one element."""
    path = "".join(f"M{_px(x)} {_px(y)}h0" for x, y in points)
    return f'<path d="{path}" stroke="{stroke}" stroke-width="{_px(diameter)}" stroke-linecap="round"/>'


def pixels(x, y, width, height, indices, colours, smooth=True):
    """A picture of coloured cells: ``indices`` (rows, an even number of columns) into at most 16 colours."""
    packed = (indices[:, ::2] << 4 | indices[:, 1::2]).astype(np.uint8)
    rows, columns = indices.shape
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", columns, rows, 4, 3, 0, 0, 0),
        b"PLTE": bytes.fromhex("".join(colour[1:] for colour in colours)),
        # not compressed: compressors differ from machine to machine, this text does not
        b"IDAT": zlib.compress(b"".join(b"\0" + row.tobytes() for row in packed), 0),
        b"IEND": b"",
    }
    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks.items()
    )
    crisp = "" if smooth else ' style="image-rendering:pixelated"'
    return (
        f'<image x="{_px(x)}" y="{_px(y)}" width="{_px(width)}" height="{_px(height)}" preserveAspectRatio="none"'
        f'{crisp} href="data:image/png;base64,{b64encode(png).decode()}"/>'
    )


def arrow(points, stroke=INK, thickness=1.5, dashed=False):
    """A line of horizontal and vertical pieces with a head at its end."""
    (x0, y0), (x1, y1) = points[-2:]
    head = 5 + 1.5 * thickness
    dx, dy = (x1 > x0) - (x1 < x0), (y1 > y0) - (y1 < y0)
    x, y, half = x1 - head * dx, y1 - head * dy, 0.45 * head
    corners = f"{_px(x1)},{_px(y1)} {_px(x - half * dy)},{_px(y - half * dx)} {_px(x + half * dy)},{_px(y + half * dx)}"
    return line([*points[:-1], (x, y)], stroke, thickness, dashed) + f'<polygon points="{corners}" fill="{stroke}"/>'


def sign(formula, size=18, fill=INK):
    """A Part: a sign between matrices, on the middle of their numbers, not of their names above."""
    width = 0.6 * size * len(re.sub(r"\[.*?\]", "  ", formula))
    return Part(math(width / 2, 0.95 * size + 24, formula, size, fill), width, 1.3 * size + 24)


def equation(right_side, drawn):
    """Parts: the arrays of a formula's right-hand side, each as ``drawn(name)``, and the signs between them."""
    parts = []
    for k, piece in enumerate(re.split(r"(d?[A-Zb]\[\d+\]ᵀ?|\bY\b)", right_side)):
        words = re.sub(r"(\w|′)\($", r"\1 (", piece.strip()) or "·"  # two arrays side by side are multiplied
        if k % 2 or piece:
            parts.append(drawn(piece) if k % 2 else sign(words))
    return parts


def matrix(values, name="", size=13, rows=6, columns=5, digits=2, mark=None, now=False):
    """A Part: an array as a grid of numbers under its name and shape, blue above 0, vermilion below, darker if larger.

    Beyond so many rows and columns it is elided. ``mark``, of the same shape, is true where an entry is to be framed.
    """
    values = without_dust(np.atleast_2d(np.asarray(values, dtype=float)))
    rows, columns = shown_of(values.shape[0], rows), shown_of(values.shape[1], columns)
    numbers = {(i, j): brief(values[i, j], digits) for i in rows for j in columns if None not in (i, j)}
    largest = np.abs(values[np.isfinite(values)]).max(initial=0) or 1
    wide, high, top = max(0.6 * size * max(map(len, numbers.values())) + 8, 2.6 * size), 1.65 * size, 1.9 * size
    cells, y, right = [], top, 0
    for i in rows:
        x = 4
        for j in columns:
            width = wide if j is not None else 1.2 * size
            if (i, j) in numbers:
                cells.append(box(x, y, width, high, "#FFFFFF", shade(values[i, j] / largest), 1, 0))
                cells.append(text(x + width / 2, y + 0.7 * high, numbers[i, j], size))
                if mark is not None and mark[i, j]:
                    cells.append(box(x + 1, y + 1, width - 2, high - 2, INK, "none", 2.5, 2))
            else:
                cells.append(text(x + width / 2, y + 0.7 * high, "⋮" if i is None else "…", size, MUTED))
            x += width
        y, right = y + high, x + 4
    colour, thickness = role(name), 3 if now else 1.5
    for edge, inward in ((1, 5), (right - 1, -5)):
        corners = [(edge + inward, top - 2), (edge, top - 2), (edge, y + 2), (edge + inward, y + 2)]
        cells.append(line(corners, colour, thickness))
    shape = " × ".join(map(str, values.shape))
    width = max(right, 0.62 * size * (len(shape) + len(name)))
    label = math(width / 2, 1.15 * size, name, size + 2, colour, weight=600 if now else 400, after=shape)
    body = Part("".join(cells), right, y)
    return Part(label + place(body, (width - right) / 2, 0), width, y + 4)


def shown_of(n, most):
    """The indices shown of n; None stands for an ellipsis."""
    return list(range(n)) if n <= most else [*range(most - 2), None, n - 1]


def without_dust(values):
    """Values without what rounding left behind: 0.3 − 3 × 0.1 is 0, on every machine."""
    return np.round(values, 12)


def shade(share):
    """The colour of a number, by its share −1 … 1 of the largest: vermilion … white … blue, white if unknown."""
    if not np.isfinite(share):
        return "#FFFFFF"
    target = FORWARD if share > 0 else BACKWARD
    strength = 0.55 * min(abs(share), 1)  # ink on the darkest cell still has contrast 4.5:1
    channels = (int(target[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 + strength * (channel - 255) + NUDGE):02X}" for channel in channels)


def brief(value, digits=2):
    """A number in few characters: two digits, or so many, and never fewer than three from 10 on."""
    if not np.isfinite(value):
        return number_text(value)
    value = float(f"{value:.12g}")  # 1.15 and its neighbours are written alike
    written = number_text(value, digits if abs(value) < 10 else max(digits, 3))
    return re.sub(r"e(.)0", r"e\1", written)


def _text_tag(x, y, size, fill, anchor, weight):
    bold = f' font-weight="{weight}"' if weight != 400 else ""
    return f'<text x="{_px(x)}" y="{_px(y)}" font-size="{_px(size)}" fill="{fill}" text-anchor="{anchor}"{bold}>'


def _px(value):
    """A coordinate with at most one decimal."""
    written = f"{value + NUDGE:.1f}"
    return written[:-2] if written.endswith(".0") else written
