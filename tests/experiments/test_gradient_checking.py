"""The gradient check: right code agrees, published bugs differ, dead layers are on a kink, and it never cries wolf."""

import copy
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import complex_step, examples, network, slopes
from test_network import complex_cost

from dnn_helpers import (
    ACTIVATIONS,
    Gradient,
    backward_block,
    backward_pass,
    cross_entropy_gradient,
    dropout,
    forward_pass,
    gradient_check,
    initialize_parameters,
    load_digits,
)
from dnn_helpers.experiments.clinic import PATIENTS, patient

DIMS = [5, 4, 3, 2, 1]
HIDDEN = pytest.mark.parametrize("hidden", ACTIVATIONS)


def scene(layer_dims=DIMS, hidden="relu", m=7, seed=0):
    return network(layer_dims, hidden, seed=seed), *examples(layer_dims, m, seed)


def bug(line):
    """The lecture's backward pass with another line."""
    return patient("bug", "A published mistake.", line)


GRADIENT = "grads[l] = parameter_gradient(dZ, caches[l])._replace"
BUGS = {name: PATIENTS[name] for name in ("sigmoid slope", "no mean", "summed start")} | {  # others stop or do no harm
    "the top gradient fed to every hidden layer": bug("dA_prev = np.broadcast_to(AL - Y, caches[l - 1].Z.shape)"),
    "a(1−a) fed with z": bug("second dZ = dA_prev * caches[l - 1].Z * (1 - caches[l - 1].Z)"),
    "mask of A ≥ 0, which masks nothing": bug("second dZ = dA_prev * (caches[l].A_prev >= 0)"),
    "slope left out": bug("second dZ = dA_prev"),
    "1/m left out of dW": bug(f"{GRADIENT}(dW=dZ @ caches[l].A_prev.T)"),
    "1/m left out of db": bug(f"{GRADIENT}(db=dZ.sum(axis=1, keepdims=True))"),
    "1/m twice": bug("first dZ = (AL - Y) / AL.shape[1]"),
    "1/2m": bug(f"{GRADIENT}(dW=dZ @ caches[l].A_prev.T / (2 * AL.shape[1]))"),
    "db of the first example only": bug(f"{GRADIENT}(db=dZ[:, :1] / AL.shape[1])"),
    "db one number for the layer": bug(f"{GRADIENT}(db=np.full((len(dZ), 1), dZ.sum() / AL.shape[1]))"),
    "sign of dA[L]": bug("first dZ = Y - AL"),
    "σ′ after A − Y": bug("first dZ = (AL - Y) * sigmoid.prime(caches[L].Z)"),
    "L2 in dW but not in the cost": bug(f"{GRADIENT}(dW=(dZ @ caches[l].A_prev.T + 0.01 * caches[l].W) / AL.shape[1])"),
    "relu slope 1 − ε": bug("second dZ = 0.999 * activation_backward(dA_prev, caches[l - 1])"),
}


# ---- right code agrees


@pytest.mark.parametrize("layer_dims", [[4, 1], [3, 2], [4, 3, 1], DIMS, [2, 3, 4, 3, 2, 3, 2]], ids=str)
@HIDDEN
def test_right_code_agrees(layer_dims, hidden):
    report = gradient_check(*scene(layer_dims, hidden))
    assert report.verdict == "agree", report
    assert [row.name for row in report.rows] == [f"d{x}{l}" for l in range(1, len(layer_dims)) for x in "Wb"]
    assert all(row.verdict == "agree" and row.kinks == 0 and row.relative_error < 1e-6 for row in report.rows)
    assert sum(row.checked for row in report.rows) == sum(n * (n_prev + 1) for n_prev, n in pairwise(layer_dims))


@given(
    layer_dims=st.lists(st.integers(1, 4), min_size=2, max_size=5),
    hidden=st.sampled_from(list(ACTIVATIONS)),
    m=st.integers(1, 5),
    seed=st.integers(0, 99),
)
def test_right_code_agrees_whatever_the_network(layer_dims, hidden, m, seed):
    report = gradient_check(*scene(layer_dims, hidden, m, seed))
    assert report.verdict != "differ", report


def test_secants_are_the_complex_steps():
    """The check's own numbers, against the other way to differentiate."""
    parameters, X, Y = scene(hidden="tanh")
    steps = slopes(lambda moved: complex_cost(moved, X, Y), parameters, complex_step)
    for row in gradient_check(parameters, X, Y).rows:
        l, letter = int(row.name[2:]), row.name[1]
        index = tuple(int(i) for i in row.worst[len(row.name) + 1 : -1].split(","))
        assert row.secant == pytest.approx(steps[l]["Wb".index(letter)][index], rel=1e-6, abs=1e-9)
        assert row.analytic == pytest.approx(steps[l]["Wb".index(letter)][index], rel=1e-10, abs=1e-13)


