"""What the notebooks' experiments are said to show, on other seeds and other data than the notebooks'.

A claim that holds only for the numbers on the page is an accident. What other files assert already
(the clinic and its checks, the detective, the passes) is not repeated here.
"""

import sys
from functools import cache, partial
from pathlib import Path
from types import SimpleNamespace

import nbformat
import numpy as np
import pytest
from oracle import examples, network

import dnn_helpers
from dnn_helpers import (
    HyperParameters,
    Layer,
    accuracy,
    backward_block,
    backward_pass,
    cross_entropy,
    cross_entropy_gradient,
    forward_block,
    forward_pass,
    gradient_check,
    gradient_descent,
    initialize_parameters,
    load_digits,
    make_dataset,
    predict,
    sigmoid,
    trace,
    train,
)
from dnn_helpers.experiments.clinic import PATIENTS, with_small_biases
from dnn_helpers.experiments.detective import FAULTS, investigate
from dnn_helpers.experiments.neuron import Neuron, firing_rate, simulate

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SEEDS = pytest.mark.parametrize("seed", [31, 32, 33])
LN_2 = np.log(2)


def page(number, name, **names):
    """The function ``name`` of a notebook, made from its own cell."""
    [path] = NOTEBOOKS.glob(f"{number}_*.ipynb")
    cells = nbformat.read(path, as_version=4).cells
    [code] = [cell.source for cell in cells if cell.cell_type == "code" and f"def {name}(" in cell.source]
    scope = vars(dnn_helpers) | {"np": np} | names
    exec(code, scope)
    return scope[name]


def share_right(X, Y, parameters):
    return accuracy(predict(X, parameters), Y)


# ---- 4.1


@cache
def digits_split_anew(seed):
    """1,197 images to learn from and 300 held out, others than the notebook's."""
    parts = load_digits()
    X, Y = (np.hstack([getattr(part, letter) for part in parts]) for letter in "XY")
    order = np.random.default_rng(seed).permutation(X.shape[1])
    held_out, learned = order[:300], order[300:1497]
    return SimpleNamespace(X=X[:, learned], Y=Y[:, learned], X_new=X[:, held_out], Y_new=Y[:, held_out])


@cache
def images_right():
    """Right of 300 held-out and of 1,197 training images: arrays (split, depth, start)."""
    held_out, learned = np.empty((2, 4, 3, 3))
    for i in range(4):
        data = digits_split_anew(100 + i)
        for depth, hidden in enumerate([(), (32,), (32, 32)]):
            for k in range(3):
                run = train(
                    data.X,
                    data.Y,
                    HyperParameters(
                        layer_dims=(64, *hidden, 10),
                        iterations=800,
                        batch_size=64,
                        momentum=0.9,
                        learning_rate=0.5,
                        seed=20 + k,
                    ),
                )
                held_out[i, depth, k] = 300 * share_right(data.X_new, data.Y_new, run.parameters)
                learned[i, depth, k] = 1197 * share_right(data.X, data.Y, run.parameters)
    return held_out, learned


def test_4_1_one_hidden_layer_gains_a_few_images_and_a_second_makes_no_clear_difference():
    held_out, _ = images_right()
    none, one, two = held_out.mean(axis=2).T  # a mean for each split
    assert (one > none + 1).all() and 2 < (one - none).mean() < 9
    assert abs(two - one).mean() < 4 and abs((two - one).mean()) < 0.5 * (one - none).mean()


def test_4_1_a_single_run_could_have_told_that_the_second_layer_helps_or_that_it_harms():
    held_out, _ = images_right()
    _, one, two = held_out.transpose(1, 0, 2)
    assert (two.max(axis=1) > one.min(axis=1)).all() and (two.min(axis=1) < one.max(axis=1)).all()


