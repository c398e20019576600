"""One whole gradient-descent iteration as a list of steps (lecture 4.6)."""

import re
from typing import NamedTuple

import numpy as np

from ..activations import sigmoid
from ..blocks import activation_backward, parameter_gradient
from ..costs import cross_entropy, cross_entropy_gradient
from ..network import forward_pass
from ..optimizers import gradient_descent
from ..validation.checks import check_backward_pass, check_finite_pass, check_forward_pass, check_number

ARRAYS = re.compile(r"d?[AWbZ]\[\d+\]|\bY\b")  # in a formula


class Event(NamedTuple):
    """One step: what it computes, from what, and what it does to the cache.

    ``phase`` is "forward", "cost", "backward" or "update"; ``layer`` is l (L for the cost). ``name`` is the array
    computed, such as "Z[1]", ``value`` its value (a float for J), ``formula`` the line as the lecture writes it, and
    ``inputs`` a dict from name to array. ``writes`` and ``reads`` name what goes into the cache of layer ``layer`` and
    what is taken out of it.
    """

    phase: str
    layer: int
    name: str
    formula: str
    inputs: dict
    value: np.ndarray | float
    writes: tuple = ()
    reads: tuple = ()


@np.errstate(all="ignore")  # what numpy would warn of is told by the checks
def trace(parameters, X, Y, learning_rate=0.1):
    """Every step of one iteration in order: forward, cost, backward, update, as a list of Events.

    X : (n[0], m) · Y : (n[L], m), labels 0 and 1. The values are those of ``forward_pass``, ``backward_pass`` and
    ``gradient_descent``; ValueError and TypeError as there.
    """
    learning_rate = check_number(learning_rate, "learning_rate")
    X, parameters = check_forward_pass(X, parameters)
    AL, caches = forward_pass(X, parameters)
    check_finite_pass((AL, caches), X, parameters)
    AL, Y, _ = check_backward_pass(AL, Y, caches)
    L, known, events = len(parameters), {"A[0]": X, "Y": Y}, []

    def step(phase, l, formula, value):
        """One Event more: its inputs are what the formula names."""
        name, computed = re.split(" :?= ", formula, maxsplit=1)
        inputs = {part: known[part] for part in sorted(ARRAYS.findall(computed), key="Y".__eq__)}  # Y last
        cached = f"A[{l - 1}]", f"W[{l}]", f"b[{l}]", f"Z[{l}]"
        writes = cached if name == f"A[{l}]" else ()
        reads = tuple(part for part in inputs if part in cached) if phase == "backward" else ()
        events.append(Event(phase, l, name, formula, inputs, value, writes, reads))
        known[name] = value

    for l, (_, W, b, Z, g) in caches.items():
        known |= {f"W[{l}]": W, f"b[{l}]": b}
        step("forward", l, f"Z[{l}] = W[{l}] A[{l - 1}] + b[{l}]", Z)
        step("forward", l, f"A[{l}] = {_written(g)}(Z[{l}])", AL if l == L else caches[l + 1].A_prev)
    step("cost", L, f"J = −(1/m) Σ ( Y log A[{L}] + (1 − Y) log(1 − A[{L}]) )", cross_entropy(AL, Y))

    grads, known[f"dA[{L}]"] = {}, cross_entropy_gradient(AL, Y)
    for l in range(L, 0, -1):
        if l == L and caches[L].g == sigmoid:
            step("backward", L, f"dZ[{L}] = A[{L}] − Y", AL - Y)
        else:
            g, dZ = caches[l].g, activation_backward(known[f"dA[{l}]"], caches[l])
            step("backward", l, f"dZ[{l}] = dA[{l}] ∗ {_written(g)}′(Z[{l}])", dZ)
        dZ = known[f"dZ[{l}]"]
        grads[l] = parameter_gradient(dZ, caches[l])
        step("backward", l, f"dW[{l}] = (1/m) dZ[{l}] A[{l - 1}]ᵀ", grads[l].dW)
        step("backward", l, f"db[{l}] = (1/m) Σᵢ dZ[{l}](:, i)", grads[l].db)
        if l > 1:
            step("backward", l, f"dA[{l - 1}] = W[{l}]ᵀ dZ[{l}]", caches[l].W.T @ dZ)

    for l, (W, b, _) in gradient_descent(parameters, grads, learning_rate).items():
        step("update", l, f"W[{l}] := W[{l}] − {learning_rate:g} dW[{l}]", W)
        step("update", l, f"b[{l}] := b[{l}] − {learning_rate:g} db[{l}]", b)
    return events


def _written(g):
    return "σ" if g == sigmoid else g.name
