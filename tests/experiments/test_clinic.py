"""The bug clinic and what notebook 4.7 says, with other seeds than the notebook's."""

from difflib import ndiff

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import central, complex_step, examples, network

from dnn_helpers import (
    Cache,
    accuracy,
    backward_block,
    backward_pass,
    cross_entropy,
    cross_entropy_gradient,
    forward_pass,
    gradient_check,
    initialize_parameters,
    make_dataset,
    relu,
    show_source,
    sigmoid,
)
from dnn_helpers import network as network_module
from dnn_helpers.experiments.clinic import EXAMINATIONS, PATIENTS, examine, learn, with_small_biases

SEEDS = [1, 2, 3]
# s shapes, c cost falls, t two-layer test, g gradient check
CAUGHT_BY = {
    "top gradient": "g",
    "sigmoid slope": "tg",
    "no mean": "ctg",
    "summed start": "ctg",
    "no transpose": "sctg",
    "flat db": "sctg",
    "reversed twice": "scg",
    "damaged input": "",
}


def letters(noticed):
    return "".join(name[0] for name, symptom in noticed.items() if symptom)


def gradients(backward, parameters, X, Y):
    AL, caches = forward_pass(X, parameters)
    return backward(AL, Y, caches)


def hidden_dims(*hidden):
    return (2, *hidden, 1)


# the truth table


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", PATIENTS)
def test_every_cell_of_the_truth_table(name, seed):
    assert letters(examine(PATIENTS[name], seed=seed)) == CAUGHT_BY.get(name, "to be written into CAUGHT_BY")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_healthy_pass_is_never_caught(seed):
    assert letters(examine(backward_pass, seed=seed)) == ""


def test_each_of_the_other_examinations_lets_a_wrong_gradient_through_that_the_gradient_check_sees():
    wrong = [caught for caught in CAUGHT_BY.values() if caught]
    assert len(CAUGHT_BY) - len(wrong) == 1 and all("g" in caught for caught in wrong)
    assert all(any(letter not in caught for caught in wrong) for letter in "sct")
    assert "".join(name[0] for name in EXAMINATIONS) == "sctg"


@pytest.mark.parametrize("name", PATIENTS)
def test_a_patient_says_what_its_author_wrote_in_one_line(name):
    assert PATIENTS[name].__doc__.count("\n") == 0 and PATIENTS[name].__doc__.endswith(".")


@pytest.mark.parametrize("name", PATIENTS)
def test_a_patient_is_the_lectures_backward_pass_but_for_one_line(name):
    healthy, patient = (repr(show_source(f)).splitlines() for f in (network_module.backward_pass, PATIENTS[name]))
    assert patient[0] == f"def {name.replace(' ', '_')}(AL, Y, caches):"
    changed = [line for line in ndiff(healthy[1:], patient[1:]) if line.startswith("+ ")]
    assert len(changed) == 1 and len(patient) - len(healthy) == (name == "reversed twice")


@pytest.mark.parametrize("name", sorted(set(PATIENTS) - {"damaged input"}))
def test_all_but_one_leave_their_input_alone(name):
    parameters, (X, Y) = network([2, 4, 4, 1], "relu"), examples([2, 4, 4, 1], 5)
    AL, caches = forward_pass(X, parameters)
    before = [AL.copy(), Y.copy()] + [array.copy() for cache in caches.values() for array in cache[:4]]
    try:
        PATIENTS[name](AL, Y, caches)
    except ValueError:
        pass
    after = [AL, Y] + [array for cache in caches.values() for array in cache[:4]]
    for was, now in zip(before, after, strict=True):
        np.testing.assert_array_equal(was, now)


def test_damaged_input_returns_the_right_gradients_and_another_AL():
    parameters, (X, Y) = network([3, 4, 2, 1], "relu"), examples([3, 4, 2, 1], 6)
    AL, caches = forward_pass(X, parameters)
    kept = AL.copy()
    grads, right = PATIENTS["damaged input"](AL, Y, caches), backward_pass(kept, Y, caches)
    assert all(np.array_equal(grads[l].dW, right[l].dW) and np.array_equal(grads[l].db, right[l].db) for l in right)
    np.testing.assert_array_equal(AL, kept - Y)


def test_a_crash_is_a_symptom_and_an_unknown_error_is_not_hidden():
    def crashes(AL, Y, caches):
        raise IndexError("list index out of range")

    def interrupted(AL, Y, caches):
        raise KeyboardInterrupt

    assert set(examine(crashes).values()) == {"it stops: IndexError"}
    with pytest.raises(KeyboardInterrupt):
        examine(interrupted)


