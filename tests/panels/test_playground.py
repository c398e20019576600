"""The playground and the lab: every control acts, a stopped training keeps what it learned, finds are kept."""

import asyncio
import re
import threading
from html import unescape
from xml.etree import ElementTree

import numpy as np
import pytest

from dnn_helpers import (
    HyperParameters,
    accuracy,
    diagnose,
    explore_failures,
    explore_training,
    finds,
    forward_pass,
    make_dataset,
    train,
)
from dnn_helpers.experiments.diagnosis import FAILURES
from dnn_helpers.panels import explore_failures as failures
from dnn_helpers.panels import explore_training as training
from dnn_helpers.panels import training_runs
from dnn_helpers.pictures import training_picture
from dnn_helpers.pictures.charts import Chart
from dnn_helpers.pictures.style import BACKWARD
from dnn_helpers.pictures.svg import pixels

SMALL = {"iterations": 100, "examples": 50}
ONES = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def no_finds():
    failures.FINDS.clear()
    yield
    failures.FINDS.clear()


def press(panel):
    """Train to the end, as without a kernel."""
    panel.controls["trained"].button.value = True


def run_of(panel):
    """The run that the panel shows."""
    settings = {name: panel.settings[name] for name in training.CHOSEN}
    return training_runs.trained_run(settings, min(panel.settings["trained"], settings["iterations"])).run


# ---- the run is what the package computes


def test_the_run_shown_is_the_run_of_train():
    panel = explore_training("circles", noise=0.05, seed=3, units=5, batch_size=32, momentum=0.9, l2=1.0, keep_prob=0.9)
    h = HyperParameters(
        layer_dims=(2, 5, 5, 1), activation="tanh", learning_rate=0.3, iterations=500, seed=3,
        batch_size=32, momentum=0.9, l2=1.0, keep_prob=0.9,
    )  # fmt: skip
    X, Y = make_dataset("circles", 200, 0.05, 3)
    X_dev, Y_dev = make_dataset("circles", 200, 0.05, 1003)
    run = train(X, Y, h, X_dev, Y_dev)
    np.testing.assert_array_equal(run_of(panel).costs, run.costs)
    np.testing.assert_equal(run_of(panel).parameters, run.parameters)
    counts = [
        round(accuracy(forward_pass(*part[:1], run.parameters)[0], part[1]) * 200) for part in ((X, Y), (X_dev, Y_dev))
    ]
    assert f"{counts[0]} of 200 right, held out {counts[1]} of 200" in panel.summary
    assert diagnose(run, X, Y).sentence in panel.summary


def test_the_line_of_hyperparameters_is_code_that_makes_them():
    panel = explore_training(**SMALL, layers=3, units=7, scale=0.01, batch_size=8)
    line = panel.box.children[-1]
    made = eval(unescape(re.sub("<.*?>", "", line.value)))
    assert made == run_of(panel).hyperparameters
    panel.set(learning_rate=10.0)
    assert eval(unescape(re.sub("<.*?>", "", line.value))).learning_rate == 10.0


OTHER = {
    "dataset": "xor",
    "noise": 0.2,
    "examples": 100,
    "seed": 1,
    "layers": 1,
    "units": 5,
    "activation": "relu",
    "scale": "xavier",
    "learning_rate": 0.1,
    "iterations": 200,
    "batch_size": 8,
    "momentum": 0.9,
    "l2": 1.0,
    "keep_prob": 0.8,
}


@pytest.mark.parametrize("name", OTHER)
@pytest.mark.parametrize("explore", [explore_training, explore_failures])
def test_every_control_changes_the_training(explore, name):
    assert list(OTHER) == training.CHOSEN
    panel = explore(**SMALL | {"dataset": "moons", "activation": "tanh", "scale": "he", "noise": 0.1, "layers": 2})
    before, picture = run_of(panel), panel.picture
    panel.set(**{name: OTHER[name]})
    assert "Not trained yet" in panel.summary and panel.settings["trained"] == 0
    press(panel)
    after = run_of(panel)
    assert after.status == "finished" and panel.picture != picture
    assert len(after.costs) != len(before.costs) or not np.allclose(after.costs, before.costs, rtol=1e-6)


