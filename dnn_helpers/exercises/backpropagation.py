"""The exercise on the whole backward pass (lecture 4.7)."""

import numpy as np

from .. import activations as g
from ..costs import cross_entropy_gradient
from .backward import KEEP_AXIS, MEAN, NO_SLOPE, ONE_PER_UNIT
from .exercise import Exercise
from .faults import Fault, doubles, singles
from .probes import course_caches, network_probes, with_caches
from .reading import layers


def _start(dAL, AL, Y, cache):
    return AL - Y


def _slope(dA, cache, cache_above):
    return dA * g.relu.prime(cache.Z)


def _dW(dZ, dA, cache, m):
    return dZ @ cache.A_prev.T / m


def _db(dZ, dA, cache, m):
    return dZ.sum(axis=1, keepdims=True) / m


def _down(dZ, dA, cache, top):
    return cache.W.T @ dZ


def _backward(
    AL,
    Y,
    caches,
    start=_start,
    slope=_slope,
    dW=_dW,
    db=_db,
    down=_down,
    count=lambda AL: AL.shape[1],
    order=lambda L: range(L, 0, -1),
    which=lambda l, L: l,
):
    """The backward pass, line by line, so that a line can be replaced. ``top`` is what the first step had."""
    L, m = len(caches), count(AL)
    dA = cross_entropy_gradient(AL, Y)
    top = {"dAL": dA, "W": caches[L].W}
    grads, above = {}, None
    for l in order(L):
        cache = caches[which(l, L)]
        dZ = slope(dA, cache, above) if above else start(dA, AL, Y, cache)
        top.setdefault("dZ", dZ)
        grads[f"dW{l}"], grads[f"db{l}"] = dW(dZ, dA, cache, m), db(dZ, dA, cache, m)
        dA, above = down(dZ, dA, cache, top), cache
    return grads


def _through(start):
    """A start that goes the long way, through dA[L] and the slope of the sigmoid."""
    return lambda dA, AL, Y, cache: start(AL, Y) * g.sigmoid.prime(cache.Z)


OWN_GRADIENT = (
    "The gradients of the output layer are right. Each layer must be handed what the layer above handed down. "
    "Print which dA enters each layer: is it another array every time round the loop?"
)
OWN_SLOPE = "The hidden layers went forward through ReLU: their slope is 0 or 1."
UNMASKED = (
    "In the hidden layers dA is passed on as dZ. Either the slope g′(Z) is missing, or the mask is always true: A = "
    "relu(Z) is never negative, so A ≥ 0 hides nothing."
)
PER_EXAMPLE = "dZ and dA are per example; only dW and db are averaged. The mean is taken again in every layer."

