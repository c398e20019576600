"""What depth buys, counted: parity by gates and by units, and a line folded again and again (lecture 4.4).

Parity of n bits is 1 where an odd number of them are 1. A circuit is a list of Levels; a network's weights are written
down, not learned.
"""

from typing import NamedTuple

import numpy as np

from ..activations import identity, relu
from ..blocks import Layer
from ..validation.checks import as_real_matrix, check_number, check_parameters, check_whole, short
from ..validation.public import forward_pass

MOST_LISTED = 16  # for what has 2ⁿ columns or 2ⁿ⁻¹ gates
GATES = {  # a gate's output, from how many of its inputs are 1, and how many it has
    "AND": lambda ones, inputs: ones == inputs,
    "OR": lambda ones, inputs: ones > 0,
    "XOR": lambda ones, inputs: ones % 2 == 1,
}


class Level(NamedTuple):
    """Gates of one kind side by side; ``wires`` (gates, signals below) is 1 where a signal enters a gate."""

    gate: str
    wires: np.ndarray


def every_pattern(n):
    """All 2ⁿ patterns of n bits, one per column: (n, 2ⁿ) of 0 and 1."""
    if check_whole(n, "n") > MOST_LISTED:
        raise ValueError(f"n is {n}, expected at most {MOST_LISTED}: the patterns of n bits number 2ⁿ")
    return (np.arange(2**n) >> np.arange(n)[:, None] & 1).astype(float)


def two_level_parity(n):
    """The circuit of two levels: an AND for each odd pattern, 2ⁿ⁻¹ of them, and an OR of them all."""
    X = every_pattern(check_whole(n, "n", low=2))
    odd = X[:, X.sum(axis=0) % 2 == 1].T
    return [Level("AND", np.hstack([odd, 1 - odd])), Level("OR", np.ones((1, len(odd))))]


def xor_tree(n):
    """The circuit of n − 1 two-input XORs in ⌈log2 n⌉ levels; one of a single input hands a signal on: it is a wire."""
    signals, circuit = check_whole(n, "n", low=2), []
    while signals > 1:
        gates = (signals + 1) // 2
        circuit.append(Level("XOR", np.repeat(np.eye(gates), 2, axis=1)[:, :signals]))
        signals = gates
    return circuit


def run_circuit(circuit, X):
    """What the circuit says of each column of X (n, m): (1, m) of 0 and 1; a bit's negation is there, as is usual."""
    X, inputs = as_real_matrix(X, "X", "n"), _check_circuit(circuit)[0].wires.shape[1]
    if inputs not in (len(X), 2 * len(X)):
        raise ValueError(
            f"X has shape {X.shape}, expected as many rows as the circuit has bits: was it made for others?"
        )
    signals = np.vstack([X, 1 - X])[:inputs]
    for gate, wires in circuit:
        signals = GATES[gate](wires @ signals, wires.sum(axis=1, keepdims=True)).astype(float)
    return signals


def count_gates(circuit):
    """How many gates of each kind the circuit has: a dict; one with a single input is a wire, not a gate."""
    counts = {}
    for gate, wires in _check_circuit(circuit):
        counts[gate] = counts.get(gate, 0) + int((wires.sum(axis=1) > 1).sum())
    return counts


def wide_parity(n):
    """Parity in one hidden layer of n ReLU units: ``parameters``.

    Unit i is relu(s − i), where s is the sum of the bits; the output weights 1, −2, 2, −2, … bend the line up and down.
    """
    units = np.arange(check_whole(n, "n", low=2), dtype=float)[:, None]
    bends = np.where(units == 0, 1, 2 * (-1) ** units).T
    return {1: Layer(np.ones((n, n)), -units, relu), 2: Layer(bends, np.zeros((1, 1)), identity)}


