"""Lecture 4.3: the shape of every array, for any network and any number of examples."""

from ..experiments.dimensions import dimension_table
from .controls import LayerDims, integer
from .panel import Panel
from .small_network import check_small


def explore_dimensions(layer_dims=(3, 5, 5, 3, 1), m=7):
    """A panel: the shapes of all arrays, symbols and numbers, one example beside m."""
    controls = {"layer_dims": LayerDims(), "m": integer("examples m", 1, 100)}
    return Panel(explore_dimensions, draw_dimensions, controls, locals())


def draw_dimensions(layer_dims, m):
    layer_dims = check_small(layer_dims)
    table = dimension_table(layer_dims, m)
    grow = sum("m" in row.symbols_m for row in table.rows)
    summary = (
        f"layer_dims = {layer_dims}, m = {m}: {grow} of the {len(table.rows)} lines grow with m, those of X, Z, A, dZ "
        f"and dA; the other {len(table.rows) - grow}, of W, b, dW and db, do not"
    )
    return table._repr_html_(), summary
