"""Every notebook and every panel in JupyterLab and in Notebook 7, worked by keyboard in a real browser."""

from importlib.util import find_spec
from random import Random
from statistics import median

import pytest
from apps import CONTROLS, NOTEBOOKS, PANEL, Notebook, serve_voila, write_notebook

STEMS = [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
SLOW, FAST = 7, 21  # keys; odd, so that there and back again ends there
LETTER, RAISED = 12, 8  # pixels, at least, of the letters in a picture 860 wide, and of an index


@pytest.fixture(scope="module", params=STEMS)
def notebook(request, app):
    """A notebook that was opened and run."""
    notebook = app(request.param)
    notebook.run_all()
    yield notebook
    notebook.page.close()


@pytest.fixture(scope="module")
def every_panel(app):
    """The notebook with each panel of the package."""
    notebook = app("every_panel")
    notebook.run_all()
    yield notebook
    notebook.page.close()


def test_runs_without_a_complaint(notebook):
    for cell in notebook.cells():
        if cell["cell_type"] == "code" and cell["source"].strip():
            assert cell["execution_count"], f"did not run: {cell['source']}"
            outputs = cell["outputs"]
            assert not [out for out in outputs if out["output_type"] == "error" or out.get("name") == "stderr"]
    assert "Error displaying widget" not in notebook.shown()
    assert not notebook.complaints


def test_its_panels_answer_and_stay_as_high_as_they_are(notebook):
    for panel in notebook.panels:
        assert any(changes_both(panel, control) for control in panel.controls()), f"{panel.name} does not answer"
        lowest, highest = panel.heights()
        assert highest - lowest <= 1, f"{panel.name} was {lowest} to {highest} pixels high"


def changes_both(panel, control):
    """Whether a tap changes the picture and also the line that is read aloud."""
    picture, summary = panel.state()
    return panel.moves(control) and panel.state()[0] != picture and panel.state()[1] != summary


def test_asks_nothing_of_other_machines(notebook):
    assert not notebook.outside


@pytest.mark.long
def test_tab_reaches_every_control(every_panel):
    for i, panel in enumerate(every_panel.panels):
        panel.page.evaluate(SELECT_CELL, i + 1)  # cell 0 imports
        missed = set(range(len(panel.controls())))
        for _ in range(len(missed) + 40):  # readouts and buttons of the application are on the way
            panel.page.keyboard.press("Tab")
            missed.discard(panel.box.evaluate("inPage.active", CONTROLS))
            if not missed:
                break
        assert not missed, f"{panel.name}: Tab does not reach {labels(panel.controls()[i] for i in missed)}"


SELECT_CELL = """i => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    [notebook.activeCellIndex, notebook.mode] = [i, "command"];
    notebook.activate();
}"""


@pytest.mark.long
def test_keys_move_every_control(every_panel):
    chance = Random(0)
    for panel in every_panel.panels:
        controls = [control for control in panel.controls() if not control.evaluate(CHOSEN)]
        stuck = [control for control in controls if not moves_and_keeps_the_keyboard(panel, control)]
        for _ in range(300):  # what did not move, such as − at 1 or Reset in the beginning, may move after others
            if not stuck:
                break
            other = chance.choice(controls)
            if other.is_visible() and panel.moves(other):
                stuck = [control for control in stuck if not moves_and_keeps_the_keyboard(panel, control)]
        assert not stuck, f"{panel.name}: no key moves {labels(stuck)}"
        assert panel.reset(), f"{panel.name}: Reset does not bring the beginning back"
        lowest, highest = panel.heights()
        assert highest - lowest <= 1, f"{panel.name} was {lowest} to {highest} pixels high"


CHOSEN = "e => e.matches('.widget-toggle-buttons .mod-active')"


def moves_and_keeps_the_keyboard(panel, control):
    if not (control.is_visible() and panel.moves(control)):
        return False
    kept = has_the_keyboard(control) or not (control.is_visible() and control.is_enabled())
    assert kept, f"{panel.name}: {labels([control])} loses the keyboard when it moves"
    return True


def has_the_keyboard(control):
    return control.evaluate("e => e === document.activeElement")


def labels(controls):
    return [control.evaluate("inPage.label") for control in controls]


@pytest.mark.long
def test_fast_keys_end_in_the_last_state(every_panel, app, report_figures):
    for panel in every_panel.panels:
        taps = there_and_back(panel)
        assert panel.reset()
        waits = []
        for i in range(SLOW):
            assert panel.moves(*taps[i % 2])
            waits.append(panel.answer_time())
        last = panel.state()
        assert panel.reset()
        for i in range(FAST):
            panel.tap(*taps[i % 2])
        settled = panel.settling_time()
        assert panel.state() == last, f"{panel.name}: {FAST} fast keys do not end where slow ones do"
        report_figures((app.name, panel.name, round(median(waits)), round(settled)))


def there_and_back(panel):
    """Two taps that undo each other: up and down, or else end to end, on a slider; or a button and Reset."""
    handles = panel.controls(".noUi-handle")
    for up, down in (("PageUp", "PageDown"), ("End", "Home")):
        for handle in handles:
            moved = panel.moves(handle, up) and panel.moves(handle, down)
            if moved and (up == "End" or panel.state() == panel.start):
                return (handle, up), (handle, down)
            panel.reset()
    button = next(control for control in panel.controls("button") if panel.moves(control))
    return (button, "Space"), (panel.button("Reset"), "Space")


@pytest.mark.long
def test_pictures_are_legible_and_nothing_sticks_out(every_panel):
    for panel in every_panel.panels:
        check_letters(panel, 0.98 * LETTER, 0.98 * RAISED)  # in Lab a picture 860 wide has 848 to stand in


@pytest.mark.long
def test_panels_leave_no_complaint(every_panel):
    assert not every_panel.complaints
    assert not every_panel.outside


def test_projector_fits_the_screen_and_has_larger_letters(app):
    notebook = app("projector", width=1280, height=720)
    notebook.run_all()
    notebook.close_sidebar()
    for panel in notebook.panels:
        check_letters(panel, 1.1 * LETTER, 1.1 * RAISED)  # more is not there: the whole picture is to be in sight
        picture, status = (panel.box.locator(part).bounding_box() for part in (".dnn-picture > *", "[role=status]"))
        top = panel.box.bounding_box()["y"]
        assert picture["y"] + picture["height"] <= status["y"] + 1, (
            f"{panel.name}: the picture covers the line below it"
        )
        assert status["y"] + status["height"] - top <= 720 - 70, f"{panel.name} does not fit the screen"
        assert not panel.button("Reset").is_visible() and not panel.box.locator("code").is_visible()
        panel.tap(panel.button("More controls"), "Space")
        assert panel.becomes("box.querySelector('code').checkVisibility()") and panel.button("Reset").is_visible()
        inside, whole = panel.box.locator("code").bounding_box(), panel.box.bounding_box()
        assert inside["y"] + inside["height"] <= whole["y"] + whole["height"] + 1, f"{panel.name} grows over its end"
    notebook.page.close()


def check_letters(panel, letter, raised):
    smallest = {True: raised, False: letter}
    letters = panel.box.evaluate("inPage.letters")
    assert not [(text, size) for text, size, is_raised in letters if size < smallest[is_raised]], panel.name
    assert not panel.box.evaluate("inPage.sticksOut"), panel.name


def test_a_playground_trains_stops_scrubs_keeps_and_copies_its_state(app, folder):
    write_notebook(folder / "playground.ipynb", ["explore_training(iterations=10000, trained=0)"])
    notebook = app("playground")
    notebook.run_all()
    [panel] = notebook.panels
    says = "value.every((words) => box.querySelector('[role=status]').innerText.includes(words))"

    panel.tap(panel.button("Train"), "Space")
    assert panel.becomes(says, ["Training: ", " of 10,000 iterations."])
    panel.tap(panel.button("Stop"), "Space")
    assert panel.becomes(says, ["Stopped after ", "Fine: "])
    stopped = panel.state()
    assert not panel.becomes("!inPage.shows(box, value)", stopped, patience=1), "a stopped training goes on"

    moment = panel.box.locator(".dnn-steps .noUi-handle")
    panel.tap(moment, "Home")
    assert panel.becomes(says, ["after 0 updates", "Stopped after "])
    panel.tap(moment, "End")
    assert panel.becomes("inPage.shows(box, value)", stopped), "back at its end it shows what it showed there"

    panel.tap(panel.button("Keep this run"), "Space")
    assert panel.becomes(says, ["Kept: fine"])
    panel.tap(panel.button("relu"), "Space")
    assert panel.becomes(says, ["relu", "Not trained yet", "Kept: fine"])
    panel.tap(panel.button("Train"), "Space")
    assert panel.becomes(says, ["after 10,000 updates", "relu", "Fine: ", "Kept: fine"], patience=60)
    both = panel.state()
    lowest, highest = panel.heights()
    assert highest - lowest <= 1, f"it was {lowest} to {highest} pixels high"

    write_notebook(folder / "copied.ipynb", [panel.box.locator("code").inner_text()])
    copy = app("copied")
    copy.run_all()
    [panel] = copy.panels
    assert panel.state() == both
    assert "HyperParameters(layer_dims=(2, 4, 4, 1), activation='relu'" in panel.box.locator("samp").inner_text()
    for page in (notebook, copy):
        assert not page.complaints and not page.outside
        page.page.close()


def test_voila_shows_a_panel(browser, folder, tmp_path):
    if find_spec("voila") is None:
        pytest.skip("voila is missing, an optional extra: pip install voila")
    with serve_voila(folder / "one_panel.ipynb", tmp_path) as address:
        notebook = Notebook(browser, address)
        notebook.page.wait_for_selector(PANEL)
        [panel] = notebook.panels
        panel.tap(panel.button("Add a layer"))
        assert panel.becomes("!inPage.shows(box, value)", panel.start)
        assert not [url for url in notebook.outside if "fontawesome" not in url]  # an icon font, for Voilà's own page
        notebook.page.close()
