"""Panels: move a control, the picture follows. Each ``explore_…`` function returns a Panel."""

from .activation import explore_activation
from .depth import explore_depth
from .dimensions import explore_dimensions
from .forward import explore_forward
from .gradient import explore_gradient_check
from .iteration import explore_iteration
from .network import explore_network
from .neuron import explore_neuron
from .panel import Panel
from .shapes import explore_shapes
from .training import explore_failures, explore_training, finds

__all__ = [
    "Panel",
    "explore_activation",
    "explore_depth",
    "explore_dimensions",
    "explore_failures",
    "explore_forward",
    "explore_gradient_check",
    "explore_iteration",
    "explore_network",
    "explore_neuron",
    "explore_shapes",
    "explore_training",
    "finds",
]
