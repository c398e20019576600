"""A progress bar: a widget in a notebook, one line of text elsewhere."""

import sys
import time
from contextlib import contextmanager

INTERVAL = 0.1  # seconds between two redraws


@contextmanager
def progress_bar(total, shown):
    """Within the block, ``advance(done, text)`` moves the bar to ``done`` of ``total``."""
    if not shown:
        yield lambda done, text="": None
        return
    in_notebook, drawn = "ipykernel" in sys.modules, -INTERVAL
    draw = _widget_bar(total) if in_notebook else _draw_text

    def advance(done, text=""):
        nonlocal drawn
        now = time.monotonic()
        if now - drawn >= INTERVAL or done == total:
            drawn = now
            draw(done, total, text)

    try:
        yield advance
    finally:
        if not in_notebook:
            sys.stderr.write("\n")


def _widget_bar(total):
    import ipywidgets as widgets
    from IPython.display import display

    bar, label = widgets.IntProgress(max=total), widgets.Label()
    display(widgets.HBox([bar, label]))

    def draw(done, total, text):
        bar.value, label.value = done, f"{done} of {total}  {text}"

    return draw


def _draw_text(done, total, text):
    print(f"\r{done} of {total}  {text:40}", end="", file=sys.stderr, flush=True)
