"""What depth buys: every count and every experiment of 4.4, the experiments with other seeds than the page's."""

import re
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from itertools import product
from pathlib import Path

import nbformat
import numpy as np
import pytest

from dnn_helpers import Layer, explore_depth, forward_pass, identity, leaky_relu, predict, relu, sigmoid
from dnn_helpers.exercises import EXERCISES
from dnn_helpers.experiments.depth import (
    GATES,
    MOST_LISTED,
    Level,
    count_gates,
    count_pieces,
    every_pattern,
    folded_parity,
    hidden_units,
    run_circuit,
    tent_map,
    two_level_parity,
    wide_parity,
    xor_network,
    xor_tree,
)
from dnn_helpers.pictures.figures import growth_figure, probe_figure, tents_figure, weights_figure

BITS = pytest.mark.parametrize("n", range(2, 11))
PAGE = Path(__file__).parents[2] / "notebooks" / "4_4_why_deep.ipynb"


def parity(n):
    """Of the patterns 0 … 2ⁿ − 1, by the text of each number."""
    return np.array([[f"{pattern:b}".count("1") % 2 for pattern in range(2**n)]])


def levels(n):
    """⌈log2 n⌉, without a logarithm."""
    return next(k for k in range(20) if 2**k >= n)


# ---- gates


@BITS
def test_every_pattern_is_there_once(n):
    X = every_pattern(n)
    assert X.shape == (n, 2**n) and set(X.ravel()) == {0, 1}
    assert [int("".join(map(str, column[::-1].astype(int))), 2) for column in X.T] == list(range(2**n))


def test_gates_do_what_their_names_say():
    X = every_pattern(3)
    bits = X.astype(bool)
    wanted = {"AND": bits.all(axis=0), "OR": bits.any(axis=0), "XOR": bits[0] ^ bits[1] ^ bits[2]}
    assert set(wanted) == set(GATES)
    for gate, out in wanted.items():
        assert np.array_equal(run_circuit([Level(gate, np.ones((1, 3)))], X), out[None])


@BITS
def test_both_circuits_are_right_on_every_pattern(n):
    for circuit in (two_level_parity(n), xor_tree(n)):
        assert np.array_equal(run_circuit(circuit, every_pattern(n)), parity(n))


@BITS
def test_two_levels_have_2_to_the_n_minus_1_terms_and_each_names_every_bit(n):
    terms, joined = two_level_parity(n)
    assert count_gates([terms, joined]) == {"AND": 2 ** (n - 1), "OR": 1}
    assert (terms.wires[:, :n] + terms.wires[:, n:] == 1).all(), "each bit or its negation"


@pytest.mark.parametrize("n", [2, 3, 4])
def test_no_other_term_can_serve_so_none_can_be_spared(n):
    """Of all 3ⁿ terms (a bit, its negation, or neither) the harmless ones that ever fire are those 2ⁿ⁻¹."""
    X, odd = every_pattern(n), parity(n)[0] == 1
    useful = []
    for choice in product(("bit", "negation", "neither"), repeat=n):
        wires = np.array([[c == "bit" for c in choice] + [c == "negation" for c in choice]], dtype=float)
        fires = run_circuit([Level("AND", wires)], X)[0] == 1
        if fires.any() and not fires[~odd].any():
            useful.append((tuple(wires[0]), int(fires.sum())))
    assert {wires for wires, _ in useful} == {tuple(row) for row in two_level_parity(n)[0].wires}
    assert all(patterns == 1 for _, patterns in useful)


@pytest.mark.parametrize("n", range(2, 40))
def test_the_tree_takes_n_minus_1_xors_of_two_inputs_in_log2_n_levels(n):
    tree = xor_tree(n)
    assert count_gates(tree) == {"XOR": n - 1}
    assert len(tree) == levels(n)
    assert all(set(wires.sum(axis=1)) <= {1, 2} and (wires.sum(axis=0) == 1).all() for _, wires in tree)
    scope = {}
    exec(EXERCISES["parity_depth"].solution, scope)
    assert scope["parity_depth"](n) == len(tree)


# ---- units


