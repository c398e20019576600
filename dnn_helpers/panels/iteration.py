"""Lecture 4.6: one whole gradient-descent iteration, block by block."""

import numpy as np

from ..diagrams import iteration_diagram
from ..style import CACHE, COST
from ..svg import WIDTH, math, matrix, picture, place, row, short, sign, text, without_dust
from ..tracing import trace
from .controls import Steps, named
from .panel import Panel
from .sample import check_small, round_network

M = 4  # examples
CHANGE = 4  # digits in an update, or a small step would not show
RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0]
SIGNS = {"Z": ("·", "+"), "W": ("−  α ·",), "b": ("−  α ·",)}  # between the inputs, where a formula is that simple


def explore_iteration(layer_dims=(3, 5, 5, 3, 1), step=0, learning_rate=0.1):
    """A panel: forward, cost, backward, update, one step after another, as ``trace`` ran them.

    Each step shows which block works, what goes in and what comes out, which cache is written or
    read, and in the end W and b before and after.
    """
    layer_dims = check_small(layer_dims)
    last = len(_events(layer_dims, 0.1)) - 1
    controls = {"step": Steps("step", last), "learning_rate": named("α", [(f"{rate:g}", rate) for rate in RATES])}
    settings = dict(layer_dims=layer_dims, step=step, learning_rate=learning_rate)
    return Panel(explore_iteration, draw_iteration, controls, settings)


def draw_iteration(layer_dims, step, learning_rate):
    events = _events(layer_dims, learning_rate)
    event = events[step]
    _, parameters = round_network(layer_dims, M)
    activations = {l: layer.g.name for l, layer in parameters.items()}
    diagram = iteration_diagram(layer_dims, activations, event.phase, event.layer, bool(event.writes or event.reads))
    matrices = _matrices(event)
    note, brief = _cache_note(event)
    parts = [
        place(diagram, 0, 4),
        math(30, 252, event.formula, 20, anchor="start", roles=True),
        text(WIDTH - 30, 252, note, 15, CACHE, "end"),
        place(matrices, (WIDTH - matrices.width) / 2, 268),
    ]
    summary = f"Step {step} of {len(events) - 1}, {_place(event)}: {event.formula}, {_result(event)}{brief}"
    return picture(parts, 412, "One iteration of gradient descent", summary), summary


def _events(layer_dims, learning_rate):
    X, parameters = round_network(layer_dims, M)
    Y = np.tile([1.0, 0.0, 0.0, 1.0], (layer_dims[-1], 1))
    return trace(parameters, X, Y, learning_rate=learning_rate)


def _matrices(event):
    """The inputs and the result in one row."""
    signs = SIGNS.get(event.name.split("[")[0], (",",) * len(event.inputs))
    size = dict(rows=5, columns=4, digits=CHANGE) if event.phase == "update" else dict(rows=5)
    parts = []
    for i, (name, value) in enumerate(event.inputs.items()):
        parts += [sign(signs[i - 1])] if i else []
        parts.append(matrix(value, name, **size))
    parts.append(sign("→"))
    if event.phase == "cost":
        parts.append(sign(f"J = {event.value:.4f}", 24, COST))
    else:
        after = event.name + (" new" if event.phase == "update" else "")
        parts.append(matrix(event.value, after, now=True, **size))
    return row(parts, 8, WIDTH - 40)


def _cache_note(event):
    """What the step does to the cache, in words and for the summary."""
    if event.writes:
        note = f"writes {', '.join(event.writes)} into cache {event.layer}"
    elif event.reads:
        note = f"reads {', '.join(event.reads)} from cache {event.layer}"
    else:
        return "", ""
    return note, f"; {note}"


def _place(event):
    return "cost" if event.phase == "cost" else f"{event.phase} in layer {event.layer}"


def _result(event):
    if event.phase == "cost":
        return f"{event.value:.4f} nats"
    size = " × ".join(map(str, event.value.shape))
    if event.phase == "update":
        before, *_ = event.inputs.values()
        return f"{size}, first entry {_first(before, CHANGE)} → {_first(event.value, CHANGE)}"
    return f"{size}, first entry {_first(event.value)}"


def _first(values, digits=2):
    return short(without_dust(values).flat[0], digits)
