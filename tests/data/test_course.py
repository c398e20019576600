"""The bridge to the course's own dictionaries: there and back, the arrays the same."""

import copy

import numpy as np
from oracle import network

from dnn_helpers import from_course_dict, relu, sigmoid, to_course_dict


def test_course_dictionary_and_back():
    parameters = network([4, 3, 2, 1], "tanh")
    named = to_course_dict(parameters)
    before = copy.deepcopy(named)
    assert list(named) == ["W1", "b1", "W2", "b2", "W3", "b3"] and named["W2"] is parameters[2].W
    np.testing.assert_equal(from_course_dict(named, hidden="tanh"), parameters)
    assert [layer.g for layer in from_course_dict(named).values()] == [relu, relu, sigmoid]
    np.testing.assert_equal(from_course_dict(dict(reversed(named.items())), hidden="tanh"), parameters)  # any order
    np.testing.assert_equal(named, before)
