"""Static figures of notebook 4.4: data in, a matplotlib Figure out, no global state."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from .style import BACKWARD, FORWARD, INK, MUTED, RULE, figure_title, plain_axes

SIGNED = LinearSegmentedColormap.from_list("signed", [BACKWARD, "#FFFFFF", FORWARD])


def weights_figure(start, added, title):
    """A unit's 64 weights as an image: at the start, and what training added below; both (units, 64)."""
    units = len(start)
    figure = Figure(figsize=(8, 1.8), layout="constrained")
    figure_title(figure, title)
    largest = max(np.abs(start).max(), np.abs(added).max())
    for row, W, name in zip(figure.subplots(2, units), (start, added), ("start", "added"), strict=True):
        for ax, weights in zip(row, W, strict=True):
            ax.imshow(weights.reshape(8, 8), cmap=SIGNED, vmin=-largest, vmax=largest)
            ax.set_xticks([])
            ax.set_yticks([])
            for spine in ax.spines.values():
                spine.set_color(RULE)
        row[0].set_ylabel(name, color=INK)
    return figure


def probe_figure(tasks, out_of):
    """What a linear probe gets right on each layer's activations, one chart per task.

    ``tasks`` is a dict from a task to (trained, untrained), each (seeds, layers): counts from layer
    0, the input, on.
    """
    figure = Figure(figsize=(8, 3.6), layout="constrained")
    figure_title(figure, "What a linear probe reads off each layer")
    for ax, (task, counts) in zip(figure.subplots(1, len(tasks), sharey=True), tasks.items(), strict=True):
        plain_axes(ax, task, "layer read (0: the pixels)", f"right, of {out_of} held-out images")
        for values, colour, style, name in zip(
            counts, (INK, MUTED), ("-", "--"), ("trained", "untrained"), strict=True
        ):
            layers, means = range(len(values[0])), np.mean(values, axis=0)
            for seed in values:
                ax.plot(layers, seed, "o", color=colour, alpha=0.4, markersize=4)
            ax.plot(layers, means, style, color=colour, linewidth=2)
            ax.annotate(
                name, (layers[-1], means[-1]), xytext=(0, -24), textcoords="offset points", ha="right", color=colour
            )
        ax.set_xticks(layers)
        ax.label_outer()
    ax.set_ylim(top=out_of)  # of all charts: they share the axis
    return figure


def growth_figure(n, counts):
    """Counts against the number of bits n, on a logarithmic axis: ``counts`` from a name to one per value of n.

    A name that begins with "units" is drawn with filled marks, any other with open ones.
    """
    figure = Figure(figsize=(8, 4), layout="constrained")
    ax = plain_axes(figure.subplots(), "Parity: what grows exponentially, and what does not", "bits n", "how many")
    ax.set_yscale("log", base=2)
    floor = 0
    for name, values in sorted(counts.items(), key=lambda count: count[1][-1]):
        fill = "full" if name.startswith("units") else "none"
        ax.plot(n, values, "o-", color=INK, linewidth=1.5, markersize=5, fillstyle=fill)
        floor = max(values[-1], 1.55 * floor)  # labels of neighbours keep apart
        label = f"{values[-1]:,} {name}"
        ax.annotate(label, (n[-1], floor), xytext=(8, 0), textcoords="offset points", va="center", fontsize=9)
    ax.set_xticks(n)
    ax.set_xlim(n[0] - 0.3, n[-1] + 0.62 * (n[-1] - n[0]))
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    return figure


def tents_figure(curves):
    """The tent map and its compositions: ``curves`` from a title to (x, y)."""
    figure = Figure(figsize=(8, 2.6), layout="constrained")
    figure_title(figure, "Each fold doubles the pieces and costs two units")
    for ax, (title, (x, y)) in zip(figure.subplots(1, len(curves), sharey=True), curves.items(), strict=True):
        plain_axes(ax, "", "x", "ŷ")
        ax.set_title(title, fontsize=10, color=INK)
        ax.plot(x, y, color=FORWARD, linewidth=1.8)
        ax.set_xticks([0, 0.5, 1], ["0", "½", "1"])
        ax.set_yticks([0, 1])
        ax.label_outer()
    return figure
