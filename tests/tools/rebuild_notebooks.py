"""Run notebooks from top to bottom in a clean kernel and store what they print; then the README's pictures.

    python tests/tools/rebuild_notebooks.py                      all of notebooks/
    python tests/tools/rebuild_notebooks.py notebooks/4_2*.ipynb  these

What only a running kernel can show (widget views, times, versions) is left out, so that the
same code gives the same file.
"""

import sys
from base64 import b64decode
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from dnn_helpers.panels.explore_iteration import draw_iteration

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
PICTURES = NOTEBOOKS / "pictures"
FIGURES = {  # of the README: the picture that a notebook's cell with these words shows
    "folds.png": ("4_4_why_deep", "tents_figure("),
    "clinic.png": ("4_7_forward_backward", "truth_table_figure("),
}
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def rebuild(path):
    """Execute the notebook at ``path`` and write it back; a failing cell raises and writes nothing."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": NOTEBOOKS}}).execute()
    notebook.metadata = METADATA
    for cell in notebook.cells:
        cell.metadata = {key: value for key, value in cell.metadata.items() if key != "execution"}
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET_VIEW, None)
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
    nbformat.write(notebook, path)


def joined(outputs):
    """The outputs, what was printed at a stretch as one: in how many pieces it arrives depends on the machine."""
    kept = []
    for output in outputs:
        if kept and output.output_type == kept[-1].output_type == "stream" and output.name == kept[-1].name:
            kept[-1].text += output.text
        else:
            kept.append(output)
    return kept


def pictures():
    """The README's pictures, each as (path, bytes): from the notebooks' outputs, and one step of a panel."""
    yield PICTURES / "iteration.svg", draw_iteration((3, 5, 5, 3, 1), 18, 0.1)[0].encode()
    for name, (stem, words) in FIGURES.items():
        cells = nbformat.read(NOTEBOOKS / f"{stem}.ipynb", as_version=4).cells
        [cell] = [cell for cell in cells if cell.cell_type == "code" and words in cell.source]
        [image] = [output.data["image/png"] for output in cell.outputs if "image/png" in output.get("data", {})]
        yield PICTURES / name, b64decode(image)


if __name__ == "__main__":
    for path in map(Path, sys.argv[1:]) if sys.argv[1:] else sorted(NOTEBOOKS.glob("*.ipynb")):
        rebuild(path)
        print(path.name)
    PICTURES.mkdir(exist_ok=True)
    for path, image in pictures():
        path.write_bytes(image)
