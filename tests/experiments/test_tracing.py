"""The trace of one iteration and the dimension table: against the passes, against each other, against the rules."""

import copy
import re
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import examples, iteration, network

from dnn_helpers import (
    ACTIVATIONS,
    backward_pass,
    cross_entropy,
    dimension_table,
    forward_pass,
    gradient_descent,
    trace,
)

ANY_DIMS = st.lists(st.integers(1, 6), min_size=2, max_size=6)
DIMS = [5, 4, 3, 2]


def traced(layer_dims=DIMS, m=7, hidden="relu", output="sigmoid"):
    parameters, (X, Y) = network(layer_dims, hidden, output), examples(layer_dims, m)
    return parameters, X, Y, trace(parameters, X, Y, 0.3)


@given(layer_dims=ANY_DIMS, m=st.integers(1, 5), hidden=st.sampled_from(list(ACTIVATIONS)))
def test_values_are_those_of_the_passes_to_the_last_bit(layer_dims, m, hidden):
    parameters, X, Y, events = traced(layer_dims, m, hidden)
    L = len(parameters)
    AL, caches = forward_pass(X, parameters)
    grads = backward_pass(AL, Y, caches)
    updated = gradient_descent(parameters, grads, 0.3)
    value = {event.name: event.value for event in events if event.phase != "update"}
    for l in range(1, L + 1):
        np.testing.assert_array_equal(value[f"Z[{l}]"], caches[l].Z)
        np.testing.assert_array_equal(value[f"A[{l}]"], AL if l == L else caches[l + 1].A_prev)
        np.testing.assert_array_equal(value[f"dW[{l}]"], grads[l].dW)
        np.testing.assert_array_equal(value[f"db[{l}]"], grads[l].db)
    assert value["J"] == cross_entropy(AL, Y) and "dA[0]" not in value
    new = {event.name: event.value for event in events if event.phase == "update"}
    for l, (W, b, _) in updated.items():
        np.testing.assert_array_equal(new[f"W[{l}]"], W)
        np.testing.assert_array_equal(new[f"b[{l}]"], b)


def test_values_are_those_of_the_loops_over_examples_and_units():
    parameters, X, Y, events = traced()
    AL, J, grads = iteration(parameters, X, Y)
    value = {event.name: event.value for event in events}
    np.testing.assert_allclose(value["A[3]"], AL, rtol=1e-12)
    assert value["J"] == pytest.approx(J, rel=1e-12) and type(value["J"]) is float
    for l in grads:
        np.testing.assert_allclose(value[f"dW[{l}]"], grads[l][0], rtol=1e-9, atol=1e-13)


@given(layer_dims=ANY_DIMS)
def test_every_step_comes_once_and_in_order(layer_dims):
    _, _, _, events = traced(layer_dims)
    L = len(layer_dims) - 1
    names = [event.name for event in events]
    forward = [f"{letter}[{l}]" for l in range(1, L + 1) for letter in "ZA"]
    backward = [f"{x}[{l}]" for l in range(L, 0, -1) for x in ("dA", "dZ", "dW", "db")]
    backward.remove(f"dA[{L}]")  # the start is dZ[L] = A[L] − Y
    update = [f"{letter}[{l}]" for l in range(1, L + 1) for letter in "Wb"]
    assert names == [*forward, "J", *backward, *update]
    phases = [event.phase for event in events]
    assert phases == ["forward"] * 2 * L + ["cost"] + ["backward"] * (4 * L - 1) + ["update"] * 2 * L


