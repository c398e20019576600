"""The passes over all layers, against loops, secants and complex steps; what comes before and after them."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import assert_same_gradients, central, complex_step, examples, iteration, network, slopes

from dnn_helpers import (
    ACTIVATIONS,
    Activation,
    Gradient,
    Layer,
    accuracy,
    backward_pass,
    cross_entropy,
    cross_entropy_gradient,
    forward_block,
    forward_pass,
    initialize_parameters,
    predict,
    relu,
    sigmoid,
    tanh,
    to_course_dict,
)
from dnn_helpers.network import SCALES

# 1, 2, 3, 4 and 6 layers, one and several output units, sizes that differ
DEPTHS = [[4, 1], [3, 2], [4, 3, 1], [5, 4, 3, 2], [5, 4, 3, 2, 1], [2, 3, 4, 3, 2, 3, 2]]
HIDDEN = pytest.mark.parametrize("hidden", ACTIVATIONS)
DIMS = pytest.mark.parametrize("layer_dims", DEPTHS, ids=str)
ANY_DIMS = st.lists(st.integers(1, 5), min_size=2, max_size=6)


def gradients(parameters, X, Y):
    AL, caches = forward_pass(X, parameters)
    return backward_pass(AL, Y, caches)


def complex_cost(parameters, X, Y):
    """J through forward_block alone, with a cost that takes complex numbers."""
    A = X
    for l in range(1, len(parameters) + 1):
        A, _ = forward_block(A, *parameters[l])
    return -(Y * np.log(A) + (1 - Y) * np.log(1 - A)).sum() / Y.shape[1]


# ---- the gradient


@DIMS
@HIDDEN
def test_backward_pass_is_the_central_difference(layer_dims, hidden):
    parameters, (X, Y) = network(layer_dims, hidden), examples(layer_dims, 6)
    secants = slopes(lambda moved: cross_entropy(forward_pass(X, moved)[0], Y), parameters, central)
    # h = 1e-6: rounding leaves about eps/h = 2e-10 of a secant
    assert_same_gradients(gradients(parameters, X, Y), secants, rtol=1e-6, atol=2e-9)


@DIMS
@HIDDEN
def test_backward_pass_is_the_complex_step(layer_dims, hidden):
    parameters, (X, Y) = network(layer_dims, hidden), examples(layer_dims, 6)
    steps = slopes(lambda moved: complex_cost(moved, X, Y), parameters, complex_step)
    assert_same_gradients(gradients(parameters, X, Y), steps, rtol=1e-11, atol=1e-14)


@given(layer_dims=ANY_DIMS, m=st.integers(1, 6), hidden=st.sampled_from(list(ACTIVATIONS)), seed=st.integers(0, 9))
def test_passes_are_the_loops_over_examples_and_units(layer_dims, m, hidden, seed):
    parameters, (X, Y) = network(layer_dims, hidden, seed=seed), examples(layer_dims, m, seed)
    AL, J, grads = iteration(parameters, X, Y)
    got, caches = forward_pass(X, parameters)
    np.testing.assert_allclose(got, AL, rtol=1e-12)
    np.testing.assert_allclose(cross_entropy(got, Y), J, rtol=1e-12)
    assert_same_gradients(backward_pass(got, Y, caches), grads, rtol=1e-9, atol=1e-13)


@pytest.mark.parametrize("output", ACTIVATIONS)
def test_any_last_activation_whose_output_is_a_probability(output):
    """Only sigmoid has the short cut AL − Y; the others go through the literal dA[L]."""
    layer_dims = [3, 4, 2]
    parameters, (X, Y) = network(layer_dims, "tanh", output), examples(layer_dims, 5)
    W, b, g = parameters[2]
    parameters[2] = Layer(0.05 * W, 0.5 + 0 * b, g)  # keeps AL inside (0, 1)
    steps = slopes(lambda moved: complex_cost(moved, X, Y), parameters, complex_step)
    assert_same_gradients(gradients(parameters, X, Y), steps, rtol=1e-11, atol=1e-14)


def test_the_short_cut_is_the_long_way():
    layer_dims = [3, 4, 2]
    parameters, (X, Y) = network(layer_dims), examples(layer_dims, 5)
    long_way = {**parameters, 2: parameters[2]._replace(g=Activation("same", sigmoid.g, sigmoid.g_prime))}
    assert_same_gradients(gradients(parameters, X, Y), gradients(long_way, X, Y), rtol=1e-12, atol=0)


def test_starts_at_AL_minus_Y_where_the_literal_start_is_lost():
    """z = 40: 1 − a is exactly 0, the notes' dA[L] is infinite, AL − Y is right to the last digit."""
    parameters = {1: Layer(np.array([[40.0]]), np.zeros((1, 1)), sigmoid)}
    X, Y = np.ones((1, 1)), np.zeros((1, 1))
    AL, caches = forward_pass(X, parameters)
    assert np.isinf(cross_entropy_gradient(AL, Y)).all()
    assert backward_pass(AL, Y, caches)[1].dW.tolist() == [[1.0]]