FAULTS = (
    Fault("DAL-1", "start", _through(lambda AL, Y: -Y / AL - (1 - Y) / (1 - AL)),
        "The start dA[L] has a wrong sign where y = 0: raising a there must raise the loss. The inner derivative of "
        "1 − a is −1."),
    Fault("DAL-1", "start", _through(lambda AL, Y: Y / AL + (1 - Y) / (1 - AL)),
        "The start dA[L] has a wrong sign where y = 1: raising a there must lower the loss."),
    Fault("DAL-1", "start", lambda dA, AL, Y, c: Y - AL,
        "The pass starts with the wrong sign, as Y − AL does, or dA[L] with both signs turned. All gradients point "
        "uphill."),
    Fault("DAL-3", "start", lambda dA, AL, Y, c: (AL - Y) * g.sigmoid.prime(c.Z),
        "AL − Y is dZ[L] already: the slope of the sigmoid has been cancelled in it. Use it instead of the "
        "activation step, not before it."),
    Fault("DAL-3", "start", lambda dA, AL, Y, c: (Y - AL) * g.sigmoid.prime(c.Z),
        "Y − AL is −dZ[L] already, so the sign is wrong, and then the slope of the sigmoid was multiplied in."),
    Fault("DAL-3", "start", lambda dA, AL, Y, c: (AL - Y) * g.relu.prime(c.Z),
        "AL − Y is dZ[L] already, and then a ReLU slope was multiplied in."),
    Fault("DAL-SUM", "start", lambda dA, AL, Y, c: np.sum(dA) * g.sigmoid.prime(c.Z),
        "dA[L] was added up over the examples. It is not a sum but a row of m entries; the sum comes once, in dW and "
        "db."),
    Fault("DAL-SUM", "start", lambda dA, AL, Y, c: np.mean(dA) * g.sigmoid.prime(c.Z),
        "dA[L] was averaged over the examples. It is a row of m entries; the mean comes once, in dW and db."),
    Fault("LAB-1", "start", lambda dA, AL, Y, c: dA, f"In the output layer dZ[L] is dA[L] itself. {NO_SLOPE}"),
    Fault("BWD-2", "start", lambda dA, AL, Y, c: dA * g.relu.prime(c.Z),
        "The output layer went forward through the sigmoid, and comes back through ReLU's slope."),
    Fault("BWD-2", "start", lambda dA, AL, Y, c: dA * g.tanh.prime(c.Z),
        "The output layer went forward through the sigmoid, and comes back through the slope of tanh."),
    Fault("SB-1", "start", lambda dA, AL, Y, c: dA * c.Z * (1 - c.Z),
        "In the output layer a(1 − a) is fed with Z; it wants the output of the sigmoid."),
    Fault("SB-1", "start", lambda dA, AL, Y, c: dA * g.sigmoid.prime(AL),
        "In the output layer the sigmoid is applied twice: its slope is taken at AL instead of at Z."),
    Fault("SP-VALUE", "start", lambda dA, AL, Y, c: dA * AL,
        "In the output layer dA is multiplied by σ(Z) itself. Needed is its slope."),
    Fault("DAL-ROUNDED", "start", lambda dA, AL, Y, c: (AL > 0.5) - Y,
        "The pass starts with predictions, 0 or 1. It starts with the probabilities AL."),
    Fault("SP-BRACKET", "start", lambda dA, AL, Y, c: dA * AL - AL,
        "In the output layer the brackets around 1 − a are missing."),
    Fault("LB-4", "start", lambda dA, AL, Y, c: (AL - Y) / AL.shape[1],
        "The start, dA[L] or dZ[L], is divided by m, and then dW and db are divided again. The mean comes once."),
    Fault("DAL-SQUARED", "start", lambda dA, AL, Y, c: 2 * (AL - Y) * g.sigmoid.prime(c.Z),
        "The pass starts from the derivative of the squared error. The cost is the cross-entropy."),
    Fault("DAL-HALF", "start", lambda dA, AL, Y, c: AL,
        "Y is not in it: the pass starts with AL instead of comparing AL with Y."),
    Fault("DAL-HALF", "start", _through(lambda AL, Y: -Y / AL), "The term of dA[L] for y = 0 is missing."),
    Fault("DAL-HALF", "start", _through(lambda AL, Y: (1 - Y) / (1 - AL)), "The term of dA[L] for y = 1 is missing."),
    Fault("BWD-2", "slope", lambda dA, c, above: dA * g.sigmoid.prime(c.Z),
        f"{OWN_SLOPE} Yours lies between 0 and 0.25 everywhere: that is the sigmoid's."),
    Fault("BWD-2", "slope", lambda dA, c, above: dA * g.tanh.prime(c.Z), f"{OWN_SLOPE} Yours is that of tanh."),
    Fault("BWD-2", "slope", lambda dA, c, above: dA * g.leaky_relu.prime(c.Z),
        f"{OWN_SLOPE} Yours is that of leaky ReLU."),
    Fault("LAB-1", "slope", lambda dA, c, above: dA, UNMASKED),
    Fault("RB-1", "slope", lambda dA, c, above: dA, UNMASKED),
    Fault("RB-1", "slope", lambda dA, c, above: dA * (dA > 0),
        "The mask of the hidden layers looks at dA. It asks where the unit was active on the way forward: Z > 0."),
    Fault("RB-1", "slope", lambda dA, c, above: dA * (c.Z <= 0),
        "The mask of the hidden layers is the wrong way round: the gradient passes where Z > 0."),
    Fault("SP-VALUE", "slope", lambda dA, c, above: dA * g.relu(c.Z),
        "In the hidden layers dA is multiplied by relu(Z) itself. Needed is its slope, 0 or 1."),
    Fault("LAB-3", "slope", lambda dA, c, above: dA * c.Z,
        "In the hidden layers dA is multiplied by Z itself. Needed is the slope, 0 or 1."),
    Fault("LAB-2", "slope", lambda dA, c, above: g.relu.prime(c.Z),
        "In the hidden layers dZ is the slope alone: dA is missing, so nothing comes down from above."),
    Fault("LAB-3", "slope", lambda dA, c, above: dA * g.relu.prime(above.Z),
        "The slope is that of the layer above: dA[l] meets g′(Z[l]), from the same layer's cache."),
    Fault("LAB-3", "slope", lambda dA, c, above: dA * (c.A_prev > 0),
        "The mask looks at A_prev, the input of the layer. It asks the layer's own Z."),
    Fault("SIGN", "slope", lambda dA, c, above: -dA * g.relu.prime(c.Z),
        "The sign changes from layer to layer. Nothing changes sign on the way back."),
    Fault("LB-4", "slope", lambda dA, c, above: dA * g.relu.prime(c.Z) / dA.shape[1], PER_EXAMPLE),
    Fault("LB-4", "down", lambda dZ, dA, c, top: c.W.T @ dZ / dZ.shape[1], PER_EXAMPLE),
    Fault("BWD-1", "down", lambda dZ, dA, c, top: top["dAL"],
        f"Every hidden layer is handed dA[L], or dA is never replaced. {OWN_GRADIENT}"),
    Fault("BWD-1", "down", lambda dZ, dA, c, top: top["dZ"], f"Every hidden layer is handed dZ[L]. {OWN_GRADIENT}"),
    Fault("BWD-1", "down", lambda dZ, dA, c, top: top["W"].T @ top["dZ"],
        f"Every hidden layer is handed what layer L handed down. {OWN_GRADIENT}"),
    Fault("BWD-1", "down", lambda dZ, dA, c, top: c.W.T @ top["dZ"],
        f"The dZ of the output layer is used in every step down. {OWN_GRADIENT}"),
    Fault("BWD-1", "down", lambda dZ, dA, c, top: dZ, f"dZ is handed down as it is: Wᵀ is missing. {OWN_GRADIENT}"),
    Fault("LAB-1", "down", lambda dZ, dA, c, top: c.W.T @ dA,
        "The gradient handed down is Wᵀ·dA; dA[l−1] = Wᵀ·dZ, with the slope in it."),
    Fault("LB-WRONG-INPUT", "down", lambda dZ, dA, c, top: (dZ @ c.A_prev.T / dZ.shape[1]).T @ dZ,
        "The gradient goes down through dW; it goes down through W."),
    Fault("LB-8", "down", lambda dZ, dA, c, top: (c.W.T @ dZ).sum(axis=1, keepdims=True),
        "What is handed down is added up over the examples. Each keeps its own column; the sum is for dW and db."),
    Fault("LB-8", "down", lambda dZ, dA, c, top: (c.W.T @ dZ).mean(axis=1, keepdims=True),
        "What is handed down is averaged over the examples. Each keeps its own column; the mean is for dW and db."),
    Fault("LB-2", "down", lambda dZ, dA, c, top: c.W @ dZ,
        "The transpose of W is missing where the gradient is handed down."),
    Fault("LB-2", "down", lambda dZ, dA, c, top: dZ @ c.W,
        "The factors are in the wrong order where the gradient is handed down: (n[l−1], n[l]) · (n[l], m)."),
    Fault("LB-1", "down", lambda dZ, dA, c, top: c.W.T * dZ,
        "Wᵀ and dZ are multiplied entry by entry; each input feeds all units, and their gradients are added up."),
    Fault("SIGN", "down", lambda dZ, dA, c, top: -c.W.T @ dZ,
        "The sign changes from layer to layer. Nothing changes sign on the way back."),
    Fault("LB-3", "dW", lambda dZ, dA, c, m: dZ @ c.A_prev.T, MEAN),
    Fault("LB-M", "dW", lambda dZ, dA, c, m: dZ @ c.A_prev.T / len(c.A_prev),
        "dW is divided by n[l−1], the rows of A_prev. Examples are the columns."),
    Fault("LB-M", "dW", lambda dZ, dA, c, m: dZ @ c.A_prev.T / len(dZ),
        "dW is divided by n[l], the rows of dZ. Examples are the columns."),
    Fault("LB-4", "dW", lambda dZ, dA, c, m: dZ @ c.A_prev.T / m**2, "In dW the mean is taken twice."),
    Fault("LAB-1", "dW", lambda dZ, dA, c, m: dA @ c.A_prev.T / m,
        "dW is made from dA; it is made from dZ, with the slope in it."),
    Fault("LF-5", "dW", lambda dZ, dA, c, m: dZ @ c.Z.T / m,
        "dW is made with the layer's own Z; it needs the layer's input A[l−1]."),
    Fault("LF-5", "dW", lambda dZ, dA, c, m: dZ @ g.relu(c.Z).T / m,
        "dW is made with the output of the layer; it needs the layer's input A[l−1]."),
    Fault("LB-1", "dW", lambda dZ, dA, c, m: dZ * c.A_prev / m,
        "dZ and A_prev are multiplied entry by entry; dW contains a sum over the examples."),
    Fault("LB-1", "dW", lambda dZ, dA, c, m: dZ * c.A_prev.T / m,
        "dZ and A_prev are multiplied entry by entry; dW contains a sum over the examples."),
    Fault("LB-2", "dW", lambda dZ, dA, c, m: dZ @ c.A_prev / m, "The transpose of A_prev is missing in dW."),
    Fault("LB-2", "dW", lambda dZ, dA, c, m: (dZ @ c.A_prev.T).T / m, "dW is transposed: it has the shape of W."),
    Fault("LB-SIGN", "dW", lambda dZ, dA, c, m: -dZ @ c.A_prev.T / m,
        "The sign of dW is wrong. The minus belongs to the update, W − α dW."),
    Fault("LB-3", "db", lambda dZ, dA, c, m: dZ.sum(axis=1, keepdims=True), MEAN),
    Fault("LB-M", "db", lambda dZ, dA, c, m: dZ.sum(axis=1, keepdims=True) / len(dZ),
        "db is divided by n[l], the rows of dZ. Examples are the columns."),
    Fault("LB-4", "db", lambda dZ, dA, c, m: dZ.sum(axis=1, keepdims=True) / m**2, "In db the mean is taken twice."),
    Fault("LB-7", "db", lambda dZ, dA, c, m: dZ.sum(axis=1) / m,
        f"db has lost an axis, it is flat. {KEEP_AXIS}"),
    Fault("LB-7", "db", lambda dZ, dA, c, m: dZ.sum(axis=1)[None] / m, f"db is a row. {KEEP_AXIS}"),
    Fault("LB-6", "db", lambda dZ, dA, c, m: dZ.sum() / m, f"db is one number for the whole layer. {ONE_PER_UNIT}"),
    Fault("LB-6", "db", lambda dZ, dA, c, m: dZ.mean(), f"db is one number for the whole layer. {ONE_PER_UNIT}"),
    Fault("LB-6", "db", lambda dZ, dA, c, m: dZ.sum(axis=0, keepdims=True) / m,
        f"db has one number per example. {ONE_PER_UNIT}"),
    Fault("LB-6", "db", lambda dZ, dA, c, m: dZ.sum(axis=0) / m, f"db has one number per example. {ONE_PER_UNIT}"),
    Fault("LB-8", "db", lambda dZ, dA, c, m: dZ / m,
        "The sum in db is missing. One b serves all m examples: add up the columns of dZ."),
    Fault("LB-8", "db", lambda dZ, dA, c, m: dZ,
        "db is dZ itself. One b serves all m examples: take the mean of the columns."),
    Fault("LB-8", "db", lambda dZ, dA, c, m: (dZ @ c.A_prev.T).sum(axis=1, keepdims=True) / m,
        "db adds up dW. b is not multiplied by A_prev: add up dZ."),
    Fault("LAB-1", "db", lambda dZ, dA, c, m: dA.sum(axis=1, keepdims=True) / m,
        "db is made from dA; it is made from dZ, with the slope in it."),
    Fault("LB-SIGN", "db", lambda dZ, dA, c, m: -dZ.sum(axis=1, keepdims=True) / m,
        "The sign of db is wrong. The minus belongs to the update, b − α db."),
    Fault("BWD-3", "order", lambda L: range(1, L + 1),
        "The loop runs upwards. The gradient comes from the cost: from layer L down to layer 1."),
    Fault("BWD-3", "which", lambda l, L: L + 1 - l,
        "Layer l is worked off with the cache of layer L + 1 − l: the order is reversed twice, or not at all."),
    Fault("BWD-3", "which", lambda l, L: l if l == L else L - l,
        "The hidden layers are worked off with each other's caches: their order is reversed twice."),
    Fault("BWD-3", "which", lambda l, L: max(l - 1, 1), "Layer l is worked off with the cache of layer l − 1."),
    Fault("BWD-3", "which", lambda l, L: min(l + 1, L),
        "Layer l is worked off with the cache of layer l + 1. In a list, the cache of layer l is at place l − 1."),
    Fault("LB-3", "count", lambda AL: 1,
        "All gradients are m times too large. Either 1/m is missing, or m was read from the wrong axis: AL.shape[0] "
        "is 1. Examples are the columns."),
    Fault("LB-4", "count", lambda AL: AL.shape[1] ** 2,
        "All gradients are m times too small: the mean is taken twice."),
)  # fmt: skip

