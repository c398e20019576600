"""The checks of the exercises: every wrong answer earns its diagnosis, every right one passes, nothing raises."""

import collections
import functools
import itertools
import math
import random
import re
import signal
import subprocess
import sys
import threading
import time
import warnings

import numpy as np
import pytest
from exercise_answers import ACCEPTED, COURSE_BACKWARD, RIGHT, SELDOM, _block, _pass, _shapes, build
from exercise_answers import WRONG as OFTEN

from dnn_helpers import Activation, backward_pass, exercises, relu
from dnn_helpers.exercises import EXERCISES, check, compare_backward, hint, running, saying
from dnn_helpers.exercises.comparing import equal, keys
from dnn_helpers.exercises.task import ALWAYS_SAYS

WRONG = [*OFTEN, *SELDOM]


def answer(name):
    scope = {"np": np}
    exec(EXERCISES[name].solution, scope)
    return scope[name]


def stub(name):
    return build(name, "raise NotImplementedError")


def test_there_are_enough_answers():
    assert len(WRONG) >= 150 and len(RIGHT) >= 60
    for table in (WRONG, RIGHT):
        assert {name for name, *_ in table} <= set(EXERCISES)
        assert len({row[:2] for row in table}) >= len(table) - 1  # one answer stands twice, with both its mistakes


@pytest.mark.parametrize("i", range(len(WRONG)), ids=lambda i: f"{WRONG[i][0]}-{WRONG[i][2]}-{i}")
def test_a_wrong_answer_earns_its_diagnosis(i):
    name, body, id = WRONG[i]
    report = check(name, build(name, body))
    assert not report.passed
    assert report.status in ("wrong", "error")
    assert id in report.mistakes, report.text
    assert "CHECK" not in report.mistakes


@pytest.mark.parametrize("i", range(len(RIGHT)), ids=lambda i: f"{RIGHT[i][0]}-{i}")
def test_a_right_answer_passes_in_any_style(i):
    report = check(RIGHT[i][0], build(*RIGHT[i]))
    assert report.status == "correct", report.text
    assert report.passed and report.mistakes == () and report.conventions == ()


@pytest.mark.parametrize(("name", "body", "id"), ACCEPTED)
def test_a_convention_is_accepted_and_named(name, body, id):
    report = check(name, build(name, body))
    assert report.status == "accepted", report.text
    assert report.passed and report.mistakes == () and id in report.conventions


@pytest.mark.parametrize("name", EXERCISES)
def test_solution_is_correct_and_stub_is_not_attempted(name):
    assert check(name, answer(name)).status == "correct"
    for empty in ("raise NotImplementedError", "pass", "...", "return None"):
        report = check(name, build(name, empty))
        assert report.status == "not attempted" and not report.passed and report.mistakes == ()
        assert "hint(" in report.text


def test_blanks_that_are_still_none_are_not_attempted():
    assert check("linear_backward", build("linear_backward", "return None, None, None")).status == "not attempted"
    assert check("linear_backward", build("linear_backward", "return None, dZ, None")).status == "wrong"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("count_layers", "return 4"),
        ("count_layers", "return len(set(layer_dims)) - 1"),
        ("count_parameters", "return 2 * (len(layer_dims) - 1)"),
        ("parity_depth", "return 1"),
        ("parity_depth", "return 2 ** n - 1"),
        ("momentum_update", "v = beta ** 2 * v + (1 - beta) * dW\nreturn W - learning_rate * v, v"),
    ],
)
def test_what_agrees_by_chance_is_no_diagnosis(name, body):
    assert check(name, build(name, body)).mistakes == ("VALUES",)


def test_a_number_that_happens_to_be_a_size_is_found():
    report = check("sigmoid_prime", build("sigmoid_prime", "return np.cosh(Z / 2) ** -2"))
    assert "every entry is 4 times the right one" in report.text


def test_what_an_answer_depends_on_is_not_denied():
    report = check("cost", build("cost", "return -np.mean(AL * np.log(AL) + (1 - AL) * np.log(1 - AL))"))
    assert "When Y changes, J should change, too." in report.text and "When AL" not in report.text


