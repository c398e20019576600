"""Nothing that a learner types or a file holds is run or becomes markup, and nothing leaves the machine."""

import ast
import inspect
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import ipywidgets as widgets
import numpy as np
import pytest

import dnn_helpers
from dnn_helpers import (
    Activation,
    Layer,
    check,
    compare_backward,
    dimension_table,
    initialize_parameters,
    sweep,
)
from dnn_helpers.exercises import EXERCISES, Report
from dnn_helpers.exercises.hints import Hint
from dnn_helpers.exercises.report import Finding, Verdict
from dnn_helpers.experiments.tracing import trace
from dnn_helpers.notebook.display import image_tag
from dnn_helpers.panels.panel import Panel
from dnn_helpers.pictures.charts import Chart
from dnn_helpers.pictures.diagrams import chain, iteration_diagram, iteration_picture
from dnn_helpers.pictures.svg import math, matrix, paragraph, picture, sign, text

ROOT = Path(__file__).parent.parent
FILES = sorted(Path(dnn_helpers.__file__).parent.rglob("*.py"))
EVIL = """x"'></text></svg></td><script>alert(1)</script><img src=x onerror="alert(2)"><b onclick='alert(3)'>`&amp;`"""
SHORT = "<script>alert(1)</script>"  # a sentence quotes what is short, and of the rest it says what it is
EXPLORERS = {name: getattr(dnn_helpers, name) for name in dnn_helpers.__all__ if name.startswith("explore_")}


# ---- what the code may call


def calls(path):
    """(name, node) of every call in a file: "eval", or ".system" of whatever."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield f".{node.func.attr}" if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""), node


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_evaluated_pickled_or_asked_of_the_shell(path):
    banned = {"eval", "compile", "__import__", ".eval", ".exec", ".__import__", ".system", ".popen", ".Popen"}
    for name, node in calls(path):
        own_lines = path.name == "rewriting.py"  # the solutions of the exercises, with lines of their tables
        assert name not in banned or own_lines and name == "compile", ast.unparse(node)
        if name == "exec":  # the detective runs its own table of lines, and nothing else
            assert path.name == "detective.py" or own_lines, ast.unparse(node)
        if name == "import_module" and path.name != "task.py":  # which takes the names of its own files only
            assert path == Path(dnn_helpers.__file__).parent / "__init__.py" and "_HOME[name]" in ast.unparse(node)
        if ast.unparse(node.func) in ("np.load", "numpy.load"):
            assert "allow_pickle=False" in ast.unparse(node)
        assert not any(keyword.arg == "shell" for keyword in node.keywords)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
        banned = {"pickle", "shelve", "marshal", "subprocess", "socket", "urllib", "http", "requests", "ftplib", "ssl"}
        assert not {name.split(".")[0] for name in names} & banned


@pytest.mark.parametrize("layer", ["1; raise SystemExit", EVIL, "1", None, 1j, 3])
def test_the_detective_runs_only_its_own_lines(layer):
    from dnn_helpers.experiments.detective import SHAPE_MISTAKES, investigate

    with pytest.raises((ValueError, TypeError)):
        investigate("W transposed", layer, (3, 4, 1), 5)
    with pytest.raises(ValueError):
        investigate("raise SystemExit", 1, (3, 4, 1), 5)
    assert all("import" not in "".join(mistake) and "__" not in "".join(mistake) for mistake in SHAPE_MISTAKES.values())


@pytest.mark.parametrize(
    "name", ["os", "..checking", "__init__", "_every_exercise", "tasks/cost", "cost.py", "", EVIL, 3, None]
)
def test_only_the_files_of_exercises_are_loaded(name):
    assert name not in EXERCISES
    with pytest.raises(KeyError):
        EXERCISES[name]
    assert check(name, len).status == "error"


# ---- what becomes markup


class Seen(HTMLParser):
    """The elements and attributes of a piece of HTML."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.words = set(), [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.words += data


