"""Pictures of every notebook and every panel in both applications, for somebody to look at.

    python tests/tools/screenshots.py             into a new temporary folder
    python tests/tools/screenshots.py some/folder

Of each notebook the whole page; of each panel its beginning, and after a control moved. Of every
panel in projector size: what a screen of 1280 × 720 shows.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from apps import APPS, NOTEBOOKS, Notebook, missing, open_browser, serve, write_panels


def photograph_page(page, file):
    """The whole notebook: it scrolls inside the window, so the window is made as high as it."""
    size = page.viewport_size
    page.set_viewport_size(size | {"height": min(16000, page.evaluate(HEIGHT))})
    page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop = 0")
    page.wait_for_timeout(500)  # for formulas and what comes into sight
    page.screenshot(path=file)
    page.set_viewport_size(size)


HEIGHT = """() => {
    const cells = [...document.querySelectorAll(".jp-Notebook .jp-Cell")].map((cell) => cell.getBoundingClientRect());
    return Math.ceil(cells.at(-1).bottom - cells[0].top) + 200; // and menus
}"""


def photograph_panels(notebook, name, whole_window):
    """Each panel as it begins, and after the first control that moves it."""
    for panel in notebook.panels:
        for moved in ("", "-moved"):
            if moved:
                any(panel.moves(control) for control in panel.controls())
                panel.settling_time()
            panel.box.evaluate("box => box.scrollIntoView()")
            target = notebook.page if whole_window else panel.box
            target.screenshot(path=f"{name}-{panel.name}{moved}.png")


def main(folder):
    home = Path(tempfile.mkdtemp())
    served = home / "notebooks"
    shutil.copytree(NOTEBOOKS, served, ignore=shutil.ignore_patterns(".*"))
    write_panels(served)
    with open_browser() as browser:
        for app in APPS:
            with serve(app, served, home / app) as address:
                for path in sorted(served.glob("4_*.ipynb")):
                    notebook = Notebook(browser, address(path.stem))
                    notebook.run_all()
                    photograph_page(notebook.page, folder / f"{app}-{path.stem}.png")
                    photograph_panels(notebook, folder / f"{app}-{path.stem}", whole_window=False)
                    notebook.page.close()
                notebook = Notebook(browser, address("projector"), height=720)
                notebook.run_all()
                notebook.close_sidebar()
                photograph_panels(notebook, folder / f"{app}-projector", whole_window=True)
                notebook.page.close()
    shutil.rmtree(home)


if __name__ == "__main__":
    if missing():
        sys.exit(missing())
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="screenshots-"))
    folder.mkdir(parents=True, exist_ok=True)
    main(folder)
    print(folder)
