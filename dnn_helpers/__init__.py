"""Forward and backward blocks of a deep neural network, after lectures 4.1 to 4.8.

``__init__.pyi`` beside this file lists the public names, for editors as for Python; each is loaded when it is used.
"""

import ast
from importlib import import_module
from pathlib import Path

_STUB = ast.parse(Path(__file__).with_suffix(".pyi").read_text(encoding="utf-8"))
_HOME = {alias.name: node.module for node in _STUB.body if isinstance(node, ast.ImportFrom) for alias in node.names}
_HOME |= {node.target.id: "validation.public" for node in _STUB.body if isinstance(node, ast.AnnAssign)}  # relu, …
__all__ = list(_HOME)


def __getattr__(name):
    if name not in _HOME:
        raise AttributeError(f"dnn_helpers has no {name!r}")
    globals()[name] = value = getattr(import_module(f".{_HOME[name]}", __name__), name)  # found at once the next time
    return value


def __dir__():
    return sorted(__all__)
