"""How everything public is called: python tests/test_signatures.py writes it anew.

A learner's notebook stops when an argument is renamed; here that is seen first.
"""

import inspect
from pathlib import Path

import pytest

import dnn_helpers

STORED = Path(__file__).parent / "signatures.txt"


def signatures():
    """A line for everything public that can be called: its name and its arguments."""
    public = {name: getattr(dnn_helpers, name) for name in sorted(dnn_helpers.__all__)}
    called = {name: value for name, value in public.items() if callable(value)}
    return "".join(f"{name}{arguments(value)}\n" for name, value in called.items())


def arguments(value):
    """The names and defaults; types are written otherwise by other versions of Python."""
    signature = inspect.signature(value)
    plain = [
        part.replace(
            annotation=part.empty, default=part.default.__name__ if inspect.isfunction(part.default) else part.default
        )
        for part in signature.parameters.values()
    ]
    return signature.replace(parameters=plain, return_annotation=signature.empty)


def test_everything_is_called_as_before():
    stored, now = STORED.read_text(encoding="utf-8").splitlines(), signatures().splitlines()
    changed = [f"new: {line}" for line in now if line not in stored]
    changed += [f"no more: {line}" for line in stored if line not in now]
    if changed:
        pytest.fail("\n".join([*changed, "If this is meant: .venv/bin/python tests/test_signatures.py"]))


if __name__ == "__main__":
    STORED.write_text(signatures(), encoding="utf-8")
