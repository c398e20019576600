"""What notebook 4.8 says a hyperparameter does, on other seeds and other data than the notebook's.

Costs are those of held-out examples at the end of a training, one per seed, unless a test says otherwise.
"""

from dataclasses import replace

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from dnn_helpers import (
    HyperParameters,
    accuracy,
    cross_entropy,
    forward_pass,
    grid,
    load_digits,
    make_dataset,
    sweep,
    train,
)
from dnn_helpers.experiments.diagnosis import dead_units

pytestmark = pytest.mark.long

LN_2 = np.log(2)


@pytest.fixture(autouse=True, scope="module")
def one_blas_thread():
    """Networks as small as these are many times slower with several threads where other processes run, too."""
    with threadpool_limits(1, "blas"):
        yield


OTHERS = pytest.mark.parametrize("seed", [31, 41, 51])


def held_out(data, seed, **choices):
    """An array: the held-out cost at the end, from two seeds."""
    runs = [train(*data[:2], HyperParameters(**choices, seed=seed + k), *data[2:]) for k in (5, 6)]
    return np.array([run.dev_costs[-1] for run in runs])


def two(name, m, noise, seed):
    """Examples to learn from and 250 held out."""
    return [*make_dataset(name, m=m, noise=noise, seed=seed), *make_dataset(name, m=250, noise=noise, seed=seed + 1)]


# ---- the learning rate


@pytest.mark.parametrize("seed", range(31, 37))
def test_alpha_too_small_hardly_moves_too_large_is_worse_than_guessing(seed):
    X, Y = make_dataset("moons", m=200, seed=seed)
    h = HyperParameters(layer_dims=(2, 8, 8, 1), iterations=500, seed=seed)
    runs = {alpha: train(X, Y, replace(h, learning_rate=alpha)) for alpha in (0.001, 0.03, 1.0, 10.0, 100.0)}
    last = {alpha: run.costs[-1] for alpha, run in runs.items()}
    assert min(last, key=last.get) == 1.0 and last[1.0] < 0.02
    slow = runs[0.001].costs
    assert slow[-1] < slow[0] and last[1.0] < 0.1 * last[0.03] and last[0.03] < 0.7 * last[0.001]
    assert last[100.0] > 2 * LN_2
    _, caches = forward_pass(X, runs[100.0].parameters)
    asleep = sum(dead_units(caches).values())
    assert asleep >= 8 > sum(dead_units(forward_pass(X, runs[1.0].parameters)[1]).values())


@pytest.mark.parametrize("seed", range(31, 37))
def test_steps_without_a_floor_leave_what_a_float_can_hold(seed):
    X, Y = make_dataset("moons", m=200, seed=seed)
    h = HyperParameters(layer_dims=(2, 8, 8, 8, 1), activation="leaky_relu", learning_rate=1e4, seed=seed)
    run = train(X, Y, h)
    assert run.status == "diverged" and len(run.costs) < 20
    assert all(np.isfinite(W).all() and np.isfinite(b).all() for W, b, _ in run.parameters.values())


# ---- one at a time, on spirals

SPIRALS = dict(layer_dims=(2, 8, 8, 1), learning_rate=0.5, momentum=0.9, iterations=700)


@OTHERS
def test_depth_and_width_and_slopes_untangle_the_spirals(seed):
    data = two("spiral", 200, None, seed)
    straight, one, base, narrow, wide, flat = (
        held_out(data, seed, **SPIRALS | change)
        for change in (
            dict(layer_dims=(2, 1)),
            dict(layer_dims=(2, 8, 1)),
            {},
            dict(layer_dims=(2, 2, 2, 1)),
            dict(layer_dims=(2, 32, 32, 1)),
            dict(activation="sigmoid"),
        )
    )
    assert straight.min() > one.max() > one.min() > base.max()
    assert narrow.min() > base.max() > base.min() > wide.max()
    assert abs(flat - straight.mean()).max() < 0.03


@pytest.mark.parametrize("seed", range(31, 35))
def test_with_two_units_a_layer_the_start_decides(seed):
    data = two("spiral", 200, None, seed)
    costs = [held_out(data, seed + 2 * k, **SPIRALS | dict(layer_dims=(2, 2, 2, 1))) for k in range(3)]
    assert np.ptp(costs) > 0.05


@OTHERS
def test_smaller_rates_are_late(seed):
    data = two("spiral", 200, None, seed)
    tiny, small, base = (held_out(data, seed, **SPIRALS | {"learning_rate": alpha}) for alpha in (0.01, 0.1, 0.5))
    assert tiny.min() > small.max() > small.min() > base.max() and (abs(tiny - LN_2) < 0.12).all()


@OTHERS
def test_momentum_calms_a_rate_that_is_too_large(seed):
    data = two("spiral", 200, None, seed)
    without, with_it = (held_out(data, seed, **SPIRALS | dict(learning_rate=3.0, momentum=b)) for b in (0.0, 0.9))
    assert without.min() > 0.3 and with_it.max() < 0.75 * without.min()


# ---- batches, on digits


def images(seed, m):
    """m images to learn from and 300 held out, split anew."""
    parts = load_digits()
    X, Y = (np.hstack([getattr(part, letter) for part in parts]) for letter in "XY")
    order = np.random.default_rng(seed).permutation(X.shape[1])
    learned, held = order[:m], order[m : m + 300]
    return X[:, learned], Y[:, learned], X[:, held], Y[:, held]


@OTHERS
def test_in_as_many_epochs_smaller_batches_come_further(seed):
    data = images(seed, 1197)
    common = dict(layer_dims=(64, 32, 10), learning_rate=0.3)
    batches = {None: 20, 256: 100, 64: 380}
    costs = [held_out(data, seed, **common, batch_size=b, iterations=n) for b, n in batches.items()]
    for larger, smaller in zip(costs, costs[1:], strict=False):
        assert smaller.max() < larger.min()


