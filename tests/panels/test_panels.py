"""Every panel: each control moved through all it can be, long random walks, and what a panel leaves behind."""

import asyncio
import re
from base64 import b64decode
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import ipywidgets as widgets
import numpy as np
import pytest

import dnn_helpers
from dnn_helpers import panels
from dnn_helpers.panels.controls import Keep, LayerDims, Steps, TrainButton, as_layer_dims, choice
from dnn_helpers.panels.panel import VIEW, Panel

EXPLORERS = {name: getattr(dnn_helpers, name) for name in dnn_helpers.__all__ if name.startswith("explore_")}
TYPED = [
    "3, 5, 5, 3, 1",
    "(2, 1)",
    "[12288 20 7 5 1]",
    "4," * 20 + "1",
    "",
    "3, x",
    "5",
    "0, 2",
    "2.5, 1",
    "<script>1</script>",
]
MOVES = 200
TRIES = 40  # settings, each by chance, in which a control may act


@pytest.fixture(params=EXPLORERS.values(), ids=EXPLORERS)
def explore(request):
    return request.param


def ways(control):
    """Functions that move a control as a hand would, through all its options and to its extremes."""
    if isinstance(control, LayerDims):
        typing = [lambda text=text: setattr(control.typed, "value", text) for text in TYPED]
        counting = [button.click for pair in control.units for button in pair.children[1:]]
        return [*typing, *counting, control.more.click, control.fewer.click]
    if isinstance(control, Steps):
        clicks = [child.click for child in control.children if isinstance(child, widgets.Button)]
        return [*clicks, *(lambda step=step: setattr(control, "value", step) for step in range(control.max + 1))]
    if isinstance(control, TrainButton):
        numbers = [lambda updates=updates: setattr(control, "value", updates) for updates in (0, 7, 49)]
        return [*numbers, lambda: asyncio.run(train_and_stop(control))]
    if isinstance(control, Keep):
        return [child.click for child in control.children]
    return [lambda value=value: setattr(control, "value", value) for value in values(control)]


async def train_and_stop(control):
    """Press Train, and a moment later Stop, if there is something to stop by then."""
    control.button.value = True
    await asyncio.sleep(0.2)
    control.button.value = False
    await control.working


def values(control):
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    if isinstance(control, widgets.IntSlider):
        return range(control.min, control.max + 1)
    if isinstance(control, widgets.FloatSlider):
        return [control.min, *np.linspace(control.min, control.max, 7).round(2).tolist(), control.max]
    return [True, False]


def state(panel):
    """All that a reader sees."""
    return panel.summary, panel.message, panel.picture


def afresh(panel):
    """A panel built from the line of code that the other one shows."""
    return eval(repr(panel), dict(EXPLORERS))


def same_state(panel):
    fresh = afresh(panel)
    if panel.message:  # nothing was drawn afresh; the panel kept what was good before
        return fresh.message == panel.message
    return state(fresh) == state(panel)


def test_every_file_of_a_panel_is_named_as_its_function_and_known_to_the_package():
    files = {path.stem for path in Path(panels.__file__).parent.glob("explore_*.py")}
    assert files == set(EXPLORERS), "name it in dnn_helpers/__init__.py"
    assert {name: explore.__module__ for name, explore in EXPLORERS.items()} == {
        name: f"dnn_helpers.panels.{name}" for name in files
    }


def settings_where_it_acts(explore, name):
    """Settings in which the control of this name changes what a reader sees; α, say, is idle before the update."""
    rng = np.random.default_rng(0)
    panel = explore()
    for _ in range(TRIES):
        start, seen = panel.settings, set()
        for move in ways(panel.controls[name]):
            move()
            seen.add(panel.summary)
            if len(seen) > 1:
                return start
        panel = explore()
        for other in panel.controls.values():
            every = ways(other)
            every[rng.integers(len(every))]()
    return None


def test_every_control_moves_through_all_it_can_be(explore):
    for name in explore().controls:
        start = settings_where_it_acts(explore, name)
        assert start, f"{name} changes nothing"
        panel = explore(**start)
        for move in ways(panel.controls[name]):
            move()
            assert same_state(panel), repr(panel)
        panel.set(**{name: start[name]})
        assert panel.settings[name] == start[name]


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in (1, 2))])
def test_a_random_walk_never_raises_and_ends_where_building_afresh_ends(explore, seed):
    rng = np.random.default_rng(seed)
    panel = explore()
    moves = [move for control in panel.controls.values() for move in ways(control)]
    for i, index in enumerate(rng.integers(len(moves), size=MOVES)):
        moves[index]()
        assert i % 20 or same_state(panel), repr(panel)
    assert same_state(panel), repr(panel)
    panel.reset()
    assert state(panel) == state(explore())


