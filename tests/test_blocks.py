"""One layer forward and backward, against loops over examples and units and against complex steps."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import complex_step, iteration, network, slopes

from dnn_helpers import ACTIVATIONS, Activation, Cache, backward_block, forward_block, identity, relu, sigmoid

ALL = pytest.mark.parametrize("g", ACTIVATIONS.values(), ids=ACTIVATIONS)
SIZES = st.integers(1, 5)


def layer(n=3, n_prev=4, m=5, seed=0):
    rng = np.random.default_rng(seed)
    return rng.standard_normal((n_prev, m)), rng.standard_normal((n, n_prev)), rng.standard_normal((n, 1))


@ALL
@given(n=SIZES, n_prev=SIZES, m=SIZES)
def test_forward_is_the_formula_unit_by_unit(g, n, n_prev, m):
    A_prev, W, b = layer(n, n_prev, m)
    A, cache = forward_block(A_prev, W, b, g)
    assert A.shape == (n, m) and isinstance(cache, Cache)
    for i in range(m):
        for j in range(n):
            z = b[j, 0] + sum(W[j, k] * A_prev[k, i] for k in range(n_prev))
            # an absolute tolerance of the rounding of a sum of n_prev terms of order 1
            np.testing.assert_allclose(cache.Z[j, i], z, rtol=1e-13, atol=1e-14)
            np.testing.assert_allclose(A[j, i], g(np.array(z)), rtol=1e-12, atol=1e-14)


def test_the_cache_holds_what_the_backward_step_needs():
    A_prev, W, b = layer()
    _, cache = forward_block(A_prev, W, b, relu)
    assert Cache._fields == ("A_prev", "W", "b", "Z", "g")
    np.testing.assert_array_equal(cache.Z, W @ A_prev + b)
    assert (cache.A_prev is A_prev, cache.W is W, cache.b is b, cache.g is relu) == (True,) * 4


@ALL
@given(n=SIZES, n_prev=SIZES, m=SIZES)
def test_backward_is_the_complex_step_of_forward(g, n, n_prev, m):
    """Of the mean over examples of Σ dA ∗ A: the cost whose derivative by A[l] of example i is dA(:, i)."""
    A_prev, W, b = layer(n, n_prev, m)
    dA = np.random.default_rng(1).standard_normal((n, m))
    dA_prev, dW, db = backward_block(dA, forward_block(A_prev, W, b, g)[1])

    def cost(parameters, A_prev=A_prev):
        return (dA * forward_block(A_prev, *parameters[1])[0]).sum() / m

    parameters = {1: network([n_prev, n])[1]._replace(W=W, b=b, g=g)}
    ((want_dW, want_db),) = slopes(cost, parameters, complex_step).values()
    np.testing.assert_allclose(dW, want_dW, rtol=1e-11, atol=1e-14)
    np.testing.assert_allclose(db, want_db, rtol=1e-11, atol=1e-14)
    for k, i in np.ndindex(n_prev, m):
        nudge = np.zeros((n_prev, m), complex)

        def moved(h, k=k, i=i, nudge=nudge):
            nudge[k, i] = h
            return cost(parameters, A_prev + nudge)

        # dA_prev is of each example's own loss, so the 1/m of the cost is taken out again
        np.testing.assert_allclose(dA_prev[k, i], m * complex_step(moved), rtol=1e-11, atol=1e-14)


def test_one_over_m_stands_only_in_dW_and_db():
    """Every example twice: dW and db stay, dA_prev is the same for each copy."""
    A_prev, W, b = layer()
    dA = np.random.default_rng(1).standard_normal((3, 5))
    once = backward_block(dA, forward_block(A_prev, W, b, sigmoid)[1])
    twice = backward_block(np.tile(dA, 2), forward_block(np.tile(A_prev, 2), W, b, sigmoid)[1])
    np.testing.assert_allclose(twice[0], np.tile(once[0], 2), rtol=1e-14)
    np.testing.assert_allclose(twice[1], once[1], rtol=1e-13)
    np.testing.assert_allclose(twice[2], once[2], rtol=1e-13)


@ALL
def test_shapes_backward_are_the_shapes_forward(g):
    A_prev, W, b = layer()
    A, cache = forward_block(A_prev, W, b, g)
    dA_prev, dW, db = backward_block(A, cache)
    assert (dA_prev.shape, dW.shape, db.shape) == (A_prev.shape, W.shape, b.shape)


@ALL
def test_float32_stays_float32(g):
    A_prev, W, b = (array.astype("float32") for array in layer())
    A, cache = forward_block(A_prev, W, b, g)
    assert {array.dtype.name for array in (A, cache.Z, *backward_block(A, cache))} == {"float32"}


@ALL
def test_complex_goes_through_both_blocks(g):
    A_prev, W, b = (array.astype(complex) for array in layer())
    A, cache = forward_block(A_prev, W, b, g)
    assert {array.dtype.name for array in (A, *backward_block(A, cache))} == {"complex128"}
    _, real_cache = forward_block(*layer(), g)
    np.testing.assert_allclose(backward_block(1j * A, real_cache)[1], 1j * backward_block(A.real, real_cache)[1])


@pytest.mark.parametrize(
    "changed",
    [
        np.asfortranarray,
        lambda a: np.repeat(a, 2, axis=1)[:, ::2],
        lambda a: a[::-1, ::-1].copy()[::-1, ::-1],
        lambda a: np.frombuffer(a.tobytes(), a.dtype).reshape(a.shape),
        lambda a: a.astype(int),
        lambda a: a.astype(">f8"),
        lambda a: a.tolist(),
    ],
    ids=["fortran", "strided", "reversed", "read-only", "integer", "big-endian", "list"],
)
def test_any_layout_gives_the_same(changed):
    whole = tuple(np.round(3 * array) for array in layer())
    dA = np.round(3 * layer(seed=1)[0][:3])
    A, cache = forward_block(*whole, relu)
    got, got_cache = forward_block(*map(changed, whole), relu)
    np.testing.assert_array_equal(got, A)  # whole numbers, so exactly
    for answer, expected in zip(backward_block(changed(dA), got_cache), backward_block(dA, cache), strict=True):
        assert type(answer) is np.ndarray
        np.testing.assert_allclose(answer, expected, rtol=1e-15)


@ALL
def test_inputs_stay_as_they_are(g):
    A_prev, W, b = layer()
    A, cache = forward_block(A_prev, W, b, g)
    given_values = A_prev, W, b, A, cache
    before = copy.deepcopy(given_values)
    backward_block(A, forward_block(A_prev, W, b, g)[1]), backward_block(A, cache)
    np.testing.assert_equal(given_values, before)


def test_booleans_are_zeros_and_ones():
    X = np.array([[True, False], [True, True]])
    A, _ = forward_block(X, np.ones((1, 2)), np.zeros((1, 1)), identity)
    np.testing.assert_array_equal(A, [[2, 1]])


@pytest.mark.parametrize("prime", [lambda Z: Z, lambda Z: Z > 0], ids=["Z itself", "booleans"])
def test_a_learners_slope_may_return_anything_and_the_cache_stays(prime):
    A_prev, W, b = layer()
    _, cache = forward_block(A_prev, W, b, Activation("mine", np.abs, prime))
    before = cache.Z.copy()
    dA = np.full(cache.Z.shape, 3.0)
    _, dW, _ = backward_block(dA, cache)
    np.testing.assert_array_equal(cache.Z, before)
    np.testing.assert_allclose(dW, dA * prime(before) @ A_prev.T / 5)


def test_two_blocks_make_the_loops_of_the_oracle():
    parameters = network([4, 3, 2], "relu")
    X, Y = layer()[0], np.array([[0, 1, 1, 0, 1], [1, 1, 0, 0, 0.0]])
    AL, _, grads = iteration(parameters, X, Y)
    A1, cache1 = forward_block(X, *parameters[1])
    A2, cache2 = forward_block(A1, *parameters[2])
    np.testing.assert_allclose(A2, AL, rtol=1e-13)
    dA1, dW2, db2 = backward_block(-Y / A2 + (1 - Y) / (1 - A2), cache2)
    _, dW1, db1 = backward_block(dA1, cache1)
    for got, expected in zip((dW1, db1, dW2, db2), (*grads[1], *grads[2]), strict=True):
        np.testing.assert_allclose(got, expected, rtol=1e-11, atol=1e-14)
