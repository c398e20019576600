"""Training: against a hand-written loop, its three endings, and what a Run promises."""

import copy
import dataclasses
import random
import signal
import sys
import threading
from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import examples, network

from dnn_helpers import (
    ACTIVATIONS,
    HyperParameters,
    accuracy,
    backward_pass,
    cross_entropy,
    forward_pass,
    gradient_check,
    initialize_parameters,
    load_digits,
    make_dataset,
    trace,
    train,
    training,
)
from dnn_helpers.notebook.interrupts import stop_button
from dnn_helpers.training import SNAPSHOTS, minibatches

DIMS = (4, 5, 3, 2)
X, Y = examples(DIMS, 23)
X_DEV, Y_DEV = examples(DIMS, 11, seed=1)
EVERYTHING = {"activation": "tanh", "batch_size": 7, "momentum": 0.8, "l2": 0.2, "keep_prob": 0.8}


def choose(**changes):
    return HyperParameters(**{"layer_dims": DIMS, "iterations": 40, "learning_rate": 0.3} | changes)


def cost(X, Y, parameters):
    return cross_entropy(forward_pass(X, parameters)[0], Y)


def assert_whole(run, X, Y, *dev):
    """Nothing lost, nothing torn apart: costs, norms, snapshots and parameters are of the same number of updates."""
    updates = len(run.costs)
    assert list(run.snapshots)[-1] == updates and list(run.snapshots) == sorted(run.snapshots)
    assert run.snapshots[updates] is run.parameters
    assert {len(norms) for norms in run.gradient_norms.values()} == {updates}
    assert all(np.isfinite(array).all() for layer in run.parameters.values() for array in layer[:2])
    assert np.isfinite(run.costs).all() and len(run.dev_costs) == len(run.dev_iterations)
    if updates:
        again = train(X, Y, dataclasses.replace(run.hyperparameters, iterations=updates), *dev)
        np.testing.assert_equal(again.parameters, run.parameters)
        np.testing.assert_array_equal(again.costs, run.costs)


def assert_same_run(one, other):
    for field in dataclasses.fields(one):
        np.testing.assert_equal(getattr(one, field.name), getattr(other, field.name), err_msg=field.name)


# ---- what is computed