def test_backward_may_be_written_in_any_style():
    parameters, X, Y = scene(hidden="tanh")

    def course_style(AL, Y, caches):
        grads = {"dA4": cross_entropy_gradient(AL, Y)}
        for l in (4, 3, 2, 1):
            grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = backward_block(grads[f"dA{l}"], caches[l])
        return grads

    def lists(AL, Y, caches):
        return {l: (dW.tolist(), db.tolist()) for l, (dW, db) in backward_pass(AL, Y, caches).items()}

    def single_precision(AL, Y, caches):
        return {l: (dW.astype("float32"), db.astype("float32")) for l, (dW, db) in backward_pass(AL, Y, caches).items()}

    expected = gradient_check(parameters, X, Y)
    for backward in (course_style, lists):
        report = gradient_check(parameters, X, Y, backward=backward)
        assert report.verdict == "agree" and [row.name for row in report.rows] == [row.name for row in expected.rows]
    assert gradient_check(parameters, X, Y, backward=single_precision).verdict == "agree"


def test_float32_lists_and_whole_numbers_are_checked_in_double_precision():
    parameters, X, Y = scene(hidden="tanh")
    single = {
        l: layer._replace(W=layer.W.astype("float32"), b=layer.b.astype("float32")) for l, layer in parameters.items()
    }
    assert gradient_check(single, X.astype("float32"), Y.astype(int)).verdict == "agree"
    plain = {l: (W.tolist(), b.tolist(), g) for l, (W, b, g) in parameters.items()}
    assert gradient_check(plain, X.tolist(), Y.tolist()).verdict == "agree"


def test_dropout_with_its_masks_held_fixed_agrees():
    parameters, X, Y = scene(hidden="relu")
    dropped = dropout(parameters, 7, 0.7, np.random.default_rng(0))
    assert gradient_check(dropped, X, Y).verdict == "agree"


def test_inputs_stay_as_they_are_even_if_backward_spoils_its_own():
    def spoils(AL, Y, caches):
        grads = backward_pass(AL, Y, caches)
        for A_prev, W, b, Z, _ in caches.values():
            for array in (A_prev, W, b, Z):
                array[:] = 7
        AL[:], Y[:] = 0, 1
        return grads

    given_values = scene(hidden="tanh")
    before = copy.deepcopy(given_values)
    assert gradient_check(*given_values, backward=spoils).verdict == "agree"
    np.testing.assert_equal(given_values, before)


# ---- bugs differ


@pytest.mark.parametrize("name", BUGS)
def test_published_bugs_differ(name):
    report = gradient_check(*scene(), backward=BUGS[name])
    assert report.verdict == "differ", report
    worst = next(row for row in report.rows if row.verdict == "differ")
    assert worst.name in worst.worst and abs(worst.analytic - worst.secant) > 1e-6


def test_only_the_wrong_tensors_differ():
    verdicts = {row.name: row.verdict for row in gradient_check(*scene(), backward=BUGS["1/m left out of db"]).rows}
    assert {name for name, verdict in verdicts.items() if verdict == "differ"} == {"db1", "db2", "db3", "db4"}
    hidden_only = gradient_check(*scene(), backward=BUGS["sigmoid slope"])
    assert {row.name for row in hidden_only.rows if row.verdict == "agree"} == {"dW4", "db4"}


MEAN_AT_EVERY_LAYER = bug("dA_prev = caches[l].W.T @ dZ / (AL.shape[1] if l < L else 1)")


@pytest.mark.parametrize("backward", [PATIENTS["top gradient"], PATIENTS["reversed twice"], MEAN_AT_EVERY_LAYER])
def test_bugs_that_pass_every_two_layer_test_differ_with_three(backward):
    assert gradient_check(*scene([4, 4, 1]), backward=backward).verdict == "agree"
    assert gradient_check(*scene([4, 4, 4, 1]), backward=backward).verdict == "differ"


@pytest.mark.parametrize("value", [np.nan, np.inf, 0.0])
@pytest.mark.parametrize("name", ["dW2", "db3"])
def test_one_wrong_entry_is_found_and_named(name, value):
    def one_entry(AL, Y, caches):
        grads = backward_pass(AL, Y, caches)
        getattr(grads[int(name[2])], name[:2])[1, 0] = value
        return grads

    report = gradient_check(*scene(hidden="tanh"), backward=one_entry)
    assert [row.name for row in report.rows if row.verdict == "differ"] == [name]
    assert next(row for row in report.rows if row.name == name).worst == f"{name}[1, 0]"
    assert f"{name}[1, 0]" in repr(report)


# ---- kinks, and no false alarm


