"""Arguments to try answers on. They hide nothing: sizes all different and none 1 (except where that
is the point), values of both signs, no zeros, biases that are not zero, caches from a real forward pass."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ..activations import relu, sigmoid
from ..blocks import Gradient, Layer
from ..network import forward_pass

OTHER_NUMBERS = "other numbers of the same sizes"  # for answers that keep something from call to call


class Probe(NamedTuple):
    """Arguments to try an answer on: one call, or several for a question with small answers.

    ``letters`` names the sizes and numbers that are in it: {"m": 7, "n[l]": 4, …}.
    """

    calls: tuple
    letters: dict
    label: str = ""


DIMS = [3, 5, 5, 3, 1], [4, 1], [2, 6, 1], [7, 4, 3, 2], [12, 9, 8, 6, 5, 3, 1]
networks = (Probe(tuple((layer_dims,) for layer_dims in DIMS), {}, "five networks, from one layer to six"),)

ONE_EXAMPLE = "one example (m = 1)"


def _probes(make, letters, *sizes_and_labels):
    def probe(sizes, label=""):
        rng = np.random.default_rng(sizes[0] + 10 * sizes[-1] + len(label))
        return Probe((make(rng, *sizes),), dict(zip(letters, sizes, strict=True)), label)

    return tuple(probe(*given) for given in sizes_and_labels)


def block_probes(make):
    """The probes of one layer, and the square one: ``make(rng, n, n_prev, m)`` returns the arguments."""
    sizes = ((4, 5, 7),), ((6, 3, 8),), ((4, 5, 7), OTHER_NUMBERS), ((4, 5, 1), ONE_EXAMPLE)
    more = ((1, 3, 6), "one unit (n[l] = 1)"), ((5, 5, 5), "n[l] = n[l−1] = m = 5")
    *probes, square = _probes(make, ("n[l]", "n[l−1]", "m"), *sizes, *more)
    return tuple(probes), square


def entry_probes(make):
    """The same for functions that go entry by entry, whose arrays have shape (n[l], m): ``make(rng, n, m)``."""
    sizes = ((4, 7),), ((3, 5),), ((4, 7), OTHER_NUMBERS), ((4, 1), ONE_EXAMPLE), ((5, 5), "n[l] = m = 5")
    *probes, square = _probes(make, ("n[l]", "m"), *sizes)
    return tuple(probes), square


def row_probes(make):
    """The same for AL and Y of shape (1, m), of which none is square: ``make(rng, m)``."""
    return _probes(make, ("m",), ((7,),), ((9,),), ((7,), OTHER_NUMBERS), ((1,), ONE_EXAMPLE))


def weight_probe(n, n_prev, seed, arrays, label="", **letters):
    """A probe of so many arrays of W's shape, and of the numbers that the letters stand for."""
    rng = np.random.default_rng(seed)
    args = *(rng.standard_normal((n, n_prev)) for _ in range(arrays)), *letters.values()
    return Probe((args,), {"n[l]": n, "n[l−1]": n_prev} | letters, label)


def network_probe(make, layer_dims, m, seed, label):
    """A probe for whole networks: ``make(rng, X, parameters)`` returns the arguments."""
    rng = np.random.default_rng(seed)
    letters = {"m": m} | {f"n[{l}]": n for l, n in enumerate(layer_dims) if n > 1}
    return Probe((make(rng, rng.standard_normal((layer_dims[0], m)), random_network(rng, layer_dims)),), letters, label)


def network_probes(make):
    """The probes of a whole network and the square one."""
    probes = (
        network_probe(make, (5, 4, 3, 2, 1), 7, 406, "layer_dims = [5, 4, 3, 2, 1], m = 7"),
        network_probe(make, (4, 7, 5, 3, 1), 8, 709, "layer_dims = [4, 7, 5, 3, 1], m = 8"),
        network_probe(make, (5, 4, 3, 2, 1), 7, 407, OTHER_NUMBERS),
        network_probe(make, (5, 4, 3, 2, 1), 1, 0, ONE_EXAMPLE),
        network_probe(make, (2, 3, 1), 5, 2, "layer_dims = [2, 3, 1]"),
        network_probe(make, (3, 1), 6, 1, "one layer (layer_dims = [3, 1])"),
    )
    return probes, network_probe(make, (4, 4, 4, 4, 4), 4, 194, "layer_dims = [4, 4, 4, 4, 4], m = 4")


def update_probe(layer_dims, seed, learning_rate, label):
    """A probe for an update: parameters, grads and the learning rate."""
    rng = np.random.default_rng(seed)
    parameters = random_network(rng, layer_dims)
    parameters = {l: layer._replace(b=rng.standard_normal(layer.b.shape)) for l, layer in parameters.items()}
    grads = {l: Gradient(*(rng.standard_normal(a.shape) for a in layer[:2])) for l, layer in parameters.items()}
    return Probe(((parameters, grads, learning_rate),), {"α": learning_rate, "L": len(parameters)}, label)


def random_network(rng, layer_dims):
    """Parameters with random weights and biases: ReLU in the hidden layers, sigmoid in the last."""
    parameters = {}
    for l, (n_prev, n) in enumerate(pairwise(layer_dims), start=1):
        W = rng.standard_normal((n, n_prev)) * 1.2 / np.sqrt(n_prev)
        b = 0.5 * rng.standard_normal((n, 1))
        parameters[l] = Layer(W, b, sigmoid if l == len(layer_dims) - 1 else relu)
    return parameters


def labels(rng, shape):
    """0 and 1 in turn from a random start, so that both are there and are not equally many for odd m."""
    return ((np.arange(np.prod(shape)).reshape(shape) * 3 + rng.integers(2)) % 4 < 2).astype(float)


def with_caches(rng, X, parameters):
    """AL, Y and caches of a real forward pass."""
    AL, caches = forward_pass(X, parameters)
    return AL, labels(rng, AL.shape), caches


# our containers in other dress


def pairs(parameters):
    """Parameters as {l: (W, b)}."""
    return {l: tuple(layer[:2]) for l, layer in parameters.items()}


def course_dict(layers, letters):
    """Parameters, or grads, in the course's dictionary: {"W1": …, "b1": …}."""
    return {f"{letter}{l}": value for l, layer in layers.items() for letter, value in zip(letters, layer, strict=False)}


def course_caches(caches):
    """Caches as the course keeps them: a list of ((A_prev, W, b), Z), layer 1 at place 0."""
    return [((cache.A_prev, cache.W, cache.b), cache.Z) for _, cache in sorted(caches.items())]
