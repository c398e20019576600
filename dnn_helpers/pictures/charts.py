"""Charts: a frame with scales, its axes and curves; round numbers for ticks; names that keep apart."""

from typing import NamedTuple

import numpy as np

from ..notebook.display import number_text
from .style import MUTED, RULE
from .svg import circle, line, math, text


def round_up(value, leading=(1, 2, 5, 10)):
    """The next number not below the value that is round: one of the leading digits, times a power of ten."""
    power = 10.0 ** int(np.floor(np.log10(value)))
    return next(step * power for step in leading if step * power >= value * (1 - 1e-9))


def ticks(low, high, most, leading=(1, 2, 5, 10)):
    """Round numbers from low to high, with at most so many steps between them: a list."""
    step = round_up((high - low) / most, leading)
    return (np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step).tolist()


def apart(heights, least, most=np.inf):
    """The heights, in their order, moved so that none is nearer than ``least`` to the next, nor above ``most``."""
    placed = np.array(heights, dtype=float)
    order = np.argsort(placed, kind="stable")
    for below, above in zip(order, order[1:], strict=False):
        placed[above] = max(placed[above], placed[below] + least)
    for i in reversed(order):
        placed[i] = most = min(placed[i], most)
        most -= least
    return placed


class Chart(NamedTuple):
    """A chart's frame at (left, top), and the scales of its axes; its methods return SVG."""

    left: float
    top: float
    width: float
    height: float
    x_limits: tuple
    y_limits: tuple

    def x(self, value):
        low, high = self.x_limits
        return self.left + (value - low) / (high - low) * self.width

    def y(self, value):
        low, high = self.y_limits
        return self.top + self.height - (value - low) / (high - low) * self.height

    def axes(self, title, x_name, x_ticks, y_ticks, y_name=""):
        """Title, light horizontal rules, the numbers along both axes and their names."""
        parts = [self.y_tick(tick, number_text(float(tick))) for tick in y_ticks]
        parts += [self.x_tick(tick, number_text(float(tick))) for tick in x_ticks]
        parts.append(math(self.left + self.width / 2, self.top + self.height + 36, x_name, 14))
        parts.append(math(self.left, self.top - 34, title, 15, anchor="start", weight=600))
        if y_name:
            parts.append(math(self.left, self.top - 10, y_name, 13, MUTED, "start"))
        return "".join(parts)

    def x_tick(self, value, words):
        """A number below the frame."""
        return text(self.x(value), self.top + self.height + 18, words, 13, MUTED)

    def y_tick(self, value, words, dashed=False):
        """A light horizontal rule, and its number to the left."""
        return self.across(value, dashed=dashed) + self.y_number(value, words)

    def y_number(self, value, words):
        return text(self.left - 8, self.y(value) + 4, words, 13, MUTED, "end")

    def across(self, value, stroke=RULE, thickness=1, dashed=False):
        """A line from the left of the frame to its right."""
        return line([(self.left, self.y(value)), (self.left + self.width, self.y(value))], stroke, thickness, dashed)

    def upright(self, value):
        """A light line from the top of the frame to its bottom, where the chart is read."""
        return line([(self.x(value), self.top), (self.x(value), self.top + self.height)], RULE, 1.5)

    def curve(self, x, y, stroke, thickness=2.5, dashed=False, opacity=1):
        """A line through data; values beyond the frame stay on its edge."""
        across, up = self.x(np.asarray(x)), self.y(np.clip(y, *self.y_limits))
        return line(zip(across.tolist(), up.tolist(), strict=True), stroke, thickness, dashed, opacity)

    def straight(self, slope, through, stroke, thickness, dashed=False):
        """A straight line through a point, cut off at the frame, where a clipped one would bend."""
        x = np.linspace(*self.x_limits, 201)
        y = through[1] + slope * (x - through[0])
        ends = np.flatnonzero((y >= self.y_limits[0]) & (y <= self.y_limits[1]))[[0, -1]]
        return self.curve(x[ends], y[ends], stroke, thickness, dashed)

    def point(self, x, y, stroke, radius=6, fill=None):
        low, high = self.y_limits
        return circle(self.x(x), self.y(min(max(y, low), high)), radius, stroke, fill or stroke)

    def end_labels(self, ends, colour):
        """Names at the right of the frame, from a name to the value at which its line ends; never on one another."""
        heights = [self.y(value) + 4 for value in np.clip(list(ends.values()), *self.y_limits)]
        placed = zip(apart(heights, 14, self.top + self.height + 6), ends, strict=True)
        return [text(self.left + self.width + 7, y, name, 13, colour, "start") for y, name in sorted(placed)]
