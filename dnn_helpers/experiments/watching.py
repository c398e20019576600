"""The lecture's training behind its check, with a progress bar and under the stop button (lectures 4.6 and 4.8)."""

import numpy as np

from .. import training
from ..notebook.interrupts import stop_button
from ..notebook.progress import progress_bar
from ..validation.checks import check_callable, check_training_data


def train(X, Y, hyperparameters, X_dev=None, Y_dev=None, *, progress=False, on_step=None):
    """A Run: parameters fitted to X (n[0], m) and Y (n[L], m) by gradient descent.

    The held-out X_dev, Y_dev are only watched, never learned from; ``progress`` shows a bar. After each update
    ``on_step(updates, cost, parameters)`` is called; a true answer, like the stop button, ends the training, and all
    that was learned is returned. Same arguments, same Run, bit for bit on one machine. ValueError or TypeError when
    X, Y and layer_dims do not fit, or a batch would be larger than m.
    """
    if on_step is not None:
        check_callable(on_step, "on_step", "(updates, cost, parameters)")
    X, Y, X_dev, Y_dev = check_training_data(X, Y, X_dev, Y_dev, hyperparameters)
    with quietly(), stop_button() as stopped, progress_bar(hyperparameters.iterations, progress) as advance:

        def watch(updates, J, parameters):
            if progress:
                advance(updates, f"cost {J:.3g}")
            return on_step is not None and on_step(updates, J, parameters) or stopped()

        return training.train(X, Y, hyperparameters, X_dev, Y_dev, watch)


def quietly():
    """Within the block numpy does not warn of overflow: a diverging training is told by its status."""
    return np.errstate(over="ignore", invalid="ignore")
