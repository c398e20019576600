"""Each exercise stands in a notebook; its stub is not attempted yet, and its folded solution is correct."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from dnn_helpers.exercises import EXERCISES

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))


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


def solutions(notebook):
    """The functions in the notebook's folded solutions, by name."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    blocks = [
        block
        for fold in re.findall(r"<details>.*?</details>", text, re.S)
        for block in re.findall(r"```python\n(.*?)```", fold, re.S)
    ]
    trees = [ast.parse(block) for block in blocks]
    return {node.name: node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)}


def run(notebook, source):
    """The value of the last line of a cell, in a kernel that knows the notebook's imports and nothing else."""
    scope = {}
    exec(imports(notebook), scope)
    *lines, last = ast.parse(source).body
    exec(ast.unparse(ast.Module(lines, [])), scope)
    return eval(ast.unparse(last), scope)


def test_every_exercise_is_in_a_notebook():
    assert {name for *_, name in FOUND} == set(EXERCISES)


@each
def test_the_stub_is_not_attempted_yet(notebook, cell, name):
    output = cell.outputs[-1]
    assert output.data["text/plain"].startswith(f"{name}: not attempted yet")
    report = run(notebook, cell.source)
    assert report.status == "not attempted" and report.name == name
    assert report.text == output.data["text/plain"]


def stubs(cell):
    """The functions of a cell that are still to be written, by name."""
    functions = [node for node in ast.parse(cell.source).body if isinstance(node, ast.FunctionDef)]
    return {node.name: node for node in functions if ast.unparse(node.body[-1]) == "raise NotImplementedError"}


@each
def test_the_folded_solution_is_correct(notebook, cell, name):
    known, tree = solutions(notebook), ast.parse(cell.source)
    assert stubs(cell).keys() <= known.keys()
    tree.body = [known[node.name] if getattr(node, "name", None) in stubs(cell) else node for node in tree.body]
    report = run(notebook, ast.unparse(tree))
    assert report.status == "correct" and report.name == name, report.text


@each
def test_the_stub_takes_what_its_solution_takes(notebook, cell, name):
    assert stubs(cell)
    for function, stub in stubs(cell).items():
        assert ast.unparse(stub.args) == ast.unparse(solutions(notebook)[function].args)
