"""Diagrams of networks and of one iteration, as hand-written SVG."""

from typing import NamedTuple

from .style import BACKWARD, CACHE, CACHE_GROUND, COST, FORWARD, INK, MUTED, PARAMETER
from .svg import Part, arrow, box, circle, line, math, picture, shown_of, text

MOST_LAYERS = 8  # drawn of a network, besides the input
MOST_UNITS = 6  # drawn of a layer
MOST_BLOCKS = 4  # drawn of an iteration; of a deeper network, those around the layer at work


def parameter_counts(layer_dims):
    """How many numbers W[l] and b[l] hold together: a list for l = 1 … L (lecture 4.1)."""
    return [n * n_prev + n for n_prev, n in zip(layer_dims, layer_dims[1:], strict=False)]


def network_diagram(layer_dims, weights=None, width=860, height=330, counts=True):
    """A Part: the units of every layer, their connections, n[l] below and the shapes of W[l] above.

    ``weights``, a dict from l to W[l] of shape (n[l], n[l-1]), gives each connection the colour of its sign and the
    thickness of its size; without, all are grey. Without ``counts`` no n[l] and no shapes: the reader counts.
    """
    L = len(layer_dims) - 1
    layers = list(range(L + 1)) if L <= MOST_LAYERS else [0, 1, 2, 3, 4, None, L - 2, L - 1, L]
    gap = min((width - 130) / (len(layers) - 1), 190)
    left = (width - gap * (len(layers) - 1)) / 2
    top, bottom = (62, height - 52) if counts else (10, height - 10)
    rows = {l: _unit_rows(layer_dims[l], top, bottom) for l in layers if l is not None}
    below, above = [], []
    for i, l in enumerate(layers):
        x = left + gap * i
        if l is None:
            above.append(text(x, (top + bottom) / 2 + 6, "…", 28, MUTED))
            above.append(text(x, bottom + 24, f"{L - 7} more", 13, MUTED))
            above.append(text(x, bottom + 42, "layers", 13, MUTED))
            continue
        above.append(_units(rows[l], l, L, x, (top + bottom) / 2))
        above.append(_size_of_layer(layer_dims, l, x, bottom, gap) if counts else "")
        if l - 1 in rows:
            below.append(_connections(rows[l - 1], rows[l], x - gap, x, (weights or {}).get(l)))
            above.append(_shape_of_W(layer_dims, l, x - gap / 2, gap) if counts else "")
    return Part("".join(below + above), width, height)


def network_picture(layer_dims, counts=True):
    """The network alone, as one <svg> element; see ``network_diagram``."""
    height = 330 if counts else 280
    return picture([network_diagram(layer_dims, height=height, counts=counts).svg], height, "Network diagram")


def _unit_rows(n, top, bottom):
    """From a unit that is drawn of a layer of n to its y; None is the ellipsis."""
    drawn = shown_of(n, MOST_UNITS)
    step = min((bottom - top) / MOST_UNITS, 38)
    first = (top + bottom) / 2 - step * (len(drawn) - 1) / 2
    return {unit: first + step * k for k, unit in enumerate(drawn)}


def _units(rows, l, L, x, middle):
    units = {unit: y for unit, y in rows.items() if unit is not None}
    parts = [circle(x, y, 14, MUTED if l == 0 else INK) for y in units.values()]
    if l == 0:
        parts += [_input_label(unit, x, y) for unit, y in units.items()]
    if l == L:
        parts += [line([(x + 14, y), (x + 30, y)], INK) for y in units.values()]
        parts.append(math(x + 42, middle + 5, "ŷ", 18, FORWARD))
    if None in rows:
        parts.append(text(x, rows[None] + 6, "⋮", 20, MUTED))
    return "".join(parts)


def _size_of_layer(layer_dims, l, x, bottom, gap):
    if gap > 100:
        name = "input" if l == 0 else "output" if l == len(layer_dims) - 1 else f"layer {l}"
        return text(x, bottom + 24, name, 13, MUTED) + math(x, bottom + 45, f"n[{l}] = {_count(layer_dims[l])}")
    return math(x, bottom + 24, f"n[{l}]", 14, MUTED) + text(x, bottom + 45, _count(layer_dims[l]), 16)


def _input_label(unit, x, y):
    size = 14 if unit < 99 else 12
    return (
        f'<text x="{x:.1f}" y="{y + 4:.1f}" font-size="{size}" fill="{INK}" text-anchor="middle" font-family="serif" '
        f'font-style="italic">x<tspan dy="3" font-size="{size - 4}">{unit + 1 if unit < 9999 else "n"}</tspan></text>'
    )