def test_each_output_is_judged_apart():
    report = check("linear_backward", build("linear_backward", _block(dW="dZ @ A_prev.T", db="dZ.sum(axis=1) / m")))
    assert [row.verdict for row in report.rows] == ["right", "wrong", "wrong"]
    assert set(report.mistakes) == {"LB-3", "LB-7"}
    assert "(n[l], 1) = (4, 1)" in report.text and "m = 7 times" in report.text


def test_two_causes_of_the_same_numbers_are_both_named():
    report = check("relu_backward", lambda dA, Z: dA.copy())
    assert {"LAB-1", "RB-1"} <= set(report.mistakes)
    report = check("cost", build("cost", "return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))"))
    assert "Either" in report.text and "wrong axis" in report.text and "not divided by m" in report.text


def test_two_mistakes_in_one_pass_are_both_found():
    report = check("backward_pass", build("backward_pass", _pass(down="dA", dW="dZ @ c.A_prev.T")))
    assert set(report.mistakes) == {"BWD-1", "LB-3"}
    report = check("backward_pass", build("backward_pass", _pass(start="dA = AL - Y", hidden="dA * (c.Z < 0)")))
    assert set(report.mistakes) == {"DAL-3", "RB-1"}


def test_a_mistake_is_seen_behind_another_shape_or_factor():
    report = check("relu_backward", build("relu_backward", "return 3 * dA * (dA > 0)"))
    assert report.mistakes == ("RB-1", "RATIO") and "Besides, it is all multiplied by 3." in report.text
    report = check("linear_backward", build("linear_backward", _block(dA_prev="3 * (W.T @ dZ) * A_prev")))
    assert report.mistakes == ("LAB-5", "RATIO") and "Besides, it is all multiplied by 3." in report.text


def test_the_first_wrong_layer_is_named():
    report = check("backward_pass", build("backward_pass", _pass(down="dA")))
    assert [row.output for row in report.rows if row.verdict == "right"] == ["dW4", "db4"]
    assert "Look at dW3 first." in report.text


GARBAGE = [
    *(None, 3, "text", [1], np.eye(2), object(), int, str, dict, print, len, np.linalg.inv, Exception),
    *(lambda: 1, lambda *a: a, lambda *a, **k: k, lambda x: x, lambda a, b: a / 0, lambda a, b, c, d, e, f: 0),
    *(
        lambda *a: sys.exit(),
        lambda *a: object(),
        lambda *a: "x" * 10**6,
        lambda *a: {1: object()},
        lambda *a: [[], [1]],
    ),
    *(lambda *a: {"dW1": "a"}, lambda *a: (i for i in range(3)), lambda *a: np.array([None]), lambda *a: np.nan),
    *(lambda *a: np.zeros((0, 3)), lambda *a: 1j * np.ones((4, 7)), lambda *a: print("much " * 10**5), lambda *a: {}),
    *(
        lambda *a: [],
        lambda *a: (),
        lambda *a: {0: (1, 2)},
        lambda *a: {(1, 2): 3},
        lambda *a: [None] * 8,
        lambda *a: int,
    ),
    *(lambda *a: np.array(["a"]), lambda *a: np.full((4, 7), np.inf), lambda *a: 10**400, lambda *a: b"bytes"),
    *(lambda *a: np.ma.masked_array([1.0], [True]), lambda *a: {1: (None, None)}, lambda *a: 1e308, lambda *a: True),
]


def _recursion(*args):
    return _recursion(*args)


def _yields(*args):
    yield 1


async def _coroutine(*args):
    return 1


def _raises_oddly(*args):
    class Odd(Exception):
        def __str__(self):
            raise ValueError

    raise Odd


def _breaks_its_arguments(*args):
    for argument in args:
        for method in ("clear", "fill"):
            if hasattr(argument, method):
                getattr(argument, method)(*([0] if method == "fill" else []))
    return args[0]


