"""A small network whose numbers a person can follow."""

import numpy as np

from ..network import initialize_parameters


def round_network(layer_dims, m, seed=3):
    """X and parameters of few decimals, so that a product can be checked by hand; no bias is 0."""
    rng = np.random.default_rng(seed)
    X = np.round(rng.standard_normal((layer_dims[0], m)), 1)
    parameters = {
        l: layer._replace(W=np.round(layer.W, 1), b=np.round(0.3 * rng.standard_normal(layer.b.shape), 1))
        for l, layer in initialize_parameters(layer_dims, seed=seed).items()
    }
    return X, parameters
