"""A panel that is moved all afternoon keeps nothing of it: no figures, no files, no threads, no memory."""

import gc
import os
import sys
import threading
import tracemalloc

import numpy as np
import pytest
from test_panels import EXPLORERS, ways

pytestmark = pytest.mark.long

MOVES = 30  # under the eyes of tracemalloc, which is slow; a picture has 10,000 bytes or more
GROWTH = 150_000  # bytes in so many moves: what caches may still take; pictures would take 300,000 and more


def walk(panel, moves):
    """The controls in turn, each through all it can be."""
    every = [list(ways(control)) for control in panel.controls.values()]
    for i in range(moves):
        steps = every[i % len(every)]
        steps[(i // len(every)) % len(steps)]()


def state():
    gc.collect()
    pyplot = sys.modules.get("matplotlib.pyplot")
    files = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    return files, threading.active_count(), len(pyplot.get_fignums()) if pyplot else 0


@pytest.mark.parametrize("name", EXPLORERS)
def test_moves_leave_nothing_behind(name):
    panel = EXPLORERS[name]()
    walk(panel, 120)  # caches fill
    before = state()
    objects = len(gc.get_objects())
    tracemalloc.start()
    try:
        walk(panel, MOVES)
        gc.collect()
        first = tracemalloc.get_traced_memory()[0]
        walk(panel, MOVES)
        gc.collect()
        second = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert state() == before
    assert second - first < GROWTH, f"{second - first} bytes more after the second {MOVES} moves"
    assert len(gc.get_objects()) - objects < MOVES, "an object a move stays"


def test_the_guard_notices_what_is_kept():
    kept = []
    tracemalloc.start()
    try:
        start = tracemalloc.get_traced_memory()[0]
        for _ in range(MOVES):
            kept.append(np.zeros(1000).tobytes())
        assert tracemalloc.get_traced_memory()[0] - start > GROWTH
    finally:
        tracemalloc.stop()