@pytest.mark.parametrize("name", [*EXERCISES, "compare_backward", "no such exercise"])
def test_check_never_raises(name, capsys):
    for garbage in [*GARBAGE, _recursion, _yields, _coroutine, _raises_oddly, _breaks_its_arguments]:
        report = compare_backward(garbage) if name == "compare_backward" else check(name, garbage)
        assert not report.passed
        assert "CHECK" not in report.mistakes, report.text
        assert report.text and report._repr_html_() and len(report.text) < 4000
        assert "Traceback" not in report.text and "0x" not in report.text
    assert capsys.readouterr() == ("", "")


def test_an_unknown_name_is_answered_with_the_list():
    for name in ("linear_backwards", 3, None, ["cost"]):
        report = check(name, len)
        assert report.status == "error" and "linear_backward" in report.text


def _catches_all(*args):
    while True:
        try:
            while True:
                pass
        except Exception:
            pass


def _catches_even_more(*args):
    for _ in range(3):
        try:
            while True:
                pass
        except:  # noqa: E722
            pass
    while True:
        pass


def _prints_for_ever(*args):
    while True:
        print("again")


@pytest.mark.parametrize("endless", [_catches_all, _catches_even_more, _prints_for_ever, lambda *a: time.sleep(5)])
def test_an_answer_that_never_returns_is_stopped(endless, monkeypatch, capsys):
    monkeypatch.setattr(running, "LIMIT", 0.1)
    before = threading.active_count()
    report = check("relu", endless)
    assert report.status == "error" and report.mistakes == ("TIMEOUT",)
    assert capsys.readouterr() == ("", "")
    if endless.__name__ != "<lambda>":  # a sleep is left behind, and harms nobody
        assert threading.active_count() == before
    assert check("relu", answer("relu")).passed


def test_check_works_outside_the_main_thread():
    reports = []
    thread = threading.Thread(target=lambda: reports.append(check("relu", answer("relu"))))
    thread.start()
    thread.join()
    assert reports[0].passed


