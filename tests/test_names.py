"""A name means one thing: no two files of the package, and no two definitions in different files, share one.

The same name may be defined twice where it is the same thing: a function of the lecture, and the one behind its
check that ``from dnn_helpers import …`` gives. The files of exercises/tasks fill in one form, and count as one file.
"""

import ast
from collections import defaultdict
from pathlib import Path

import pytest

import dnn_helpers

PACKAGE = Path(dnn_helpers.__file__).parent
FORM = "exercises/tasks"


def home(path):
    """What a definition is found in: a file, or the form that all tasks fill in."""
    inside = path.relative_to(PACKAGE).as_posix()
    return FORM if inside.startswith(FORM) else inside


def defined_in(path):
    """The names of the functions, classes and constants of a file, private ones included."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (part.id for target in targets for part in ast.walk(target) if isinstance(part, ast.Name))


def is_door(name, places):
    """Whether one of two places is the lecture's, and the other where the package's own name leads to."""
    lecture = {place for place in places if "/" not in place}
    public = dnn_helpers._HOME.get(name, "").replace(".", "/") + ".py"
    return len(lecture) == 1 and places - lecture == {public}


def clashes():
    places = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        file = {path.stem} if home(path) != FORM else set()  # a task has the name of what a learner is to write
        for name in {*file, *defined_in(path)} - {"__init__", "__all__"}:
            places[name].add(home(path))
    return {name: sorted(found) for name, found in places.items() if len(found) > 1 and not is_door(name, found)}


def test_a_name_means_one_thing():
    found = clashes()
    if found:
        pytest.fail("\n".join(f"{name}: {', '.join(places)}" for name, places in sorted(found.items())))
