"""The cost J and its derivative by AL."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from oracle import complex_step, examples

from dnn_helpers import cross_entropy, cross_entropy_gradient, forward_pass, initialize_parameters

SHAPES = st.tuples(st.integers(1, 4), st.integers(1, 6))


@st.composite
def predictions_and_labels(draw, low=1e-6, high=1 - 1e-6):
    shape = draw(SHAPES)
    return draw(arrays(float, shape, elements=st.floats(low, high))), draw(arrays(bool, shape))


@pytest.mark.parametrize("m", [1, 7, 1000])
def test_chance_costs_ln_2(m):
    assert cross_entropy(np.full((1, m), 0.5), np.arange(m)[None] % 2) == pytest.approx(math.log(2), rel=1e-15)


def test_zero_weights_cost_ln_2_a_unit():
    parameters, (X, Y) = initialize_parameters([4, 3, 2], scale=0), examples([4, 3, 2], 9)
    assert cross_entropy(forward_pass(X, parameters)[0], Y) == pytest.approx(2 * math.log(2), rel=1e-15)


@given(pair=predictions_and_labels())
def test_cost_is_the_mean_loss_example_by_example(pair):
    AL, Y = pair
    losses = [
        sum(-math.log(a) if y else -math.log1p(-a) for a, y in zip(column_A, column_Y, strict=True))
        for column_A, column_Y in zip(AL.T, Y.T, strict=True)
    ]
    # 1 − a is rounded, which moves its logarithm by up to one part in 1e10 for a near 1e-6
    assert cross_entropy(AL, Y) == pytest.approx(sum(losses) / len(losses), rel=1e-9)
    assert type(cross_entropy(AL, Y)) is float


@given(pair=predictions_and_labels(low=0, high=1))
def test_never_negative_and_finite_at_the_ends(pair):
    J = cross_entropy(*pair)
    assert J >= 0 and math.isfinite(J)


def test_certain_and_wrong_is_finite_and_dearer_than_nearly_certain():
    zero, one = np.zeros((1, 1)), np.ones((1, 1))
    for wrong, nearly, Y in ((zero, zero + 5e-324, one), (zero, zero + 1e-300, one), (one, np.nextafter(one, 0), zero)):
        assert cross_entropy(nearly, Y) <= cross_entropy(wrong, Y) < math.inf
    assert cross_entropy(one, one) == cross_entropy(zero, zero) == 0
    assert cross_entropy(one, zero) > 30 and cross_entropy(zero, one) > 30


@given(pair=predictions_and_labels(low=1e-3, high=0.999))
def test_gradient_is_the_derivative_of_each_examples_loss(pair):
    AL, Y = pair
    dAL = cross_entropy_gradient(AL, Y)
    assert dAL.shape == AL.shape
    loss_slope = complex_step(lambda h: -(Y * np.log(AL + h) + (1 - Y) * np.log(1 - AL - h)))
    np.testing.assert_allclose(dAL, loss_slope, rtol=1e-13)


def test_gradient_has_no_sum_and_no_mean():
    AL, Y = np.array([[0.25, 0.5, 0.8]]), np.array([[1, 0, 0]])
    np.testing.assert_allclose(cross_entropy_gradient(AL, Y), [[-4, 2, 5]], rtol=1e-15)


def test_literal_gradient_at_the_ends_is_not_finite_and_silent():
    AL, Y = np.array([[0.0, 1, 0, 1, 5e-324]]), np.array([[1, 0, 0, 1, 1]])
    dAL = cross_entropy_gradient(AL, Y)[0]
    assert dAL[0] == -math.inf and dAL[1] == math.inf and np.isnan(dAL[2:4]).all() and dAL[4] == -math.inf


@pytest.mark.parametrize("changed", [np.asfortranarray, lambda a: a[:, ::-1][:, ::-1], lambda a: a.tolist()])
def test_any_layout_gives_the_same(changed):
    AL, Y = np.random.default_rng(0).random((3, 4)), np.random.default_rng(1).integers(0, 2, (3, 4))
    for kind in (int, bool, float):
        labels = changed(Y.astype(kind))
        assert cross_entropy(changed(AL), labels) == pytest.approx(cross_entropy(AL, Y), rel=1e-15)
        np.testing.assert_array_equal(cross_entropy_gradient(changed(AL), labels), cross_entropy_gradient(AL, Y))


def test_float32_costs_nearly_the_same_and_its_gradient_is_float32():
    AL, Y = np.random.default_rng(0).random((3, 400)), np.random.default_rng(1).integers(0, 2, (3, 400))
    AL32, Y32 = AL.astype("float32"), Y.astype("float32")
    assert cross_entropy(AL32, Y32) == pytest.approx(cross_entropy(AL, Y), rel=1e-5)
    assert cross_entropy_gradient(AL32, Y32).dtype == "float32"
    assert math.isfinite(cross_entropy(np.float32([[0, 1]]), np.float32([[1, 0]])))
