"""Lecture 4.6: one whole gradient-descent iteration, block by block."""

import re

import numpy as np

from ..experiments.tracing import trace
from ..pictures.diagrams import event_diagram
from ..pictures.style import CACHE, COST
from ..pictures.svg import WIDTH, brief, equation, math, matrix, picture, place, row, sign, text, without_dust
from .controls import Steps, learning_rates
from .panel import Panel
from .small_network import check_small, round_network

M = 4  # examples
CHANGE = 4  # digits in an update, or a small step would not show


def explore_iteration(layer_dims=(3, 5, 5, 3, 1), step=0, learning_rate=0.1):
    """A panel: forward, cost, backward, update, one step after another, as ``trace`` ran them.

    Each step shows the block at work, its inputs and result, and which cache is written or read.
    """
    layer_dims = check_small(layer_dims)
    phases = [event.phase for event in _events(layer_dims, 0.1)]
    controls = {"step": Steps("step", len(phases) - 1), "learning_rate": learning_rates(3.0)}
    presets = {f"To {phase}": {"step": phases.index(phase)} for phase in dict.fromkeys(phases)}
    return Panel(explore_iteration, draw_iteration, controls, locals(), presets=presets)


def draw_iteration(layer_dims, step, learning_rate):
    events = _events(layer_dims, learning_rate)
    event = events[step]
    _, parameters = round_network(layer_dims, M)
    diagram, matrices = event_diagram(parameters, event), _matrices(event)
    note = _cache_note(event)
    parts = [
        place(diagram, 0, 4),
        math(30, 252, event.formula, 20, anchor="start", roles=True),
        text(WIDTH - 30, 252, note, 15, CACHE, "end"),
        place(matrices, (WIDTH - matrices.width) / 2, 268),
    ]
    summary = f"Step {step} of {len(events) - 1}, {_outcome(event)}" + (f"; {note}" if note else "")
    return picture(parts, 412, "One iteration of gradient descent", summary), summary


def _events(layer_dims, learning_rate):
    X, parameters = round_network(layer_dims, M)
    Y = np.tile([1.0, 0.0, 0.0, 1.0], (layer_dims[-1], 1))
    return trace(parameters, X, Y, learning_rate=learning_rate)


def _matrices(event):
    """The inputs as they stand in the formula, and the result, in one row."""
    size = dict(rows=5, columns=4, digits=CHANGE) if event.phase == "update" else dict(rows=5)

    def drawn(name):
        value = event.inputs[name.rstrip("ᵀ")]
        return matrix(value.T if name.endswith("ᵀ") else value, name, **size)

    if event.phase == "cost":
        AL, Y = map(drawn, event.inputs)
        return row([AL, sign(","), Y, sign("→"), sign(f"J = {event.value:.4f}", 24, COST)], 8, WIDTH - 40)
    right_side = event.formula.split("= ", 1)[1].removesuffix("(:, i)")
    after = event.name
    if event.phase == "update":
        right_side, after = re.sub(r"− \S+", "−  α ·", right_side), f"{after} new"
    parts = [*equation(right_side, drawn), sign("="), matrix(event.value, after, now=True, **size)]
    return row(parts, 8, WIDTH - 40)


def _cache_note(event):
    if event.writes:
        return f"writes {', '.join(event.writes)} into cache {event.layer}"
    return f"reads {', '.join(event.reads)} from cache {event.layer}" if event.reads else ""


def _outcome(event):
    """Where the step is, its formula, and what came out."""
    if event.phase == "cost":
        return f"cost: {event.formula}, {event.value:.4f} nats"
    if event.phase == "update":
        first = [brief(without_dust(value).flat[0], CHANGE) for value in (*event.inputs.values(), event.value)]
        entry = f"{first[0]} → {first[-1]}"
    else:
        entry = brief(without_dust(event.value).flat[0])
    size = " × ".join(map(str, event.value.shape))
    return f"{event.phase} in layer {event.layer}: {event.formula}, {size}, first entry {entry}"
