"""Static figures of the notebooks: data in, a matplotlib Figure out, no global state."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullLocator

from ..activations import relu, sigmoid
from .style import BACKWARD, CLASS_0, CLASS_1, COST, FORWARD, INK, MUTED, RULE, figure_title, plain_axes


def digits_and_answers(X, AL, labels, title=""):
    """Images above the output columns the network gives for them: X (64, m), AL (10, m), labels (m,)."""
    m = X.shape[1]
    figure = Figure(figsize=(1.6 * m, 3.7), layout="constrained")
    figure_title(figure, title)
    axes = figure.subplots(2, m, height_ratios=(1.25, 1), squeeze=False)
    for i in range(m):
        image, bars = axes[:, i]
        image.imshow(X[:, i].reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
        image.set_axis_off()
        tallest = AL[:, i].argmax()
        read_as = "" if tallest == labels[i] else f", read as {tallest}"
        image.set_title(f"{labels[i]}{read_as}", fontsize=11, color=INK)
        bars.bar(range(10), AL[:, i], color=[FORWARD if digit == tallest else RULE for digit in range(10)])
        plain_axes(bars)
        bars.set_ylim(0, 1.05)
        bars.set_yticks([0, 1], ["0", "1"] if i == 0 else ["", ""])
        bars.set_xticks(range(10))
        bars.tick_params(axis="x", labelsize=8)
        bars.set_xlabel("digit", fontsize=9, color=MUTED)
    axes[1, 0].set_ylabel("A[L]")
    return figure


def ratio_figure(x, ratio, title, x_name, y_name):
    """A ratio against a size, both on logarithmic axes, with the last value written at its point."""
    figure = Figure(figsize=(7.5, 3.6), layout="constrained")
    ax = plain_axes(figure.subplots(), title, x_name, y_name)
    ax.loglog(x, ratio, color=FORWARD, linewidth=2.5, marker="o")
    ax.annotate(f"{ratio[-1]:.0f} ×", (x[-1], ratio[-1]), xytext=(-8, 8), textcoords="offset points", ha="right")
    ax.axhline(1, color=MUTED, linewidth=1)
    ax.set_ylim(0.7, 2 * max(ratio))
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axis.set_minor_locator(NullLocator())
    return figure


def spread_figure(groups, title, x_name, y_name, digits=4):
    """Every value of every group as a dot, its mean as a bar: ``groups`` from name to values."""
    figure = Figure(figsize=(7.5, 3.6), layout="constrained")
    ax = plain_axes(figure.subplots(), title, x_name, y_name)
    for x, values in enumerate(groups.values()):
        offsets = [(i - (len(values) - 1) / 2) * 0.06 for i in range(len(values))]
        ax.plot([x + offset for offset in offsets], values, "o", color=INK, alpha=0.5, markersize=7)
        mean = sum(values) / len(values)
        ax.plot([x - 0.25, x + 0.25], [mean, mean], color=INK, linewidth=2.5)
        ax.annotate(f"mean {mean:.{digits}g}", (x + 0.28, mean), va="center", color=INK)
    ax.set_xticks(range(len(groups)), groups.keys())
    ax.tick_params(axis="x", labelcolor=INK)
    ax.set_xlim(-0.5, len(groups) - 0.2)
    return figure


def cost_figure(costs, title):
    """The cost J against the iteration, its first and last value written at the line's ends."""
    figure = Figure(figsize=(7.5, 3.4), layout="constrained")
    ax = plain_axes(figure.subplots(), title, "iteration", "cost J, in nats")
    ax.plot(range(1, len(costs) + 1), costs, color=COST, linewidth=2.5)
    ax.set_ylim(0, 1.1 * max(costs))
    for x, cost, side in ((1, costs[0], "left"), (len(costs), costs[-1], "right")):
        ax.annotate(f"{cost:.2g}", (x, cost), xytext=(0, 6), textcoords="offset points", ha=side, color=COST)
    return figure


