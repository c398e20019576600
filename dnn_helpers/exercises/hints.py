"""Graded hints: the first is a question, the last is nearly the answer."""

from html import escape
from typing import NamedTuple

from ..validation.checks import check_whole, short
from .task import EXERCISES

_given = {}  # exercise name → how many hints have been given since the kernel started


class Hint(NamedTuple):
    """A hint: its number, of how many, and its text."""

    name: str
    number: int
    of: int
    text: str

    def __repr__(self):
        return f"Hint {self.number} of {self.of} · {self.text}" if self.of else self.text

    def _repr_html_(self):
        head = f"<strong>Hint {self.number} of {self.of}</strong> · " if self.of else ""
        return f"<p>{head}{escape(self.text)}</p>"


def no_exercise(name):
    """The sentence about a name that no exercise has."""
    from difflib import get_close_matches  # seldom needed

    if isinstance(name, str) and (near := get_close_matches(name, EXERCISES, 1)):
        return f"There is no exercise {short(name)}. Did you mean {near[0]}?"
    told = f"There is no exercise {short(name)}." if isinstance(name, str) else "An exercise is called by its name."
    return f"{told} The exercises are: {', '.join(EXERCISES)}."


def hint(name, number=None):
    """The next hint for an exercise, or hint ``number``; the last one stays when they are used up.

    ``name`` may be the learner's function, too. If it is no exercise, the hint says which there are; a ``number`` for
    which there is no hint is a ValueError.
    """
    if callable(name):
        name = getattr(name, "__name__", None) or getattr(name, "name", None)
    if isinstance(name, str):
        name = name.lower().removeprefix("my_").replace("compare_backward", "backward_pass")  # the same exercise
    if not isinstance(name, str) or name not in EXERCISES:
        return Hint("", 0, 0, no_exercise(name))
    hints = EXERCISES[name].hints
    if number is None:
        number = min(_given.get(name, 0) + 1, len(hints))
    if check_whole(number, "number") > len(hints):
        raise ValueError(f"number is {number}, expected 1 … {len(hints)}")
    _given[name] = number
    return Hint(name, number, len(hints), hints[number - 1])
