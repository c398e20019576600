"""Random weights, zero biases. No numbers are prescribed: an answer is judged by its shapes, and by how its weights are spread."""

from itertools import combinations

import numpy as np

from ..probes import Probe
from ..report import Finding
from ..rewriting import formula

PLACE = 4.6, 1
SOLUTION = """
def initialize_parameters(layer_dims):
    rng = np.random.default_rng(0)
    parameters = {}
    for l in range(1, len(layer_dims)):
        n, n_prev = layer_dims[l], layer_dims[l - 1]
        W = rng.standard_normal((n, n_prev)) * np.sqrt(2 / n_prev)
        b = np.zeros((n, 1))
        parameters[l] = W, b
    return parameters
"""
RESULT = "W[l], b[l]"
PROBES = tuple(
    Probe(((layer_dims,),), {}, f"layer_dims = {layer_dims}")
    for layer_dims in ([60, 50, 20, 40, 30], [5, 4, 3, 2, 1], [3, 1])
)
LOOK = "Print the shape, mean and standard deviation of each W."
HINTS = """
What would happen if all weights of a layer were equal? Does it matter for b?
W[l] has shape (n[l], n[l−1]), b[l] (n[l], 1). Which numpy function draws from a bell curve around 0?
A sum of n[l−1] random terms grows with √n[l−1]. Scale W so that Z does not grow from layer to layer.
For ReLU the spread is the square root of 2/n[l−1]; b is zero. Make the generator once, before the loop.
"""
# what is wrong with a shape: the first row that holds is said; without the shapes nothing else makes sense
WRONG_SHAPES = """
name[0] == "W" and got.shape == want.shape[::-1] | INIT-4 | The shape is transposed: rows are the units of this layer, columns its inputs.
name[0] == "b" | INIT-B-SHAPE | b[l] is a column with one number for each unit: two axes, (n[l], 1).
True | INIT-SHAPE | W[l] has shape (n[l], n[l−1]): rows are the units of this layer, columns its inputs.
"""
# what is wrong with all large enough W
WRONG_VALUES = """
not np.isfinite(W).all() | INIT-NAN | There is nan or inf in it.
np.ptp(W) == 0 | INIT-3 | All weights are equal. All units of the layer start equal, get equal gradients and stay equal. Zeros are fine for b.
np.ptp(W, axis=0).max() == 0 | INIT-3 | All rows are equal: all units of the layer start equal, get equal gradients and stay equal.
np.ptp(W, axis=1).max() == 0 | INIT-3 | Each row holds one number again and again: a unit treats all its inputs alike. Draw every weight.
np.all(W == np.round(W)) | INIT-DTYPE | The weights are whole numbers. They should be drawn from a bell curve around 0.
W.min() >= 0 | INIT-1 | Every weight is positive. rand draws from [0, 1), and randn, one letter more, from a bell curve around 0.
abs(W.mean()) > 6 * W.std() / np.sqrt(W.size) | INIT-MEAN | The mean of the weights is not 0. They should be drawn around 0.
"""
# how far the weights are spread, with n_prev inputs and n units
SPREADS = """
np.sqrt(1 / n_prev) | INIT-CONVENTION | The spread is 1/√n[l−1], which suits tanh. We write √(2/n[l−1]), which suits ReLU.
np.sqrt(2 / (n + n_prev)) | INIT-CONVENTION | The spread is √(2/(n[l−1] + n[l])), which suits tanh. We write √(2/n[l−1]), which suits ReLU.
0.01 | INIT-CONVENTION | The spread is 0.01, as in the lecture. It serves a network with one hidden layer; deeper ones hardly start to learn. We write √(2/n[l−1]).
1.0 | INIT-6 | The weights are not scaled: with many inputs Z becomes large and the units saturate. Their spread should fall with the number of inputs.
2 / n_prev | INIT-SQRT | The spread is 2/n[l−1]: the square root is missing. The variance is 2/n[l−1].
1 / n_prev | INIT-SQRT | The spread is 1/n[l−1]: the square root is missing.
np.sqrt(2 / n) | INIT-FAN | The spread goes by n[l], the units of the layer. What adds up in Z are its inputs: n[l−1].
np.sqrt(1 / n) | INIT-FAN | The spread goes by n[l], the units of the layer. What adds up in Z are its inputs: n[l−1].
np.sqrt(n_prev / 2) | INIT-6 | You divide by √(2/n[l−1]); the weights should be multiplied by it.
np.sqrt(n_prev) | INIT-6 | You multiply by √n[l−1]; the weights should be divided by it.
np.sqrt(2 * n_prev) | INIT-6 | You multiply by √(2 n[l−1]); the spread should fall with the number of inputs.
np.sqrt(1 / (2 * n_prev)) | INIT-SQRT | The spread is 1/√(2 n[l−1]). In √(2/n[l−1]) the 2 stands above the line.
np.sqrt(2) / n_prev | INIT-SQRT | The root covers the 2 only: it should cover 2/n[l−1].
"""
SMALL_ENOUGH = "The spread of the weights is none of the usual ones, but small enough to learn. We write √(2/n[l−1])."
FAR_OFF = "The weights are far too large or far too small. Their spread should be near √(2/n[l−1])."
AGAIN = "These layers hold the same numbers, up to a factor. Does the generator start afresh from its seed in every layer? Make it once, before the loop."
NOT_0 = "b starts at 0: the random weights already make the units differ."
SAYS = """
MISSING | KEYS | Each layer 1 … L has a W and a b. Does the loop run over all of them?
"""
ERRORS = """
IndexError | INIT-INDEX | layer_dims has L + 1 entries, n[0] … n[L]. The layers 1 … L are one fewer.
"""


