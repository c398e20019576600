"""What is said about bad input, word for word, is what was read and approved in ``tests/messages.txt``.

``python -m pytest tests/validation/test_messages.py --approve`` writes that file anew; its diff shows what changed.
"""

import ast
import copy
import math
import re
import warnings
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from oracle import examples, network

import dnn_helpers
from dnn_helpers import ACTIVATIONS, HyperParameters, backward_pass, forward_pass, to_course_dict
from dnn_helpers.data.datasets import DATASETS
from dnn_helpers.experiments import depth, detective, neuron
from dnn_helpers.panels.panel import Panel

PACKAGE = Path(dnn_helpers.__file__).parent

# ---- what the calls below are written with

DIMS = [4, 3, 2, 1]
P, (X, Y) = network(DIMS), examples(DIMS, 6)
AL, CACHES = forward_pass(X, P)
GRADS = backward_pass(AL, Y, CACHES)
NAMED = to_course_dict(P)
H = HyperParameters(layer_dims=DIMS, iterations=3)
dA, A_prev, (W, b, _) = np.ones((3, 6)), X, P[1]


def layer(l, **changes):
    """The parameters with something else in layer l."""
    return P | {l: P[l]._replace(**changes)}


def at(array, index, value):
    """The array with one other entry."""
    changed = np.array(array, float)
    changed[index] = value
    return changed


def without(layers, key):
    return {other: value for other, value in layers.items() if other != key}


PUBLIC = {name: getattr(dnn_helpers, name) for name in dnn_helpers.__all__}
SCOPE = vars(depth) | vars(detective) | vars(neuron) | PUBLIC | globals() | {"nan": math.nan, "inf": math.inf}
GIVEN = P, X, Y, AL, CACHES, GRADS, NAMED, dA
BEFORE = copy.deepcopy(GIVEN)

# ---- one bad argument, and all the calls that take it

