"""g and g′: against each other, against plain formulas, at the ends and on every kind of array."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from oracle import SLOPE, G, central, complex_step

import dnn_helpers
from dnn_helpers import ACTIVATIONS, Activation, relu, sigmoid, tanh

ALL = pytest.mark.parametrize("g", ACTIVATIONS.values(), ids=ACTIVATIONS)
Z = np.array([[-5.0, -1.3, -0.2], [0.1, 0.9, 6.0]])


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_each_is_public_under_its_name_and_has_a_plain_formula(name):
    g = ACTIVATIONS[name]
    assert g.name == repr(g) == name
    assert getattr(dnn_helpers, name, None) is g, f"{name} is not a public name yet: dnn_helpers/__init__.pyi"
    assert name in G and name in SLOPE, f"{name} has no plain formula yet: tests/tools/oracle.py"


@ALL
@given(z=st.floats(-1e4, 1e4))
def test_value_and_slope_are_the_plain_formulas(g, z):
    np.testing.assert_allclose(g(np.array([z])), G[g.name](z), rtol=1e-14, atol=1e-300)
    # 1 − tanh² loses digits near ±1, so an absolute tolerance of a few units in the last place of 1
    np.testing.assert_allclose(g.prime(np.array([z])), SLOPE[g.name](z), rtol=1e-14, atol=1e-15)


@ALL
def test_slope_is_the_secant(g):
    secant = central(lambda h: g(Z + h))
    np.testing.assert_allclose(g.prime(Z), secant, rtol=1e-7, atol=1e-9)


@ALL
def test_slope_is_the_complex_step(g):
    # relu and leaky_relu are analytic on either side of 0, and no entry of Z is 0
    # atol: 1 − tanh² and a(1 − a) lose what a float cannot hold beside 1
    np.testing.assert_allclose(g.prime(Z), complex_step(lambda h: g(Z + h)), rtol=1e-13, atol=2e-16)


@ALL
def test_value_and_slope_at_zero_where_there_may_be_a_kink(g):
    assert float(g(np.zeros(1))[0]) == G[g.name](0.0) and float(g.prime(np.zeros(1))[0]) == SLOPE[g.name](0.0)


@ALL
def test_far_out_is_finite_and_silent(g):
    far = np.array([-1e308, -1e4, -746.0, 746.0, 1e4, 1e308])
    assert np.isfinite(g(far)).all() and np.isfinite(g.prime(far)).all() and sigmoid.prime(far).min() >= 0
    np.testing.assert_array_equal(g(np.array([-np.inf, np.inf])), [G[g.name](-np.inf), G[g.name](np.inf)])
    assert np.isnan(g(np.array([np.nan]))).all()


@ALL
@given(Z=arrays(float, array_shapes(min_dims=0, max_dims=3, max_side=4), elements=st.floats(-50, 50)))
def test_any_shape_new_array_input_untouched(g, Z):
    before = Z.copy()
    for f in (g, g.prime):
        answer = f(Z)
        assert np.shape(answer) == Z.shape and not np.shares_memory(answer, Z)
    np.testing.assert_array_equal(Z, before)


@ALL
@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", "longdouble", "complex64", "complex128"])
def test_keeps_the_kind_of_float(g, dtype):
    small = Z.astype(dtype)
    assert g(small).dtype == g.prime(small).dtype == dtype


@ALL
@pytest.mark.parametrize("kind", ["int", "bool", "uint8", "list", "read-only", "fortran", "strided", "big-endian"])
def test_any_layout_and_integers(g, kind):
    plain = np.array([[0, 1, 1, 0], [1, 0, 1, 1]])
    Z = {
        "list": lambda: plain.tolist(),
        "fortran": lambda: np.asfortranarray(plain, dtype=float),
        "strided": lambda: np.repeat(plain, 2, axis=1)[:, ::2],
        "big-endian": lambda: plain.astype(">f8"),
        "read-only": lambda: np.frombuffer(plain.astype(float).tobytes()).reshape(plain.shape),
    }.get(kind, lambda: plain.astype(kind))()
    np.testing.assert_array_equal(g(Z), g(plain.astype(float)))
    np.testing.assert_array_equal(g.prime(Z), g.prime(plain.astype(float)))


def test_numbers_alone_will_do():
    assert float(relu(-2)) == 0 and float(relu(3)) == 3 and float(sigmoid(0)) == 0.5 and float(tanh.prime(0)) == 1


def test_a_learners_own_activation_is_one_line():
    swish = Activation("swish", lambda Z: Z * sigmoid(Z), lambda Z: sigmoid(Z) * (1 + Z * (1 - sigmoid(Z))))
    np.testing.assert_allclose(swish.prime(Z), complex_step(lambda h: swish(Z + h)), rtol=1e-13)