def test_a_picture_is_well_formed_and_the_same_each_time(explore):
    panel, again = explore(), explore()
    assert panel.picture == again.picture
    if panel.picture.startswith("<svg"):
        ElementTree.fromstring(panel.picture)
        assert panel.picture.count("<title>") == 1 and "<desc>" in panel.picture


def pictures(explore):
    """The pictures of a panel whose controls move one after the other."""
    panel = explore()
    for control in panel.controls.values():
        for move in ways(control):
            move()
            yield panel._picture.value
        panel.reset()


def test_the_height_of_a_picture_never_changes(explore):
    assert len({re.search(r"(?<!-)height[=:]\W?(\d+)", picture)[1] for picture in pictures(explore)}) == 1


def test_no_text_is_smaller_than_twelve_pixels(explore):
    for picture in pictures(explore):
        letters = re.sub(r"<tspan[^>]*>\[?[\w+−]*\]?</tspan>", "", picture)  # raised and lowered marks
        assert all(float(size) >= 12 for size in re.findall(r'font-size="([\d.]+)"', letters))


def test_a_page_without_a_kernel_has_the_summary_and_the_picture(explore):
    panel = explore()
    bundle = panel._repr_mimebundle_()
    assert bundle["text/plain"] == f"Interactive panel: {panel.summary}"
    assert "\n" not in bundle["text/plain"] and "0x" not in bundle["text/plain"]
    assert set(bundle) == {"text/plain", "text/html", VIEW}
    if panel.picture.startswith("<svg"):
        source = re.fullmatch(r'<img alt="([^"]+)" .* src="data:image/svg\+xml;base64,([^"]+)">', bundle["text/html"])
        assert unescape(source[1]) == panel.summary and b64decode(source[2]).decode() == panel.picture
    else:
        assert bundle["text/html"] == panel.picture
    assert bundle[VIEW]["model_id"] == panel.box.model_id


def test_the_line_of_code_is_shown_and_escaped(explore):
    panel = explore()
    assert explore.__name__ in panel._code.value
    for name, control in panel.controls.items():
        if isinstance(control, LayerDims):
            panel.set(**{name: "<script>alert(1)</script>"})
            assert panel.message
            shown = panel._code.value + panel._status.value + panel._picture.value + panel.picture
            assert "<script>" not in shown and "&lt;script&gt;" in shown


def test_a_reset_of_several_controls_draws_once(explore):
    panel = explore()
    for control in panel.controls.values():
        ways(control)[0]()
        ways(control)[-1]()
    drawn = []
    draw = panel._draw
    panel._draw = lambda **settings: drawn.append(settings) or draw(**settings)
    panel.reset()
    assert drawn == [explore().settings]


@pytest.mark.parametrize("bad", [object(), None, "no such thing", [], -1e9, float("nan"), 10**9])
def test_a_bad_setting_is_told_in_one_sentence_and_the_panel_lives_on(explore, bad):
    panel = explore()
    for name in panel.controls:
        good = panel.picture
        panel.set(**{name: bad})
        assert panel.message and "\n" not in panel.message and "Traceback" not in panel.message
        assert name in panel.message
        assert panel.message.replace("'", "&#x27;") in panel._status.value.replace("&lt;", "<").replace("&gt;", ">")
        assert panel.picture == good
        panel.reset()
        assert not panel.message
        assert state(panel) == state(explore())


def test_a_bad_setting_in_the_call_is_told_in_the_panel(explore):
    for name in explore().controls:
        assert name in explore(**{name: "no such thing"}).message


def test_an_unknown_setting_names_the_known_ones():
    panel = dnn_helpers.explore_network()
    panel.set(layers=3)
    assert panel.message == "layers is no control of explore_network, expected one of layer_dims"


def test_for_the_class_only_the_named_controls_are_in_sight(explore):
    panel = explore()
    name, *_ = panel.controls
    before = state(panel)
    assert panel.projector(name) is panel
    assert state(panel) == before == state(afresh(panel))
    assert repr(panel).endswith(f".projector({name!r})") and repr(afresh(panel)) == repr(panel)
    *seen, rest = panel._shown.children
    [more] = [child for child in seen if child not in panel.controls.values()]
    assert set(seen) == {panel.controls[name], more} and more.description == "More controls"
    assert set(panel.controls.values()) - set(seen) <= set(rest.children)
    assert "dnn-rest" in rest._dom_classes and "dnn-unfolded" not in panel.box._dom_classes
    more.value = True
    assert "dnn-unfolded" in panel.box._dom_classes
    more.value = False
    assert "dnn-unfolded" not in panel.box._dom_classes