def test_4_1_by_the_training_images_every_layer_pays():
    _, learned = images_right()
    none, one, two = learned.transpose(1, 0, 2)
    assert (one.min(axis=1) > none.max(axis=1)).all() and (two.mean(axis=1) > one.mean(axis=1)).all()
    assert two.min() >= 1190


def sizes_of_layers(layer_dims):
    return [W.size + b.size for W, b, _ in initialize_parameters(layer_dims).values()]


@pytest.mark.parametrize("layer_dims", [(4, 3, 6, 2), (5, 2, 3, 4, 1)], ids=str)
def test_4_1_more_units_in_one_hidden_layer_change_the_counts_of_two_layers(layer_dims):
    before = sizes_of_layers(layer_dims)
    for l in range(1, len(layer_dims) - 1):
        doubled = sizes_of_layers([n * (1 + (k == l)) for k, n in enumerate(layer_dims)])
        changed = [k + 1 for k in range(len(before)) if doubled[k] != before[k]]
        assert changed == [l, l + 1]


@pytest.mark.parametrize("seed", range(31, 39))
def test_4_1_on_xor_one_layer_stays_near_ln_2_and_eight_hidden_units_get_nearly_all(seed):
    X, Y = make_dataset("xor", m=200, seed=seed)
    choose = partial(HyperParameters, learning_rate=1.0, seed=seed + 100)
    one = train(X, Y, choose(layer_dims=(2, 1), iterations=1000))
    longer = train(X, Y, choose(layer_dims=(2, 1), iterations=3000))
    hidden = train(X, Y, choose(layer_dims=(2, 8, 1), iterations=1000))
    assert LN_2 - 0.05 < one.costs[-1] < LN_2 and share_right(X, Y, one.parameters) < 0.75
    assert one.costs[-1] - longer.costs[-1] < 1e-6  # more iterations do not help
    assert hidden.costs[-1] < 0.2 and share_right(X, Y, hidden.parameters) > 0.95


# ---- 4.2


@cache
def rounded_digits_network(seed):
    """As in the notebook, with weights in multiples of 1/64, from another start and other images."""
    data = digits_split_anew(seed)
    choices = {"iterations": 600, "batch_size": 64, "momentum": 0.9, "learning_rate": 0.5, "seed": seed}
    run = train(data.X, data.Y, HyperParameters(layer_dims=(64, 32, 16, 10), **choices))
    rounded = {l: Layer(np.round(W * 64) / 64, np.round(b * 64) / 64, g) for l, (W, b, g) in run.parameters.items()}
    return rounded, data


def test_4_2_grey_values_are_in_sixteenths_and_weights_in_sixty_fourths():
    page_4_2 = (NOTEBOOKS / "4_2_forward_propagation.ipynb").read_text(encoding="utf-8")
    assert "grey values in sixteenths and weights in sixty-fourths make sums without rounding" in page_4_2
    assert "np.round(W * 64) / 64" in page_4_2
    grey = np.hstack([part.X for part in load_digits()])
    assert np.array_equal(16 * grey, np.round(16 * grey)) and not np.array_equal(8 * grey, np.round(8 * grey))


@SEEDS
def test_4_2_column_i_of_every_layer_is_example_i_exactly(seed):
    parameters, data = rounded_digits_network(seed)
    A = {0: data.X_new}
    for l in parameters:
        A[l], _ = forward_block(A[l - 1], *parameters[l])
    for i in range(300):
        a = data.X_new[:, [i]]
        for l in parameters:
            a, _ = forward_block(a, *parameters[l])
            assert np.array_equal(a, A[l][:, [i]])


def calls(f, *arguments):
    """The names of the lecture's functions that run while f does."""
    names, lecture = [], Path(dnn_helpers.__file__).parent

    def note(frame, event, _):
        if event == "call" and Path(frame.f_code.co_filename).parent == lecture:
            names.append(frame.f_code.co_name)

    sys.setprofile(note)
    try:
        f(*arguments)
    finally:
        sys.setprofile(None)
    return names


