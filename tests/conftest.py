"""Settings of hypothesis, the same examples on every run and no limit on the time of one; of BLAS; approved files."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import settings

# Kernels and pools that tests start inherit it. On a busy machine threads that wait for each other cost far more than
# they bring to products of this size.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

settings.register_profile("repeatable", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("search", deadline=None, max_examples=2000)  # --hypothesis-profile search: look for new ones
settings.load_profile("repeatable")


def pytest_addoption(parser):
    parser.addoption("--approve", action="store_true", help="write what a test holds against an approved file anew")


@pytest.fixture
def approved(request):
    """A function that holds lines of text against a file beside this one, or with --approve writes them into it."""

    def hold(name, lines, may_be_new=lambda line: False):
        file, lines = Path(__file__).with_name(name), list(lines)
        if request.config.getoption("--approve"):
            file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        stored = file.read_text(encoding="utf-8").splitlines()
        lines = [line for line in lines if line in stored or not may_be_new(line)]
        changed = [f"new: {line}" for line in lines if line not in stored]
        changed += [f"no more: {line}" for line in stored if line not in lines]
        if changed or stored != lines:
            test = request.path.relative_to(request.config.rootpath).as_posix()
            command = f".venv/bin/python -m pytest {test} --approve"
            pytest.fail("\n".join([*(changed or ["another order"]), f"If it should: {command}, then read the diff."]))

    return hold


@pytest.fixture(autouse=True)
def numpy_warns_after_a_test_as_before():
    """A test that left numpy silent would hide the warnings in all that follow."""
    before = np.geterr()
    yield
    after = np.geterr()
    np.seterr(**before)
    assert after == before