def test_the_two_layer_test_asks_for_shapes_where_broadcasting_would_forgive():
    assert examine(PATIENTS["flat db"], layer_dims=(2, 1, 1, 1), seed=1)["two-layer test"] == "db2 is not the known one"


# the famous patient


@pytest.mark.parametrize("seed", SEEDS)
def test_the_famous_patient_learns_the_ring_by_heart(seed):
    costs, parameters = learn(PATIENTS["top gradient"], seed=seed)
    X, Y = make_dataset("ring", m=200, seed=seed)
    assert costs[-1] < 0.02 * costs[0] and accuracy(forward_pass(X, parameters)[0], Y) == 1


@given(sizes=st.tuples(*[st.integers(1, 5)] * 3), m=st.integers(1, 6), seed=st.integers(0, 50))
def test_the_famous_patient_passes_every_two_layer_test(sizes, m, seed):
    parameters, (X, Y) = network(sizes, "relu", seed=seed), examples(sizes, m, seed)
    wrong, right = (gradients(f, parameters, X, Y) for f in (PATIENTS["top gradient"], backward_pass))
    assert all(np.array_equal(wrong[l].dW, right[l].dW) and np.array_equal(wrong[l].db, right[l].db) for l in right)


@pytest.mark.parametrize("seed", SEEDS)
def test_with_two_hidden_layers_only_the_first_is_wrong(seed):
    X, Y = make_dataset("ring", m=200, seed=seed)
    parameters = with_small_biases(initialize_parameters(hidden_dims(6, 6), seed=seed), seed)
    rows = gradient_check(parameters, X, Y, backward=PATIENTS["top gradient"]).rows
    assert [row.name for row in rows if row.verdict == "differ"] == ["dW1", "db1"]
    assert all(row.relative_error > 0.1 for row in rows if row.verdict == "differ")


@pytest.mark.parametrize("hidden", [(6, 5), (5, 6), (7, 3)])
def test_unequal_widths_give_the_famous_patient_away(hidden):
    assert examine(PATIENTS["top gradient"], hidden_dims(*hidden), seed=1)["shapes"] == "it stops: ValueError"


@pytest.mark.parametrize("seed", SEEDS)
def test_no_mean_learns_like_the_healthy_pass_when_its_steps_are_m_times_shorter(seed):
    healthy, _ = learn(backward_pass, seed=seed)
    short, _ = learn(PATIENTS["no mean"], seed=seed, learning_rate=0.5 / 200)
    np.testing.assert_allclose(short, healthy, rtol=1e-6)  # the same sums, rounded in another order


# the open question


@pytest.mark.parametrize("seed", SEEDS)
def test_no_loss_hears_of_another_examples_answer(seed):
    AL, Y = np.random.default_rng(seed).uniform(0.1, 0.9, (1, 6)), np.arange(6)[None] % 2
    losses = lambda A: -(Y * np.log(A) + (1 - Y) * np.log(1 - A))[0]  # noqa: E731
    slopes = np.array([complex_step(lambda h, e=e: losses(AL + h * e)) for e in np.eye(6)])
    np.testing.assert_allclose(slopes, np.diag(cross_entropy_gradient(AL, Y)[0]), rtol=1e-14)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_summed_start_has_the_right_shapes_and_no_right_tensor(seed):
    dims = [3, 5, 4, 1]
    parameters, (X, Y) = network(dims, "relu", seed=seed), examples(dims, 7, seed)
    AL, _ = forward_pass(X, parameters)
    assert np.sum(cross_entropy_gradient(AL, Y)).shape == () and cross_entropy_gradient(AL, Y).shape == (1, 7)
    report = gradient_check(parameters, X, Y, backward=PATIENTS["summed start"])
    assert {row.verdict for row in report.rows} == {"differ"}


# the start


@pytest.mark.parametrize("z, literal_is_a_number", [(1, True), (36, True), (37, False), (40, False), (700, False)])
def test_the_literal_start_is_lost_where_the_sigmoid_reaches_1(z, literal_is_a_number):
    Z, Y = np.full((1, 1), float(z)), np.zeros((1, 1))
    A = sigmoid(Z)
    with np.errstate(invalid="ignore"):
        literal = cross_entropy_gradient(A, Y) * sigmoid.prime(Z)
    assert np.isfinite(literal[0, 0]) == literal_is_a_number
    assert (A - Y)[0, 0] == pytest.approx(1 / (1 + np.exp(-z)), rel=1e-15)
    if literal_is_a_number:
        assert literal[0, 0] == pytest.approx((A - Y)[0, 0], rel=1e-15)


