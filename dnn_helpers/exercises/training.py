"""Exercises on initialisation and updates (lectures 4.6 and 4.8)."""

import numpy as np

from ..blocks import Gradient
from .exercise import Exercise, Mistake, Probe
from .faults import Fault, doubles, singles
from .probes import OTHER_NUMBERS, course, network, pairs
from .reading import layers, one, several
from .report import Finding

# ---------------------------------------------------------------- initialize_parameters


def _zeros(layer_dims):
    """The shapes of all W and b."""
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters[f"W{l}"] = np.zeros((layer_dims[l], layer_dims[l - 1]))
        parameters[f"b{l}"] = np.zeros((layer_dims[l], 1))
    return parameters


def _is_weight(name):
    return name.startswith("W")


def _weights(got):
    """The weights with enough entries for their mean and spread to be told from chance."""
    return {name: W for name, W in got.items() if _is_weight(name) and W.size >= 300}


SHAPE_RULES = (  # (id, whether W or b goes wrong like this, advice); without the shapes nothing else makes sense
    ("INIT-4", lambda name, got, want: _is_weight(name) and got.shape == want.shape[::-1],
     "The shape is transposed: rows are the units of this layer, columns its inputs."),
    ("INIT-B-SHAPE", lambda name, got, want: not _is_weight(name),
     "b[l] is a column with one number for each unit: two axes, (n[l], 1)."),
    ("INIT-SHAPE", lambda name, got, want: True,
        "W[l] has shape (n[l], n[l−1]): rows are the units of this layer, columns its inputs."),
)  # fmt: skip

VALUE_RULES = (  # (id, whether all large enough W are like this, advice), the first that fits is said
    ("INIT-NAN", lambda W: not np.isfinite(W).all(), "There is nan or inf in it."),
    ("INIT-3", lambda W: np.ptp(W) == 0,
        "All weights are equal. All units of the layer start equal, get equal gradients and stay equal. Zeros are "
        "fine for b."),
    ("INIT-3", lambda W: np.ptp(W, axis=0).max() == 0,
        "All rows are equal: all units of the layer start equal, get equal gradients and stay equal."),
    ("INIT-3", lambda W: np.ptp(W, axis=1).max() == 0,
        "Each row holds one number again and again: a unit treats all its inputs alike. Draw every weight."),
    ("INIT-DTYPE", lambda W: np.all(W == np.round(W)),
        "The weights are whole numbers. They should be drawn from a bell curve around 0."),
    ("INIT-1", lambda W: W.min() >= 0,
        "Every weight is positive. rand draws from [0, 1), and randn, one letter more, from a bell curve around 0."),
    ("INIT-MEAN", lambda W: abs(W.mean()) > 6 * W.std() / np.sqrt(W.size),
        "The mean of the weights is not 0. They should be drawn around 0."),
)  # fmt: skip

SCALES = (  # (id, spread, advice), n_prev inputs and n units
    ("", lambda n, n_prev: np.sqrt(2 / n_prev), ""),
    ("INIT-CONVENTION", lambda n, n_prev: np.sqrt(1 / n_prev),
        "The spread is 1/√n[l−1], which suits tanh. We write √(2/n[l−1]), which suits ReLU."),
    ("INIT-CONVENTION", lambda n, n_prev: np.sqrt(2 / (n + n_prev)),
        "The spread is √(2/(n[l−1] + n[l])), which suits tanh. We write √(2/n[l−1]), which suits ReLU."),
    ("INIT-CONVENTION", lambda n, n_prev: 0.01,
        "The spread is 0.01, as in the lecture. It serves a network with one hidden layer; deeper ones hardly start "
        "to learn. We write √(2/n[l−1])."),
    ("INIT-6", lambda n, n_prev: 1.0,
        "The weights are not scaled: with many inputs Z becomes large and the units saturate. Their spread should "
        "fall with the number of inputs."),
    ("INIT-SQRT", lambda n, n_prev: 2 / n_prev,
        "The spread is 2/n[l−1]: the square root is missing. The variance is 2/n[l−1]."),
    ("INIT-SQRT", lambda n, n_prev: 1 / n_prev, "The spread is 1/n[l−1]: the square root is missing."),
    ("INIT-FAN", lambda n, n_prev: np.sqrt(2 / n),
        "The spread goes by n[l], the units of the layer. What adds up in Z are its inputs: n[l−1]."),
    ("INIT-FAN", lambda n, n_prev: np.sqrt(1 / n),
        "The spread goes by n[l], the units of the layer. What adds up in Z are its inputs: n[l−1]."),
    ("INIT-6", lambda n, n_prev: np.sqrt(n_prev / 2),
        "You divide by √(2/n[l−1]); the weights should be multiplied by it."),
    ("INIT-6", lambda n, n_prev: np.sqrt(n_prev), "You multiply by √n[l−1]; the weights should be divided by it."),
    ("INIT-6", lambda n, n_prev: np.sqrt(2 * n_prev),
        "You multiply by √(2 n[l−1]); the spread should fall with the number of inputs."),
    ("INIT-SQRT", lambda n, n_prev: np.sqrt(1 / (2 * n_prev)),
        "The spread is 1/√(2 n[l−1]). In √(2/n[l−1]) the 2 stands above the line."),
    ("INIT-SQRT", lambda n, n_prev: np.sqrt(2) / n_prev, "The root covers the 2 only: it should cover 2/n[l−1]."),
)  # fmt: skip