EVERYWHERE = {
    "parameters": (
        """
        forward_pass(X, parameters)
        predict(X, parameters)
        trace(parameters, X, Y)
        gradient_check(parameters, X, Y)
        gradient_descent(parameters, GRADS, 0.1)
        momentum(parameters, GRADS, None, 0.1, 0.9)
        l2_cost(parameters, 0.1, 6)
        l2_gradient(GRADS, parameters, 0.1, 6)
        dropout(parameters, 6, 0.5, np.random.default_rng(0))
        to_course_dict(parameters)
        save_parameters("network.npz", parameters)
        """,
        """
        layer(1, W=W.T)
        layer(2, W=P[2].W.T)
        layer(3, W=P[3].W.T)
        layer(2, W=np.ones((2, 5)))
        layer(3, W=np.ones(2))
        layer(2, W=np.ones((0, 3)))
        layer(1, W=[["a"] * 4] * 3)
        layer(1, W=None)
        layer(1, W=W * 1j)
        layer(1, W=np.ma.masked_less(W, 0))
        layer(2, b=np.ones(2))
        layer(2, b=np.ones((1, 2)))
        layer(2, b=np.ones((2, 6)))
        layer(2, b=np.ones((3, 1)))
        layer(2, b=0.0)
        layer(2, b=[[1], [1, 2]])
        layer(1, g="relu")
        layer(1, g=np.tanh)
        layer(2, g=lambda Z: Z)
        P | {2: (P[2].W, P[2].b)}
        P | {2: None}
        without(P, 2)
        {l - 1: P[l] for l in P}
        dict.fromkeys(range(2, 12), P[1])
        NAMED
        {}
        list(P.values())
        None
        P[1]
        """,
    ),
    "X": (
        """
        forward_pass(X, P)
        predict(X, P)
        gradient_check(P, X, Y)
        trace(P, X, Y)
        train(X, Y, H)
        diagnose(train(A_prev, Y, H), X, Y)
        """,
        """
        X.T
        np.ones((5, 6))
        X[:, 0]
        3.0
        np.ones((6, 2, 2))
        X[:, :0]
        at(X, (1, 2), nan)
        at(X, (3, 5), -inf)
        [["a"] * 6] * 4
        [[b"a"] * 6] * 4
        None
        [[1, None], [1, 2], [1, 2], [1, 2]]
        np.zeros((4, 6), "M8[s]")
        np.zeros((4, 6), "m8[s]")
        [[1, 2], [3]]
        (x for x in X)
        X * 1j
        np.ma.masked_less(X, 0)
        """,
    ),
    "Y": (
        """
        cross_entropy(AL, Y)
        cross_entropy_gradient(AL, Y)
        backward_pass(AL, Y, CACHES)
        accuracy(AL, Y)
        gradient_check(P, X, Y)
        trace(P, X, Y)
        train(X, Y, H)
        """,
        """
        2 * Y
        2 * Y - 1
        Y / 2
        1e300 * Y
        at(Y, (0, 3), nan)
        at(Y, (0, 3), inf)
        Y[0]
        Y.T
        Y[:, :5]
        Y[:, :0]
        np.vstack([Y, 1 - Y])
        np.ones((6, 2, 2))
        [["cat"] * 6]
        Y * 1j
        None
        """,
    ),
    "AL": (
        """
        cross_entropy(AL, Y)
        cross_entropy_gradient(AL, Y)
        backward_pass(AL, Y, CACHES)
        accuracy(AL, Y)
        """,
        """
        1.5 * np.ones((1, 6))
        at(AL, (0, 1), -0.25)
        at(AL, (0, 4), nan)
        AL[0]
        AL.T
        0.5
        "AL"
        AL * 1j
        """,
    ),
    "nothing": (
        "cross_entropy(nothing, nothing); cross_entropy_gradient(nothing, nothing); accuracy(nothing, nothing); "
        "backward_pass(nothing, nothing, CACHES)",
        "np.zeros((1, 0)); np.zeros((0, 5)); np.zeros((0, 0))",
    ),
    "grads": (
        """
        gradient_descent(P, grads, 0.1)
        momentum(P, grads, None, 0.1, 0.9)
        momentum(P, GRADS, grads, 0.1, 0.9)
        l2_gradient(grads, P, 0.1, 6)
        """,
        """
        GRADS | {2: Gradient(GRADS[2].dW, GRADS[2].db.ravel())}
        GRADS | {2: Gradient(GRADS[2].dW, GRADS[2].db.T)}
        GRADS | {1: Gradient(GRADS[1].dW.T, GRADS[1].db)}
        GRADS | {1: Gradient(GRADS[1].dW[:2], GRADS[1].db)}
        GRADS | {2: ("dW", "db")}
        GRADS | {2: None}
        without(GRADS, 3)
        without(GRADS, 1)
        list(GRADS.values())
        """,
    ),
    "number": (
        """
        gradient_descent(P, GRADS, number)
        momentum(P, GRADS, None, 0.1, number)
        l2_cost(P, number, 6)
        dropout(P, 6, number, np.random.default_rng(0))
        predict(X, P, number)
        HyperParameters(layer_dims=DIMS, learning_rate=number)
        HyperParameters(layer_dims=DIMS, momentum=number)
        HyperParameters(layer_dims=DIMS, l2=number)
        HyperParameters(layer_dims=DIMS, keep_prob=number)
        """,
        "nan; -inf; '0.1'; True",
    ),
    "layer_dims": (
        "initialize_parameters(layer_dims); HyperParameters(layer_dims=layer_dims); dimension_table(layer_dims, 3)",
        """
        [3, 0, 1]
        [3, 2, -1]
        [3, 10**10, 1]
        [3, 10**30, 1]
        [3]
        []
        [3, 2.0, 1]
        np.array([3.0, 1.0])
        [3, True, 1]
        np.array([True, True])
        [3, nan]
        ["3", "1"]
        "3, 5, 1"
        3
        np.array(3)
        None
        [[3, 1]]
        np.ones((2, 2), int)
        (n for n in (3, 2, 1))
        {3, 1}
        {3: 1, 2: 1}
        """,
    ),
    "activation": (
        "initialize_parameters(DIMS, hidden=activation); initialize_parameters(DIMS, output=activation); "
        "HyperParameters(layer_dims=DIMS, activation=activation); from_course_dict(NAMED, hidden=activation)",
        "'rleu'; 'ReLU'; None; ['relu']; np.tanh",
    ),
    "scale": (
        "initialize_parameters(DIMS, scale=scale); HyperParameters(layer_dims=DIMS, scale=scale)",
        "'glorot'; -1; nan; 10**400; None; True",
    ),
    "seed": (
        "initialize_parameters(DIMS, seed=seed); HyperParameters(layer_dims=DIMS, seed=seed); "
        "make_dataset('moons', seed=seed); random_settings(3, seed=seed)",
        "-1; 0.5; None",
    ),
    "m": (
        "dimension_table(DIMS, m); make_dataset('moons', m=m); l2_cost(P, 1, m); "
        "dropout(P, m, 0.5, np.random.default_rng(0)); HyperParameters(layer_dims=DIMS, iterations=m)",
        "0; 10**10; 10**30; 3.0; True",
    ),
    "path": (
        "load_parameters(path); save_parameters(path, P); sweep(X, Y, X, Y, [H], file=path, progress=False)",
        "3; b'network.npz'; 'a\\0b'; 'folder/network.npz'",
    ),
}

