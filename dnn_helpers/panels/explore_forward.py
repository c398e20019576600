"""Lecture 4.2: one forward pass, array by array."""

from ..network import forward_pass
from ..pictures.diagrams import chain
from ..pictures.style import MUTED
from ..pictures.svg import WIDTH, brief, equation, math, matrix, picture, place, row, sign, text, without_dust
from .controls import Steps, choice, decimal, named
from .panel import Panel
from .small_network import check_small, entries, round_network, with_added

COLUMNS = 7  # examples
OFFERED = 3  # rows and columns of an array whose entries can be changed


def explore_forward(layer_dims=(3, 5, 5, 3, 1), step=1, examples="all", change="X[0, 0]", by=0.0):
    """A panel: X, Z[1], A[1], …, ŷ one after another, for one example or all of them.

    ``step`` 0 is X, 1 is Z[1], 2 is A[1] and so on; ``examples`` is "one" or "all"; ``by`` is added
    to the input or weight ``change``; that number is framed, and all that move with it.
    """
    layer_dims = check_small(layer_dims)
    _, parameters = round_network(layer_dims, COLUMNS)
    controls = {
        "step": Steps("step", 2 * (len(layer_dims) - 1)),
        "examples": choice("examples", [("one", "one"), (f"all {COLUMNS}", "all")]),
        "change": named("change", list(_changeable(parameters))),
        "by": decimal("by", -2, 2, 0.1),
    }
    return Panel(explore_forward, draw_forward, controls, locals())


def draw_forward(layer_dims, step, examples, change, by):
    X, parameters = round_network(layer_dims, COLUMNS)
    X = X[:, :1] if examples == "one" else X
    letter, l, where = _changeable(parameters)[change]
    moved_X, moved = X.copy(), parameters
    if l:
        moved = with_added(parameters, by, letter, l, where)
    else:
        moved_X[where] += by
    passes = arrays(X, parameters), arrays(moved_X, moved)
    before, after = ({name: without_dust(value) for name, value in each.items()} for each in passes)
    framed = {name: after[name] != before[name] for name in after}
    names = [name for name in after if name[0] in "ZA"]
    name, value = names[step], after[names[step]]
    moves = framed[name].sum()
    framed[f"{letter}[{l}]"][where] = True  # even if nothing is added

    def drawn(key):
        return matrix(after[key], key, mark=framed[key], now=key == name, size=14)

    right_side, says = _stage(name, parameters)
    shown = [*map(brief, value[:5, 0])] + ["…"] * (len(value) > 5)
    formula = f"{name} = {right_side}"
    parts = [*equation(right_side, drawn), sign("=")] if step else []
    summary = (
        f"Step {step} of {len(names) - 1}: {formula}, {value.shape[0]} × {value.shape[1]}, its first column "
        f"{', '.join(shown)}; {brief(by)} added to {change} moves {moves} of {value.size} numbers"
    )
    line, stage = chain(["X", *names[1:-1], "ŷ"], step), row([*parts, drawn(name)], 8, WIDTH - 40)
    pieces = [
        place(line, (WIDTH - line.width) / 2, 12),
        math(WIDTH / 2, 92, formula, 22, roles=True),
        place(stage, (WIDTH - stage.width) / 2, 118),
        text(WIDTH / 2, 306, says, 15, MUTED),
    ]
    return picture(pieces, 324, "Forward propagation", summary), summary


def _changeable(parameters):
    """From the name of a number that can be changed to its letter, layer and index; inputs, of the first example."""
    inputs = range(min(parameters[1].W.shape[1], OFFERED))
    return {f"X[{i}, 0]": ("A", 0, (i, 0)) for i in inputs} | entries(parameters, "W", OFFERED)


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
    for l, cache in caches.items():
        A = AL if l == L else caches[l + 1].A_prev
        named_arrays |= {f"W[{l}]": cache.W, f"b[{l}]": cache.b, f"Z[{l}]": cache.Z, f"A[{l}]": A}
    return named_arrays