def _judge(got, want, layer_dims):
    """Findings on parameters, by their properties: shapes, b = 0, and how the weights are spread."""
    findings = []
    for id, applies, advice in SHAPE_RULES:
        seen = {name for finding in findings for name in finding.outputs}
        bad = [n for n in want if n in got and n not in seen and got[n] is not None and got[n].shape != want[n].shape]
        if names := tuple(n for n in bad if applies(n, got[n], want[n])):
            findings.append(Finding((id,), advice, names))
    if findings or any(got.get(name) is None for name in want):
        return findings
    if names := tuple(n for n, b in got.items() if not _is_weight(n) and np.any(b)):
        findings.append(Finding(("INIT-B",), "b starts at 0: the random weights already make the units differ.", names))
    constant = tuple(n for n, W in got.items() if _is_weight(n) and W.size > 1 and np.ptp(W) == 0)
    weights = {n: W for n, W in _weights(got).items()}
    for id, applies, advice in VALUE_RULES:
        if names := constant if id == "INIT-3" and constant else tuple(n for n, W in weights.items() if applies(W)):
            return [*findings, Finding((id,), advice, names)]
    if names := _repeated(weights):
        text = (
            "These layers hold the same numbers, up to a factor. Does the generator start afresh from its seed in "
            "every layer? Make it once, before the loop."
        )
        findings.append(Finding(("INIT-SEED",), text, names))
    return findings + _judged_scale(weights)


def _repeated(weights):
    """Layers whose first weights are, up to a factor, those of another layer."""
    names = list(weights)
    starts = [weights[name].ravel()[:100] for name in names]
    for i, a in enumerate(starts):
        for j in range(i):
            if abs(np.corrcoef(a, starts[j])[0, 1]) > 0.95:
                return (names[j], names[i])
    return ()


def _judged_scale(weights):
    for id, spread, advice in SCALES:
        if all(abs(W.std() / spread(*W.shape) - 1) < 0.12 for W in weights.values()):
            return [Finding((id,), advice, tuple(weights))] if id and weights else []
    if not weights:
        return []
    if all(0.0005 < W.std() < 2 / np.sqrt(W.shape[1]) for W in weights.values()):
        text = "The spread of the weights is none of the usual ones, but small enough to learn. We write √(2/n[l−1])."
        return [Finding(("INIT-CONVENTION",), text, tuple(weights))]
    text = "The weights are far too large or far too small. Their spread should be near √(2/n[l−1])."
    return [Finding(("INIT-6",), text, tuple(weights))]


initialize_parameters = Exercise(
    signature="initialize_parameters(layer_dims)",
    solve=_zeros,
    read=layers,
    probes=(
        Probe((([60, 50, 20, 40, 30],),), {}, "layer_dims = [60, 50, 20, 40, 30]"),
        Probe((([5, 4, 3, 2, 1],),), {}, "layer_dims = [5, 4, 3, 2, 1]"),
        Probe((([3, 1],),), {}, "layer_dims = [3, 1]"),
    ),
    look="Print the shape, mean and standard deviation of each W.",
    says={("", "MISSING"): ("KEYS", "Each layer 1 … L has a W and a b. Does the loop run over all of them?")},
    judge=_judge,
    crashes=(
        (r"IndexError", "INIT-INDEX", "layer_dims has L + 1 entries, n[0] … n[L]. The layers 1 … L are one fewer."),
    ),
)