@pytest.mark.parametrize("hidden", ACTIVATIONS)
@pytest.mark.parametrize("output", ["sigmoid", "identity"])
def test_inputs_are_what_earlier_steps_made_and_the_formula_names_them(hidden, output):
    """Each input is X, Y, a parameter, or the value of an earlier step (dA[L], for another last g, is literal)."""
    parameters, (X, Y) = network(DIMS, hidden, output), examples(DIMS, 7)
    parameters[3] = parameters[3]._replace(W=0.01 * parameters[3].W, b=0.5 + 0 * parameters[3].b)
    known = {"A[0]": X, "Y": Y}
    for l, (W, b, _) in parameters.items():
        known |= {f"W[{l}]": W, f"b[{l}]": b}
    for event in trace(parameters, X, Y):
        for name, array in event.inputs.items():
            assert name in event.formula
            if name == "dA[3]":
                known[name] = -Y / known["A[3]"] + (1 - Y) / (1 - known["A[3]"])
            np.testing.assert_array_equal(array, known[name], err_msg=f"{name} of {event.name}")
        assert event.formula.startswith(f"{event.name} :=" if event.phase == "update" else f"{event.name} =")
        named = set(re.findall(r"d?[AZWb]\[\d\]", event.formula.replace(f"{event.name} ", "", 1)))
        assert named - set(event.inputs) <= {event.name}  # nothing in the formula that is not an input
        if event.phase != "update":
            known[event.name] = event.value


IN_PYTHON = [  # from the lecture's writing to numpy's, one after the other
    (r"−", "-"),
    (r"∗", "*"),
    (r"\(1/m\) Σᵢ (dZ\[\d\])\(:, i\)", r"\1.mean(axis=1, keepdims=True)"),
    (r"\(1/m\) Σ", "1/m * total"),
    (r"\(1/m\)", "1/m *"),
    (r"log (A\[\d\])", r"log(\1)"),
    (r"(Y|Y\)) log", r"\1 * log"),
    (r"(0\.3) (d[Wb])", r"\1 * \2"),
    (r"(?<=[\]ᵀ]) (?=d?[AZ]\[)", " @ "),
    (r"ᵀ", ".T"),
    (r"tanh′", "slope"),
    (r"\[(\d)\]", r"\1"),
]


def test_formulas_compute_the_values():
    """Each formula, put into Python, gives the value: the text cannot say one thing and the array another."""
    functions = {"tanh": np.tanh, "slope": lambda Z: 1 - np.tanh(Z) ** 2, "σ": lambda Z: 1 / (1 + np.exp(-Z))}
    functions |= {"log": np.log, "total": np.sum, "m": 7}
    for event in traced(hidden="tanh")[-1]:
        code = re.split(r" :?= ", event.formula, maxsplit=1)[1]
        for written, python in IN_PYTHON:
            code = re.sub(written, python, code)
        arrays = {re.sub(r"\W", "", name): array for name, array in event.inputs.items()}
        value = eval(code, functions, arrays)
        np.testing.assert_allclose(value, event.value, rtol=1e-10, atol=1e-14, err_msg=event.formula)


@given(layer_dims=ANY_DIMS)
def test_cache_slots_are_written_before_they_are_read_and_none_is_idle(layer_dims):
    _, _, _, events = traced(layer_dims)
    L = len(layer_dims) - 1
    written, read = {}, set()
    for event in events:
        for slot in event.writes:
            assert (event.layer, slot) not in written
            written[event.layer, slot] = event.phase
        for slot in event.reads:
            layer = event.layer
            assert written[layer, slot] == "forward" and event.phase == "backward"
            assert slot in event.inputs  # what is read is used
            read.add((layer, slot))
    assert set(written) == {(l, s) for l in range(1, L + 1) for s in (f"A[{l - 1}]", f"W[{l}]", f"b[{l}]", f"Z[{l}]")}
    idle = set(written) - read
    # b is kept because the notes keep it; W[1] would only make dA[0]; Z[L] is not needed for A[L] − Y
    assert idle == {(l, f"b[{l}]") for l in range(1, L + 1)} | {(1, "W[1]"), (L, f"Z[{L}]")}


def test_inputs_stay_as_they_are():
    parameters, (X, Y) = network(DIMS), examples(DIMS, 7)
    before = copy.deepcopy((parameters, X, Y))
    trace(parameters, X, Y)
    np.testing.assert_equal((parameters, X, Y), before)