@pytest.mark.parametrize("n", range(2, 13))
@pytest.mark.parametrize("make", [wide_parity, xor_network, folded_parity])
def test_networks_are_exact_on_every_pattern(make, n):
    parameters = make(n)
    AL, _ = forward_pass(every_pattern(n), parameters)
    assert np.array_equal(AL, parity(n)), "equal, not close"
    L = len(parameters)
    assert [layer.g for layer in parameters.values()] == [relu] * (L - 1) + [identity]


@pytest.mark.parametrize("n", range(2, 40))
def test_networks_have_the_units_and_layers_said(n):
    waiting = sum(len(wires) * 2 - wires.shape[1] for _, wires in xor_tree(n))
    assert (hidden_units(wide_parity(n)), len(wide_parity(n))) == (n, 2)
    assert (hidden_units(xor_network(n)), len(xor_network(n))) == (2 * (n - 1) + waiting, levels(n) + 1)
    assert (hidden_units(folded_parity(n)), len(folded_parity(n))) == (2 * levels(n), levels(n) + 1)


def test_the_tree_of_relu_units_where_all_have_partners():
    assert [hidden_units(xor_network(n)) for n in (2, 4, 8, 16)] == [2, 6, 14, 30]


def test_the_biases_and_weights_said_of_one_hidden_layer():
    W1, b1, _ = wide_parity(5)[1]
    W2, b2, _ = wide_parity(5)[2]
    assert (W1 == 1).all() and b1.ravel().tolist() == [0, -1, -2, -3, -4]
    assert W2.ravel().tolist() == [1, -2, 2, -2, 2] and b2.item() == 0


@pytest.mark.parametrize("n", range(2, 20))
def test_one_hidden_layer_makes_a_zigzag_of_n_pieces_of_the_sum(n):
    parameters = wide_parity(n)
    on_the_sum = parameters | {1: parameters[1]._replace(W=np.ones((n, 1)))}
    assert count_pieces(on_the_sum, 0, n) == n


# ---- folds


def tent(x, times):
    for _ in range(times):
        x = np.where(x <= 0.5, 2 * x, 2 - 2 * x)
    return x


@pytest.mark.parametrize("k", range(1, 11))
def test_k_folds_take_2k_units_and_make_2_to_the_k_pieces(k):
    parameters = tent_map(k)
    x = np.random.default_rng(k).integers(0, 2**20, 500) / 2**20  # exact in binary, so equal is equal
    assert np.array_equal(forward_pass(x[None], parameters)[0][0], tent(x, k))
    assert hidden_units(parameters) == 2 * k and len(parameters) == k + 1
    assert count_pieces(parameters) == 2**k


def line(W1, b1, W2):
    """A network of one hidden layer on a line."""
    W1, b1, W2 = (np.array(values, dtype=float) for values in (W1, b1, W2))
    return {1: Layer(W1[:, None], b1[:, None], relu), 2: Layer(W2[None], np.zeros((1, 1)), identity)}


@pytest.mark.parametrize("units", [1, 2, 5, 10, 40])
def test_one_hidden_layer_makes_at_most_a_piece_more_than_it_has_units(units):
    rng = np.random.default_rng(units)
    counted = []
    for _ in range(200):
        W1, b1, W2 = rng.standard_normal((3, units))
        bends = -b1 / W1
        counted.append(count_pieces(line(W1, b1, W2), -100, 100))
        assert counted[-1] == 1 + int((abs(bends) < 100).sum())
    assert max(counted) == units + 1


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("hidden", [(6,), (4, 4), (3, 5, 4)])
def test_pieces_are_those_that_a_fine_grid_sees(hidden, seed):
    rng = np.random.default_rng([seed, len(hidden)])
    sizes = (1, *hidden, 1)
    parameters = {
        l: Layer(
            rng.standard_normal((n, n_prev)), rng.standard_normal((n, 1)), identity if l == len(hidden) + 1 else relu
        )
        for l, (n_prev, n) in enumerate(zip(sizes, sizes[1:], strict=False), 1)
    }
    x = np.linspace(-3, 3, 600_001)
    y = forward_pass(x[None], parameters)[0][0]
    bent = np.flatnonzero(abs(np.diff(y, 2)) > 1e-9)  # one or two neighbours for each bend
    assert count_pieces(parameters, -3, 3) == 1 + int((np.diff(bent, prepend=-9) > 1).sum())


