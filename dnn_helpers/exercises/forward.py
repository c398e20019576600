"""Exercises on forward propagation (lecture 4.2)."""

import numpy as np

from .. import activations as g
from .exercise import Exercise, Mistake
from .faults import Fault, doubles, singles
from .probes import block_probes, course, network_probes, pairs
from .reading import one


def _Z(wrong):
    return lambda A_prev, W, b: {"Z": wrong(A_prev, W, b)}


def _block(rng, n, n_prev, m):
    return rng.standard_normal((n_prev, m)), rng.standard_normal((n, n_prev)), rng.standard_normal((n, 1))


PROBES, SQUARE = block_probes(_block)
WHICH_PRODUCT = (
    "You multiplied entry by entry. A unit adds up all its inputs, each times its weight: that sum is what a matrix "
    "product does."
)
ORDER = (
    "Write the shapes under the symbols: (n[l], n[l−1]) · (?) = (n[l], m). Only one order, and no transpose, gives "
    "that."
)

linear_forward = Exercise(
    signature="linear_forward(A_prev, W, b)",
    solve=_Z(lambda A_prev, W, b: W @ A_prev + b),
    read=one,
    probes=PROBES,
    square=SQUARE,
    look="Work out one entry of Z by hand: a row of W times a column of A_prev, added up, plus the b of that row.",
    dresses=(lambda *args: args, lambda A_prev, W, b: (A_prev, (W, b))),
    base=_Z(lambda A_prev, W, b: W @ A_prev),
    says={
        ("Z", "TRANSPOSED"): ("LF-TRANSPOSED", "Examples are columns here: Z[l] has shape (n[l], m)."),
        ("Z", "+×−1"): ("LF-BIAS", "b is added."),
        ("Z", "SUM-1"): ("LF-SUM", "Each example keeps its own column."),
    },
    mistakes=(
        Mistake("LF-NO-BIAS", _Z(lambda A, W, b: W @ A), "The product is right; b is not added."),
        Mistake("LF-BIAS", _Z(lambda A, W, b: (W @ A) * b), "b multiplies the product; it should be added."),
        Mistake("LF-BIAS", _Z(lambda A, W, b: W @ A + b.sum()),
            "All biases were added up first. Each unit adds its own."),
        Mistake("LF-BIAS", _Z(lambda A, W, b: W @ A + b.mean()),
            "The mean of the biases was added. Each unit adds its own."),
        Mistake("LF-BIAS", _Z(lambda A, W, b: W @ A + b[0]),
            "The bias of unit 0 was added to every unit. Each unit adds its own."),
        Mistake("LF-BIAS", _Z(lambda A, W, b: W @ A + b.T),
            "b was laid along the examples. It is a column: one bias per unit."),
        Mistake("LF-BIAS", _Z(lambda A, W, b: W @ (A + b)),
            "b was added to the input, before the product. It belongs to the unit, after it."),
        Mistake("LF-BIAS", _Z(lambda A, W, b: (W + b) @ A),
            "b was added to the weights. It is added after the product, once."),
        Mistake("LF-ACTIVATION", _Z(lambda A, W, b: g.relu(W @ A + b)),
            "This is relu(Z). The linear part ends before the activation."),
        Mistake("LF-ACTIVATION", _Z(lambda A, W, b: g.sigmoid(W @ A + b)),
            "This is σ(Z). The linear part ends before the activation."),
        Mistake("LF-ACTIVATION", _Z(lambda A, W, b: np.tanh(W @ A + b)),
            "This is tanh(Z). The linear part ends before the activation."),
        Mistake("LF-MEAN", _Z(lambda A, W, b: W @ A / A.shape[1] + b),
            "The product is divided by m. Nothing is averaged on the way forward."),
        Mistake("LF-MEAN", _Z(lambda A, W, b: W @ A / A.shape[0] + b),
            "The product is divided by n[l−1]. It is a sum, not a mean."),
        Mistake("LB-1", _Z(lambda A, W, b: W * A + b), WHICH_PRODUCT),
        Mistake("LB-1", _Z(lambda A, W, b: W * A.T + b), WHICH_PRODUCT),
        Mistake("LB-1", _Z(lambda A, W, b: W.T * A + b), WHICH_PRODUCT),
        Mistake("LB-1", _Z(lambda A, W, b: W * A), f"{WHICH_PRODUCT} And b is not added."),
        Mistake("LB-2", _Z(lambda A, W, b: A @ W + b), f"The factors are in the wrong order. {ORDER}"),
        Mistake("LB-2", _Z(lambda A, W, b: W.T @ A + b), f"W is transposed. {ORDER}"),
        Mistake("LB-2", _Z(lambda A, W, b: W @ A.T + b), f"A_prev is transposed. {ORDER}"),
        Mistake("LB-2", _Z(lambda A, W, b: A.T @ W + b),
            f"The factors are in the wrong order and A_prev is transposed. {ORDER}"),
        Mistake("LB-2", _Z(lambda A, W, b: A @ W.T + b),
            f"The factors are in the wrong order and W is transposed. {ORDER}"),
        Mistake("LB-2", _Z(lambda A, W, b: A.T @ W.T + b),
            f"The factors are in the wrong order and both are transposed. {ORDER}"),
        Mistake("LB-2", _Z(lambda A, W, b: W.T @ A), f"W is transposed, and b is not added. {ORDER}"),
        Mistake("LB-2", _Z(lambda A, W, b: A @ W), f"The factors are in the wrong order, and b is not added. {ORDER}"),
        Mistake("LF-ONE", _Z(lambda A, W, b: W @ A[:, :1] + b), "Only the first example is in it."),
        Mistake("LF-ONE", _Z(lambda A, W, b: W @ A[:, 0] + b),
            "Only the first example is in it, as a flat array, to which the column b was added as to a row."),
        Mistake("LF-SUM", _Z(lambda A, W, b: (W @ A).sum(axis=1, keepdims=True) + b),
            "The examples were added up. Each keeps its own column."),
    ),
)  # fmt: skip


