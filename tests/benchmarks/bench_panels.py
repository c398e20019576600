"""Kernel time from a moved control to the new picture, a panel a line: python tests/benchmarks/bench_panels.py

Medians and the slowest of 60 redraws, in milliseconds, walking each control through its values;
and the size of the picture that travels to the browser. Of the playground besides: scrubbing through
the largest runs it offers, one and two of them, and the seconds that 2,000 iterations take in it.
"""

from statistics import median
from time import perf_counter

import dnn_helpers
from dnn_helpers import initialize_parameters
from dnn_helpers.panels.controls import Keep, LayerDims, TrainButton
from dnn_helpers.pictures.diagrams import iteration_diagram, network_diagram
from dnn_helpers.training import SNAPSHOTS

REDRAWS = 60
LARGE = {"layers": 6, "units": 16, "examples": 500}
NETWORKS = [(3, 5, 5, 3, 1), (3, 1), (64, 32, 16, 10), (12288, 20, 7, 5, 1)]


def values(control):
    if isinstance(control, LayerDims):
        return NETWORKS
    if isinstance(control, TrainButton):
        return [0, 50]
    if isinstance(control, Keep):
        return [{}, {"learning_rate": 3.0}]
    if hasattr(control, "options"):
        return [option[1] if isinstance(option, tuple) else option for option in control.options]
    step = getattr(control, "step", 1)
    return [control.min + i * step for i in range(round((control.max - control.min) / step) + 1)]


def milliseconds(action, times=REDRAWS):
    took = []
    for i in range(times):
        start = perf_counter()
        action(i)
        took.append(1000 * (perf_counter() - start))
    return took


def main():
    print(f"{'panel':26}{'median ms':>11}{'slowest ms':>12}{'picture kB':>12}")
    for name in (name for name in dnn_helpers.__all__ if name.startswith("explore_")):
        panel = getattr(dnn_helpers, name)()
        took = []
        for setting, control in panel.controls.items():
            every = values(control)
            took += milliseconds(
                lambda i, panel=panel, setting=setting, every=every: panel.set(**{setting: every[i % len(every)]})
            )
            panel.reset()
        print(f"{name:26}{median(took):11.1f}{max(took):12.1f}{len(panel.picture) / 1000:12.0f}")
    layer_dims = (3, 5, 5, 3, 1)
    weights = {l: layer.W for l, layer in initialize_parameters(layer_dims).items()}
    activations = dict.fromkeys(range(1, 5), "relu")
    for name, draw in {
        "network diagram": lambda _: network_diagram(layer_dims, weights),
        "iteration diagram": lambda _: iteration_diagram(layer_dims, activations, "backward", 3),
    }.items():
        took = milliseconds(draw)
        print(f"{name:26}{median(took):11.1f}{max(took):12.1f}")
    for name, kept in {"scrubbing a large run": {}, "scrubbing two": LARGE | {"activation": "relu"}}.items():
        panel = dnn_helpers.explore_training(**LARGE, kept=kept)
        took = milliseconds(lambda i, panel=panel: panel.set(moment=i % (SNAPSHOTS + 1)))
        print(f"{name:26}{median(took):11.1f}{max(took):12.1f}{len(panel.picture) / 1000:12.0f}")
    panel = dnn_helpers.explore_training(iterations=2000, trained=0)
    [took] = milliseconds(lambda _: setattr(panel.controls["trained"].button, "value", True), times=1)
    print(f"2-4-4-1, 200 points, 2,000 iterations in the playground: {took / 1000:.2f} s")


if __name__ == "__main__":
    main()
