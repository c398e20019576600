"""The stop button: an interrupt becomes a question the loop asks, and nothing is torn apart."""

import signal
import threading
from contextlib import contextmanager


@contextmanager
def stop_button():
    """Within the block, Ctrl-C or the kernel's stop button first only makes ``pressed()`` true; a second interrupts."""
    presses = []

    def handler(signum, frame):
        if presses:
            raise KeyboardInterrupt
        presses.append(signum)

    if threading.current_thread() is not threading.main_thread():  # where Python delivers no interrupts
        yield lambda: False
        return
    before = signal.signal(signal.SIGINT, handler)
    try:
        yield lambda: bool(presses)
    finally:
        presses.clear()  # a press that comes while we leave is the first, and interrupts nothing
        signal.signal(signal.SIGINT, before if before is not None else signal.default_int_handler)