def test_the_pair_of_digits_is_real_and_held_out():
    panel = explore_training("digits", noise=0.0, layers=1, units=8, iterations=200)
    X, Y, X_dev, Y_dev = training_runs.examples_of(panel.settings)
    assert X.shape == (64, 200) and 0 < Y.mean() < 1 and "3 or 8" in panel.summary
    assert not {tuple(x) for x in X.T} & {tuple(x) for x in X_dev.T}
    assert f"of {Y_dev.size}" in panel.summary and panel.picture.count("<image") == 9
    few = training_runs.examples_of(panel.settings | {"examples": 20, "noise": 0.1})
    assert few.X.shape == (64, 20) and abs(np.std(few.X - X[:, :20]) - 0.1) < 0.01


# ---- train, stop, go back


def test_train_shows_progress_and_ends():
    panel = explore_training(**SMALL, trained=0)
    control, seen = panel.controls["trained"], []
    control.observe(lambda change: seen.append((control.button.description, panel.summary)), "value")
    press(panel)
    assert control.value == control._bar.value == control._bar.max == 100 and control._told.value == "100 of 100"
    assert seen[-1][0] == "Stop" and "Training: 100 of 100" in seen[-1][1]
    assert control.button.description == "Train" and "Training" not in panel.summary and "Fine" in panel.summary


def test_stop_in_the_middle_keeps_what_was_learned():
    panel = explore_training(iterations=10000, trained=0)
    control = panel.controls["trained"]

    async def stop_soon():
        control.button.value = True
        while control.value < 500:  # by then it is fine, on a slow machine too
            await asyncio.sleep(0.01)
        before = control.value
        control.button.value = False  # the kernel hears of it between two slices
        await control.working
        assert control.value == before

    asyncio.run(stop_soon())
    updates, run = panel.settings["trained"], run_of(panel)
    assert 0 < updates < 10000 and len(run.costs) == updates and run.status == "interrupted"
    assert f"Stopped after {updates:,} of 10,000 iterations" in panel.summary and "Fine" in panel.summary
    settings = {name: panel.settings[name] for name in training.CHOSEN}
    assert training_runs.remembered(settings) == updates, "nothing was trained after Stop"
    whole = explore_training(iterations=10000, trained=updates)
    assert whole.picture == panel.picture and repr(whole) == repr(panel)
    by_hand = train(*make_dataset("moons", 200, 0.1), run.hyperparameters, on_step=lambda k, *_: k >= updates)
    np.testing.assert_equal(by_hand.parameters, run.parameters)


def test_between_two_slices_the_loop_does_other_things():
    panel = explore_training(iterations=10000, trained=0)
    control, rests = panel.controls["trained"], []

    async def watch():
        control.button.value = True
        for _ in range(6):
            start = asyncio.get_running_loop().time()
            await asyncio.sleep(0)
            await asyncio.sleep(control.rest / 2)
            rests.append(asyncio.get_running_loop().time() - start)
        panel.reset()
        await control.working

    asyncio.run(watch())
    assert max(rests) < 1 and not control.running


@pytest.mark.parametrize("other", ["reset", "learning_rate", "trained", "again"])
def test_whatever_moves_ends_a_training_under_way(other):
    panel = explore_training(iterations=10000, trained=0)
    control = panel.controls["trained"]

    async def disturb():
        control.button.value = True
        await asyncio.sleep(0.05)
        first = control.working
        if other == "reset":
            panel.reset()
        elif other == "again":
            control.button.value = False
            control.button.value = True
            await asyncio.sleep(0.05)
            control.button.value = False
        else:
            panel.set(**{other: {"learning_rate": 1.0, "trained": 5}[other]})
        before = panel.picture
        await asyncio.wait_for(first, 5)
        await asyncio.wait_for(control.working, 5)
        await asyncio.sleep(0.05)
        assert panel.picture == before and not control.running

    asyncio.run(disturb())
    assert panel.settings["trained"] == {"reset": 0, "learning_rate": 0, "trained": 5}.get(
        other, panel.settings["trained"]
    )