@OTHERS
def test_an_update_from_64_images_is_nearly_as_good_as_one_from_all(seed):
    data = images(seed, 1197)
    common = dict(layer_dims=(64, 32, 10), learning_rate=0.3, iterations=190)
    few, everyone = (held_out(data, seed, **common, batch_size=b).mean() for b in (64, None))
    assert everyone < few < 1.25 * everyone


# ---- on few and noisy moons

LARGE = dict(layer_dims=(2, 32, 32, 32, 1), learning_rate=0.15, iterations=800)
MOONS = pytest.mark.parametrize("seed", [31, 41, 51, 61])


@MOONS
def test_l2_keeps_the_held_out_cost_from_climbing(seed):
    data = two("moons", 60, 0.4, seed)
    none, some, more = (held_out(data, seed, **LARGE, l2=value) for value in (0.0, 0.3, 1.0))
    assert none.min() > some.max() and none.min() > 1.4 * more.max()


def test_dropout_does_so_on_most_data_and_not_on_all():
    gains = []
    for seed in (31, 41, 51, 61, 71, 81, 4):  # the last one is where it harms
        data = two("moons", 60, 0.4, seed)
        none, some = (held_out(data, seed, **LARGE, keep_prob=keep).mean() for keep in (1.0, 0.8))
        gains.append(1 - some / none)
    assert np.sum(np.array(gains) > 0.1) >= 5 and np.median(gains) > 0.2 and gains[-1] < 0


@MOONS
def test_too_much_l2_lets_the_network_learn_nothing(seed):
    data = two("moons", 60, 0.4, seed)
    assert held_out(data, seed, **LARGE | {"l2": 30.0}) == pytest.approx(LN_2, abs=0.01)


@MOONS
def test_early_stopping_takes_parameters_from_before_the_noise_was_learnt(seed):
    X, Y, X_dev, Y_dev = two("moons", 60, 0.4, seed)
    run = train(X, Y, HyperParameters(**LARGE, seed=seed), X_dev, Y_dev)
    assert run.dev_costs.min() < 0.85 * run.dev_costs[-1] and run.best_iteration < 500
    assert run.costs[-1] < run.costs[run.best_iteration]  # on its own examples it went on improving
    AL, _ = forward_pass(X_dev, run.best_parameters)
    assert cross_entropy(AL, Y_dev) == pytest.approx(run.dev_costs.min())


# ---- stuck at 0.693


@pytest.mark.parametrize("seed", range(31, 37))
def test_weights_a_hundredth_serve_one_hidden_layer_and_not_two(seed):
    X, Y = make_dataset("ring", m=200, seed=seed)
    h = HyperParameters(layer_dims=(2, 6, 6, 1), scale=0.01, learning_rate=1.0, iterations=500, seed=seed)
    one, stuck, he = train(X, Y, replace(h, layer_dims=(2, 6, 1))), train(X, Y, h), train(X, Y, replace(h, scale="he"))
    assert one.costs[-1] < 0.3 and he.costs[-1] < 0.1
    share = Y.mean()
    guessing = -share * np.log(share) - (1 - share) * np.log(1 - share)
    assert stuck.costs[-1] == pytest.approx(guessing, abs=2e-3) and guessing == pytest.approx(LN_2, abs=0.02)
    for l in (1, 2, 3):  # a factor of a hundredth for each layer between
        assert stuck.gradient_norms[l][0] < 0.1 * he.gradient_norms[l][0]
    assert stuck.gradient_norms[1][0] < 0.1 * one.gradient_norms[1][0]


# ---- the sweep


@pytest.mark.parametrize("seed", [31, 41])
def test_on_digits_the_rate_decides_more_than_the_depth_and_deeper_networks_want_less_of_it(seed):
    """At each depth the rate is worth more than three times what the best rates of the depths lie apart."""
    choices = dict(batch_size=64, iterations=300, seed=[20, 21])
    depths, rates = [(64, 10), (64, 32, 10), (64, 32, 16, 10)], [0.01, 0.1, 1.0, 10.0]
    rows = sweep(*images(seed, 1197), grid(layer_dims=depths, learning_rate=rates, **choices), progress=False)
    shape = (len(depths), len(rates), 2)
    means = np.nan_to_num([row.dev_accuracy for row in rows]).reshape(shape).mean(axis=2)
    assert np.ptp(means, axis=1).min() > 3 * np.ptp(means.max(axis=1))
    assert means[0, 3] > 0.9 > 0.2 > means[1:, 3].max() and means[2, 2] < means[0, 2]


def test_the_best_of_many_equals_is_flattered_by_the_score_it_was_chosen_by():
    """Runs that differ in the seed alone: most of the winner's lead is gone on images that did not choose it."""
    leads, kept = [], []
    for split in (31, 41, 51, 61):
        X, Y, X_new, Y_new = images(split, 1000)
        h = HyperParameters(layer_dims=(64, 32, 10), batch_size=64, iterations=300, learning_rate=0.5)
        answers = [forward_pass(X_new, train(X, Y, replace(h, seed=k)).parameters)[0] for k in range(20)]
        chose, untouched = (
            np.array([accuracy(AL[:, half], Y_new[:, half]) for AL in answers])
            for half in (slice(0, 150), slice(150, 300))
        )
        winner = chose.argmax()
        leads.append(chose[winner] - chose.mean())
        kept.append(untouched[winner] - untouched.mean())
    assert min(leads) > 0.005 and np.mean(kept) < 0.5 * np.mean(leads)
