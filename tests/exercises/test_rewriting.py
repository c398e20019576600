"""A line of a source is found by its name, changed, and the changed function runs and shows its source."""

import inspect

import numpy as np
import pytest

from dnn_helpers.exercises.rewriting import function_of, with_line

SOURCE = """def powers(x, n):
    y = x
    for i in range(n):
        total = y + 1
        y = y * x
    return y
"""


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ("total = y", {3: "        total = y"}),
        ("first y = 2 * x", {1: "    y = 2 * x"}),
        ("second y = y + x", {4: "        y = y + x"}),
        ("for i in range(2):", {2: "    for i in range(2):"}),
        ("return y.T", {5: "    return y.T"}),
        ("first y = 0; return total", {1: "    y = 0", 5: "    return total"}),
        ("before return: y = -y", {5: "    y = -y\n    return y"}),
        ("before second y: x = 3", {4: "        x = 3\n        y = y * x"}),
    ],
)
def test_a_change_is_put_in_the_place_of_the_line_of_its_name(change, lines):
    expected = [lines.get(i, line) for i, line in enumerate(SOURCE.splitlines())]
    assert with_line(SOURCE, change) == "\n".join(expected) + "\n"


@pytest.mark.parametrize("change", ["y = 3", "z = 3", "third y = 3", "while x:", "before z: y = 1", "y", ""])
def test_a_change_that_fits_no_line_or_two_is_refused(change):
    with pytest.raises(ValueError, match="line"):
        with_line(SOURCE, change)


def test_a_changed_function_runs_and_shows_its_source():
    changed = with_line(SOURCE, "first y = np.ones_like(x)")
    function = function_of(changed, {"np": np})
    assert np.array_equal(function(np.array([2.0, 3.0]), 3), [8, 27])
    assert inspect.getsource(function) == changed