# ---- calls of one kind

CALLS = """
    forward_pass(X, layer(2, W=at(P[2].W, (1, 0), nan)))
    forward_pass(X, layer(1, b=at(b, (2, 0), inf)))
    forward_pass(X, {l: layer._replace(W=1e200 * np.abs(layer.W)) for l, layer in network(DIMS, "relu").items()})
    cross_entropy(np.full((3, 6), 0.3), Y)
    accuracy(np.full((3, 2), 0.3), np.array([[1, 0], [0, 1], [0, 1]]))
    backward_pass(at(AL, (0, 0), 1), Y, CACHES | {3: CACHES[3]._replace(g=tanh)})
    trace({1: Layer(W[:1] * 0, b[:1] * 0, relu)}, X, Y)

    forward_block(A_prev, W.T, b, relu)
    forward_block(A_prev.T, W, b, relu)
    forward_block(A_prev, W[:, :2], b, relu)
    forward_block(A_prev[:, 0], W, b, relu)
    forward_block(A_prev, W[0], b, relu)
    forward_block(A_prev, W, b[:, 0], relu)
    forward_block(A_prev, W, b.T, relu)
    forward_block(A_prev, W, np.tile(b, 6), relu)
    forward_block(A_prev, W, b[:2], relu)
    forward_block(A_prev, W, b * 1j, relu)
    forward_block(A_prev[:, :0], W, b, relu)
    forward_block(A_prev, W[:0], b[:0], relu)
    forward_block(at(A_prev, (1, 2), nan), W, b, relu)
    forward_block(A_prev, at(W, (1, 2), inf), b, relu)
    forward_block(A_prev, W, at(b, (1, 0), nan), relu)
    forward_block(1e308 * A_prev, 10 * W, b, relu)
    forward_block(A_prev, W, b, "relu")
    forward_block(A_prev, W, b, None)
    forward_block(A_prev, W, b, np.tanh)
    forward_block(A_prev, W, b, lambda Z: Z)
    forward_block(A_prev, W, b, 3)
    relu("three")
    relu.prime(None)

    backward_block(dA.T, CACHES[1])
    backward_block(dA[:1], CACHES[1])
    backward_block(dA[0], CACHES[1])
    backward_block(1.0, CACHES[1])
    backward_block(at(dA, (0, 0), nan), CACHES[1])
    backward_block(at(dA, (1, 1), inf), CACHES[1])
    backward_block(1e308 * dA, CACHES[1])
    backward_block(np.ones(6), CACHES[3])
    backward_block("dA", CACHES[1])
    backward_block(dA, CACHES)
    backward_block(dA, (A_prev, W, b))
    backward_block(dA, None)
    backward_block(dA, list(CACHES.values()))
    backward_block(dA, P[1])
    backward_block(dA, CACHES[1]._replace(Z=at(CACHES[1].Z, (0, 0), nan)))
    backward_block(dA, CACHES[1]._replace(Z=CACHES[1].Z.tolist()))
    backward_block(dA, CACHES[1]._replace(W=W.astype("int8")))
    backward_block(dA, CACHES[1]._replace(A_prev=A_prev[:, :2]))
    backward_block(dA, CACHES[1]._replace(g=np.tanh))

    backward_pass(AL, Y, without(CACHES, 2))
    backward_pass(AL, Y, list(CACHES.values()))
    backward_pass(AL, Y, CACHES | {2: (1, 2)})
    backward_pass(AL, Y, CACHES | {2: CACHES[2]._replace(Z=CACHES[2].Z * 1j)})
    backward_pass(AL, Y, {1: CACHES[2], 2: CACHES[3], 3: CACHES[1]})
    backward_pass(AL, Y, CACHES | {1: CACHES[2], 2: CACHES[1]})
    backward_pass(AL, Y, without(CACHES, 3))
    backward_pass(AL, Y, CACHES | {2: forward_pass(X[:, :1], P)[1][2]})
    backward_pass(AL, Y, CACHES | {2: CACHES[2]._replace(A_prev=CACHES[3].A_prev)})
    backward_pass(AL, Y, CACHES | {2: CACHES[2]._replace(A_prev=at(CACHES[2].A_prev, (0, 1), nan))})
    backward_pass(AL, Y, CACHES | {2: CACHES[2]._replace(W=at(CACHES[2].W, (0, 1), nan))})
    backward_pass(AL, Y, CACHES | {2: CACHES[2]._replace(Z=at(CACHES[2].Z, (0, 1), nan))})
    momentum(P, GRADS, 0, 0.1, 0.9)
    backward_pass(AL, Y, {})
    backward_pass(AL, 0 * Y, CACHES | {3: CACHES[3]._replace(A_prev=1e308 * np.ones((2, 6)))})
    backward_pass(AL, 0 * Y, CACHES | {3: CACHES[3]._replace(W=1e308 * np.ones((1, 2)))})

    momentum(P, GRADS, None, 0.1, 1)
    momentum(P, GRADS, None, 0.1, -0.1)
    dropout(P, 6, 0, np.random.default_rng(0))
    dropout(P, 6, 2, np.random.default_rng(0))
    dropout(P, 6, 0.5, 0)
    dropout(P, 6, 0.5, None)
    dropout(P, 6, 0.5, np.random)
    l2_cost(P, -1, 6)

    HyperParameters(layer_dims=DIMS, activation=Activation("mine", np.sin, np.cos))
    HyperParameters(layer_dims=DIMS, learning_rate=0)
    HyperParameters(layer_dims=DIMS, learning_rate=-0.1)
    HyperParameters(layer_dims=DIMS, batch_size=0)
    HyperParameters(layer_dims=DIMS, batch_size=32.0)
    HyperParameters(layer_dims=DIMS, momentum=1)
    HyperParameters(layer_dims=DIMS, l2=-0.1)
    HyperParameters(layer_dims=DIMS, keep_prob=0)
    HyperParameters(layer_dims=DIMS, keep_prob=1.01)

    train(X, Y, HyperParameters(layer_dims=DIMS, batch_size=7))
    train(X[:3], Y, H)
    train(X[:, :0], Y[:, :0], H)
    train(X, Y, H, X)
    train(X, Y, H, None, Y)
    train(X, Y, H, X.T, Y)
    train(X, Y, H, at(X, (0, 0), nan), Y)
    train(X, Y, H, X, 3 * Y)
    train(X, Y, {"layer_dims": DIMS})
    train(X, Y, DIMS)
    train(X, Y, H, on_step=3)
    diagnose(None, X, Y)

    gradient_check(P, X, Y, entries=0)
    gradient_check(P, X, Y, backward=3)
    gradient_check(P, X, Y, backward=lambda *_: None)
    gradient_check(P, X, Y, backward=lambda *_: without(GRADS, 2))
    gradient_check(P, X, Y, backward=lambda *_: GRADS | {2: (GRADS[2].dW.T, GRADS[2].db)})
    gradient_check(P, X, Y, backward=lambda *_: GRADS | {2: ("dW", GRADS[2].db)})
    sweep(X, Y, X.T, Y, [H], progress=False)
    sweep(X, Y, X, Y[0], [H], progress=False)
    sweep(X, Y, X, Y, 3, progress=False)
    sweep(X, Y, X, Y, [3], progress=False)
    sweep(X, Y, X, Y, [H], executor=3, progress=False)
    sweep(X, Y, X, Y, [H], file="text.txt", progress=False)
    sweep(2 * X, Y, X, Y, [H], file="sweep.json", progress=False)
    grid(l2=[])
    grid(layer_dims=[2, 3, 1])
    random_settings(0)
    random_settings(3, l2=[])
    random_settings(3, l2=log_uniform(0, 1))
    random_settings(3, l2=log_uniform(2, 1))
    process_pool(0).__enter__()

    from_course_dict(without(NAMED, "W2"))
    from_course_dict(NAMED | {"dA1": X})
    from_course_dict(dict(P))
    from_course_dict({})
    from_course_dict(None)
    from_course_dict(5)
    from_course_dict(NAMED | {"b2": np.zeros(2)})
    from_course_dict(NAMED | {"W2": P[2].W.T})
    from_course_dict(NAMED | {"W2": "W"})
    from_course_dict(NAMED | {"W2": [[1, 2], [3]]})
    save_parameters("network.npz", layer(1, g=Activation("mine", np.sin, np.cos)))
    load_parameters(".")
    load_parameters("array.npy")
    load_parameters("more.npz")
    load_parameters("text.txt")

    make_dataset("moon")
    make_dataset(None)
    make_dataset("moons", noise=-1)
    make_dataset("moons", noise="much")
    every_pattern(0)
    every_pattern(100)
    count_pieces(P)
    run_circuit(xor_tree(4), np.ones((3, 2)))
    run_circuit(3, np.ones((3, 2)))
    simulate(np.ones(3))
    firing_rate(2, neuron=3)
    investigate("W torn", 1, (3, 4, 1), 5)
    investigate("W transposed", 3, (3, 4, 1), 5)
    guess(3, 5)
    reveal(3, 5)
    show_figure(3, "nothing")
    show_figure("<svg/>", 3)
    show_source(3)
    show_source(np.sin)

    explore_network(layer_dims="3")
    explore_forward(layer_dims=(3000, 3000, 1))
    explore_training(examples=20, batch_size=32)
    explore_training(kept={"alpha": 1})
    explore_iteration().projector("alpha")
"""


