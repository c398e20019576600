"""Figures show the data they are given, say what to see, and name their axes."""

import subprocess
import sys
from inspect import isfunction

import numpy as np
import pytest

from dnn_helpers import make_dataset
from dnn_helpers.experiments.neuron import firing_rate, simulate
from dnn_helpers.experiments.results import Results, Row
from dnn_helpers.pictures import figures

COSTS = [3.0, 2.0, 1.0]
NORMS = {"deep": [1e-3, 1e-1], "shallow": [1.0, 2.0]}
NOTICED = {"ill": {"shapes": "", "cost": "rises"}, "well": {"shapes": "", "cost": ""}}
SEEDS = np.array([[0.9, 0.2], [0.8, 0.4], [0.7, 0.3]])
X, Y = make_dataset("moons", m=30)
ROWS = Results(
    Row({"alpha": alpha, "depth": depth, "seed": seed}, "finished", "", 0.1, 0.1, alpha + 0.1 * depth + 0.02 * seed)
    for alpha in (0.1, 0.5)
    for depth in (1, 2)
    for seed in (0, 1)
)
B = np.linspace(-1, 1, 41)
FIGURES = {
    "digits_and_answers": lambda: figures.digits_and_answers(np.ones((64, 2)), np.eye(10)[:, :2], [0, 3], "See"),
    "ratio_figure": lambda: figures.ratio_figure([1, 10], [2.0, 20.0], "See", "m", "ratio"),
    "spread_figure": lambda: figures.spread_figure({"a": [1, 3], "b": [2, 2]}, "See", "kind", "right"),
    "cost_figure": lambda: figures.cost_figure(COSTS, "See"),
    "membrane_figure": lambda: figures.membrane_figure({I: simulate(I, seconds=0.1) for I in (1.4, 2.0)}, 15.0),
    "rate_figure": lambda: figures.rate_figure(np.linspace(0, 6, 25), firing_rate(np.linspace(0, 6, 25)), firing_rate),
    "gradient_figure": lambda: figures.gradient_figure(NORMS, "See"),
    "corner_figure": lambda: figures.corner_figure(B, 0.5 + np.maximum(B, 0), 0.0, 0.5),
    "truth_table_figure": lambda: figures.truth_table_figure(NOTICED),
    "symptoms_of_health_figure": lambda: figures.symptoms_of_health_figure(
        {"one": COSTS, "two": COSTS}, X, Y, lambda P: P[:1] > 0
    ),
    "one_at_a_time_figure": lambda: figures.one_at_a_time_figure(
        "See", {"Width": {"2": SEEDS, "4": SEEDS / 2}, "Rate": {"1": SEEDS}}
    ),
    "heat_map_figure": lambda: figures.heat_map_figure("See", ROWS, "alpha", "depth"),
    "weights_figure": lambda: figures.weights_figure(np.ones((2, 64)), np.ones((2, 64)), "See"),
    "probe_figure": lambda: figures.probe_figure({task: ([[1, 2]], [[1, 1]]) for task in ("one", "two")}, 3),
    "growth_figure": lambda: figures.growth_figure([2, 3], {"units": [2, 3], "gates": [2, 4]}),
    "tents_figure": lambda: figures.tents_figure({"one": ([0, 1], [0, 1]), "two": ([0, 1], [1, 0])}),
}
NAMED_OTHERWISE = {"truth_table_figure", "weights_figure"}  # by their ticks, or because they are images


@pytest.fixture
def lines():
    """From a figure's name and the number of its axes to the numbers of that axes' lines."""
    return lambda name, i=0: [(list(line.get_xdata()), list(line.get_ydata())) for line in axes(name)[i].lines]


def axes(name):
    return FIGURES[name]().axes


def words(ax):
    return [text.get_text() for text in ax.texts]


def test_no_figure_is_left_out():
    ours = [value for value in vars(figures).values() if isfunction(value) and value.__module__ == figures.__name__]
    assert {value.__name__ for value in ours if not value.__name__.startswith("_")} == set(FIGURES)


@pytest.mark.parametrize("name", FIGURES)
def test_says_what_to_see_and_names_its_axes(name):
    figure = FIGURES[name]()
    assert figure.get_suptitle() or all(ax.get_title(loc="left") for ax in figure.axes)
    for ax in figure.axes if name not in NAMED_OTHERWISE else ():
        if ax.axison:  # off for an image
            outer = ax.get_subplotspec()
            assert ax.get_xlabel() or not outer.is_last_row()
            assert ax.get_ylabel() or not outer.is_first_col()


