"""Each exercise stands in a notebook; its stub is not attempted yet, and its folded solution is correct."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from dnn_helpers.exercises import EXERCISES

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))


def found():
    """The cells that end in check("…", …), each with its notebook and the exercise's name."""
    for path in NOTEBOOKS:
        notebook = nbformat.read(path, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code" and (match := re.search(r'^check\("(\w+)", ', cell.source, re.M)):
                yield notebook, cell, match[1]


FOUND = list(found())
each = pytest.mark.parametrize(("notebook", "cell", "name"), FOUND, ids=[name for *_, name in FOUND])


def imports(notebook):
    """What the notebook imports, as one piece of code."""
    trees = (ast.parse(cell.source) for cell in notebook.cells if cell.cell_type == "code")
    return "\n".join(
        ast.unparse(node) for tree in trees for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))
    )


def solution(notebook, cell):
    """The code that is folded right under an exercise's cell."""
    below = notebook.cells[notebook.cells.index(cell) + 1]
    return re.match(r"<details><summary>Solution</summary>\n\n```python\n(.*?)```\n\n</details>", below.source, re.S)[1]


def run(notebook, source):
    """The value of the last line of a cell, in a kernel that knows the notebook's imports and nothing else."""
    scope = {}
    exec(imports(notebook), scope)
    *lines, last = ast.parse(source).body
    exec(ast.unparse(ast.Module(lines, [])), scope)
    return eval(ast.unparse(last), scope)


def test_every_exercise_is_in_a_notebook():
    own = {name for _, cell, name in FOUND if len(functions(cell.source)) == 1}
    assert own == set(EXERCISES), "an exercise without a cell of its own that ends in check(…)"


def test_exercises_stand_in_the_order_of_the_pages():
    assert list(dict.fromkeys(name for *_, name in FOUND)) == list(EXERCISES)


@each
def test_the_stub_is_not_attempted_yet(notebook, cell, name):
    output = cell.outputs[-1]
    assert output.data["text/plain"].startswith(f"{name}: not attempted yet")
    report = run(notebook, cell.source)
    assert report.status == "not attempted" and report.name == name
    assert report.text == output.data["text/plain"]


def functions(source):
    """The functions of a piece of code, by name, each as what it takes."""
    return {node.name: ast.unparse(node.args) for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)}


@each
def test_the_folded_solution_replaces_the_stub_and_is_correct(notebook, cell, name):
    source = solution(notebook, cell)
    assert functions(source) == functions(cell.source)
    report = run(notebook, source)
    assert report.status == "correct" and report.name == name, report.text


@each
def test_the_folded_solution_is_the_tasks_own(notebook, cell, name):
    """To the letter, but for the function's name; a page that asks for a block as well has a solution of its own."""
    if len(functions(cell.source)) == 1:
        own, _, last = solution(notebook, cell).rpartition("\n\n\n")
        assert last.startswith("check(")
        assert re.sub(r"^def \w+", f"def {name}", own) + "\n" == EXERCISES[name].solution