def lines(text):
    """The calls or values that a text lists, one a line or parted by semicolons."""
    return [part.strip() for line in text.splitlines() for part in line.split("; ") if part.strip()]


def told(call, **names):
    """(the kind of error, what it says, the line that raises it) of a call written as text."""
    try:
        answer = eval(call, SCOPE | names)
    except (ValueError, TypeError, OverflowError, FileNotFoundError) as error:
        trace = error.__traceback__
        while trace.tb_next:
            trace = trace.tb_next
        return type(error).__name__, str(error), (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
    assert isinstance(answer, Panel) and answer.message, f"{call} is answered, {names}"
    return "in the panel", answer.message, None


def without_lists(sentence):
    """A new activation or data set is no new sentence."""
    for names, known in {
        "{ACTIVATIONS}": ACTIVATIONS,
        "{DATASETS}": DATASETS,
        "{SHAPE_MISTAKES}": detective.SHAPE_MISTAKES,
    }.items():
        sentence = sentence.replace(", ".join(known), names)
    return sentence


def spoiled_files():
    """In the folder that the calls above read from."""
    Path("text.txt").write_text("text")
    np.save("array.npy", X)
    np.savez("more.npz", activations=np.array(["relu"]), W1=W, b1=b, W2=W)
    dnn_helpers.sweep(X, Y, X, Y, [H], file="sweep.json", progress=False)


@cache
def said():
    """A line for every call with what it is told, and the lines of code that raise; numpy's warnings are errors."""
    answers, raised = {}, set()
    with warnings.catch_warnings(), TemporaryDirectory() as folder, chdir(folder):
        warnings.simplefilter("error")
        spoiled_files()
        for name, (calls, values) in EVERYWHERE.items():
            for value in lines(values):
                sentences = {}
                for call in lines(calls):
                    kind, sentence, line = told(call, **{name: eval(value, SCOPE)})
                    sentences.setdefault(f"{kind}: {without_lists(sentence)}", []).append(call)
                    raised.add(line)
                for sentence, some in sentences.items():
                    where = "" if len(sentences) == 1 else f"{', '.join(some)} with "
                    answers[f"{where}{name} = {value}"] = sentence
        for call in lines(CALLS):
            kind, sentence, line = told(call)
            answers[call] = f"{kind}: {without_lists(sentence)}"
            raised.add(line)
    return answers, raised


def messages():
    return [f"{call} → {sentence}" for call, sentence in said()[0].items()]


def test_every_message_is_the_one_that_was_read_and_approved(approved):
    approved("messages.txt", messages())


def test_every_message_is_one_sentence_without_internals():
    for sentence in said()[0].values():
        assert "\n" not in sentence and len(sentence) < 320, sentence
        assert not re.search(r"0x[0-9a-f]{6}|<function|object at|<ufunc|operands|inhomogeneous", sentence), sentence


def test_no_call_changes_what_it_is_given():
    said()
    np.testing.assert_equal(GIVEN, BEFORE)


def test_every_field_of_the_hyperparameters_is_validated():
    """A field without a call above would be a field without a sentence."""
    calls = " ".join([CALLS, *(calls for calls, _ in EVERYWHERE.values())])
    for name in HyperParameters.__dataclass_fields__:
        assert re.search(rf"HyperParameters\((layer_dims=DIMS, )?{name}=", calls), name
    with pytest.raises(TypeError, match="alpha"):  # Python's own sentence
        HyperParameters(layer_dims=DIMS, alpha=1)


# ---- nothing that can be said is missing


def raises(path):
    """Every raise of a file that says something to a person."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Raise)
            and isinstance(node.exc, ast.Call)
            and getattr(node.exc.func, "id", "") != "AttributeError"
        ):
            yield node


FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if "exercises" not in path.parts]  # these say it in a report


def test_every_raise_at_the_door_is_reached():
    """Add a call that reaches it to the tables above."""
    reached = said()[1]
    missed = [
        f"{path.name}:{node.lineno}: {ast.unparse(node)[:100]}"
        for path in FILES
        if path.parent.name == "validation"
        for node in raises(path)
        if not any((str(path), line) in reached for line in range(node.lineno, node.end_lineno + 1))
    ]
    assert not missed, "\n".join(missed)


def words(tree):
    """The texts of more than one word in a piece of code, but for docstrings and what is taken apart."""
    left_out = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef)) and ast.get_docstring(node):
            left_out.add(node.body[0].value)
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("split", "replace"):
            left_out |= {node.func.value, *node.args}
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__doc__":
            left_out |= set(ast.walk(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in left_out:
            if " " in node.value.strip():
                yield node.value.strip()


def test_every_text_that_can_be_said_stands_in_a_message():
    """Each cause and each cure, too, that a sentence ends with."""
    texts, missed = "\n".join(messages()), []
    for path in FILES:
        if path.parent.name == "validation":
            parts = [ast.parse(path.read_text(encoding="utf-8"))]
        else:
            parts = list(raises(path))
        missed += [f"{path.name}: {part}" for tree in parts for part in words(tree) if part not in texts]
    assert not missed, "\n".join(missed)