def test_several_settings_at_once_end_a_training_and_draw_once():
    panel = explore_training(iterations=10000, trained=0)
    control, draw, drawn = panel.controls["trained"], panel._draw, []

    async def change():
        control.button.value = True
        await asyncio.sleep(0.05)
        panel._draw = lambda **state: drawn.append(state) or draw(**state)
        panel.set(units=7, learning_rate=1.0, layers=1)
        await control.working

    asyncio.run(change())
    assert [(state["units"], state["layers"], state["trained"]) for state in drawn] == [(7, 1, 0)]


@pytest.mark.long
def test_a_long_training_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(training_runs, "SLICE", 0.001)
    panel = explore_training(iterations=1000, examples=500, layers=4, trained=0, seed=11)
    press(panel)
    kept = [updates for made_of, updates in training_runs._kept_runs if "('seed', 11)" in made_of]
    assert panel.settings["trained"] == 1000 and len(kept) <= 3, "the untrained, the finished and the last before it"


def test_many_runs_do_not_fill_the_memory_and_the_one_in_use_is_not_forgotten():
    panel = explore_training(**SMALL, kept=SMALL | {"seed": 12})
    kept = training_runs.trained_run(
        {name: (training.DEFAULTS | SMALL | {"seed": 12})[name] for name in training.CHOSEN}, 100
    )
    for seed in range(20):
        for units in (1, 2, 3):
            panel.set(seed=seed, units=units)
    assert len(training_runs._kept_runs) <= training_runs.REMEMBERED and kept in training_runs._kept_runs.values()


def test_a_stop_heard_in_another_thread_in_the_middle_of_a_slice_leaves_the_slice_out():
    panel = explore_training(iterations=10000, trained=0)
    control = panel.controls["trained"]
    seen, begin = [], control.steps

    def slices():
        for k, updates in enumerate(begin()):
            if k == 2:
                stop = threading.Thread(target=control.stop)
                stop.start(), stop.join()
                seen.append(control.value)
            yield updates

    control.steps = slices
    press(panel)
    assert seen == [control.value] and 0 < control.value < 10000
    assert f"Stopped after {control.value:,} of" in panel.summary


def test_settings_seen_before_are_trained_as_they_were():
    panel = explore_training(**SMALL)
    start = panel.picture
    panel.set(learning_rate=3.0)
    assert panel.settings["trained"] == 0
    press(panel)
    trained = panel.picture
    panel.set(learning_rate=0.3)
    assert panel.picture == start
    panel.set(learning_rate=3.0)
    assert panel.picture == trained


def test_scrubbing_goes_through_the_snapshots_and_trains_nothing(monkeypatch):
    panel = explore_training(iterations=500)
    run = run_of(panel)
    monkeypatch.setattr(training_runs, "train", None)
    monkeypatch.setattr(training_runs, "Training", None)
    pictures = set()
    for moment in range(51):
        panel.set(moment=moment)
        updates = 10 * moment
        assert (
            f"after {updates:,} updates cost" in panel.summary and f"Answers after {updates} updates" in panel.picture
        )
        AL, _ = forward_pass(make_dataset("moons", 200, 0.1)[0], run.snapshots[updates])
        right = round(200 * accuracy(AL, make_dataset("moons", 200, 0.1)[1]))
        assert f"{right} of 200 right" in panel.summary
        pictures.add(panel.picture)
    assert len(pictures) == 51


def test_training_again_looks_at_its_end():
    panel = explore_training(**SMALL, moment=3)
    press(panel)
    assert panel.settings["moment"] == 50


# ---- two runs side by side


def test_a_kept_run_stays_while_others_are_trained():
    panel = explore_training(**SMALL, learning_rate=3.0)
    keep, drop = panel.controls["kept"].children
    alone = panel.summary
    keep.click()
    assert panel.settings["kept"] == {"examples": 50, "learning_rate": 3.0, "iterations": 100, "trained": 100}
    kept = alone.split("; moment 50, ")[1].split(". ")[0]
    panel.set(layers=0)
    press(panel)
    assert f"Kept: fine, {kept}." in panel.summary and "now:" in panel.picture and "kept:" in panel.picture
    assert panel.picture.count("<image") == 2
    again = eval(repr(panel), {"explore_training": explore_training})
    assert again.picture == panel.picture
    drop.click()
    assert panel.settings["kept"] == {} and "Kept" not in panel.summary and panel.picture.count("<image") == 1


