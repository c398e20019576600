"""The diagnosis of a training: each way to fail has its name, and what it advises was tried and works."""

import re
from dataclasses import replace

import numpy as np
import pytest

from dnn_helpers import HyperParameters, diagnose, forward_pass, load_digits, make_dataset, train
from dnn_helpers.experiments.diagnosis import FAILURES, calm_rate, dead_units


def trained(dataset="circles", m=200, noise=None, layer_dims=(2, 5, 5, 1), seed=3, **chosen):
    """A run with held-out costs, and the examples it learned from."""
    X, Y = make_dataset(dataset, m, noise, seed)
    chosen = {"learning_rate": 0.5, "iterations": 600, "activation": "tanh"} | chosen
    h = HyperParameters(layer_dims=layer_dims, seed=seed, **chosen)
    return train(X, Y, h, *make_dataset(dataset, 150, noise, seed + 50)), X, Y


# settings, the name they earn, and words of the sentence
CASES = [
    ({}, "fine", "the cost fell from"),
    ({"dataset": "xor", "activation": "relu", "learning_rate": 0.2, "iterations": 1500}, "fine", "fell"),
    ({"dataset": "spiral", "layer_dims": (2, 20, 20, 1), "learning_rate": 1.0, "iterations": 3000}, "fine", "fell"),
    ({"batch_size": 16}, "fine", "fell"),
    ({"dataset": "xor", "scale": 0.01, "activation": "relu"}, "stuck", "try he"),
    ({"scale": 0.01, "layer_dims": (2, 5, 5, 5, 1), "learning_rate": 2.0}, "stuck", "too small to pass a gradient"),
    ({"scale": 0.0}, "stuck", "‖dW[1]‖ is 0"),
    ({"activation": "sigmoid", "layer_dims": (2, *[5] * 7, 1)}, "stuck", "slopes below 1 multiply"),
    ({"l2": 300.0, "learning_rate": 0.1}, "stuck", "L2 has pulled the weights to 0"),
    ({"learning_rate": 60.0}, "diverged", "the cost rose from"),
    ({"dataset": "moons", "activation": "leaky_relu", "learning_rate": 20.0}, "diverged", "try α ≤"),
    ({"activation": "identity", "layer_dims": (2, *[8] * 5, 1), "learning_rate": 5.0}, "diverged", "and rising"),
    ({"learning_rate": 3.0, "l2": 300.0}, "diverged", "try α ≤"),
    ({"activation": "relu", "scale": 0.0}, "dead", "weights of 0 never wake"),
    ({"activation": "relu", "layer_dims": (2, *[5] * 5, 1), "learning_rate": 2.0}, "dead", "nothing passes layer 5"),
    (
        {"dataset": "ring", "activation": "relu", "layer_dims": (2, *[5] * 7, 1), "learning_rate": 1.0},
        "dead",
        "layer 7",
    ),
    ({"dataset": "moons", "learning_rate": 0.002}, "slow", "the gradients are there"),
    ({"dataset": "xor", "learning_rate": 0.01, "batch_size": 50}, "slow", "try a larger α than 0.01"),
    ({"iterations": 8, "learning_rate": 0.05}, "slow", "after 8 iterations"),
    (
        {"dataset": "moons", "m": 25, "noise": 0.35, "layer_dims": (2, 20, 20, 1), "iterations": 4000},
        "overfitting",
        "held-out cost was",
    ),
    ({"layer_dims": (2, 1)}, "underfitting", "only a straight line"),
    ({"activation": "identity", "learning_rate": 0.2}, "underfitting", "only a straight line"),
    ({"dataset": "xor", "l2": 6.0}, "underfitting", "less L2"),
]


@pytest.mark.parametrize(("settings", "name", "words"), CASES, ids=lambda case: str(case)[:70])
def test_each_training_earns_its_name(settings, name, words):
    found = diagnose(*trained(**settings))
    assert (found.name, words in found.sentence) == (name, True), found
    assert repr(found) == f"{name}: {found.sentence}" and "\n" not in found.sentence


def test_the_table_of_cases_leaves_no_name_out():
    assert {name for _, name, _ in CASES} == {"fine", *FAILURES}


@pytest.mark.parametrize("dataset", ["circles", "ring"])
@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_the_lab_two_layers_of_small_weights_stay_where_one_learns(dataset, activation):
    """Weights ×0.01: [2, 6, 1] learns, [2, 6, 6, 1] stays at ln 2; He initialisation is the cure."""
    h = {"dataset": dataset, "activation": activation, "noise": 0.0, "learning_rate": 1.0, "iterations": 600}
    one, two = (2, 6, 1), (2, 6, 6, 1)
    assert diagnose(*trained(layer_dims=one, scale=0.01, **h)).name == "fine"
    run, X, Y = trained(layer_dims=two, scale=0.01, **h)
    assert diagnose(run, X, Y).name == "stuck" and run.costs[-1] == pytest.approx(np.log(2), abs=0.003)
    assert diagnose(*trained(layer_dims=two, scale="he", **h)).name == "fine"