def test_bends_that_do_not_show_are_no_pieces():
    assert count_pieces(line([1, 1], [-0.5, -0.5], [1, 1])) == 2, "two units, one bend"
    assert count_pieces(line([1, 1], [-0.5, -0.5], [1, -1])) == 1, "they cancel"
    assert count_pieces(line([1, 3], [-0.1, -0.3], [1, 1])) == 2, "one bend, found twice with rounding"
    assert count_pieces(line([1], [0], [1])) == 1, "on the edge of the interval"
    assert count_pieces(line([1], [0], [1]), -1, 1) == 2
    assert count_pieces(line([0, 1], [0, -0.5], [1, 1])) == 2, "a unit that is 0 everywhere bends nothing"


@pytest.mark.parametrize(
    "change",
    [
        {1: Layer(np.ones((2, 2)), np.zeros((2, 1)), relu)},
        {1: Layer(np.ones((2, 1)), np.zeros((2, 1)), leaky_relu)},
        {2: Layer(np.ones((1, 2)), np.zeros((1, 1)), sigmoid)},
        {2: Layer(np.ones((3, 2)), np.zeros((3, 1)), identity)},
    ],
)
def test_only_straight_pieces_of_one_output_are_counted(change):
    with pytest.raises(ValueError, match="pieces are counted of one input, hidden ReLUs and one output of identity"):
        count_pieces(tent_map(1) | change)


@pytest.mark.parametrize("make", [two_level_parity, xor_tree, wide_parity, xor_network, folded_parity])
def test_a_number_of_bits_that_cannot_be_is_told(make):
    for n in (1, 0, -3):
        with pytest.raises(ValueError, match=f"n is {n}, expected a whole number ≥ 2"):
            make(n)
    for n in (2.5, "3", None, True):
        with pytest.raises(TypeError, match="n is .*, expected a whole number ≥ 2"):
            make(n)


def test_too_many_bits_to_list_are_told():
    for make in (every_pattern, two_level_parity):
        with pytest.raises(ValueError, match=f"n is {MOST_LISTED + 1}, expected at most {MOST_LISTED}"):
            make(MOST_LISTED + 1)
    with pytest.raises(ValueError, match="k is 0, expected a whole number ≥ 1"):
        tent_map(0)


# ---- panel and figures


@pytest.mark.parametrize("n, k", [(2, 1), (5, 2), (7, 3), (8, 4), (12, 7)])
def test_the_panel_says_and_draws_what_is_counted(n, k):
    panel = explore_depth(n=n, k=k)
    numbers = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*\d|\d", panel.summary)]
    waiting = sum(len(wires) * 2 - wires.shape[1] for _, wires in xor_tree(n))
    gates = [n, 2 ** (n - 1), 2, n - 1, levels(n)]
    assert numbers == [*gates, n, 1, 2 * (n - 1) + waiting, 2 * levels(n), k, 2 * k, 2**k]
    assert panel.picture.count(">+</text>") == n - 1, "a circle an XOR"
    assert panel.picture.count("<circle") == n + n - 1
    assert f"{2 * k} ReLU units; in one layer, at least {2**k - 1}<" in panel.picture
    [curve] = re.findall(r'<polyline points="([^"]+)" fill="none" stroke="#0072B2"', panel.picture)
    assert len(curve.split()) == 2**k + 1, "a corner at each end of each piece"


