"""Plots show the data they are given, and a live figure shows what a full redraw would show."""

import subprocess
import sys
from io import BytesIO

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from dnn_helpers import ACTIVATIONS, forward_pass, initialize_parameters, make_dataset
from dnn_helpers.plots import (
    FINE,
    LiveFigure,
    activation_and_slope,
    cost_curve,
    decision_boundary,
    gradient_norms,
    predictions_on_grid,
)
from dnn_helpers.style import CLASS_0, CLASS_1


@pytest.fixture
def ax():
    return Figure().subplots()


def pixels(png):
    return np.asarray(Image.open(BytesIO(png)).convert("RGB"), dtype=int)


def test_costs_and_held_out_costs_are_lines_of_one_hue_and_two_kinds(ax):
    train, dev = cost_curve(ax, [3.0, 2.0, 1.0], [0, 2], [3.0, 1.5])
    assert list(train.get_ydata()) == [3, 2, 1] and list(dev.get_xdata()) == [0, 2]
    assert train.get_color() == dev.get_color() and train.get_linestyle() != dev.get_linestyle()
    assert {text.get_text() for text in ax.texts} == {"training", "held out"}
    assert ax.get_xlabel() == "iteration" and "nats" in ax.get_ylabel()


def test_the_ground_is_the_prediction_at_each_point(ax):
    parameters = initialize_parameters((2, 5, 1))
    X, Y = make_dataset("moons", m=30)
    ground, ones, zeros = decision_boundary(ax, parameters, X, Y)
    reach = ground.get_extent()[1]
    values = np.asarray(ground.get_array())
    for row, column in [(0, 0), (0, FINE - 1), (FINE - 1, 3), (40, 60)]:
        point = np.array([[-reach + 2 * reach * column / (FINE - 1)], [-reach + 2 * reach * row / (FINE - 1)]])
        assert np.isclose(values[row, column], forward_pass(point, parameters)[0].item())
    assert len(ones.get_xdata()) == Y.sum() and len(zeros.get_xdata()) == 30 - Y.sum()
    assert (ones.get_color(), zeros.get_color()) == (CLASS_1, CLASS_0)
    assert zeros.get_markerfacecolor() == "white", "the classes differ by more than hue"


@pytest.mark.parametrize("g", ACTIVATIONS.values(), ids=ACTIVATIONS)
def test_an_activation_and_its_slope(ax, g):
    value, slope = activation_and_slope(ax, g)
    z = value.get_xdata()
    assert np.array_equal(value.get_ydata(), g(z)) and np.array_equal(slope.get_ydata(), g.prime(z))


def test_gradient_norms_are_logarithmic_and_named(ax):
    lines = gradient_norms(ax, {1: [1e-3, 1e-4], 2: [1.0, 0.5], 3: [2.0, 1.0]})
    assert len(lines) == 3 and ax.get_yscale() == "log"
    assert [text.get_text() for text in ax.texts] == ["l = 1", "l = 2", "l = 3"]
    assert lines[0].get_alpha() < lines[2].get_alpha()


def live_line():
    figure = Figure(figsize=(3, 2))
    ax = figure.subplots()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    (line,) = ax.plot([0, 1], [0, 1])
    return figure, line


def test_a_live_figure_shows_what_a_full_redraw_shows():
    figure, line = live_line()
    live = LiveFigure(figure, [line])
    first = live.png()
    line.set_data([0, 1], [1, 0])
    second = live.png()
    other, other_line = live_line()
    other_line.set_data([0, 1], [1, 0])
    canvas = FigureCanvasAgg(other)
    canvas.draw()
    full = np.asarray(canvas.buffer_rgba())[..., :3].astype(int)
    inside = np.s_[30:170, 50:260]  # the frame itself is drawn under the line here, over it there
    assert np.abs(pixels(second) - full)[inside].max() <= 1
    assert np.abs(pixels(first) - full)[inside].max() > 100


def test_a_live_figure_leaves_no_trace_of_where_things_were():
    figure, line = live_line()
    live = LiveFigure(figure, [line])
    first = live.png()
    line.set_data([0, 1], [1, 0])
    live.png()
    line.set_data([0, 1], [0, 1])
    assert live.png() == first


def test_new_limits_need_a_new_ground():
    figure, line = live_line()
    live = LiveFigure(figure, [line])
    before = live.png()
    line.axes.set_ylim(0, 5)
    live.draw_ground()
    assert live.png() != before


def test_grid_of_predictions_is_square_and_from_below():
    parameters = initialize_parameters((2, 1))
    parameters = {1: parameters[1]._replace(W=np.array([[0.0, 10.0]]))}
    values = predictions_on_grid(parameters, 1.0)
    assert values.shape == (FINE, FINE) and values[0].max() < 0.01 and values[-1].min() > 0.99


def test_plots_do_without_pyplot():
    code = "import sys, dnn_helpers.plots; assert 'matplotlib.pyplot' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
