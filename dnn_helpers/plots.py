"""Plots: data and ``ax`` in, the drawn artists out; and a figure that redraws only what moves.

Nothing here trains, shows or keeps global state. ``LiveFigure`` makes the pictures of panels whose
curves are too many for hand-written SVG.
"""

from io import BytesIO

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from PIL import Image

from .network import forward_pass
from .style import BACKWARD, CLASS_0, CLASS_1, FORWARD, INK, plain_axes

CLASSES = LinearSegmentedColormap.from_list("classes", [CLASS_0, "#FFFFFF", CLASS_1])
FINE = 100  # points along each side of a decision boundary's ground


def cost_curve(ax, costs, dev_iterations=(), dev_costs=()):
    """The lines of J against the iteration: training in ink, held-out dashed, each named at its end."""
    plain_axes(ax, "The cost J", "iteration", "cost J, in nats")
    lines = ax.plot(np.arange(len(costs)), costs, color=INK, linewidth=2)
    _name(ax, len(costs) - 1, costs, "training")
    if len(dev_costs):
        lines += ax.plot(dev_iterations, dev_costs, color=INK, linewidth=2, linestyle="--")
        _name(ax, dev_iterations[-1], dev_costs, "held out")
    ax.margins(x=0.2)
    ax.set_xlim(left=0)
    return lines


def decision_boundary(ax, parameters, X, Y):
    """The ground, white where ŷ = 1/2, and the points of X (2, m): class 1 blue ●, class 0 vermilion ○."""
    plain_axes(ax, "Where ŷ is above (blue) and below 1/2", "x₁", "x₂")
    reach = 1.15 * np.abs(X).max()
    extent = (-reach, reach, -reach, reach)
    ground = ax.imshow(
        predictions_on_grid(parameters, reach),
        extent=extent,
        origin="lower",
        cmap=CLASSES,
        vmin=0,
        vmax=1,
        alpha=0.55,
        interpolation="bilinear",
    )
    positive = Y[0] == 1
    ones = ax.plot(*X[:, positive], "o", color=CLASS_1, markersize=4)
    zeros = ax.plot(*X[:, ~positive], "o", color=CLASS_0, markersize=4, markerfacecolor="white")
    return [ground, *ones, *zeros]


def predictions_on_grid(parameters, reach):
    """ŷ on a square grid from −reach to reach, row by row from below: (FINE, FINE)."""
    side = np.linspace(-reach, reach, FINE)
    grid = np.stack(np.meshgrid(side, side)).reshape(2, -1)
    return forward_pass(grid, parameters)[0][0].reshape(FINE, FINE)


def activation_and_slope(ax, g, z=6.0):
    """The lines of g and g′ from −z to z, each named at its end."""
    plain_axes(ax, f"{g.name} and its slope", "z", "")
    x = np.linspace(-z, z, 401)
    lines = []
    for y, colour, name in ((g(x), FORWARD, "g(z)"), (g.prime(x), BACKWARD, "g′(z)")):
        lines += ax.plot(x, y, color=colour, linewidth=2.5)
        ax.annotate(name, (x[-1], y[-1]), xytext=(6, 0), textcoords="offset points", color=colour, va="center")
    return lines


def gradient_norms(ax, norms):
    """One line per layer: ‖dW[l]‖ against the iteration, logarithmic; ``norms`` is a dict from l."""
    plain_axes(ax, "The gradient's size, layer by layer", "iteration", "‖dW[l]‖")
    ax.set_yscale("log")
    lines = []
    for l, sizes in norms.items():
        lines += ax.plot(
            np.arange(len(sizes)), sizes, color=BACKWARD, linewidth=1.5, alpha=0.35 + 0.65 * l / len(norms)
        )
        _name(ax, len(sizes) - 1, sizes, f"l = {l}", BACKWARD)
    ax.margins(x=0.15)
    ax.set_xlim(left=0)
    return lines


def _name(ax, x, values, name, colour=INK):
    ax.annotate(name, (x, values[-1]), xytext=(6, 0), textcoords="offset points", color=colour, va="center", fontsize=9)


class LiveFigure:
    """A matplotlib Figure whose ground is drawn once and whose ``moving`` artists again for each PNG.

    Change the artists with ``set_data``, then ask for ``png()``. Limits, ticks and titles belong to
    the ground: after changing one of them, call ``draw_ground()``.
    """

    def __init__(self, figure, moving):
        self.figure, self.moving = figure, moving
        self._canvas = FigureCanvasAgg(figure)
        for artist in moving:
            artist.set_animated(True)  # left out of the ground
        self.draw_ground()

    def draw_ground(self):
        self._canvas.draw()
        self._ground = self._canvas.copy_from_bbox(self.figure.bbox)

    def png(self):
        """The figure as the bytes of a PNG."""
        self._canvas.restore_region(self._ground)
        for artist in self.moving:
            artist.axes.draw_artist(artist)
        buffer = BytesIO()
        # little compression: a few kB more, and five times sooner done
        Image.fromarray(np.asarray(self._canvas.buffer_rgba())).convert("RGB").save(buffer, "png", compress_level=1)
        return buffer.getvalue()
