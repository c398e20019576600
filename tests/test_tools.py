"""The tools beside the tests fit the tree as it is."""

import re
from pathlib import Path

import breakage

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


def test_each_breakage_has_its_one_place():
    assert not list(breakage.misplaced())
    assert re.findall(r"break something on purpose, (\d+) times", README) == [str(len(breakage.BREAKAGES))]
