"""The house: what stands where, which way the imports point, what an import loads, what an editor sees."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import jedi
import pytest

import dnn_helpers

PACKAGE = Path(dnn_helpers.__file__).parent
README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")

# A file or room imports only from the rows above its own.
PLAN = README.split("<!-- plan -->\n```text\n")[1].split("\n```")[0]
ROW = {name: i for i, line in enumerate(PLAN.splitlines()) for name in line.split()}
LECTURE = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
HEAVY = {"matplotlib": {"pictures"}, "ipywidgets": {"panels"}, "PIL": set(), "IPython": set(), "scipy": set()}


def place_of(path):
    """The file of the lecture or the room that a file belongs to; "" for the front door."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0].replace("__init__", "")


def imports_of(path, everywhere=True):
    """What a file imports from: (places of the package, packages outside); not inside functions, unless everywhere."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    room = path.relative_to(PACKAGE).parts[:-1]
    inside, outside = set(), set()
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.ImportFrom) and node.level:
            above = room[: len(room) - node.level + 1]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            inside |= {(".".join([*above, name])).split(".")[0] for name in names}
        elif isinstance(node, ast.ImportFrom):
            outside.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
    assert "dnn_helpers" not in outside, f"{path.name}: imports inside the package are relative"
    return inside - {place_of(path)}, outside


FILES = sorted(path for path in PACKAGE.rglob("*.py"))
EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))


def test_the_plan_shows_every_file_of_the_lecture_and_every_room_once():
    assert sorted(PLAN.split()) == sorted({place_of(path) for path in FILES} - {""})


@EVERY_FILE
def test_arrows_point_up_the_plan(path):
    if place := place_of(path):
        for other in imports_of(path)[0]:
            assert ROW[other] < ROW[place], f"{place} imports {other}"


def test_the_house_is_small_when_seen_from_the_top():
    arrows = {(place_of(path), other) for path in FILES for other in imports_of(path)[0]}
    assert len({place_of(path) for path in FILES}) <= 17 and len(arrows) <= 65, sorted(arrows)


def test_the_lecture_is_read_in_one_sitting():
    """At most 10 files, 620 lines with the front door, 8 lines a function; numpy and itself is all it knows."""
    files = sorted(PACKAGE.glob("*.py"))
    assert len(files) <= 10 and sum(len(path.read_text(encoding="utf-8").splitlines()) for path in files) <= 620
    for path in files:
        inside, outside = imports_of(path)
        assert inside <= LECTURE, path.name
        if path.stem in LECTURE:
            assert outside <= {"numpy", "typing", "collections", "dataclasses"}, path.name
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                first, *_, last = [
                    part for part in node.body if ast.get_docstring(node) is None or part != node.body[0]
                ] * 2
                assert last.end_lineno - first.lineno < 8, f"{path.name}: {node.name}"


def test_the_loops_over_layers_are_the_lectures():
    source = (PACKAGE / "network.py").read_text(encoding="utf-8")
    assert "for l in range(1, L + 1):" in source and "for l in range(L, 0, -1):" in source


def test_pictures_know_data_only():
    for path in (PACKAGE / "pictures").glob("*.py"):
        assert imports_of(path)[0] <= {"notebook", "activations", "network"}, path.name


@EVERY_FILE
def test_heavy_packages_are_loaded_only_where_they_draw(path):
    _, outside = imports_of(path, everywhere=False)
    for package, rooms in HEAVY.items():
        assert package not in outside or place_of(path) in rooms


@EVERY_FILE
def test_every_file_says_what_it_holds(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", dnn_helpers.__all__)
def test_everything_public_says_what_it_is(name):
    assert getattr(dnn_helpers, name).__doc__


# ---- what an editor sees


@pytest.mark.parametrize("name", [name for name in dnn_helpers.__all__ if name != "ACTIVATIONS"])
def test_an_editor_sees_every_name_and_what_it_takes(name):
    found = jedi.Script(f"import dnn_helpers\ndnn_helpers.{name}(").get_signatures(2, len(f"dnn_helpers.{name}("))
    value = getattr(dnn_helpers, name)
    if isinstance(value, dnn_helpers.Activation):
        assert [parameter.name for parameter in found[0].params] == ["Z"]
    elif not isinstance(value, type):
        code = getattr(value, "__wrapped__", value).__code__
        expected = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        assert {parameter.name for parameter in found[0].params} >= set(expected), found


# ---- what an import loads


def fresh(code):
    """What ``code`` prints as JSON in a new interpreter; warnings are errors, except what pyproject.toml ignores."""
    start = "import json, sys, warnings\nwarnings.filterwarnings('ignore', '', DeprecationWarning, 'matplotlib')"
    command = [sys.executable, "-W", "error", "-c", f"{start}\n{code}"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


LOADED = "print(json.dumps(sorted(set(sys.modules) - before)))"


def test_importing_the_package_loads_nothing_heavier_than_numpy():
    loaded = fresh(f"import numpy\nbefore = set(sys.modules)\nimport dnn_helpers\n{LOADED}")
    assert set(loaded) <= {"dnn_helpers", "_opcode"}, loaded


def test_the_blocks_load_numpy_and_the_lecture():
    blocks = "from dnn_helpers import backward_pass, forward_pass, gradient_descent"
    loaded = fresh(f"import numpy\nbefore = set(sys.modules)\n{blocks}\n{LOADED}")
    assert {name.split(".")[1] for name in loaded if name.startswith("dnn_helpers.")} <= LECTURE | {"validation"}
    assert not {name.split(".")[0] for name in loaded} & set(HEAVY)


def test_training_and_checking_load_nothing_that_draws():
    loaded = fresh(f"""
before = set(sys.modules)
from dnn_helpers import check, dimension_table, gradient_check, load_digits, save_parameters, show, sweep, trace, train
{LOADED}
""")
    assert not {name.split(".")[0] for name in loaded} & set(HEAVY)


def test_the_names_are_those_of_the_stub():
    assert dir(dnn_helpers) == sorted(dnn_helpers.__all__) and len(set(dnn_helpers.__all__)) == len(dnn_helpers.__all__)
    for name in dnn_helpers.__all__:
        assert getattr(dnn_helpers, name) is not None


def test_an_unknown_name_is_told():
    with pytest.raises(AttributeError, match="dnn_helpers has no 'forward_pas'"):
        dnn_helpers.forward_pas  # noqa: B018
    with pytest.raises(ImportError):
        from dnn_helpers import nothing_of_the_kind  # noqa: F401


def test_names_stay_functions_after_their_modules_were_imported():
    """A module named like a function would take its place on the package."""
    code = """
import importlib, pkgutil, types, dnn_helpers
for module in pkgutil.walk_packages(dnn_helpers.__path__, "dnn_helpers."):
    importlib.import_module(module.name)
found = {name: getattr(dnn_helpers, name) for name in dnn_helpers.__all__}
print(json.dumps([name for name, value in found.items() if isinstance(value, types.ModuleType)]))
"""
    assert fresh(code) == []
