"""The README's promises that a machine can hold it to."""

import re
import shlex
from pathlib import Path

from rebuild_notebooks import pictures

import dnn_helpers
from dnn_helpers.experiments.clinic import PATIENTS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_both_commands_stand_on_the_first_screen():
    first_screen = README.split("\n## ")[0]
    commands = re.findall(r"```sh\n(.*?)\n```", first_screen, flags=re.S)
    assert len(commands) == 2
    for command in commands:
        assert shlex.split(command)[:4] == ["python3", "-m", "venv", ".venv"]
    assert first_screen.count("![") == 1
    assert len(first_screen.splitlines()) < 50


def test_pictures_and_links_lead_somewhere():
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_pictures_are_those_of_the_notebooks():
    for path, image in pictures():
        assert path.read_bytes() == image, f"{path.name}: python tests/tools/rebuild_notebooks.py renews it"
        assert f"](notebooks/pictures/{path.name})" in README


def test_every_notebook_is_on_the_map_with_modules_that_exist():
    rows = re.findall(r"^\| 4\.\d \| \[[^]]+\]\(([^)]+)\) \| (.*?) \|$", README, flags=re.M)
    notebooks = [f"notebooks/{path.name}" for path in sorted((ROOT / "notebooks").glob("*.ipynb"))]
    assert [notebook for notebook, _ in rows] == notebooks
    for _, modules in rows:
        for module in re.findall(r"`(\w+)`", modules):
            package = Path(dnn_helpers.__file__).parent
            assert list(package.rglob(f"{module}.py")), module


def test_scripts_that_the_readme_calls_exist():
    for script in re.findall(r"\.venv/bin/python (tests/\S+\.py)", README):
        assert (ROOT / script).exists(), script


def test_the_patients_of_the_clinic_are_counted_right():
    count = ["seven", "eight", "nine", "ten"][len(PATIENTS) - 7]
    page = (ROOT / "notebooks" / "4_7_forward_backward.ipynb").read_text(encoding="utf-8")
    assert f"{count.capitalize()} patients." in page and README.count(f"{count} published bugs") == 2
