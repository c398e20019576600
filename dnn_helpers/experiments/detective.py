"""Break one shape of one iteration and run the broken code, line by line (lecture 4.3)."""

import re
from typing import NamedTuple

import numpy as np

from ..activations import relu, sigmoid
from ..exercises.rewriting import name_of
from ..network import initialize_parameters
from ..validation.checks import check_layer_dims, check_whole

ARRAY = re.compile(r"\b(?:d?[WbZA]\d(?:_new)?|Y|losses)\b")
FORWARD_LINES = "Z1 = W1 @ A0 + b1", "A1 = relu(Z1)", "Z2 = W2 @ A1 + b2", "A2 = sigmoid(Z2)"
# One iteration of a two-layer network, then a forward pass on two more examples.
LINES = (
    *(("forward", line) for line in FORWARD_LINES),
    ("cost", "losses = Y*np.log(A2) + (1-Y)*np.log(1-A2)"),
    ("cost", "J = -np.sum(losses) / m"),
    ("backward", "dZ2 = A2 - Y"),
    ("backward", "dW2 = dZ2 @ A1.T / m"),
    ("backward", "db2 = np.sum(dZ2, axis=1, keepdims=True) / m"),
    ("backward", "dA1 = W2.T @ dZ2"),
    ("backward", "dZ1 = dA1 * relu.prime(Z1)"),
    ("backward", "dW1 = dZ1 @ A0.T / m"),
    ("backward", "db1 = np.sum(dZ1, axis=1, keepdims=True) / m"),
    *(("update", f"{name} = {name} - 0.1 * d{name}") for name in ("W1", "b1", "W2", "b2")),
    *(("new examples", line.replace("A0", "A0_new")) for line in FORWARD_LINES),
)

# The mistake's name; the line in the place of the line of the same name, or before all lines; and the cure.
# {l} is the layer, {p} the one before it.
ROWS = """
W transposed | before: W{l} = W{l}.T | W[{l}] is (n[{l}], n[{p}]): one row per unit, one column per input.
b flat | before: b{l} = b{l}.ravel() | b{l}.reshape(-1, 1): numpy lays a flat array along the columns.
b as a row | before: b{l} = b{l}.T | b[{l}] is a column, one number per unit.
b of shape (n, m) | before: b{l} = np.tile(b{l}, m) | b[{l}] has one column, whatever m is: numpy stretches it \
over the examples.
X in rows | before: A0, A0_new = A0.T, A0_new.T | X.T: one column per example, n[0] rows.
Y as a column | before: Y = Y.T | Y has the shape of A[2]: one column per example.
dW without ᵀ | dW{l} = dZ{l} @ A{p} / m | dW[{l}] has the shape of W[{l}]: only dZ[{l}] A[{p}]ᵀ gives it.
db without keepdims | db{l} = np.sum(dZ{l}, axis=1) / m | keepdims=True keeps db[{l}] a column, as b[{l}] is.
db along axis 0 | db{l} = np.sum(dZ{l}, axis=0, keepdims=True) / m | axis=1: the examples are added up, not the units.
"""
SHAPE_MISTAKES = {"nothing": ("", "")}
SHAPE_MISTAKES |= {name: tuple(rest) for name, *rest in (row.split(" | ") for row in ROWS.strip().splitlines())}


class Step(NamedTuple):
    """One line as it ran: ``verdict`` is "same", "shape differs", "numbers differ", "fails" or "not reached".

    ``shape`` is what came out, None where nothing did, ``right`` what comes out of the right code; ``operands`` are the
    names in the line with their shapes.
    """

    phase: str
    line: str
    broken: bool
    verdict: str
    shape: tuple | None
    right: tuple
    operands: tuple


class Case(NamedTuple):
    """The mistake's own line, all steps, J and the last A2 of both runs (None where not reached), and the cure."""

    before: str
    steps: tuple
    J: float | None
    A2: np.ndarray | None
    right_J: float
    right_A2: np.ndarray
    cure: str


def investigate(mistake, layer, layer_dims, m):
    """Run one iteration of a two-layer network with one mistake, and beside it without: a Case.

    mistake : a key of ``SHAPE_MISTAKES`` · layer : 1 or 2, where it sits (no matter for X and Y)
    layer_dims : (n[0], n[1], n[2]) · m : number of examples

    ValueError or TypeError for an unknown mistake or layer, other than two layers, or m below 1.
    """
    layer_dims, m = check_layer_dims(layer_dims), check_whole(m, "m")
    if mistake not in SHAPE_MISTAKES:
        raise ValueError(f"mistake is {mistake!r}, expected one of {', '.join(SHAPE_MISTAKES)}")
    if layer not in (1, 2) or len(layer_dims) != 3:
        raise ValueError(f"layer is {layer} of layer_dims {layer_dims}, expected layer 1 or 2 of two")
    code, cure = (text.format(l=layer, p=layer - 1) for text in SHAPE_MISTAKES[mistake])
    before = code.removeprefix("before: ") if code.startswith("before: ") else ""
    right, broken = _named_arrays(layer_dims, m), _named_arrays(layer_dims, m)
    exec(before, broken)
    steps, failed = [], False
    for phase, line in LINES:
        exec(line, right)
        target = name_of(line)
        wrong = name_of(code) == target
        line = code if wrong else line
        names = dict.fromkeys(ARRAY.findall(line.split(" = ", 1)[1]))
        operands = tuple((name, np.shape(broken[name])) for name in names if name in broken)
        verdict = "not reached" if failed else _run(line, broken, target, right[target])
        failed = verdict in ("fails", "not reached")
        shape = None if failed else np.shape(broken[target])
        steps.append(Step(phase, line, wrong, verdict, shape, np.shape(right[target]), operands))
    J = float(broken["J"]) if "J" in broken else None
    return Case(before, tuple(steps), J, None if failed else broken["A2"], float(right["J"]), right["A2"], cure)


def _named_arrays(layer_dims, m):
    """The names that the lines use."""
    rng = np.random.default_rng(1)
    parameters = initialize_parameters(layer_dims, seed=1)
    values = {"np": np, "relu": relu, "sigmoid": sigmoid, "m": m}
    for l, (W, b, _) in parameters.items():
        values |= {f"W{l}": W, f"b{l}": 0.5 * rng.standard_normal(b.shape)}
    examples = rng.standard_normal((layer_dims[0], m + 2))
    Y = (rng.random((layer_dims[-1], m)) < 0.5).astype(float)
    return values | {"A0": examples[:, :m], "A0_new": examples, "Y": Y}


def _run(line, values, target, right):
    """Run a line on the values; the verdict on what it gave, beside what is right."""
    try:
        exec(line, values)
    except ValueError:
        return "fails"
    if np.shape(values[target]) != np.shape(right):
        return "shape differs"
    return "same" if np.allclose(values[target], right, rtol=1e-9, atol=1e-12) else "numbers differ"