# ---------------------------------------------------------------- update_parameters


def _updated(rule):
    """An update in which layer l of L becomes ``rule(value, gradient, α, l, L)``."""

    def update(parameters, grads, learning_rate):
        L, new = len(parameters), {}
        for l in range(1, L + 1):
            (W, b, *_), (dW, db, *_) = parameters[l], grads[l]
            new[f"W{l}"] = rule(W, dW, learning_rate, l, L)
            new[f"b{l}"] = rule(b, db, learning_rate, l, L)
        return new

    return update


def _only(kind, rule):
    """The same, for W only or for b only."""

    def update(*args):
        return {name: value for name, value in _updated(rule)(*args).items() if name.startswith(kind)}

    return update


def _mixed(kind, rule):
    """An update of W or of b by ``rule(W, b, dW, db, α)``."""

    def update(parameters, grads, learning_rate):
        return {f"{kind}{l}": rule(*parameters[l][:2], *grads[l], learning_rate) for l in parameters}

    return update


def _either(id, rule, advice):
    """The same mistake in W and in b, and in each of them alone."""
    return [Mistake(id, wrong, advice) for wrong in (_updated(rule), _only("W", rule), _only("b", rule))]


def _update_probe(layer_dims, seed, learning_rate, label):
    rng = np.random.default_rng(seed)
    parameters = network(rng, layer_dims)
    parameters = {l: layer._replace(b=rng.standard_normal(layer.b.shape)) for l, layer in parameters.items()}
    grads = {
        l: Gradient(rng.standard_normal(layer.W.shape), rng.standard_normal(layer.b.shape))
        for l, layer in parameters.items()
    }
    letters = {"α": learning_rate, "L": len(parameters)}
    return Probe(((parameters, grads, learning_rate),), letters, label)


def _skipped(skip):
    return lambda value, slope, alpha, l, L: value if skip(l, L) else value - alpha * slope


UPHILL = "The update goes uphill: the gradient points to where the cost rises, so it is taken away."
LOST = "They are as they were. Either the update is missing, or a copy was updated and lost."

