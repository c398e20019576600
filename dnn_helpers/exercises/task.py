"""What an exercise is made of, and how a file of ``tasks`` tells it.

A file of ``tasks`` is one exercise and has its name. All in it is data, most of it text:

SOLUTION   the function, as it stands folded in the notebook: the only copy of its maths
PLACE      the lecture, and the place among its exercises: 4.7, 5
RESULT     the names of what is returned: W, v; or W[l], b[l] for two in every layer; or a small answer of ``reading``
PROBES     the arguments an answer is tried on: the main ones, a second, and more; see ``probes``
SQUARE     a probe in which all sizes are equal, for an answer that stops because of its shapes
LOOK       what to look at when nothing explains the numbers
HINTS      one a line: the first is a question, the last is nearly the answer
MISTAKES   one a row: a line to be put in the place of the solution's line of the same name, an id, a sentence.
           Other lines that are the same mistake stand beside it: line | line | id | sentence.
           ``rewriting`` tells how to say which line, or that one is put before another
ACCEPTED   rows like those of MISTAKES: conventions other than ours
SAYS       rows for what is found without a table: W, b: ×m | id | sentence. ``comparing`` lists the keys
ERRORS     rows for exceptions: what must be found in them (a regular expression) | id | sentence
DRESSES    functions that turn our arguments into other containers, such as the course's
BASE       a change after which only what is surely right is left, so that the rest can be judged apart
EDGES      rows for corners where conventions part: arguments | what holds for ours, which is called got | id | sentence
MASKS      a dictionary of groups of entries by their names, as a formula of the arguments
judge      a function that says what is the matter where no numbers are prescribed

SOLUTION, PLACE, RESULT, PROBES, LOOK and HINTS are needed, the rest as it comes. What every exercise says, unless its
own rows do, stands in ``_every_exercise``. An id names a mistake in ``Report.mistakes`` and in the tests; the same
mistake has the same id in all exercises. Sentences that are said in several rows have names of their own, which stand
in braces: {UPHILL}.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache, cached_property
from importlib import import_module
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..activations import leaky_relu, relu, sigmoid, tanh
from .probes import Probe
from .reading import Result, result_of
from .rewriting import Versions, edits, formula
from .tasks import _every_exercise

SCOPE = {"np": np, "math": math, "sigmoid": sigmoid, "relu": relu, "tanh": tanh, "leaky_relu": leaky_relu}
IMPOSSIBLE = (ValueError, IndexError, KeyError, TypeError, ArithmeticError, AttributeError, NameError)


class Mistake(NamedTuple):
    """A wrong line that learners write, or several at once, and what a teacher would say to it."""

    id: str
    sentence: str
    change: str = ""
    edits: tuple = ()


class Edge(NamedTuple):
    """Arguments at which conventions part: if what is returned is not ``fine``, it is said and not counted."""

    args: tuple
    fine: Callable
    id: str
    sentence: str


@dataclass(frozen=True, eq=False)
class Task:
    """An exercise; the fields are those of its file, as described at the head of this module."""

    solution: str
    place: tuple
    result: Result
    probes: tuple
    look: str
    hints: tuple
    square: Probe | None = None
    mistakes: tuple = ()
    accepted: tuple = ()
    says: dict = field(default_factory=dict)  # (output, key) → (id, sentence)
    errors: tuple = ()
    dresses: tuple = ()
    base: tuple = ()
    edges: tuple = ()
    masks: str = "{}"
    judge: Callable | None = None

    @property
    def signature(self):
        return self.solution[len("def ") : self.solution.index(":")]

    @property
    def arguments(self):
        """The names of the arguments, from the signature."""
        return self.signature[self.signature.index("(") + 1 : -1].split(", ")

    @cached_property
    def groups(self):
        """The function of the arguments that gives the groups of entries by name."""
        return formula(self.masks, ", ".join(self.arguments), SCOPE)

    @cached_property
    def _versions(self):
        return Versions(self.solution, [m.edits for m in (*self.mistakes, *self.accepted)] + [self.base], SCOPE)

    def outputs(self, args, edits=()):
        """What the solution returns, by name: numbers as arrays, shapes and words as they are."""
        with np.errstate(all="ignore"):
            named = self.result.named(self._versions.run(args, edits), args)
            return {n: v if isinstance(v, (tuple, str)) else np.asarray(v, float) for n, v in named.items()}

    def wrong_outputs(self, probe, *mistakes):
        """The outputs with these mistakes made, on all calls of a probe; none if they cannot be worked out there."""
        made = [edit for mistake in mistakes for edit in mistake.edits]
        try:
            return {name: value for args in probe.calls for name, value in self.outputs(args, made).items()}
        except IMPOSSIBLE:
            return {}

    @cached_property
    def pairs(self):
        """All pairs of mistakes in different lines."""
        slots = [(mistake, {edit.slot: edit.text for edit in mistake.edits}) for mistake in self.mistakes]
        both = ((a, b, x, y) for (a, x), (b, y) in combinations(slots, 2) if x != y)
        return [(a, b) for a, b, x, y in both if all(x[slot] == y[slot] for slot in x.keys() & y.keys())]


class _Exercises(Mapping):
    """The exercises by name, in the order of the lecture, each read from its file when it is asked for."""

    _names = frozenset(file.stem for file in Path(__file__).with_name("tasks").glob("[a-z]*.py"))

    def __contains__(self, name):
        return name in self._names

    def __getitem__(self, name):
        if name not in self._names:
            raise KeyError(name)
        return _task(name)

    def __iter__(self):
        return iter(sorted(self._names, key=lambda name: _task(name).place))

    def __len__(self):
        return len(self._names)


EXERCISES = _Exercises()


@cache
def _task(name):
    """The Task that a file of ``tasks`` describes."""
    said = vars(import_module(f".tasks.{name}", __package__))
    given = {f.name: said[key] for f in fields(Task) for key in (f.name, f.name.upper()) if key in said}
    solution = given["solution"].strip() + "\n"

    def rows(table, *at_most):
        return _split(filled(given.get(table, ""), said), *at_most)

    def mistakes(table):
        changes = [(change, id, sentence) for *changes, id, sentence in rows(table) for change in changes]
        return tuple(Mistake(id, sentence, change, edits(solution, change)) for change, id, sentence in changes)

    def edge(args, fine, id, sentence):
        return Edge(formula(f"({args},)", "", SCOPE)(), formula(fine, "got", SCOPE), id, sentence)

    return Task(**given | {
        "solution": solution,
        "result": result_of(given["result"]),
        "hints": tuple(text for text, in rows("hints")),
        "mistakes": mistakes("mistakes"),
        "accepted": mistakes("accepted"),
        "says": _says(rows("says")),
        "errors": rows("errors", 2),
        "dresses": (lambda *args: args, *given.get("dresses", ())),
        "base": edits(solution, given["base"]) if "base" in given else (),
        "edges": tuple(edge(*row) for row in rows("edges")),
    })  # fmt: skip


def filled(text, sentences):
    """A text with the sentences that stand in braces."""
    return re.sub(r"\{([A-Z][A-Z_]+)\}", lambda name: sentences[name[1]], text)


def _split(text, at_most=-1):
    return [line.split(" | ", at_most) for line in text.strip().splitlines()]


def _says(rows):
    """The id and the sentence for each output and key of rows such as ``W, b: ×m | id | sentence``."""
    wheres = [(re.split(", |: ", where), (id, sentence)) for where, id, sentence in rows]
    return {(output, key): said for (*outputs, key), said in wheres for output in outputs or [""]}


ALWAYS_SAYS = _says(_split(_every_exercise.SAYS))
ALWAYS_ERRORS = _split(_every_exercise.ERRORS, 2)
