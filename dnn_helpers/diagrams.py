"""Diagrams of networks and of one iteration, as hand-written SVG."""

from .style import BACKWARD, FORWARD, INK, MUTED, PARAMETER
from .svg import Part, arrow, box, circle, line, math, text

MOST_LAYERS = 8  # drawn of a network, besides the input
MOST_UNITS = 6  # drawn of a layer


def parameter_counts(layer_dims):
    """How many numbers W[l] and b[l] hold together: a list for l = 1 … L (lecture 4.1)."""
    return [n * n_prev + n for n_prev, n in zip(layer_dims, layer_dims[1:], strict=False)]


def network_diagram(layer_dims, weights=None, width=860, height=330):
    """A Part: the units of every layer, their connections, n[l] below and the shapes of W[l] above.

    Parameters
    ----------
    layer_dims : (n[0], n[1], …, n[L])
    weights : dict from l to W[l] of shape (n[l], n[l-1]), to draw each connection in the colour of
        its sign and the thickness of its size; without, all are grey
    """
    L = len(layer_dims) - 1
    layers = list(range(L + 1)) if L <= MOST_LAYERS else [0, 1, 2, 3, 4, None, L - 2, L - 1, L]
    gap = min((width - 130) / (len(layers) - 1), 190)
    left = (width - gap * (len(layers) - 1)) / 2
    top, bottom = 62, height - 52
    at = {i: left + gap * i for i in range(len(layers))}
    below, above = [], []
    for i, l in enumerate(layers):
        if l is None:
            above.append(text(at[i], (top + bottom) / 2 + 6, "…", 28, MUTED))
            above.append(text(at[i], bottom + 24, f"{L - 7} more", 13, MUTED))
            above.append(text(at[i], bottom + 42, "layers", 13, MUTED))
            continue
        above.append(_units(layer_dims, l, at[i], top, bottom, gap))
        if i and layers[i - 1] is not None:
            below.append(_connections(layer_dims, l, at[i - 1], at[i], top, bottom, (weights or {}).get(l)))
            above.append(_shape_of_W(layer_dims, l, (at[i - 1] + at[i]) / 2, gap))
    return Part("".join(below + above), width, height)


def _rows(n, top, bottom):
    """(unit, y) for the units drawn of a layer of n, and the y of the ellipsis, or None."""
    drawn = list(range(n)) if n <= MOST_UNITS else [*range(MOST_UNITS - 2), None, n - 1]
    step = min((bottom - top) / MOST_UNITS, 38)
    first = (top + bottom) / 2 - step * (len(drawn) - 1) / 2
    rows = [(unit, first + step * k) for k, unit in enumerate(drawn)]
    return [row for row in rows if row[0] is not None], next((y for unit, y in rows if unit is None), None)


def _units(layer_dims, l, x, top, bottom, gap):
    L = len(layer_dims) - 1
    rows, ellipsis = _rows(layer_dims[l], top, bottom)
    stroke = MUTED if l == 0 else INK
    parts = [circle(x, y, 14, stroke) for _, y in rows]
    if l == 0:
        parts += [_input_label(unit, x, y) for unit, y in rows]
    if l == L:
        parts += [line([(x + 14, y), (x + 30, y)], INK) for _, y in rows]
        parts.append(math(x + 42, rows[0][1] + 5 if len(rows) == 1 else (top + bottom) / 2 + 5, "ŷ", 18, FORWARD))
    if ellipsis is not None:
        parts.append(text(x, ellipsis + 6, "⋮", 20, MUTED))
    if gap > 100:
        name = "input" if l == 0 else "output" if l == L else f"layer {l}"
        parts.append(text(x, bottom + 24, name, 13, MUTED))
        parts.append(math(x, bottom + 45, f"n[{l}] = {_count(layer_dims[l])}"))
    else:
        parts.append(math(x, bottom + 24, f"n[{l}]", 14, MUTED))
        parts.append(text(x, bottom + 45, _count(layer_dims[l]), 16))
    return "".join(parts)


def _input_label(unit, x, y):
    size = 14 if unit < 99 else 11
    return (
        f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="{size}" fill="{INK}" text-anchor="middle" font-family="serif" '
        f'font-style="italic">x<tspan dy="3" font-size="{size - 4}">{unit + 1 if unit < 9999 else "n"}</tspan></text>'
    )


def _connections(layer_dims, l, x0, x1, top, bottom, W):
    before, _ = _rows(layer_dims[l - 1], top, bottom)
    after, _ = _rows(layer_dims[l], top, bottom)
    largest = 1 if W is None else abs(W).max() or 1
    parts = []
    for j, y0 in before:
        for i, y1 in after:
            ends = [(x0 + 14, y0), (x1 - 14, y1)]
            if W is None:
                parts.append(line(ends, "#B9C0C9", 1))
            else:
                share = abs(W[i, j]) / largest
                parts.append(
                    line(ends, FORWARD if W[i, j] > 0 else BACKWARD, 0.5 + 2.5 * share, opacity=0.2 + 0.7 * share)
                )
    return "".join(parts)


def _shape_of_W(layer_dims, l, x, gap):
    n_prev, n = layer_dims[l - 1], layer_dims[l]
    shape, size = f"{_count(n)} × {_count(n_prev)}", 15 if gap > 110 else 13
    if gap > 110:
        return math(x, 26, f"W[{l}]", size, PARAMETER, after=shape)
    return math(x, 18, f"W[{l}]", size, PARAMETER) + text(x, 38, shape, 13 if gap > 80 else 12, MUTED)


def _count(n):
    """A whole number in at most seven characters."""
    return f"{n:,}" if n < 1_000_000 else f"{n:.0e}".replace("e+0", "e").replace("e+", "e")


def chain(names, now):
    """A Part: arrays in the order they are made, the one of index ``now`` filled, later ones grey and dashed."""
    most, pill, gap = 9, 62, 32
    first = min(max(now - most // 2, 0), max(len(names) - most, 0))
    shown = range(first, min(first + most, len(names)))
    parts, x = [], 16
    for i in shown:
        stroke, dashed = (FORWARD, False) if i <= now else (MUTED, True)
        if i > shown[0]:
            parts.append(arrow([(x - gap + 3, 20), (x - 3, 20)], stroke, 1.5, dashed))
        elif first:
            parts.append(text(x - 9, 25, "…", 16, MUTED))
        fill, thickness = ("#DCECF7", 3) if i == now else ("#FFFFFF", 1.5)
        parts.append(box(x, 3, pill, 34, stroke, fill, thickness, 17, dashed))
        parts.append(math(x + pill / 2, 26, names[i], 16, stroke, weight=600 if i == now else 400))
        x += pill + gap
    if shown[-1] + 1 < len(names):
        parts.append(text(x - gap + 10, 25, "…", 16, MUTED))
    return Part("".join(parts), x - gap + 16, 40)