def assert_tame(html, shown=True):
    """No element and no attribute came out of EVIL; where it is ``shown``, it is there as words."""
    seen = Seen(html)
    assert not seen.tags & {"script", "iframe", "object", "embed", "form", "b", "link", "foreignobject"}, seen.tags
    for name, value in seen.attributes:
        assert not name.startswith("on"), (name, value)
        assert name not in ("src", "href", "xlink:href", "action") or value.startswith("data:image/"), value
    if shown:
        words = seen.words + "".join(value or "" for _, value in seen.attributes)
        assert "alert(1)" in words.replace("\u00a0", " ")


def fails(*args):
    raise ValueError(EVIL)


def line_of_its_own(*args):
    return np.zeros(2) @ np.zeros(3) + len("<script>alert(1)</script>")


ANSWERS = {
    "text": lambda *args: EVIL,
    "key": lambda *args: {EVIL: 1, "W1": EVIL},
    "list": lambda *args: [EVIL] * 3,
    "array": lambda *args: np.array([EVIL]),
    "pair": lambda *args: (EVIL, EVIL),
    "layers": lambda *args: {1: (EVIL, EVIL), EVIL: EVIL},
    "type": lambda *args: type(EVIL, (), {})(),
    "raises": fails,
    "a line": line_of_its_own,
    "raises a type": lambda *args: (_ for _ in ()).throw(type(EVIL, (Exception,), {})(EVIL)),
    "prints": lambda *args: print(EVIL),
    "key error": lambda *args: {}[EVIL],
    "name": type(EVIL, (), {"__call__": lambda self, *args: EVIL, "__name__": EVIL})(),
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_answer_to_an_exercise_becomes_markup(answer):
    for name in EXERCISES:
        assert_tame(check(name, ANSWERS[answer])._repr_html_(), shown=False)
    assert_tame(compare_backward(ANSWERS[answer])._repr_html_(), shown=False)


def test_reports_and_hints_show_anything_as_words():
    assert_tame(check(EVIL, len)._repr_html_())
    report = Report(EVIL, "wrong", (Verdict(EVIL, "wrong", EVIL),), (Finding((EVIL,), EVIL, (EVIL,)),), (EVIL,))
    assert_tame(report._repr_html_())
    assert_tame(Hint(EVIL, 1, 2, EVIL)._repr_html_())


PARAMETERS = {
    l: Layer(W, b, Activation(EVIL, np.tanh, np.cos)) for l, (W, b, _) in initialize_parameters([3, 2]).items()
}
CHART = Chart(0, 0, 100, 100, (0, 1), (0, 1))
EVENT = trace(PARAMETERS | {2: Layer(np.ones((1, 2)), np.zeros((1, 1)), dnn_helpers.sigmoid)}, np.ones((3, 1)), [[1]])[
    1
]
PICTURES = {
    "text": lambda: text(0, 0, EVIL),
    "math": lambda: math(0, 0, EVIL, after=EVIL),
    "math of a layer": lambda: math(0, 0, f"Z[{EVIL}] = W[{EVIL}]", roles=True),
    "paragraph": lambda: paragraph(0, 0, EVIL, 30),
    "sign": lambda: sign(EVIL).svg,
    "matrix": lambda: matrix(np.eye(2), EVIL).svg,
    "title": lambda: picture([], 10, EVIL, EVIL),
    "chain": lambda: chain([EVIL, EVIL], 0).svg,
    "chart": lambda: CHART.axes(EVIL, EVIL, [0], [0], EVIL),
    "alternative text": lambda: image_tag("png", b"", EVIL),
    "activation": lambda: iteration_picture(PARAMETERS, EVENT),
    "diagram": lambda: iteration_diagram((3, 2), {1: EVIL}, "forward", 1).svg,
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_show_anything_as_words(name):
    assert_tame(f"<svg>{PICTURES[name]()}</svg>", shown=name in ("text", "math", "title", "matrix", "alternative text"))


def test_tables_show_anything_as_words():
    X, Y = dnn_helpers.make_dataset("moons", m=20)
    rows = sweep(
        X, Y, X, Y, [{"layer_dims": (2, 1), EVIL: 1}, {"activation": EVIL}, {"layer_dims": EVIL}], progress=False
    )
    assert {row.status for row in rows} == {"failed"} and "alert(1)" in repr(rows)
    assert_tame(rows._repr_html_())
    assert_tame(dimension_table((3, 2, 1), 4)._repr_html_(), shown=False)


def html_of(widget):
    """Everything in a panel that a browser takes for HTML."""
    if isinstance(widget, widgets.HTML | widgets.HTMLMath):
        yield widget.value
    assert not getattr(widget, "description_allow_html", False)
    for child in getattr(widget, "children", ()):
        yield from html_of(child)


def texts_of(widget):
    """Every control of a panel that takes text."""
    if isinstance(widget, widgets.Text | widgets.Textarea | widgets.Combobox):
        yield widget
    for child in getattr(widget, "children", ()):
        yield from texts_of(child)


def assert_tame_panel(panel, shown=True):
    everything = "".join(html_of(panel.box)) + panel._repr_mimebundle_().get("text/html", "")
    assert_tame(everything, shown)


@pytest.mark.parametrize("name", EXPLORERS)
def test_panels_show_anything_as_words(name):
    explore = EXPLORERS[name]
    for evil in (EVIL, SHORT):
        for argument in inspect.signature(explore).parameters:
            try:
                panel = explore(**{argument: evil})
            except (ValueError, TypeError) as error:
                assert argument in str(error)
            else:
                assert_tame_panel(panel, shown=evil is SHORT and bool(panel.message))
        panel = explore()
        for control in panel.controls:
            panel.set(**{control: evil})
            assert_tame_panel(panel, shown=evil is SHORT and bool(panel.message))
            panel.reset()
        panel.set(**{evil: 1})
        assert_tame_panel(panel)
        for control in texts_of(panel.box):
            control.value = evil
            assert_tame_panel(panel, shown=evil is SHORT)


def test_an_error_and_a_summary_are_words():
    def draw(a):
        if a:
            raise ValueError(EVIL)
        return "<svg></svg>", EVIL

    def explore_evil(a=True):
        return Panel(explore_evil, draw, {"a": widgets.Checkbox()}, {"a": a})

    assert_tame_panel(explore_evil())
    assert_tame_panel(explore_evil(a=False))


def test_the_parser_sees_what_a_browser_would():
    """These tests can fail."""
    for html in (EVIL, f"<p title='{EVIL}'>", '<img src="http://x">', "<p onclick=x>"):
        with pytest.raises(AssertionError):
            assert_tame(html, shown=False)


# ---- the network

WATCHED = """
import sys, warnings
def watch(event, args):
    assert not event.startswith(("socket.", "urllib.", "http.", "smtplib.", "os.system")), event
sys.addaudithook(watch)
import numpy as np
import dnn_helpers
for name in dnn_helpers.__all__:
    getattr(dnn_helpers, name)
from dnn_helpers import *
X, Y = load_digits().train[:2]
run = train(X[:, :100], Y[:, :100], HyperParameters(layer_dims=(64, 5, 10), iterations=5))
sweep(X, Y, X, Y, [run.hyperparameters], progress=False)
gradient_check(run.parameters, X[:, :3], Y[:, :3], entries=3)
dimension_table((3, 2, 1), 4)._repr_html_(), check("relu", relu)._repr_html_(), hint("relu")
from dnn_helpers.pictures import figures
show_figure(figures.cost_figure(run.costs, "J"), "J")
for name in dnn_helpers.__all__:
    if name.startswith("explore_"):
        panel = getattr(dnn_helpers, name)()
        panel.set(**panel.settings)
        panel._repr_mimebundle_()
        panel.projector()
print("done")
"""


def test_nothing_is_asked_of_a_network_at_import_run_and_render():
    subprocess.run([sys.executable, "-c", "import matplotlib.font_manager"])  # lists the fonts, once a machine
    done = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True)
    assert done.stdout.endswith("done\n"), done.stderr[-600:]


@pytest.mark.long
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="unplugging needs Linux")
def test_a_notebook_runs_with_the_network_unplugged():
    import unplugged

    if not unplugged.possible():
        pytest.skip("this system gives no network of one's own")
    command = [sys.executable, ROOT / "tests" / "tools" / "unplugged.py", "notebooks/4_3_matrix_dimensions.ipynb"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and " passed" in done.stdout, done.stdout[-1500:] + done.stderr[-500:]