def test_4_2_a_loop_over_examples_starts_m_times_as_much_and_one_pass_no_more_than_for_one():
    parameters, X = network([6, 5, 4, 1], "relu"), examples([6, 1], 40)[0]
    one_by_one = page("4_2", "one_by_one", parameters=parameters)
    at_once = page("4_2", "at_once", parameters=parameters)
    calls(at_once, X)  # the first call of all may load something
    for m in (1, 7, 40):
        fast, slow = calls(at_once, X[:, :m]), calls(one_by_one, X[:, :m])
        assert fast.count("forward_block") == 3 and slow.count("forward_block") == 3 * m
        assert len(fast) == len(calls(at_once, X[:, :1]))
        assert len(slow) > 0.8 * m * len(fast)
        np.testing.assert_allclose(np.hstack(one_by_one(X[:, :m])), at_once(X[:, :m]), rtol=1e-13)


@SEEDS
def test_4_2_without_g_the_layers_are_one_matrix_to_the_last_bit_and_recognise_fewer_digits(seed):
    parameters, data = rounded_digits_network(seed)
    Z, W_all, b_all = data.X_new, np.eye(64), np.zeros((64, 1))
    for W, b, _ in parameters.values():
        Z = W @ Z + b
        W_all, b_all = W @ W_all, W @ b_all + b
    assert np.array_equal(Z, W_all @ data.X_new + b_all)
    with_g, without_g = (accuracy(out, data.Y_new) for out in (forward_pass(data.X_new, parameters)[0], sigmoid(Z)))
    assert with_g > 0.93 and without_g < with_g - 0.02


# ---- 4.3


@pytest.mark.parametrize(("n", "m"), [(4, 6), (5, 3), (2, 9)])
def test_4_3_a_wide_b_changes_nothing_until_its_update_ties_it_to_its_batch(n, m):
    rng = np.random.default_rng(n)
    W, X, b, dZ = (rng.standard_normal(shape) for shape in ((n, 3), (3, m), (n, 1), (n, m)))
    wide = np.tile(b, (1, m))
    assert np.array_equal(W @ X + b, W @ X + wide)
    wide = wide - 0.1 * dZ
    W @ X + wide  # its own batch still runs
    with pytest.raises(ValueError, match="broadcast"):
        W @ rng.standard_normal((3, m + 2)) + wide


@pytest.mark.parametrize("n", [2, 3, 8])
def test_4_3_a_flat_db_makes_b_a_square_and_with_m_equal_n_all_but_the_diagonal_silently_wrong(n):
    rng = np.random.default_rng(n)
    W, X, b, db = (rng.standard_normal(shape) for shape in ((n, 3), (3, n), (n, 1), (n,)))
    broken = b - 0.1 * db
    assert broken.shape == (n, n)
    right = W @ X + (b - 0.1 * db.reshape(-1, 1))
    assert np.array_equal(np.isclose(W @ X + broken, right), np.eye(n))
    with pytest.raises(ValueError, match="broadcast"):
        W @ rng.standard_normal((3, n + 1)) + broken


@pytest.mark.parametrize("layer", [1, 2])
@pytest.mark.parametrize("fault", sorted(set(FAULTS) - {"nothing"}))
def test_4_3_sizes_that_are_all_different_give_every_mistake_away(fault, layer):
    for layer_dims, m in (((4, 3, 2), 5), ((2, 5, 3), 6), ((6, 2, 5), 3)):
        verdicts = {step.verdict for step in investigate(fault, layer, layer_dims, m).steps}
        assert verdicts & {"fails", "shape differs"}


@pytest.mark.parametrize("n", [2, 4])
@pytest.mark.parametrize("fault", ["W transposed", "dW without ᵀ", "Y as a column"])
def test_4_3_with_equal_sizes_these_run_to_the_end_and_are_wrong(fault, n):
    for layer in (1, 2):
        verdicts = {step.verdict for step in investigate(fault, layer, (n, n, n), n).steps}
        assert "numbers differ" in verdicts <= {"same", "numbers differ"}


