"""Data to learn from: real handwritten digits, and small made-up sets in the plane."""

from importlib.resources import files
from typing import NamedTuple

import numpy as np

from ..validation.checks import check_number, check_seed, check_whole, short


class Split(NamedTuple):
    """One part of a data set: X (n[0], m), Y (n[L], m) of 0 and 1, and the labels (m,)."""

    X: np.ndarray
    Y: np.ndarray
    labels: np.ndarray


class Digits(NamedTuple):
    """The digits in three parts: to learn from, to choose by, and to look at once, at the end."""

    train: Split
    dev: Split
    test: Split


def load_digits():
    """Digits: 1,197 training, 300 dev and 300 test images of handwritten digits.

    In each part X is (64, m), one 8×8 image per column, grey values in [0, 1] (counts 0 … 16, divided by 16); Y is
    (10, m), one-hot; labels are the digits 0 … 9. The split is always the same. The images are the test part (13
    writers, 1,797 images) of "Optical Recognition of Handwritten Digits", E. Alpaydin and C. Kaynak, UCI Machine
    Learning Repository, 1998, doi 10.24432/C50P49, licence CC BY 4.0. Each writer is in all three parts, so the test
    part says nothing of writers never seen.
    """
    with np.load(files(__package__) / "digits.npz", allow_pickle=False) as stored:
        images, labels = stored["images"], stored["labels"]
    m = len(images)
    order = np.arange(m) * 811 % m  # 811 and 1797 have no common factor: a fixed shuffle
    X, labels = images[order].T / 16, labels[order].astype(int)
    Y = (np.arange(10)[:, None] == labels).astype(float)
    parts = np.split(np.arange(m), [m - 600, m - 300])
    return Digits(*(Split(X[:, i], Y[:, i], labels[i]) for i in parts))


def _moons(m, rng):
    t, Y = np.pi * rng.random(m), np.arange(m) % 2
    X = np.where(Y, [1 - np.cos(t), 0.5 - np.sin(t)], [np.cos(t), np.sin(t)])
    return X - [[0.5], [0.25]], Y


def _circles(m, rng):
    t, Y = 2 * np.pi * rng.random(m), np.arange(m) % 2
    return np.where(Y, 0.5, 1) * np.array([np.cos(t), np.sin(t)]), Y


def _spiral(m, rng):
    r, Y = np.sqrt(rng.uniform(0.02, 1, m)), np.arange(m) % 2
    t = 3 * np.pi * r + np.pi * Y
    return r * np.array([np.cos(t), np.sin(t)]), Y


def _xor(m, rng):
    X = rng.uniform(-1, 1, (2, m))
    return X, X[0] * X[1] > 0


def _ring(m, rng):
    t, Y = 2 * np.pi * rng.random(m), np.arange(m) % 2
    r = np.where(Y, np.sqrt(rng.uniform(0, 0.25, m)), np.sqrt(rng.uniform(0.49, 1, m)))
    return r * np.array([np.cos(t), np.sin(t)]), Y


def _parity(m, rng):
    patterns = np.arange(m) % 16  # each of the 2⁴ patterns as often as the others
    X = patterns >> np.arange(4)[:, None] & 1
    return X.astype(float), X.sum(axis=0) % 2


# name: the points without noise, and the noise that is natural for them
DATASETS = {
    "moons": (_moons, 0.1),
    "circles": (_circles, 0.05),
    "spiral": (_spiral, 0.02),
    "xor": (_xor, 0.0),
    "ring": (_ring, 0.0),
    "parity": (_parity, 0.0),
}


def make_dataset(name, m=200, noise=None, seed=0):
    """X (2, m) and Y (1, m) of 0 and 1: points of two classes in random order.

    name : "moons", "circles", "spiral", "xor", "ring" (a disc inside a ring), or "parity" (of four bits: X is (4, m))
    m : number of examples · seed : of the random numbers; numpy's global state is not touched
    noise : standard deviation of the normal noise added to X; None: what suits the data set

    ValueError or TypeError for an unknown name (the known ones are listed), or m, noise, seed out of range.
    """
    if not isinstance(name, str) or name not in DATASETS:
        raise ValueError(f"the data set is {short(name)}, expected one of {', '.join(DATASETS)}")
    points, natural = DATASETS[name]
    m, seed = check_whole(m, "m"), check_seed(seed)
    noise = natural if noise is None else check_number(noise, "noise", low=0)
    rng = np.random.default_rng(seed)
    X, Y = points(m, rng)
    X = X + noise * rng.standard_normal(X.shape)
    order = rng.permutation(m)
    return X[:, order], Y[None, order].astype(float)
