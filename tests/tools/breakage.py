"""Break something on purpose, in a copy, and see whether the tests notice: python -m tests.tools.breakage

Each row is (file, old, new, tests): in a throw-away copy of the tree one ``old``, the only one,
becomes ``new``, and the tests named, which are those of the file's area, must fail. With words after
the command only the rows whose file contains one of them are tried.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
P, PANELS, NUMBERS = "dnn_helpers", "dnn_helpers/panels", "tests/panels/test_panels_numbers.py"
N43, N45 = "notebooks/4_3_matrix_dimensions.ipynb", "notebooks/4_5_units_and_brains.ipynb"
N46 = "notebooks/4_6_building_blocks.ipynb"

BREAKAGES = [
    # the formulas
    (f"{P}/blocks.py", "dA_prev = cache.W.T @ dZ", "dA_prev = -cache.W.T @ dZ", "tests/test_blocks.py"),
    (f"{P}/blocks.py", "Z += b ", "Z -= b ", "tests/test_blocks.py"),
    (f"{P}/blocks.py", "    dW /= m\n", "", "tests/test_blocks.py"),
    (f"{P}/network.py", "return AL - Y", "return Y - AL", "tests/test_network.py"),
    (f"{P}/network.py", "np.sqrt(2 / n_prev)", "np.sqrt(1 / n_prev)", "tests/test_network.py"),
    (f"{P}/activations.py", "return A * (1 - A)", "return A * (1 + A)", "tests/test_activations.py"),
    (f"{P}/costs.py", "Y * log_A + (1 - Y)", "Y * log_A - (1 - Y)", "tests/test_costs.py"),
    (f"{P}/optimizers.py", "(1 - beta) * dW", "dW", "tests/test_optimizers.py"),
    (f"{P}/regularization.py", "l2 / (2 * m)", "l2 / m", "tests/test_regularization.py"),
    (f"{P}/training.py", "if cost < self.best[2]", "if cost > self.best[2]", "tests/test_training.py"),
    (f"{P}/experiments/neuron.py", "np.log(", "np.log10(", NUMBERS),
    # thresholds and verdicts
    (
        f"{P}/experiments/gradient_checking.py",
        "RELATIVE = 1e-5",
        "RELATIVE = 1e-2",
        "tests/experiments/test_gradient_checking.py",
    ),
    (f"{P}/experiments/gradient_checking.py", "JUMP = 0.1", "JUMP = 10", "tests/experiments/test_gradient_checking.py"),
    (f"{P}/validation/checks.py", "        if n < 1:\n", "        if n < 0:\n", "tests/validation/test_messages.py"),
    (f"{P}/notebook/interrupts.py", "presses.append(signum)", "pass", "tests/validation/test_bad_days.py -k 120_times"),
    (f"{P}/experiments/tracing.py", "part in cached)", "part not in cached)", "tests/experiments/test_tracing.py"),
    (f"{P}/experiments/dimensions.py", 'few[l - 1]: f"n[{l - 1}]"', 'few[l - 1]: f"n[{l}]"', f"{NUMBERS} {N43}"),
    (
        f"{P}/experiments/clinic.py",
        "Gradient(dZ @ caches[l].A_prev.T,",
        "Gradient(dZ @ caches[l].A_prev.T / AL.shape[1],",
        "tests/experiments/test_clinic.py",
    ),
    # files and data
    (
        f"{P}/data/saving.py",
        "allow_pickle=False",
        "allow_pickle=True",
        "tests/data/test_saving.py tests/test_security.py",
    ),
    (
        f"{P}/data/saving.py",
        "os.replace(draft, path)",
        "path.write_bytes(draft.read_bytes())",
        "tests/data/test_saving.py",
    ),
    (f"{P}/data/datasets.py", "* 811 % m", "* 812 % m", "tests/data/test_datasets.py"),
    (f"{P}/data/digits.npz", "", "", "tests/data/test_datasets.py"),  # one byte
    # what is drawn
    (f"{PANELS}/explore_activation.py", "380, 240, (-6, 6)", "380, 240, (-5, 6)", f"{NUMBERS} {N45}"),
    (
        f"{PANELS}/explore_forward.py",
        "{value.shape[0]} × {value.shape[1]}",
        "{value.shape[1]} × {value.shape[0]}",
        NUMBERS,
    ),
    (f"{PANELS}/explore_neuron.py", "firing_rate(current, neuron)", "firing_rate(current, REST)", NUMBERS),
    (f"{P}/pictures/style.py", 'BACKWARD = "#C44601"', 'BACKWARD = "#0072B2"', "tests/pictures/test_diagrams.py"),
    (f"{P}/pictures/diagrams.py", 'f", db[{l}]"', 'f", dW[{l}]"', "tests/pages/test_readme.py"),
    (f"{P}/pictures/svg.py", "{escape(str(words))}", "{words}", "tests/test_security.py"),
    (
        f"{P}/pictures/figures.py",
        "ax.plot(range(1, len(costs) + 1), costs",
        "ax.plot(range(len(costs)), costs",
        "tests/pictures/test_figures.py",
    ),
    # what is said
    (f"{P}/exercises/tasks/linear_backward.py", "a mean too: 1/m", "a mean too: 1/n", "tests/exercises/test_advice.py"),
    (f"{P}/exercises/tasks/l2_gradient.py", "To dW add λ/m", "To dW add λ/2m", "tests/exercises/test_advice.py"),
    (f"{P}/exercises/tasks/backward_pass.py", "= dW, db", "= db, dW", "tests/exercises/test_exercises.py"),
    # the pages
    (N46, "from 0.86 to 0.009.\\n", "from 0.86 to 0.008.\\n", N46),
    (N45, "panel: Current 2 nA: 33 spikes", "panel: Current 2 nA: 32 spikes", N45),
    (N43, "## Remember", "## Do not forget", "tests/pages/test_notebooks.py"),
    ("README.md", f"]({N43})", "](notebooks/4_3_dimensions.ipynb)", "tests/pages/test_readme.py"),
    ("README.md", "activations\nblocks  costs", "blocks\nactivations  costs", "tests/test_architecture.py"),
]


def misplaced():
    """What is wrong with the rows: a file that is not there, a text that stands in it never or more than once."""
    for file, old, _, tests in BREAKAGES:
        for path in (file, *(word for word in tests.split() if "/" in word)):
            if not (ROOT / path).exists():
                yield f"{path} is not there"
        found = (ROOT / file).read_bytes().count(old.encode()) if (ROOT / file).exists() else 0
        if old and found != 1:
            yield f"{file}: {old!r} stands there {found} times"


def broken(content, old, new):
    """The content with one change; with no ``old``, one byte in the middle of it."""
    if not old:
        middle = len(content) // 2
        return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    return content.replace(old.encode(), new.encode())


def noticed(copy, file, old, new, tests):
    """The name of the first test that fails, "" if none does."""
    path = copy / file
    right = path.read_bytes()
    path.write_bytes(broken(right, old, new))
    try:
        command = [sys.executable, "-m", "pytest", "-m", "", "-x", "-q", "-p", "no:cacheprovider", *tests.split()]
        surroundings = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, cwd=copy, env=surroundings, capture_output=True, text=True)
    finally:
        path.write_bytes(right)
    failed = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, flags=re.M)
    if done.returncode == 0:
        return ""
    return failed[1] if failed else "the tests cannot even start"


def main(words):
    if wrong := list(misplaced()):
        raise SystemExit("\n".join(wrong))
    rows = [row for row in BREAKAGES if not words or any(word in row[0] for word in words)]
    caught = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        kept = shutil.ignore_patterns(".git", ".venv", ".old", "__pycache__", "*.egg-info", ".*_cache", ".hypothesis")
        shutil.copytree(ROOT, copy, ignore=kept)
        for file, old, new, tests in rows:
            first = noticed(copy, file, old, new, tests)
            caught += bool(first)
            what = old.strip() or "one byte"
            print(
                f"{'caught' if first else 'SURVIVED':9}{file}: {what:.44} → {new.strip() or '…':.44}\n{'':9}{first}",
                flush=True,
            )
    print(f"\n{caught} of {len(rows)} caught")
    return caught < len(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