def test_for_the_class_an_unknown_control_is_named():
    with pytest.raises(ValueError, match="steps is no control of explore_forward, expected step, examples, change, by"):
        dnn_helpers.explore_forward().projector("steps")


@pytest.mark.parametrize("layer_dims", [(10**6, 10**6), (3,), "3, 1", (3, 0)])
def test_a_network_that_cannot_be_run_is_refused_in_a_sentence(explore, layer_dims):
    panel = explore()
    if "layer_dims" in panel.settings and "layer_dims" not in panel.controls:  # or it is told in the panel
        with pytest.raises((TypeError, ValueError), match="layer_dims .*, expected"):
            explore(layer_dims)


def test_an_error_that_is_no_bad_setting_is_not_hidden():
    def draw(a):
        if a == 2:
            raise KeyError("a bug")
        return "<b>fine</b>", "fine"

    def explore_bug(a=1):
        return Panel(explore_bug, draw, {"a": choice("a", [1, 2])}, {"a": a})

    with pytest.raises(KeyError):
        explore_bug().set(a=2)


def test_presets_set_the_network():
    panel = dnn_helpers.explore_network()
    labels = {button.description: button for button in panel._buttons.children}
    labels["Logistic regression"].click()
    assert panel.settings == {"layer_dims": (3, 1)} and "L = 1" in panel.summary
    labels["Reset"].click()
    assert panel.settings == {"layer_dims": (3, 5, 5, 3, 1)}


def test_play_goes_to_the_end_and_stops():
    panel = dnn_helpers.explore_forward(layer_dims=(2, 1), step=0)
    steps = panel.controls["step"]
    steps.rest, seen = 0, []
    steps.observe(lambda change: seen.append((change.new, steps.button.description)), "value")

    async def watch():
        for _ in range(2):  # from the end it begins again
            steps.button.value = True
            await asyncio.wait_for(steps.working, 5)

    asyncio.run(watch())
    assert seen == [(1, "Pause"), (2, "Pause"), (0, "Pause"), (1, "Pause"), (2, "Pause")]
    assert not steps.running and steps.button.description == "Play" and "Step 2 of 2" in panel.summary


def test_play_pauses_and_goes_on_from_where_the_slider_was_moved():
    steps = dnn_helpers.explore_forward(step=0).controls["step"]
    steps.rest, seen = 0.001, []

    async def watch():
        steps.observe(lambda change: seen.append(change.new), "value")
        steps.button.value = True
        await asyncio.sleep(0)
        steps.value = 4
        while steps.value < 6:
            await asyncio.sleep(0)
        steps.button.value = False
        await steps.working

    asyncio.run(watch())
    assert seen == [4, 5, 6] and not steps.running


def test_play_without_a_kernel_goes_to_the_end():
    steps = dnn_helpers.explore_forward().controls["step"]
    steps.button.value = True
    assert steps.value == steps.max and not steps.running


@pytest.mark.parametrize(
    "typed, value",
    [
        ("3, 5, 1", (3, 5, 1)),
        ("(3,1)", (3, 1)),
        ("[3 1]", (3, 1)),
        ("３, 1", (3, 1)),
        ("", ""),
        ("3, x", "3, x"),
        ("3，5、1", (3, 5, 1)),
        ("3, 5, 1,", (3, 5, 1)),
    ],
)
def test_layer_dims_are_read_as_people_write_them(typed, value):
    assert as_layer_dims(typed) == value


def test_layers_and_units_are_counted_up_and_down():
    control = LayerDims()
    control.value = (3, 4, 1)
    control.more.click()
    assert control.value == (3, 4, 4, 1)
    control.fewer.click()
    control.fewer.click()
    control.fewer.click()
    assert control.value == (3, 1)
    control.units[1].children[1].click()
    assert control.value == (3, 1), "a layer keeps at least one unit"
    control.units[0].children[2].click()
    assert control.value == (4, 1) and control.typed.value == "4, 1"
    assert [pair.layout.display for pair in control.units[:3]] == ["", "", "none"]


def test_no_panel_needs_matplotlib_or_leaves_a_figure():
    import subprocess
    import sys

    code = (
        "import sys, dnn_helpers as p\n"
        "for name in p.__all__:\n    name.startswith('explore') and getattr(p, name)()\n"
        "assert 'matplotlib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
