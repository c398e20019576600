"""What checks and hints say, word for word: python tests/exercises/test_advice.py writes it anew.

A change of an advice is then seen in the diff of ``advice.txt``.
"""

import re
from pathlib import Path

import pytest
from exercise_answers import WRONG, build

from dnn_helpers import check
from dnn_helpers.exercises import EXERCISES

STORED = Path(__file__).parents[1] / "advice.txt"


def said():
    """Every finding that one of the wrong answers gets, once an exercise; then the hints."""
    lines = {}
    for name, body, _ in WRONG:
        for finding in check(name, build(name, body)).findings:
            text = re.sub(r"(with \w+Error): .*?\. ", r"\1: …. ", finding.text)  # Python's words, new with each version
            lines[f"{name} · {', '.join(finding.ids)} · {text}"] = None
    for name, task in EXERCISES.items():
        lines |= dict.fromkeys(f"{name} · hint {i} · {text}" for i, text in enumerate(task.hints, 1))
    return "\n".join(lines) + "\n"


def test_every_advice_is_the_one_that_was_read_and_approved():
    stored, now = STORED.read_text(encoding="utf-8").splitlines(), said().splitlines()
    changed = [line for line in now if line not in stored] + [f"no more: {line}" for line in stored if line not in now]
    if changed:
        pytest.fail("\n".join([*changed, "If it should: .venv/bin/python tests/exercises/test_advice.py"]))


if __name__ == "__main__":
    STORED.write_text(said(), encoding="utf-8")
