"""Printing for notebooks, guesses, and the package's own source."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dnn_helpers import account, forward_block, guess, relu, reveal, show, show_source, sigmoid
from dnn_helpers.notebook import guesses
from dnn_helpers.notebook.display import MOST_SHOWN, number_text


def shown(capsys, *args, **values):
    show(*args, **values)
    return capsys.readouterr().out


# ---- numbers


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.693147, 4, "0.6931"),
        (0.693147, 2, "0.69"),
        (-1.5, 4, "−1.5"),
        (-0.0, 4, "0"),
        (0, 4, "0"),
        (1e-7, 4, "1e−07"),
        (123456, 4, "123456"),
        (123456.0, 4, "1.235e+05"),
        (np.float32(0.1), 4, "0.1"),
        (np.int64(-3), 4, "−3"),
        (np.uint8(3), 4, "3"),
        (float("nan"), 4, "nan"),
        (-float("inf"), 4, "−inf"),
        (1.0, 4, "1"),
    ],
    ids=repr,
)
def test_numbers_to_so_many_digits(value, digits, text):
    assert number_text(value, digits) == text


@given(value=st.floats(-1e9, 1e9), digits=st.integers(1, 8))
def test_a_printed_number_is_the_number_rounded(value, digits):
    text = number_text(value, digits)
    assert float(text.replace("−", "-")) == pytest.approx(value, rel=0.6 * 10 ** (1 - digits), abs=1e-300)
    assert text != "−0" and "-" not in text


# ---- show


def test_show_prints_a_line_a_value(capsys):
    text = shown(capsys, L=3, J=0.6931471, name="relu", right=True, nothing=None)
    assert text == "L = 3\nJ = 0.6931\nname = relu\nright = True\nnothing = None\n"
    assert shown(capsys, 2, J=0.6931471) == "J = 0.69\n"


@pytest.mark.parametrize(
    ("positional", "values", "text"),
    [
        ((), {"digits": 2, "J": 0.6931471}, "J = 0.69\n"),
        ((), {"J": 0.6931471, "digits": 2}, "J = 0.69\n"),
        ((), {"digits": 10}, "digits = 10\n"),
        ((), {"digits": np.array([3, 7]), "J": 0.6931471}, "digits = [3  7]   shape (2,)\nJ = 0.6931\n"),
        ((), {"digits": "3 and 7"}, "digits = 3 and 7\n"),
        ((2,), {"digits": 10, "J": 0.6931471}, "digits = 10\nJ = 0.69\n"),
    ],
)
def test_a_variable_called_digits_is_shown_and_an_int_beside_others_counts_digits(capsys, positional, values, text):
    assert shown(capsys, *positional, **values) == text


def test_no_digits_at_all_are_refused():
    with pytest.raises(ValueError, match="digits is 0, expected a whole number ≥ 1"):
        show(digits=0, J=0.5)


def test_show_prints_shapes_and_lists(capsys):
    assert shown(capsys, shape=(3, 5)) == "shape = (3, 5)\n"
    assert shown(capsys, one=(3,), costs=[0.5, 1 / 3], none=()) == "one = (3,)\ncosts = [0.5, 0.3333]\nnone = ()\n"


def test_show_prints_arrays_with_their_shape(capsys):
    assert shown(capsys, W=np.array([[1, -2.5], [0, 0.25]])) == ("W = [   1  −2.5]   2 × 2\n    [   0  0.25]\n")
    assert shown(capsys, x=np.array([1, 2])) == "x = [1  2]   shape (2,)\n"
    assert shown(capsys, x=np.zeros((2, 0))).startswith("x = []   2 × 0")
    assert shown(capsys, J=np.array(0.5)) == "J = 0.5\n"


@given(rows=st.integers(1, 20), columns=st.integers(1, 20))
def test_wide_and_tall_arrays_are_elided_and_keep_their_ends(rows, columns):
    array = np.arange(rows * columns).reshape(rows, columns)
    from dnn_helpers.notebook.display import _shown

    lines = _shown(array, 4)
    assert len(lines) == min(rows, MOST_SHOWN + 1) and f"{rows} × {columns}" in lines[0]
    first, last = lines[0].split("]")[0].strip("[").split(), lines[-1].strip("[]").split("]")[0].split()
    assert first[0] == "0" and last[-1] == str(rows * columns - 1)
    assert len(first) == min(columns, MOST_SHOWN + 1) and ("…" in first) == (columns > MOST_SHOWN)
    assert any("⋮" in line for line in lines) == (rows > MOST_SHOWN)


# ---- show_source


def test_source_is_what_runs_without_its_docstring():
    source = show_source(forward_block)
    text = repr(source)
    assert text.startswith("def forward_block(A_prev, W, b, g):\n") and '"""' not in text
    for line in ("Z = W @ A_prev", "return g(Z), Cache(A_prev, W, b, Z, g)"):
        assert line in text
    assert source._repr_markdown_() == f"```python\n{text}\n```"
    compile(text, "source", "exec")


