"""What the panels say is what the package computes."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

import dnn_helpers
from dnn_helpers import (
    Activation,
    backward_pass,
    cross_entropy,
    forward_pass,
    gradient_check,
    gradient_descent,
    sigmoid,
)
from dnn_helpers.activations import ACTIVATIONS
from dnn_helpers.experiments.clinic import PATIENTS
from dnn_helpers.experiments.detective import LINES, SHAPE_MISTAKES, investigate
from dnn_helpers.experiments.neuron import Neuron, firing_rate
from dnn_helpers.panels import explore_gradient_check as gradient
from dnn_helpers.panels import explore_iteration as iteration
from dnn_helpers.panels.explore_activation import slope_products
from dnn_helpers.panels.explore_forward import arrays, draw_forward
from dnn_helpers.panels.small_network import round_network
from dnn_helpers.pictures.svg import brief

SVG = "{http://www.w3.org/2000/svg}"


def test_the_network_panel_counts():
    summary = dnn_helpers.explore_network((3, 5, 5, 3, 1)).summary
    assert summary.startswith("L = 4 layers (3 hidden") and summary.endswith("72 parameters")
    assert dnn_helpers.explore_network((4, 1)).summary.startswith("L = 1 layer (0 hidden")


def test_the_forward_panel_shows_the_forward_pass():
    layer_dims = (3, 5, 5, 3, 1)
    X, parameters = round_network(layer_dims, 7)
    AL, caches = forward_pass(X, parameters)
    named = arrays(X, parameters)
    assert list(named)[-1] == "A[4]" and np.array_equal(named["A[4]"], AL)
    assert np.array_equal(named["Z[2]"], caches[2].W @ caches[2].A_prev + caches[2].b)
    for step, Z_or_A in [(1, caches[1].Z), (2, caches[2].A_prev), (7, caches[4].Z), (8, AL)]:
        summary = dnn_helpers.explore_forward(layer_dims, step=step).summary
        assert f"first column {', '.join(brief(value) for value in Z_or_A[:5, 0])}" in summary


def test_one_example_is_the_first_column_of_all():
    one, many = (dnn_helpers.explore_forward(step=5, examples=examples).summary for examples in ("one", "all"))
    assert one.split("column ")[1].split(";")[0] == many.split("column ")[1].split(";")[0]
    assert "3 × 1" in one or "× 1" in one and "× 7" in many


def test_an_input_moves_only_its_own_example_a_weight_only_its_own_unit():
    _, by_input = draw_forward((3, 5, 5, 3, 1), 1, "all", "X[0, 0]", 1.0)
    _, by_weight = draw_forward((3, 5, 5, 3, 1), 1, "all", "W1[2, 0]", 1.0)
    assert "moves 5 of 35" in by_input and "moves 7 of 35" in by_weight
    assert "moves 0 of 35" in draw_forward((3, 5, 5, 3, 1), 1, "all", "W2[0, 0]", 1.0)[1]
    assert "moves 1 of 21" in draw_forward((3, 5, 5, 3, 1), 0, "all", "X[1, 0]", -1.0)[1]


@pytest.mark.parametrize(
    "change, step, frames",
    [("X[0, 0]", 0, 1), ("X[0, 0]", 1, 1), ("X[0, 0]", 3, 0), ("W1[0, 0]", 0, 0), ("W1[0, 0]", 1, 1)],
)
def test_the_number_picked_is_framed_where_it_is_in_sight(change, step, frames):
    picture, _ = draw_forward((3, 5, 5, 3, 1), step, "all", change, 0.0)
    assert picture.count('fill="none" stroke="#1B1F24" stroke-width="2.5"') == frames


def test_what_is_added_is_added():
    X, parameters = round_network((3, 5, 5, 3, 1), 7)
    Z = arrays(X, parameters)["Z[1]"]
    for change, first in (("W1[0, 1]", Z[0, 0] + 2 * X[1, 0]), ("X[2, 0]", Z[0, 0] + 2 * parameters[1].W[0, 2])):
        summary = dnn_helpers.explore_forward(step=1, change=change, by=2.0).summary
        assert f"its first column {brief(first)}, " in summary


def test_the_dimension_panel_says_what_grows():
    assert "3 of the 7 lines grow with m" in dnn_helpers.explore_dimensions((3, 4, 1), m=9).summary
    assert "4 × 9" in dnn_helpers.explore_dimensions((3, 4, 1), m=9).picture
    too_many = dnn_helpers.explore_dimensions()
    too_many.set(layer_dims=(10**6, 10**6))
    assert "1,000,001,000,000 parameters" in too_many.message


def test_the_iteration_panel_runs_through_one_whole_iteration():
    layer_dims = (3, 5, 5, 3, 1)
    panel = dnn_helpers.explore_iteration(layer_dims, learning_rate=0.3)
    steps = panel.controls["step"]
    X, parameters = round_network(layer_dims, iteration.M)
    Y = np.array([[1.0, 0, 0, 1]])
    AL, caches = forward_pass(X, parameters)
    new = gradient_descent(parameters, backward_pass(AL, Y, caches), 0.3)
    told = []
    for step in range(steps.max + 1):
        steps.value = step
        told.append(panel.summary)
    phases = [re.search(r", (forward|cost|backward|update)", line)[1] for line in told]
    assert [phases.count(phase) for phase in ("forward", "cost", "backward", "update")] == [8, 1, 15, 8]
    assert phases == sorted(phases, key=["forward", "cost", "backward", "update"].index)
    assert f"{cross_entropy(AL, Y):.4f} nats" in told[8]
    assert told[-1].endswith(f"first entry 0.2 → {brief(new[4].b[0, 0], 4)}")
    assert sum("writes" in line for line in told) == 4
    assert "reads A[2] from cache 3" in " ".join(told)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_the_activation_panel_says_g_and_its_slope(name):
    z = np.array([1.3])
    g = ACTIVATIONS[name]
    summary = dnn_helpers.explore_activation(name, 1.3, 7).summary
    assert f"g(z) = {brief(g(z)[0])}, g′(z) = {brief(g.prime(z)[0])}" in summary
    assert summary.endswith(brief(g.prime(z)[0] ** 7))


ADDED = {  # what a maintainer may add: slopes above 1, below 0, values beyond those of the five
    "swish": Activation("swish", lambda Z: Z * sigmoid(Z), lambda Z: sigmoid(Z) * (1 + Z * (1 - sigmoid(Z)))),
    "steep": Activation("steep", lambda Z: np.sin(6 * Z), lambda Z: 6 * np.cos(6 * Z)),
    "square": Activation("square", lambda Z: Z**2, lambda Z: 2 * Z),
}
FRAMES = [(58, 438), (520, 830)]  # of the two charts, from left to right; both from 62 down to 302


def points_of(line):
    return np.array(re.findall("[^ ,]+", line.get("points")), float).reshape(-1, 2)


@pytest.mark.parametrize("name", [*ACTIVATIONS, *ADDED])
@pytest.mark.parametrize("z", [-4.5, -2.3, 0.0, 1.3, 4.5])
def test_the_scales_of_the_activation_panel_follow_the_activation(name, z, monkeypatch):
    for added, g in ADDED.items():
        monkeypatch.setitem(ACTIVATIONS, added, g)
    panel = dnn_helpers.explore_activation(name, z, 30)
    tree, g = ElementTree.fromstring(panel.picture), ACTIVATIONS[name]
    assert panel.settings["activation"] == name and not panel.message
    lines = [
        np.array(re.findall("[^ ,]+", line.get("points")), float).reshape(-1, 2) for line in tree.iter(f"{SVG}polyline")
    ]
    points = [[float(dot.get(key)) for key in ("cx", "cy")] for dot in tree.iter(f"{SVG}circle")]
    for x, y in [*np.vstack(lines), *points]:
        assert any(left <= x <= right for left, right in FRAMES) and 62 <= y <= 302, f"({x}, {y}) is outside"
    for word in tree.iter(f"{SVG}text"):
        assert 12 <= float(word.get("y")) <= 372 and 0 <= float(word.get("x")) <= 860, "".join(word.itertext())
    slopes, values = [line for line in lines if len(line) == 241]
    [products] = [line for line in lines if len(line) == 31]
    x = np.linspace(-6, 6, 241)
    up, zero = np.polyfit(g(x), values[:, 1], 1)
    np.testing.assert_allclose(slopes[:, 1], zero + up * g.prime(x), atol=0.2)  # on the scale of g, and not cut off
    [tangent] = [points_of(line) for line in tree.iter(f"{SVG}polyline") if line.get("stroke-dasharray")]
    value, slope = (float(f(np.array([z]))[0]) for f in (g, g.prime))
    beside = (tangent[:, 0] - 58) / 380 * 12 - 6 - z
    np.testing.assert_allclose(tangent[:, 1], zero + up * (value + slope * beside), atol=0.3)  # straight, not bent
    logs = 30 * np.log10(max(abs(slope), 1e-12))
    if logs > -12:
        assert abs(np.polyfit(range(31), products[:, 1], 1, full=True)[1].sum()) < 1, "a power of the slope is cut off"
        assert panel.summary.endswith(brief(slope**30))


def test_slopes_multiply():
    assert np.allclose(slope_products(0.25, 3), [0.25, 0.0625, 0.015625])


def test_the_neuron_fires_as_the_formula_says():
    for current in (1.0, 1.4, 1.6, 2.0, 3.0, 4.0):
        simulated, formula = map(int, re.findall(r"(\d+) (?:spikes|by)", dnn_helpers.explore_neuron(current).summary))
        assert formula == round(float(firing_rate(current)))
        assert abs(simulated - formula) <= 2  # a whole number of spikes, at whole tenths of a ms
    slow = dnn_helpers.explore_neuron(3.0, tau=50, refractory=10).summary
    simulated, formula = map(int, re.findall(r"(\d+) (?:spikes|by)", slow))
    assert formula == round(float(firing_rate(3.0, Neuron(tau=0.05, t_ref=0.01)))) and abs(simulated - formula) <= 2
    assert ": 0 spikes" in dnn_helpers.explore_neuron(1.4).summary
    assert ": 0 spikes" not in dnn_helpers.explore_neuron(1.4, noise=8).summary


def test_the_secant_shrinks_onto_the_slope():
    X, Y, parameters = gradient.X, gradient.Y, gradient.NETWORK
    AL, caches = forward_pass(X, parameters)
    grads = backward_pass(AL, Y, caches)
    for entry, (letter, l, where) in gradient.ENTRIES.items():
        errors = []
        for epsilon in (1.0, 0.01, 1e-5):
            left, right = gradient.costs_around(entry, np.array([-epsilon, epsilon]))
            errors.append(abs((right - left) / (2 * epsilon) - getattr(grads[l], f"d{letter}")[where]))
        assert errors[2] < 1e-8 and errors[2] <= errors[0]


@pytest.mark.parametrize("bug", gradient.BACKWARD_PASSES)
def test_the_gradient_panel_says_what_the_check_says(bug):
    summary = dnn_helpers.explore_gradient_check(bug=bug).summary
    X, Y, parameters = gradient.X, gradient.Y, gradient.NETWORK
    try:
        rows = gradient_check(parameters, X, Y, backward=gradient.BACKWARD_PASSES[bug]).rows
    except ValueError:
        assert "shape" in summary
        return
    differ = [row.name for row in rows if row.verdict == "differ"]
    assert summary.endswith(f"{', '.join(differ)} differ" if differ else "all tensors agree")
    assert "none" != bug or not differ


def test_the_most_famous_bug_is_seen():
    assert set(gradient.BACKWARD_PASSES) == {"none", *PATIENTS}
    assert dnn_helpers.explore_gradient_check(bug="top gradient").summary.endswith("dW1, db1 differ")


def test_the_right_code_runs_right():
    case = investigate("nothing", 1, (3, 4, 2), 5)
    assert {step.verdict for step in case.steps} == {"same"} and len(case.steps) == len(LINES)
    assert case.J == case.right_J and np.array_equal(case.A2, case.right_A2)


@pytest.mark.parametrize(
    "fault, layer, layer_dims, m, wrong, fails",
    [  # the first line that goes wrong without an error, and the line that fails
        ("W transposed", 1, (3, 4, 1), 5, None, "Z1"),
        ("W transposed", 2, (3, 5, 5), 4, "Z2", None),
        ("b flat", 1, (3, 4, 1), 5, None, "Z1"),
        ("b flat", 1, (3, 4, 1), 4, "Z1", "Z1"),
        ("b of shape (n, m)", 1, (3, 4, 1), 5, "b1", "Z1"),
        ("X in rows", 1, (3, 4, 1), 5, None, "Z1"),
        ("X in rows", 1, (3, 4, 1), 3, "Z1", "Z1"),
        ("Y as a column", 1, (3, 4, 1), 5, "losses", "dA1"),
        ("dW without ᵀ", 1, (3, 4, 1), 5, None, "dW1"),
        ("db without keepdims", 1, (3, 4, 1), 5, "db1", "Z1"),
        ("db without keepdims", 2, (3, 4, 1), 5, "db2", None),
        ("db along axis 0", 2, (3, 4, 1), 5, "db2", "Z2"),
    ],
)
def test_the_detective_finds_the_line(fault, layer, layer_dims, m, wrong, fails):
    case = investigate(fault, layer, layer_dims, m)
    targets = {
        kind: next((step.line.split(" = ")[0] for step in case.steps if step.verdict in verdicts), None)
        for kind, verdicts in {"wrong": ("shape differs", "numbers differ"), "fails": ("fails",)}.items()
    }
    assert targets == {"wrong": wrong, "fails": fails}
    assert case.cure
    after = [step.verdict for step in case.steps]
    assert fails is None or set(after[after.index("fails") + 1 :]) <= {"not reached"}


def test_silently_wrong_is_shown_with_numbers():
    summary = dnn_helpers.explore_shapes("W transposed", layer=1, n0=3, n1=3).summary
    got, right = map(float, re.findall(r"\d\.\d{4}", summary))
    case = investigate("W transposed", 1, (3, 3, 1), 5)
    assert (got, right) == (round(case.J, 4), round(case.right_J, 4)) and got != right
    assert "nothing fails, but J" in summary


def test_a_mistake_that_does_no_harm_is_not_called_harm():
    assert "does no harm" in dnn_helpers.explore_shapes("db without keepdims", layer=2, n2=1).summary
    assert "every number is right" in dnn_helpers.explore_shapes("W transposed", n0=1, n1=1).summary


def test_two_numbers_that_should_differ_do():
    for fault in SHAPE_MISTAKES:
        for sizes in ((3, 4, 1, 5), (3, 3, 3, 3), (1, 1, 1, 1), (2, 2, 1, 4), (4, 4, 1, 2)):
            for layer in (1, 2):
                summary = dnn_helpers.explore_shapes(fault, layer, *sizes).summary
                for got, right in re.findall(r"is (-?[\d.]+) and should be (-?[\d.]+)", summary):
                    assert got != right, summary


def test_every_fault_does_harm_somewhere_and_never_escapes():
    for fault in SHAPE_MISTAKES:
        harmed = set()
        for layer in (1, 2):
            for n in ((3, 4, 1), (3, 3, 3), (1, 1, 1)):
                for m in (1, 3, 5):
                    harmed |= {step.verdict for step in investigate(fault, layer, n, m).steps}
        assert (harmed == {"same"}) == (fault == "nothing")


@pytest.mark.parametrize(
    "arguments", [("no", 1, (3, 4, 1), 5), ("nothing", 3, (3, 4, 1), 5), ("nothing", 1, (3, 1), 5)]
)
def test_the_detective_names_what_it_cannot_take(arguments):
    with pytest.raises(ValueError, match="expected"):
        investigate(*arguments)
