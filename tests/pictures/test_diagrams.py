"""Hand-written pictures: well formed, escaped, inside their frame, and with everything on them."""

import re
from html import escape
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_helpers.experiments.tracing import trace
from dnn_helpers.network import initialize_parameters
from dnn_helpers.pictures.charts import Chart
from dnn_helpers.pictures.diagrams import (
    chain,
    iteration_diagram,
    iteration_picture,
    network_diagram,
    network_picture,
    parameter_counts,
)
from dnn_helpers.pictures.style import BACKWARD, CACHE, COST, FORWARD, MUTED, PARAMETER
from dnn_helpers.pictures.svg import (
    arrow,
    brief,
    math,
    matrix,
    paragraph,
    picture,
    place,
    role,
    row,
    shade,
    sign,
    text,
)

DIMS = [(3, 5, 5, 3, 1), (3, 1), (1, 1), (12288, 20, 7, 5, 1), (2,) + (400,) * 12 + (3,), (10**9, 10**9), (4,) * 300]


def parsed(part):
    """The part's elements; fails if it is not well formed."""
    return ElementTree.fromstring(f"<svg>{part.svg}</svg>")


def words(part):
    return ["".join(element.itertext()) for element in parsed(part).iter("text")]


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


def contrast(one, other):
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@given(st.text(max_size=30))
def test_no_text_becomes_markup(said):
    said = "".join(letter for letter in said if letter.isprintable())
    for element in (text(0, 0, said), math(0, 0, said), math(0, 0, "Z[1]", after=said), paragraph(0, 0, said, 10)):
        tree = ElementTree.fromstring(f"<svg>{element}</svg>")
        assert {child.tag for child in tree.iter()} <= {"svg", "text", "tspan"}
    framed = picture([], 10, said, said)
    assert framed.count("<") == 2 * 3 + 1  # svg, title, desc opened and closed, and the ground


def test_script_in_every_text_is_escaped():
    evil = "<script>alert(1)</script>"
    made = text(0, 0, evil) + math(0, 0, evil) + picture([], 1, evil, evil) + matrix(np.eye(2), evil).svg
    assert "<script>" not in made and made.count("&lt;script&gt;") == 5


def test_a_formula_keeps_its_letters_and_raises_its_layers():
    element = ElementTree.fromstring(math(0, 0, "dW[1] = (1/m) dZ[1] A[0]ᵀ", 20, roles=True))
    assert "".join(element.itertext()).replace("\u00a0", " ") == "dW[1] = (1/m) dZ[1] A[0]T"
    spans = [(span.text, float(span.get("dy", 0)), span.get("fill")) for span in element.iter("tspan")]
    assert [span for span in spans if span[0] == "[1]"] == [("[1]", -8, BACKWARD)] * 2
    assert sum(dy for _, dy, _ in spans) in (-8, 0), "each raised mark is followed by a way back"


@pytest.mark.parametrize(
    "name, colour",
    [("W[1]", PARAMETER), ("b", PARAMETER), ("Z[2]", FORWARD), ("A", FORWARD), ("dW[1]", BACKWARD), ("dZ", BACKWARD)]
    + [("db[3]", BACKWARD), ("dA[1]", BACKWARD), ("J", COST)],
)
def test_a_role_has_one_colour(name, colour):
    assert role(name) == colour


def test_text_has_enough_contrast():
    for ink in (FORWARD, BACKWARD, PARAMETER, CACHE, COST, MUTED, "#1B1F24"):
        assert contrast(ink, "#FFFFFF") >= 4.5
    for share in np.linspace(-1, 1, 21):
        assert contrast("#1B1F24", shade(share)) >= 4.5
    assert contrast(CACHE, "#FDF3DC") >= 4.5


def test_zero_is_white_and_signs_differ():
    assert shade(0.0) == "#FFFFFF" == shade(np.nan)
    assert shade(1.0) != shade(-1.0)
    blue, red = shade(0.5), shade(-0.5)
    assert int(blue[5:], 16) > int(blue[1:3], 16) and int(red[5:], 16) < int(red[1:3], 16)


def test_a_matrix_writes_its_numbers_name_and_shape():
    said = words(matrix([[1.5, -2], [0, 1e-9]], "W[1]"))
    assert said == ["W[1]2 × 2", "1.5", "−2", "0", "1e−9"]


def test_a_large_matrix_is_elided():
    values = np.arange(2000.0).reshape(50, 40)
    said = words(matrix(values, "A[1]", rows=6, columns=5))
    assert said[0] == "A[1]50 × 40" and "…" in said and "⋮" in said
    assert {"0", "2", "39", brief(values[-1, -1])} <= set(said) and "1999" not in said[0]
    assert len(said) == 1 + 6 * 5