PASSES, SQUARE_PASS = network_probes(with_caches)

backward_pass = Exercise(
    signature="backward_pass(AL, Y, caches)",
    solve=_backward,
    read=layers,
    probes=PASSES,
    square=SQUARE_PASS,
    look="Go backwards from layer L, and look at the first tensor that differs: what comes after inherits its error. "
    "Is dZ of that layer right? It should be dA[l] times the slope at the same layer's Z.",
    dresses=(lambda *args: args, lambda AL, Y, caches: (AL, Y, course_caches(caches))),
    mistakes=singles(_backward, FAULTS),
    pairs=doubles(_backward, FAULTS),
    says={
        ("", "MISSING"): ("BWD-3", "Which layers does the loop visit? It runs from L down to 1."),
        ("dW", "×m"): ("LB-3", MEAN),
        ("db", "×m"): ("LB-3", MEAN),
        ("dW", "×1/m"): ("LB-4", "The mean is taken twice."),
        ("db", "×1/m"): ("LB-4", "The mean is taken twice."),
        ("db", "FLAT"): ("LB-7", KEEP_AXIS),
        ("dW", "TRANSPOSED"): ("LB-2", "dW has the shape of W."),
    },
    crashes=(
        (r"^KeyError|^IndexError: (list|tuple)", "BWD-3",
            "The layers are numbered 1 … L. Kept in a list, the cache of layer l is at place l−1: caches[0] belongs "
            "to layer 1."),
        (r"to unpack|cannot unpack|tuple indices|list indices|has no attribute", "BWD-5",
            "One cache is needed there, with A_prev, W, b and Z. Print what you have: is it the list of all caches, "
            "or half of one?"),
    ),
)  # fmt: skip
