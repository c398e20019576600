"""The shapes of all arrays of a network and of their derivatives."""

from ..probes import Probe
from .count_parameters import ERRORS

PLACE = 4.3, 1
SOLUTION = """
def layer_shapes(layer_dims, m):
    shapes = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        W = n, n_prev
        b = n, 1
        Z = n, m
        for d in ("", "d"):
            shapes |= {f"{d}W{l}": W, f"{d}b{l}": b, f"{d}Z{l}": Z, f"{d}A{l}": Z}
    return shapes
"""
RESULT = "shapes"
PROBES = (
    Probe((([5, 4, 3, 2, 1], 7),), {"m": 7}, "layer_dims = [5, 4, 3, 2, 1], m = 7"),
    Probe((([4, 6, 5, 3], 8),), {"m": 8}, "layer_dims = [4, 6, 5, 3], m = 8"),
    Probe((([3, 1], 6),), {"m": 6}, "one layer (layer_dims = [3, 1])"),
)
LOOK = "Write Z[l] = W[l] A[l−1] + b[l] with the shape under each symbol; a derivative has the shape of what it belongs to."
HINTS = """
Which of the arrays grow when more examples come in, and which do not?
Write the shapes under Z[l] = W[l] A[l−1] + b[l].
W: a row for each unit, a column for each input. b: one number per unit. Z and A: a column for each example.
A derivative has the shape of what it belongs to, so each shape stands there twice: for W and dW, and so on.
"""
MISTAKES = """
W = n_prev, n | DIM-TRANSPOSED | Rows and columns are exchanged. W[l] has a row for each unit of layer l and a column for each input from layer l−1.
b = n, m | DIM-B-WIDE | A column for each example is what the notes print; yet parameters do not depend on m. numpy stretches b over the examples while it adds.
b = n, | DIM-B-FLAT | This is flat, with one axis only. b[l] is a column: added to Z[l] a flat b would run along the examples.
b = 1, n | DIM-B-ROW | This is a row. b[l] is a column, one number for each unit.
b = n_prev, 1 | DIM-B-PREV | b[l] has one number for each unit of its own layer l, not of layer l−1.
b = n, n_prev | DIM-B-W | This is the shape of W[l]. b[l] has a single number for each unit.
b = 1, 1 | DIM-B-ONE | One b for the whole layer is too few: each unit has its own.
Z = m, n | DIM-ROWS | Examples are columns here, so m stands second.
Z = n, 1 | DIM-ONE-EXAMPLE | That is for one example. With m examples there are m columns.
Z = n_prev, m | DIM-PREV | This is the shape of A[l−1]. Layer l's own arrays have a row for each of its n[l] units.
Z = n, n_prev | DIM-PREV | This is the shape of W[l]. Z[l] and A[l] have a column for each example.
Z = n, | DIM-ONE-EXAMPLE | This is flat and has no room for the examples: one column each.
W = layer_dims[min(l + 1, len(layer_dims) - 1)], n | DIM-LAYER | This is the shape of W[l+1]. W[l] reads layer l−1 and feeds layer l.
W = n, m | DIM-W-M | Parameters do not depend on m. W[l] has a column for each input from layer l−1.
W = m, n | DIM-W-M | Parameters do not depend on m. W[l] has a row for each unit and a column for each input.
b = m, 1 | DIM-B-WIDE | Parameters do not depend on m. b[l] has one number for each unit of layer l.
W = (n_prev, layer_dims[l - 2]) if l > 1 else (n, n_prev) | DIM-LAYER | This is the shape of W[l−1]: the number in the name is one too high. Layer 0 is the input.
W = n, n | DIM-SQUARE | W[l] has a column for each input it reads, and those come from layer l−1.
"""
SAYS = """
MISSING | KEYS | Each layer 1 … L has W, b, Z, A and dW, db, dZ, dA.
"""
