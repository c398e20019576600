"""Static figures, in the order of the notebooks: data in, a matplotlib Figure out, no global state."""

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import NullLocator

from ..activations import relu, sigmoid
from .charts import apart
from .style import BACKWARD, CLASS_0, CLASS_1, COST, FORWARD, INK, MUTED, RULE

SIGNED = LinearSegmentedColormap.from_list("signed", [BACKWARD, "#FFFFFF", FORWARD])
STYLES = ("-", "--", ":", "-.")
HIGHEST = 1.0  # held-out cost that is drawn: answering ½ to everything costs 0.69


def _one_axes(title, x, y, width=7.5, height=3.6):
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, _plain_axes(figure.subplots(), title, x, y)


def _several_axes(title, rows, columns, width=8, height=3.6, **subplots):
    figure = Figure(figsize=(width, height), layout="constrained")
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, color=INK)
    return figure, figure.subplots(rows, columns, **subplots)


def _plain_axes(ax, title="", x="", y=""):
    """``ax`` without a box, with light horizontal rules, a title that says what to see, and axis names."""
    ax.set_title(title, loc="left", fontsize=12, color=INK, pad=12)
    ax.set_xlabel(x, color=INK)
    ax.set_ylabel(y, color=INK)
    ax.tick_params(which="both", colors=MUTED, length=0)
    ax.grid(axis="y", color=RULE, linewidth=0.8)
    ax.set_axisbelow(True)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(RULE)
    return ax


def _note(ax, words, at, offset, side="left", colour=None, **keywords):
    """Words so many points away from a place in the data."""
    ax.annotate(words, at, xytext=offset, textcoords="offset points", ha=side, color=colour, **keywords)


def spread_figure(groups, title, x_name, y_name, digits=4):
    """Every value of every group as a dot, its mean as a bar: ``groups`` from name to values."""
    figure, ax = _one_axes(title, x_name, y_name)
    for x, values in enumerate(groups.values()):
        offsets = (np.arange(len(values)) - (len(values) - 1) / 2) * 0.06
        ax.plot(x + offsets, values, "o", color=INK, alpha=0.5, markersize=7)
        mean = sum(values) / len(values)
        ax.plot([x - 0.25, x + 0.25], [mean, mean], color=INK, linewidth=2.5)
        ax.annotate(f"mean {mean:.{digits}g}", (x + 0.28, mean), va="center", color=INK)
    ax.set_xticks(range(len(groups)), groups.keys())
    ax.tick_params(axis="x", labelcolor=INK)
    ax.set_xlim(-0.5, len(groups) - 0.2)
    return figure


