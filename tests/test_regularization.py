"""L2 and dropout: what they add to the cost, to the gradient, and on average."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import assert_same_gradients, central, complex_step, examples, network, slopes

from dnn_helpers import (
    ACTIVATIONS,
    HyperParameters,
    backward_pass,
    cross_entropy,
    dropout,
    forward_pass,
    identity,
    l2_cost,
    l2_gradient,
)
from dnn_helpers.training import cost_and_gradients

DIMS = [3, 4, 5, 2]


def passes(parameters, X, Y):
    AL, caches = forward_pass(X, parameters)
    return cross_entropy(AL, Y), backward_pass(AL, Y, caches)


@given(l2=st.floats(1e-6, 1e3), m=st.integers(1, 50))
def test_l2_cost_is_half_lambda_over_m_of_all_squared_weights(l2, m):
    parameters = network(DIMS)
    total = sum(float(w) ** 2 for W, _, _ in parameters.values() for w in W.ravel())
    assert l2_cost(parameters, l2, m) == pytest.approx(l2 / 2 / m * total, rel=1e-12) and l2_cost(parameters, l2, m) > 0
    assert l2_cost(parameters, 0, m) == 0 and type(l2_cost(parameters, l2, m)) is float


def test_l2_gradient_is_the_complex_step_of_l2_cost():
    parameters, (X, Y) = network(DIMS), examples(DIMS, 6)
    _, grads = passes(parameters, X, Y)
    with_l2 = l2_gradient(grads, parameters, 0.7, 6)
    penalty = slopes(
        lambda moved: 0.7 / 12 * sum((W * W).sum() for W, _, _ in moved.values()), parameters, complex_step
    )
    added = {l: (with_l2[l].dW - grads[l].dW, with_l2[l].db - grads[l].db) for l in grads}
    assert_same_gradients(added, penalty, rtol=1e-12, atol=1e-15)
    assert not any(db.any() for _, db in added.values())


@pytest.mark.parametrize("l2", [0.01, 5.0])
def test_l2_raises_the_cost_and_the_whole_gradient_is_right(l2):
    """As ``train`` adds it up: cross-entropy, penalty and both gradients."""
    parameters, (X, Y) = network(DIMS), examples(DIMS, 6)
    m, rng = 25, np.random.default_rng(0)  # 6 examples of 25: λ/m is of all examples, not of the batch
    plain, with_l2 = (HyperParameters(layer_dims=DIMS, l2=value) for value in (0, l2))
    J, _ = cost_and_gradients(X, Y, parameters, plain, m, rng)
    J_l2, grads = cost_and_gradients(X, Y, parameters, with_l2, m, rng)
    assert J_l2 - J == pytest.approx(l2_cost(parameters, l2, m), rel=1e-9) and J_l2 > J
    secants = slopes(lambda moved: cost_and_gradients(X, Y, moved, with_l2, m, rng)[0], parameters, central)
    assert_same_gradients(grads, secants, rtol=1e-6, atol=2e-9)


def test_dropout_leaves_its_expectation_as_it_is():
    """Identity layers are linear in the masks, so the mean over many masks is the network without them."""
    parameters, (X, _) = network(DIMS, "identity", "identity"), examples(DIMS, 20_000)
    X[:] = X[:, :1]  # one example, 20,000 masks
    AL, _ = forward_pass(X, dropout(parameters, 20_000, 0.8, np.random.default_rng(0)))
    expected = forward_pass(X[:, :1], parameters)[0]
    error = AL.std(axis=1, keepdims=True) / 20_000**0.5
    assert (error > 0).all() and (np.abs(AL.mean(axis=1, keepdims=True) - expected) < 4 * error).all()


@pytest.mark.parametrize("keep_prob", [0.3, 0.5, 0.9])
def test_dropout_is_inverted_and_spares_the_output(keep_prob):
    parameters, (X, _) = network(DIMS, "sigmoid"), examples(DIMS, 4000)
    dropped = dropout(parameters, 4000, keep_prob, np.random.default_rng(0))
    AL, caches = forward_pass(X, dropped)
    np.testing.assert_array_equal(caches[1].A_prev, X)
    np.testing.assert_array_equal(AL, parameters[3].g(caches[3].Z))
    for l in (1, 2):
        D = caches[l + 1].A_prev / parameters[l].g(caches[l].Z)
        assert set(np.unique(D.round(12))) == {0.0, round(1 / keep_prob, 12)}
        kept = (D > 0).mean(axis=1)  # unit by unit, five standard errors
        assert (np.abs(kept - keep_prob) < 5 * (keep_prob * (1 - keep_prob) / 4000) ** 0.5).all()
        assert 0 < (D > 0).mean(axis=0).std()  # and example by example, not whole units


@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_masks_backward_are_the_masks_forward(hidden):
    """Only then is the backward pass the derivative of the forward pass that was run."""
    parameters, (X, Y) = network(DIMS, hidden), examples(DIMS, 6)
    dropped = dropout(parameters, 6, 0.5, np.random.default_rng(3))
    _, grads = passes(dropped, X, Y)
    secants = slopes(lambda moved: passes(moved, X, Y)[0], dropped, central)
    assert_same_gradients(grads, secants, rtol=1e-6, atol=2e-9)
    assert any(
        (dW == 0).all(axis=1).any() or (dW != passes(parameters, X, Y)[1][l].dW).any() for l, (dW, _) in grads.items()
    )


def test_keep_prob_1_changes_nothing():
    parameters, (X, _) = network(DIMS, "relu"), examples(DIMS, 6)
    dropped = dropout(parameters, 6, 1, np.random.default_rng(0))
    np.testing.assert_array_equal(forward_pass(X, dropped)[0], forward_pass(X, parameters)[0])


def test_masks_come_from_the_generator_given_and_one_layer_has_none():
    parameters, (X, _) = network(DIMS), examples(DIMS, 6)
    rng = np.random.default_rng(0)
    first, second = (forward_pass(X, dropout(parameters, 6, 0.5, rng))[0] for _ in range(2))
    again = forward_pass(X, dropout(parameters, 6, 0.5, np.random.default_rng(0)))[0]
    np.testing.assert_array_equal(first, again)
    assert (first != second).any()
    logistic = network([3, 1])
    np.testing.assert_array_equal(forward_pass(X, dropout(logistic, 6, 0.1, rng))[0], forward_pass(X, logistic)[0])


def test_inputs_stay_as_they_are():
    parameters, (X, Y) = network(DIMS, "relu"), examples(DIMS, 6)
    _, grads = passes(parameters, X, Y)
    before = copy.deepcopy((parameters, grads, X))
    l2_cost(parameters, 1, 6), l2_gradient(grads, parameters, 1, 6)
    forward_pass(X, dropout(parameters, 6, 0.5, np.random.default_rng(0)))
    np.testing.assert_equal((parameters, grads, X), before)
    assert parameters[1].g is not identity and parameters[1].g.name == "relu"
