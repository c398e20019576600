"""Pictures of every notebook and every panel in both applications, for somebody to look at.

    python tests/browser/screenshots.py             into a new temporary folder
    python tests/browser/screenshots.py some/folder

Of each notebook the whole page; of each panel its beginning, and after a control moved. The same
for every panel in projector size, on a screen of 1280 × 720.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from apps import APPS, NOTEBOOKS, Notebook, missing, open_browser, serve, write_panels


def photograph(notebook, name, folder):
    """The page of a notebook that was run, as high as it is, and its panels."""
    width = notebook.page.viewport_size["width"]
    height = notebook.page.evaluate(HEIGHT)
    notebook.page.set_viewport_size({"width": width, "height": height})
    notebook.page.screenshot(path=folder / f"{name}.png")
    for panel in notebook.panels:
        panel.box.screenshot(path=folder / f"{name}-{panel.name}.png")
        any(panel.moves(control) for control in panel.controls())
        panel.settling_time()
        panel.box.screenshot(path=folder / f"{name}-{panel.name}-moved.png")


# The notebook scrolls inside the window, so the window is made as much higher as there is to scroll.
HEIGHT = """() => {
    const scrolled = document.querySelector(".jp-WindowedPanel-outer");
    return Math.min(16000, window.innerHeight + scrolled.scrollHeight - scrolled.clientHeight);
}"""


def main(folder):
    home = Path(tempfile.mkdtemp())
    served = home / "notebooks"
    shutil.copytree(NOTEBOOKS, served, ignore=shutil.ignore_patterns(".*"))
    write_panels(served)
    with open_browser() as browser:
        for app in APPS:
            with serve(app, served, home / app) as address:
                for path in sorted(served.glob("*.ipynb")):
                    notebook = Notebook(browser, address(path.stem), height=720)
                    notebook.run_all()
                    photograph(notebook, f"{app}-{path.stem}", folder)
                    notebook.page.close()
    shutil.rmtree(home)


if __name__ == "__main__":
    if missing():
        sys.exit(missing())
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="screenshots-"))
    folder.mkdir(parents=True, exist_ok=True)
    main(folder)
    print(folder)
