"""A small network whose numbers a person can follow, and one of them changed."""

import numpy as np

from ..network import initialize_parameters
from ..pictures.diagrams import parameter_counts
from ..validation.checks import check_layer_dims

MOST_PARAMETERS = 1_000_000  # of a network that a panel really runs


def check_small(layer_dims):
    """layer_dims as a tuple, if a panel can run such a network at every move."""
    layer_dims = check_layer_dims(layer_dims)
    total = sum(parameter_counts(layer_dims))
    if total > MOST_PARAMETERS:
        raise ValueError(
            f"layer_dims asks for {total:,} parameters, expected at most {MOST_PARAMETERS:,}: "
            "the panel runs the network at every move"
        )
    return layer_dims


def round_network(layer_dims, m, seed=3):
    """X and parameters of few decimals, so that a product can be checked by hand; no bias is 0."""
    rng = np.random.default_rng(seed)
    X = np.round(rng.standard_normal((layer_dims[0], m)), 1)
    parameters = {
        l: layer._replace(W=np.round(layer.W, 1), b=np.round(0.3 * rng.standard_normal(layer.b.shape), 1))
        for l, layer in initialize_parameters(layer_dims, seed=seed).items()
    }
    return X, parameters


def entries(parameters, letters="Wb", most=None):
    """From an entry's name, such as "W2[0, 1]", to its letter, layer and index; at most so many rows and columns."""
    return {
        f"{letter}{l}[{i}, {j}]": (letter, l, (i, j))
        for l, layer in parameters.items()
        for letter in letters
        for i, j in np.ndindex(getattr(layer, letter)[:most, :most].shape)
    }


def with_added(parameters, by, letter, l, where):
    value = getattr(parameters[l], letter).copy()
    value[where] += by
    return parameters | {l: parameters[l]._replace(**{letter: value})}