def _connections(before, after, x0, x1, W):
    largest = 1 if W is None else abs(W).max() or 1
    parts = []
    for j, i in ((j, i) for j in before for i in after if None not in (j, i)):
        ends = [(x0 + 14, before[j]), (x1 - 14, after[i])]
        if W is None:
            parts.append(line(ends, "#B9C0C9", 1))
        else:
            colour, share = FORWARD if W[i, j] > 0 else BACKWARD, abs(W[i, j]) / largest
            parts.append(line(ends, colour, 0.5 + 2.5 * share, opacity=0.2 + 0.7 * share))
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


class _Look(NamedTuple):
    """How a piece is drawn: what is happening now is filled and heavy, what is to come grey and dashed."""

    stroke: str
    thickness: float = 1.5
    dashed: bool = False
    fill: str = "#FFFFFF"


TO_COME = _Look(MUTED, 1, True)


class _Moment(NamedTuple):
    """A block of an iteration at work: its place in the ``order`` of all, the arrays made, the layer of the cache."""

    order: list
    now: int
    made: list
    touched: int | None

    def block(self, phase, l, colour, tint=""):
        at = self.order.index((phase, l))
        return TO_COME if at > self.now else _Look(colour, 3, False, tint) if at == self.now else _Look(colour)

    def array(self, name, colour):
        return _Look(colour) if name in self.made else TO_COME

    def cache(self, l):
        """A cache is grey until it has been written, and heavy while it is written or read."""
        if l != self.touched and self.order.index(("forward", l)) >= self.now:
            return TO_COME
        return _Look(CACHE, 3 if l == self.touched else 1.5, False, CACHE_GROUND)


def iteration_diagram(layer_dims, activations, phase, layer, name=None, cache=False, width=860):
    """A Part: forward blocks, caches, cost, backward blocks and updates; one of them at work.

    ``activations`` is a dict from l to the name of g; ``phase`` and ``layer`` are the block at work: "forward", "cost",
    "backward" or "update", and its l; ``name`` is the array it has made just now, such as "Z[1]" (without, all of the
    block's are there); ``cache`` says whether it is writing or reading its cache.
    """
    L = len(layer_dims) - 1
    order = [("forward", l) for l in range(1, L + 1)] + [("cost", L)]
    order += [("backward", l) for l in range(L, 0, -1)] + [("update", l) for l in range(1, L + 1)]
    now = order.index((phase, layer))
    makes = {
        "forward": ("Z[{0}]", "A[{0}]"),
        "cost": ("J",),
        "backward": ("dZ[{0}]", "dW[{0}]", "db[{0}]", "dA[{1}]"),  # dA[0], too, which nothing shows
        "update": ("W[{0}]", "b[{0}]"),
    }
    made = ["A[0]", *(array.format(l, l - 1) for phase, l in order[: now + 1] for array in makes[phase])]
    moment = _Moment(order, now, made[: made.index(name) + 1] if name else made, layer if cache else None)
    first = min(max(layer - 2, 1), max(L - MOST_BLOCKS + 1, 1))
    shown = range(first, min(first + MOST_BLOCKS, L + 1))
    left = (width - len(shown) * 186 - 68) / 2
    parts = [_cost_block(L, shown, left, moment)]
    parts.append(text(left + 36, 121, "cache", 13, moment.cache(first).stroke, "end"))
    for k, l in enumerate(shown):
        parts.append(_layer_blocks(l, L, left + 186 * k, activations[l], moment))
    return Part("".join(parts), width, 216)


def event_diagram(parameters, event):
    """The ``iteration_diagram`` of an event of a trace."""
    layer_dims = [parameters[1].W.shape[1], *(layer.W.shape[0] for layer in parameters.values())]
    activations = {l: layer.g.name for l, layer in parameters.items()}
    touches = bool(event.writes or event.reads)
    return iteration_diagram(layer_dims, activations, event.phase, event.layer, event.name, touches)


def iteration_picture(parameters, event):
    """The ``event_diagram`` alone, as one <svg> element."""
    diagram = event_diagram(parameters, event)
    return picture([diagram.svg], diagram.height + 8, "One iteration of gradient descent", event.formula)


