"""Servers, the browser and pages for the tests in this folder."""

import os
import shutil

import pytest
from apps import NOTEBOOKS, Notebook, missing, open_browser, serve, write_panels

ROW = "panel in the browser"


# Scope "module", not "session": while playwright's browser is open an event loop is running in this
# thread, and tests of other folders may want their own.
@pytest.fixture(scope="module")
def browser():
    if reason := missing():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of the notebooks; beside them one panel, every panel, and every panel for the projector."""
    folder = tmp_path_factory.mktemp("served") / "notebooks"
    shutil.copytree(NOTEBOOKS, folder, ignore=shutil.ignore_patterns(".*"))
    write_panels(folder)
    return folder


@pytest.fixture(scope="module", params=["lab", pytest.param("notebook", marks=pytest.mark.long)])
def app(request, browser, folder, tmp_path_factory):
    """A function that opens a notebook, by its stem, in one of the applications."""
    opened = []

    def opener(stem, **size):
        opened.append(Notebook(browser, address(stem), **size))
        return opened[-1]

    with serve(request.param, folder, tmp_path_factory.mktemp(request.param)) as address:
        opener.name = request.param
        yield opener


@pytest.fixture
def report_figures(record_property):
    """Takes a row of the table that ends the run; rows travel with the test's report, from another process, too."""
    return lambda row: record_property(ROW, row)


def pytest_terminal_summary(terminalreporter):
    reports = [report for kind in terminalreporter.stats.values() for report in kind]
    calls = [report for report in reports if getattr(report, "when", "") == "call"]
    rows = [row for report in calls for key, row in report.user_properties if key == ROW]
    if rows:
        terminalreporter.section("panels in the browser, ms")
        line = "{:<10} {:<24} {:>20} {:>24}"
        terminalreporter.write_line(line.format("", "", "key to new picture", "settled after 21 keys"))
        for row in rows:
            terminalreporter.write_line(line.format(*row))
