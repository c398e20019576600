"""Training: hyperparameters in, a Run out (lectures 4.6 and 4.8)."""

from dataclasses import dataclass

import numpy as np

from .costs import cross_entropy
from .hyperparameters import HyperParameters
from .network import backward_pass, forward_pass, initialize_parameters
from .notebook.interrupts import stop_button
from .notebook.progress import progress_bar
from .optimizers import gradient_descent, momentum
from .regularization import dropout, l2_cost, l2_gradient
from .validation.checks import check_callable, check_training_data

SNAPSHOTS = 50  # how many moments of a training are kept to scrub through, besides the start


@dataclass(frozen=True, kw_only=True, repr=False)
class Run:
    """What ``train`` returns.

    Attributes
    ----------
    status : "finished", "diverged" or "interrupted"; ``message`` says it in a sentence
    parameters : after the last update (the last finite ones, if it diverged)
    costs : J in nats, one an iteration, on that iteration's batch and before its update, with the
        L2 term and dropout in force
    dev_costs : the cross-entropy of the dev examples, once per epoch and before its first update;
        ``dev_iterations`` are the iterations (from 0) at which they were taken
    best_iteration, best_parameters : where dev_costs is lowest (early stopping); None without dev
    snapshots : dict from a number of updates to the parameters after them, to scrub through
    gradient_norms : dict from l to ‖dW[l]‖, one an iteration
    hyperparameters : as given
    """

    status: str
    message: str
    parameters: dict
    costs: np.ndarray
    dev_costs: np.ndarray
    dev_iterations: np.ndarray
    best_iteration: int | None
    best_parameters: dict | None
    snapshots: dict
    gradient_norms: dict
    hyperparameters: HyperParameters

    def __repr__(self):
        cost = f", last cost {self.costs[-1]:.3g}" if len(self.costs) else ""
        return f"Run: {self.message}{cost}"


def train(X, Y, hyperparameters, X_dev=None, Y_dev=None, *, progress=False, on_step=None):
    """A Run: parameters fitted to X (n[0], m) and Y (n[L], m) by gradient descent.

    Parameters
    ----------
    X_dev, Y_dev : held-out examples, only watched, never learned from
    progress : whether to show a progress bar
    on_step : called after each update as ``on_step(updates, cost, parameters)``; a true answer,
        like the stop button, ends the training, and all that was learned is returned

    Same arguments, same Run, bit for bit on one machine.

    Raises
    ------
    ValueError, TypeError
        when X, Y and layer_dims do not fit, or a batch would be larger than m.
    """
    if on_step is not None:
        check_callable(on_step, "on_step", "(updates, cost, parameters)")
    training = Training(X, Y, hyperparameters, X_dev, Y_dev)
    steps = training.steps()
    with quietly(), stop_button() as stopped, progress_bar(hyperparameters.iterations, progress) as advance:
        try:
            for updates, J, parameters in steps:
                advance(updates, f"cost {J:.3g}")
                if on_step is not None and on_step(updates, J, parameters) or stopped():
                    return training.run("interrupted")
            return training.run("finished")
        except OverflowError:
            if steps.gi_frame is not None:  # the steps could go on: it is an error of on_step
                raise
            return training.run("diverged")
        except KeyboardInterrupt:  # raised by on_step, or by a second press of the stop button
            return training.run("interrupted")


def quietly():
    """Within the block numpy does not warn of overflow: a diverging training is told by its status."""
    return np.errstate(over="ignore", invalid="ignore")


def minibatches(X, Y, batch_size, rng):
    """Endless batches (X, Y, whether an epoch begins); each epoch is a new permutation of the examples."""
    if batch_size is None:
        while True:
            yield X, Y, True
    m = X.shape[1]
    while True:
        order = rng.permutation(m)
        for start in range(0, m, batch_size):
            chosen = order[start : start + batch_size]
            yield X[:, chosen], Y[:, chosen], start == 0


