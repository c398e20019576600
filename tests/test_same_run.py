"""The same settings give the same Run as ever, to the last bit: python tests/test_same_run.py writes the digests anew.

The last bits of a product belong to the machine and its BLAS, so the digests of another kind of machine are skipped.
"""

import hashlib
import json
import platform
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from dnn_helpers import HyperParameters, load_digits, make_dataset, train

STORED = Path(__file__).parent / "same_run.json"
TOY = {"layer_dims": (2, 4, 4, 1), "iterations": 120}
SETTINGS = {
    "plain": TOY,
    "momentum": TOY | {"momentum": 0.9, "activation": "tanh"},
    "L2": TOY | {"l2": 0.7, "learning_rate": 0.5},
    "dropout": TOY | {"layer_dims": (2, 8, 8, 1), "keep_prob": 0.7, "seed": 3},
    "mini-batches": TOY | {"batch_size": 32, "learning_rate": 0.3},
    "all at once": TOY | {"batch_size": 48, "momentum": 0.8, "l2": 0.2, "keep_prob": 0.8, "seed": 5},
    "logistic regression": TOY | {"layer_dims": (2, 1), "scale": 0.01},
    "a slope everywhere": TOY | {"activation": "leaky_relu", "scale": "xavier"},
    "digits": {"layer_dims": (64, 16, 10), "iterations": 60, "batch_size": 100, "learning_rate": 0.8, "momentum": 0.9},
    "diverged in a product": TOY | {"learning_rate": 1e6},
    "diverged with momentum": TOY | {"learning_rate": 1e150, "momentum": 0.5, "activation": "identity"},
    "diverged with L2": TOY | {"l2": 1e6, "learning_rate": 100.0},
    "diverged at once": TOY | {"scale": 1e200, "activation": "identity"},
}


def machine():
    """What the last bits depend on."""
    blas = sorted(f"{pool['internal_api']} {pool['version']} {pool.get('architecture')}" for pool in threadpool_info())
    return f"{platform.machine()}, numpy {np.__version__}, {', '.join(blas)}"


def digest(run):
    """A digest of every number and word of a Run."""
    parts = [run.status, run.message, repr(run.hyperparameters), str(run.best_iteration)]
    arrays = [run.costs, run.dev_costs, run.dev_iterations, *run.gradient_norms.values()]
    for parameters in (run.parameters, run.best_parameters or {}, *run.snapshots.values()):
        parts += [f"{l} {layer.g.name}" for l, layer in parameters.items()]
        arrays += [array for layer in parameters.values() for array in layer[:2]]
    parts += [str(list(run.snapshots)), str(list(run.gradient_norms))]
    parts += [f"{array.dtype} {array.shape} {array.tobytes().hex()}" for array in arrays]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def trained(name):
    settings = HyperParameters(**SETTINGS[name])
    examples = (make_dataset("moons"), make_dataset("moons", seed=1)) if name != "digits" else load_digits()[:2]
    (X, Y), (X_dev, Y_dev) = (part[:2] for part in examples)
    with threadpool_limits(1, user_api="blas"):
        return train(X, Y, settings, X_dev, Y_dev)


@pytest.mark.parametrize("name", SETTINGS)
def test_the_run_is_the_one_it_was(name):
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    if stored["machine"] != machine():
        pytest.skip(f"the digests belong to another machine: {stored['machine']}")
    assert digest(trained(name)) == stored[name], f"if this is meant: python {Path(__file__).name}"


def test_three_of_them_diverge():
    assert sum(trained(name).status == "diverged" for name in SETTINGS) >= 3


if __name__ == "__main__":
    found = {name: digest(trained(name)) for name in SETTINGS}
    STORED.write_text(json.dumps({"machine": machine()} | found, indent=1) + "\n", encoding="utf-8")