@pytest.mark.parametrize("n", [2, 4])
@pytest.mark.parametrize("fault", ["b flat", "b as a row", "X in rows"])
def test_4_3_these_are_first_wrong_without_an_error_and_new_examples_give_them_away(fault, n):
    steps = investigate(fault, 1, (n, n, n), n).steps
    first = next(step for step in steps if step.verdict != "same")
    failing = next(step for step in steps if step.verdict == "fails")
    assert (first.verdict, failing.phase) == ("numbers differ", "new examples")


# ---- 4.5


NEURONS = [Neuron(0.010, 5.0, 12.0, 0.001), Neuron(0.030, 20.0, 18.0, 0.003), Neuron(0.015, 8.0, 6.0, 0.0)]
EACH_NEURON = pytest.mark.parametrize("neuron", NEURONS, ids=str)


@EACH_NEURON
def test_4_5_below_the_threshold_it_never_fires_and_V_stops_at_RI(neuron):
    for part in (0.2, 0.9, 0.999):
        I = part * neuron.V_th / neuron.R
        _, V, spikes = simulate(I, seconds=1.0, neuron=neuron)
        assert len(spikes) == 0 and V[-1] == pytest.approx(neuron.R * I) and (np.diff(V) >= 0).all()
        assert firing_rate(I, neuron) == 0


@EACH_NEURON
def test_4_5_simulated_periods_are_those_of_the_formula_within_a_step(neuron):
    dt = 1e-4
    for times in (1.03, 1.5, 3, 12):
        I = times * neuron.V_th / neuron.R
        spikes = simulate(I, seconds=1.0, dt=dt, neuron=neuron)[2]
        period = (spikes[-1] - spikes[0]) / (len(spikes) - 1)
        assert abs(period - 1 / firing_rate(I, neuron)) < 1.01 * dt  # spikes fall on whole steps


@EACH_NEURON
def test_4_5_the_rate_rises_from_a_threshold_bends_and_stays_below_once_in_t_ref(neuron):
    rates = firing_rate(neuron.V_th / neuron.R * np.linspace(1.001, 100, 4000), neuron)
    rise = np.diff(rates)
    assert (rise > 0).all() and (np.diff(rise) < 0).all() and rates[-1] * neuron.t_ref < 1


def test_4_5_slopes_read_from_the_wrong_letter():
    z = np.random.default_rng(31).uniform(-8, 8, 1000)
    a = sigmoid(z)
    fed_with_z, twice = z * (1 - z), sigmoid(a) * (1 - sigmoid(a))
    assert sigmoid.prime(z).min() > 0 and ((fed_with_z < 0) == ((z < 0) | (z > 1))).all()
    assert twice.min() > 0 and twice.max() <= 0.25  # all of them look possible
    assert abs(twice - sigmoid.prime(z)).max() > 0.15  # and are wrong


def norms_through_ten_layers(name, scale, seeds):
    """‖dW[l]‖ of ten layers of 32 units, one row a start; each start with data of its own."""
    rows = []
    for seed in seeds:
        X = np.random.default_rng([seed, 5]).standard_normal((32, 200))
        norms = page("4_5", "gradient_norms", X=X, Y=(X[:1] > 0).astype(float))
        rows.append(norms(name, scale, seed))
    return np.array(rows)


@pytest.mark.parametrize("seeds", [range(100, 120), range(200, 220)], ids=str)
def test_4_5_ten_layers_of_sigmoids_cost_the_gradient_about_4_to_the_9_and_others_little(seeds):
    sigmoids = norms_through_ten_layers("sigmoid", "xavier", seeds)
    median = np.median(sigmoids, axis=0)
    assert (np.diff(median) > 0).all()  # it shrinks at every layer on the way from 10 to 1
    assert 1 / 3 < median[-1] / median[0] / 4**9 < 3
    assert (sigmoids[:, -1] / sigmoids[:, 0]).min() > 500  # the luckiest start loses nearly all
    for name, scale in (("tanh", "xavier"), ("relu", "he")):
        norms = norms_through_ten_layers(name, scale, seeds)
        median = np.median(norms, axis=0)
        assert 1 / 6 < median[-1] / median[0] < 6


