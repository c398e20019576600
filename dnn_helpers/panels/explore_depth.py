"""Lecture 4.4: what n bits cost shallow and deep, and how folding makes pieces."""

import numpy as np

from ..experiments import depth
from ..network import forward_pass
from ..pictures.charts import Chart
from ..pictures.style import FORWARD, INK, MUTED
from ..pictures.svg import box, circle, line, picture, text
from .controls import integer
from .panel import Panel

BITS_DRAWN, FOLDS_DRAWN = 12, 7
TREE_LEFT, LABELS, BARS = 14, 222, 232  # of the tree, where the bars' labels end, where the bars begin
TREE, ROW = (50, 186), 27  # top and bottom of the tree, height of a bar's row


def explore_depth(n=8, k=4):
    """A panel: parity of n bits by gates and by ReLU units, counted, and the tent map composed k times."""
    controls = {"n": integer("bits n", 2, BITS_DRAWN), "k": integer("folds k", 1, FOLDS_DRAWN)}
    return Panel(explore_depth, draw_depth, controls, locals())


def draw_depth(n, k):
    tree, fold = depth.xor_tree(n), depth.tent_map(k)
    levels = f"{len(tree)} level" + "s" * (len(tree) > 1)
    terms, xors = depth.count_gates(depth.two_level_parity(n))["AND"], depth.count_gates(tree)["XOR"]
    wide, paired, folded = (
        depth.hidden_units(make(n)) for make in (depth.wide_parity, depth.xor_network, depth.folded_parity)
    )
    counts = {
        "AND gates, 2 levels": terms,
        f"XOR gates, {levels}": xors,
        "ReLU units, 1 hidden layer": wide,
        "ReLU units, tree of XORs": paired,
        "ReLU units, folding": folded,
    }
    units, pieces = depth.hidden_units(fold), depth.count_pieces(fold)
    parts = [
        text(TREE_LEFT, 28, f"Parity of {n} bits: a tree of {levels}", 15, INK, "start", 600),
        *_tree(n, tree),
        *_bars(counts),
        *_tent(fold, k, units, pieces),
    ]
    summary = (
        f"Parity of {n} bits: {terms:,} AND gates in 2 levels, {xors} XOR gates in {levels}; {wide} ReLU units in "
        f"1 hidden layer, {paired} as a tree of XORs, {folded} by folding. "
        f"{k} fold{'s' * (k > 1)}: {units} units make {pieces} pieces"
    )
    return picture(parts, 372, "What depth saves", summary), summary


def _tree(n, tree):
    """The XOR tree from its bits on the left to the parity on the right, drawn from its own wires."""
    top, bottom = TREE
    below = np.linspace(top, bottom, n)
    lines, gates = [], [circle(TREE_LEFT + 8, y, 5, MUTED) for y in below]
    for level, (_, wires) in enumerate(tree, 1):
        x = TREE_LEFT + 8 + 92 * level
        heights = wires @ below / wires.sum(axis=1)
        for y, entering in zip(heights, wires, strict=True):
            lines += [line([(x - 92, start), (x, y)], MUTED, 1) for start in below[entering == 1]]
            if entering.sum() > 1:
                gates += [circle(x, y, 9, INK), text(x, y + 5, "+", 15, INK)]
        below = heights
    lines.append(line([(x, below[0]), (x + 26, below[0])], INK))
    return [*lines, *gates, text(x + 32, below[0] + 5, "1 if odd", 13, MUTED, "start")]


def _bars(counts):
    """A bar a count, as long as its logarithm; open for gates, filled for units."""
    parts = []
    for i, (name, count) in enumerate(counts.items()):
        y = TREE[1] + 42 + ROW * i
        length = 14 + 12.5 * np.log2(count)
        ground = "#FFFFFF" if "gates" in name else INK
        parts += [
            text(LABELS, y, name, 14, INK, "end"),
            box(BARS, y - 14, length, 18, INK, ground, 1.5, 2),
            text(BARS + length + 8, y, f"{count:,}", 16, INK, "start", 600),
        ]
    return [*parts, text(BARS, TREE[1] + 42 + ROW * len(counts), "bars: logarithmic", 13, MUTED, "start")]


def _tent(fold, k, units, pieces):
    x = np.linspace(0, 1, 2**k + 1)  # its corners
    y = forward_pass(x[None], fold)[0][0]
    chart = Chart(500, 62, 340, 230, (0, 1), (0, 1))
    folds = "once" if k == 1 else f"{k} times"
    return [
        chart.axes(f"The line folded {folds}: {pieces} pieces", "x", [0, 0.5, 1], [0, 0.5, 1]),
        chart.curve(x, y, FORWARD, 2.5 if k < 6 else 1.5),
        text(500, 356, f"{units} ReLU units; in one layer, at least {pieces - 1}", 15, INK, "start"),
    ]
