"""A simulated neuron to lay beside a unit: leaky integrate and fire (lecture 4.5).

Between spikes τ dV/dt = −V + R I. When V reaches V_th the neuron fires, V is reset to 0, and for the refractory time
t_ref nothing happens. Source of the model: L. Lapicque, "Recherches quantitatives sur l'excitation électrique des
nerfs", 1907; of the formula: W. Gerstner and others, "Neuronal Dynamics", 2014, chapter 1.
"""

from typing import NamedTuple

import numpy as np

from ..validation.checks import as_real, check_finite, check_number, check_seed, short


class Neuron(NamedTuple):
    """Membrane time constant and refractory time in seconds, resistance in MΩ, threshold in mV."""

    tau: float = 0.020
    R: float = 10.0
    V_th: float = 15.0
    t_ref: float = 0.002


def firing_rate(I, neuron=None):
    """Spikes a second for constant I in nA, or an array: 1 / (t_ref + τ ln(RI / (RI − V_th))) if RI > V_th, else 0."""
    tau, R, V_th, t_ref = _check_neuron(neuron)
    drive = R * _check_current(I)
    above = np.maximum(drive, np.nextafter(V_th, np.inf))  # keeps the logarithm's argument positive
    return np.where(drive > V_th, 1 / (t_ref + tau * np.log(above / (above - V_th))), 0.0)


def simulate(I, seconds=0.1, dt=1e-4, neuron=None, noise=0.0, seed=0):
    """t, V (in mV), both with an entry a step, and the times of the spikes, under the current I in nA.

    I is a number, or one value per time step. Each step of ``dt`` seconds solves the equation exactly for a constant
    current; ``noise`` is the standard deviation, in nA, of a random current added in each step.
    """
    tau, R, V_th, t_ref = _check_neuron(neuron)
    seconds = check_number(seconds, "seconds", above=0)
    dt, noise = check_number(dt, "dt", above=0, high=seconds), check_number(noise, "noise", low=0)
    steps = round(seconds / dt)
    current = _check_current(I)
    if current.shape not in ((), (1,), (steps,)):
        raise ValueError(f"I has shape {current.shape}, expected a number, or one for each of {steps} time steps")
    current = current + noise * np.random.default_rng(check_seed(seed)).standard_normal(steps)
    decay, rest = np.exp(-dt / tau), round(t_ref / dt)
    V, spikes, free_at = np.zeros(steps), [], 0
    for k in range(1, steps):
        if k < free_at:
            continue
        V[k] = R * current[k] + (V[k - 1] - R * current[k]) * decay
        if V[k] >= V_th:
            spikes.append(k * dt)
            V[k], free_at = 0.0, k + rest
    return np.arange(steps) * dt, V, np.array(spikes)


def _check_current(I):
    I = as_real(I, "I").astype(float)
    check_finite(I, "I", "is a value missing?")
    return I


def _check_neuron(neuron):
    if not isinstance(neuron, Neuron | None):
        raise TypeError(f"neuron is {short(neuron)}, expected a Neuron such as Neuron(tau=0.02)")
    tau, R, V_th, t_ref = neuron or Neuron()
    positive = [check_number(value, name, above=0) for value, name in ((tau, "tau"), (R, "R"), (V_th, "V_th"))]
    return *positive, check_number(t_ref, "t_ref", low=0)