@SEEDS
@pytest.mark.parametrize("scale", ["xavier", 0.01, 3.0])
def test_4_5_nine_sigmoids_and_small_weights_shrink_dZ_by_4_to_the_9_or_more(scale, seed):
    dims = [6] * 10 + [1]
    parameters, (X, Y) = initialize_parameters(dims, hidden="sigmoid", scale=scale, seed=seed), examples(dims, 8, seed)
    dZ = {event.layer: event.value for event in trace(parameters, X, Y) if event.name.startswith("dZ")}
    weights = np.prod([np.linalg.norm(parameters[l].W, 2) for l in range(2, 11)])
    assert np.linalg.norm(dZ[1]) <= np.linalg.norm(dZ[10]) * weights / 4**9


# ---- 4.6


def products(events):
    """The matrix products of a trace, each as its number of multiplications: {"Z[1]": n n_prev m, …}."""
    found = {}
    for event in events:
        letter, *_ = event.name.split("[")
        if event.phase in ("forward", "backward") and letter in ("Z", "dW", "dA"):
            left, right = list(event.inputs.values())[:2]
            inner = left.shape[0] if letter == "dA" else left.shape[1]
            found[event.name] = event.value.size * inner
            assert inner in right.shape
    return found


def a_trace(layer_dims, m, seed):
    return trace(network(layer_dims, "relu", seed=seed), *examples(layer_dims, m, seed))


@pytest.mark.parametrize("layer_dims", [[4, 1], [3, 4, 2], [2, 3, 4, 5, 1], [4] * 8], ids=str)
def test_4_6_an_iteration_takes_3L_minus_1_products_L_minus_1_of_them_a_dA(layer_dims):
    L, found = len(layer_dims) - 1, products(a_trace(layer_dims, 6, 3))
    assert len(found) == 3 * L - 1 and sum(name.startswith("dA") for name in found) == L - 1
    assert "dA[0]" not in found and f"dA[{L}]" not in found


@pytest.mark.parametrize("layer_dims", [[3, 5, 4, 1], [2, 3, 2, 3, 2]], ids=str)
def test_4_6_the_cache_filled_last_is_opened_first(layer_dims):
    events = a_trace(layer_dims, 5, 4)
    filled = [event.layer for event in events if event.writes]
    opened = [event.layer for event in events if event.reads]
    assert list(dict.fromkeys(opened)) == filled[::-1]


@pytest.mark.parametrize("L", [1, 3, 5, 9])
def test_4_6_without_caches_the_same_gradients_take_L_squared(L):
    dims = [3] + [4] * (L - 1) + [1]
    parameters, (X, Y) = network(dims, "relu", seed=L), examples(dims, 20, L)
    AL, caches = forward_pass(X, parameters)
    without_caches = page("4_6", "backward_without_caches")
    made = calls(without_caches, X, Y, AL, parameters)
    grads, again = without_caches(X, Y, AL, parameters)
    assert made.count("forward_block") == again == L * (L + 1) / 2 and made.count("backward_block") == L
    for l, (dW, db) in backward_pass(AL, Y, caches).items():
        np.testing.assert_allclose(grads[l][0], dW, rtol=1e-9, atol=1e-15)
        np.testing.assert_allclose(grads[l][1], db, rtol=1e-9, atol=1e-15)