def test_check_works_where_there_are_no_threads(monkeypatch):
    def no_threads(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", no_threads)
    assert check("relu", answer("relu")).passed
    assert "ACT-2" in check("relu", lambda Z: max(0, Z)).mistakes


def test_prints_are_kept_back_and_an_answer_that_only_prints_is_told(capsys):
    def chatty(Z):
        print("working")
        return np.maximum(0, Z)

    assert check("relu", chatty).passed
    assert "PRINTED" in check("relu", lambda Z: print(np.maximum(0, Z))).mistakes
    assert capsys.readouterr() == ("", "")


def test_a_second_call_must_agree():
    kept = []

    def remembers(Z):
        kept.append(Z)
        return np.maximum(0, Z) * (1 if len(kept) <= len(EXERCISES["relu"].probes) else 2)

    assert check("relu", remembers).mistakes == ("SECOND-CALL",)


def test_variables_from_outside_are_noticed():
    scope = {"np": np, "m": 209}
    exec(_source("linear_backward", _block().replace("m = dZ.shape[1]", "")), scope)
    report = check("linear_backward", scope["linear_backward"])
    assert "reads m from outside" in report.text and "GLOBAL" in report.mistakes


def _source(name, body):
    return f"def {EXERCISES[name].signature}:\n" + "".join(f"    {line}\n" for line in body.strip().splitlines())


def test_numbers_in_place_of_sizes_are_noticed():
    report = check("linear_backward", build("linear_backward", _block().replace("dZ.shape[1]", "7")))
    assert "SIZES" in report.mistakes and "m = 7" in report.text


def test_what_an_output_depends_on_is_told():
    report = check("linear_backward", build("linear_backward", _block(dW="W * dZ.sum() ** 3")))
    assert "When A_prev changes, dW should change, too." in report.text


def test_the_global_random_state_is_left_alone():
    np.random.seed(5)
    before = np.random.get_state()[1].copy()
    body = "np.random.seed(1)\nreturn {l: (np.random.randn(layer_dims[l], layer_dims[l - 1]), np.zeros((layer_dims[l], 1))) for l in range(1, len(layer_dims))}"  # noqa: E501
    check("initialize_parameters", build("initialize_parameters", body))
    assert np.array_equal(np.random.get_state()[1], before)


def test_reports_are_the_same_each_time_and_give_nothing_away():
    for name, body, _ in WRONG[::6]:
        first, second = (check(name, build(name, body)) for _ in range(2))
        assert first == second and first.text == second.text and first._repr_html_() == second._repr_html_()
        assert not re.search(r"0x[0-9a-f]{4}|/\w+/\w+|seconds|Traceback|\bnp\.\w+\(", first.text), first.text
        lines = [line.strip().removeprefix("return ") for line in EXERCISES[name].solution.splitlines()[1:]]
        assert not any(line in first.text for line in lines if len(line) > 16), first.text


def test_the_line_that_failed_is_quoted():
    def linear_forward(A_prev, W, b):
        return np.dot(A_prev, W) + b

    report = check("linear_forward", linear_forward)
    assert report.status == "error" and "LB-2" in report.mistakes
    assert "`return np.dot(A_prev, W) + b`" in report.text and "(n[l−1], m) = (5, 7)" in report.text


def test_probes_hide_nothing():
    for task in EXERCISES.values():
        for probe in task.probes[:2]:
            sizes = [value for value in probe.letters.values() if isinstance(value, int)]
            assert len(set(sizes)) == len(sizes) and 1 not in sizes
            for array in (argument for argument in probe.calls[0] if isinstance(argument, np.ndarray)):
                assert (array != 0).all() or set(np.unique(array)) == {0, 1}  # labels
    for probe in EXERCISES["backward_pass"].probes[:2]:
        AL, Y, caches = probe.calls[0]
        assert len(caches) == 4 and 0 < Y.mean() < 1 and 0.02 < AL.min() < 0.5 < AL.max() < 0.98
        for l in range(1, 4):  # every hidden unit is on for some examples and off for others
            assert (caches[l].Z > 0).any(axis=1).all() and (caches[l].Z < 0).any(axis=1).all()
            assert (caches[l].Z != 0).all() and (caches[l].b != 0).all()


@pytest.mark.parametrize("name", EXERCISES)
def test_every_mistake_of_the_tables_is_one(name):
    """Each wrong line can be run on a probe, and gives something else than the right one; it need not where all
    sizes are equal, for there m from the wrong axis is right."""
    task = EXERCISES[name]
    for mistake in (*task.mistakes, *task.accepted):
        seen = []
        for probe in filter(None, (task.probes[0], task.square)):
            wrong, right = task.wrong_outputs(probe, mistake), task.wrong_outputs(probe)
            assert wrong.keys() <= right.keys(), mistake
            seen += [not equal(wrong[output], right[output]) for output in wrong]
        assert any(seen), mistake
        assert mistake.sentence[-1] in ".?)" and not re.search(r"\bnp\.\w+\(", mistake.sentence)


@pytest.mark.parametrize("name", EXERCISES)
def test_what_is_said_without_a_table_can_be_said(name):
    """A key that never occurs, such as one with another minus, would be a sentence that nobody reads."""
    task = EXERCISES[name]
    outputs = {saying.letter(output) for probe in task.probes for output in task.wrong_outputs(probe)} | {""}
    for output, key in task.says:
        assert output in outputs and key in keys(task.probes[0].letters), (output, key)


def test_every_key_has_a_sentence():
    of_factors = {key for key in keys({}) if "×" in key}
    assert {key for _, key in ALWAYS_SAYS} == keys({}) - of_factors - {"MISSING"}


def test_an_exercise_is_built_when_it_is_asked_for():
    """``check`` is there at once: 13 ms after numpy and the package, where building all exercises takes 42."""
    seen = "n for n in sys.modules if '.tasks.' in n"
    code = f"import sys, dnn_helpers; dnn_helpers.check; print(*({seen}))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert loaded == ["dnn_helpers.exercises.tasks._every_exercise"]


def test_ours_passes_with_a_note():
    for name, ours in {"relu": relu, "backward_pass": backward_pass}.items():
        report = check(name, ours)
        assert report.passed and "This is the package's own function." in report.text
    mine = Activation("mine", lambda Z: np.maximum(0, Z), lambda Z: Z > 0)
    for own in (mine, lambda Z: np.maximum(0, Z)):
        assert "the package's own" not in check("relu", own).text


def test_what_became_of_whole_layers_is_named():
    layer = "p[l] = parameters[l].W - learning_rate * grads[l].dW, parameters[l].b - learning_rate * grads[l].db"
    loop = "p = {{}}\nfor l in range({}, {}):\n    {}\n{}return p"
    L = "len(parameters) + 1"
    for body, told in {
        loop.format(1, L, layer, "    "): "Only layer 1 is there.",
        loop.format(1, L, "p = {}\n    " + layer, ""): "Only layer 4 is there.",
        loop.format(2, L, layer, ""): "Layer 1 is missing.",
        loop.format(1, "len(parameters)", layer, ""): "Layer 4 is missing.",
        loop.format(1, L, "if l == 2: continue\n    " + layer, ""): "Not in what your function returned.",
    }.items():
        assert told in check("update_parameters", build("update_parameters", body)).text


def test_a_list_is_read_like_a_tuple_unless_it_holds_every_layer():
    def with_cache(A_prev, W, b):
        return [W @ A_prev + b, {"A_prev": A_prev}]

    def every_layer(X, parameters):
        A = [X]
        for l in range(1, len(parameters) + 1):
            W, b, g = parameters[l]
            A.append(g(W @ A[-1] + b))
        return A

    assert check("linear_forward", with_cache).passed
    assert check("linear_forward", lambda A_prev, W, b: list(W @ A_prev + b)).passed, "a list of rows"
    assert "a list of 5 arrays, expected one: AL" in check("forward_pass", every_layer).text


def test_hints_are_graded():
    for name, hints in ((name, task.hints) for name, task in EXERCISES.items()):
        assert len(hints) >= 3 and hints[0].endswith("?")
        shown = [hint(name, 1), *(hint(name) for _ in hints)]
        assert [h.number for h in shown] == [*range(1, len(hints) + 1), len(hints)]
        assert hints[0] in repr(shown[0]) and "Hint 1 of" in shown[0]._repr_html_()
    assert hint("compare_backward", 2) == hint("backward_pass", 2)

    def my_relu(Z):
        return Z

    assert hint(my_relu, 1) == hint(relu, 1) == hint("My_ReLU", 1) == hint("relu", 1)
    assert repr(hint("coast")) == "There is no exercise 'coast'. Did you mean cost?"
    assert "The exercises are: count_layers, " in repr(hint(3)) and "Hint" not in repr(hint(3))
    with pytest.raises(ValueError, match="expected 1 … 4"):
        hint("cost", 9)


def test_compare_backward_names_the_first_tensor_that_differs():
    assert compare_backward(answer("backward_pass")).passed
    report = compare_backward(build("backward_pass", _pass(down="dA")), layer_dims=[6, 5, 4, 1], m=9)
    assert "the first that differs is dW2" in report.text and "BWD-1" in report.mistakes
    assert compare_backward(build("backward_pass", _pass(dW="dZ @ c.A_prev.T / 7"))).mistakes[0] == "SIZES"
    with pytest.raises(ValueError, match="layer_dims"):
        compare_backward(answer("backward_pass"), layer_dims=[3])


PUBLISHED = [  # one line of the course's backward pass, as learners wrote it; None: it stops before anything differs
    ('caches[l], "relu"', 'caches[l], "sigmoid"', "dW3", "BWD-2"),
    ("np.divide(Y, AL) - np.divide", "np.divide(Y, AL) + np.divide", "dW4", "DAL-1"),
    ("np.dot(W.T, dZ),", "np.dot(W.T, dZ) / m,", "dW3", "LB-4"),
    ("np.sum(dZ, axis=1, keepdims=True)", "np.squeeze(np.sum(dZ, axis=1))", "db4", "LB-7"),
    ("dZ[Z <= 0] = 0", "dZ[np.maximum(0, Z) < 0] = 0", "dW3", "RB-1"),
    ('grads["dA" + str(l + 1)], caches', "dAL, caches", None, "BWD-1"),
    ('caches[l], "relu"', 'caches[L - 2 - l], "relu"', None, "BWD-3"),
    ("caches[L - 1]", "caches[L]", None, "BWD-3"),
]


@pytest.mark.parametrize(("line", "instead", "first", "id"), PUBLISHED)
def test_compare_backward_names_published_mistakes(line, instead, first, id):
    assert COURSE_BACKWARD.count(line) == 1
    report = compare_backward(build("backward_pass", COURSE_BACKWARD.replace(line, instead)))
    assert id in report.mistakes
    assert first is None or f"the first that differs is {first}." in report.text


@pytest.mark.long
def test_mutants_of_the_solutions_are_caught(monkeypatch):
    """All that change a result but one, another seed, and most are named: ``python -m tests.tools.mutants``."""
    import mutants

    monkeypatch.setattr(running, "LIMIT", 0.1)
    reports = [(name, *tried) for name in EXERCISES for tried in mutants.tried(name)]
    missed = [(name, what, source) for name, what, source, report in reports if report.status == "correct"]
    assert all("default_rng(1)" in source for _, _, source in missed), missed
    named = [report for *_, report in reports if set(report.mistakes) - mutants.UNNAMED or report.conventions]
    unnamed = [f"{name}: {what}" for name, what, _, report in reports if report not in named]
    few = f"{len(named)} of {len(reports)} are named; rows in their tasks would name these:"
    assert len(reports) > 600 and len(named) > 0.75 * len(reports), "\n".join([few, *unnamed])


def test_reports_show_as_text_and_as_html():
    report = check("linear_backward", build("linear_backward", _block(dW="dZ @ A_prev.T")))
    assert repr(report) == report.text
    html = report._repr_html_()
    assert html.startswith("<div") and "<table" in html and "dA_prev" in html and "right" in html
    assert exercises.Report("x", "error", findings=()).text == "x: it did not run to the end"


def test_a_report_on_many_outputs_stays_short():
    report = check("layer_shapes", build("layer_shapes", _shapes(Z="(m, n)")))
    assert len(report.text.splitlines()) < 20
    assert "also wrong:  Z3" in report.text and "\nExamples are columns here" in report.text
    report = check("layer_shapes", build("layer_shapes", _shapes(Z="(m, n)", W="(p, n)")))
    assert "\nZ, A, dZ, dA: Examples are columns here" in report.text
    report = check("hyperparameters", lambda names: ["W[1]"])
    assert "batch_size, l2, keep_prob: You returned none of these." in report.text


def test_the_line_that_failed_is_code_in_html():
    def relu(Z):
        return max(0, Z)

    assert "<code>return max(0, Z)</code>" in check("relu", relu)._repr_html_()


def test_answers_in_single_precision_pass_and_worse_ones_do_not():
    for factor, passes in ((1 + 1.5e-4, True), (1 - 1.5e-4, True), (1 + 1e-3, False)):
        assert check("relu", lambda Z, factor=factor: np.maximum(0, Z) * factor).passed is passes


class Relu:
    """Callables that are no plain functions."""

    def method(self, Z):
        return np.maximum(0, Z)

    @classmethod
    def of_the_class(cls, Z):
        return np.maximum(0, Z)

    __call__ = method


@pytest.mark.parametrize(
    "answer",
    [
        *(Relu().method, Relu.of_the_class, Relu(), functools.partial(np.maximum, 0), lambda *Z: np.maximum(0, *Z)),
        *(lambda Z, low=0: np.maximum(low, Z), np.vectorize(lambda z: max(0.0, z))),
        *(
            lambda Z: np.matrix(np.maximum(0, Z)),
            lambda Z: np.ma.array(np.maximum(0, Z)),
            lambda Z: collections.deque(np.maximum(0, Z)),
        ),
        *(
            lambda Z: np.maximum(0, Z).astype(">f8"),
            lambda Z: np.maximum(0, Z).astype(np.longdouble),
            lambda Z: np.maximum(0, Z) + 0j,
        ),
    ],
)
def test_anything_that_can_be_called_and_read_is_judged(answer):
    assert check("relu", answer).status == "correct"


def test_numbers_in_a_file_are_read(tmp_path):
    def relu(Z):
        A = np.memmap(tmp_path / "A", dtype=float, mode="w+", shape=Z.shape)
        A[:] = np.maximum(0, Z)
        return A

    assert check("relu", relu).passed


def test_an_answer_that_keeps_what_it_once_worked_out_is_noticed():
    kept = {}

    def relu(Z):
        return kept.setdefault(Z.shape, np.maximum(0, Z))

    report = check("relu", relu)
    assert not report.passed and "Does it keep something from an earlier call?" in report.text


@pytest.mark.parametrize(("module", "name"), [(np, "exp"), (np, "asarray"), (np.random, "seed"), (math, "sqrt")])
def test_a_name_that_an_answer_replaced_is_put_back_and_told(module, name):
    before = getattr(module, name)

    def relu(Z):
        setattr(module, name, None)
        return np.maximum(0, Z)

    report = check("relu", relu)
    assert report.mistakes == ("REPLACED",) and f"{module.__name__}.{name}" in report.text
    assert getattr(module, name) is before


def test_settings_are_put_back():
    def relu(Z):
        np.seterr(all="raise")
        np.set_printoptions(precision=1)
        warnings.simplefilter("error")
        random.seed(0)
        sys.stdout = None
        return np.maximum(0, Z)

    before = np.geterr(), np.get_printoptions(), list(warnings.filters), random.getstate(), sys.stdout
    assert check("relu", relu).passed
    assert (np.geterr(), np.get_printoptions(), list(warnings.filters), random.getstate(), sys.stdout) == before


class Stubborn:
    """An object that refuses all that can be asked of it."""

    def _refuse(self, *args, **kwargs):
        raise ValueError

    __array__ = __eq__ = __len__ = __iter__ = __repr__ = __float__ = __getitem__ = _refuse
    __hash__ = None


@pytest.mark.parametrize("name", EXERCISES)
def test_an_object_that_refuses_everything_cannot_be_read(name):
    for value in (Stubborn(), [Stubborn()], (Stubborn(),) * 3, {1: Stubborn()}, {"W1": Stubborn(), "dW1": Stubborn()}):
        report = check(name, lambda *args, value=value: value)
        assert not report.passed and "CHECK" not in report.mistakes, report.text


def test_a_huge_result_is_not_compared():
    assert "A has shape (3000, 3000), expected (4, 7)." in check("relu", lambda Z: np.zeros((3000, 3000))).text


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="a signal cannot be sent to a thread on this system")
def test_the_stop_button_ends_a_check_and_the_answer(monkeypatch):
    monkeypatch.setattr(running, "LIMIT", 60.0)
    main, rounds = threading.main_thread().ident, itertools.count()

    def endless(Z):
        threading.Timer(0.05, signal.pthread_kill, [main, signal.SIGINT]).start()
        while next(rounds) >= 0:
            pass

    report = check("relu", endless)
    assert "STOPPED" in report.mistakes and "stopped before it returned" in report.text
    reached = next(rounds)
    time.sleep(0.05)
    assert next(rounds) == reached + 1
    assert check("relu", answer("relu")).passed


def test_the_stop_button_ends_the_judging_too(monkeypatch):
    def stop(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr(exercises, "check_task", stop)
    assert check("relu", answer("relu")).mistakes == ("STOPPED",)
    assert compare_backward(answer("backward_pass")).status == "error"
