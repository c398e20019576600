"""What became of a training, read from its costs and gradients: one name and one sentence (lecture 4.8)."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..network import backward_pass
from ..notebook.display import number_text
from ..regularization import l2_cost
from ..training import Run
from ..validation.checks import check_training_data, short
from ..validation.public import cross_entropy, forward_pass
from .watching import train

FAILURES = {  # and what each is told by
    "stuck": "the cost stays where it began, because ‖dW[l]‖ is next to nothing in every layer",
    "diverged": "the cost ends above where it began, or beyond all numbers",
    "dead": "a whole layer, or half of all hidden units, has slope 0 for every example",
    "slow": "the cost still falls at the end, there is only too little of it",
    "overfitting": "the held-out cost has turned up again while the training cost fell",
    "underfitting": "the cost has settled, and still is far from 0",
}
TINY = 0.02  # a gradient ‖dW[l]‖ below this moves nothing that a curve would show
TRIED = 200  # iterations for which a smaller learning rate is tried before it is proposed


class Diagnosis(NamedTuple):
    """``name`` is "fine" or one of FAILURES; ``sentence`` says what shows it, and what to try."""

    name: str
    sentence: str

    def __repr__(self):
        return f"{self.name}: {self.sentence}"


def diagnose(run, X, Y):
    """The Diagnosis of a Run on the examples X (n[0], m), Y (n[L], m) it was trained on.

    Without held-out costs overfitting cannot be seen. Where it diverged, smaller learning rates are tried for a few
    hundred iterations, so that the one proposed is known to be calm. TypeError or ValueError where these do not fit.
    """
    if not isinstance(run, Run):
        raise TypeError(f"run is {short(run)}, expected the Run that train returned")
    X, Y, _, _ = check_training_data(X, Y, None, None, run.hyperparameters)
    facts = _facts(run, X, Y)
    for judge in JUDGES:
        if sentence := judge(facts):
            return Diagnosis(judge.__name__[1:], sentence)
    counted = f"; {_told(facts.dead)}" if any(facts.dead.values()) else ""
    return Diagnosis("fine", f"the cost fell from {_brief(facts.start)} to {_brief(facts.end)}{counted}")


def dead_units(caches):
    """From each hidden layer l to the number of its units whose slope g′(Z) is 0 for every example."""
    return {l: int((g.prime(Z) == 0).all(axis=1).sum()) for l, (_, _, _, Z, g) in caches.items() if l < len(caches)}


class _Facts(NamedTuple):
    """What the judges look at. Costs in nats and gradients are those of all examples, without L2 and dropout."""

    run: Run
    data: tuple
    start: float  # cost of the initial parameters
    end: float  # and of the last
    chance: float  # and of always answering the share of ones
    falling: float  # share of the cost that the last fifth of the run took off
    gradients: dict  # from l to ‖dW[l]‖ at the end
    dead: dict  # from a hidden layer l to its dead units at the end

    @property
    def is_linear(self):
        return len(self.run.parameters) == 1 or self.run.hyperparameters.activation == "identity"


def _facts(run, X, Y):
    share = np.broadcast_to(np.mean(Y, axis=1, keepdims=True), np.shape(Y))
    chance = cross_entropy(share, Y) or len(Y) * float(np.log(2))
    start = _J(run.snapshots[0], X, Y)
    if run.status == "diverged":  # its parameters may be too large for a pass
        return _Facts(run, (X, Y), start, np.inf, chance, 0.0, {}, {})
    AL, caches = forward_pass(X, run.parameters)
    end = cross_entropy(AL, Y)
    late = max(k for k in run.snapshots if k <= 0.8 * len(run.costs))
    falling = 1 - end / max(_J(run.snapshots[late], X, Y), 1e-12)
    gradients = {l: float(np.linalg.norm(dW)) for l, (dW, _) in backward_pass(AL, Y, caches).items()}
    return _Facts(run, (X, Y), start, end, chance, falling, gradients, dead_units(caches))


def _J(parameters, X, Y):
    """J; infinite where it cannot be computed any more."""
    try:
        return cross_entropy(forward_pass(X, parameters)[0], Y)
    except OverflowError:
        return np.inf


# ---- the judges, named after their failures: a sentence, or "" if it is not theirs


def _diverged(facts):
    run, h = facts.run, facts.run.hyperparameters
    if facts.end <= 1.1 * max(facts.start, facts.chance):
        return ""
    if not len(run.costs):
        return "at iteration 1: the initial weights or the learning rate are far too large"
    peak = int(run.costs.argmax())
    told = f"the cost rose from {_brief(facts.start)} to {_brief(run.costs[peak])} at iteration {peak + 1}"
    if run.status == "diverged":
        told = f"at iteration {len(run.costs) + 1}: cost {_brief(run.costs[-1])} and rising"
    if (rate := calm_rate(*facts.data, h)) is not None:
        return f"{told}; try α ≤ {rate:g}, which was calm for {min(h.iterations, TRIED)} iterations"
    return f"{told}; even α = {_smaller(h.learning_rate)[-1]:g} was not calm: try he, fewer layers, or less L2"


def calm_rate(X, Y, hyperparameters):
    """The first of a third, a tenth, … of α with which the cost never rises above the start; None if there is none."""
    h = replace(hyperparameters, iterations=min(hyperparameters.iterations, TRIED))
    limit = max(_J(train(X, Y, replace(h, iterations=1)).snapshots[0], X, Y), len(Y) * np.log(2))
    for rate in _smaller(h.learning_rate):
        run = train(X, Y, replace(h, learning_rate=rate))
        if run.status == "finished" and max(_J(kept, X, Y) for kept in run.snapshots.values()) <= 1.05 * limit:
            return rate
    return None


def _smaller(rate):
    """Learning rates in steps of about 3, 3, 3, 10 and 10, to one digit."""
    return [float(f"{rate / factor:.1g}") for factor in (3, 10, 30, 300, 3000)]


def _dead(facts):
    units = {l: len(facts.run.parameters[l].b) for l in facts.dead}
    whole = [l for l, dead in facts.dead.items() if dead == units[l]]
    many = 2 * sum(facts.dead.values()) >= sum(units.values()) > 0 and facts.end > 0.3 * facts.chance
    if not (whole or many):
        return ""
    told = _told(facts.dead)
    if whole:
        told += f"; nothing passes layer {whole[0]}, so ‖dW[{whole[0]}]‖ = 0"
    if facts.run.hyperparameters.scale == 0:
        return f"{told}; weights of 0 never wake: start with he"
    before = sum(dead_units(forward_pass(facts.data[0], facts.run.snapshots[0])[1]).values())
    return f"{told}; {before} were dead at the start, steps did the rest: try a smaller α, or leaky_relu"


def _stuck(facts):
    h = facts.run.hyperparameters
    moved = 1 - facts.end / min(facts.start, facts.chance) > 0.02
    if moved or facts.is_linear or max(facts.gradients.values()) > TINY:
        return ""
    first, last = min(facts.gradients), max(facts.gradients)
    sizes = f"‖dW[{first}]‖ is {_brief(facts.gradients[first], 1)}, ‖dW[{last}]‖ {_brief(facts.gradients[last], 1)}"
    told = f"the cost stays at {_brief(facts.end)}, that of a coin is {_brief(facts.chance)}: {sizes}"
    if h.l2 and l2_cost(facts.run.parameters, 1, 1) < 0.3**2 * l2_cost(facts.run.snapshots[0], 1, 1):
        return f"{told}; L2 has pulled the weights to 0: try a smaller λ"
    if not isinstance(h.scale, str) and h.scale < 0.1:
        return f"{told}; the initial weights are too small to pass a gradient on: try he"
    if facts.run.costs.max() > 1.1 * facts.start:
        return f"{told}; a step was too long, and nothing leads back: try a smaller α"
    if h.activation in ("sigmoid", "tanh") and len(facts.gradients) > 2:
        return f"{told}; slopes below 1 multiply from layer to layer: try relu, or fewer layers"
    return f"{told}; no step leads anywhere: try another initialisation or a larger α"


def _slow(facts):
    alpha, updates, slope = facts.run.hyperparameters.learning_rate, len(facts.run.costs), max(facts.gradients.values())
    behind = 0.3 * facts.chance < facts.end < facts.start
    expected = alpha * slope**2 * updates / 5  # of the cost, from the last fifth of the steps
    if not behind or not (facts.falling > 0.01 or slope > 5 * TINY and expected < 0.02 * facts.end):
        return ""
    there = f"the gradients are there (‖dW[l]‖ up to {_brief(slope, 1)}), the steps are short: " if slope > TINY else ""
    return (
        f"{there}the cost is still {_brief(facts.end)} and falling after {updates} iterations: "
        f"try a larger α than {alpha:g}, or more iterations"
    )


def _overfitting(facts):
    run, learned = facts.run, facts.end < 0.8 * min(facts.start, facts.chance)
    if not (learned and len(run.dev_costs)) or facts.end >= _J(run.best_parameters, *facts.data):
        return ""
    best, last = run.dev_costs.min(), run.dev_costs[-1]
    if last < max(1.15 * best, facts.end + 0.05):
        return ""
    return (
        f"the training cost fell to {_brief(facts.end)}, the held-out cost was {_brief(best)} at iteration "
        f"{run.best_iteration} and is {_brief(last)} now: stop there, take more examples, L2 or dropout"
    )


def _underfitting(facts):
    if facts.end < 0.45 * facts.chance:
        return ""
    told = f"the cost has settled at {_brief(facts.end)}, that of a coin is {_brief(facts.chance)}"
    if facts.is_linear:
        return f"{told}: without a hidden layer and a curved g only a straight line can be drawn"
    if facts.end > 1.1 * facts.chance:
        return f"{told}, less: try a smaller α"
    return f"{told}: try more units or layers, a curved g, less L2 or dropout"


JUDGES = _diverged, _dead, _stuck, _overfitting, _slow, _underfitting


def _told(dead):
    layers = ", ".join(f"{count} in layer {l}" for l, count in dead.items() if count)
    return f"hidden units with slope 0 for every example: {layers}"


def _brief(value, digits=2):
    return number_text(float(value), digits)