def test_one_saturated_example_turns_every_gradient_of_the_literal_pass_into_nan():
    parameters, (X, Y) = network([2, 3, 2, 1], "relu"), examples([2, 3, 2, 1], 5)
    _, caches = forward_pass(X, parameters)
    Z = caches[3].Z.copy()
    Z[0, 2] = 40
    AL, caches = sigmoid(Z), caches | {3: caches[3]._replace(Z=Z)}
    dA = cross_entropy_gradient(AL, 0 * Y)
    with np.errstate(invalid="ignore"):
        for l in (3, 2, 1):
            dZ = dA * caches[l].g.prime(caches[l].Z)
            dA = caches[l].W.T @ dZ
            assert np.isnan(dZ @ caches[l].A_prev.T).all() and np.isnan(dZ.sum(axis=1)).all()
    assert all(np.isfinite(dW).all() for dW, _ in backward_pass(AL, 0 * Y, caches).values())


# the backward block


@pytest.mark.parametrize("seed", SEEDS)
def test_dA_and_Z_alone_do_not_determine_dW_and_dA_prev(seed):
    rng = np.random.default_rng(seed)
    A_prev, W, b, dA = (rng.standard_normal(shape) for shape in ((5, 7), (4, 5), (4, 1), (4, 7)))
    one = Cache(A_prev, W, b, W @ A_prev + b, relu)
    twin = Cache(2 * A_prev, W / 2, b, W / 2 @ (2 * A_prev) + b, relu)
    np.testing.assert_array_equal(one.Z, twin.Z)
    (dA_1, dW_1, db_1), (dA_2, dW_2, db_2) = backward_block(dA, one), backward_block(dA, twin)
    for got, expected in ((dA_2, dA_1 / 2), (dW_2, 2 * dW_1), (db_2, db_1)):
        np.testing.assert_array_equal(got, expected)


@pytest.mark.parametrize("tensor, index", [("dW", (1, 3)), ("dW", (0, 0)), ("db", (2, 0))])
def test_the_check_names_an_entry_that_is_one_percent_off(tensor, index):
    parameters, (X, Y) = network([3, 5, 4, 1], seed=5), examples([3, 5, 4, 1], 7, seed=5)

    def slip(AL, Y, caches):
        grads = backward_pass(AL, Y, caches)
        getattr(grads[2], tensor)[index] *= 1.01
        return grads

    differ = [row for row in gradient_check(parameters, X, Y, backward=slip).rows if row.verdict == "differ"]
    assert [row.worst for row in differ] == [f"{tensor}2[{index[0]}, {index[1]}]"]


# the check that cries wolf


def textbook_check(parameters, X, Y):
    """‖gradient − secant‖ / (‖gradient‖ + ‖secant‖) over all entries at once."""
    grads = gradients(backward_pass, parameters, X, Y)
    a, s = [], []
    for l, layer in parameters.items():
        for letter, slope in zip("Wb", grads[l], strict=True):
            for index in np.ndindex(slope.shape):

                def J(step, l=l, layer=layer, letter=letter, index=index):
                    value = getattr(layer, letter).copy()
                    value[index] += step
                    return cross_entropy(forward_pass(X, parameters | {l: layer._replace(**{letter: value})})[0], Y)

                a.append(slope[index])
                s.append(central(J))
    a, s = np.array(a), np.array(s)
    return np.linalg.norm(a - s) / (np.linalg.norm(a) + np.linalg.norm(s))


def test_a_textbook_check_raises_false_alarms_on_zero_biases_and_none_on_small_random_ones():
    alarms, cured = [], []
    for seed in range(1000, 1200):
        X, Y = make_dataset("ring", m=31, seed=seed)
        start = initialize_parameters([2, 4, 3, 2, 1], seed=seed)
        asleep = any((cache.Z == 0).any() for l, cache in forward_pass(X, start)[1].items() if l < 4)
        if textbook_check(start, X, Y) > 1e-5:
            alarms.append(seed)
            assert asleep and gradient_check(start, X, Y).verdict == "on a kink"
        else:
            assert gradient_check(start, X, Y).verdict != "differ"
        if textbook_check(with_small_biases(start, seed), X, Y) > 1e-5:
            cured.append(seed)
    assert len(alarms) > 100 and cured == []


@pytest.mark.parametrize("seed", SEEDS)
def test_small_biases_move_every_unit_off_the_kink_and_leave_W_alone(seed):
    start = initialize_parameters([2, 4, 3, 2, 1], seed=seed)
    moved = with_small_biases(start, seed)
    X, _ = make_dataset("ring", m=31, seed=seed)
    assert all((cache.Z != 0).all() for cache in forward_pass(X, moved)[1].values())
    assert all(moved[l].W is start[l].W and not start[l].b.any() and abs(moved[l].b).max() < 0.5 for l in start)