def _formulas(table, arguments):
    """The formulas of a table as one function of these arguments, and the ids and sentences beside them."""
    formulas, *said = zip(*(line.split(" | ") for line in table.strip().splitlines()), strict=True)
    return formula(f"[{', '.join(formulas)}]", arguments, {"np": np}), list(zip(*said, strict=True))


def judge(got, want):
    """Findings on parameters, by their properties: shapes, b = 0, and how the weights are spread."""
    got = {name: array for name, array in got.items() if array is not None}
    holds, said = _formulas(WRONG_SHAPES, "name, got, want")
    bad = {}
    for name in got:
        if got[name].shape != want[name].shape:
            bad.setdefault(said[holds(name, got[name], want[name]).index(True)], []).append(name)
    if bad or len(got) < len(want):
        return [Finding((row[0],), row[1], tuple(bad[row])) for row in said if row in bad]
    b_not_0 = tuple(name for name, b in got.items() if name[0] == "b" and np.any(b))
    found = [Finding(("INIT-B",), NOT_0, b_not_0)] if b_not_0 else []
    constant = tuple(name for name, W in got.items() if name[0] == "W" and W.size > 1 and np.ptp(W) == 0)
    weights = {name: W for name, W in got.items() if name[0] == "W" and W.size >= 300}  # enough to tell from chance
    holds, said = _formulas(WRONG_VALUES, "W")
    seen = {name: holds(W) for name, W in weights.items()}
    for i, (id, sentence) in enumerate(said):
        if names := constant if constant and id == "INIT-3" else tuple(name for name in seen if seen[name][i]):
            return [*found, Finding((id,), sentence, names)]
    if names := _repeated(weights):
        found.append(Finding(("INIT-SEED",), AGAIN, names))
    return found + _judged_spread(weights)


def _repeated(weights):
    """Layers whose first weights are, up to a factor, those of another layer."""
    starts = {name: W.ravel()[:100] for name, W in weights.items()}
    for a, b in combinations(starts, 2):
        if abs(np.corrcoef(starts[a], starts[b])[0, 1]) > 0.95:
            return (a, b)
    return ()


def _judged_spread(weights):
    spreads, said = _formulas(SPREADS, "n, n_prev")
    known = [np.array([np.sqrt(2 / W.shape[1]), *spreads(*W.shape)]) for W in weights.values()]
    near = np.all([abs(W.std() / known - 1) < 0.12 for W, known in zip(weights.values(), known, strict=True)], axis=0)
    if not weights or near[0]:
        return []
    small = all(0.0005 < W.std() < 2 / np.sqrt(W.shape[1]) for W in weights.values())
    other = ("INIT-CONVENTION", SMALL_ENOUGH) if small else ("INIT-6", FAR_OFF)
    id, sentence = next((row for row, fits in zip(said, near[1:], strict=True) if fits), other)
    return [Finding((id,), sentence, tuple(weights))]
