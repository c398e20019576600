"""Gradient descent and momentum against their formulas."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import examples, network

from dnn_helpers import Gradient, Layer, backward_pass, cross_entropy, forward_pass, gradient_descent, momentum

DIMS = [3, 4, 2]


def step():
    parameters, (X, Y) = network(DIMS), examples(DIMS, 6)
    AL, caches = forward_pass(X, parameters)
    return parameters, backward_pass(AL, Y, caches)


@given(learning_rate=st.floats(-10, 10))
def test_gradient_descent_is_w_minus_alpha_dw(learning_rate):
    parameters, grads = step()
    updated = gradient_descent(parameters, grads, learning_rate)
    assert set(updated) == set(parameters)
    for l, (W, b, g) in parameters.items():
        assert isinstance(updated[l], Layer) and updated[l].g is g
        np.testing.assert_allclose(updated[l].W, W - learning_rate * grads[l].dW, rtol=1e-15, atol=1e-17)
        np.testing.assert_allclose(updated[l].b, b - learning_rate * grads[l].db, rtol=1e-15, atol=1e-17)


def test_a_small_step_lowers_the_cost_by_alpha_times_the_squared_gradient():
    parameters, grads = step()
    X, Y = examples(DIMS, 6)
    J = [cross_entropy(forward_pass(X, gradient_descent(parameters, grads, alpha))[0], Y) for alpha in (0, 1e-6)]
    squared = sum((array**2).sum() for grad in grads.values() for array in grad)
    assert (J[0] - J[1]) / 1e-6 == pytest.approx(squared, rel=1e-5)  # first order in α


@pytest.mark.parametrize("beta", [0.0, 0.5, 0.9, 0.99])
def test_momentum_of_constant_gradients_is_its_closed_form(beta):
    """v after t steps is (1 − βᵗ) dW, and W has moved by −α (t − β(1 − βᵗ)/(1 − β)) dW."""
    start, grads = step()
    parameters, velocity, alpha = start, None, 0.3
    for t in range(1, 31):
        parameters, velocity = momentum(parameters, grads, velocity, alpha, beta)
        moved = alpha * (t - beta * (1 - beta**t) / (1 - beta))
        for l in start:
            for v, new, old, slope in zip(velocity[l], parameters[l][:2], start[l][:2], grads[l], strict=True):
                np.testing.assert_allclose(v, (1 - beta**t) * slope, rtol=1e-12)
                np.testing.assert_allclose(new, old - moved * slope, rtol=1e-10, atol=1e-13)


def test_momentum_of_changing_gradients_is_the_weighted_sum():
    """v_t = (1 − β) Σ β^(t−s) g_s."""
    parameters, grads = step()
    scales, beta, velocity = [1.0, -2.0, 5.0, 0.5], 0.8, None
    for scale in scales:
        changed = {l: Gradient(scale * dW, scale * db) for l, (dW, db) in grads.items()}
        parameters, velocity = momentum(parameters, changed, velocity, 0.1, beta)
    weight = (1 - beta) * sum(beta ** (len(scales) - 1 - s) * scale for s, scale in enumerate(scales))
    for l in grads:
        np.testing.assert_allclose(velocity[l].dW, weight * grads[l].dW, rtol=1e-13)
        np.testing.assert_allclose(velocity[l].db, weight * grads[l].db, rtol=1e-13)


def test_momentum_zero_is_gradient_descent():
    parameters, grads = step()
    np.testing.assert_equal(momentum(parameters, grads, None, 0.3, 0)[0], gradient_descent(parameters, grads, 0.3))
    np.testing.assert_equal(momentum(parameters, grads, {}, 0.3, 0)[1], grads)


def test_inputs_stay_as_they_are_and_are_not_shared():
    parameters, grads = step()
    _, velocity = momentum(parameters, grads, None, 0.1, 0.9)
    given_values = parameters, grads, velocity
    before = copy.deepcopy(given_values)
    results = gradient_descent(parameters, grads, 0.0), *momentum(parameters, grads, velocity, 0.0, 0.9)
    np.testing.assert_equal(given_values, before)
    old = [array for values in given_values for layer in values.values() for array in layer[:2]]
    new = [array for values in results for layer in values.values() for array in layer[:2]]
    assert not any(np.shares_memory(a, b) for a in old for b in new)


def test_read_only_parameters_and_grads_will_do():
    parameters, grads = step()
    for values in (parameters, grads):
        for layer in values.values():
            for array in layer[:2]:
                array.flags.writeable = False
    momentum(gradient_descent(parameters, grads, 0.1), grads, grads, 0.1, 0.9)


@pytest.mark.parametrize("learning_rate", [0.1, np.float64(0.1), np.float32(0.1), 1, np.int64(1)], ids=repr)
def test_float32_stays_float32(learning_rate):
    parameters, grads = step()
    parameters = {l: Layer(W.astype("float32"), b.astype("float32"), g) for l, (W, b, g) in parameters.items()}
    grads = {l: Gradient(dW.astype("float32"), db.astype("float32")) for l, (dW, db) in grads.items()}
    updated, velocity = momentum(parameters, grads, None, learning_rate, np.float64(0.5))
    updated, velocity = momentum(updated, grads, velocity, learning_rate, np.float64(0.5))
    arrays = [array for values in (updated, velocity) for layer in values.values() for array in layer[:2]]
    assert {array.dtype.name for array in arrays} == {"float32"}


def test_gradients_of_a_learner_pairs_lists_and_whole_numbers():
    parameters = {1: Layer(np.ones((1, 2)), np.zeros((1, 1)), step()[0][1].g)}
    for grads in (
        {1: ([[2, 4]], [[1]])},
        {1: (np.array([[2, 4]]), np.array([[1]]))},
        {1: Gradient([[2.0, 4.0]], [[1.0]])},
    ):
        updated = gradient_descent(parameters, grads, 1)
        assert updated[1].W.tolist() == [[-1, -3]] and updated[1].b.tolist() == [[-1]]
        updated, velocity = momentum(parameters, grads, {1: ([[2, 0]], [[1]])}, 1, 0.5)
        assert velocity[1].dW.tolist() == [[2, 2]] and updated[1].W.tolist() == [[-1, -1]]
