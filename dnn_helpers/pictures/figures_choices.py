"""Static figures of notebook 4.8: one hyperparameter at a time, and two against each other."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from .style import COST, INK, MUTED, figure_title, plain_axes

STYLES = ("-", "--", ":", "-.")
HIGHEST = 1.0  # cost that is drawn
APART = 0.08  # between two labels


def one_at_a_time_figure(title, experiments):
    """Small multiples of held-out costs: the median over the seeds as a line, the range of the seeds as a band.

    ``experiments`` is a dict from an axes' title to a dict from a value of the hyperparameter to its
    costs, shape (seeds, epochs). Costs above 1 are left out: answering ½ to everything costs 0.69.
    """
    rows = -(-len(experiments) // 2)
    figure = Figure(figsize=(8.6, 0.4 + 2.9 * rows), layout="constrained")
    figure_title(figure, title)
    for ax, (name, lines) in zip(figure.subplots(rows, 2, squeeze=False).flat, experiments.items(), strict=True):
        plain_axes(ax, name, "epoch", "held-out cost")
        for style, costs in zip(STYLES, lines.values(), strict=False):
            epochs = range(costs.shape[1])
            ax.fill_between(epochs, costs.min(axis=0), costs.max(axis=0), color=COST, alpha=0.12, linewidth=0)
            ax.plot(epochs, np.median(costs, axis=0), style, color=COST, linewidth=2)
        ends = [min(np.median(costs[:, -1]), HIGHEST) for costs in lines.values()]
        for value, y, end in zip(lines, _apart(ends, APART), ends, strict=True):
            words = value if end < HIGHEST else f"{value} (above)"
            ax.annotate(words, (1.02, y / HIGHEST), xycoords="axes fraction", va="center", color=INK, fontsize=9)
        ax.set_ylim(0, HIGHEST)
    return figure


def _apart(heights, least):
    """The heights, in their order, moved up so far that none is nearer than ``least`` to the one below."""
    placed = np.array(heights, dtype=float)
    order = np.argsort(placed)
    for below, above in zip(order, order[1:], strict=False):
        placed[above] = max(placed[above], placed[below] + least)
    return placed


def heat_map_figure(title, results, x, y):
    """Mean held-out accuracy over the seeds, for every pair of values of the settings ``x`` and ``y``.

    ``results`` are the rows of a sweep. The best pair is framed; one without a finished row says why.
    """
    columns, rows = (list(dict.fromkeys(row.setting[name] for row in results)) for name in (x, y))
    figure = Figure(figsize=(2.4 + 1.1 * len(columns), 1.4 + 0.55 * len(rows)), layout="constrained")
    figure_title(figure, title)
    ax = plain_axes(figure.subplots(), "", x, y)
    ax.grid(False)
    means = np.full((len(rows), len(columns)), np.nan)
    for i, j in np.ndindex(means.shape):
        found = [row for row in results if (row.setting[y], row.setting[x]) == (rows[i], columns[j])]
        measured = [row.dev_accuracy for row in found if row.status == "finished"]
        means[i, j] = np.mean(measured) if measured else np.nan
        words = f"{means[i, j]:.1%}" if measured else found[0].status if found else "–"
        ax.text(j, i, words, ha="center", va="center", color=INK if measured else MUTED)
    ax.imshow(means, cmap="Blues", vmin=0, vmax=1.6, aspect="auto")  # the dark end would hide the numbers
    if not np.isnan(means).all():
        i, j = np.unravel_index(np.nanargmax(means), means.shape)
        ax.add_patch(Rectangle((j - 0.47, i - 0.46), 0.94, 0.92, fill=False, edgecolor=INK, linewidth=2))
    ax.set_xticks(range(len(columns)), [str(value) for value in columns])
    ax.set_yticks(range(len(rows)), [str(value) for value in rows])
    ax.tick_params(labelcolor=INK)
    return figure
