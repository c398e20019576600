"""What a student costs: python tests/benchmarks/bench_class.py

For each notebook, in a kernel of its own that has run it from top to bottom: its memory (PSS, which
shares what kernels share, and RSS), open files, threads and figures, before and after 1,000 moves
of each of its panels. Then eight kernels at once on two cores: how long they take to run eight
notebooks side by side, and, with all of them open, how long one control takes to move. Linux only.
"""

import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

import nbformat
from jupyter_client.manager import start_new_kernel

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
MOVES, BATCH = 1000, 20  # more at once, and their messages would not fit into the queue
STUDENTS, CORES = 8, {0, 1}

# In the kernel: every panel that the notebook has shown, and a hand that moves their controls.
HAND = """
import gc as _gc, itertools as _it, json as _json, os as _os, sys as _sys, threading as _th, time as _time
from dnn_helpers.panels.panel import Panel as _Panel
_panels = [thing for thing in _gc.get_objects() if type(thing) is _Panel]
def _values(control):
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    if hasattr(control, "min") and hasattr(control, "max"):
        low, high, step = control.min, control.max, getattr(control, "step", 1) or 1
        return [low + i * step for i in range(min(60, int((high - low) / step) + 1))]
    if isinstance(control.value, bool):
        return [False, True]
    return [(3, 5, 5, 3, 1), (3, 1), (3, 4, 1), (2, 6, 6, 2, 1)] if isinstance(control.value, tuple) else []
def _turns(panel):
    each = [[(name, value) for value in _values(control)] for name, control in panel.controls.items()]
    return _it.chain.from_iterable(zip(*(_it.cycle(pairs) for pairs in each if pairs)))
_hands = [(panel, _turns(panel)) for panel in _panels]
def _move(hands, moves):
    for panel, turns in hands:
        for name, value in _it.islice(turns, moves):
            panel.set(**{name: value})
def _state():
    _gc.collect()
    memory = dict(line.split()[:2] for line in open("/proc/self/smaps_rollup").read().splitlines()[1:])
    pyplot = _sys.modules.get("matplotlib.pyplot")
    return {"pss": int(memory["Pss:"]) / 1024, "rss": int(memory["Rss:"]) / 1024,
            "files": len(_os.listdir("/proc/self/fd")), "threads": _th.active_count(),
            "figures": len(pyplot.get_fignums()) if pyplot else 0, "panels": len(_panels)}
"""


class Kernel:
    """A kernel as Jupyter starts it; ``run`` gives back what the code prints."""

    def __init__(self):
        self.manager, self.client = start_new_kernel(cwd=NOTEBOOKS[0].parent, stderr=subprocess.DEVNULL)

    def run(self, code):
        printed = []

        def keep(message):
            if message["msg_type"] == "stream" and message["content"]["name"] == "stdout":
                printed.append(message["content"]["text"])
            assert message["msg_type"] != "error", "\n".join(message["content"]["traceback"])

        self.client.execute_interactive(code, timeout=600, output_hook=keep, store_history=False)
        return "".join(printed)

    def open(self, path):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                self.run(cell.source)
        self.run(HAND)

    def state(self):
        return json.loads(self.run("print(_json.dumps(_state()))"))

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def one_student():
    print("one student; memory in MB, PSS (RSS)\n")
    heads = ("run", "1,000 moves", "2,000 moves")
    counted = ("files", "threads", "figures")
    print(f"{'notebook':26}{'panels':>7}{''.join(f'{head:>15}' for head in heads + counted)}")
    for path in NOTEBOOKS:
        kernel = Kernel()
        kernel.open(path)
        states = [kernel.state()]
        for _ in range(2):
            for _ in range(MOVES // BATCH):
                kernel.run(f"_move(_hands, {BATCH})")
            states.append(kernel.state())
        kernel.close()
        sizes = "".join(f"{s['pss']:10.0f} ({s['rss']:.0f})".rjust(15) for s in states)
        counts = "".join(f"{states[0][k]} → {states[-1][k]}".rjust(15) for k in counted)
        print(f"{path.stem:26}{states[0]['panels']:7}{sizes}{counts}", flush=True)


def a_class():
    """Eight at once on two cores; the kernels inherit the cores from us."""
    os.sched_setaffinity(0, CORES)
    with ThreadPoolExecutor(STUDENTS) as hands:
        started = time.perf_counter()
        kernels = list(hands.map(lambda _: Kernel(), range(STUDENTS)))
        ready = time.perf_counter()
        notebooks = [NOTEBOOKS[i % len(NOTEBOOKS)] for i in range(STUDENTS)]
        list(hands.map(Kernel.open, kernels, notebooks))
        done = time.perf_counter()
        memory = sum(kernel.state()["pss"] for kernel in kernels)
        answers = []
        for _ in range(10):
            for kernel in kernels:
                began = time.perf_counter()
                kernel.run("_move(_hands[:1], 1)")
                answers.append(time.perf_counter() - began)
        began = time.perf_counter()
        list(hands.map(lambda kernel: kernel.run("_move(_hands[:1], 20)"), kernels))
        rush = time.perf_counter() - began
    for kernel in kernels:
        kernel.close()
    print(f"""
{STUDENTS} students on {len(CORES)} cores: kernels ready after {ready - started:.0f} s, all notebooks run after another
{done - ready:.0f} s, {memory:.0f} MB (PSS) together. Then a control answers in {1000 * median(answers):.0f} ms (slowest
{1000 * max(answers):.0f} ms), and 20 moves in each kernel, all at the same time, take {rush:.1f} s.""")


if __name__ == "__main__":
    one_student()
    a_class()