def membrane_figure(traces, threshold):
    """Voltage over time for some currents: ``traces`` from I in nA to (t, V, spikes) of ``simulate``."""
    figure = Figure(figsize=(8, 3.6), layout="constrained")
    figure_title(figure, "Below the threshold nothing; above it, spikes in time")
    for ax, (I, (t, V, spikes)) in zip(figure.subplots(1, len(traces), sharey=True), traces.items(), strict=True):
        plain_axes(ax, f"I = {I} nA", "time, ms", "V, mV")
        ax.plot(1e3 * t, V, color=FORWARD, linewidth=1.5)
        ax.vlines(1e3 * spikes, threshold, 2 * threshold, color=FORWARD, linewidth=1.5)
        ax.axhline(threshold, color=MUTED, linewidth=1, linestyle="--")
        ax.annotate("threshold", (1, threshold), xytext=(0, 4), textcoords="offset points", color=MUTED, fontsize=9)
        ax.set_ylim(0, 2.2 * threshold)
        ax.label_outer()
    return figure


def rate_figure(I, counted, formula):
    """Simulated firing rates over the formula, and ReLU and sigmoid drawn beside them for their shape."""
    figure = Figure(figsize=(8, 3.6), layout="constrained")
    cell, unit = figure.subplots(1, 2)
    fine = np.linspace(I[0], I[-1], 1201)
    plain_axes(cell, "The cell: a threshold, then a bent rise", "current I, nA", "spikes a second")
    cell.plot(fine, formula(fine), color=INK, linewidth=1.5)
    cell.plot(I, counted, "o", color=FORWARD, markersize=5)
    cell.annotate("formula", (fine[700], formula(fine[700])), xytext=(8, -14), textcoords="offset points", color=INK)
    cell.annotate(
        "simulated", (I[-5], counted[-5]), xytext=(-8, 6), textcoords="offset points", ha="right", color=FORWARD
    )
    z = np.linspace(-4, 4, 401)
    plain_axes(unit, "Two units, without units of measure", "z", "a")
    for g, at in ((relu, 282), (sigmoid, 330)):
        unit.plot(z, g(z), color=FORWARD, linewidth=2, linestyle="-" if g is relu else "--")
        unit.annotate(g.name, (z[at], g(z)[at]), xytext=(8, -4), textcoords="offset points", va="top", color=FORWARD)
    unit.set_ylim(-0.1, 2)
    return figure


def gradient_figure(norms, title):
    """‖dW[l]‖ against the layer l on a logarithmic axis: ``norms`` from a name to one value per layer."""
    figure = Figure(figsize=(7.5, 3.8), layout="constrained")
    ax = plain_axes(figure.subplots(), title, "layer l", "‖dW[l]‖")
    marks = ("o", "s", "^", "D", "v")
    for mark, (name, values) in zip(marks, norms.items(), strict=False):
        layers = range(1, len(values) + 1)
        ax.semilogy(layers, values, color=BACKWARD, marker=mark, linewidth=1.5, markersize=6)
        ax.annotate(
            name, (1, values[0]), xytext=(-10, 0), textcoords="offset points", ha="right", va="center", color=INK
        )
    ax.set_xticks(layers)
    ax.set_xlim(-0.4, len(layers) + 0.3)
    return figure