def test_a_stopped_run_can_be_kept_beside_the_same_settings_trained_on():
    panel = explore_training(**SMALL, trained=40, kept={**SMALL, "trained": 10})
    assert "after 40 updates" in panel.summary and "after 10 updates" in panel.summary


def test_two_runs_are_drawn_on_the_same_scales():
    panel = explore_training(learning_rate=30.0, iterations=200, kept={"iterations": 1000})
    root = ElementTree.fromstring(panel.picture)
    words = [element.text for element in root.iter(f"{ONES}text")]
    assert words.count("1,000") == 4, "both axes of both runs reach as far as the longer one"


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ({"rate": 3}, "kept has 'rate', expected names of settings"),
        ({"dataset": "sun"}, "the data set is 'sun'"),
        ({"learning_rate": -1.0}, "learning_rate is -1.0"),
    ],
)
def test_settings_kept_that_are_none_are_told(kept, words):
    assert words in explore_training(**SMALL, kept=kept).message


# ---- wrong choices teach


def test_a_batch_larger_than_the_data_is_one_sentence():
    panel = explore_training(**SMALL)
    picture = panel.picture
    panel.set(batch_size=128)
    assert panel.message == "batch_size is 128, expected at most m = 50, the number of examples, or all"
    press(panel)
    assert panel.message and panel.picture == picture and not panel.controls["trained"].running
    panel.set(examples=200)
    assert not panel.message


# settings, the name they earn, all in the lab
FAILING = {
    "stuck": {"layers": 2},
    "diverged": {"scale": "he", "layers": 4, "activation": "leaky_relu", "learning_rate": 10.0},
    "dead": {"scale": 0.0},
    "slow": {"learning_rate": 0.03, "scale": "he"},
    "overfitting": {"dataset": "moons", "noise": 0.35, "examples": 20, "units": 16, "scale": "he", "layers": 2},
    "underfitting": {"layers": 0},
}


def test_the_lab_begins_with_a_network_that_learns_one_control_away_from_one_that_does_not():
    panel = explore_failures()
    panel.set(called="fine")
    assert panel.summary.split(". ", 1)[1].startswith("Yes. Fine: the cost fell")
    panel.set(layers=2)
    press(panel)
    panel.set(called="stuck")
    assert "Yes. Stuck: the cost stays at 0.69" in panel.summary and "try he" in panel.summary
    panel.set(scale="he")
    press(panel)
    panel.set(called="fine")
    assert "Yes. Fine" in panel.summary


@pytest.mark.parametrize("true", FAILING)
def test_only_the_right_name_is_a_find_and_no_name_is_given_away(true):
    panel = explore_failures(**FAILING[true])
    for called in ("?", "fine", *FAILURES):
        panel.set(called=called)
        told = panel.summary.split(". ", 1)[1]
        if called == true:
            assert told.startswith(f"Yes. {true.capitalize()}: ") and list(failures.FINDS) == [true]
        else:
            assert true not in told.lower() and (called == "?" or told.startswith("Look again: "))
            assert (
                f">{true}<" not in panel.picture or true in failures.FINDS or panel.picture.count("not found yet") == 6
            )
    run, words = failures.FINDS[true]
    assert run is run_of(panel) and words in panel.summary


def test_finds_are_collected_in_one_chart(capsys):
    finds()
    assert "0 of 6 failures found" in capsys.readouterr().out
    for k, (name, settings) in enumerate(FAILING.items()):
        panel = explore_failures(**settings, called=name)
        assert panel.box.children[3].value.count("not found yet") == 5 - k, name
    finds()
    told = capsys.readouterr().out
    assert "6 of 6 failures found: stuck (ring, 2-6-6-1, relu, ×0.01, α = 1)" in told.replace("\n", " ")


