"""Lecture 4.5: a simulated neuron beside a unit."""

import numpy as np

from ..activations import relu, sigmoid
from ..experiments.neuron import Neuron, firing_rate, simulate
from ..notebook.display import number_text
from ..pictures.charts import Chart, round_up
from ..pictures.style import FORWARD, INK, MUTED
from ..pictures.svg import brief, line, picture, text
from .controls import decimal, integer
from .panel import Panel

SHOWN = 200  # ms of the recording that are drawn
STRONGEST = 4.0  # nA, the largest current
REST = Neuron()


def explore_neuron(current=2.0, tau=20, refractory=2, noise=0.0):
    """A panel: an integrate-and-fire neuron's voltage and firing rate, ReLU and sigmoid beside; in nA and ms."""
    controls = {
        "current": decimal("current, nA", 0, STRONGEST, 0.05, ".2f"),
        "tau": integer("τ, ms", 5, 50),
        "refractory": integer("t_ref, ms", 0, 20),
        "noise": decimal("noise, nA", 0, 10, 0.5),
    }
    return Panel(explore_neuron, draw_neuron, controls, locals())


def draw_neuron(current, tau, refractory, noise):
    neuron = REST._replace(tau=tau / 1000, t_ref=refractory / 1000)
    t, V, spikes = simulate(current, seconds=1.0, neuron=neuron, noise=noise)
    parts = [*_voltage(1000 * t, V, 1000 * spikes), *_rates(current, neuron, len(spikes))]
    summary = (
        f"Current {number_text(float(current), 3)} nA: {len(spikes)} spikes in a second simulated, "
        f"{float(firing_rate(current, neuron)):.0f} by the formula without noise"
        + (f"; noise {brief(noise)} nA" if noise else "")
    )
    return picture(parts, 364, "A neuron and two units", summary), summary


def _voltage(t, V, spikes):
    chart = Chart(58, 62, 380, 244, (0, SHOWN), (-7, 27))
    early, times = t <= SHOWN, range(0, SHOWN + 1, 50)
    marks = [[(chart.x(at), chart.y(REST.V_th)), (chart.x(at), chart.y(26))] for at in spikes if at <= SHOWN]
    return [
        chart.axes("A neuron: V climbs, leaks, and fires", "time, ms", times, [0, 5, 10, 15], "V, mV"),
        chart.across(REST.V_th, INK, 1.5, dashed=True),
        chart.curve(t[early][::4], V[early][::4], FORWARD, 2),
        *[line(mark, FORWARD, 2) for mark in marks],
        text(chart.x(SHOWN), chart.y(-5), "threshold dashed; a line above it is a spike", 13, MUTED, "end"),
    ]


def _rates(current, neuron, simulated):
    currents = np.linspace(0, STRONGEST, 161)
    rates = firing_rate(currents, neuron)
    tick = round_up(max(rates.max(), simulated) / 4, (1, 2, 2.5, 5, 10))
    chart = Chart(530, 62, 300, 244, (0, STRONGEST), (0, 4 * tick))
    threshold = neuron.V_th / neuron.R
    unit = rates[-1] * relu(currents - threshold) / (STRONGEST - threshold)
    soft = rates[-1] * sigmoid(3 * (currents - 2))
    return [
        chart.axes("Its rate beside two units", "current I, nA", range(5), tick * np.arange(5), "spikes a second"),
        chart.curve(currents, unit, MUTED, 1.5, dashed=True),
        chart.curve(currents, soft, MUTED, 1.5, dashed=True),
        chart.curve(currents, rates, FORWARD, 3),
        chart.upright(current),
        chart.point(current, simulated, FORWARD, 7),
        text(chart.x(3.3), chart.y(float(np.interp(3.3, currents, unit))) + 22, "ReLU", 14, MUTED, "start"),
        text(chart.x(1.2), chart.y(float(np.interp(1.2, currents, soft))) - 8, "sigmoid", 14, MUTED, "end"),
        text(830, 358, "thick: formula; point: simulated; units scaled to fit", 13, MUTED, "end"),
    ]