def test_zero_biases_are_on_a_kink_and_small_random_ones_are_not():
    """He weights, zero biases: a dead layer leaves the next one exactly at 0."""
    verdicts = {"zero": Counter(), "random": Counter()}
    for seed in range(40):
        rng = np.random.default_rng(seed)
        parameters = initialize_parameters([2, 4, 3, 2, 1], seed=seed)
        X, Y = rng.standard_normal((2, 20)), rng.integers(0, 2, (1, 20))
        moved = {l: layer._replace(b=0.1 * rng.standard_normal(layer.b.shape)) for l, layer in parameters.items()}
        verdicts["zero"][gradient_check(parameters, X, Y).verdict] += 1
        verdicts["random"][gradient_check(moved, X, Y).verdict] += 1
    assert verdicts["zero"]["differ"] == 0 and 10 <= verdicts["zero"]["on a kink"] <= 35
    assert verdicts["random"] == {"agree": 40}


def test_a_bug_is_found_although_other_entries_are_on_a_kink():
    for seed in range(100):
        parameters = initialize_parameters([2, 4, 3, 2, 1], seed=seed)
        rng = np.random.default_rng(seed)
        X, Y = rng.standard_normal((2, 20)), rng.integers(0, 2, (1, 20))
        report = gradient_check(parameters, X, Y)
        if report.verdict == "on a kink" and np.abs(backward_pass(*_passed(parameters, X, Y))[1].dW).max() > 1e-3:
            break
    row = next(row for row in report.rows if row.verdict == "on a kink")
    assert 0 < row.kinks <= row.checked and "on a kink" in repr(report)
    assert gradient_check(parameters, X, Y, backward=BUGS["1/m left out of dW"]).verdict == "differ"


def _passed(parameters, X, Y):
    AL, caches = forward_pass(X, parameters)
    return AL, Y, caches


@pytest.mark.parametrize("scale", [1e-2, 1e-3, 1e-5])
@HIDDEN
def test_tiny_gradients_do_not_cry_wolf(hidden, scale):
    """Six layers of tiny weights: the gradients of the first are below what a secant can see."""
    layer_dims = [4, 4, 4, 4, 4, 4, 1]
    X, Y = examples(layer_dims, 9)
    for seed in range(5):
        parameters = initialize_parameters(layer_dims, hidden=hidden, scale=scale, seed=seed)
        rng = np.random.default_rng(seed)
        parameters = {l: layer._replace(b=0.1 * rng.standard_normal(layer.b.shape)) for l, layer in parameters.items()}
        assert gradient_check(parameters, X, Y).verdict == "agree"


@HIDDEN
def test_certain_and_wrong_predictions_do_not_cry_wolf(hidden):
    """Images of 0 … 255 as they come: Z[L] in the tens and hundreds, where AL has no digits left."""
    digits = load_digits().train
    X, Y = digits.X[:, :20] * 255, digits.Y[:, :20]
    parameters = network([64, 8, 6, 10], hidden)
    parameters[3] = parameters[3]._replace(W=30 * parameters[3].W)
    AL, _ = forward_pass(X, parameters)
    assert (AL == 1).any() or (AL[Y == 0] > 1 - 1e-12).any()
    assert gradient_check(parameters, X, Y, entries=40).verdict == "agree"
    assert gradient_check(parameters, X, Y, entries=40, backward=BUGS["1/2m"]).verdict == "differ"


# ---- the report


def test_reads_as_a_table_with_a_row_a_tensor():
    text = repr(gradient_check(*scene(), backward=BUGS["1/m left out of db"]))
    assert len(text.splitlines()) == 9 and "dW1" in text and "agree" in text and "differ" in text
    assert repr(gradient_check(*scene())) == repr(gradient_check(*scene()))


def test_large_tensors_are_sampled_and_small_ones_checked_whole():
    parameters, X, Y = scene([30, 20, 1], "tanh")
    assert [row.checked for row in gradient_check(parameters, X, Y).rows] == [200, 20, 20, 1]
    assert [row.checked for row in gradient_check(parameters, X, Y, entries=5).rows] == [5, 5, 5, 1]

    def last_entry_wrong(AL, Y, caches):
        grads = backward_pass(AL, Y, caches)
        grads[1].dW[-1, -1] += 1
        return grads

    report = gradient_check(parameters, X, Y, entries=5, backward=last_entry_wrong)
    assert report.rows[0].worst == "dW1[19, 29]" and report.rows[0].verdict == "differ"


def test_gradients_that_are_missing_or_misshapen_are_named():
    parameters, X, Y = scene()
    right = backward_pass(*_passed(parameters, X, Y))
    flat_db = right | {2: Gradient(right[2].dW, right[2].db.ravel())}
    for grads, words in (
        (None, "no dW1"),
        ({1: right[1]}, "no dW2"),
        ({l: None for l in right}, "no dW1"),
        ({f"dW{l}": right[l].dW for l in right}, "no db1"),
        (flat_db, r"db2 has shape \(3,\), expected \(3, 1\)"),
        (right | {3: right[2]}, r"dW3 has shape \(3, 4\), expected \(2, 3\)"),
    ):
        with pytest.raises(ValueError, match=words):
            gradient_check(parameters, X, Y, backward=lambda AL, Y, caches, grads=grads: grads)
