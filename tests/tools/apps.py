"""JupyterLab and Notebook 7 in a real browser, with the notebooks in a copy that may be spoiled.

The tests and ``screenshots.py`` share this: a server for an application, a page for a notebook,
the panels on it.
"""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import nbformat

import dnn_helpers

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
APPS = {  # name: module, trait that shows the application to scripts, path of a notebook
    "lab": ("jupyterlab", "LabApp.expose_app_in_browser", "/lab/workspaces/{stem}/tree/{stem}.ipynb"),
    "notebook": ("notebook", "JupyterNotebookApp.expose_app_in_browser", "/notebooks/{stem}.ipynb"),
}
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false"},
    "docmanager-extension/plugin": {"autosave": False},
    "notebook-extension/tracker": {"windowingMode": "none"},  # or cells out of sight are not in the page
}
QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
QUIET += "--disable-component-update --disable-sync"
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"  # whoever asks for another host gets nothing
SECONDS = 60  # for anything that has to happen at all


def missing():
    """What the browser tests need and this machine has not, and how to get it; "" if all is there."""
    if find_spec("playwright") is None:
        return 'playwright is missing: pip install -e ".[test]"'
    if chromium() is None:
        return "chromium is missing: apt-get install chromium (Debian, Ubuntu)"
    absent = [module for module, *_ in APPS.values() if find_spec(module) is None]
    return f"{' and '.join(absent)} missing: pip install -e ." if absent else ""