@pytest.mark.parametrize(("layer_dims", "m"), [([12288, 20, 7, 5, 1], 3), ([5000, 10, 8, 1], 12), ([3000, 30, 1], 5)])
def test_4_6_on_a_wide_input_dA0_would_be_a_third_of_the_work(layer_dims, m):
    needed = products(a_trace(layer_dims, m, 2))
    wasted = layer_dims[0] * layer_dims[1] * m
    assert needed["Z[1]"] == needed["dW[1]"] == wasted  # the two others of its size
    assert 0.33 < wasted / (sum(needed.values()) + wasted) <= 1 / 3


def test_4_6_300_iterations_bring_the_moons_below_a_tenth_from_nearly_every_start():
    last = []
    for seed in range(31, 43):
        X, Y = make_dataset("moons", m=200, seed=seed)
        parameters = initialize_parameters([2, 5, 5, 3, 1], seed=seed)
        for _ in range(300):
            AL, caches = forward_pass(X, parameters)
            parameters = gradient_descent(parameters, backward_pass(AL, Y, caches), learning_rate=0.5)
        last.append(cross_entropy(AL, Y))
    assert np.median(last) < 0.03 and sum(cost < 0.1 for cost in last) >= 10


@SEEDS
def test_4_6_the_neighbours_cache_fits_db_and_shows_in_dA_and_dW_only_if_widths_differ(seed):
    for n_0 in (2, 5):
        dims = [n_0, 5, 5, 1]
        parameters, (X, Y) = network(dims, "relu", seed=seed), examples(dims, 30, seed)
        AL, caches = forward_pass(X, parameters)
        dA2, dW3, _ = backward_block(cross_entropy_gradient(AL, Y), caches[3])
        right, wrong = backward_block(dA2, caches[2]), backward_block(dA2, caches[1])
        assert [a.shape == b.shape for a, b in zip(right, wrong, strict=True)] == [n_0 == 5, n_0 == 5, True]
        assert not np.allclose(right[2], wrong[2], rtol=0.01)
        np.testing.assert_allclose(dW3, backward_pass(AL, Y, caches)[3].dW, rtol=1e-12)  # above it all is well


# ---- 4.7


@SEEDS
def test_4_7_the_sum_over_examples_is_in_dW_and_db_and_nowhere_else(seed):
    dims = [3, 5, 4, 1]
    parameters, (X, Y) = network(dims, "relu", seed=seed), examples(dims, 7, seed)
    AL, caches = forward_pass(X, parameters)
    alone = []
    for i in range(7):
        AL_i, caches_i = forward_pass(X[:, [i]], parameters)
        alone.append(backward_pass(AL_i, Y[:, [i]], caches_i))
    for l, (dW, db) in backward_pass(AL, Y, caches).items():
        np.testing.assert_allclose(sum(grads[l].dW for grads in alone) / 7, dW, rtol=1e-10, atol=1e-16)
        np.testing.assert_allclose(sum(grads[l].db for grads in alone) / 7, db, rtol=1e-10, atol=1e-16)


@SEEDS
@pytest.mark.parametrize(("n_prev", "n", "m"), [(5, 4, 7), (3, 6, 2)])
def test_4_7_a_weight_moves_m_of_the_zs_and_an_input_n_of_them(n_prev, n, m, seed):
    rng = np.random.default_rng(seed)
    W, A, b = (rng.standard_normal(shape) for shape in ((n, n_prev), (n_prev, m), (n, 1)))
    W_moved, A_moved = W.copy(), A.copy()
    W_moved[1, 2] += 1
    A_moved[2, 1] += 1
    Z = W @ A + b
    assert (abs(W_moved @ A + b - Z) > 1e-9).sum() == m and (abs(W @ A_moved + b - Z) > 1e-9).sum() == n


def on_kinks(seeds):
    """The notebook's networks with zero biases, and their rows that are on a kink."""
    for seed in seeds:
        X, Y = make_dataset("ring", m=31, seed=seed)
        start = initialize_parameters([2, 4, 3, 2, 1], seed=seed)
        yield X, Y, start, [row for row in gradient_check(start, X, Y).rows if row.verdict == "on a kink"]


