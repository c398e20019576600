"""What an exercise is made of. The topics fill these in; ``checking`` works them off."""

from collections.abc import Callable
from typing import NamedTuple


class Mistake(NamedTuple):
    """A wrong formula that learners write, and what a teacher would say to it.

    ``wrong`` takes the exercise's arguments and returns the wrong outputs by name, those it
    concerns. It may raise: on such arguments the mistake cannot be told by its numbers.
    """

    id: str
    wrong: Callable
    advice: str


class Probe(NamedTuple):
    """Arguments to try an answer on: one call, or several for a question with small answers.

    ``letters`` names the sizes and numbers that are in it: {"m": 7, "n[l]": 4, …}.
    """

    calls: tuple
    letters: dict
    label: str = ""


class Edge(NamedTuple):
    """A corner where conventions part: ``judge(got)`` returns None, or the Finding to add."""

    args: tuple
    judge: Callable


class Exercise(NamedTuple):
    """``solve(*args)`` returns the right outputs by name; ``probes`` are the main one, a second, and more.

    ``read(value, expected)`` finds the outputs in what the answer returned. ``says`` gives
    (output, general diagnosis) its own id and advice. ``base`` returns for an output the part of
    it that is surely right, so that the rest can be judged apart. ``masks`` names groups of entries.
    ``accepted`` are conventions other than ours, written like mistakes. ``pairs()`` are two mistakes
    in one answer, (mistakes, wrong). ``dresses`` turn our arguments into other containers.
    """

    signature: str
    solve: Callable
    read: Callable
    probes: tuple
    look: str
    square: Probe | None = None
    mistakes: tuple = ()
    pairs: Callable = tuple
    accepted: tuple = ()
    says: dict = {}
    crashes: tuple = ()
    dresses: tuple = (lambda *args: args,)
    edges: tuple = ()
    base: Callable = lambda *args: {}
    masks: Callable = lambda *args: {}
    judge: Callable | None = None

    @property
    def arguments(self):
        """The names of the arguments, from the signature."""
        return self.signature[self.signature.index("(") + 1 : -1].split(", ")
