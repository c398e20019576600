"""How everything public is called is what was approved in ``tests/signatures.txt``.

A learner's notebook stops when an argument is renamed; here that is seen first.
"""

import inspect
from pathlib import Path

import dnn_helpers


def signatures():
    """A line for everything public that can be called: its name and its arguments; all activations take Z."""
    public = {name: getattr(dnn_helpers, name) for name in sorted(dnn_helpers.__all__)}
    called = {name: value for name, value in public.items() if callable(value) and name not in dnn_helpers.ACTIVATIONS}
    return [f"{name}{arguments(value)}" for name, value in called.items()]


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


def test_everything_is_called_as_before(approved):
    approved("signatures.txt", signatures(), lambda line: is_a_new_panel(line.split("(")[0]))


def is_a_new_panel(name):
    """A panel may come without a word here; once it is approved, its settings keep their names."""
    stored = (Path(__file__).parent / "signatures.txt").read_text(encoding="utf-8")
    return name.startswith("explore_") and f"{name}(" not in stored


def test_activations_are_called_alike():
    for g in dnn_helpers.ACTIVATIONS.values():
        assert str(arguments(g)) == str(arguments(g.prime)) == "(Z)"