def cost_and_gradients(X, Y, parameters, hyperparameters, m, rng):
    """J of one batch and its gradients, L2 and dropout included; ``m`` counts all examples.

    OverflowError when J is no longer finite.
    """
    h = hyperparameters
    used = dropout(parameters, X.shape[1], h.keep_prob, rng) if h.keep_prob < 1 else parameters
    AL, caches = forward_pass(X, used)
    J = cross_entropy(AL, Y)
    grads = backward_pass(AL, Y, caches)
    if h.l2:
        J += l2_cost(parameters, h.l2, m)
        if J == np.inf:
            raise OverflowError
        grads = l2_gradient(grads, parameters, h.l2, m)
    return J, grads


def _update(parameters, grads, velocity, h):
    """New parameters and velocity; OverflowError when they are no longer finite."""
    if h.momentum:
        parameters, velocity = momentum(parameters, grads, velocity, h.learning_rate, h.momentum)
    else:
        parameters = gradient_descent(parameters, grads, h.learning_rate)
    if not all(np.isfinite(W).all() and np.isfinite(b).all() for W, b, _ in parameters.values()):
        raise OverflowError
    return parameters, velocity


class Training:
    """A training under way: ``steps()`` makes one update after the other, ``run`` is the Run so far."""

    def __init__(self, X, Y, hyperparameters, X_dev=None, Y_dev=None):
        h = self.h = hyperparameters
        self.X, self.Y, self.X_dev, self.Y_dev = check_training_data(X, Y, X_dev, Y_dev, h)
        parameters = initialize_parameters(h.layer_dims, hidden=h.activation, scale=h.scale, seed=h.seed)
        self.costs, self.dev = [], []
        self.norms = {l: [] for l in parameters}
        self.best = (None, None, np.inf)
        self.snapshots = {0: parameters}
        self.kept = {round(i * h.iterations / SNAPSHOTS) for i in range(SNAPSHOTS + 1)}
        self.done = 0, parameters

    def steps(self):
        """(updates, cost, parameters) after each update; OverflowError where the training diverges."""
        h, X, Y = self.h, self.X, self.Y
        rng = np.random.default_rng([h.seed, 1])
        batches = minibatches(X, Y, h.batch_size, rng)
        velocity, parameters = None, self.done[1]
        for k in range(h.iterations):
            X_batch, Y_batch, new_epoch = next(batches)
            if new_epoch and self.X_dev is not None:
                self._watch(k, parameters)
            J, grads = cost_and_gradients(X_batch, Y_batch, parameters, h, X.shape[1], rng)
            updated, velocity = _update(parameters, grads, velocity, h)
            self._keep(k, J, grads, updated)
            parameters = updated
            yield k + 1, J, parameters

    def _watch(self, k, parameters):
        AL, _ = forward_pass(self.X_dev, parameters)
        cost = cross_entropy(AL, self.Y_dev)
        if cost < self.best[2]:
            self.best = (k, parameters, cost)
        self.dev.append((k, cost))

    def _keep(self, k, J, grads, updated):
        self.costs.append(J)
        for l, (dW, _) in grads.items():
            self.norms[l].append(np.sqrt(np.vdot(dW, dW)))
        if k + 1 in self.kept:
            self.snapshots[k + 1] = updated
        self.done = k + 1, updated  # last and at once, so that an interrupt cannot leave half a step

    def run(self, status):
        updates, parameters = self.done
        snapshots = {k: kept for k, kept in self.snapshots.items() if k <= updates} | {updates: parameters}
        return Run(
            status=status,
            message=self._message(status, updates),
            parameters=parameters,
            costs=np.array(self.costs[:updates]),
            dev_costs=np.array([cost for _, cost in self.dev]),
            dev_iterations=np.array([k for k, _ in self.dev], dtype=int),
            best_iteration=self.best[0],
            best_parameters=self.best[1],
            snapshots=snapshots,
            gradient_norms={l: np.array(norms[:updates]) for l, norms in self.norms.items()},
            hyperparameters=self.h,
        )

    def _message(self, status, updates):
        if status == "finished":
            return f"finished {updates} iterations"
        if status == "interrupted":
            return f"interrupted after {updates} of {self.h.iterations} iterations"
        if updates == 0:
            return "diverged at iteration 1: are the values of X, the scale or the learning rate far too large?"
        return (
            f"diverged at iteration {updates + 1}, with a cost of {self.costs[-1]:.3g} just before: "
            f"try a learning rate of {min(self.h.learning_rate / 10, 1):.2g} or less"
        )
