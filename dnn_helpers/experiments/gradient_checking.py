"""The gradient check: analytic gradients against secants of the cost (lecture 4.7)."""

from copy import deepcopy
from typing import NamedTuple

import numpy as np

from ..activations import sigmoid
from ..blocks import Layer
from ..costs import cross_entropy
from ..network import forward_pass
from ..notebook.table import text_table
from ..validation.checks import as_real, check_callable, check_labels, check_parameters, check_whole
from ..validation.public import backward_pass
from ..validation.public import forward_pass as checked_pass

STEP = 1e-5  # the secant's error is about STEP² (1e-10) from curvature, and NOISE from rounding
NOISE = 100 * np.finfo(float).eps / STEP
JUMP = 0.1  # in a slope g′ between the two ends of a secant: there is a kink between them
RELATIVE = 1e-5  # between a right gradient (1e-8 or better) and the smallest published bug (1e-3)


class TensorCheck(NamedTuple):
    """One tensor's row: ``verdict`` is "agree", "differ" or "on a kink"; ``kinks`` of ``checked`` entries are on one.

    ``relative_error`` is ‖analytic − secant‖ / (‖analytic‖ + ‖secant‖) over the entries that can be judged, NaN if none
    can; ``worst`` names the entry furthest off, ``analytic`` and ``secant`` its slopes.
    """

    name: str
    verdict: str
    relative_error: float
    worst: str
    analytic: float
    secant: float
    kinks: int
    checked: int

    @property
    def error(self):
        """The relative error in words: one digit, "< 0.00001", or "–" where nothing could be judged."""
        if np.isnan(self.relative_error):
            return "–"
        if self.relative_error <= RELATIVE:
            return f"< {RELATIVE:.5f}"
        return f"{self.relative_error:.1g}" if self.relative_error > 1e-4 else f"{self.relative_error:.5f}"


class GradientCheck(NamedTuple):
    """What ``gradient_check`` returns: one TensorCheck per tensor; prints as a table."""

    rows: tuple

    @property
    def verdict(self):
        """ "differ" if any tensor differs, else "on a kink" if any is, else "agree"."""
        return max((row.verdict for row in self.rows), key=("agree", "on a kink", "differ").index)

    def __repr__(self):
        lines = [("tensor", "verdict", "relative error", "worst entry", "analytic", "secant", "")]
        for row in self.rows:
            worst = row.worst, f"{row.analytic:.4g}", f"{row.secant:.4g}"
            if row.verdict == "agree":
                worst = "", "", ""  # it is only rounding
            kinks = f"{row.kinks} of {row.checked} entries on a kink" if row.kinks else ""
            lines.append((row.name, row.verdict, row.error, *worst, kinks))
        return text_table(lines, ("<6", "<10", ">15", "<16", ">10", ">10", "<0"))


def gradient_check(parameters, X, Y, *, backward=backward_pass, entries=200):
    """Each tensor of ``backward``'s gradients against secants of the cost: a GradientCheck.

    The secant of an entry θ is (J(θ + ε) − J(θ − ε)) / 2ε. Where a ReLU changes sides between the two ends, the secant
    is no slope at all: such an entry is judged only if it agrees anyway, and otherwise the tensor is "on a kink" (try
    small random biases, which move every unit off it).

    ``backward`` is a function (AL, Y, caches) -> dict from l to (dW, db), or {"dW1": …, "db1": …}; at most ``entries``
    of a tensor are checked, spread evenly over it. ValueError or TypeError when parameters, X (n[0], m) and Y (n[L], m)
    do not fit, or a gradient is missing or has not the shape of its parameter.
    """
    check_whole(entries, "entries"), check_callable(backward, "backward", "(AL, Y, caches)")
    layers = check_parameters(parameters).items()
    parameters = {l: Layer(np.array(W, float), np.array(b, float), g) for l, (W, b, g) in layers}
    AL, caches = checked_pass(X, parameters)
    AL, Y = check_labels(AL, Y)
    X, noise = caches[1].A_prev, NOISE * max(1, cross_entropy(AL, Y))
    grads = backward(*deepcopy((AL, Y, caches)))  # a copy, for a backward that changes what it is given
    tensors = [(l, letter) for l in parameters for letter in "Wb"]
    return GradientCheck(tuple(_check_tensor(grads, parameters, *tensor, X, Y, entries, noise) for tensor in tensors))


def _tensor(grads, l, letter, name, shape):
    try:
        value = grads[name] if name in grads else grads[l]["Wb".index(letter)]
    except (KeyError, IndexError, TypeError, ValueError):
        raise ValueError(f"the gradients have no {name}, expected {{{l}: (dW, db)}} or {{'{name}': …}}") from None
    value = as_real(value, name)
    if value.shape != shape:
        raise ValueError(f"{name} has shape {value.shape}, expected {shape}, the shape of {letter}{l}")
    return value


def _check_tensor(grads, parameters, l, letter, X, Y, entries, noise):
    name, shape = f"d{letter}{l}", getattr(parameters[l], letter).shape
    analytic = _tensor(grads, l, letter, name, shape)
    chosen = np.unique(np.linspace(0, analytic.size - 1, min(analytic.size, entries)).round().astype(int))
    secants = [_secant(parameters, l, letter, index, X, Y) for index in chosen]
    secant, on_kink = map(np.array, zip(*secants, strict=True))
    slope = analytic.ravel()[chosen]
    gap = np.abs(slope - secant)
    off = ~(gap <= RELATIVE * np.abs(secant) + noise)  # NaN and inf are off, too
    smooth = ~on_kink
    verdict = "differ" if (off & smooth).any() else "on a kink" if (off & on_kink).any() else "agree"
    judged = smooth if smooth.any() and verdict != "on a kink" else on_kink
    worst = np.argmax(np.where(judged, np.nan_to_num(gap, nan=np.inf), -1))
    where = f"{name}[{', '.join(str(i) for i in np.unravel_index(chosen[worst], shape))}]"
    error, kinks = _relative_error(slope[smooth | ~off], secant[smooth | ~off]), int((off & on_kink).sum())
    return TensorCheck(name, verdict, error, where, float(slope[worst]), float(secant[worst]), kinks, len(chosen))


def _relative_error(a, b):
    if not a.size:
        return np.nan
    with np.errstate(over="ignore"):
        scale = np.linalg.norm(a) + np.linalg.norm(b)
    if not np.isfinite(scale):
        return np.inf
    return float(np.linalg.norm(a - b) / scale) if scale > NOISE else 0.0


@np.errstate(all="ignore")
def _secant(parameters, l, letter, index, X, Y):
    """The secant of one entry, and whether a kink lies between its two ends."""
    costs, slopes = [], []
    for step in (STEP, -STEP):
        value = getattr(parameters[l], letter).copy()
        value.flat[index] += step
        AL, caches = forward_pass(X, parameters | {l: parameters[l]._replace(**{letter: value})})
        costs.append(_sharp_cost(AL, Y, caches[len(caches)]))
        slopes.append([cache.g.prime(cache.Z) for cache in caches.values()])
    kink = any((np.abs(plus - minus) > JUMP).any() for plus, minus in zip(*slopes, strict=True))
    return (costs[0] - costs[1]) / (2 * STEP), kink


def _sharp_cost(AL, Y, cache):
    """J; from Z[L] where g is the sigmoid, because near 1 AL has too few digits for a secant."""
    if cache.g == sigmoid:
        return float((np.logaddexp(0, cache.Z) - Y * cache.Z).sum() / AL.shape[1])
    return cross_entropy(AL, Y)