def test_costs_begin_with_iteration_1(lines):
    assert lines("cost_figure") == [([1, 2, 3], COSTS)] and words(axes("cost_figure")[0]) == ["3", "1"]


def test_a_digit_stands_over_its_answer_and_says_when_it_was_misread():
    first, second, bars, _ = axes("digits_and_answers")
    assert (first.get_title(), second.get_title()) == ("0", "3, read as 1")
    assert [bar.get_height() for bar in bars.patches] == [1] + [0] * 9


def test_ratio_and_spread_write_their_numbers(lines):
    assert lines("ratio_figure")[0] == ([1, 10], [2, 20]) and words(axes("ratio_figure")[0]) == ["20 ×"]
    assert words(axes("spread_figure")[0]) == ["mean 2", "mean 2"]
    assert [y for _, y in lines("spread_figure")] == [[1, 3], [2, 2], [2, 2], [2, 2]]


def test_a_voltage_spikes_where_the_neuron_fired(lines):
    t, V, spikes = simulate(2.0, seconds=0.1)
    assert lines("membrane_figure", 1)[0] == (list(1e3 * t), list(V))
    drawn = [segment[0, 0] for segment in axes("membrane_figure")[1].collections[0].get_segments()]
    np.testing.assert_allclose(drawn, 1e3 * spikes)
    assert not axes("membrane_figure")[0].collections[0].get_segments()


def test_the_rates_lie_on_the_formula(lines):
    formula, counted = lines("rate_figure")[:2]
    np.testing.assert_array_equal(formula[1], firing_rate(np.array(formula[0])))
    np.testing.assert_array_equal(counted[1], firing_rate(np.array(counted[0])))


def test_gradients_are_drawn_layer_by_layer(lines):
    assert [y for _, y in lines("gradient_figure")] == list(NORMS.values()) and axes("gradient_figure")[
        0
    ].get_yscale() == "log"
    assert words(axes("gradient_figure")[0]) == list(NORMS)


def test_the_secant_crosses_the_corner(lines):
    cost, tangent, secant = lines("corner_figure")
    assert cost[1] == list(0.5 + np.maximum(B, 0)) and set(tangent[1]) == {0.5}
    assert secant == ([-0.5, 0.5], [0.5, 1.0])


def test_the_truth_table_marks_what_was_noticed():
    [ax] = axes("truth_table_figure")
    marks = {(round(line.get_xdata()[0] + 0.28), line.get_ydata()[0]): line.get_fillstyle() for line in ax.lines}
    assert marks == {(0, 0): "none", (1, 0): "full", (0, 1): "none", (1, 1): "none"}


def test_both_costs_and_the_border_of_the_classes_are_there(lines):
    assert [y for _, y in lines("symptoms_of_health_figure")] == [COSTS, COSTS]
    border = np.vstack([path.vertices for path in axes("symptoms_of_health_figure")[1].collections[0].get_paths()])
    assert np.abs(border[:, 0]).max() < 0.05  # where x₁ = 0
    assert [len(x) for x, _ in lines("symptoms_of_health_figure", 1)] == [Y.sum(), (1 - Y).sum()]


def test_a_line_is_the_median_of_the_seeds_and_a_band_their_range(lines):
    assert [y for _, y in lines("one_at_a_time_figure")] == [[0.8, 0.3], [0.4, 0.15]]
    band = axes("one_at_a_time_figure")[0].collections[0].get_paths()[0].vertices
    assert {(0, 0.7), (0, 0.9), (1, 0.2), (1, 0.4)} <= {tuple(corner) for corner in band.round(6)}
    assert words(axes("one_at_a_time_figure")[0]) == ["2", "4"]


def test_a_heat_map_shows_the_mean_over_the_seeds():
    [ax] = axes("heat_map_figure")
    assert words(ax) == ["21.0%", "61.0%", "31.0%", "71.0%"]
    assert ax.patches[-1].get_xy() == (0.53, 0.54), "the best pair is framed"


def test_figures_do_without_pyplot():
    code = "import sys, dnn_helpers.pictures.figures; assert 'matplotlib.pyplot' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
