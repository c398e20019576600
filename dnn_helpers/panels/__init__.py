"""Panels: move a control, the picture follows. Each ``explore_…`` function returns a Panel."""

from .forward import explore_forward
from .network import explore_network
from .panel import Panel

__all__ = ["Panel", "explore_forward", "explore_network"]