def xor_network(n):
    """The XOR tree of ReLU units, two an XOR: ``parameters`` of ⌈log2 n⌉ hidden layers.

    a XOR b = relu(a + b) − 2 relu(a + b − 1). A signal without a partner takes one unit to be handed on, so 2(n − 1)
    units if n is a power of two, and a few more if not.
    """
    tree, signals, parameters = xor_tree(n), np.eye(n), {}  # each signal as a weighted sum of the layer below
    for l, (_, wires) in enumerate(tree, start=1):
        units = wires.shape[1]  # without a partner the second unit would always be 0
        W = np.repeat(wires @ signals, 2, axis=0)[:units]
        parameters[l] = Layer(W, -(np.arange(units) % 2.0)[:, None], relu)
        signals = np.kron(np.eye(len(wires)), [1.0, -2.0])[:, :units]
    return parameters | {len(tree) + 1: Layer(signals, np.zeros((1, 1)), identity)}


def tent_map(k):
    """The tent map composed k times: ``parameters`` of k hidden layers, two ReLU units each.

    tent(x) = 2 relu(x) − 4 relu(x − ½) lays [0, 1] over [0, 1] twice, up and down; each layer folds again: 2ᵏ pieces.
    """
    k = check_whole(k, "k")
    tent, b = np.array([[2.0, -4.0]]), np.array([[0.0], [-0.5]])
    parameters = {1: Layer(np.ones((2, 1)), b, relu)}
    for l in range(2, k + 1):
        parameters[l] = Layer(np.vstack([tent, tent]), b, relu)
    return parameters | {k + 1: Layer(tent, np.zeros((1, 1)), identity)}


def folded_parity(n):
    """Parity by folding: the tent map at s / 2ᵏ, k = ⌈log2 n⌉, lays 0 … 2ᵏ in turn on 0 and on 1: ``parameters``."""
    k = (check_whole(n, "n", low=2) - 1).bit_length()
    parameters = tent_map(k)
    return parameters | {1: parameters[1]._replace(W=np.full((2, n), 0.5**k))}


def hidden_units(parameters):
    """How many hidden units a network has: n[1] + … + n[L−1]."""
    return sum(len(W) for l, (W, _, _) in check_parameters(parameters).items() if l < len(parameters))


def count_pieces(parameters, low=0.0, high=1.0):
    """How many straight pieces ŷ has between ``low`` and ``high``, for a ReLU network with one input.

    Between the bends of the layers below, a unit's z is a straight line: where it crosses 0 is the next bend. Pieces
    are counted by slope, so a bend that the output does not show is none. ValueError unless there is one input, one
    output without activation, and all hidden units are ReLUs.
    """
    parameters = {l: Layer(*layer) for l, layer in check_parameters(parameters).items()}
    low = check_number(low, "low")
    L, x = len(parameters), np.array([low, check_number(high, "high", above=low)])
    kinds = [parameters[l].g for l in range(1, L + 1)]
    if parameters[1].W.shape[1] != 1 or len(parameters[L].W) != 1 or kinds != [relu] * (L - 1) + [identity]:
        raise ValueError("pieces are counted of one input, hidden ReLUs and one output of identity; this is another")
    for l in range(1, L):
        Z = forward_pass(x[None], parameters)[1][l].Z
        left, right = Z[:, :-1], Z[:, 1:]
        unit, i = np.nonzero(left * right < 0)
        share = left[unit, i] / (left[unit, i] - right[unit, i])
        x = np.sort(np.concatenate([x, x[i] + share * (x[i + 1] - x[i])]))
        x = x[np.diff(x, prepend=-np.inf) > 1e-12 * (high - low)]  # one bend, though two units found it
    _, caches = forward_pass((x[None, :-1] + x[None, 1:]) / 2, parameters)
    slopes = np.ones((1, len(x) - 1))
    for _, W, _, Z, g in caches.values():
        slopes = g.prime(Z) * (W @ slopes)
    return 1 + int((abs(np.diff(slopes[0])) > 1e-9 * abs(slopes).max()).sum())  # less is rounding


def _check_circuit(circuit):
    if not isinstance(circuit, list) or not circuit or not all(isinstance(level, Level) for level in circuit):
        raise TypeError(f"circuit is {short(circuit)}, expected a list of Levels such as xor_tree makes")
    return circuit