def chromium():
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def open_browser():
    """A BrowserContext of playwright: its pages share what was fetched once."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=[*QUIET.split(), NOWHERE])
        yield browser.new_context()
        browser.close()


@contextmanager
def serve(app, folder, home):
    """A server of ``folder`` that knows no configuration but its own in ``home``: a function from stem to address."""
    module, expose, path = APPS[app]
    for name, setting in SETTINGS.items():
        file = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(setting))
    places = {"CONFIG_DIR": "config", "DATA_DIR": "data", "RUNTIME_DIR": "runtime"}
    environment = os.environ | {f"JUPYTER_{name}": str(home / place) for name, place in places.items()}
    environment |= {"JUPYTERLAB_SETTINGS_DIR": str(home / "settings"), "IPYTHONDIR": str(home / "ipython")}
    environment |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces")}
    port, token = free_port(), secrets.token_hex(16)
    command = [sys.executable, "-m", module, "--no-browser", "--allow-root", f"--{expose}=True"]
    command += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0", f"--ServerApp.root_dir={folder}"]
    command += [f"--IdentityProvider.token={token}"]
    with running(command, port, home / "server.log", environment):
        yield lambda stem: f"http://127.0.0.1:{port}{path.format(stem=stem)}?token={token}"


@contextmanager
def serve_voila(notebook, home):
    """A Voilà server of one notebook: its address."""
    port = free_port()
    command = [sys.executable, "-m", "voila", str(notebook), "--no-browser", f"--port={port}"]
    with running(command, port, home / "voila.log"):
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def running(command, port, log, environment=None):
    """A server as a process of its own, from when it listens to the end of the block."""
    with open(log, "w") as out, subprocess.Popen(command, env=environment, stdout=out, stderr=out) as process:
        try:
            until = time.monotonic() + SECONDS
            while not listens(port):
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"no answer from {' '.join(command[:3])}:\n{log.read_text()[-2000:]}")
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def write_panels(folder):
    """Beside the notebooks in ``folder``: one panel, every panel, and each with one control for the projector."""
    every = [f"{name}()" for name in dnn_helpers.__all__ if name.startswith("explore_")]
    write_notebook(folder / "one_panel.ipynb", ["explore_network()"])
    write_notebook(folder / "every_panel.ipynb", every)
    write_notebook(
        folder / "projector.ipynb", [f"panel = {call}\npanel.projector([*panel.controls][0])" for call in every]
    )


def write_notebook(path, cells):
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(cell) for cell in ["from dnn_helpers import *", *cells]]
    notebook.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    nbformat.write(notebook, path)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


APP = "window.jupyterapp"
SESSION = f"{APP}?.shell.currentWidget?.sessionContext?.session"
VIEW = "application/vnd.jupyter.widget-view+json"
CONTROLS = "button, input, select, textarea, .noUi-handle"
WIDGETS = ".jp-OutputArea-output > .jupyter-widgets, .jp-OutputArea-output.jupyter-widgets"  # the latter: an error
PANEL = ".jp-OutputArea-output:has(.dnn-picture)"


class Notebook:
    """A notebook open in a page of the browser.

    Attributes
    ----------
    page : the playwright Page
    complaints : what the page wrote to its console as errors, and what it threw, since the last ``run_all``
    outside : addresses that were asked for and are not on this machine
    """

    def __init__(self, browser, address, width=1280, height=900):
        self.page = browser.new_page()
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.set_default_timeout(1000 * SECONDS)
        self.page.add_init_script(path=Path(__file__).with_name("in_page.js"))
        self.complaints, self.outside = [], []
        self.page.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._watch(request.url))
        self.page.on("websocket", lambda socket: self._watch(socket.url))
        self.page.goto(address)

    def _watch(self, url):
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in ("127.0.0.1", "localhost"):
            self.outside.append(url)

    def run_all(self):
        """Run every cell and wait until the last has finished and every widget is there."""
        self.page.wait_for_function(f"{SESSION}?.kernel?.status === 'idle'")
        self.complaints.clear()  # what the application said of itself while it opened
        run = f"{APP}.commands.execute('notebook:run-all-cells')"
        self.page.evaluate(f"() => {{ {run}.finally(() => window.ran = true) }}")
        self.page.wait_for_function(f"window.ran && {SESSION}.kernel.status === 'idle'")
        views = sum(VIEW in output.get("data", {}) for cell in self.cells() for output in cell.get("outputs", []))
        self.page.wait_for_function(f"document.querySelectorAll('{WIDGETS}').length >= {views}")

    def close_sidebar(self):
        """As a teacher does before class, to give the notebook the width of the screen."""
        self.page.evaluate(f"{APP}.shell.collapseLeft()")

    def cells(self):
        """The cells as the notebook file would hold them now."""
        return self.page.evaluate(f"{APP}.shell.currentWidget.content.model.sharedModel.toJSON().cells")

    def shown(self):
        """All that stands below the cells, as text."""
        return "\n".join(self.page.locator(".jp-OutputArea-output").all_inner_texts())

    @cached_property
    def panels(self):
        """The panels on the page, each a Panel."""
        return [Panel(self.page, box) for box in self.page.locator(PANEL).all()]


class Panel:
    """What an ``explore_…()`` call left in the page, and a keyboard to work it with.

    Attributes
    ----------
    box : the playwright Locator of the whole panel
    name : of the function that made it
    start : its state in the beginning
    """

    def __init__(self, page, box):
        self.page, self.box = page, box
        self.name = box.locator("code").inner_text().split("(")[0]
        self.start = self.state()
        box.evaluate("inPage.watch")

    def state(self):
        """The picture and the summary, as text."""
        return self.box.evaluate("inPage.state")

    def becomes(self, test, value=None, patience=10):
        """Whether ``test`` of the box and the value, in the page, comes true within so many seconds."""
        from playwright.sync_api import TimeoutError

        given = [self.box.element_handle(), value]
        try:
            self.page.wait_for_function(f"([box, value]) => {test}", arg=given, timeout=1000 * patience)
        except TimeoutError:
            return False
        return True

    def controls(self, kind=CONTROLS):
        """Locators of what can be worked at this moment, in the order of the page.

        They stand for "the third control", not for an element: the application makes toggle buttons
        anew when the kernel sets them.
        """
        found = self.box.locator(kind)
        return [found.nth(i) for i in found.evaluate_all("inPage.workable")]

    def button(self, label):
        return self.box.get_by_role("button", name=label, exact=True)

    def tap(self, control, *keys):
        """Give a control the keyboard and press keys, or those that move this kind of control."""
        for key in control.evaluate("(e, keys) => { e.focus(); return keys.length ? keys : inPage.keys(e) }", keys):
            self.page.keyboard.press(key)

    def moves(self, control, *keys):
        """Tap a control; whether picture or summary changed, Play's after a second."""
        before, plays = self.state(), control.evaluate("e => e.matches('.jupyter-widgets.widget-toggle-button')")
        self.tap(control, *keys)
        moved = self.box.evaluate("inPage.leaves", [before, 1.5 if plays else 0.2])
        if plays and control.evaluate("e => e.matches('.mod-active')"):
            self.tap(control)  # or it would go on
        return moved

    def reset(self):
        """Press Reset; whether the panel is then as it was in the beginning."""
        if self.state() != self.start:
            self.tap(self.button("Reset"))
        return self.becomes("inPage.shows(box, value)", self.start)

    def heights(self):
        """The lowest and the highest the panel has been, in pixels."""
        return self.box.evaluate("box => [Math.min(...box.seen.heights), Math.max(...box.seen.heights)]")

    def answer_time(self):
        """Milliseconds from the last key to the picture that followed it."""
        self.becomes("box.seen.shown > box.seen.pressed")
        return self.box.evaluate("box => box.seen.shown - box.seen.pressed")

    def settling_time(self):
        """Wait until nothing changes any more; milliseconds from the last key to the last picture, 0 if it stood."""
        self.becomes("performance.now() - Math.max(box.seen.shown, box.seen.pressed) > 400")
        return self.box.evaluate("box => Math.max(0, box.seen.shown - box.seen.pressed)")