def digits_and_answers(X, AL, labels, title=""):
    """Images above the output columns the network gives for them: X (64, m), AL (10, m), labels (m,)."""
    m = X.shape[1]
    figure, axes = _several_axes(title, 2, m, 1.6 * m, 3.7, height_ratios=(1.25, 1), squeeze=False)
    for i in range(m):
        image, bars = axes[:, i]
        image.imshow(X[:, i].reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
        image.set_axis_off()
        tallest = AL[:, i].argmax()
        read_as = "" if tallest == labels[i] else f", read as {tallest}"
        image.set_title(f"{labels[i]}{read_as}", fontsize=11, color=INK)
        bars.bar(range(10), AL[:, i], color=[FORWARD if digit == tallest else RULE for digit in range(10)])
        _plain_axes(bars)
        bars.set_ylim(0, 1.05)
        bars.set_yticks([0, 1], ["0", "1"] if i == 0 else ["", ""])
        bars.set_xticks(range(10))
        bars.tick_params(axis="x", labelsize=8)
        bars.set_xlabel("digit", fontsize=9, color=MUTED)
    axes[1, 0].set_ylabel("A[L]")
    return figure


def ratio_figure(x, ratio, title, x_name, y_name):
    """A ratio against a size, both on logarithmic axes, with the last value written at its point."""
    figure, ax = _one_axes(title, x_name, y_name)
    ax.loglog(x, ratio, color=FORWARD, linewidth=2.5, marker="o")
    _note(ax, f"{ratio[-1]:.0f} ×", (x[-1], ratio[-1]), (-8, 8), "right")
    ax.axhline(1, color=MUTED, linewidth=1)
    ax.set_ylim(0.7, 2 * max(ratio))
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter("{x:g}")
        axis.set_minor_locator(NullLocator())
    return figure


def weights_figure(start, added, title):
    """A unit's 64 weights as an image: at the start, and what training added below; both (units, 64)."""
    figure, axes = _several_axes(title, 2, len(start), height=1.8)
    largest = max(np.abs(start).max(), np.abs(added).max())
    for row, W, name in zip(axes, (start, added), ("start", "added"), strict=True):
        for ax, weights in zip(row, W, strict=True):
            ax.imshow(weights.reshape(8, 8), cmap=SIGNED, vmin=-largest, vmax=largest)
            ax.set(xticks=[], yticks=[])
            ax.spines[:].set_color(RULE)
        row[0].set_ylabel(name, color=INK)
    return figure


def probe_figure(tasks, out_of):
    """What a linear probe gets right on each layer: ``tasks`` from a task to (trained, untrained) (seeds, layers)."""
    figure, axes = _several_axes("What a linear probe reads off each layer", 1, len(tasks), sharey=True)
    drawn = ((INK, "-", "trained"), (MUTED, "--", "untrained"))
    for ax, (task, counts) in zip(axes, tasks.items(), strict=True):
        _plain_axes(ax, task, "layer read (0: the pixels)", f"right, of {out_of} held-out images")
        for values, (colour, style, name) in zip(counts, drawn, strict=True):
            layers, means = range(len(values[0])), np.mean(values, axis=0)
            ax.plot(layers, np.transpose(values), "o", color=colour, alpha=0.4, markersize=4)
            ax.plot(layers, means, style, color=colour, linewidth=2)
            _note(ax, name, (layers[-1], means[-1]), (0, -24), "right", colour)
        ax.set_xticks(layers)
        ax.label_outer()
    ax.set_ylim(top=out_of)  # of all charts: they share the axis
    return figure


def growth_figure(n, counts):
    """Counts against the number of bits n: ``counts`` from a name, of "units …" with filled marks, to one per n."""
    figure, ax = _one_axes("Parity: what grows exponentially, and what does not", "bits n", "how many", 8, 4)
    ax.set_yscale("log", base=2)
    ends = 2 ** apart([np.log2(values[-1]) for values in counts.values()], np.log2(1.55))
    for (name, values), end in zip(counts.items(), ends, strict=True):
        fill = "full" if name.startswith("units") else "none"
        ax.plot(n, values, "o-", color=INK, linewidth=1.5, markersize=5, fillstyle=fill)
        _note(ax, f"{values[-1]:,} {name}", (n[-1], end), (8, 0), va="center", fontsize=9)
    ax.set_xticks(n)
    ax.set_xlim(n[0] - 0.3, n[-1] + 0.62 * (n[-1] - n[0]))
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    return figure


def tents_figure(curves):
    """The tent map and its compositions: ``curves`` from a title to (x, y)."""
    words = "Each fold doubles the pieces and costs two units"
    figure, axes = _several_axes(words, 1, len(curves), height=2.6, sharey=True)
    for ax, (title, (x, y)) in zip(axes, curves.items(), strict=True):
        _plain_axes(ax, "", "x", "ŷ")
        ax.set_title(title, fontsize=10, color=INK)
        ax.plot(x, y, color=FORWARD, linewidth=1.8)
        ax.set(xticks=[0, 0.5, 1], xticklabels=["0", "½", "1"], yticks=[0, 1])
        ax.label_outer()
    return figure


def membrane_figure(traces, threshold):
    """Voltage over time for some currents: ``traces`` from I in nA to (t, V, spikes) of ``simulate``."""
    figure, axes = _several_axes("Below the threshold nothing; above it, spikes in time", 1, len(traces), sharey=True)
    for ax, (I, (t, V, spikes)) in zip(axes, traces.items(), strict=True):
        _plain_axes(ax, f"I = {I} nA", "time, ms", "V, mV")
        ax.plot(1e3 * t, V, color=FORWARD, linewidth=1.5)
        ax.vlines(1e3 * spikes, threshold, 2 * threshold, color=FORWARD, linewidth=1.5)
        ax.axhline(threshold, color=MUTED, linewidth=1, linestyle="--")
        _note(ax, "threshold", (1, threshold), (0, 4), colour=MUTED, fontsize=9)
        ax.set_ylim(0, 2.2 * threshold)
        ax.label_outer()
    return figure


def rate_figure(I, counted, formula):
    """Simulated firing rates over the formula, and ReLU and sigmoid drawn beside them for their shape."""
    figure, (cell, unit) = _several_axes("", 1, 2)
    fine = np.linspace(I[0], I[-1], 1201)
    _plain_axes(cell, "The cell: a threshold, then a bent rise", "current I, nA", "spikes a second")
    cell.plot(fine, formula(fine), color=INK, linewidth=1.5)
    cell.plot(I, counted, "o", color=FORWARD, markersize=5)
    _note(cell, "formula", (fine[700], formula(fine[700])), (8, -14), colour=INK)
    _note(cell, "simulated", (I[-5], counted[-5]), (-8, 6), "right", FORWARD)
    z = np.linspace(-4, 4, 401)
    _plain_axes(unit, "Two units, without units of measure", "z", "a")
    for g, at in ((relu, 282), (sigmoid, 330)):
        unit.plot(z, g(z), color=FORWARD, linewidth=2, linestyle="-" if g is relu else "--")
        _note(unit, g.name, (z[at], g(z)[at]), (8, -4), colour=FORWARD, va="top")
    unit.set_ylim(-0.1, 2)
    return figure


def cost_figure(costs, title):
    """The cost J against the iteration, its first and last value written at the line's ends."""
    figure, ax = _one_axes(title, "iteration", "cost J, in nats", height=3.4)
    ax.plot(range(1, len(costs) + 1), costs, color=COST, linewidth=2.5)
    ax.set_ylim(0, 1.1 * max(costs))
    for x, cost, side in ((1, costs[0], "left"), (len(costs), costs[-1], "right")):
        _note(ax, f"{cost:.2g}", (x, cost), (0, 6), side, COST)
    return figure


def corner_figure(b, costs, analytic, step):
    """Costs (k,) along a bias b (k,) that holds −step, 0 and step: slope, and secant across the corner at b = 0."""
    figure, ax = _one_axes("Across a corner the secant is the slope of neither side", "bias b", "cost J")
    left, middle, right = (costs[np.argmin(np.abs(b - value))] for value in (-step, 0, step))
    ax.plot(b, costs, color=COST, linewidth=2.5)
    ax.plot(b, middle + analytic * b, color=BACKWARD, linewidth=1.5)
    ax.plot([-step, step], [left, right], "o--", color=INK, linewidth=1.5, markersize=6)
    three_quarters = len(b) * 3 // 4
    _note(ax, "analytic slope: that of the left side", (0, middle), (16, 8), colour=BACKWARD)
    _note(ax, "secant, its step drawn large", (0, (left + right) / 2), (-8, -10), "right", INK)
    _note(ax, "cost J", (b[three_quarters], costs[three_quarters]), (8, 4), colour=COST)
    ax.ticklabel_format(useOffset=False)
    return figure


def truth_table_figure(noticed):
    """Patients in rows, examinations in columns; ``noticed[patient][examination]`` is "" for nothing: an open mark."""
    examinations = list(next(iter(noticed.values())))
    figure, ax = _one_axes("What each examination notices", "", "", height=0.9 + 0.38 * len(noticed))
    for y, symptoms in enumerate(noticed.values()):
        for x, symptom in enumerate(symptoms.values()):
            colour, fill = (INK, "full") if symptom else (MUTED, "none")
            ax.plot(x - 0.28, y, "o", color=colour, markersize=9, fillstyle=fill)
            ax.text(x - 0.16, y, "caught" if symptom else "", va="center", color=INK)
    ax.set(xlim=(-0.5, len(examinations) - 0.5), ylim=(len(noticed) - 0.5, -0.5))
    ax.set_xticks(range(len(examinations)), examinations)
    ax.set_yticks(range(len(noticed)), noticed)
    ax.tick_params(length=0, labelcolor=INK, top=True, labeltop=True, bottom=False, labelbottom=False)
    ax.set_yticks(np.arange(len(noticed)) + 0.5, minor=True)
    ax.grid(axis="y", which="major", visible=False)
    ax.grid(axis="y", which="minor", color=RULE, linewidth=0.8)
    ax.spines[:].set_visible(False)
    return figure


def symptoms_of_health_figure(costs, X, Y, predict):
    """Two falling costs, a dict by name, and X (2, m), Y (1, m) on the classes (1, k) ``predict`` gives (2, k)."""
    figure, (left, right) = _several_axes("The patient shows every sign of health", 1, 2, width_ratios=(1.5, 1))
    _plain_axes(left, "", "iteration", "cost J, in nats")
    for style, (name, values) in zip(("-", "--"), costs.items(), strict=True):
        left.semilogy(range(1, len(values) + 1), values, style, color=COST, linewidth=2)
        at = len(values) * 3 // 10
        upper = values[at] == max(other[at] for other in costs.values())
        offset, side, edge = ((8, 6), "left", "bottom") if upper else ((-8, -6), "right", "top")
        _note(left, f"{name}: {values[-1]:.1g}", (at, values[at]), offset, side, COST, va=edge)
    _plain_axes(right, "", "x₁", "x₂")
    line = np.linspace(-1.1, 1.1, 111)
    points = np.array(np.meshgrid(line, line)).reshape(2, -1)
    right.contour(line, line, predict(points).reshape(111, 111), [0.5], colors=INK, linewidths=1.5)
    ones = Y[0] == 1
    right.plot(*X[:, ones], "o", color=CLASS_1, markersize=4)
    right.plot(*X[:, ~ones], "o", color=CLASS_0, markersize=4, fillstyle="none")
    right.set(aspect="equal", xticks=[-1, 0, 1], yticks=[-1, 0, 1])
    return figure


def gradient_figure(norms, title):
    """‖dW[l]‖ against the layer l on a logarithmic axis: ``norms`` from a name to one value per layer."""
    figure, ax = _one_axes(title, "layer l", "‖dW[l]‖", height=3.8)
    for mark, (name, values) in zip("os^Dv", norms.items(), strict=False):
        layers = range(1, len(values) + 1)
        ax.semilogy(layers, values, color=BACKWARD, marker=mark, linewidth=1.5, markersize=6)
        _note(ax, name, (1, values[0]), (-10, 0), "right", INK, va="center")
    ax.set_xticks(layers)
    ax.set_xlim(-0.4, len(layers) + 0.3)
    return figure


def one_at_a_time_figure(title, experiments):
    """Small multiples of held-out costs: the median over the seeds as a line, the range of the seeds as a band.

    ``experiments[title][value of the hyperparameter]`` are costs, shape (seeds, epochs). Costs above 1 are left out.
    """
    rows = -(-len(experiments) // 2)
    figure, axes = _several_axes(title, rows, 2, 8.6, 0.4 + 2.9 * rows, squeeze=False)
    for ax, (name, lines) in zip(axes.flat, experiments.items(), strict=True):
        _plain_axes(ax, name, "epoch", "held-out cost")
        for style, costs in zip(STYLES, lines.values(), strict=False):
            epochs = range(costs.shape[1])
            ax.fill_between(epochs, costs.min(axis=0), costs.max(axis=0), color=COST, alpha=0.12, linewidth=0)
            ax.plot(epochs, np.median(costs, axis=0), style, color=COST, linewidth=2)
        ends = [min(np.median(costs[:, -1]), HIGHEST) for costs in lines.values()]
        for value, y, end in zip(lines, apart(ends, 0.08), ends, strict=True):
            words = value if end < HIGHEST else f"{value} (above)"
            ax.annotate(words, (1.02, y / HIGHEST), xycoords="axes fraction", va="center", color=INK, fontsize=9)
        ax.set_ylim(0, HIGHEST)
    return figure


def heat_map_figure(title, results, x, y):
    """Mean held-out accuracy in the rows of a sweep, for each pair of values of ``x`` and ``y``; the best is framed."""
    columns, rows = (list(dict.fromkeys(row.setting[name] for row in results)) for name in (x, y))
    figure, ax = _several_axes(title, 1, 1, 2.4 + 1.1 * len(columns), 1.4 + 0.55 * len(rows))
    _plain_axes(ax, "", x, y).grid(False)
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
    ax.set_xticks(range(len(columns)), map(str, columns))
    ax.set_yticks(range(len(rows)), map(str, rows))
    ax.tick_params(labelcolor=INK)
    return figure