update_parameters = Exercise(
    signature="update_parameters(parameters, grads, learning_rate)",
    solve=_updated(lambda value, slope, alpha, l, L: value - alpha * slope),
    read=layers,
    probes=(
        _update_probe((5, 4, 3, 2, 1), 0, 0.3, "layer_dims = [5, 4, 3, 2, 1], α = 0.3"),
        _update_probe((4, 6, 5, 3, 1), 1, 0.7, "layer_dims = [4, 6, 5, 3, 1], α = 0.7"),
        _update_probe((5, 4, 3, 2, 1), 4, 0.3, OTHER_NUMBERS),
        _update_probe((3, 1), 2, 0.1, "one layer (layer_dims = [3, 1])"),
    ),
    square=_update_probe((4, 4, 4, 4, 4), 3, 0.3, "layer_dims = [4, 4, 4, 4, 4]"),
    look="Take one entry of W[1] and the same entry of dW[1], and work out the new one with a pencil.",
    dresses=(
        lambda *args: args,
        lambda parameters, grads, alpha: (course(parameters, "Wb"), course(grads, ("dW", "db")), alpha),
        lambda parameters, grads, alpha: (pairs(parameters), pairs(grads), alpha),
    ),
    base=_updated(lambda value, slope, alpha, l, L: value),
    says={("", "MISSING"): ("UPD-LOOP",
        "Return all layers 1 … L, W and b. Does the loop visit every one, and is return outside it?")},
    mistakes=(
        *_either("UPD-SIGN", lambda v, d, a, l, L: v + a * d, UPHILL),
        *_either("UPD-NO-ALPHA", lambda v, d, a, l, L: v - d, "The step is the whole gradient: α is missing."),
        *_either("UPD-NO-ALPHA", lambda v, d, a, l, L: v + d, f"α is missing. {UPHILL}"),
        *_either("UPD-STEP", lambda v, d, a, l, L: -a * d, "This is the step alone. It is added to the old value."),
        *_either("UPD-STEP", lambda v, d, a, l, L: a * d,
            "This is the step alone. It is taken away from the old value."),
        *_either("UPD-STEP", lambda v, d, a, l, L: d, "This is the gradient itself."),
        *_either("UPD-STEP", lambda v, d, a, l, L: a * d - v,
            "The difference is the wrong way round: the old value minus the step."),
        *_either("UPD-DIVIDE", lambda v, d, a, l, L: v - d / a, "The gradient is divided by α; it is multiplied."),
        *_either("UPD-MIXED", lambda v, d, a, l, L: a * v - d,
            "α multiplies the old value; it belongs to the gradient."),
        *_either("UPD-MIXED", lambda v, d, a, l, L: d - a * v, "The old value and the gradient are exchanged."),
        *_either("UPD-PRODUCT", lambda v, d, a, l, L: v - a * d * v,
            "The step is multiplied by the old value as well."),
        *_either("UPD-PRODUCT", lambda v, d, a, l, L: v * (1 - a),
            "The gradient is not in it: the value only shrinks."),
        *_either("UPD-PRODUCT", lambda v, d, a, l, L: v - a * v, "The gradient is not in it: the value only shrinks."),
        *_either("UPD-PRODUCT", lambda v, d, a, l, L: v * a * d,
            "Value, α and gradient are multiplied; the step α·gradient is taken away."),
        *_either("UPD-BRACKET", lambda v, d, a, l, L: (v - a) * d,
            "A bracket is in the wrong place: α belongs to the gradient."),
        *_either("UPD-BRACKET", lambda v, d, a, l, L: (v - d) * a,
            "A bracket is in the wrong place: only the gradient is multiplied by α."),
        *_either("UPD-BRACKET", lambda v, d, a, l, L: v - (a + d),
            "α and the gradient are added; they are multiplied."),
        *_either("UPD-TWICE", lambda v, d, a, l, L: v - 2 * a * d, "The step is taken twice."),
        *_either("UPD-TWICE", lambda v, d, a, l, L: v - a * a * d, "α is in it twice."),
        *_either("UPD-3", lambda v, d, a, l, L: v, LOST),
        Mistake("UPD-LOOP", _updated(_skipped(lambda l, L: l == L)),
            "Layer L is as it was: the loop ends one layer early."),
        Mistake("UPD-LOOP", _updated(_skipped(lambda l, L: l == 1)),
            "Layer 1 is as it was: the loop begins one layer late."),
        Mistake("UPD-LOOP", _updated(_skipped(lambda l, L: l != 1)),
            "Only layer 1 is updated. Is return inside the loop?"),
        Mistake("UPD-LOOP", _updated(_skipped(lambda l, L: l != L)), "Only layer L is updated."),
        Mistake("UPD-LOOP", _updated(_skipped(lambda l, L: l > L // 2)),
            "Only half of the layers are updated. Half of len(parameters) is L in the course's dictionary; here "
            "len(parameters) is L."),
        Mistake("UPD-MIXED", _mixed("b", lambda W, b, dW, db, a: b - a * dW.sum(axis=1, keepdims=True)),
            "b is updated with dW; it has its own gradient db."),
        Mistake("UPD-MIXED", _mixed("W", lambda W, b, dW, db, a: W - a * db),
            "W is updated with db; numpy stretches it over the columns without a word."),
        Mistake("UPD-MIXED", _mixed("b", lambda W, b, dW, db, a: b - a * dW),
            "b is updated with dW, and numpy stretches it to W's shape. It has its own gradient db."),
    ),
    crashes=(
        (r"^KeyError: '?(0|[2-9])", "BWD-3",
            "The layers are numbered 1 … L. There is no layer 0 to update, and none above L."),
        (r"can't set attribute|does not support item assignment", "UPD-TUPLE",
            "A Layer cannot be changed, on purpose. Make a new one: Layer(W, b, g), or (W, b)."),
    ),
)  # fmt: skip

# ---------------------------------------------------------------- momentum_update


def _momentum(
    W,
    dW,
    v,
    learning_rate,
    beta,
    velocity=lambda v, dW, a, beta: beta * v + (1 - beta) * dW,
    step=lambda W, v, dW, a, old, beta: W - a * v,
):
    """The momentum update, line by line, so that a line can be replaced."""
    new = velocity(v, dW, learning_rate, beta)
    return {"W": step(W, new, dW, learning_rate, v, beta), "v": new}


MEMORY = "β multiplies the memory. With β = 0.9 today's gradient should count 10 %."

MOMENTUM_FAULTS = (
    Fault("MOM-1", "velocity", lambda v, d, a, beta: (1 - beta) * v + beta * d, f"β and 1−β are exchanged. {MEMORY}"),
    Fault("MOM-1", "velocity", lambda v, d, a, beta: beta * v + a * d,
        f"v takes α times the gradient; α belongs to the step of W. {MEMORY} (Older texts put α inside v; the "
        "lecture does not.)"),
    Fault("MOM-1", "velocity", lambda v, d, a, beta: beta * v + beta * d, f"Both parts are multiplied by β. {MEMORY}"),
    Fault("MOM-1", "velocity", lambda v, d, a, beta: (1 - beta) * v + (1 - beta) * d,
        f"Both parts are multiplied by 1−β. {MEMORY}"),
    Fault("MOM-1", "velocity", lambda v, d, a, beta: v + (1 - beta) * d,
        f"The old v is kept whole and v grows without end. {MEMORY}"),
    Fault("MOM-1", "velocity", lambda v, d, a, beta: (1 - beta) * v + d, f"The memory is multiplied by 1−β. {MEMORY}"),
    Fault("MOM-1", "velocity", lambda v, d, a, beta: v + d, f"β is missing: the old v is kept whole. {MEMORY}"),
    Fault("MOM-SIGN", "velocity", lambda v, d, a, beta: beta * v - (1 - beta) * d,
        "The gradient enters v with a minus. v is a mean of gradients; the minus comes in the step of W."),
    Fault("MOM-SIGN", "velocity", lambda v, d, a, beta: beta * v - a * d,
        "v is a step here, −α dW and memory. In the lecture v is a mean of gradients, and −α comes in the step of W."),
    Fault("MOM-SIGN", "velocity", lambda v, d, a, beta: beta * v + (1 + beta) * d,
        "The gradient is multiplied by 1 + β; it is 1 − β."),
    Fault("MOM-HALF", "velocity", lambda v, d, a, beta: beta * v,
        "The new gradient is missing from v: only the memory is left."),
    Fault("MOM-HALF", "velocity", lambda v, d, a, beta: (1 - beta) * d,
        "The memory is missing from v: only the new gradient is left."),
    Fault("MOM-HALF", "velocity", lambda v, d, a, beta: d, "v is the new gradient: there is no memory in it."),
    Fault("MOM-HALF", "velocity", lambda v, d, a, beta: v, "v is as it was: the new gradient never enters."),
    Fault("MOM-SQUARED", "velocity", lambda v, d, a, beta: beta * v + (1 - beta) * d**2,
        "The gradient is squared. That is another method (RMSprop); v is a mean of gradients."),
    Fault("MOM-BRACKET", "velocity", lambda v, d, a, beta: beta * (v + (1 - beta) * d),
        "A bracket is in the wrong place: β multiplies the old v only."),
    Fault("MOM-BRACKET", "velocity", lambda v, d, a, beta: beta * v + 1 - beta * d,
        "The brackets around 1 − β are missing."),
    Fault("MOM-STALE", "step", lambda W, v, d, a, old, beta: W - a * old,
        "W moves with the old v. Work out the new v first, then use it."),
    Fault("MOM-STEP", "step", lambda W, v, d, a, old, beta: W - a * d,
        "W moves with the gradient itself, so momentum has no effect. It moves with v."),
    Fault("UPD-SIGN", "step", lambda W, v, d, a, old, beta: W + a * v, "W goes uphill: the step is taken away."),
    Fault("UPD-NO-ALPHA", "step", lambda W, v, d, a, old, beta: W - v, "α is missing in the step of W."),
    Fault("UPD-SIGN", "step", lambda W, v, d, a, old, beta: W + v, "The step of W is +v: it is −α v in the lecture."),
    Fault("UPD-STEP", "step", lambda W, v, d, a, old, beta: -a * v, "W is the step alone. It is added to the old W."),
    Fault("UPD-STEP", "step", lambda W, v, d, a, old, beta: a * v,
        "W is the step alone. It is taken away from the old W."),
    Fault("UPD-3", "step", lambda W, v, d, a, old, beta: W, "W is as it was: the step is missing, or lost."),
    Fault("MOM-STEP", "step", lambda W, v, d, a, old, beta: W - a * v * d,
        "The step is multiplied by dW as well. v holds the gradient already."),
    Fault("MOM-STEP", "step", lambda W, v, d, a, old, beta: W - a * (v + d),
        "The gradient is added to v once more in the step of W."),
    Fault("MOM-STEP", "step", lambda W, v, d, a, old, beta: W - a * (1 - beta) * v,
        "The step is multiplied by 1−β as well; that is in v already."),
    Fault("MOM-STEP", "step", lambda W, v, d, a, old, beta: W - a * beta * v,
        "The step is multiplied by β as well; that is in v already."),
    Fault("MOM-STEP", "step", lambda W, v, d, a, old, beta: v - a * W, "W and v are exchanged in the step of W."),
    Fault("MOM-NESTEROV", "step", lambda W, v, d, a, old, beta: W - a * (beta * v + (1 - beta) * d),
        "This is Nesterov's variant, which looks a step ahead. The lecture's step is −α v."),
)  # fmt: skip


def _moving(n, n_prev, seed, learning_rate, beta, label=""):
    rng = np.random.default_rng(seed)
    W, dW, v = (rng.standard_normal((n, n_prev)) for _ in range(3))
    letters = {"n[l]": n, "n[l−1]": n_prev, "α": learning_rate, "β": beta}
    return Probe(((W, dW, v, learning_rate, beta),), letters, label)


momentum_update = Exercise(
    signature="momentum_update(W, dW, v, learning_rate, beta)",
    solve=_momentum,
    read=several,
    probes=(
        _moving(4, 5, 0, 0.3, 0.85),
        _moving(6, 3, 1, 0.07, 0.6),
        _moving(4, 5, 5, 0.3, 0.85, OTHER_NUMBERS),
        _moving(1, 1, 2, 0.1, 0.9, "one weight"),
        _moving(3, 2, 3, 0.1, 0.0, "β = 0"),
    ),
    square=_moving(5, 5, 4, 0.3, 0.85),
    look="Take one entry: W = 1, dW = 2, v = 0, α = 0.1, β = 0.9. Then v becomes 0.2 and W becomes 0.98.",
    base=lambda W, dW, v, learning_rate, beta: {"W": W, "v": beta * v},
    mistakes=singles(_momentum, MOMENTUM_FAULTS),
    pairs=doubles(_momentum, MOMENTUM_FAULTS),
    accepted=(
        Mistake(
            "MOM-CONVENTION",
            lambda *args: _momentum(*args, velocity=lambda v, d, a, beta: beta * v + d),
            "You write v = βv + dW, without 1−β: a known convention, whose steps are 1/(1−β) times longer at the "
            "same α. "
            "We write v = βv + (1−β) dW.",
        ),
    ),
)

# ---------------------------------------------------------------- l2_gradient


def _dW(wrong):
    return lambda dW, W, l2, m: {"dW": wrong(dW, W, l2, m)}


def _shrinking(n, n_prev, seed, l2, m, label=""):
    rng = np.random.default_rng(seed)
    letters = {"n[l]": n, "n[l−1]": n_prev, "λ": l2, "m": m}
    return Probe(((rng.standard_normal((n, n_prev)), rng.standard_normal((n, n_prev)), l2, m),), letters, label)


l2_gradient = Exercise(
    signature="l2_gradient(dW, W, l2, m)",
    solve=_dW(lambda dW, W, l2, m: dW + l2 / m * W),
    read=one,
    probes=(
        _shrinking(4, 5, 0, 0.6, 7),
        _shrinking(6, 3, 1, 0.9, 8),
        _shrinking(4, 5, 5, 0.6, 7, OTHER_NUMBERS),
        _shrinking(3, 2, 2, 0.0, 5, "λ = 0"),
        _shrinking(1, 1, 3, 0.5, 1, "one weight, m = 1"),
    ),
    square=_shrinking(5, 5, 4, 0.6, 5),
    look="L2 adds λ/(2m) times the sum of all squared weights to J. What does its derivative by one weight add to dW?",
    base=_dW(lambda dW, W, l2, m: dW),
    says={
        ("dW", "+×m"): ("L2-M", "1/m is missing in the new term: it is part of the cost, which is a mean."),
        ("dW", "+×1/2"): ("L2-HALF", "The 2 of λ/(2m) cancels with the 2 of the derivative of W²."),
        ("dW", "+×2"): ("L2-HALF", "The derivative of W² is 2W, and the 2 of λ/(2m) cancels it."),
        ("dW", "+×m/2"): ("L2-HALF", "1/m is missing, and the 2 cancels: the derivative of λ/(2m) W² is meant."),
        ("dW", "+×−1"): ("L2-SIGN",
            "L2 adds to the cost, so its derivative adds to dW. It makes the weights shrink in the update."),
        ("dW", "+×1/m"): ("L2-M", "The new term is divided by m twice."),
        ("dW", "+×1/λ"): ("L2-LAMBDA", "λ is missing in the new term."),
        ("dW", "+×m²"): ("L2-M", "m stands above the line; it belongs below."),
    },
    mistakes=tuple(
        Mistake(id, _dW(wrong), advice)
        for id, wrong, advice in (
            ("L2-MISSING", lambda dW, W, l2, m: dW, "dW is as it was: the L2 term is missing."),
            ("L2-ALONE", lambda dW, W, l2, m: l2 / m * W, "This is the new term alone. It is added to dW."),
            ("L2-ALONE", lambda dW, W, l2, m: l2 * W, "This is λW alone: it is divided by m and added to dW."),
            ("L2-SQUARED", lambda dW, W, l2, m: dW + l2 / m * W**2,
                "W is squared in the new term. The derivative of W² is 2W."),
            ("L2-SQUARED", lambda dW, W, l2, m: dW + l2 / (2 * m) * W**2,
                "The new term is that of the cost. Asked is its derivative by W."),
            ("L2-SQUARED", lambda dW, W, l2, m: dW + l2 / (2 * m) * np.sum(W**2),
                "You added the term of the cost, a single number, to every entry. Asked is its derivative by each "
                "weight."),
            ("L2-SQUARED", lambda dW, W, l2, m: dW + l2 / m * np.sum(W**2),
                "You added the squares of all weights, a single number, to every entry. Asked is the derivative by "
                "each weight."),
            ("L2-SQUARED", lambda dW, W, l2, m: dW + l2 / m * np.sum(W),
                "You added all weights, a single number, to every entry. Each weight pulls on itself only."),
            ("L2-SQUARED", lambda dW, W, l2, m: dW + l2 / m * np.linalg.norm(W),
                "You added the norm of W, a single number, to every entry. Each weight pulls on itself only."),
            ("L2-SQUARED", lambda dW, W, l2, m: l2 / (2 * m) * np.sum(W**2),
                "This is the term of the cost, a single number. Asked is dW, with the derivative of that term added."),
            ("L2-SELF", lambda dW, W, l2, m: dW + l2 / m * dW * W, "The new term is multiplied by dW as well."),
            ("L2-NO-W", lambda dW, W, l2, m: dW + l2 / m,
                "λ/m was added to every entry: W is missing in the new term."),
            ("L2-NO-W", lambda dW, W, l2, m: dW + l2, "λ was added to every entry: W/m is missing in the new term."),
            ("L2-SELF", lambda dW, W, l2, m: dW + l2 / m * dW,
                "The new term holds dW; it is W that should become smaller."),
            ("L2-L1", lambda dW, W, l2, m: dW + l2 / m * np.sign(W),
                "This is the term of L1, with the sign of W. L2 adds W itself."),
            ("L2-L1", lambda dW, W, l2, m: dW + l2 / m * np.abs(W), "The new term lost the sign of W."),
            ("LB-4", lambda dW, W, l2, m: (dW + l2 * W) / m,
                "dW is divided by m as well. It holds the mean already; 1/m belongs to the new term."),
            ("LB-4", lambda dW, W, l2, m: dW / m + l2 / m * W,
                "dW is divided by m as well. It holds the mean already; 1/m belongs to the new term."),
            ("L2-PRODUCT", lambda dW, W, l2, m: dW * l2 / m * W, "The new term is multiplied; it is added."),
            ("L2-PRODUCT", lambda dW, W, l2, m: l2 / m * (dW + W), "λ/m multiplies dW as well. It belongs to W only."),
            ("L2-PRODUCT", lambda dW, W, l2, m: (1 + l2 / m) * W, "The new term is added to W; it is added to dW."),
            ("L2-PRODUCT", lambda dW, W, l2, m: W + l2 / m * dW, "dW and W are exchanged."),
            ("L2-M", lambda dW, W, l2, m: dW + m / l2 * W, "λ/m is upside down."),
            ("L2-DECAY", lambda dW, W, l2, m: dW * (1 - l2 / m),
                "dW was shrunk. It is W that should become smaller: add to dW what pulls W towards 0."),
        )
    ),
)  # fmt: skip
