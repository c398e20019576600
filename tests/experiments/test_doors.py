"""What the experiments say to input they cannot use: one sentence, at the door."""

from re import escape

import numpy as np
import pytest

from dnn_helpers import Layer, initialize_parameters, relu
from dnn_helpers.experiments.clinic import examine, learn, with_small_biases
from dnn_helpers.experiments.depth import count_gates, count_pieces, hidden_units, run_circuit, tent_map, xor_tree
from dnn_helpers.experiments.detective import investigate
from dnn_helpers.experiments.neuron import Neuron, firing_rate, simulate
from dnn_helpers.network import backward_pass

SAID = [
    (lambda: run_circuit(xor_tree(3), np.ones((4, 2))), "X has shape (4, 2), expected as many rows as the circuit has"),
    (lambda: run_circuit(xor_tree(3), np.ones(3)), "X has shape (3,), expected two axes (n, m)"),
    (lambda: run_circuit(7, np.ones((4, 2))), "circuit is 7, expected a list of Levels such as xor_tree makes"),
    (lambda: count_gates([]), "circuit is [], expected a list of Levels such as xor_tree makes"),
    (lambda: hidden_units({}), "parameters is empty, expected the layers 1 … L"),
    (lambda: count_pieces(tent_map(2), 1, 0), "high is 0, expected a number > 1"),
    (lambda: count_pieces(tent_map(2), "0"), "low is '0', expected a number"),
    (
        lambda: count_pieces(tent_map(2) | {1: Layer(np.array([[1.0], [np.nan]]), np.zeros((2, 1)), relu)}),
        "W1 holds nan",
    ),
    (lambda: count_pieces({}), "parameters is empty, expected the layers 1 … L"),
    (lambda: firing_rate("2"), "I holds text, expected an array of numbers"),
    (lambda: firing_rate([1.0, np.nan]), "I holds nan at [1], expected finite numbers: is a value missing?"),
    (lambda: firing_rate(2, 0.02), "neuron is 0.02, expected a Neuron such as Neuron(tau=0.02)"),
    (lambda: firing_rate(2, Neuron(tau=0)), "tau is 0, expected a number > 0"),
    (lambda: firing_rate(2, Neuron(t_ref=-1)), "t_ref is -1, expected a number ≥ 0"),
    (lambda: simulate(2, seconds=0), "seconds is 0, expected a number > 0"),
    (lambda: simulate(2, dt=1), "dt is 1, expected a number > 0 and ≤ 0.1"),
    (lambda: simulate([1, 2, 3]), "I has shape (3,), expected a number, or one for each of 1000 time steps"),
    (lambda: simulate(2, noise=-1), "noise is -1, expected a number ≥ 0"),
    (lambda: simulate(2, seed=1.5), "seed is 1.5, expected a whole number ≥ 0"),
    (lambda: examine(3), "backward is 3, expected a function of (AL, Y, caches)"),
    (lambda: examine(backward_pass, (3, 6, 1)), "X has shape (2, 200), expected 3 rows = n[0]: is layer_dims right?"),
    (lambda: examine(backward_pass, (2, 6, 2)), "Y has shape (1, 200), expected 2 rows = n[2]: is layer_dims right?"),
    (lambda: examine(backward_pass, seed=-1), "seed is -1, expected a whole number ≥ 0"),
    (lambda: learn(3), "backward is 3, expected a function of (AL, Y, caches)"),
    (lambda: learn(backward_pass, (2, 0, 1)), "layer_dims has n[1] = 0, expected at least 1 unit in each layer"),
    (lambda: learn(backward_pass, iterations=0), "iterations is 0, expected a whole number ≥ 1"),
    (lambda: learn(backward_pass, learning_rate="1"), "learning_rate is '1', expected a number"),
    (lambda: learn(lambda AL, Y, caches: {}, iterations=1), "grads is empty, expected the layers 1 … L"),
    (lambda: with_small_biases({}), "parameters is empty, expected the layers 1 … L"),
    (lambda: with_small_biases(initialize_parameters((2, 1)), -1), "seed is -1, expected a whole number ≥ 0"),
    (lambda: investigate("W lost", 1, (3, 4, 1), 5), "mistake is 'W lost', expected one of nothing, W transposed, "),
    (
        lambda: investigate("b flat", 3, (3, 4, 1), 5),
        "layer is 3 of layer_dims (3, 4, 1), expected layer 1 or 2 of two",
    ),
]


@pytest.mark.parametrize(("call", "sentence"), SAID, ids=lambda value: value if isinstance(value, str) else "")
def test_bad_input_is_told_in_a_sentence(call, sentence):
    with pytest.raises((ValueError, TypeError), match=escape(sentence)):
        call()
