"""Lecture 4.2: one forward pass, array by array."""

import re

from ..network import forward_pass
from ..pictures.diagrams import chain
from ..pictures.style import MUTED
from ..pictures.svg import WIDTH, equation, math, matrix, picture, place, row, short, sign, text, without_dust
from .controls import Steps, choice, named, number
from .panel import Panel
from .small_network import check_small, round_network

M = 7  # examples
OFFERED = 3  # rows and columns of an array whose entries can be changed


def explore_forward(layer_dims=(3, 5, 5, 3, 1), step=1, examples="all", change="X[0, 0]", by=0.0):
    """A panel: X, Z[1], A[1], …, ŷ one after another, for one example or all of them.

    ``step`` 0 is X, 1 is Z[1], 2 is A[1] and so on; ``examples`` is "one" or "all"; ``by`` is added
    to the input or weight ``change``; that number is framed, and all that move with it.
    """
    layer_dims = check_small(layer_dims)
    controls = {
        "step": Steps("step", 2 * (len(layer_dims) - 1)),
        "examples": choice("examples", [("one", "one"), (f"all {M}", "all")]),
        "change": named("change", _changeable(layer_dims)),
        "by": number("by", -2, 2, 0.1),
    }
    settings = dict(layer_dims=layer_dims, step=step, examples=examples, change=change, by=by)
    return Panel(explore_forward, draw_forward, controls, settings)


def draw_forward(layer_dims, step, examples, change, by):
    X, parameters = round_network(layer_dims, M)
    X = X[:, :1] if examples == "one" else X
    passes = arrays(X, parameters), arrays(*_changed(X, parameters, change, by))
    before, after = ({name: without_dust(value) for name, value in each.items()} for each in passes)
    framed = {name: after[name] != before[name] for name in after}
    names = [name for name in after if name[0] in "ZA"]
    name, value = names[step], after[names[step]]
    moves = framed[name].sum()
    picked, where = _picked(change)
    framed[picked][where] = True  # even if nothing is added

    def drawn(key):
        return matrix(after[key], key, mark=framed[key], now=key == name, size=14)

    right_side, says = _stage(name, parameters)
    formula = f"{name} = {right_side}"
    parts = [*equation(right_side, drawn), sign("=")] if step else []
    summary = (
        f"Step {step} of {len(names) - 1}: {formula}, {value.shape[0]} × {value.shape[1]}, its first column "
        f"{_listed(value[:, 0])}; {short(by)} added to {change} moves {moves} of {value.size} numbers"
    )
    line, stage = chain(["X", *names[1:-1], "ŷ"], step), row([*parts, drawn(name)], 8, WIDTH - 40)
    pieces = [
        place(line, (WIDTH - line.width) / 2, 12),
        math(WIDTH / 2, 92, formula, 22, roles=True),
        place(stage, (WIDTH - stage.width) / 2, 118),
        text(WIDTH / 2, 306, says, 15, MUTED),
    ]
    return picture(pieces, 324, "Forward propagation", summary), summary


def _stage(name, parameters):
    """The right-hand side of the formula that makes an array, and a remark."""
    letter, l = name[0], int(name[2:-1])
    if l == 0:
        return "X", "The input. Each column is one example."
    if letter == "Z":
        return f"W[{l}] A[{l - 1}] + b[{l}]", "Each row of W is one unit; its b is added in every column."
    g = parameters[l].g.name
    last = " This is ŷ." if l == len(parameters) else ""
    return f"{g}(Z[{l}])", f"{g} acts on each number by itself; the shape stays.{last}"


def arrays(X, parameters):
    """Every array of a forward pass by its name, A[0] first and A[L] last."""
    AL, caches = forward_pass(X, parameters)
    L = len(parameters)
    named_arrays = {"A[0]": X}
    for l in range(1, L + 1):
        W, b, Z = caches[l].W, caches[l].b, caches[l].Z
        A = AL if l == L else caches[l + 1].A_prev
        named_arrays |= {f"W[{l}]": W, f"b[{l}]": b, f"Z[{l}]": Z, f"A[{l}]": A}
    return named_arrays


def _changeable(layer_dims):
    names = [f"X[{i}, 0]" for i in range(min(layer_dims[0], OFFERED))]
    for l in range(1, len(layer_dims)):
        rows, columns = min(layer_dims[l], OFFERED), min(layer_dims[l - 1], OFFERED)
        names += [f"W{l}[{i}, {j}]" for i in range(rows) for j in range(columns)]
    return names


def _picked(change):
    """The array and the index of a number to change; an input is changed in the first example."""
    *l, i, j = (int(number) for number in re.findall(r"\d+", change))
    return f"W[{l[0]}]" if l else "A[0]", (i, j)


def _changed(X, parameters, change, by):
    """X and parameters with ``by`` added to one number."""
    name, where = _picked(change)
    if name == "A[0]":
        X = X.copy()
        X[where] += by
        return X, parameters
    l = int(name[2:-1])
    W = parameters[l].W.copy()
    W[where] += by
    return X, parameters | {l: parameters[l]._replace(W=W)}


def _listed(column):
    shown = [short(value) for value in column[:5]]
    return ", ".join(shown) + (", …" if len(column) > 5 else "")
