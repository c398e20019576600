"""What checks and hints say, word for word, is what was read and approved in ``tests/advice.txt``.

``python -m pytest tests/exercises/test_advice.py --approve`` writes that file anew; its diff shows what changed.
"""

import re

from exercise_answers import WRONG, build

from dnn_helpers import check
from dnn_helpers.exercises.hints import HINTS


def said():
    """Every finding that one of the wrong answers gets, once an exercise; then the hints."""
    lines = {}
    for name, body, _ in WRONG:
        for finding in check(name, build(name, body)).findings:
            text = re.sub(r"(with \w+Error): .*?\. ", r"\1: …. ", finding.text)  # Python's words, new with each version
            lines[f"{name} · {', '.join(finding.ids)} · {text}"] = None
    for name, hints in HINTS.items():
        lines |= dict.fromkeys(f"{name} · hint {i} · {text}" for i, text in enumerate(hints, 1))
    return list(lines)


def test_every_advice_is_the_one_that_was_read_and_approved(approved):
    approved("advice.txt", said())