@pytest.mark.parametrize("beta", [0.0, 0.9])
@pytest.mark.parametrize("l2", [0.0, 3.0])
@pytest.mark.parametrize("batch_size", [None, 5])
def test_training_is_the_loop_of_the_lecture(monkeypatch, batch_size, l2, beta):
    """Sigmoid hidden layers by hand, on the batches that ``train`` drew."""
    batches, step = [], training.cost_and_gradients
    monkeypatch.setattr(training, "cost_and_gradients", lambda X, Y, *rest: batches.append((X, Y)) or step(X, Y, *rest))
    h = choose(activation="sigmoid", batch_size=batch_size, l2=l2, momentum=beta)
    run = train(X, Y, h)

    start = initialize_parameters(DIMS, hidden="sigmoid")
    W, b = ({l: start[l][i] for l in start} for i in (0, 1))
    vW, vb = {l: 0 for l in W}, {l: 0 for l in b}
    for k, (X_batch, Y_batch) in enumerate(batches):
        m, A = X_batch.shape[1], {0: X_batch}
        for l in (1, 2, 3):
            A[l] = 1 / (1 + np.exp(-(W[l] @ A[l - 1] + b[l])))
        J = -(Y_batch * np.log(A[3]) + (1 - Y_batch) * np.log(1 - A[3])).sum() / m
        J += l2 / (2 * 23) * sum((W[l] ** 2).sum() for l in W)
        np.testing.assert_allclose(run.costs[k], J, rtol=1e-10)
        dZ = A[3] - Y_batch
        for l in (3, 2, 1):
            dW, db = dZ @ A[l - 1].T / m + l2 / 23 * W[l], dZ.mean(axis=1, keepdims=True)
            np.testing.assert_allclose(run.gradient_norms[l][k], (dW**2).sum() ** 0.5, rtol=1e-9)
            dZ = W[l].T @ dZ * A[l - 1] * (1 - A[l - 1])
            vW[l], vb[l] = beta * vW[l] + (1 - beta) * dW, beta * vb[l] + (1 - beta) * db
            W[l], b[l] = W[l] - 0.3 * vW[l], b[l] - 0.3 * vb[l]
    for l, layer in run.parameters.items():
        np.testing.assert_allclose(layer.W, W[l], rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(layer.b, b[l], rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(
    "change",
    [
        {"layer_dims": (4, 4, 3, 2)},
        {"activation": "leaky_relu"},
        {"scale": "xavier"},
        {"scale": 0.5},
        {"learning_rate": 0.31},
        {"iterations": 39},
        {"batch_size": 22},
        {"batch_size": None},
        {"momentum": 0.5},
        {"l2": 0.1},
        {"keep_prob": 0.99},
        {"seed": 1},
    ],
    ids=str,
)
def test_every_hyperparameter_acts(change):
    base = {"activation": "relu", "batch_size": 7}
    plain, changed = train(X, Y, choose(**base)), train(X, Y, choose(**base | change))
    last = [list(run.parameters.values())[-1] for run in (plain, changed)]
    assert last[0].W.shape == last[1].W.shape and not np.allclose(last[0].W, last[1].W, rtol=1e-9)


def test_the_seed_decides_batches_and_dropout_too():
    """Not only the initial weights: with scale 0 there is nothing else that could differ."""
    zero = {"scale": 0, "activation": "sigmoid", "iterations": 5}
    for changes in ({"batch_size": 7}, {"keep_prob": 0.5}):
        runs = [train(X, Y, choose(**zero, **changes, seed=seed)) for seed in (0, 1)]
        assert (runs[0].costs != runs[1].costs).any()


@pytest.mark.parametrize("changes", [{}, {"batch_size": 7}, EVERYTHING], ids=["full", "batches", "everything"])
def test_same_seed_same_run_bit_for_bit(changes):
    h = choose(**changes)
    first = train(X, Y, h, X_DEV, Y_DEV)
    np.random.seed(5)  # somebody else's random numbers
    assert_same_run(train(X, Y, h, X_DEV, Y_DEV), first)


def test_global_random_state_is_untouched():
    np.random.seed(12345), random.seed(12345)
    np.random.random(7)  # in the middle of somebody's numbers
    before = np.random.get_state(), random.getstate()
    train(X, Y, choose(**EVERYTHING), X_DEV, Y_DEV)
    parameters = initialize_parameters(DIMS)
    make_dataset("moons"), load_digits(), gradient_check(parameters, X, Y), trace(parameters, X, Y)
    np.testing.assert_equal(np.random.get_state(), before[0])
    assert random.getstate() == before[1]


def test_inputs_stay_as_they_are():
    given_values = [array.copy() for array in (X, Y, X_DEV, Y_DEV)]
    train(*given_values[:2], choose(**EVERYTHING), *given_values[2:])
    np.testing.assert_equal(given_values, [X, Y, X_DEV, Y_DEV])


def test_snapshots_are_not_overwritten_by_later_steps():
    run = train(X, Y, choose())
    seen = {}
    train(X, Y, choose(), on_step=lambda k, J, parameters: seen.update({k: copy.deepcopy(parameters)}))
    np.testing.assert_equal({k: run.snapshots[k] for k in seen}, seen)


@pytest.mark.parametrize(
    "changed", [np.asfortranarray, lambda a: np.repeat(a, 2, axis=1)[:, ::2], lambda a: a.tolist()]
)
def test_any_layout_of_X_and_Y_trains_the_same(changed):
    plain = train(X, Y, choose(batch_size=7))
    for labels in (Y, Y.astype(int), Y.astype(bool)):
        other = train(changed(X), changed(labels), choose(batch_size=7))
        # another layout, another order of adding: rounding, carried through 40 steps
        np.testing.assert_allclose(other.costs, plain.costs, rtol=1e-10)


# ---- batches


@given(m=st.integers(1, 40), batch_size=st.integers(1, 40), seed=st.integers(0, 9))
def test_each_epoch_is_a_permutation_of_the_examples(m, batch_size, seed):
    batch_size = min(batch_size, m)
    X, Y = np.arange(m)[None] + 0.5, np.arange(m)[None]
    an_epoch = -(-m // batch_size)
    batches = list(islice(minibatches(X, Y, batch_size, np.random.default_rng(seed)), 3 * an_epoch))
    assert [begins for _, _, begins in batches] == 3 * [i == 0 for i in range(an_epoch)]
    for X_batch, Y_batch, _ in batches:
        np.testing.assert_array_equal(X_batch, Y_batch + 0.5)  # an example keeps its label
    for epoch in range(3):
        seen = [Y_batch for _, Y_batch, _ in batches[epoch * an_epoch : (epoch + 1) * an_epoch]]
        assert [part.shape[1] for part in seen[:-1]] == [batch_size] * (an_epoch - 1)
        assert sorted(np.hstack(seen)[0]) == list(range(m))


def test_examples_are_shuffled_not_batches_and_anew_each_epoch():
    X = np.arange(1000)[None]
    first, second = (Y for _, Y, _ in islice(minibatches(X, X, 1000, np.random.default_rng(0)), 2))
    for order in (first, second):
        assert (np.diff(order[0]) == 1).mean() < 0.02  # neighbours in the data are no longer neighbours
    assert (first == second).mean() < 0.02


def test_train_sees_each_example_once_an_epoch(monkeypatch):
    """X is the number of the example, and the passes say which they were given."""
    m, seen, run_pass = 20, [], training.forward_pass
    monkeypatch.setattr(training, "forward_pass", lambda X, p: seen.append(X[0]) or run_pass(X, p))
    train(
        np.arange(m)[None] / m, np.arange(m)[None] % 2, HyperParameters(layer_dims=(1, 1), batch_size=6, iterations=12)
    )
    for epoch in range(3):
        numbers = np.concatenate(seen[4 * epoch : 4 * epoch + 4])
        np.testing.assert_allclose(np.sort(numbers), np.arange(m) / m)


# ---- it learns


@pytest.mark.parametrize("hidden", sorted(ACTIVATIONS.keys() - {"identity"}))  # which draws one straight line
def test_six_points_are_learnt_by_heart(hidden):
    points, labels = np.random.default_rng(3).standard_normal((2, 6)), np.array([[0, 1, 0, 1, 0, 1]])
    h = HyperParameters(layer_dims=(2, 16, 16, 1), activation=hidden, scale="xavier", learning_rate=1, momentum=0.9)
    run = train(points, labels, dataclasses.replace(h, iterations=3000))
    assert run.costs[-1] < 0.01 and accuracy(forward_pass(points, run.parameters)[0], labels) == 1


def test_logistic_regression_finds_the_minimum():
    """One layer, a convex cost with L2: at the end the gradient is zero, wherever the start was."""
    h = choose(layer_dims=(4, 2), l2=1.0, iterations=3000, learning_rate=1.0)
    one, other = train(X, Y, h), train(X, Y, dataclasses.replace(h, seed=5, scale=3))
    assert one.gradient_norms[1][-1] < 1e-12
    np.testing.assert_allclose(one.parameters[1].W, other.parameters[1].W, rtol=1e-9)


def test_l2_keeps_weights_small():
    squares = [sum((W**2).sum() for W, _, _ in train(X, Y, choose(l2=l2)).parameters.values()) for l2 in (0, 1, 10)]
    assert squares[0] > squares[1] > squares[2]


@pytest.mark.parametrize("seed", range(3))
def test_digits_96_percent_of_images_never_seen(seed):
    digits = load_digits()
    h = HyperParameters(layer_dims=(64, 32, 16, 10), learning_rate=0.3, momentum=0.9, batch_size=32, seed=seed)
    run = train(digits.train.X, digits.train.Y, h)
    assert run.status == "finished"
    assert accuracy(forward_pass(digits.test.X, run.parameters)[0], digits.test.Y) >= 0.96


# ---- what a Run holds


def test_costs_are_those_before_each_update():
    run = train(X, Y, choose())
    assert list(run.snapshots) == list(range(41)) and run.status == "finished"
    for k in range(40):
        assert run.costs[k] == cost(X, Y, run.snapshots[k])
        AL, caches = forward_pass(X, run.snapshots[k])
        for l, (dW, _) in backward_pass(AL, Y, caches).items():
            assert run.gradient_norms[l][k] == pytest.approx(np.linalg.norm(dW), rel=1e-14)
    np.testing.assert_equal(run.snapshots[0], initialize_parameters(DIMS))
    assert run.hyperparameters == choose() and "finished 40 iterations" in repr(run)
    assert_whole(run, X, Y)


@pytest.mark.parametrize("iterations", [1, 7, 49, 50, 51, 100, 777])
def test_snapshots_are_few_and_spread_evenly(iterations):
    kept = list(train(X, Y, choose(iterations=iterations)).snapshots)
    assert kept[0] == 0 and kept[-1] == iterations and len(kept) == min(iterations, SNAPSHOTS) + 1
    gaps = np.diff(kept)
    assert gaps.max() - gaps.min() <= 1


@pytest.mark.parametrize("batch_size", [None, 10])
def test_dev_costs_are_the_cost_of_held_out_examples(batch_size):
    h = choose(batch_size=batch_size, learning_rate=1.0, keep_prob=0.9, l2=0.1)
    X, X_dev = (examples(DIMS, 23, seed)[0] for seed in (0, 1))
    Y, Y_dev = ((part[:2] + part[2:] > 0).astype(float) for part in (X, X_dev))  # a rule that can be learnt
    run = train(X, Y, h, X_dev, Y_dev)
    an_epoch = 1 if batch_size is None else 3
    assert run.dev_iterations.tolist() == list(range(0, 40, an_epoch))
    for k, dev_cost in zip(run.dev_iterations.tolist(), run.dev_costs, strict=True):
        assert dev_cost == cost(X_dev, Y_dev, run.snapshots[k])  # without dropout, without L2
    assert run.best_iteration == run.dev_iterations[np.argmin(run.dev_costs)] > 0
    assert run.best_parameters is run.snapshots[run.best_iteration]
    watched = train(X, Y, h)
    np.testing.assert_equal(watched.parameters, run.parameters)  # watched, never learned from
    assert (watched.best_iteration, watched.best_parameters, len(watched.dev_costs)) == (None, None, 0)


def test_on_step_sees_every_update():
    seen = []
    run = train(X, Y, choose(**EVERYTHING), on_step=lambda *step: seen.append(step))
    assert [k for k, _, _ in seen] == list(range(1, 41))
    assert [J for _, J, _ in seen] == run.costs.tolist()
    assert seen[-1][2] is run.parameters and seen[4][2] is run.snapshots[5]


# ---- the three endings


@pytest.mark.parametrize("changes", [{}, EVERYTHING], ids=["plain", "everything"])
@pytest.mark.parametrize("answer", [True, KeyboardInterrupt], ids=["answers true", "raises KeyboardInterrupt"])
@pytest.mark.parametrize("stop", [1, 17, 40])
def test_on_step_ends_the_training(stop, answer, changes):
    def on_step(k, J, parameters):
        if k == stop:
            if answer is True:
                return True
            raise answer

    run = train(X, Y, choose(**changes), X_DEV, Y_DEV, on_step=on_step)
    assert run.status == "interrupted" and len(run.costs) == stop
    assert f"interrupted after {stop} of 40" in run.message
    assert_whole(run, X, Y, X_DEV, Y_DEV)


@pytest.fixture
def sigint():
    """Python's usual handler, also where the tests were started with interrupts ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("seed", range(30))
def test_the_stop_button_at_any_moment(sigint, seed):
    """A real interrupt, sent by a timer that the first step sets."""
    timer = threading.Timer(random.Random(seed).uniform(0, 0.02), signal.raise_signal, (signal.SIGINT,))
    changes = EVERYTHING if seed % 2 else {}
    dev = (X_DEV, Y_DEV) if seed % 3 else ()
    run = train(
        X, Y, choose(iterations=10**6, **changes), *dev, on_step=lambda k, *_: timer.start() if k == 1 else None
    )
    assert run.status == "interrupted" and 0 < len(run.costs) < 10**6
    assert f"after {len(run.costs)} of 1000000" in run.message
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert_whole(run, X, Y, *dev)


def test_a_second_press_between_any_two_lines_leaves_no_half_step():
    """A second press raises KeyboardInterrupt wherever the loop is just then: here, before each line in turn."""

    def interrupt_before(line, runs):
        """A trace function: counts the lines of training.py up to the moment the Run is made."""
        count = 0

        def trace(frame, event, _):
            nonlocal count
            if frame.f_code.co_filename != training.__file__:
                return None
            if frame.f_code.co_name == "run":
                sys.settrace(None)
                return None
            if event == "line" and frame.f_back.f_code.co_name != "__init__":
                count += 1
                if count == line:
                    sys.settrace(None)
                    raise KeyboardInterrupt
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            runs.append(train(X, Y, choose(iterations=3, l2=0.1, momentum=0.5), X_DEV, Y_DEV))
        except KeyboardInterrupt:
            runs.append(None)
        finally:
            sys.settrace(before)
        return count >= line

    runs = []
    while interrupt_before(len(runs) + 1, runs):
        pass
    while runs[0] is None:  # before the first step there is nothing to keep
        runs.pop(0)
    assert len(runs) > 50 and None not in runs and {len(run.costs) for run in runs} == {0, 1, 2, 3}
    assert "".join(run.status[0] for run in runs).strip("i") in ("f", "ff")  # the last line only hands the Run over
    for run in runs:
        assert_whole(run, X, Y, X_DEV, Y_DEV)


def test_the_first_press_is_a_question_and_the_second_an_interrupt(sigint):
    with stop_button() as pressed:
        assert not pressed()
        signal.raise_signal(signal.SIGINT)
        assert pressed()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_other_errors_pass_through_and_give_the_button_back(sigint):
    def on_step(k, J, parameters):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        train(X, Y, choose(), on_step=on_step)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_trains_in_a_thread_where_no_interrupt_arrives():
    runs = []
    thread = threading.Thread(target=lambda: runs.append(train(X, Y, choose())))
    thread.start()
    thread.join()
    assert_same_run(runs[0], train(X, Y, choose()))


@pytest.mark.parametrize(
    "changes",
    [
        {"activation": "leaky_relu", "learning_rate": 1e200},
        {"activation": "identity", "learning_rate": 1e150, "momentum": 0.9},
        {"activation": "leaky_relu", "learning_rate": 1e100, "l2": 1e3, "batch_size": 5},
        {"activation": "relu", "l2": 1e300, "learning_rate": 1},
        {"activation": "leaky_relu", "learning_rate": 1e200, "keep_prob": 0.5},
    ],
    ids=str,
)
def test_a_diverging_run_keeps_the_last_finite_parameters(changes):
    run = train(X, Y, choose(**changes), X_DEV, Y_DEV)
    updates = len(run.costs)
    assert run.status == "diverged" and updates < 40
    assert f"diverged at iteration {updates + 1}" in run.message and "\n" not in run.message
    assert ("try a learning rate of " in run.message) == (updates > 0)
    assert_whole(run, X, Y, X_DEV, Y_DEV)


@pytest.mark.parametrize(
    ("factor", "changes"),
    [
        (1, {"activation": "leaky_relu", "scale": 1e200}),
        (100, {"learning_rate": 1e308}),
    ],
    ids=["weights", "the first update"],
)
def test_divergence_before_the_first_update_is_done_keeps_the_start(factor, changes):
    run = train(factor * X, Y, choose(**changes))
    assert run.status == "diverged" and len(run.costs) == 0 and list(run.snapshots) == [0]
    assert all(words in run.message for words in ("at iteration 1:", "X, the scale or the learning rate"))
    start = initialize_parameters(DIMS, hidden=run.hyperparameters.activation, scale=run.hyperparameters.scale)
    np.testing.assert_equal(run.parameters, start)


def test_a_learning_rate_ten_times_smaller_than_the_message_tells_is_on_the_way_down():
    """The advice of a diverged run, followed until it is no longer needed."""
    rate, advice = 1e200, []
    while True:
        run = train(X, Y, choose(activation="leaky_relu", learning_rate=rate, iterations=300))
        if run.status == "finished" and run.costs[-1] < run.costs[0]:
            break
        assert (rate := rate / 10 if run.status == "finished" else float(run.message.split()[-3])) > 0
        advice.append(run.message)
    assert 0 < len(advice) < 5


# ---- progress


def test_progress_on_a_terminal_is_one_line_and_changes_nothing(capsys, monkeypatch):
    monkeypatch.delitem(sys.modules, "ipykernel", raising=False)
    run = train(X, Y, choose(), progress=True)
    written = capsys.readouterr()
    assert written.out == "" and "40 of 40" in written.err and written.err.count("\n") == 1
    assert_same_run(train(X, Y, choose()), run)
    assert capsys.readouterr() == ("", "")


def test_progress_in_a_notebook_is_a_bar_that_arrives(monkeypatch):
    pytest.importorskip("ipykernel")  # loaded, as it is in a notebook
    display = pytest.importorskip("IPython.display")
    shown = []
    monkeypatch.setattr(display, "display", shown.append)
    train(X, Y, choose(), progress=True)
    bar, label = shown[0].children
    assert bar.value == bar.max == 40 and label.value.startswith("40 of 40  cost ")


# ---- hyperparameters


def test_repr_is_one_line_that_makes_it_again():
    for h in (choose(), choose(**EVERYTHING), choose(scale=0.01, seed=2**40), choose(layer_dims=np.array([4, 2]))):
        assert "\n" not in repr(h) and eval(repr(h)) == h and hash(eval(repr(h))) == hash(h)


def test_hyperparameters_are_values():
    h = choose(
        layer_dims=[np.int64(4), 2],
        iterations=np.int32(3),
        learning_rate=np.float32(0.5),
        activation=ACTIVATIONS["tanh"],
    )
    assert h == HyperParameters(layer_dims=(4, 2), iterations=3, learning_rate=0.5, activation="tanh")
    assert type(h.learning_rate) is float and type(h.iterations) is int and type(h.layer_dims[0]) is int
    with pytest.raises(dataclasses.FrozenInstanceError):
        h.seed = 1
    with pytest.raises(TypeError):
        HyperParameters((4, 2))  # by name only
    with pytest.raises(TypeError, match="layer_dims"):
        HyperParameters()


def test_all_activations_train():
    for name in ACTIVATIONS:
        run = train(X, Y, choose(activation=name, learning_rate=0.1))
        assert run.costs[-1] < run.costs[0] and run.parameters[1].g.name == name
    assert network(DIMS)[1].g.name == "tanh"