def test_dA0_is_never_computed():
    """A first W whose transpose cannot be multiplied: the pass must not try."""

    class Untransposed(np.ndarray):
        @property
        def T(self):
            raise AssertionError("dA[0] was computed")

    parameters, (X, Y) = network([3, 2, 1]), examples([3, 2, 1], 4)
    AL, caches = forward_pass(X, parameters)
    caches[1] = caches[1]._replace(W=caches[1].W.view(Untransposed))
    assert_same_gradients(backward_pass(AL, Y, caches), gradients(parameters, X, Y), rtol=0, atol=0)


def test_grads_are_named_tuples_in_the_shapes_of_the_parameters():
    layer_dims = [5, 4, 3, 2, 1]
    parameters, (X, Y) = network(layer_dims), examples(layer_dims, 7)
    AL, caches = forward_pass(X, parameters)
    grads = backward_pass(AL, Y, caches)
    assert set(parameters) == set(caches) == set(grads) == {1, 2, 3, 4}
    for l, (W, b, _) in parameters.items():
        assert isinstance(grads[l], Gradient) and (grads[l].dW.shape, grads[l].db.shape) == (W.shape, b.shape)


# ---- examples are columns


@HIDDEN
def test_order_of_the_examples_changes_nothing(hidden):
    layer_dims = [4, 5, 3, 2]
    parameters, (X, Y) = network(layer_dims, hidden), examples(layer_dims, 30)
    order = np.random.default_rng(0).permutation(30)
    AL, AL_mixed = forward_pass(X, parameters)[0], forward_pass(X[:, order], parameters)[0]
    np.testing.assert_allclose(AL_mixed, AL[:, order], rtol=1e-14)
    np.testing.assert_allclose(cross_entropy(AL_mixed, Y[:, order]), cross_entropy(AL, Y), rtol=1e-14)
    # the mean over examples is added up in another order: the rounding of 30 terms
    mixed = gradients(parameters, X[:, order], Y[:, order])
    assert_same_gradients(mixed, gradients(parameters, X, Y), rtol=1e-12, atol=1e-15)


@HIDDEN
def test_columns_do_not_know_each_other_exactly(hidden):
    """Changing every other column leaves column i bit for bit the same: same shapes, same products."""
    layer_dims = [6, 5, 4, 2]
    parameters, (X, _) = network(layer_dims, hidden), examples(layer_dims, 9)
    AL, caches = forward_pass(X, parameters)
    for i in range(9):
        other = np.random.default_rng(i).standard_normal(X.shape)
        other[:, i] = X[:, i]
        got, got_caches = forward_pass(other, parameters)
        np.testing.assert_array_equal(got[:, i], AL[:, i])
        for l in caches:
            np.testing.assert_array_equal(got_caches[l].Z[:, i], caches[l].Z[:, i])


def test_column_i_is_example_i_alone_exactly_in_whole_numbers():
    """Sums of whole numbers round nothing, so the order in which a product adds cannot show."""
    rng = np.random.default_rng(0)
    parameters = {
        1: Layer(rng.integers(-3, 4, (5, 4)).astype(float), rng.integers(-3, 4, (5, 1)).astype(float), relu),
        2: Layer(rng.integers(-3, 4, (3, 5)).astype(float), rng.integers(-3, 4, (3, 1)).astype(float), relu),
        3: Layer(rng.integers(-1, 2, (1, 3)) / 64, np.zeros((1, 1)), sigmoid),
    }
    X = rng.integers(-4, 5, (4, 50)).astype(float)
    AL, caches = forward_pass(X, parameters)
    for i in range(50):
        alone, caches_alone = forward_pass(X[:, i : i + 1], parameters)
        for l in caches:
            np.testing.assert_array_equal(caches_alone[l].Z[:, 0], caches[l].Z[:, i])
        # exp of one number and exp of many may be two machine routines: one unit in the last place
        np.testing.assert_allclose(alone[:, 0], AL[:, i], rtol=3e-16)