def test_labels_may_be_lists_booleans_or_whole_numbers():
    parameters, X, Y, events = traced()
    for labels in (Y.tolist(), Y.astype(bool), Y.astype(int)):
        for event, other in zip(events, trace(parameters, X.tolist(), labels, 0.3), strict=True):
            np.testing.assert_allclose(other.value, event.value, rtol=1e-13, atol=1e-16)


# ---- the dimension table


@given(layer_dims=ANY_DIMS, m=st.integers(1, 40))
def test_table_is_the_rules_of_the_lecture(layer_dims, m):
    """dW as W, db as b; n[l] rows; m columns in Z, A, dZ, dA and in nothing else."""
    table = dimension_table(layer_dims, m)
    shapes = {}
    for row in table.rows:
        assert len(row.names_one) == len(row.names_m)
        shapes |= {(name, 1): row.one for name in row.names_one} | {(name, "m"): row.m for name in row.names_m}
    expected = {("x = a[0]", 1): (layer_dims[0], 1), ("X = A[0]", "m"): (layer_dims[0], m)}
    for l in range(1, len(layer_dims)):
        for name in ("W", "dW"):
            expected[f"{name}[{l}]", 1] = expected[f"{name}[{l}]", "m"] = layer_dims[l], layer_dims[l - 1]
        for name in ("b", "db"):
            expected[f"{name}[{l}]", 1] = expected[f"{name}[{l}]", "m"] = layer_dims[l], 1
        for name in ("z", "a", "dz", "da"):
            expected[f"{name}[{l}]", 1] = layer_dims[l], 1
            big = name.upper().replace("D", "d")
            expected[f"{big}[{l}]", "m"] = layer_dims[l], m
    assert shapes == expected


@given(layer_dims=ANY_DIMS, m=st.integers(1, 9))
def test_table_holds_for_every_array_of_a_trace(layer_dims, m):
    shape = {}
    for row in dimension_table(layer_dims, m).rows:
        shape |= {name.replace("X = ", ""): row.m for name in row.names_m}
    _, X, _, events = traced(layer_dims, m)
    assert shape["A[0]"] == X.shape
    for event in events:
        if event.phase != "cost":
            assert np.shape(event.value) == shape[event.name], event.name
            for name, array in event.inputs.items():
                assert np.shape(array) == shape.get(name, (layer_dims[-1], m)), name


@given(layer_dims=ANY_DIMS, m=st.integers(1, 9))
def test_symbols_stand_for_the_numbers(layer_dims, m):
    n = list(layer_dims)
    for row in dimension_table(layer_dims, m).rows:
        assert eval(row.symbols_m, {"n": n, "m": m}) == row.m
        assert eval(row.symbols_one, {"n": n, "m": 1}) == row.one
        assert ("m" in row.symbols_m) == (row.names_one != row.names_m) and "m" not in row.symbols_one


@pytest.mark.parametrize("layer_dims", [(10**6, 10**6, 1), (4000, 4000, 1), (3, 10**9)])
def test_no_network_is_too_large_for_its_table(layer_dims):
    tracemalloc.start()
    rows = dimension_table(layer_dims, 10**6).rows
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10**6 and rows[1].m == (layer_dims[1], layer_dims[0])


def test_table_prints_and_renders_the_same_cells():
    table = dimension_table((3, 5, 5, 3, 1), 100)
    lines = repr(table).splitlines()
    assert len(lines) == 1 + 1 + 3 * 4 and len(table.rows) == 13
    html = table._repr_html_()
    for row in table.rows:
        for name in row.names_m:
            assert name.split(" = ")[-1] in html and name in repr(table)
        assert " × ".join(map(str, row.m)) in html and row.symbols_m in html
    assert html.count("<tr>") == html.count("</tr>") == 14 and html.count("<td") == 7 * 13
    assert len(html) < 20_000 and repr(table) == repr(dimension_table([3, 5, 5, 3, 1], 100))
