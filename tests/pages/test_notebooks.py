"""What every notebook promises besides its outputs, which nbval compares."""

import json
import re
from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
LONGEST_CELL = 15  # lines of code
LONGEST_PROSE = 90  # words in a Markdown cell; tables, formulas and folded solutions not counted
PARTS = [
    r"\*\*You will be able to\*\*",
    "## Recap",
    r"\*\*Predict\.\*\*",
    r"\*\*Run\.\*\*",
    "## Break it",
    "## Remember",
    r"\*\*In practice\.\*\*",
    r"\*\*Next\.\*\*",
]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


@pytest.fixture
def notebook(path):
    return nbformat.read(path, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def prose(notebook):
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def test_was_run_from_top_to_bottom(notebook):
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))


def test_stores_no_errors_no_warnings_no_widgets(path, notebook):
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    assert not [output for output in outputs if output.get("name") == "stderr"]
    assert "widget-view" not in path.read_text() and "widgets" not in notebook.metadata


def test_names_no_machine_and_hides_nothing_from_nbval(path):
    text = path.read_text()
    assert not re.search(r"(?<![\w.])/(home|root|tmp|Users|usr|opt|work)/|[A-Z]:\\\\", text)
    assert not re.search(r"nbval-|NBVAL_|raises-exception", text)
    assert not re.search(r" at 0x[0-9a-f]+", text)


def test_is_small_enough_for_a_page(path):
    assert path.stat().st_size < 1_000_000


def test_cells_are_short(notebook):
    for cell in code_cells(notebook):
        assert len(cell.source.splitlines()) <= LONGEST_CELL, cell.source
    for text in prose(notebook):
        text = re.sub(r"<details>.*?</details>|\$\$.*?\$\$", "", text, flags=re.S)
        text = "\n".join(line for line in text.splitlines() if not line.startswith("|"))
        assert len(re.sub(r"\]\([^)]*\)", "]", text).split()) <= LONGEST_PROSE, text


def test_never_more_than_two_code_cells_in_a_row(notebook):
    kinds = "".join("c" if cell.cell_type == "code" else "m" for cell in notebook.cells)
    assert "ccc" not in kinds


def test_follows_the_rhythm(notebook):
    text = "\n\n".join(prose(notebook))
    at = 0
    for part in PARTS:
        found = re.search(part, text[at:])
        assert found, f"no {part} after {text[max(0, at - 60) : at]!r}"
        at += found.end()


def test_opens_with_both_titles_and_links(path, notebook):
    first = notebook.cells[0].source.splitlines()
    assert first[0].startswith(f"# {path.stem[0]}.{path.stem[2]} ")
    assert re.search(r"[\u4e00-\u9fff]", first[1])


def test_links_lead_somewhere(path, notebook):
    for target in re.findall(r"\]\(([^)#]+)\)", "\n".join(prose(notebook))):
        assert (path.parent / target).exists(), target


def test_a_line_of_text_follows_every_figure(notebook):
    for cell in code_cells(notebook):
        for i, output in enumerate(cell.outputs):
            if output.output_type == "display_data" and {"image/png", "text/html"} & set(output.data):
                said = " ".join(cell.outputs[i + 1].text.split())
                assert said.startswith(output.data["text/plain"])


def test_the_guard_against_cleared_outputs_can_fail(notebook):
    cleared = json.loads(json.dumps(notebook))
    for cell in cleared["cells"]:
        cell.update(outputs=[], execution_count=None) if cell["cell_type"] == "code" else None
    with pytest.raises(AssertionError):
        test_was_run_from_top_to_bottom(nbformat.from_dict(cleared))