@given(layer_dims=ANY_DIMS, m=st.integers(1, 40), seed=st.integers(0, 9))
def test_column_i_is_example_i_alone(layer_dims, m, seed):
    parameters, (X, _) = network(layer_dims, "relu", seed=seed), examples(layer_dims, m, seed)
    AL, _ = forward_pass(X, parameters)
    for i in range(m):
        # not exactly: a matrix product of one column may add in another order than one of many
        np.testing.assert_allclose(forward_pass(X[:, i : i + 1], parameters)[0][:, 0], AL[:, i], rtol=1e-13)


def test_m_is_in_no_parameter():
    parameters = network([3, 4, 1])
    for m in (1, 2, 1000):
        assert forward_pass(np.ones((3, m)), parameters)[0].shape == (1, m)


def test_identity_layers_collapse_into_one_matrix():
    parameters = network([4, 5, 3, 2], "identity")
    X, _ = examples([4, 2], 6)
    W = parameters[3].W @ parameters[2].W @ parameters[1].W
    b = parameters[3].W @ (parameters[2].W @ parameters[1].b + parameters[2].b) + parameters[3].b
    np.testing.assert_allclose(forward_pass(X, parameters)[0], sigmoid(W @ X + b), rtol=1e-12)


# ---- arrays of every kind, inputs untouched


@pytest.mark.parametrize(
    "kind", ["fortran", "strided", "transposed view", "read-only", "list", "int", "bool", "big-endian"]
)
def test_any_layout_of_X_and_Y_gives_the_same(kind):
    layer_dims = [4, 3, 2]
    rng = np.random.default_rng(0)
    parameters, X, Y = network(layer_dims), rng.integers(0, 2, (4, 5)), rng.integers(0, 2, (2, 5))

    def changed(plain):
        frozen = plain.astype(float)
        frozen.flags.writeable = False
        return {
            "fortran": np.asfortranarray(plain, dtype=float),
            "strided": np.repeat(plain.astype(float), 3, axis=1)[:, ::3],
            "transposed view": np.ascontiguousarray(plain.T, dtype=float).T,
            "read-only": frozen,
            "list": plain.tolist(),
            "big-endian": plain.astype(">f8"),
        }.get(kind, plain.astype(kind) if kind in ("int", "bool") else None)

    expected = gradients(parameters, X.astype(float), Y.astype(float))
    # the layout decides in which order a product adds
    assert_same_gradients(gradients(parameters, changed(X), changed(Y)), expected, rtol=1e-13, atol=1e-16)


@HIDDEN
def test_float32_stays_float32(hidden):
    parameters = {
        l: Layer(W.astype("float32"), b.astype("float32"), g) for l, (W, b, g) in network([4, 3, 2], hidden).items()
    }
    X, Y = (array.astype("float32") for array in examples([4, 3, 2], 5))
    AL, caches = forward_pass(X, parameters)
    grads = backward_pass(AL, Y, caches)
    assert AL.dtype == "float32" and all(array.dtype == "float32" for grad in grads.values() for array in grad)
    assert_same_gradients(grads, gradients(network([4, 3, 2], hidden), X.astype(float), Y), rtol=2e-4, atol=1e-6)


@HIDDEN
def test_inputs_stay_as_they_are(hidden):
    layer_dims = [4, 3, 3, 2]
    parameters, (X, Y) = network(layer_dims, hidden), examples(layer_dims, 5)
    AL, caches = forward_pass(X, parameters)
    given_values = parameters, X, Y, AL, caches
    before = copy.deepcopy(given_values)
    forward_pass(X, parameters)
    backward_pass(AL, Y, caches)
    cross_entropy(AL, Y), cross_entropy_gradient(AL, Y)
    predict(X, parameters), to_course_dict(parameters)
    accuracy(AL, (np.arange(2)[:, None] == AL.argmax(axis=0)).astype(float))
    np.testing.assert_equal(given_values, before)


@HIDDEN
def test_far_out_inputs_are_finite_and_silent(hidden):
    layer_dims = [4, 3, 3, 2]
    parameters, (X, Y) = network(layer_dims, hidden), examples(layer_dims, 5)
    for far in (1e4, -1e4):
        AL, caches = forward_pass(far * X, parameters)
        grads = backward_pass(AL, Y, caches)
        assert np.isfinite(cross_entropy(AL, Y))
        assert all(np.isfinite(array).all() for grad in grads.values() for array in grad)