@pytest.mark.parametrize("tie", [1.15, 0.85, 12.25, -0.125, 2.5e-7, 1e-40])
def test_the_last_bit_of_a_float_changes_no_text(tie):
    neighbours = [np.nextafter(tie, -np.inf), tie, np.nextafter(tie, np.inf)]
    assert len({brief(value) for value in neighbours}) == 1
    assert len({matrix([[value, 5]], "Z[1]").svg for value in neighbours}) == 1
    assert len({Chart(0, 0, 1, 1, (0, 1), (0, 1)).point(value, value, FORWARD) for value in neighbours}) == 1


def test_what_rounding_left_behind_is_zero():
    assert words(matrix([[0.3 - 3 * 0.1, -1e-17]]))[1:] == ["0", "0"]
    assert brief(8.6e-48) == "8.6e−48", "but a small number is a number"


def test_a_matrix_survives_what_is_no_number():
    said = words(matrix([[np.nan, np.inf], [-np.inf, 1]]))
    assert said[1:] == ["nan", "inf", "−inf", "1"]


def test_marked_entries_are_framed():
    plain = matrix(np.eye(3), "W[1]").svg
    marked = matrix(np.eye(3), "W[1]", mark=np.eye(3, dtype=bool)).svg
    assert marked.count("<rect") - plain.count("<rect") == 3


def test_a_row_is_made_to_fit():
    parts = [matrix(np.ones((4, 5)), "W[1]"), sign("·"), matrix(np.ones((4, 5)), "A[0]")]
    assert row(parts).width > 300
    assert row(parts, widest=300).width == 300
    assert "scale(" in row(parts, widest=300).svg and "scale(" not in row(parts).svg


@given(st.lists(st.integers(1, 10**7), min_size=2, max_size=40))
def test_parameters_are_counted_layer_by_layer(layer_dims):
    counts = parameter_counts(layer_dims)
    assert len(counts) == len(layer_dims) - 1
    assert sum(counts) == sum(layer_dims[l] * (layer_dims[l - 1] + 1) for l in range(1, len(layer_dims)))


def test_the_counted_parameters_are_those_that_are_made():
    made = initialize_parameters((3, 5, 5, 3, 1))
    assert (
        parameter_counts((3, 5, 5, 3, 1)) == [layer.W.size + layer.b.size for layer in made.values()] == [20, 30, 18, 4]
    )


@pytest.mark.parametrize("layer_dims", DIMS, ids=str)
def test_a_network_of_any_size_fits_its_frame(layer_dims):
    part = network_diagram(layer_dims, width=860, height=300)
    for element in parsed(part).iter():
        for across in ("x", "cx"):
            assert 0 <= float(element.get(across, 1)) <= 860
        for down in ("y", "cy"):
            assert 0 <= float(element.get(down, 1)) <= 300
    said = " ".join(words(part))
    assert ("⋮" in said) == (max(layer_dims) > 6)
    assert ("more" in said) == (len(layer_dims) > 9)


def test_every_unit_and_connection_of_a_small_network_is_drawn():
    weights = {l: layer.W for l, layer in initialize_parameters((3, 5, 5, 3, 1)).items()}
    part = network_diagram((3, 5, 5, 3, 1), weights)
    assert part.svg.count("<circle") == 17
    assert part.svg.count("<polyline") == 15 + 25 + 15 + 3 + 1  # and one out of the last unit
    assert {"n[0] = 3", "n[4] = 1", "W[1]5 × 3", "W[4]1 × 3"} <= {said.replace("\u00a0", " ") for said in words(part)}


def test_left_out_units_and_layers_are_counted():
    said = [line.replace("\u00a0", " ") for line in words(network_diagram((2,) + (400,) * 12 + (3,)))]
    assert "6 more" in said and said.count("400") == 6 and "n[13]" in said


def test_positive_weights_are_blue_negative_ones_vermilion():
    part = network_diagram((1, 2), {1: np.array([[1.0], [-1.0]])})
    strokes = [line.get("stroke") for line in parsed(part).iter("polyline")]
    assert strokes[:2] == [FORWARD, BACKWARD]


@pytest.mark.parametrize("L", [1, 2, 4, 5, 9])
def test_one_block_of_an_iteration_is_at_work(L):
    layer_dims, activations = (3,) * (L + 1), dict.fromkeys(range(1, L + 1), "relu")
    pictures = set()
    for phase in ("forward", "cost", "backward", "update"):
        for l in [L] if phase == "cost" else range(1, L + 1):
            part = iteration_diagram(layer_dims, activations, phase, l)
            heavy = [box for box in parsed(part).iter("rect") if box.get("stroke-width") == "3"]
            colour = {"forward": FORWARD, "cost": COST, "backward": BACKWARD, "update": PARAMETER}[phase]
            assert [box.get("stroke") for box in heavy] == [colour]
            assert all(
                0 <= float(box.get("x")) and float(box.get("x")) + float(box.get("width")) <= 860 for box in heavy
            )
            pictures.add(part.svg)
            touched = iteration_diagram(layer_dims, activations, phase, l, cache=True)
            heavy = [box.get("stroke") for box in parsed(touched).iter("rect") if box.get("stroke-width") == "3"]
            assert sorted(heavy) == sorted([colour, CACHE])
    assert len(pictures) == 3 * L + 1


