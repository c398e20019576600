"""Exercises whose answers are counts, shapes and choices (lectures 4.1, 4.3, 4.4 and 4.8)."""

import math

from .exercise import Exercise, Mistake, Probe
from .reading import chosen, one, shapes


def _on(wrong):
    """A formula for one list or number as outputs by name: the name is the argument itself."""
    return lambda given: {_name(given): wrong(given)}


def _name(given):
    return str(list(given)) if isinstance(given, (list, tuple)) else f"n = {given}"


def _weights(dims):
    return sum(n * n_prev for n_prev, n in zip(dims, dims[1:], strict=False))


NETWORKS = Probe(
    tuple((list(dims),) for dims in ((3, 5, 5, 3, 1), (4, 1), (2, 6, 1), (7, 4, 3, 2), (12, 9, 8, 6, 5, 3, 1))),
    {},
    "five networks, from one layer to six",
)

INDEX = (
    (r"^IndexError", "INDEX",
     "An index lies outside layer_dims. It has L + 1 entries, n[0] … n[L], and L is not the same in all tests."),
)  # fmt: skip

count_layers = Exercise(
    signature="count_layers(layer_dims)",
    solve=_on(lambda dims: len(dims) - 1),
    read=one,
    probes=(NETWORKS,),
    look="Draw the network [4, 1], which is logistic regression, and count: it has one layer.",
    mistakes=(
        Mistake("CON-INPUT", _on(len),
            "You counted the input layer. It is layer 0: it computes nothing and is not counted."),
        Mistake(
            "CON-HIDDEN", _on(lambda dims: len(dims) - 2),
            "You counted the hidden layers only. The output layer computes something too, and counts.",
        ),
        Mistake("CON-UNITS", _on(sum), "You counted units, and the input's too. A layer is one entry of layer_dims."),
        Mistake("CON-UNITS", _on(lambda dims: sum(dims[1:])), "You counted units. A layer is one entry of layer_dims."),
        Mistake("CON-LAST", _on(lambda dims: dims[-1]),
            "This is n[L], the units of the last layer; L is asked, how many layers."),
        Mistake("CON-LAST", _on(lambda dims: dims[0]),
            "This is n[0], the number of inputs; L is asked, how many layers."),
        Mistake("CON-UNITS", _on(max), "This is the widest layer. How many layers are there?"),
        Mistake("CON-HIDDEN", _on(lambda dims: len(dims) // 2),
            "Half of len() is for the course's dictionary, where each layer has a W and a b. layer_dims has one "
            "entry per layer."),
        Mistake("CON-INPUT", _on(lambda dims: len(dims) + 1),
            "That is two too many. layer_dims begins with the input, which is not counted."),
    ),
)  # fmt: skip

count_parameters = Exercise(
    signature="count_parameters(layer_dims)",
    solve=_on(lambda dims: _weights(dims) + sum(dims[1:])),
    read=one,
    probes=(NETWORKS,),
    look="Take [4, 1]: W[1] has shape (1, 4) and b[1] shape (1, 1), so there are 5. Then add the layers up.",
    crashes=INDEX,
    mistakes=(
        Mistake("CON-NO-BIAS", _on(_weights),
            "You counted the weights only. Each unit has a bias too: b[l] has n[l] entries."),
        Mistake(
            "CON-BIAS-INPUT", _on(lambda dims: _weights(dims) + sum(dims)),
            "You gave the inputs biases. Layer 0 has no parameters.",
        ),
        Mistake(
            "CON-BIAS-ONE", _on(lambda dims: _weights(dims) + len(dims) - 1),
            "You counted one bias per layer. There is one per unit: b[l] has shape (n[l], 1).",
        ),
        Mistake(
            "CON-BIAS-PREV", _on(lambda dims: _weights(dims) + sum(dims[:-1])),
            "You counted n[l−1] biases for layer l. The biases belong to the layer's own units.",
        ),
        Mistake("CON-BIAS-INPUT", _on(lambda dims: _weights(dims) + len(dims)),
            "One bias per layer, and one for the input. There is one per unit, and none for layer 0."),
        Mistake("CON-UNITS", _on(sum), "You counted units. A unit of layer l has n[l−1] weights and a bias."),
        Mistake("CON-UNITS", _on(lambda dims: sum(dims[1:])),
            "You counted the biases only. Each unit of layer l also has n[l−1] weights."),
        Mistake("CON-PRODUCT", _on(math.prod),
            "You multiplied all sizes. Layers add up: only neighbours are multiplied."),
        Mistake("CON-LAST-LAYER", _on(lambda dims: (dims[-2] + 1) * dims[-1]),
            "This is the last layer only. Is the total overwritten each time round the loop?"),
        Mistake("CON-LAST-LAYER", _on(lambda dims: _weights(dims) + dims[-1]),
            "Only the biases of the last layer are in it. Every layer has its own."),
        Mistake("CON-ADDED", _on(lambda dims: _weights(dims) + sum(dims[1:]) + 1),
            "That is one too many. Does the total begin at 0?"),
        Mistake("CON-ADDED", _on(lambda dims: math.prod(n * (p + 1) for p, n in zip(dims, dims[1:], strict=False))),
            "The layers are multiplied with each other. Add them up."),
        Mistake(
            "CON-LAST-LAYER", _on(lambda dims: _weights(dims[:-1]) + sum(dims[1:-1])),
            "The last layer is missing. Does the loop end one layer early?",
        ),
        Mistake(
            "CON-FIRST-LAYER", _on(lambda dims: _weights(dims[1:]) + sum(dims[2:])),
            "W[1] and b[1] are missing. The first layer that has parameters reads the input.",
        ),
        Mistake("CON-SQUARE", _on(lambda dims: sum(n * n + n for n in dims[1:])),
            "You used n[l]·n[l] weights. W[l] has shape (n[l], n[l−1])."),
        Mistake("CON-NO-BIAS", _on(lambda dims: _weights(dims) - sum(dims[1:])),
            "You subtracted the biases. They are parameters like the weights."),
        Mistake("CON-BIAS-WIDE", _on(lambda dims: 2 * _weights(dims)),
            "You counted b[l] as if it had W's shape. It has shape (n[l], 1)."),
        Mistake("CON-ADDED", _on(lambda dims: sum(a + b for a, b in zip(dims, dims[1:], strict=False))),
            "You added n[l] and n[l−1]. W[l] holds a number for every pair of units: multiply."),
        Mistake("CON-WRAP", _on(lambda dims: _weights(dims) + dims[0] * dims[-1] + sum(dims)),
            "The loop begins at 0, and there layer_dims[l − 1] is the last entry. The layers with parameters are 1 … "
            "L."),
        Mistake("CON-LAST-LAYER", _on(lambda dims: dims[0] * dims[1] + dims[1]),
            "This is the first layer only. Add up all layers."),
    ),
)  # fmt: skip


def _shapes(dims, m, W="n p", b="n 1", Z="n m", d=None, offset=0):
    """The shapes of a network; the strings say what stands in them."""
    found, L = {}, len(dims) - 1
    for l in range(1, L + 1):
        sizes = {"n": dims[l], "p": dims[l - 1], "m": m, "1": 1, "next": dims[min(l + 1, L)]}
        for prefix in ("", "d"):
            for letter, rule in (("W", W), ("b", b), ("Z", Z), ("A", Z)):
                rule = (d or {}).get(letter, rule) if prefix else rule
                found[f"{prefix}{letter}{l}"] = tuple(sizes[part] for part in rule.split())
    return found


def _wrong_shapes(only=None, **rules):
    def wrong(dims, m):
        found = _shapes(dims, m, **rules)
        return {name: shape for name, shape in found.items() if only is None or name.rstrip("0123456789") in only}

    return wrong


def _lower_weights(dims, m):
    below = _shapes([0, *dims[:-1]], m)
    return {name: shape for name, shape in below.items() if name.lstrip("d")[0] == "W" and not name.endswith("1")}


layer_shapes = Exercise(
    signature="layer_shapes(layer_dims, m)",
    solve=_shapes,
    read=shapes,
    probes=(
        Probe((([5, 4, 3, 2, 1], 7),), {"m": 7}, "layer_dims = [5, 4, 3, 2, 1], m = 7"),
        Probe((([4, 6, 5, 3], 8),), {"m": 8}, "layer_dims = [4, 6, 5, 3], m = 8"),
        Probe((([3, 1], 6),), {"m": 6}, "one layer (layer_dims = [3, 1])"),
    ),
    look=(
        "Write Z[l] = W[l] A[l−1] + b[l] with the shape under each symbol; a derivative has the shape of what it "
        "belongs to."
    ),
    crashes=INDEX,
    says={("", "MISSING"): ("KEYS", "Each layer 1 … L has W, b, Z, A and dW, db, dZ, dA.")},
    mistakes=(
        Mistake("DIM-TRANSPOSED", _wrong_shapes({"W", "dW"}, W="p n"),
            "Rows and columns are exchanged. W[l] has a row for each unit of layer l and a column for each input "
            "from layer l−1."),
        Mistake("DIM-B-WIDE", _wrong_shapes({"b", "db"}, b="n m"),
            "A column for each example is what the notes print; yet parameters do not depend on m. numpy stretches b "
            "over the examples while it adds."),
        Mistake("DIM-B-FLAT", _wrong_shapes({"b", "db"}, b="n"),
            "This is flat, with one axis only. b[l] is a column: added to Z[l] a flat b would run along the "
            "examples."),
        Mistake("DIM-B-ROW", _wrong_shapes({"b", "db"}, b="1 n"),
            "This is a row. b[l] is a column, one number for each unit."),
        Mistake("DIM-B-PREV", _wrong_shapes({"b", "db"}, b="p 1"),
            "b[l] has one number for each unit of its own layer l, not of layer l−1."),
        Mistake("DIM-B-W", _wrong_shapes({"b", "db"}, b="n p"),
            "This is the shape of W[l]. b[l] has a single number for each unit."),
        Mistake("DIM-B-ONE", _wrong_shapes({"b", "db"}, b="1 1"),
            "One b for the whole layer is too few: each unit has its own."),
        Mistake("DIM-ROWS", _wrong_shapes({"Z", "A", "dZ", "dA"}, Z="m n"),
            "Examples are columns here, so m stands second."),
        Mistake("DIM-ONE-EXAMPLE", _wrong_shapes({"Z", "A", "dZ", "dA"}, Z="n 1"),
            "That is for one example. With m examples there are m columns."),
        Mistake("DIM-PREV", _wrong_shapes({"Z", "A", "dZ", "dA"}, Z="p m"),
            "This is the shape of A[l−1]. Layer l's own arrays have a row for each of its n[l] units."),
        Mistake("DIM-PREV", _wrong_shapes({"Z", "A", "dZ", "dA"}, Z="n p"),
            "This is the shape of W[l]. Z[l] and A[l] have a column for each example."),
        Mistake("DIM-ONE-EXAMPLE", _wrong_shapes({"Z", "A", "dZ", "dA"}, Z="n"),
            "This is flat and has no room for the examples: one column each."),
        Mistake("DIM-LAYER", _wrong_shapes({"W", "dW"}, W="next n"),
            "This is the shape of W[l+1]. W[l] reads layer l−1 and feeds layer l."),
        Mistake("DIM-W-M", _wrong_shapes({"W", "dW"}, W="n m"),
            "Parameters do not depend on m. W[l] has a column for each input from layer l−1."),
        Mistake("DIM-W-M", _wrong_shapes({"W", "dW"}, W="m n"),
            "Parameters do not depend on m. W[l] has a row for each unit and a column for each input."),
        Mistake("DIM-B-WIDE", _wrong_shapes({"b", "db"}, b="m 1"),
            "Parameters do not depend on m. b[l] has one number for each unit of layer l."),
        Mistake("DIM-LAYER", _lower_weights,
            "This is the shape of W[l−1]: the number in the name is one too high. Layer 0 is the input."),
        Mistake("DIM-SQUARE", _wrong_shapes({"W", "dW"}, W="n n"),
            "W[l] has a column for each input it reads, and those come from layer l−1."),
    ),
)  # fmt: skip

parity_depth = Exercise(
    signature="parity_depth(n)",
    solve=_on(lambda n: (n - 1).bit_length()),
    read=one,
    probes=(Probe(tuple((n,) for n in (2, 3, 4, 5, 6, 8, 9, 11, 16, 33)), {}, "ten values of n from 2 to 33"),),
    look="Take n = 8: each level joins the signals two by two, 8 → 4 → 2 → 1. Then n = 5: what becomes of the fifth?",
    mistakes=(
        Mistake("CON-1", _on(lambda n: n - 1),
            "n−1 is how many XOR gates there are, all levels together. A tree halves the number of signals at every "
            "level: 8 → 4 → 2 → 1. How many levels?"),
        Mistake("CON-1", _on(lambda n: n // 2),
            "n/2 is how many gates the first level has. How many levels follow until one signal is left?"),
        Mistake("CON-1", _on(lambda n: n / 2),
            "n/2 is how many gates the first level has. How many levels follow until one signal is left?"),
        Mistake("CON-1", _on(lambda n: (n + 1) // 2),
            "n/2 is how many gates the first level has. How many levels follow until one signal is left?"),
        Mistake("CON-1", _on(lambda n: 2 ** (n - 1)),
            "2ⁿ⁻¹ is the width of the shallow circuit, one term for each odd pattern. The tree's levels are asked."),
        Mistake("CON-1", _on(lambda n: 2**n),
            "2ⁿ is the number of all patterns of n bits. The tree's levels are asked."),
        Mistake("CON-1", _on(lambda n: n),
            "A chain takes the bits one after the other. A tree joins all pairs at once: 8 → 4 → 2 → 1."),
        Mistake("CON-FLOOR", _on(lambda n: n.bit_length() - 1),
            "Right where n is a power of two. A signal without a partner still needs a level: which way must log2 n "
            "be rounded?"),
        Mistake("CON-FLOOR", _on(lambda n: round(math.log2(n))),
            "log2 n is rounded to the nearest number. With n = 5 two levels leave two signals over: which way must "
            "it be rounded?"),
        Mistake("CON-FLOOR", _on(math.log2), "This is log2 n itself. Levels are whole: what does n = 5 need?"),
        Mistake("CON-CEIL", _on(lambda n: n.bit_length()), "One level too many: for n = 2 a single XOR is enough."),
        Mistake("CON-CEIL", _on(lambda n: (n - 1).bit_length() + 1),
            "One level too many: for n = 2 a single XOR is enough."),
        Mistake("CON-CEIL", _on(lambda n: (n - 1).bit_length() - 1), "One level too few: for n = 2 one XOR is needed."),
        Mistake("CON-LOG", _on(lambda n: math.ceil(math.log(n))),
            "This is the natural logarithm. Each level halves the signals, so the base is 2."),
        Mistake("CON-LOG", _on(math.log),
            "This is the natural logarithm. Each level halves the signals, so the base is 2."),
        Mistake("CON-LOG", _on(lambda n: math.ceil(math.log10(n))),
            "This is the logarithm to base 10. Each level halves the signals, so the base is 2."),
        Mistake("CON-LOG", _on(math.log10),
            "This is the logarithm to base 10. Each level halves the signals, so the base is 2."),
        Mistake("CON-GATES", _on(lambda n: 2 * (n - 1).bit_length()),
            "You counted two levels per gate, as for an XOR made of AND and OR. Here an XOR is one gate."),
        Mistake("CON-GATES", _on(lambda n: 3 * (n - 1).bit_length()),
            "You counted three levels per gate. Here an XOR is one gate."),
        Mistake("CON-LOG", _on(math.sqrt), "This is a square root. Count how often n can be halved."),
        Mistake("CON-LOG", _on(lambda n: math.ceil(math.sqrt(n))),
            "This is a square root. Count how often n can be halved."),
    ),
)  # fmt: skip

PARAMETERS = ("W[1]", "b[1]", "W[2]", "b[2]")
HYPERPARAMETERS = (
    "learning_rate", "iterations", "hidden_layers", "hidden_units", "activation", "momentum", "batch_size", "l2",
        "keep_prob",
)  # fmt: skip
NAMES = (  # in no telling order
    "learning_rate", "W[1]", "iterations", "hidden_layers", "b[1]", "hidden_units", "activation", "W[2]", "momentum",
    "batch_size", "b[2]", "l2", "keep_prob",
)  # fmt: skip

WHY = {
    "W[1]": "Gradient descent finds W: it is a parameter.",
    "b[1]": "Gradient descent finds b: it is a parameter, too.",
    "learning_rate": "Nothing in training changes α; you choose it.",
    "iterations": "How long to train is decided by you, not learned.",
    "hidden_layers": "How many layers there are is fixed before training begins.",
    "hidden_units": "n[1], n[2], … are fixed before training begins; only then is the shape of W known.",
    "activation": "g has no derivative to follow from one choice to the next; you choose it.",
    "momentum": "β says how long the memory of old gradients is. The velocity v changes in training, β does not.",
    "batch_size": "How many examples a step sees is decided by you.",
    "l2": "λ weighs the cost against the size of W. Were it learned, it would become 0.",
    "keep_prob": "The share of units that stay is decided by you.",
}


def _all_as(kind, names=None):
    return lambda given: {name: kind for name in given if names is None or name in names}


def _sorted(names):
    return {name: "parameter" if name in PARAMETERS else "hyperparameter" for name in names}


def _exchanged(names):
    return {name: "hyperparameter" if name in PARAMETERS else "parameter" for name in names}


hyperparameters = Exercise(
    signature="hyperparameters(names)",
    solve=_sorted,
    read=chosen,
    probes=(Probe(((list(NAMES),),), {}, f"{len(NAMES)} names"),),
    look="Ask of each name: does gradient descent change it, or did you choose it before?",
    mistakes=(
        Mistake("CON-EXCHANGED", _exchanged,
            "You returned the parameters. Asked are those that you choose and that decide what W and b become."),
        Mistake("CON-ALL", _all_as("hyperparameter", PARAMETERS),
            "Gradient descent changes these in every step: they are parameters."),
        Mistake("CON-NONE", _all_as("parameter", HYPERPARAMETERS),
            "You returned none of these. Which of them must be chosen before training can start?"),
        *(
            Mistake("CON-SORT", _all_as("parameter", {name}), WHY[name])
            for name in HYPERPARAMETERS
        ),
        *(Mistake("CON-SORT", _all_as("hyperparameter", {name}), WHY[f"{name[0]}[1]"]) for name in PARAMETERS),
    ),
)  # fmt: skip