DIVERGING = [
    {"learning_rate": rate, "activation": activation, "dataset": dataset, **more}
    for rate in (10.0, 50.0, 1000.0)
    for activation in ("tanh", "leaky_relu")
    for dataset, more in (
        ("moons", {}),
        ("spiral", {"batch_size": 10, "momentum": 0.9}),
        ("ring", {"layer_dims": (2, 9, 1), "l2": 5.0}),
        ("circles", {"scale": 1.0, "keep_prob": 0.8}),
    )
]


@pytest.mark.long
def test_the_learning_rate_proposed_does_not_diverge():
    """Not only in the few iterations it was tried for, but to the end; and there is nearly always one."""
    proposed = 0
    for settings in DIVERGING:
        found = diagnose(*trained(**settings))
        if found.name == "diverged":
            [rate] = re.findall(r"α ≤ ([\d.e-]+?),", found.sentence)
            calmer = diagnose(*trained(**settings | {"learning_rate": float(rate), "iterations": 1500}))
            assert float(rate) < settings["learning_rate"] and calmer.name != "diverged", (settings, found, calmer)
            proposed += 1
    assert proposed > 15


def test_a_calm_rate_is_the_first_that_is_calm():
    run, X, Y = trained(learning_rate=60.0)
    rate = calm_rate(X, Y, run.hyperparameters)
    assert rate in (20.0, 6.0, 2.0, 0.2, 0.02)
    larger = {20.0: 60.0, 6.0: 20.0, 2.0: 6.0}[rate]
    assert max(train(X, Y, replace(run.hyperparameters, learning_rate=larger, iterations=200)).costs) > run.costs[0]


def test_dead_units_are_counted_where_no_example_has_a_slope():
    run, X, _ = trained("ring", activation="relu", layer_dims=(2, 6, 4, 1), iterations=1)
    b = run.parameters[1].b.copy()
    b[[1, 4]] = -100
    parameters = run.parameters | {1: run.parameters[1]._replace(b=b)}
    _, caches = forward_pass(X, parameters)
    assert dead_units(caches)[1] == 2 + dead_units(forward_pass(X, run.parameters)[1])[1]
    assert list(dead_units(caches)) == [1, 2], "the output layer is no hidden layer"
    by_hand = sum(all(z <= 0 for z in row) for row in caches[2].Z)
    assert dead_units(caches)[2] == by_hand


def test_dead_units_that_do_no_harm_are_told_and_no_failure():
    run, X, Y = trained("moons", activation="relu", layer_dims=(2, 12, 1), learning_rate=1.0)
    b = run.parameters[1].b.copy()
    b[np.argmin(np.abs(run.parameters[2].W))] = -100  # of the unit that matters least
    found = diagnose(replace(run, parameters=run.parameters | {1: run.parameters[1]._replace(b=b)}), X, Y)
    assert found.name == "fine" and "in layer 1" in found.sentence


def test_it_reads_runs_of_any_length_and_any_ending():
    X, Y = make_dataset("moons", 40)
    h = HyperParameters(layer_dims=(2, 3, 1), iterations=5)
    for stop in (1, 2, 5):
        found = diagnose(train(X, Y, h, on_step=lambda k, *_, stop=stop: k >= stop), X, Y)
        assert found.name in {"fine", *FAILURES} and found.sentence
    first = train(1e200 * X, Y, replace(h, learning_rate=1e300, activation="leaky_relu"))
    assert diagnose(first, 1e200 * X, Y).name == "diverged" and len(first.costs) == 0


def test_it_reads_several_output_units_and_a_single_class():
    digits = load_digits().train
    run = train(digits.X, digits.Y, HyperParameters(layer_dims=(64, 16, 10), iterations=300, learning_rate=1.0))
    assert diagnose(run, digits.X, digits.Y).name == "fine"
    X, Y = make_dataset("moons", 40)
    run = train(X, 0 * Y, HyperParameters(layer_dims=(2, 3, 1), iterations=300, learning_rate=1.0))
    assert diagnose(run, X, 0 * Y).name == "fine"


def test_what_is_no_run_is_told():
    X, Y = make_dataset("moons", 40)
    with pytest.raises(TypeError, match="run is 3, expected the Run that train returned"):
        diagnose(3, X, Y)