def test_4_7_a_z_is_exactly_0_where_every_unit_below_sleeps_and_only_there():
    slept = 0
    for X, _, start, _ in on_kinks(range(1300, 1340)):
        for l, layer in forward_pass(X, start)[1].items():
            asleep = (layer.A_prev == 0).all(axis=0) & (l > 1)
            assert np.array_equal(layer.Z == 0, np.broadcast_to(asleep, layer.Z.shape))
            slept += asleep.any()
    assert slept > 20


def test_4_7_at_a_corner_the_gradient_is_the_slope_on_the_left_and_the_secant_that_of_neither_side():
    J, corners, step = page("4_7", "J"), 0, 1e-7
    for X, Y, start, rows in on_kinks(range(1300, 1340)):
        for row in rows:
            l, j = int(row.name[2]), int(row.worst[4])
            nudge = step * np.eye(len(start[l].b))[:, [j]]
            costs = [J(start, l, X, Y, b=start[l].b + way * nudge) for way in (-1, 0, 1)]
            left, right = np.diff(costs) / step
            if row.name[1] == "b" and abs(left - right) > 1e-4:  # the corner is at 0, not merely near it
                corners += 1
                assert left == pytest.approx(row.analytic, abs=1e-6)
                assert abs(row.secant - left) > 1e-5 and abs(row.secant - right) > 1e-5
    assert corners > 20


@SEEDS
def test_4_7_no_mean_is_the_bug_whose_tensors_all_show_the_same_error(seed):
    dims, m = (3, 5, 4, 1), 9
    parameters, (X, Y) = network(dims, "relu", seed=seed), examples(dims, m, seed)
    for name, patient in PATIENTS.items():
        try:
            errors = [row.relative_error for row in gradient_check(parameters, X, Y, backward=patient).rows]
        except ValueError:
            continue
        if name == "no mean":
            np.testing.assert_allclose(errors, (m - 1) / (m + 1), rtol=1e-6)
        elif max(errors) > 1e-5:
            assert max(errors) - min(errors) > 0.1


def flat(grads):
    return np.concatenate([slope.ravel() for l in sorted(grads) for slope in grads[l]])


@SEEDS
@pytest.mark.parametrize("name", ["top gradient", "sigmoid slope"])
def test_4_7_the_slopes_that_the_falling_cost_does_not_notice_point_roughly_downhill(name, seed):
    X, Y = make_dataset("ring", m=200, seed=seed)
    parameters = with_small_biases(initialize_parameters((2, 6, 6, 1), seed=seed), seed)
    downhill = []
    for _ in range(600):
        AL, caches = forward_pass(X, parameters)
        wrong, right = PATIENTS[name](AL, Y, caches), backward_pass(AL, Y, caches)
        downhill.append(flat(wrong) @ flat(right) > 0)
        assert not np.allclose(flat(wrong), flat(right))
        parameters = gradient_descent(parameters, wrong, 0.5)
    assert np.mean(downhill) > 0.75


@SEEDS
def test_4_7_a_one_sided_difference_errs_like_the_step_and_a_secant_like_its_square(seed):
    parameters, (X, Y) = network([3, 5, 1], "tanh", seed=seed), examples([3, 5, 1], 9, seed)
    J = page("4_7", "J")
    AL, caches = forward_pass(X, parameters)
    slope = backward_pass(AL, Y, caches)[1].dW[0, 0]

    def at(step):
        W = parameters[1].W.copy()
        W[0, 0] += step
        return J(parameters, 1, X, Y, W=W)

    one_sided, central = (
        [abs(difference(step) - slope) for step in (1e-2, 1e-3)]
        for difference in (lambda h: (at(h) - at(0)) / h, lambda h: (at(h) - at(-h)) / (2 * h))
    )
    assert one_sided[0] / one_sided[1] == pytest.approx(10, rel=0.3)
    assert central[0] / central[1] == pytest.approx(100, rel=0.3)
