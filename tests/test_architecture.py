"""The arrows of imports, what an import loads, and what every module owes its reader."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import dnn_helpers

PACKAGE = Path(dnn_helpers.__file__).parent

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")

# A module imports only from the rows above its own.
PICTURE = README.split("<!-- modules -->\n```text\n")[1].split("\n```")[0]
ROW = {name: i for i, line in enumerate(PICTURE.splitlines()) for name in line.split()}
HEAVY = {
    "matplotlib": {"pictures"},
    "PIL": set(),
    "ipywidgets": {"panels"},
    "IPython": set(),
    "scipy": set(),
}


def module_of(path):
    """The module or subpackage of dnn_helpers that a file belongs to; "" for the front door."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0].replace("__init__", "")


def imports_of(path, everywhere=False):
    """What a file imports from: (inside, outside); imports inside functions only if ``everywhere``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if everywhere else tree.body
    depth = len(path.relative_to(PACKAGE).parts)
    inside, outside = set(), set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.level:
            names = [node.module] if node.module else [alias.name for alias in node.names]
            if node.level == depth:  # to the package itself, not to a neighbour in a subpackage
                inside |= {name.split(".")[0] for name in names}
        elif isinstance(node, ast.ImportFrom):
            outside.add(node.module.split(".")[0])
        elif isinstance(node, ast.Import):
            outside |= {alias.name.split(".")[0] for alias in node.names}
    assert "dnn_helpers" not in outside, f"{path.name}: imports inside the package are relative"
    return inside, outside


FILES = sorted(path for path in PACKAGE.rglob("*.py"))
EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))


def test_the_picture_shows_every_module_once():
    assert sorted(PICTURE.split()) == sorted({module_of(path) for path in FILES} - {""})


@EVERY_FILE
def test_arrows_point_up_the_picture(path):
    inside, _ = imports_of(path, everywhere=True)
    module = module_of(path)
    for other in inside - {module}:
        if module:
            assert ROW[other] < ROW[module], f"{module} imports {other}"


def test_nothing_knows_panels_or_exercises():
    for path in FILES:
        if module_of(path) not in ("panels", "exercises"):
            assert not imports_of(path, everywhere=True)[0] & {"panels", "exercises"}, path.name


def test_pictures_know_what_to_draw_and_nothing_of_how_it_was_learnt():
    for path in FILES:
        inside, _ = imports_of(path, everywhere=True)
        if module_of(path) == "pictures":
            assert inside <= {"pictures", "notebook", "activations", "network"}, path.name
        elif module_of(path) not in ("panels", ""):
            assert "pictures" not in inside, path.name  # and the mathematics draws nothing


def test_exercises_know_the_blocks_and_no_more():
    allowed = {"validation", "activations", "blocks", "costs", "network", "exercises"}
    for path in (PACKAGE / "exercises").glob("*.py"):
        assert imports_of(path, everywhere=True)[0] <= allowed, path.name


@EVERY_FILE
def test_heavy_packages_are_loaded_only_where_they_draw(path):
    _, outside = imports_of(path)
    for package, modules in HEAVY.items():
        assert package not in outside or module_of(path) in modules


@EVERY_FILE
def test_every_module_and_public_function_says_what_it_is(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name in dnn_helpers.__all__:
            assert ast.get_docstring(node), f"{path.name}: {node.name}"


def test_the_loops_over_layers_are_the_lectures():
    source = (PACKAGE / "network.py").read_text(encoding="utf-8")
    assert "for l in range(1, L + 1):" in source and "for l in range(L, 0, -1):" in source


# ---- what an import loads


def fresh(code):
    """What ``code`` prints as JSON in a new interpreter; warnings are errors, except what pyproject.toml ignores."""
    start = "import json, sys, warnings\nwarnings.filterwarnings('ignore', '', DeprecationWarning, 'matplotlib')"
    command = [sys.executable, "-W", "error", "-c", f"{start}\n{code}"]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_importing_the_package_loads_numpy_and_nothing_heavier():
    loaded = fresh("""
import numpy
before = set(sys.modules)
import dnn_helpers
print(json.dumps(sorted(set(sys.modules) - before)))
""")
    ours = {name for name in loaded if name.startswith("dnn_helpers")}
    assert {"dnn_helpers.network", "dnn_helpers.blocks", "dnn_helpers.validation.checks"} <= ours
    assert not ours & {"dnn_helpers.training", "dnn_helpers.panels", "dnn_helpers.exercises"}
    assert set(loaded) - ours <= {"importlib", "numbers", "math", "_opcode", "typing"}, loaded


def test_training_and_checking_load_nothing_that_draws():
    loaded = fresh("""
from dnn_helpers import dimension_table, gradient_check, load_digits, save_parameters, show, sweep, trace, train
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})))
""")
    assert not set(loaded) & set(HEAVY)


PROMISED = """
sigmoid tanh relu leaky_relu identity ACTIVATIONS Layer Cache Gradient forward_block backward_block
initialize_parameters forward_pass backward_pass cross_entropy cross_entropy_gradient gradient_descent momentum
predict accuracy to_course_dict from_course_dict save_parameters load_parameters
HyperParameters train Run gradient_check sweep dimension_table trace load_digits make_dataset
""".split()


def test_all_promised_names_are_there():
    for name in PROMISED:
        assert name in dnn_helpers.__all__ and getattr(dnn_helpers, name) is not None
    assert dir(dnn_helpers) == sorted(dnn_helpers.__all__) and len(set(dnn_helpers.__all__)) == len(dnn_helpers.__all__)


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
from dnn_helpers import trace, gradient_check, train, sweep
found = {name: getattr(dnn_helpers, name) for name in dnn_helpers.__all__}
print(json.dumps([name for name, value in found.items() if isinstance(value, types.ModuleType)]))
"""
    assert fresh(code) == []