def test_figures_show_the_data_they_are_given():
    counts = {"gates": [2, 4, 8], "units": [2, 3, 4]}
    [ax] = growth_figure([2, 3, 4], counts).axes
    assert sorted(list(drawn.get_ydata()) for drawn in ax.lines) == sorted(counts.values())
    assert {words.get_text() for words in ax.texts} == {"8 gates", "4 units"}

    tasks = {"a": ([[5, 7], [7, 9]], [[5, 3], [5, 1]]), "b": ([[1, 2]], [[1, 1]])}
    first, second = probe_figure(tasks, 10).axes
    assert [first.get_title(loc="left"), second.get_title(loc="left")] == ["a", "b"]
    means = [list(drawn.get_ydata()) for drawn in first.lines if drawn.get_marker() == "None"]
    assert means == [[6, 8], [5, 2]] and first.get_ylim()[1] == 10

    start, added = np.random.default_rng(0).standard_normal((2, 3, 64))
    shown = [np.asarray(ax.images[0].get_array()).ravel() for ax in weights_figure(start, added, "").axes]
    assert np.array_equal(shown, [*start, *added])

    axes = tents_figure({"one": ([0, 1], [0, 2]), "two": ([0, 1], [3, 4])}).axes
    assert [list(ax.lines[0].get_ydata()) for ax in axes] == [[0, 2], [3, 4]]


# ---- the experiments of the page, run from its own cells with other seeds and other spirals


OTHER = {"range(5)": "range(21, 25)", 'make_dataset("spiral", m=200)': 'make_dataset("spiral", m=200, seed=7)'}
OTHER |= {"seed=1)": "seed=8)", "default_rng(0)": "default_rng(5)"}


@cache
def found():
    """The names that the page's cells leave behind."""
    cells = [cell.source for cell in nbformat.read(PAGE, as_version=4).cells if cell.cell_type == "code"]
    code = "\n".join(cells)
    for page, other in OTHER.items():
        assert code.count(page) == 1, page
        code = code.replace(page, other)
    scope = {}
    with redirect_stdout(StringIO()):
        exec(code, scope)
    return scope


@pytest.mark.long
def test_odd_or_even_becomes_easier_nearly_all_of_it_in_layer_1():
    pixels, first, _, last = found()["means"]["odd or even"]
    assert first - pixels > 10 > 4 > abs(last - first)


def test_which_digit_gains_nothing_from_layer_1_and_a_handful_from_all():
    pixels, first, _, last = found()["means"]["which digit"]
    assert first - pixels < 3 and 0 < last - pixels < 10


def test_untrained_layers_lose_at_every_step():
    for _, untrained in found()["found"].values():
        assert (np.diff(np.mean(untrained, axis=0)) < 0).all()
        assert (np.diff(untrained, axis=1)[:, 0] < 0).all(), "the first one for every seed"


def test_some_units_of_the_first_layer_sleep_and_training_writes_into_others():
    assert 0 < found()["asleep"] < 16
    change = np.linalg.norm(found()["W_trained"] - found()["W_start"], axis=1)
    assert change.max() > 5 * np.median(change[change < np.median(change)])


def test_networks_of_equal_size_are_of_equal_size():
    networks = found()["networks"].values()
    sizes = [sum(n * n_prev + n for n_prev, n in zip(dims, dims[1:], strict=False)) for dims in networks]
    assert sizes == [141, 141, 141, 145]


def test_on_the_spiral_three_layers_win_five_are_a_gamble_and_twelve_are_lost():
    costs = found()["costs"]
    assert max(costs[3]) < min(costs[1]), "every start of one before every start of the other"
    assert np.mean(costs[3]) < np.mean(costs[5]) < min(costs[12])
    assert np.std(costs[5]) > 2 * np.std(costs[3]) and np.std(costs[5]) > 2 * np.std(costs[1])
    assert min(costs[12]) > 0.5


def test_the_shallow_network_is_late_rather_than_unable():
    costs, late = found()["costs"], found()["late"]
    assert late < min(costs[1]) / 3


def test_the_stripes_are_there_written_down_and_training_does_not_come_near():
    x, stripes, written = (found()[name] for name in ("x", "stripes", "written"))
    assert np.array_equal(predict(x, written), stripes) and stripes.sum() == 128
    assert hidden_units(written) == 6 and max(found()["learned"]) < 170
    assert found()["run"].costs[-1] > 0.6, "near ln 2, the last of them"


def test_the_guesses_are_answered_by_what_was_found():
    scope = found()
    assert scope["best"] == 3
    assert int(scope["gains"].argmax()) + 1 == 1 and scope["untrained_gain"] < 0
    assert max(scope["pieces"]) == 11
