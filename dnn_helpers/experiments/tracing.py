"""One whole gradient-descent iteration as a list of steps (lecture 4.6)."""

from typing import NamedTuple

import numpy as np

from ..activations import sigmoid
from ..blocks import Layer, activation_backward, parameter_gradient
from ..costs import cross_entropy, cross_entropy_gradient
from ..network import forward_pass
from ..optimizers import gradient_descent
from ..validation.checks import check_backward_pass, check_finite_pass, check_forward_pass, check_number


class Event(NamedTuple):
    """One step: what it computes, from what, and what it does to the cache.

    ``phase`` is "forward", "cost", "backward" or "update"; ``layer`` is l (L for the cost).
    ``name`` is the array computed, such as "Z[1]", ``value`` its value (a float for J), ``formula``
    the line as the lecture writes it, and ``inputs`` a dict from name to array. ``writes`` and
    ``reads`` name what goes into the cache of layer ``layer`` and what is taken out of it.
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

    X : (n[0], m) · Y : (n[L], m), labels 0 and 1. The values are those of ``forward_pass``,
    ``backward_pass`` and ``gradient_descent``.

    Raises
    ------
    ValueError, TypeError
        as these three do.
    """
    learning_rate = check_number(learning_rate, "learning_rate")
    X, parameters = check_forward_pass(X, parameters)
    AL, caches = forward_pass(X, parameters)
    check_finite_pass((AL, caches), X, parameters)
    L = len(parameters)
    events = []
    for l in range(1, L + 1):
        events += _forward_events(l, caches[l], AL if l == L else caches[l + 1].A_prev)

    AL, Y = check_backward_pass(AL, Y, caches)
    J = cross_entropy(AL, Y)
    formula = f"J = −(1/m) Σ ( Y log A[{L}] + (1 − Y) log(1 − A[{L}]) )"
    events.append(Event("cost", L, "J", formula, {f"A[{L}]": AL, "Y": Y}, J))

    grads, dA = {}, None
    for l in range(L, 0, -1):
        if dA is None:
            start = _start_event(L, caches[L], AL, Y)
        else:
            start = _slope_event(l, caches[l], dA)
        dZ = start.value
        grads[l] = parameter_gradient(dZ, caches[l])
        events += [start, *_gradient_events(l, caches[l], dZ, grads[l])]
        if l > 1:
            dA = caches[l].W.T @ dZ
            inputs = {f"W[{l}]": caches[l].W, f"dZ[{l}]": dZ}
            formula = f"dA[{l - 1}] = W[{l}]ᵀ dZ[{l}]"
            events.append(Event("backward", l, f"dA[{l - 1}]", formula, inputs, dA, reads=(f"W[{l}]",)))

    updated = gradient_descent(parameters, grads, learning_rate)
    for l in range(1, L + 1):
        events += _update_events(l, Layer(*parameters[l]), grads[l], updated[l], learning_rate)
    return events


def _forward_events(l, cache, A):
    A_prev, W, b, Z, g = cache
    inputs = {f"W[{l}]": W, f"A[{l - 1}]": A_prev, f"b[{l}]": b}
    return [
        Event("forward", l, f"Z[{l}]", f"Z[{l}] = W[{l}] A[{l - 1}] + b[{l}]", inputs, Z),
        Event(
            "forward",
            l,
            f"A[{l}]",
            f"A[{l}] = {_letter(g)}(Z[{l}])",
            {f"Z[{l}]": Z},
            A,
            writes=(f"A[{l - 1}]", f"W[{l}]", f"b[{l}]", f"Z[{l}]"),
        ),
    ]


def _start_event(L, cache, AL, Y):
    inputs = {f"A[{L}]": AL, "Y": Y}
    if cache.g == sigmoid:
        return Event("backward", L, f"dZ[{L}]", f"dZ[{L}] = A[{L}] − Y", inputs, AL - Y)
    return _slope_event(L, cache, cross_entropy_gradient(AL, Y))


def _slope_event(l, cache, dA):
    Z = f"Z[{l}]"
    formula = f"dZ[{l}] = dA[{l}] ∗ {_letter(cache.g)}′({Z})"
    inputs = {f"dA[{l}]": dA, Z: cache.Z}
    return Event("backward", l, f"dZ[{l}]", formula, inputs, activation_backward(dA, cache), reads=(Z,))


def _gradient_events(l, cache, dZ, grad):
    A_prev = f"A[{l - 1}]"
    return [
        Event(
            "backward",
            l,
            f"dW[{l}]",
            f"dW[{l}] = (1/m) dZ[{l}] {A_prev}ᵀ",
            {f"dZ[{l}]": dZ, A_prev: cache.A_prev},
            grad.dW,
            reads=(A_prev,),
        ),
        Event("backward", l, f"db[{l}]", f"db[{l}] = (1/m) Σᵢ dZ[{l}](:, i)", {f"dZ[{l}]": dZ}, grad.db),
    ]


def _update_events(l, old, grad, new, learning_rate):
    return [
        Event(
            "update",
            l,
            f"{letter}[{l}]",
            f"{letter}[{l}] := {letter}[{l}] − {learning_rate:g} d{letter}[{l}]",
            {f"{letter}[{l}]": before, f"d{letter}[{l}]": slope},
            after,
        )
        for letter, before, slope, after in (("W", old.W, grad.dW, new.W), ("b", old.b, grad.db, new.b))
    ]


def _letter(g):
    return "σ" if g == sigmoid else g.name
