"""Bad input: one sentence, with what, got, expected and the likely cause; never another error, never a warning."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from oracle import examples, iteration, network

from dnn_helpers import (
    Activation,
    Gradient,
    HyperParameters,
    Layer,
    accuracy,
    backward_block,
    backward_pass,
    cross_entropy,
    cross_entropy_gradient,
    dimension_table,
    dropout,
    forward_block,
    forward_pass,
    from_course_dict,
    gradient_check,
    gradient_descent,
    initialize_parameters,
    l2_cost,
    l2_gradient,
    make_dataset,
    momentum,
    predict,
    relu,
    sigmoid,
    to_course_dict,
    trace,
    train,
)

DIMS = [4, 3, 2, 1]
P, (X, Y) = network(DIMS), examples(DIMS, 6)
AL, CACHES = forward_pass(X, P)
GRADS = backward_pass(AL, Y, CACHES)
RNG = np.random.default_rng(0)
SENTENCES = (ValueError, TypeError, OverflowError)


def told(call, kind, *words):
    """That ``call`` raises exactly ``kind``, in one line that holds all the words."""
    with pytest.raises(kind) as error:
        call()
    text = str(error.value)
    assert type(error.value) is kind and "\n" not in text and len(text) < 300, text
    for word in words:
        assert word in text, f"{word!r} is not in: {text}"
    assert not re.search(r"0x[0-9a-f]{6}|<function|object at|<ufunc|operands|inhomogeneous", text), text


def with_layer(l, **changes):
    return P | {l: P[l]._replace(**changes)}


def with_entry(array, index, value):
    changed = np.array(array, float)
    changed[index] = value
    return changed


def without(layers, l):
    return {key: layer for key, layer in layers.items() if key != l}


def cases(**rows):
    return pytest.mark.parametrize("case", rows.values(), ids=rows)


# ---- parameters


PARAMETERS = {
    "W2 transposed": (
        with_layer(2, W=P[2].W.T),
        ValueError,
        "W2 has shape (3, 2), expected (2, 3) = (n[2], n[1])",
        "transposed?",
    ),
    "W1 transposed": (
        with_layer(1, W=P[1].W.T),
        ValueError,
        "W1 has shape (4, 3), expected (3, 4) = (n[1], n[0])",
        "transposed?",
    ),
    "W3 transposed": (
        with_layer(3, W=P[3].W.T),
        ValueError,
        "W3 has shape (2, 1), expected (1, 2) = (n[3], n[2])",
        "transposed?",
    ),
    "W of another net": (
        with_layer(2, W=np.ones((2, 5))),
        ValueError,
        "W2 has shape (2, 5), expected (2, 3)",
        "another network?",
    ),
    "W flat": (with_layer(3, W=np.ones(2)), ValueError, "W3 has shape (2,), expected two axes (n[3], n[2])"),
    "W empty": (with_layer(2, W=np.ones((0, 3))), ValueError, "W2 has shape (0, 3)", "empty"),
    "b flat": (
        with_layer(2, b=np.ones(2)),
        ValueError,
        "b2 has shape (2,), expected (2, 1) = (n[2], 1)",
        "flat?",
        "reshape",
    ),
    "b transposed": (
        with_layer(2, b=np.ones((1, 2))),
        ValueError,
        "b2 has shape (1, 2), expected (2, 1)",
        "transposed?",
    ),
    "b of m columns": (
        with_layer(2, b=np.ones((2, 6))),
        ValueError,
        "b2 has shape (2, 6), expected (2, 1)",
        "does not depend on m",
    ),
    "b of another layer": (
        with_layer(2, b=np.ones((3, 1))),
        ValueError,
        "b2 has shape (3, 1), expected (2, 1)",
        "another layer?",
    ),
    "b a number": (with_layer(2, b=0.0), ValueError, "b2 has shape (), expected (2, 1)"),
    "b ragged": (with_layer(2, b=[[1], [1, 2]]), ValueError, "b2 has rows of different lengths"),
    "W text": (with_layer(1, W=[["a"] * 4] * 3), TypeError, "W1 holds text, expected an array of numbers"),
    "W none": (with_layer(1, W=None), TypeError, "W1 holds NoneType"),
    "W complex": (with_layer(1, W=P[1].W * 1j), TypeError, "W1 holds complex numbers, expected real ones"),
    "g text": (with_layer(1, g="relu"), TypeError, "g of layer 1 is 'relu'", "such as relu"),
    "g without slope": (with_layer(1, g=np.tanh), TypeError, "g of layer 1 is", "prime"),
    "g a function": (with_layer(2, g=lambda Z: Z), TypeError, "g of layer 2 is a function", "prime"),
    "no g": (
        P | {2: (P[2].W, P[2].b)},
        TypeError,
        "layer 2 is a tuple, expected Layer(W, b, g)",
        "activation missing?",
    ),
    "layer none": (P | {2: None}, TypeError, "layer 2 is None, expected Layer(W, b, g)"),
    "layer missing": (without(P, 2), ValueError, "no layer 2", "got the keys 1, 3", "missing?"),
    "layer 0": (
        {l - 1: layer for l, layer in P.items()},
        ValueError,
        "no layer 3",
        "got the keys 0, 1, 2",
        "expected 1 … 3",
    ),
    "course keys": (to_course_dict(P), ValueError, "no layer 1", "'W1', 'b1'", "from_course_dict"),
    "empty": ({}, ValueError, "parameters is empty", "1 … L"),
    "a list": (list(P.values()), TypeError, "parameters is a list, expected a dict from layer number"),
    "none": (None, TypeError, "parameters is a NoneType"),
    "one layer": (P[1], TypeError, "parameters is a Layer, expected a dict"),
}
TAKE_PARAMETERS = {
    "forward_pass": lambda p: forward_pass(X, p),
    "predict": lambda p: predict(X, p),
    "gradient_check": lambda p: gradient_check(p, X, Y),
    "trace": lambda p: trace(p, X, Y),
    "gradient_descent": lambda p: gradient_descent(p, GRADS, 0.1),
    "momentum": lambda p: momentum(p, GRADS, None, 0.1, 0.9),
    "l2_cost": lambda p: l2_cost(p, 0.1, 6),
    "l2_gradient": lambda p: l2_gradient(GRADS, p, 0.1, 6),
    "dropout": lambda p: dropout(p, 6, 0.5, RNG),
    "to_course_dict": to_course_dict,
}


@pytest.mark.parametrize("name", TAKE_PARAMETERS)
@cases(**PARAMETERS)
def test_parameters(case, name):
    parameters, kind, *words = case
    if name not in ("forward_pass", "predict", "trace"):
        words = [word for word in words if "W1 has shape (4, 3)" not in word]  # without X, n[0] may be 3 as well
    told(lambda: TAKE_PARAMETERS[name](parameters), kind, *words)


# ---- X


@cases(
    rows=(X.T, ValueError, "X has shape (6, 4), expected 4 rows = n[0]", "in the rows? use X.T"),
    other=(np.ones((5, 6)), ValueError, "X has shape (5, 6), expected 4 rows = n[0]", "other data?"),
    flat=(X[:, 0], ValueError, "X has shape (4,), expected two axes (n[0], m)", "flat?", "X.reshape(-1, 1)"),
    number=(3.0, ValueError, "X has shape (), expected two axes (n[0], m)", "single number?"),
    images=(
        np.ones((6, 2, 2)),
        ValueError,
        "X has shape (6, 2, 2), expected two axes",
        "images?",
        "column is one example",
    ),
    empty=(X[:, :0], ValueError, "X has shape (4, 0), an empty batch", "at least one column"),
    nan=(with_entry(X, (1, 2), math.nan), ValueError, "X holds nan at [1, 2], expected finite numbers", "missing"),
    inf=(with_entry(X, (3, 5), -math.inf), ValueError, "X holds -inf at [3, 5], expected finite numbers"),
    text=([["a"] * 6] * 4, TypeError, "X holds text, expected an array of numbers"),
    bytes=([[b"a"] * 6] * 4, TypeError, "X holds bytes"),
    none=(None, TypeError, "X holds NoneType, expected an array of numbers"),
    gaps=([[1, None], [1, 2], [1, 2], [1, 2]], TypeError, "X holds Python objects"),
    dates=(np.zeros((4, 6), "M8[s]"), TypeError, "X holds dates"),
    ragged=([[1, 2], [3]], ValueError, "X has rows of different lengths"),
    generator=((x for x in X), TypeError, "X holds generator"),
    complex=(X * 1j, TypeError, "X holds complex numbers, expected real ones"),
    masked=(np.ma.masked_less(X, 0), TypeError, "X is a masked array", "fill"),
)
@pytest.mark.parametrize(
    "call",
    [
        lambda X: forward_pass(X, P),
        lambda X: predict(X, P),
        lambda X: gradient_check(P, X, Y),
        lambda X: trace(P, X, Y),
        lambda X: train(X, Y, HyperParameters(layer_dims=DIMS, iterations=1)),
    ],
    ids=["forward_pass", "predict", "gradient_check", "trace", "train"],
)
def test_X(case, call):
    X, kind, *words = case
    if call.__code__.co_names[0] == "train":  # its sentences are about X and Y together
        words = [
            word
            for word in words
            if "empty" not in word and "X.T" not in word and "data?" not in word and "at least" not in word
        ]
    told(lambda: call(X), kind, *words)


def test_weights_that_are_not_finite_or_far_too_large():
    told(
        lambda: forward_pass(X, with_layer(2, W=with_entry(P[2].W, (1, 0), math.nan))),
        ValueError,
        "W2 holds nan at [1, 0]",
        "diverge?",
    )
    told(
        lambda: forward_pass(X, with_layer(1, b=with_entry(P[1].b, (2, 0), math.inf))),
        ValueError,
        "b1 holds inf at [2, 0]",
    )
    huge = {l: layer._replace(W=1e200 * np.abs(layer.W)) for l, layer in network(DIMS, "relu").items()}
    told(lambda: forward_pass(X, huge), OverflowError, "Z2 is beyond the largest float", "learning rate far too large?")


# ---- Y and AL


LABELS = {
    "other labels": (2 * Y, ValueError, "Y holds 2, expected labels 0 and 1", "one-hot"),
    "minus one": (2 * Y - 1, ValueError, "Y holds -1, expected labels 0 and 1", "(Y + 1) / 2"),
    "half": (Y / 2, ValueError, "Y holds 0.5, expected labels 0 and 1"),
    "huge": (1e300 * Y, ValueError, "Y holds 1e+300, expected labels 0 and 1"),
    "nan": (with_entry(Y, (0, 3), math.nan), ValueError, "Y holds nan at [0, 3]"),
    "inf": (with_entry(Y, (0, 3), math.inf), ValueError, "Y holds inf at [0, 3]"),
    "flat": (Y[0], ValueError, "Y has shape (6,), expected two axes", "flat?"),
    "transposed": (Y.T, ValueError, "Y", "(6, 1)"),
    "fewer": (Y[:, :5], ValueError, "Y", "5"),
    "one-hot": (np.vstack([Y, 1 - Y]), ValueError, "Y has shape (2, 6), expected"),
    "text": ([["cat"] * 6], TypeError, "Y holds text"),
    "complex": (Y * 1j, TypeError, "Y holds complex numbers"),
    "none": (None, TypeError, "Y holds NoneType"),
}
TAKE_LABELS = {
    "cross_entropy": lambda Y: cross_entropy(AL, Y),
    "cross_entropy_gradient": lambda Y: cross_entropy_gradient(AL, Y),
    "backward_pass": lambda Y: backward_pass(AL, Y, CACHES),
    "accuracy": lambda Y: accuracy(AL, Y),
    "gradient_check": lambda Y: gradient_check(P, X, Y),
    "trace": lambda Y: trace(P, X, Y),
    "train": lambda Y: train(X, Y, HyperParameters(layer_dims=DIMS, iterations=1)),
}


@pytest.mark.parametrize("name", TAKE_LABELS)
@cases(**LABELS)
def test_labels(case, name):
    labels, kind, *words = case
    told(lambda: TAKE_LABELS[name](labels), kind, *words)


@cases(
    above=(1.5 * np.ones((1, 6)), ValueError, "AL holds 1.5, expected probabilities in [0, 1]", "sigmoid?"),
    below=(with_entry(AL, (0, 1), -0.25), ValueError, "AL holds -0.25, expected probabilities in [0, 1]"),
    nan=(with_entry(AL, (0, 4), math.nan), ValueError, "AL holds nan at [0, 4]"),
    flat=(AL[0], ValueError, "AL has shape (6,), expected two axes (n[L], m)", "flat?"),
    number=(0.5, ValueError, "AL has shape ()"),
    text=("AL", TypeError, "AL holds text"),
)
@pytest.mark.parametrize(
    "call",
    [
        lambda AL: cross_entropy(AL, Y),
        lambda AL: cross_entropy_gradient(AL, Y),
        lambda AL: backward_pass(AL, Y, CACHES),
    ],
    ids=["cross_entropy", "cross_entropy_gradient", "backward_pass"],
)
def test_AL(case, call):
    AL, kind, *words = case
    told(lambda: call(AL), kind, *words)


@pytest.mark.parametrize("shape", [(1, 0), (0, 5), (0, 0)], ids=str)
def test_no_examples_at_all(shape):
    nothing = np.zeros(shape)
    for call in (cross_entropy, cross_entropy_gradient, accuracy):
        told(lambda call=call: call(nothing, nothing), ValueError, f"Y has shape {shape}", "empty")
    told(lambda: backward_pass(nothing, nothing, CACHES), ValueError, "Y has shape", "empty")


def test_accuracy_wants_one_class_an_example():
    AL, Y = np.full((3, 2), 0.3), np.array([[1, 0], [0, 1], [0, 1]])
    told(lambda: accuracy(AL, Y), ValueError, "column 1 of Y holds 2 ones, expected exactly one")


def test_a_last_activation_that_reaches_0_or_1():
    parameters = {1: Layer(np.zeros((1, 4)), np.zeros((1, 1)), relu)}
    AL, caches = forward_pass(X, parameters)
    told(lambda: backward_pass(AL, Y, caches), ValueError, "AL holds exactly 0 or 1", "dA[L] is not finite", "sigmoid?")
    told(lambda: trace(parameters, X, Y), ValueError, "AL holds exactly 0 or 1")


# ---- blocks and caches


A_PREV, (W, B, _) = X, P[1]


@cases(
    transposed=((A_PREV, W.T, B, relu), "W has shape (4, 3)", "transposed?"),
    rows=((A_PREV.T, W, B, relu), "A_prev (6, 4)", "in the rows of A_prev?"),
    neither=(
        (A_PREV, W[:, :2], B, relu),
        "W has shape (3, 2) and A_prev (4, 6)",
        "as many columns in W as rows in A_prev",
    ),
    flat_A=((A_PREV[:, 0], W, B, relu), "A_prev has shape (4,), expected two axes (n_prev, m)", "flat?"),
    flat_b=((A_PREV, W, B[:, 0], relu), "b has shape (3,), expected (3, 1)", "flat?"),
    wide_b=((A_PREV, W, np.tile(B, 6), relu), "b has shape (3, 6), expected (3, 1)", "does not depend on m"),
    empty=((A_PREV[:, :0], W, B, relu), "A_prev has shape (4, 0)", "empty"),
    no_units=((A_PREV, W[:0], B[:0], relu), "W (0, 4)", "empty"),
    flat_W=((A_PREV, W[0], B, relu), "W has shape (4,), expected two axes (n, n_prev)"),
)
def test_forward_block(case):
    arguments, *words = case
    told(lambda: forward_block(*arguments), ValueError, *words)


def test_forward_block_wants_an_activation_with_its_slope():
    for g in ("relu", None, np.tanh, lambda Z: Z, 3):
        told(lambda g=g: forward_block(A_PREV, W, B, g), TypeError, "g is ", "such as relu or ACTIVATIONS['relu']")
    told(lambda: relu("three"), TypeError, "Z holds text, expected an array of numbers")
    told(lambda: relu.prime(None), TypeError, "Z holds NoneType")


@cases(
    transposed=(np.ones((6, 3)), ValueError, "dA has shape (6, 3), expected (3, 6), the shape of Z"),
    row=(np.ones((1, 6)), ValueError, "dA has shape (1, 6), expected (3, 6)", "another layer"),  # would broadcast
    number=(1.0, ValueError, "dA has shape ()"),
    nan=(np.full((3, 6), math.nan), ValueError, "dA holds nan at [0, 0]", "exactly 0 or 1?"),
    inf=(with_entry(np.ones((3, 6)), (1, 1), math.inf), ValueError, "dA holds inf at [1, 1]", "exactly 0 or 1?"),
    text=("dA", TypeError, "dA holds text"),
)
def test_backward_block(case):
    dA, kind, *words = case
    told(lambda: backward_block(dA, CACHES[1]), kind, *words)


def test_backward_block_wants_one_cache():
    dA = np.ones((3, 6))
    for cache in (CACHES, (A_PREV, W, B), None, list(CACHES.values()), P[1]):
        told(lambda cache=cache: backward_block(dA, cache), TypeError, "cache is ", "the Cache of one layer")


@cases(
    missing=(without(CACHES, 2), ValueError, "caches has no layer 2, got the keys 1, 3"),
    list=(list(CACHES.values()), TypeError, "caches is a list, expected a dict from layer number"),
    entry=(CACHES | {2: (1, 2)}, TypeError, "cache 2 is (1, 2), expected the Cache of one layer"),
    shifted=({1: CACHES[2], 2: CACHES[3], 3: CACHES[1]}, ValueError, "cache 3", "same forward pass?"),
    swapped=(CACHES | {1: CACHES[2], 2: CACHES[1]}, ValueError, "cache 2", "same forward pass?"),
    last=({1: CACHES[1], 2: CACHES[2]}, ValueError, "AL has shape (1, 6), expected (2, 6), the shape of Z2"),
    other_m=(
        CACHES | {2: forward_pass(X[:, :1], P)[1][2]},
        ValueError,
        "cache 2 holds A_prev of shape (3, 1)",
        "same forward pass?",
    ),
    output_kept=(
        CACHES | {2: CACHES[2]._replace(A_prev=CACHES[3].A_prev)},
        ValueError,
        "cache 2 holds A_prev of shape (2, 6)",
    ),
    empty=({}, ValueError, "caches is empty"),
)
def test_caches(case):
    caches, kind, *words = case
    told(lambda: backward_pass(AL, Y, caches), kind, *words)


# ---- updates


FLAT_DB = GRADS | {2: Gradient(GRADS[2].dW, GRADS[2].db.ravel())}


@cases(
    flat=(FLAT_DB, ValueError, "db2 in {} has shape (2,), expected (2, 1), the shape of b2", "keepdims=True?"),
    transposed=(
        GRADS | {1: Gradient(GRADS[1].dW.T, GRADS[1].db)},
        ValueError,
        "dW1 in {} has shape (4, 3), expected (3, 4)",
        "transposed?",
    ),
    missing=(without(GRADS, 3), ValueError, "{} has 2 layers, expected 3", "missing?"),
    gap=(without(GRADS, 1), ValueError, "{} has no layer 1"),
    entry=(GRADS | {2: None}, TypeError, "{}[2] is None, expected Gradient(dW, db)"),
    text=(GRADS | {2: ("dW", "db")}, TypeError, "dW2 in {} holds text"),
    list=(list(GRADS.values()), TypeError, "{} is a list"),
)
def test_gradients_and_velocity(case):
    grads, kind, *words = case
    for name, call in (
        ("grads", lambda: gradient_descent(P, grads, 0.1)),
        ("grads", lambda: momentum(P, grads, None, 0.1, 0.9)),
        ("grads", lambda: l2_gradient(grads, P, 0.1, 6)),
        ("velocity", lambda: momentum(P, GRADS, grads, 0.1, 0.9)),
    ):
        told(call, kind, *(word.format(name) for word in words))


NUMBERS = [math.nan, math.inf, -math.inf, "0.1", None, True, [0.1], 1j, np.ones(2)]


@pytest.mark.parametrize("value", NUMBERS, ids=repr)
def test_numbers_that_are_none(value):
    for name, call in {
        "learning_rate": lambda: gradient_descent(P, GRADS, value),
        "beta": lambda: momentum(P, GRADS, None, 0.1, value),
        "l2": lambda: l2_cost(P, value, 6),
        "keep_prob": lambda: dropout(P, 6, value, RNG),
        "threshold": lambda: predict(X, P, value),
        "noise": lambda: make_dataset("moons", noise="much" if value is None else value),
    }.items():
        kind = ValueError if isinstance(value, float) else TypeError
        told(call, kind, f"{name} is ", "expected a number")


@cases(
    beta_1=(lambda: momentum(P, GRADS, None, 0.1, 1), "beta is 1, expected a number ≥ 0 and < 1"),
    beta_below=(lambda: momentum(P, GRADS, None, 0.1, -0.1), "beta is -0.1, expected a number ≥ 0 and < 1"),
    keep_0=(lambda: dropout(P, 6, 0, RNG), "keep_prob is 0, expected a number > 0 and ≤ 1"),
    keep_2=(lambda: dropout(P, 6, 2, RNG), "keep_prob is 2, expected a number > 0 and ≤ 1"),
    l2=(lambda: l2_cost(P, -1, 6), "l2 is -1, expected a number ≥ 0"),
    m=(lambda: l2_cost(P, 1, 0), "m is 0, expected a whole number ≥ 1"),
    noise=(lambda: make_dataset("moons", noise=-1), "noise is -1, expected a number ≥ 0"),
    m_0=(lambda: make_dataset("moons", m=0), "m is 0, expected a whole number ≥ 1"),
    seed=(lambda: make_dataset("moons", seed=-1), "seed is -1, expected a whole number ≥ 0"),
    name=(
        lambda: make_dataset("moon"),
        "the data set is 'moon', expected one of moons, circles, spiral, xor, ring, parity",
    ),
    table=(lambda: dimension_table((2, 1), 0), "m is 0, expected a whole number ≥ 1"),
    entries=(lambda: gradient_check(P, X, Y, entries=0), "entries is 0, expected a whole number ≥ 1"),
)
def test_numbers_out_of_range(case):
    call, *words = case
    told(call, ValueError, *words)


def test_dropout_wants_a_generator():
    for rng in (0, None, np.random):
        with pytest.raises(TypeError, match="rng is .*np.random.default_rng"):
            dropout(P, 6, 0.5, rng)


# ---- layer_dims, scale, activation, seed and all hyperparameters


@cases(
    zero=([3, 0, 1], ValueError, "layer_dims has n[1] = 0, expected at least 1 unit"),
    negative=([3, 2, -1], ValueError, "layer_dims has n[2] = -1, expected at least 1 unit"),
    one=([3], ValueError, "layer_dims is (3,)", "at least one layer"),
    none_at_all=([], ValueError, "layer_dims is ()", "at least one layer"),
    floats=([3, 2.0, 1], TypeError, "layer_dims holds 2.0 at n[1]", "whole numbers"),
    float_array=(np.array([3.0, 1.0]), TypeError, "layer_dims holds 3.0 at n[0]", "whole numbers"),
    bools=([3, True, 1], TypeError, "layer_dims holds True at n[1]", "whole numbers"),
    bool_array=(np.array([True, True]), TypeError, "layer_dims holds True at n[0]", "whole numbers"),
    nan=([3, math.nan], TypeError, "layer_dims holds nan at n[1]"),
    texts=(["3", "1"], TypeError, "layer_dims holds '3' at n[0]", "whole numbers"),
    text=("3, 5, 1", TypeError, "layer_dims is '3, 5, 1'", "such as (3, 5, 5, 3, 1)"),
    number=(3, TypeError, "layer_dims is 3", "such as (3, 5, 5, 3, 1)"),
    array_number=(np.array(3), TypeError, "layer_dims is 3", "whole numbers"),
    none=(None, TypeError, "layer_dims is None", "whole numbers"),
    nested=([[3, 1]], ValueError, "layer_dims is ([3, 1],)", "at least one layer"),
    matrix=(np.ones((2, 2), int), TypeError, "layer_dims holds [1, 1] at n[0]"),
    generator=((n for n in (3, 2, 1)), TypeError, "layer_dims is a generator", "whole numbers"),
    a_set=({3, 1}, TypeError, "layer_dims is {", "whole numbers"),
    a_dict=({3: 1, 2: 1}, TypeError, "layer_dims is {3: 1, 2: 1}", "whole numbers"),
)
@pytest.mark.parametrize(
    "call",
    [initialize_parameters, lambda dims: HyperParameters(layer_dims=dims), lambda dims: dimension_table(dims, 3)],
    ids=["initialize_parameters", "HyperParameters", "dimension_table"],
)
def test_layer_dims(case, call):
    layer_dims, kind, *words = case
    told(lambda: call(layer_dims), kind, *words)


KNOWN = "expected one of sigmoid, tanh, relu, leaky_relu, identity"


@cases(
    activation=({"activation": "rleu"}, ValueError, "the activation is 'rleu'", KNOWN),
    activation_case=({"activation": "ReLU"}, ValueError, "the activation is 'ReLU'", KNOWN),
    activation_none=({"activation": None}, ValueError, "the activation is None", KNOWN),
    activation_list=({"activation": ["relu"]}, ValueError, "the activation is ['relu']", KNOWN),
    activation_function=({"activation": np.tanh}, ValueError, "the activation is", KNOWN),
    activation_own=(
        {"activation": Activation("swish", np.sin, np.cos)},
        ValueError,
        "the activation is 'swish'",
        KNOWN,
    ),
    scale=({"scale": "glorot"}, ValueError, "scale is 'glorot', expected 'he', 'xavier' or a number ≥ 0 such as 0.01"),
    scale_minus=({"scale": -1}, ValueError, "scale is -1, expected 'he'"),
    scale_nan=({"scale": math.nan}, ValueError, "scale is nan"),
    scale_none=({"scale": None}, ValueError, "scale is None"),
    scale_bool=({"scale": True}, ValueError, "scale is True"),
    learning_rate=({"learning_rate": 0}, ValueError, "learning_rate is 0, expected a number > 0"),
    learning_rate_minus=({"learning_rate": -0.1}, ValueError, "learning_rate is -0.1, expected a number > 0"),
    learning_rate_text=({"learning_rate": "0.1"}, TypeError, "learning_rate is '0.1', expected a number > 0"),
    learning_rate_inf=({"learning_rate": math.inf}, ValueError, "learning_rate is inf, expected a number > 0"),
    learning_rate_list=({"learning_rate": [0.1]}, TypeError, "learning_rate is [0.1], expected a number > 0"),
    iterations=({"iterations": 0}, ValueError, "iterations is 0, expected a whole number ≥ 1"),
    iterations_float=({"iterations": 1e3}, TypeError, "iterations is 1000.0, expected a whole number ≥ 1"),
    iterations_bool=({"iterations": True}, TypeError, "iterations is True"),
    batch_size=({"batch_size": 0}, ValueError, "batch_size is 0, expected a whole number ≥ 1"),
    batch_size_float=({"batch_size": 32.0}, TypeError, "batch_size is 32.0"),
    momentum=({"momentum": 1}, ValueError, "momentum is 1, expected a number ≥ 0 and < 1"),
    momentum_none=({"momentum": None}, TypeError, "momentum is None, expected a number ≥ 0 and < 1"),
    l2=({"l2": -0.1}, ValueError, "l2 is -0.1, expected a number ≥ 0"),
    keep_prob=({"keep_prob": 0}, ValueError, "keep_prob is 0, expected a number > 0 and ≤ 1"),
    keep_prob_2=({"keep_prob": 1.01}, ValueError, "keep_prob is 1.01, expected a number > 0 and ≤ 1"),
    seed=({"seed": -1}, ValueError, "seed is -1, expected a whole number ≥ 0"),
    seed_float=({"seed": 0.5}, TypeError, "seed is 0.5, expected a whole number ≥ 0"),
    seed_none=({"seed": None}, TypeError, "seed is None, expected a whole number ≥ 0"),
    unknown=({"alpha": 1}, TypeError, "alpha"),
)
def test_hyperparameters(case):
    fields, kind, *words = case
    told(lambda: HyperParameters(**{"layer_dims": (3, 1)} | fields), kind, *words)
    names = {"activation": "hidden", "scale": "scale", "seed": "seed"}
    (name,) = fields
    if name in names and not isinstance(fields[name], Activation):
        told(lambda: initialize_parameters([3, 1], **{names[name]: fields[name]}), kind, *words)


def test_every_field_is_validated():
    """A field without a case above would be a field without a sentence."""
    tested = {name for mark in test_hyperparameters.pytestmark for case in mark.args[1] for name in case[0]}
    assert set(HyperParameters.__dataclass_fields__) - tested == {"layer_dims"}


# ---- train


H = HyperParameters(layer_dims=DIMS, iterations=3)


@cases(
    batch=(
        lambda: train(X, Y, HyperParameters(layer_dims=DIMS, batch_size=7)),
        ValueError,
        "batch_size is 7, expected at most m = 6",
        "None",
    ),
    X_rows=(lambda: train(X.T, Y, H), ValueError, "X has shape (6, 4), expected 4 rows = n[0]", "in the rows?"),
    X_dims=(
        lambda: train(X[:3], Y, H),
        ValueError,
        "X has shape (3, 6), expected 4 rows = n[0]",
        "is layer_dims right?",
    ),
    Y_rows=(lambda: train(X, Y.T, H), ValueError, "Y has shape (6, 1), expected 1 rows = n[3]", "in the rows?"),
    columns=(lambda: train(X, Y[:, :4], H), ValueError, "X has 6 columns and Y 4, expected the same number"),
    empty=(lambda: train(X[:, :0], Y[:, :0], H), ValueError, "X has 0 columns and Y 0", "one or more"),
    dev_half=(lambda: train(X, Y, H, X), ValueError, "X_dev and Y_dev belong together"),
    dev_other_half=(lambda: train(X, Y, H, None, Y), ValueError, "X_dev and Y_dev belong together"),
    dev_rows=(lambda: train(X, Y, H, X.T, Y), ValueError, "X_dev has shape (6, 4), expected 4 rows = n[0]"),
    dev_nan=(lambda: train(X, Y, H, with_entry(X, (0, 0), math.nan), Y), ValueError, "X_dev holds nan at [0, 0]"),
    dev_labels=(lambda: train(X, Y, H, X, 3 * Y), ValueError, "Y_dev holds 3, expected labels 0 and 1"),
    no_hyperparameters=(
        lambda: train(X, Y, {"layer_dims": DIMS}),
        TypeError,
        "hyperparameters is {'layer_dims'",
        "HyperParameters(layer_dims=…)",
    ),
    layer_dims=(lambda: train(X, Y, DIMS), TypeError, "hyperparameters is [4, 3, 2, 1], expected HyperParameters"),
    on_step=(
        lambda: train(X, Y, H, on_step=3),
        TypeError,
        "on_step is 3, expected a function of (updates, cost, parameters)",
    ),
)
def test_train(case):
    call, kind, *words = case
    told(call, kind, *words)


# ---- the course's dictionaries


NAMED = to_course_dict(P)


@cases(
    missing=(without(NAMED, "W2"), ValueError, "the dictionary has the keys W1, b1, b2, W3, b3", "missing?"),
    extra=(NAMED | {"dA1": X}, ValueError, "dA1", "expected W1, b1"),
    numbers=(dict(P), ValueError, "the dictionary has the keys 1, 2, 3, expected W1, b1"),
    empty=({}, ValueError, "the dictionary has the keys none, expected W1, b1"),
    none=(None, TypeError, "the course's dictionary is a NoneType"),
    number=(5, TypeError, "the course's dictionary is a int"),
    flat_b=(NAMED | {"b2": np.zeros(2)}, ValueError, "b2 has shape (2,), expected (2, 1)"),
    transposed=(NAMED | {"W2": P[2].W.T}, ValueError, "W2 has shape (3, 2), expected (2, 3)", "transposed?"),
    text=(NAMED | {"W2": "W"}, TypeError, "W2 holds text"),
    ragged=(NAMED | {"W2": [[1, 2], [3]]}, ValueError, "W2 has rows of different lengths"),
)
def test_course_dictionary(case):
    named, kind, *words = case
    told(lambda: from_course_dict(named), kind, *words)
    told(lambda: from_course_dict(NAMED, hidden="gelu"), ValueError, "the activation is 'gelu'", KNOWN)


# ---- whatever comes: a right answer, or one sentence


ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10),
    st.floats(),
    st.text(max_size=3),
    st.lists(st.integers(-2, 4), max_size=4),
    st.lists(st.lists(st.floats(-5, 5), max_size=3), max_size=3),
    st.sampled_from([relu, sigmoid, np.tanh, Fraction(1, 3), 2j, b"x", P, CACHES, GRADS, P[1], object(), H]),
    arrays(
        st.sampled_from(["float64", "float32", "float16", "int64", "uint8", "bool", "complex128", "U1", "M8[s]"]),
        st.lists(st.integers(0, 4), max_size=3).map(tuple),
    ),
)
SMALL = st.floats(-1e3, 1e3)
MATRIX = st.tuples(st.integers(0, 3), st.integers(0, 3)).flatmap(lambda shape: arrays(float, shape, elements=SMALL))
ARRAY = st.one_of(MATRIX, MATRIX, arrays(float, st.integers(0, 3), elements=SMALL), ANYTHING)


def right_or_told(call):
    """The answer, or None after one sentence. A warning or any other error fails (warnings are errors here)."""
    try:
        return call()
    except SENTENCES as error:
        text = str(error)
        assert text and "\n" not in text and len(text) < 400, text
        assert not re.search(
            r"ufunc '\w+' |operands|not supported between|inhomogeneous|has no attribute|unpack", text
        ), text
        return None


@given(A_prev=ARRAY, W=ARRAY, b=ARRAY, g=st.one_of(st.just(relu), ANYTHING))
def test_forward_block_right_or_told(A_prev, W, b, g):
    answer = right_or_told(lambda: forward_block(A_prev, W, b, g))
    if answer is not None and np.isrealobj(answer[0]) and np.isfinite(answer[0]).all():
        W, A_prev, b = (np.asarray(array, float).tolist() for array in (W, A_prev, b))
        for j, i in np.ndindex(answer[0].shape):
            z = sum(w * A_prev[k][i] for k, w in enumerate(W[j])) + b[j][0]
            if g is relu:
                assert answer[0][j, i] == pytest.approx(
                    max(z, 0), rel=1e-3 if answer[0].dtype != float else 1e-9, abs=1e-6
                )


@given(dA=ARRAY, cache=st.one_of(st.sampled_from(list(CACHES.values())), ANYTHING))
def test_backward_block_right_or_told(dA, cache):
    answer = right_or_told(lambda: backward_block(dA, cache))
    assert answer is None or answer[1].shape == cache.W.shape


@st.composite
def nearly_parameters(draw):
    """Layers that often fit together, with something else put in here and there."""
    n = draw(st.lists(st.integers(1, 3), min_size=2, max_size=4))
    layers = {
        l: Layer(
            draw(arrays(float, (n[l], n[l - 1]), elements=SMALL)), draw(arrays(float, (n[l], 1), elements=SMALL)), relu
        )
        for l in range(1, len(n))
    }
    layers[len(n) - 1] = layers[len(n) - 1]._replace(g=sigmoid)
    if draw(st.booleans()):
        l, field = draw(st.sampled_from(list(layers))), draw(st.sampled_from(["W", "b", "g"]))
        layers[l] = layers[l]._replace(**{field: draw(ARRAY)})
    if draw(st.integers(0, 5)) == 0:
        layers[draw(st.sampled_from([0, 1, 2, 7, "W1"]))] = draw(ANYTHING)
    return layers


@given(parameters=st.one_of(nearly_parameters(), nearly_parameters(), ANYTHING), X=ARRAY, Y=ARRAY, alpha=ANYTHING)
def test_passes_right_or_told(parameters, X, Y, alpha):
    passed = right_or_told(lambda: forward_pass(X, parameters))
    right_or_told(lambda: predict(X, parameters, alpha))
    if passed is None:
        assert right_or_told(lambda: trace(parameters, X, Y)) is None
        return
    AL, caches = passed
    Y = Y if right_or_told(lambda: cross_entropy(AL, Y)) is not None else np.ones(AL.shape)
    grads = right_or_told(lambda: backward_pass(AL, Y, caches))
    if grads is None:
        return
    if (
        set(type(layer) for layer in parameters.values()) == {Layer}
        and np.isfinite(AL).all()
        and (np.abs(AL - 0.5) < 0.49).all()
    ):
        plain = {l: (np.asarray(W, float), np.asarray(b, float), g) for l, (W, b, g) in parameters.items()}
        want_AL, J, want = iteration(plain, np.asarray(X, float), np.asarray(Y, float))
        # half precision holds three digits
        np.testing.assert_allclose(AL, want_AL, rtol=1e-2 if AL.dtype != float else 1e-6)
    right_or_told(lambda: gradient_descent(parameters, grads, alpha))
    right_or_told(lambda: momentum(parameters, grads, None, 0.1, alpha))
    right_or_told(lambda: l2_cost(parameters, alpha, 3))


@given(AL=ARRAY, Y=ARRAY)
def test_cost_and_accuracy_right_or_told(AL, Y):
    for call in (cross_entropy, cross_entropy_gradient, accuracy):
        right_or_told(lambda call=call: call(AL, Y))


@given(values=st.lists(ANYTHING, min_size=4, max_size=4))
def test_everything_else_right_or_told(values):
    one, two, three, four = values
    for call in (
        lambda: gradient_descent(one, two, three),
        lambda: momentum(one, two, three, 0.1, four),
        lambda: momentum(P, GRADS, three, one, two),
        lambda: l2_gradient(one, two, three, four),
        lambda: l2_cost(P, one, two),
        lambda: dropout(P, one, two, RNG),
        lambda: backward_pass(AL, Y, one),
        lambda: backward_pass(AL, Y, CACHES | {2: one}),
        lambda: gradient_check(one, X, Y),
        lambda: gradient_check(P, X, Y, backward=lambda *_: one, entries=two),
        lambda: trace(P, X, Y, one),
        lambda: initialize_parameters(one, hidden=two, scale=three, seed=four),
        lambda: dimension_table(one, two),
        lambda: make_dataset(one, two, three, four),
        lambda: from_course_dict(one),
        lambda: from_course_dict(NAMED | {"W2": one, "b3": two}),
        lambda: to_course_dict(one),
        lambda: predict(X, P, one),
        lambda: train(one, two, H),
        lambda: train(X, Y, one),
        lambda: train(X, Y, H, one, two),
        lambda: HyperParameters(layer_dims=one, activation=two, scale=three, seed=four),
        lambda: HyperParameters(layer_dims=DIMS, learning_rate=one, iterations=two, batch_size=three, momentum=four),
        lambda: HyperParameters(layer_dims=DIMS, l2=one, keep_prob=two),
    ):
        right_or_told(call)