def _layer_blocks(l, L, x, g, moment):
    forward, backward = moment.block("forward", l, FORWARD, "#DCECF7"), moment.block("backward", l, BACKWARD, "#FBE6D9")
    update, cache = moment.block("update", l, PARAMETER, "#D9EEE5"), moment.cache(l)
    before, after = moment.array(f"A[{l - 1}]", FORWARD), moment.array(f"dA[{l}]", BACKWARD)
    dW, db = (moment.array(f"d{letter}[{l}]", BACKWARD) for letter in "Wb")
    block, wide = x + 46, 140
    middle = block + wide / 2
    dZ = f"dZ[{l}] = A[{l}] − Y" if l == L else f"dZ[{l}] = dA[{l}] ∗ g′(Z[{l}])"
    dA_prev = f"dA[{l - 1}] = W[{l}]ᵀ dZ[{l}]" if l > 1 else "no dA[0] needed"
    parts = [
        arrow([(x + 4, 64), (block - 3, 64)], before.stroke, dashed=before.dashed),
        math(x + 20, 56, f"A[{l - 1}]", 13, before.stroke),
        arrow([(middle, 22), (middle, 39)], PARAMETER),
        _rounded(middle - 58, 2, 116, 21, update, 10) if update.thickness == 3 else "",
        math(middle, 17, f"W[{l}], b[{l}]" + ("" if update.dashed else " := new"), 13, PARAMETER),
        _block_box(block, 42, wide, forward, f"Z[{l}] = W[{l}] A[{l - 1}] + b[{l}]", f"A[{l}] = {_symbol(g)}(Z[{l}])"),
        arrow([(middle, 90), (middle, 103)], cache.stroke, dashed=cache.dashed),
        _rounded(block - 4, 105, wide + 8, 22, cache, 5),
        math(middle, 121, f"A[{l - 1}], W[{l}], b[{l}], Z[{l}]", 14, cache.stroke),
        arrow([(middle, 129), (middle, 141)], *(TO_COME if backward.dashed else _Look(CACHE))[:3]),
        _block_box(block, 144, wide, backward, dZ, dA_prev),
        arrow([(middle, 192), (middle, 202)], *dW[:3]),
        math(middle + 8, 206, f"dW[{l}]", 13, dW.stroke, "start"),
        math(middle + 8 + 9 * len(f"dW{l}"), 206, f", db[{l}]", 13, db.stroke, "start"),
    ]
    if l < L:
        parts.append(arrow([(block + wide + 43, 167), (block + wide + 3, 167)], after.stroke, dashed=after.dashed))
        parts.append(math(block + wide + 26, 159, f"dA[{l}]", 13, after.stroke))
    return "".join(parts)


def _cost_block(L, shown, left, moment):
    """ŷ, the cost J and the way back, to the right of layer L; an ellipsis where layers are left out."""
    right = left + 186 * len(shown)
    left_out = [left - 6] * (shown[0] > 1) + [right + 54] * (shown[-1] < L)
    parts = [text(x, y, "…", 16, MUTED) for x in left_out for y in (68, 171)]
    if shown[-1] < L:
        return "".join(parts)
    out, cost = moment.array(f"A[{L}]", FORWARD), moment.block("cost", L, COST, "#F3E3F1")
    back = moment.block("backward", L, BACKWARD)
    parts += [
        arrow([(right + 2, 64), (right + 28, 64)], out.stroke, dashed=out.dashed),
        math(right + 40, 69, "ŷ", 17, out.stroke),
        arrow([(right + 40, 76), (right + 40, 99)], cost.stroke, dashed=cost.dashed),
        _rounded(right + 14, 102, 52, 28, cost, 14),
        text(right + 40, 121, "cost J", 13, cost.stroke, weight=600 if cost.thickness == 3 else 400),
        arrow([(right + 40, 132), (right + 40, 167), (right + 3, 167)], back.stroke, dashed=back.dashed),
    ]
    return "".join(parts)


def _rounded(x, y, width, height, look, radius):
    return box(x, y, width, height, look.stroke, look.fill, look.thickness, radius, look.dashed)


def _block_box(x, y, width, look, *formulas):
    ink = MUTED if look.dashed else INK
    lines = [math(x + width / 2, y + 19 + 18 * k, formula, 13, ink) for k, formula in enumerate(formulas)]
    return _rounded(x, y, width, 46, look, 8) + "".join(lines)


def _symbol(g):
    return {"sigmoid": "σ", "leaky_relu": "leaky"}.get(g, g)