def corner_figure(b, costs, analytic, step):
    """The cost along one bias with a corner at b = 0: the analytic slope, and the secant across the corner.

    ``costs`` (k,) belong to the values ``b`` (k,), which hold −step, 0 and step.
    """
    figure = Figure(figsize=(7.5, 3.6), layout="constrained")
    ax = plain_axes(figure.subplots(), "Across a corner the secant is the slope of neither side", "bias b", "cost J")
    left, middle, right = (costs[np.argmin(np.abs(b - value))] for value in (-step, 0, step))
    ax.plot(b, costs, color=COST, linewidth=2.5)
    ax.plot(b, middle + analytic * b, color=BACKWARD, linewidth=1.5)
    ax.plot([-step, step], [left, right], "o--", color=INK, linewidth=1.5, markersize=6)
    three_quarters = len(b) * 3 // 4
    for x, y, text, colour, offset, side in (
        (0, middle, "analytic slope: that of the left side", BACKWARD, (16, 8), "left"),
        (0, (left + right) / 2, "secant, its step drawn large", INK, (-8, -10), "right"),
        (b[three_quarters], costs[three_quarters], "cost J", COST, (8, 4), "left"),
    ):
        ax.annotate(text, (x, y), xytext=offset, textcoords="offset points", ha=side, color=colour)
    ax.ticklabel_format(useOffset=False)
    return figure


def truth_table_figure(noticed):
    """Patients in rows, examinations in columns, a filled mark where something was noticed.

    ``noticed`` is a dict from a patient to what each examination noticed, "" for nothing.
    """
    examinations = list(next(iter(noticed.values())))
    figure = Figure(figsize=(7.5, 0.9 + 0.38 * len(noticed)), layout="constrained")
    ax = figure.subplots()
    ax.set_title("What each examination notices", loc="left", fontsize=12, color=INK, pad=12)
    for y, symptoms in enumerate(noticed.values()):
        for x, symptom in enumerate(symptoms.values()):
            if symptom:
                ax.plot(x - 0.28, y, "o", color=INK, markersize=9)
                ax.text(x - 0.16, y, "caught", va="center", color=INK)
            else:
                ax.plot(x - 0.28, y, "o", color=MUTED, markersize=9, fillstyle="none")
    ax.set_xlim(-0.5, len(examinations) - 0.5)
    ax.set_ylim(len(noticed) - 0.5, -0.5)
    ax.set_xticks(range(len(examinations)), examinations)
    ax.set_yticks(range(len(noticed)), noticed)
    ax.tick_params(length=0, labelcolor=INK, top=True, labeltop=True, bottom=False, labelbottom=False)
    ax.set_yticks(np.arange(len(noticed)) + 0.5, minor=True)
    ax.tick_params(which="minor", length=0)
    ax.grid(axis="y", which="minor", color=RULE, linewidth=0.8)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return figure


def symptoms_of_health_figure(costs, X, Y, predict):
    """Two falling costs, and the classes one of the networks gives to the plane: X (2, m), Y (1, m).

    ``costs`` is a dict from a name to its costs; ``predict`` turns points (2, k) into labels (1, k).
    """
    figure = Figure(figsize=(8, 3.6), layout="constrained")
    figure_title(figure, "The patient shows every sign of health")
    left, right = figure.subplots(1, 2, width_ratios=(1.5, 1))
    plain_axes(left, "", "iteration", "cost J, in nats")
    for style, (name, values) in zip(("-", "--"), costs.items(), strict=True):
        left.semilogy(range(1, len(values) + 1), values, style, color=COST, linewidth=2)
        at = len(values) * 3 // 10
        upper = values[at] == max(other[at] for other in costs.values())
        left.annotate(
            f"{name}: {values[-1]:.1g}",
            (at, values[at]),
            xytext=(8, 6) if upper else (-8, -6),
            textcoords="offset points",
            ha="left" if upper else "right",
            va="bottom" if upper else "top",
            color=COST,
        )
    plain_axes(right, "", "x₁", "x₂")
    line = np.linspace(-1.1, 1.1, 111)
    points = np.array(np.meshgrid(line, line)).reshape(2, -1)
    right.contour(line, line, predict(points).reshape(111, 111), [0.5], colors=INK, linewidths=1.5)
    ones = Y[0] == 1
    right.plot(*X[:, ones], "o", color=CLASS_1, markersize=4)
    right.plot(*X[:, ~ones], "o", color=CLASS_0, markersize=4, fillstyle="none")
    right.set_aspect("equal")
    right.set_xticks([-1, 0, 1])
    right.set_yticks([-1, 0, 1])
    return figure