def test_an_arrow_is_dashed_until_its_array_is_made():
    activations = {1: "relu", 2: "relu", 3: "sigmoid"}
    made, dashes = {}, {}
    for phase, l, name in (*(("backward", 2, n) for n in ("dZ[2]", "dW[2]", "db[2]", "dA[1]")), ("forward", 1, "Z[1]")):
        part = iteration_diagram((3, 3, 3, 1), activations, phase, l, name)
        said = {"".join(tag.itertext()).strip(", \u00a0"): tag.get("fill") for tag in parsed(part).iter("text")}
        made[name] = [array for array in ARRAYS if said.get(array, MUTED) != MUTED]
        dashes[name] = part.svg.count("stroke-dasharray")
    before = ["A[1]", "A[2]", "dW[3]", "db[3]", "dA[2]"]
    assert sorted(made["dZ[2]"]) == sorted(before)
    assert sorted(made["dW[2]"]) == sorted([*before, "dW[2]"])
    assert sorted(made["db[2]"]) == sorted([*before, "dW[2]", "db[2]"])
    assert sorted(made["dA[1]"]) == sorted([*before, "dW[2]", "db[2]", "dA[1]"])
    assert not made["Z[1]"]
    later = [dashes[name] for name in ("dZ[2]", "dW[2]", "db[2]", "dA[1]")]
    assert later == [later[0], later[0] - 1, later[0] - 1, later[0] - 2], "dW and db share an arrow, dA has its own"


ARRAYS = [f"{name}[{l}]" for name in ("A", "dW", "db", "dA") for l in (1, 2, 3)]


def test_what_is_to_come_is_grey_and_dashed():
    first = iteration_diagram((3, 3, 1), {1: "relu", 2: "sigmoid"}, "forward", 1)
    last = iteration_diagram((3, 3, 1), {1: "relu", 2: "sigmoid"}, "update", 2)
    dashed = [part.svg.count("stroke-dasharray") for part in (first, last)]
    assert dashed[0] > 10 and dashed[1] == 0


@pytest.mark.parametrize("names", [2, 9, 10, 31])
def test_the_chain_always_shows_where_it_is(names):
    listed = ["X"] + [f"A[{i}]" for i in range(1, names)]
    for now in range(names):
        part = chain(listed, now)
        assert part.width <= 860
        assert listed[now] in words(part)
        assert part.svg.count('stroke-width="3"') == 1


def test_a_chart_keeps_its_curves_inside():
    chart = Chart(50, 20, 200, 100, (0, 10), (-1, 1))
    points = re.search(r'points="([^"]+)"', chart.curve([0, 5, 10], [-50, 0, 50], FORWARD))[1]
    assert points == "50,120 150,70 250,20"
    assert "−1" in chart.axes("a title", "x", [0, 10], [-1, 0, 1])


def test_an_arrow_ends_where_it_should():
    assert arrow([(0, 0), (10, 0)]).count("10,0") == 1
    assert "12,40" in arrow([(12, 0), (12, 40)])


def test_pictures_do_not_depend_on_the_moment():
    one, two = (picture([place(network_diagram((3, 5, 1)), 0, 0)], 300, "t") for _ in range(2))
    assert one == two and one.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 300"')


def test_a_network_without_counts_has_the_same_circles_and_lines_but_no_numbers():
    told, silent = network_picture((4, 3, 5, 2)), network_picture((4, 3, 5, 2), counts=False)
    for piece in ("<circle", "<polyline", "<line", "<path"):
        assert told.count(piece) == silent.count(piece)
    assert "5 × 3" in told and "5 × 3" not in silent
    assert re.findall(r">[^<>]*\d[^<>]*<", silent) == [f">{i}<" for i in (1, 2, 3, 4)], "x₁ … x₄ and no other number"


def test_the_picture_of_an_iteration_shows_the_block_at_work():
    parameters = initialize_parameters([3, 4, 1])
    events = trace(parameters, np.ones((3, 2)), np.array([[0, 1]]))
    pictures = {iteration_picture(parameters, event) for event in events}
    stages = {(event.phase, event.layer, bool(event.writes or event.reads)) for event in events}
    assert len(pictures) >= len(stages), "a picture for every stage"
    assert all(escape(event.formula) in "".join(pictures) for event in events)
