"""What became of a training, read from its costs and gradients: one name and one sentence (lecture 4.8)."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from .costs import cross_entropy
from .display import number_text
from .network import backward_pass, forward_pass
from .training import train
from .validate import short

SIGNS = {
    "stuck": "the cost stays where it began, because ‖dW[l]‖ is next to nothing in every layer",
    "diverged": "the cost ends above where it began, or beyond all numbers",
    "dead": "a whole layer, or half of all hidden units, has slope 0 for every example",
    "slow": "the cost still falls at the end, there is only too little of it",
    "overfitting": "the held-out cost has turned up again while the training cost fell",
    "underfitting": "the cost has settled, and still is far from 0",
}
FAILURES = tuple(SIGNS)
TINY = 0.02  # a gradient ‖dW[l]‖ below this moves nothing that a curve would show
TRIED = 300  # iterations for which a smaller learning rate is tried before it is proposed


class Diagnosis(NamedTuple):
    """``name`` is "fine" or one of FAILURES; ``sentence`` says what shows it, and what to try."""

    name: str
    sentence: str

    def __repr__(self):
        return f"{self.name}: {self.sentence}"


def diagnose(run, X, Y):
    """The Diagnosis of a Run on the examples X (n[0], m), Y (n[L], m) it was trained on.

    ``run`` should have held-out costs, or overfitting cannot be seen. Where it diverged, smaller
    learning rates are tried for a few hundred iterations, so that the one proposed is known to be calm.
    """
    facts = _facts(run, X, Y)
    for name, judge in JUDGES.items():
        if sentence := judge(facts):
            return Diagnosis(name, sentence)
    counted = f"; {_told(facts.dead)}" if any(facts.dead.values()) else ""
    return Diagnosis("fine", f"the cost fell from {_n(facts.start)} to {_n(facts.end)}{counted}")


def dead_units(caches):
    """From each hidden layer l to the number of its units whose slope g′(Z) is 0 for every example."""
    return {l: int((g.prime(Z) == 0).all(axis=1).sum()) for l, (_, _, _, Z, g) in caches.items() if l < len(caches)}


class _Facts(NamedTuple):
    """What the judges look at: costs in nats, gradients as their median over the last half of the run."""

    run: object
    data: tuple
    start: float  # J at the first iteration
    end: float  # of the last parameters on all examples, without L2 and dropout
    chance: float  # of always answering the share of ones
    falling: float  # share of its cost that the run lost in its last fifth
    gradients: dict  # from l to ‖dW[l]‖
    slope: float  # the largest ‖dW[l]‖ at the end, on all examples
    dead: dict


def _facts(run, X, Y):
    if not hasattr(run, "gradient_norms"):
        raise TypeError(f"run is {short(run)}, expected the Run that train returned")
    share = np.broadcast_to(np.mean(Y, axis=1, keepdims=True), np.shape(Y))
    costs = run.costs if len(run.costs) else np.array([np.inf])
    fifth = max(len(costs) // 5, 1)
    late, before = costs[-fifth:].mean(), costs[-2 * fifth : -fifth].mean() if len(costs) > 1 else costs[0]
    blown = run.status == "diverged"  # its parameters may be too large for a pass
    AL, caches = (share, {}) if blown else forward_pass(X, run.parameters)
    grads = {} if blown else backward_pass(AL, Y, caches)
    return _Facts(
        run=run,
        data=(X, Y),
        start=float(costs[0]),
        end=float(costs[-1]) if blown else cross_entropy(AL, Y),
        chance=cross_entropy(share, Y) or len(Y) * float(np.log(2)),
        falling=0.0 if blown else float(1 - late / before),
        gradients={l: _late(norms) for l, norms in run.gradient_norms.items()},
        slope=max((float(np.linalg.norm(dW)) for dW, _ in grads.values()), default=np.inf),
        dead=dead_units(caches),
    )


def _late(norms):
    return float(np.median(norms[len(norms) // 2 :])) if len(norms) else 0.0


# ---- the judges, in the order they are asked: a sentence, or "" if it is not theirs


def _diverged(facts):
    run, h = facts.run, facts.run.hyperparameters
    if run.status == "diverged" and not len(run.costs):
        return "at iteration 1: the initial weights or the learning rate are far too large"
    if run.status == "diverged":
        told = f"at iteration {len(run.costs) + 1}: cost {_n(run.costs[-1])} and rising"
    elif max(facts.end, run.costs[-max(len(run.costs) // 10, 1) :].mean()) > 1.1 * max(facts.start, facts.chance):
        peak = int(run.costs.argmax())
        told = f"the cost rose from {_n(facts.start)} to {_n(run.costs[peak])} at iteration {peak + 1}"
    else:
        return ""
    rate = calm_rate(*facts.data, h)
    if rate is None:
        return f"{told}; no smaller α alone is calm: try smaller initial weights"
    return f"{told}; try α ≤ {rate:g}, which was calm for {min(h.iterations, TRIED)} iterations"


def calm_rate(X, Y, hyperparameters):
    """The first of a third, a tenth, a thirtieth … of α with which the cost does not rise; None if there is none."""
    h = replace(hyperparameters, iterations=min(hyperparameters.iterations, TRIED))
    for _ in range(8):
        h = replace(h, learning_rate=float(f"{h.learning_rate / 3:.1g}"))
        run = train(X, Y, h)
        late = run.costs[-max(len(run.costs) // 10, 1) :]
        if run.status == "finished" and late.mean() <= run.costs[0] and run.costs.max() <= 1.5 * run.costs[0]:
            return h.learning_rate
    return None


def _dead(facts):
    layers = facts.run.parameters
    whole = [l for l, dead in facts.dead.items() if dead == len(layers[l].b)]
    total = sum(len(layers[l].b) for l in facts.dead)
    many = 2 * sum(facts.dead.values()) >= total > 0 and facts.end > 0.3 * facts.chance
    if not (whole or many):
        return ""
    told = _told(facts.dead)
    if whole:
        told += f"; nothing passes layer {whole[0]}, so ‖dW[{whole[0]}]‖ = 0"
    h = facts.run.hyperparameters
    if h.scale == 0:
        return f"{told}; weights of 0 never wake: start with he"
    _, caches = forward_pass(facts.data[0], facts.run.snapshots[0])
    before = sum(dead_units(caches).values())
    return f"{told}; {before} were dead at the start, steps did the rest: try a smaller α, or leaky_relu"


def _stuck(facts):
    h = facts.run.hyperparameters
    moved = 1 - facts.end / min(facts.start, facts.chance) > 0.02
    if moved or _linear(facts) or max(facts.gradients.values()) > TINY:
        return ""
    first, last = min(facts.gradients), max(facts.gradients)
    sizes = f"‖dW[{first}]‖ is {_n(facts.gradients[first], 1)}, ‖dW[{last}]‖ {_n(facts.gradients[last], 1)}"
    told = f"the cost stays at {_n(facts.end)}, that of a coin is {_n(facts.chance)}: {sizes}"
    if h.l2 and _norm(facts.run.parameters) < 0.3 * _norm(facts.run.snapshots[0]):
        return f"{told}; L2 has pulled the weights to 0: try a smaller λ"
    if not isinstance(h.scale, str) and h.scale < 0.1:
        return f"{told}; the initial weights are too small to pass a gradient on: try he"
    if facts.run.costs.max() > 1.1 * facts.start:
        return f"{told}; a step was too long, and nothing leads back: try a smaller α"
    if h.activation in ("sigmoid", "tanh") and len(facts.gradients) > 2:
        return f"{told}; slopes below 1 multiply from layer to layer: try relu, or fewer layers"
    return f"{told}; no step leads anywhere: try another initialisation or a larger α"


def _slow(facts):
    creeping = facts.falling > 0 and facts.slope > 5 * TINY
    if facts.end < 0.3 * facts.chance or not (facts.falling > 0.03 or creeping):
        return ""
    there = f"the gradients are there (‖dW[l]‖ up to {_n(facts.slope, 1)}), the steps are short: "
    known = there if facts.slope > TINY else ""
    return (
        f"{known}the cost is still {_n(facts.end)} and falling after {len(facts.run.costs)} iterations: "
        f"try a larger α than {facts.run.hyperparameters.learning_rate:g}, or more iterations"
    )


def _overfitting(facts):
    run = facts.run
    if not len(run.dev_costs):
        return ""
    best, last = run.dev_costs.min(), run.dev_costs[-1]
    if last < 1.15 * best or last < facts.end + 0.05:
        return ""
    return (
        f"the training cost fell to {_n(facts.end)}, the held-out cost was {_n(best)} at iteration "
        f"{run.best_iteration} and is {_n(last)} now: stop there, take more examples, L2 or dropout"
    )


def _underfitting(facts):
    if facts.end < 0.45 * facts.chance:
        return ""
    told = f"the cost has settled at {_n(facts.end)}, that of a coin is {_n(facts.chance)}"
    if _linear(facts):
        return f"{told}: without a hidden layer and a curved g only a straight line can be drawn"
    return f"{told}: try more units or layers, a curved g, less L2 or dropout"


JUDGES = {
    "diverged": _diverged,
    "dead": _dead,
    "stuck": _stuck,
    "overfitting": _overfitting,
    "slow": _slow,
    "underfitting": _underfitting,
}


def _linear(facts):
    return len(facts.run.parameters) == 1 or facts.run.hyperparameters.activation == "identity"


def _norm(parameters):
    return float(np.sqrt(sum(np.vdot(W, W) for W, _, _ in parameters.values())))


def _told(dead):
    layers = ", ".join(f"{count} in layer {l}" for l, count in dead.items() if count)
    return f"hidden units that answer no example any more: {layers}"


def _n(value, digits=2):
    return number_text(float(value), digits)
