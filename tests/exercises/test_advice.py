"""What checks and hints say, word for word, is what was read and approved in ``tests/advice.txt``.

``python -m pytest tests/exercises/test_advice.py --approve`` writes that file anew; its diff shows what changed.
"""

import re
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from exercise_answers import ACCEPTED, RIGHT, SELDOM, WRONG, build

from dnn_helpers import check
from dnn_helpers.exercises import EXERCISES
from dnn_helpers.exercises.rewriting import function_of, with_line
from dnn_helpers.exercises.task import ALWAYS_ERRORS, ALWAYS_SAYS, SCOPE, filled

STORED = Path(__file__).parents[1] / "advice.txt"


@cache
def of_own_lines():
    """For each row of each table its exercise, the row, and the report on the solution with the row's line in it."""
    rows = ((name, row) for name, task in EXERCISES.items() for row in (*task.mistakes, *task.accepted))
    own = ((name, row, function_of(with_line(EXERCISES[name].solution, row.change), SCOPE)) for name, row in rows)
    return [(name, row, check(name, answer)) for name, row, answer in own]


def lines(name, findings):
    for finding in findings:
        text = re.sub(r"(with \w+Error): .*?\. ", r"\1: …. ", finding.text)  # Python's words, new with each version
        yield f"{name} · {', '.join(finding.ids)} · {text}"


def about(row, report):
    """The findings that say a row's sentence."""
    return [finding for finding in report.findings if row.id in finding.ids and row.sentence in finding.text]


@cache
def said():
    """Every finding that one of the wrong answers gets, once an exercise; the hints; then what other answers get."""
    found = {}
    for name, body, _ in WRONG:
        found |= dict.fromkeys(lines(name, check(name, build(name, body)).findings))
    for name, task in EXERCISES.items():
        found |= dict.fromkeys(f"{name} · hint {i} · {text}" for i, text in enumerate(task.hints, 1))
    for name, body, *_ in (*SELDOM, *ACCEPTED, *RIGHT):
        found |= dict.fromkeys(lines(name, check(name, build(name, body)).findings))
    for name, row, report in of_own_lines():
        found |= dict.fromkeys(lines(name, about(row, report)))
    return list(found)


def test_every_advice_is_the_one_that_was_read_and_approved(approved):
    approved("advice.txt", said())


def test_every_row_earns_its_sentence_by_its_own_line():
    """Alone, or as one of two causes, where another row gives the same numbers: the report then says so."""
    for name, row, report in of_own_lines():
        found = about(row, report)
        assert found, f"{name}: {row.change} is told {report.text}"
        alone = any(finding.text == row.sentence for finding in found)
        assert alone or any("Two causes give these numbers." in finding.text for finding in found), (name, row.change)


def sentences(name):
    """All that the tables of a file of tasks can say, with the rows of every exercise that are its own."""
    said = vars(import_module(f"dnn_helpers.exercises.tasks.{name}"))
    tables = [text for key, text in said.items() if key.isupper() and isinstance(text, str)]
    for row in "\n".join(filled(text, said) for text in tables).splitlines():
        if " | " in row:
            yield row.rpartition(" | ")[2]
    yield from (edge.sentence for edge in EXERCISES[name].edges)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_sentence_of_an_exercise_was_read_and_approved(name):
    read = [line for line in STORED.read_text(encoding="utf-8").splitlines() if line.startswith(f"{name} · ")]
    missing = [sentence for sentence in sentences(name) if not any(sentence in line for line in read)]
    cure = "Approve the advice. What is named here even then is told to no answer in tests/tools/exercise_answers.py:"
    assert not missing, "\n".join([cure, *missing])


def test_every_sentence_that_all_exercises_share_was_read_and_approved():
    read = STORED.read_text(encoding="utf-8")
    shared = [*(sentence for _, sentence in ALWAYS_SAYS.values()), *(sentence for *_, sentence in ALWAYS_ERRORS)]
    assert not [sentence for sentence in shared if sentence not in read]