def test_source_of_an_activation_is_g_and_its_slope():
    text = repr(show_source(relu, sigmoid))
    assert text.count("def ") == 4 and "np.maximum(Z, 0)" in text and "A * (1 - A)" in text
    namespace = {"np": np}
    exec(text, namespace)
    np.testing.assert_array_equal(namespace["_relu"](np.array([-1.0, 2])), [0, 2])


# ---- predict, commit, reveal


@pytest.fixture(autouse=True)
def no_guesses(monkeypatch):
    monkeypatch.setattr(guesses, "_guesses", {})
    monkeypatch.setattr(guesses, "_revealed", {})


def said(capsys, call, *args, **settings):
    call(*args, **settings)
    return capsys.readouterr().out


def test_a_guess_is_kept_and_revealed(capsys):
    assert said(capsys, guess, "b[1]", 5) == "b[1]: you say 5.\n"
    assert said(capsys, reveal, "b[1]", 5) == "b[1]: 5, as you said.\n"
    assert said(capsys, guess, "b[1]", 35) == "b[1]: you say 35.\n"  # a second thought
    assert said(capsys, reveal, "b[1]", 5) == "b[1]: 5, you said 35.\n"
    assert said(capsys, account) == "0 of 1 as you predicted; look again at b[1].\n"


def test_dots_are_no_guess(capsys):
    assert "in place of the dots" in said(capsys, guess, "J", ...)
    assert said(capsys, reveal, "J", 0.6931) == "J: 0.6931. You made no guess.\n"
    assert "no guesses yet" in said(capsys, account)
    guess("J", 1), guess("J", ...)  # taken back
    capsys.readouterr()
    assert "You made no guess" in said(capsys, reveal, "J", 1)


@pytest.mark.parametrize(
    ("guessed", "answer", "tolerance", "right"),
    [
        (0.69, 0.6931, 0.01, True),
        (0.68, 0.6931, 0.01, False),
        (5, 5, 0, True),
        ("5", 5, 0, True),
        (True, True, 0, True),
        (False, True, 0, False),
        (" Yes", "yes", 0, True),
        ("no", "yes", 0, False),
        ((3, 5), (3, 5), 0, True),
        ("five", 5, 0, False),
        (-2.0, -2.1, 0.1, True),
        (float("nan"), 1, 1, False),
    ],
)
def test_right_or_wrong(capsys, guessed, answer, tolerance, right):
    guess("question", guessed)
    text = said(capsys, reveal, "question", answer, tolerance=tolerance)
    assert ("as you said" in text) == right


@pytest.mark.parametrize(
    "hedge", ["forward or backward", "Forward and backward", "backward OR, maybe, forward", "5 or 6"]
)
@pytest.mark.parametrize("answer", ["forward", "backward", 5])
def test_two_answers_at_once_are_no_guess(capsys, hedge, answer):
    guess("which", hedge)
    capsys.readouterr()
    assert said(capsys, reveal, "which", answer) == f"which: {answer}. You made no guess: “{hedge}” is two answers.\n"
    assert "no guesses yet" in said(capsys, account)


@pytest.mark.parametrize(("words", "answer"), [("or", "OR"), ("sigmoid and relu", "sigmoid and relu"), ("5 or so", 5)])
def test_and_and_or_may_belong_to_one_answer(capsys, words, answer):
    guess("which", words)
    assert "as you said" in said(capsys, reveal, "which", answer)


def test_the_account_counts_and_names(capsys):
    for question, guessed in (("a", 1), ("b", 2), ("c", 3)):
        guess(question, guessed)
    reveal("a", 1), reveal("b", 0), reveal("c", 3), reveal("d", 4)
    capsys.readouterr()
    assert said(capsys, account) == "2 of 3 as you predicted (1 left out); look again at b.\n"


def test_one_question_is_not_called_questions(capsys):
    assert said(capsys, account) == "0 questions, no guesses yet. A wrong guess teaches more than none.\n"
    reveal("a", 1)
    capsys.readouterr()
    assert said(capsys, account) == "1 question, no guesses yet. A wrong guess teaches more than none.\n"


@pytest.mark.parametrize(
    ("said", "true", "right"),
    [
        ("1/2", 0.5, True),
        ("1/0", 1, False),
        ("Forward step", "forward", True),
        ("not forward", "forward", False),
        ("a[l − 1]", "A[l-1]", True),
        ("A-Y", "A - Y", True),
        ("A", "A - Y", False),
        ("", "yes", False),
        ("−1.25", -1.25, True),
        ("1 / 2", 0.5, True),
        ("A - Y, I think", "A - Y", False),
        ("no one", "noone", False),
    ],
)
def test_a_guess_may_be_a_fraction_or_a_word_more(said, true, right, capsys):
    guess("which", said)
    reveal("which", true)
    assert ("as you said" in capsys.readouterr().out) == right