def test_a_second_call_agrees_with_the_first():
    parameters, (X, Y) = network([4, 3, 2], "relu"), examples([4, 3, 2], 5)
    np.testing.assert_equal(gradients(parameters, X, Y), gradients(parameters, X, Y))


# ---- initialisation


@given(layer_dims=ANY_DIMS, seed=st.integers(0, 2**70))
def test_initial_shapes_biases_and_activations(layer_dims, seed):
    parameters = initialize_parameters(layer_dims, hidden="tanh", seed=seed)
    L = len(layer_dims) - 1
    assert list(parameters) == list(range(1, L + 1))
    for l, (W, b, g) in parameters.items():
        assert isinstance(parameters[l], Layer)
        assert W.shape == (layer_dims[l], layer_dims[l - 1])
        assert b.shape == (layer_dims[l], 1) and not b.any()
        assert g is (sigmoid if l == L else tanh)


SPREADS = {"he": (2 / 400) ** 0.5, "xavier": (1 / 400) ** 0.5, 0.01: 0.01, 1: 1, np.float32(0.5): 0.5}


@pytest.mark.parametrize("scale", [*SCALES, *(scale for scale in SPREADS if scale not in SCALES)])
def test_initial_weights_are_normal_with_the_promised_spread(scale):
    W = initialize_parameters([400, 300, 1], scale=scale)[1].W / SPREADS[scale]
    N = W.size  # 120,000: the bounds are five standard errors
    assert abs(W.mean()) < 5 / N**0.5
    assert abs(W.std() - 1) < 5 / (2 * N) ** 0.5
    assert abs((W**4).mean() - 3) < 5 * (96 / N) ** 0.5  # of a bell curve; uniform numbers have 1.8


def test_a_number_scales_the_same_random_numbers():
    ones, small = initialize_parameters([3, 4, 2], scale=1), initialize_parameters([3, 4, 2], scale=0.01)
    for l in ones:
        np.testing.assert_allclose(small[l].W, 0.01 * ones[l].W, rtol=1e-15)


def test_seeds_and_layers_differ_and_repeat():
    first, again, other = (initialize_parameters([4, 4, 4], seed=seed) for seed in (0, 0, 1))
    np.testing.assert_equal(first, again)
    assert not np.isclose(first[1].W, other[1].W).any() and not np.isclose(first[1].W, first[2].W).any()


def test_dimensions_may_come_as_any_sequence_of_whole_numbers():
    for layer_dims in ((3, 2, 1), np.array([3, 2, 1]), [np.int64(3), 2, np.uint8(1)], range(3, 0, -1)):
        np.testing.assert_equal(initialize_parameters(layer_dims), initialize_parameters([3, 2, 1]))


def test_activations_may_be_given_themselves():
    parameters = initialize_parameters([3, 2, 1], hidden=tanh, output=sigmoid)
    np.testing.assert_equal(parameters, initialize_parameters([3, 2, 1], hidden="tanh"))


# ---- predictions


def test_predict_one_unit_uses_the_threshold():
    parameters = {1: Layer(np.array([[1.0]]), np.zeros((1, 1)), sigmoid)}
    X = np.array([[-1.0, 0.0, 1.0]])  # AL = 0.27, 0.5, 0.73
    for threshold, expected in ((0.5, [0, 1, 1]), (0.6, [0, 0, 1]), (0.2, [1, 1, 1]), (0.9, [0, 0, 0]), (1, [0, 0, 0])):
        labels = predict(X, parameters, threshold)
        assert labels.tolist() == [expected] and labels.dtype.kind == "i"


def test_predict_several_units_marks_one_class():
    parameters, (X, _) = network([4, 5, 3]), examples([4, 3], 20)
    labels, AL = predict(X, parameters), forward_pass(X, parameters)[0]
    assert labels.shape == (3, 20) and (labels.sum(axis=0) == 1).all()
    assert [column.tolist().index(1) for column in labels.T] == [list(column).index(max(column)) for column in AL.T]


def test_accuracy_counts_right_columns():
    AL, Y = np.array([[0.1, 0.9, 0.6, 0.4]]), np.array([[0, 1, 0, 1]])
    assert accuracy(AL, Y) == 0.5 and accuracy(AL >= 0.5, Y) == 0.5 and accuracy(Y, Y) == 1 and accuracy(1 - Y, Y) == 0
    AL, Y = np.array([[0.6, 0.1], [0.3, 0.4], [0.2, 0.3]]), np.array([[1, 0], [0, 0], [0, 1]])
    assert accuracy(AL, Y) == 0.5 and isinstance(accuracy(AL, Y), float)
