"""The digits are the published ones, always split alike; the made-up sets are what their names say."""

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_helpers import HyperParameters, accuracy, forward_pass, load_digits, make_dataset, train
from dnn_helpers.data.datasets import DATASETS

NAMES = pytest.mark.parametrize("name", DATASETS)


def all_digits():
    """Images and labels in the order of the file, put together again from the three parts."""
    parts = load_digits()
    X, labels = np.hstack([part.X for part in parts]), np.hstack([part.labels for part in parts])
    order = np.argsort(np.arange(1797) * 811 % 1797)
    return X[:, order], labels[order]


# ---- digits


def test_digits_are_the_published_ones():
    X, labels = all_digits()
    content = (X.T * 16).astype("uint8").tobytes() + labels.astype("uint8").tobytes()
    assert hashlib.sha256(content).hexdigest() == "87ff0c9e40dc7e2c0e34e7257799c2e3f3aec1a016363bb11cad869ec428a826"


def test_digits_are_scikit_learns():
    published = pytest.importorskip("sklearn.datasets").load_digits()
    X, labels = all_digits()
    np.testing.assert_array_equal(X.T * 16, published.data)
    np.testing.assert_array_equal(labels, published.target)


def test_digits_are_split_into_three_without_overlap():
    digits = load_digits()
    assert [part.X.shape for part in digits] == [(64, 1197), (64, 300), (64, 300)]
    assert [part.Y.shape for part in digits] == [(10, 1197), (10, 300), (10, 300)]
    columns = [{column.tobytes() for column in np.ascontiguousarray(part.X.T)} for part in digits]
    assert [len(part) for part in columns] == [1197, 300, 300]  # no image twice
    assert not (columns[0] & columns[1] or columns[0] & columns[2] or columns[1] & columns[2])


def test_digits_every_part_has_every_digit_about_as_often():
    for part in load_digits():
        counts = np.bincount(part.labels, minlength=10)
        m = len(part.labels)
        # four standard deviations of a random draw
        assert (np.abs(counts - m / 10) < 4 * (m * 0.09) ** 0.5).all()


def test_digits_labels_one_hot_and_grey_values():
    for part in load_digits():
        assert part.X.min() == 0 and part.X.max() == 1 and set(np.unique(part.X * 16)) <= set(range(17))
        np.testing.assert_array_equal(part.Y.argmax(axis=0), part.labels)
        assert set(np.unique(part.Y)) == {0, 1} and (part.Y.sum(axis=0) == 1).all()
        assert part.X.dtype == part.Y.dtype == float


def test_digits_belong_to_the_caller():
    first = load_digits()
    first.train.X[:] = 7
    assert load_digits().train.X.max() == 1


def test_digits_name_licence_and_source():
    for words in ("UCI", "CC BY 4.0", "Alpaydin", "Kaynak", "10.24432/C50P49"):
        assert words in load_digits.__doc__


# ---- made-up sets


@NAMES
@given(m=st.integers(1, 50), seed=st.integers(0, 2**64))
def test_shapes_labels_and_balance(name, m, seed):
    X, Y = make_dataset(name, m=m, seed=seed)
    assert X.shape == (4 if name == "parity" else 2, m) and Y.shape == (1, m)
    assert X.dtype == Y.dtype == float and np.isfinite(X).all() and set(np.unique(Y)) <= {0, 1}
    if name not in ("xor", "parity"):
        assert abs(Y.sum() - m / 2) <= 0.5


@NAMES
def test_seeds_repeat_and_differ(name):
    np.testing.assert_equal(make_dataset(name, seed=3), make_dataset(name, seed=3))
    assert (make_dataset(name, seed=3)[0] != make_dataset(name, seed=4)[0]).any()


@NAMES
def test_noise_moves_points_and_not_labels(name):
    clean, Y = make_dataset(name, m=4000, noise=0, seed=1)
    noisy, Y_noisy = make_dataset(name, m=4000, noise=0.3, seed=1)
    np.testing.assert_array_equal(Y, Y_noisy)
    assert (noisy - clean).std() == pytest.approx(0.3, rel=0.05)
    assert abs((noisy - clean).mean()) < 0.02


@NAMES
def test_classes_are_mixed_not_one_after_the_other(name):
    _, Y = make_dataset(name, m=400)
    assert 0.35 < (np.diff(Y[0]) != 0).mean() < 0.65


def test_each_set_is_what_its_name_says():
    X, Y = make_dataset("parity", m=160)
    np.testing.assert_array_equal(Y[0], X.sum(axis=0) % 2)
    assert set(np.unique(X, axis=1, return_counts=True)[1]) == {10}  # each of 16 patterns as often
    X, Y = make_dataset("xor")
    np.testing.assert_array_equal(Y[0] == 1, (X[0] > 0) == (X[1] > 0))
    X, Y = make_dataset("circles", noise=0)
    np.testing.assert_allclose(np.hypot(*X), np.where(Y[0] == 1, 0.5, 1))
    X, Y = make_dataset("ring", m=2000)
    radius = np.hypot(*X)
    assert radius[Y[0] == 1].max() <= 0.5 < 0.7 <= radius[Y[0] == 0].min() and radius.max() <= 1
    X, Y = make_dataset("spiral", noise=0)
    np.testing.assert_allclose(
        np.arctan2(X[1], X[0]) % (2 * np.pi), (3 * np.pi * np.hypot(*X) + np.pi * Y[0]) % (2 * np.pi)
    )
    X, Y = make_dataset("moons", noise=0)
    upper, lower = X + [[0.5], [0.25]], X - [[0.5], [0.25]]
    np.testing.assert_allclose(np.hypot(*np.where(Y == 0, upper, lower)), 1)


@NAMES
def test_a_network_learns_what_logistic_regression_cannot(name):
    X, Y = make_dataset(name, m=200)
    choices = {"activation": "tanh", "scale": "xavier", "learning_rate": 1.0, "momentum": 0.9, "iterations": 2000}
    accuracies = []
    for hidden in ((), (12, 12)):
        run = train(X, Y, HyperParameters(layer_dims=(len(X), *hidden, 1), **choices))
        accuracies.append(accuracy(forward_pass(X, run.parameters)[0], Y))
    assert accuracies[0] < 0.9 < 0.97 < accuracies[1]