def _forward(
    X,
    parameters,
    hidden=g.relu,
    output=g.sigmoid,
    linear=lambda W, A, b, X: W @ A + b,
    first=lambda L: 1,
    last=lambda L: L,
    after=lambda AL, A_last: AL,
    ends=lambda L: L,
):
    """The forward pass, line by line, so that a line can be replaced."""
    L, A, A_last = len(parameters), X, X
    for l in range(first(L), last(L) + 1):
        W, b, _ = parameters[l]
        A_last, A = A, (output if l >= ends(L) else hidden)(linear(W, A, b, X))
    return {"AL": after(A, A_last)}


FAULTS = (
    Fault("LF-NO-BIAS", "linear", lambda W, A, b, X: W @ A, "b is never added."),
    Fault("LF-BIAS", "linear", lambda W, A, b, X: W @ A - b, "b is subtracted; it is added."),
    Fault("LF-BIAS", "linear", lambda W, A, b, X: W @ A + b.T,
        "b is laid along the examples. It is a column: one bias per unit."),
    Fault("LF-BIAS", "linear", lambda W, A, b, X: W @ A * b, "b multiplies; it should be added."),
    Fault("LF-BIAS", "linear", lambda W, A, b, X: W @ A + b[0], "The bias of unit 0 is added to every unit."),
    Fault("LF-BIAS", "linear", lambda W, A, b, X: W @ A + b.sum(),
        "All biases are added up first. Each unit adds its own."),
    Fault("FWD-STALE", "linear", lambda W, A, b, X: W @ X + b,
        "Every layer is fed with X. Layer l reads A[l−1], what the layer below gave."),
    Fault("LB-1", "linear", lambda W, A, b, X: W * A + b, WHICH_PRODUCT),
    Fault("LB-2", "linear", lambda W, A, b, X: W.T @ A + b, f"W is transposed. {ORDER}"),
    Fault("LB-2", "linear", lambda W, A, b, X: A @ W + b, f"The factors are in the wrong order. {ORDER}"),
    Fault("LB-2", "linear", lambda W, A, b, X: A @ W.T + b, f"The factors are in the wrong order. {ORDER}"),
    Fault("FWD-HIDDEN", "hidden", g.sigmoid, "The hidden layers use the sigmoid; theirs is ReLU."),
    Fault("FWD-HIDDEN", "hidden", np.tanh, "The hidden layers use tanh; theirs is ReLU."),
    Fault("FWD-HIDDEN", "hidden", g.leaky_relu, "The hidden layers use leaky ReLU; theirs is ReLU."),
    Fault("FWD-LINEAR", "hidden", lambda Z: Z,
        "The hidden layers have no activation: A[l] = g(Z[l]) is skipped, and the layers collapse into one."),
    Fault("FWD-HIDDEN", "hidden", np.abs,
        "The hidden layers take the absolute value; ReLU puts 0 for negative entries."),
    Fault("FWD-HIDDEN", "hidden", lambda Z: np.minimum(Z, 0),
        "The hidden layers keep the negative entries; ReLU keeps the positive ones."),
    Fault("FWD-HIDDEN", "ends", lambda L: L - 1,
        "Layer L−1 ends in the sigmoid already. It is a hidden layer, with ReLU: does their loop end too early?"),
    Fault("FWD-SLOPE", "hidden", lambda Z: (Z > 0) * 1.0,
        "The hidden layers pass on the slope of ReLU, 0 or 1, not its value."),
    Fault("FWD-OUTPUT", "output", g.relu,
        "The last layer ends in ReLU. Its activation is the sigmoid: AL is a probability."),
    Fault("FWD-OUTPUT", "output", lambda Z: Z,
        "The last activation is missing: this is Z[L]. AL = σ(Z[L]) lies between 0 and 1."),
    Fault("FWD-SLOPE", "output", g.sigmoid.prime,
        "The last layer ends in the slope of the sigmoid, never above 0.25. The sigmoid itself belongs there."),
    Fault("FWD-OUTPUT", "output", np.tanh,
        "The last layer ends in tanh. Its activation is the sigmoid: AL is a probability."),
    Fault("FWD-OUTPUT", "output", lambda Z: g.sigmoid(g.relu(Z)),
        "The last layer goes through ReLU and then the sigmoid: never below 1/2. Only the sigmoid belongs there."),
    Fault("FWD-OUTPUT", "output", lambda Z: g.sigmoid(g.sigmoid(Z)), "The sigmoid is applied twice in the last layer."),
    Fault("ACT-SIGN", "output", lambda Z: g.sigmoid(-Z),
        "This is 1 − AL: the sign in the exponent of the last sigmoid."),
    Fault("FWD-OUTPUT", "output", lambda Z: (Z > 0) * 1.0,
        "These are predictions, 0 or 1. AL is the probability before it is rounded."),
    Fault("FWD-LOOP", "last", lambda L: L - 1, "This is A[L−1]: the loop ends before layer L."),
    Fault("FWD-LOOP", "last", lambda L: L - 2, "This is A[L−2]: the loop ends two layers early."),
    Fault("FWD-LOOP", "last", lambda L: L // 2,
        "The loop ends half-way. Half of len(parameters) is L in the course's dictionary; here len(parameters) is L."),
    Fault("FWD-LOOP", "last", lambda L: 1, "This is A[1]: only one layer is worked off. Is return inside the loop?"),
    Fault("FWD-LOOP", "first", lambda L: 2, "The loop begins at layer 2. X is A[0], and layer 1 reads it."),
    Fault("FWD-RETURN", "after", lambda AL, A_last: A_last,
        "This is A[L−1], the input of the last layer. Its output is asked."),
    Fault("FWD-RETURN", "after", lambda AL, A_last: AL.T, "AL is transposed: examples are columns."),
    Fault("FWD-RETURN", "after", lambda AL, A_last: AL.mean(),
        "The examples are averaged. Each keeps its own prediction."),
)  # fmt: skip

NETWORKS, SQUARE_NETWORK = network_probes(lambda rng, X, parameters: (X, parameters))

forward_pass = Exercise(
    signature="forward_pass(X, parameters)",
    solve=_forward,
    read=one,
    probes=NETWORKS,
    square=SQUARE_NETWORK,
    look=(
        "Print the shape and the first entry of A after each layer, and compare with dnn_helpers.forward_pass, whose "
        "caches hold every Z."
    ),
    dresses=(
        lambda *args: args,
        lambda X, parameters: (X, course(parameters, "Wb")),
        lambda X, parameters: (X, pairs(parameters)),
    ),
    mistakes=singles(_forward, FAULTS),
    pairs=doubles(_forward, FAULTS),
    says={("AL", "1−"): ("ACT-SIGN", "Look at the sign in the exponent of the sigmoid.")},
    crashes=(
        (
            r"^KeyError: '?(0|[2-9])", "BWD-3",
            "The layers are numbered 1 … L, and parameters has no other keys. Layer 0 is the input X.",
        ),
    ),
)  # fmt: skip
