"""Predict, commit, reveal: guesses kept in the running kernel, and a short account of them."""

import re
from fractions import Fraction
from numbers import Real

from ..validation.checks import check_number, short
from .display import value_text

WAITING = "your guess"
TWO = re.compile(r"\w\W+(and|or(?! so\b))\W+\w", re.IGNORECASE)
_guesses, _revealed = {}, {}


def guess(question, answer=...):
    """Keep your guess, a number, a text or a truth value, in place of an earlier one; of ``...`` nothing is kept."""
    _check_question(question)
    if answer is ...:
        _guesses.pop(question, None)
        print(f"{question}: put {WAITING} in place of the dots and run this cell.")
        return
    _guesses[question] = answer
    _revealed.pop(question, None)
    print(f"{question}: you say {value_text(answer)}.")


def reveal(question, answer, tolerance=0.0):
    """Print the true answer beside your guess; a number is right within ``tolerance``, a share of the true value."""
    _check_question(question)
    check_number(tolerance, "tolerance", low=0)
    guessed = _guesses.get(question, ...)
    if guessed is ... or _hedges(guessed, answer):
        right, verdict = None, ". You made no guess" + ("" if guessed is ... else f": “{guessed}” is two answers")
    else:
        right = _agree(guessed, answer, tolerance)
        verdict = ", as you said" if right else f", you said {value_text(guessed)}"
    _revealed[question] = right
    print(f"{question}: {value_text(answer)}{verdict}.")


def account():
    """Print how many of the guesses revealed so far were right, and which to look at again."""
    made = {question: right for question, right in _revealed.items() if right is not None}
    if not made:
        questions = "1 question" if len(_revealed) == 1 else f"{len(_revealed)} questions"
        print(f"{questions}, no guesses yet. A wrong guess teaches more than none.")
        return
    wrong = [question for question, right in made.items() if not right]
    again = f"; look again at {', '.join(wrong)}" if wrong else ""
    skipped = len(_revealed) - len(made)
    left_out = f" ({skipped} left out)" if skipped else ""
    print(f"{len(made) - len(wrong)} of {len(made)} as you predicted{left_out}{again}.")


def _check_question(question):
    if not isinstance(question, str):
        raise TypeError(f"the question is {short(question)}, expected text, such as 'b[1]'")


def _hedges(guessed, answer):
    """Whether a guess is two answers, "forward or backward"; not where the answer is of that kind, or "5 or so"."""
    return isinstance(guessed, str) and bool(TWO.search(guessed)) and not TWO.search(str(answer))


def _agree(guessed, answer, tolerance):
    if isinstance(guessed, Real | str) and isinstance(answer, Real | str):
        try:
            return abs(_number(guessed) - _number(answer)) <= tolerance * abs(_number(answer))
        except (ValueError, OverflowError, ZeroDivisionError):  # text that is no number, or digits without end
            pass
    said, true = (_normalised(words) for words in (guessed, answer))
    return said == true or said.split()[:1] == [true]  # "forward step" says "forward"


def _number(value):
    """As a float; text may be a fraction, such as "1/2"."""
    value = _normalised(value) if isinstance(value, str) else value
    return float(Fraction(value)) if isinstance(value, str) and "/" in value else float(value)


def _normalised(words):
    """Small letters, one kind of minus, and no blanks but between words: "A−Y" and "a - y" are the same."""
    return re.sub(r"\s*([^\w\s])\s*", r"\1", str(words).lower().replace("−", "-").strip())
