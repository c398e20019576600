"""Lecture 4.1: build a network and count what is in it."""

from ..network import initialize_parameters
from ..pictures.diagrams import network_diagram, parameter_counts
from ..pictures.style import INK, MUTED, PARAMETER
from ..pictures.svg import WIDTH, math, picture, place, text
from ..validation.checks import check_layer_dims
from .controls import LayerDims
from .panel import Panel

PRESETS = {
    "Logistic regression": {"layer_dims": (3, 1)},
    "One hidden layer": {"layer_dims": (3, 4, 1)},
    "The lecture's network": {"layer_dims": (3, 5, 5, 3, 1)},
}
DRAWN_WEIGHTS = 20_000  # beyond that making them takes longer than drawing


def explore_network(layer_dims=(3, 5, 5, 3, 1)):
    """A panel: the network of ``layer_dims`` with L, n[l], the shapes of W and the number of parameters."""
    return Panel(explore_network, draw_network, {"layer_dims": LayerDims()}, locals(), presets=PRESETS)


def draw_network(layer_dims):
    layer_dims = check_layer_dims(layer_dims)
    L, counts = len(layer_dims) - 1, parameter_counts(layer_dims)
    total = sum(counts)
    drawn = initialize_parameters(layer_dims) if total <= DRAWN_WEIGHTS else {}
    weights = {l: layer.W for l, layer in drawn.items()}
    sums = " + ".join(f"{count:,}" for count in counts)
    shown = sums if len(sums) <= 40 else f"{counts[0]:,} + … + {counts[-1]:,}"
    words = f"{shown} = {total:,}" if L > 1 else f"{total:,}"
    parts = [
        place(network_diagram(layer_dims, weights, height=300), 0, 0),
        math(30, 338, f"L = {L}", 22, INK, "start", 600),
        math(WIDTH - 30, 338, "parameters in W and b,  layer by layer:  " + words, 16, PARAMETER, "end"),
    ]
    few = layer_dims if L < 10 else f"({', '.join(map(str, layer_dims[:4]))}, …, {layer_dims[-1]})"
    summary = (
        f"L = {L} layer{'s' * (L > 1)} ({L - 1} hidden, the input is not counted); "
        f"layer_dims = {few}; {total:,} parameters"  # at least two, W and b
    )
    if weights:
        legend = "A line is a weight: blue above 0, orange below, thicker is larger."
        parts.append(text(WIDTH / 2, 366, legend, 14, MUTED))
    return picture(parts, 376, "Network diagram", summary), summary