def test_an_untrained_network_is_not_named():
    panel = explore_failures(trained=0, called="stuck")
    assert "Not trained yet" in panel.summary and not failures.FINDS


# ---- the picture


def test_dead_units_are_counted_at_their_layer():
    panel = explore_failures(scale=0.0, layers=2)
    assert "l = 1, 6 dead" in panel.picture and "l = 2, 6 dead" in panel.picture


def test_gradients_beyond_the_axis_stay_on_its_edge_and_keep_their_names():
    root = ElementTree.fromstring(explore_training("ring", learning_rate=30.0, l2=100.0, layers=1).picture)
    curves = [line.get("points") for line in root.iter(f"{ONES}polyline") if line.get("stroke") == BACKWARD]
    heights = [float(point.split(",")[1]) for points in curves for point in points.split()]
    assert len(curves) == 2 and min(heights) == 78 and max(heights) <= 78 + 256
    named = {"".join(word.itertext()): float(word.get("y")) for word in root.iter(f"{ONES}text")}
    assert all(78 <= y <= 78 + 256 for name, y in named.items() if name.startswith("l = "))
    assert sum(name.startswith("l = ") for name in named) == 2


def test_the_line_between_the_classes_is_where_the_network_is_undecided():
    """Of a network that answers by the distance from the middle, on a picture 400 wide."""
    at = (np.arange(training_picture.CELLS) + 0.5) / training_picture.CELLS * 400
    x, y = np.meshgrid(at, at)
    AL = 1 / (1 + np.exp(0.1 * (np.hypot(x - 200, y - 200) - 120)))
    points = np.array(re.findall(r"([\d.]+) ([\d.]+)", training_picture._border(AL, 0, 0, 400)), dtype=float)
    assert len(points) > 100 and abs(np.hypot(*(points - 200).T) - 120).max() < 0.2


def test_end_labels_never_stand_on_one_another():
    chart = Chart(0, 0, 100, 120, (0, 1), (0, 120))
    for ys in ([60] * 7, [0] * 7, [120] * 7, [10, 11, 60, 61, 119, 120, 120]):
        labels = chart.end_labels({f"l = {k}": y for k, y in enumerate(ys)}, "#000000")
        heights = sorted(float(re.search(r' y="([-\d.]+)"', label)[1]) for label in labels)
        assert min(np.diff(heights)) >= 13.9 and heights[-1] <= 130 and heights[0] >= 0


@pytest.mark.parametrize("count", [1, 2, 3, 239, 240, 241, 1000, 9999])
def test_a_long_curve_keeps_its_beginning_and_its_mean(count):
    values = np.random.default_rng(0).random(count)
    x, y = training_picture.stretched(values)
    assert len(x) <= 241 and (np.diff(x) > 0).all() and y[0] == values[0]
    if count < 240:
        np.testing.assert_array_equal(y, values)
    else:
        assert abs(y.mean() - values.mean()) < 0.01


def test_pixels_are_a_png_that_others_read():
    from base64 import b64decode
    from io import BytesIO

    from PIL import Image

    indices = np.array([[0, 1, 2, 3], [3, 2, 1, 0]])
    colours = ["#000000", "#FF0000", "#00FF00", "#0000FF"]
    tag = pixels(0, 0, 4, 2, indices, colours)
    image = np.asarray(Image.open(BytesIO(b64decode(tag.split("base64,")[1].split('"')[0]))).convert("RGB"))
    expected = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in colours])[indices]
    np.testing.assert_array_equal(image, expected)


def test_the_spiral_is_learned_as_4_8_says():
    spiral = {"dataset": "spiral", "activation": "tanh", "iterations": 2000, "trained": 2000}
    two_of_5 = {"layers": 2, "units": 5, "learning_rate": 1.0, "momentum": 0.9}
    one_of_6 = {"layers": 1, "units": 6, "learning_rate": 3.0}
    for network in (two_of_5, one_of_6):
        assert run_of(explore_training(**spiral, **network, noise=0.0)).dev_costs[-1] < 0.1
        assert run_of(explore_training(**spiral, **network, noise=0.1)).dev_costs[-1] > 0.2
