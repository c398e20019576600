"""Training: hyperparameters in, a Run out (lectures 4.6 and 4.8)."""

from dataclasses import dataclass

import numpy as np

from .costs import cross_entropy
from .network import backward_pass, finite, finite_pass, forward_pass, initialize_parameters
from .optimizers import gradient_descent, momentum
from .regularization import dropout, l2_cost, l2_gradient

SNAPSHOTS = 50  # how many moments of a training are kept to scrub through, besides the start


def train(X, Y, hyperparameters, X_dev=None, Y_dev=None, on_step=lambda updates, cost, parameters: False):
    """A Run: parameters fitted to X (n[0], m) and Y (n[L], m); a true answer of ``on_step`` ends it."""
    training = Training(X, Y, hyperparameters, X_dev, Y_dev)
    try:
        for step in training.steps():
            if on_step(*step):
                break
        return training.run()
    except KeyboardInterrupt:  # what was learned is kept
        return training.run()


def minibatches(X, Y, batch_size, rng):
    """Endless batches (X, Y, whether an epoch begins); each epoch is a new permutation of the examples."""
    m = X.shape[1]
    while batch_size is None:
        yield X, Y, True
    while True:
        order = rng.permutation(m)
        for start in range(0, m, batch_size):
            chosen = order[start : start + batch_size]
            yield X[:, chosen], Y[:, chosen], start == 0


def cost_and_gradients(X, Y, parameters, h, m, rng):
    """J of one batch, of ``m`` examples in all, and its gradients; OverflowError when J is no longer finite."""
    used = dropout(parameters, X.shape[1], h.keep_prob, rng) if h.keep_prob < 1 else parameters
    AL, caches = forward_pass(X, used)
    J, grads = cross_entropy(AL, Y), backward_pass(AL, Y, caches)
    if h.l2:
        J, grads = J + l2_cost(parameters, h.l2, m), l2_gradient(grads, parameters, h.l2, m)
    if not (J < np.inf and finite_pass(caches)):
        raise OverflowError
    return J, grads


def update(parameters, grads, velocity, h):
    """New parameters and velocity; OverflowError when they are no longer finite."""
    if h.momentum:
        parameters, velocity = momentum(parameters, grads, velocity, h.learning_rate, h.momentum)
    else:
        parameters = gradient_descent(parameters, grads, h.learning_rate)
    if not all(finite(W) and finite(b) for W, b, _ in parameters.values()):
        raise OverflowError
    return parameters, velocity


class Training:
    """A training under way: ``steps()`` makes one update after the other, ``run()`` is the Run so far."""

    def __init__(self, X, Y, hyperparameters, X_dev=None, Y_dev=None):
        h = self.h = hyperparameters
        self.X, self.Y, self.X_dev, self.Y_dev = X, Y, X_dev, Y_dev
        parameters = initialize_parameters(h.layer_dims, hidden=h.activation, scale=h.scale, seed=h.seed)
        self.costs, self.dev, self.squares = [], [], {l: [] for l in parameters}
        self.best = (None, None, np.inf)
        self.snapshots = {0: parameters}
        self.kept = {round(i * h.iterations / SNAPSHOTS) for i in range(SNAPSHOTS + 1)}
        self.done, self.status = (0, parameters), "interrupted"

    def steps(self):
        """(updates, cost, parameters) after each update, until it is finished or diverges."""
        try:
            yield from self._updates()
            self.status = "finished"
        except OverflowError:
            self.status = "diverged"

    def _updates(self):
        h, parameters, velocity = self.h, self.done[1], None
        rng = np.random.default_rng([h.seed, 1])
        batches = minibatches(self.X, self.Y, h.batch_size, rng)
        for k in range(h.iterations):
            X, Y, new_epoch = next(batches)
            if new_epoch and self.X_dev is not None:
                self._watch(k, parameters)
            J, grads = cost_and_gradients(X, Y, parameters, h, self.X.shape[1], rng)
            updated, velocity = update(parameters, grads, velocity, h)
            self._keep(k, J, grads, updated)
            parameters = updated
            yield k + 1, J, parameters

    def _watch(self, k, parameters):
        AL, caches = forward_pass(self.X_dev, parameters)
        if not finite_pass(caches):
            raise OverflowError
        cost = cross_entropy(AL, self.Y_dev)
        if cost < self.best[2]:
            self.best = (k, parameters, cost)
        self.dev.append((k, cost))

    def _keep(self, k, J, grads, updated):
        self.costs.append(J)
        for l, (dW, _) in grads.items():
            self.squares[l].append(np.vdot(dW, dW))
        if k + 1 in self.kept:
            self.snapshots[k + 1] = updated
        self.done = k + 1, updated  # last and at once, so that an interrupt cannot leave half a step

    def run(self):
        updates, parameters = self.done
        snapshots = {k: kept for k, kept in self.snapshots.items() if k <= updates} | {updates: parameters}
        return Run(
            status=self.status,
            message=self._message(updates),
            parameters=parameters,
            costs=np.array(self.costs[:updates]),
            dev_costs=np.array([cost for _, cost in self.dev]),
            dev_iterations=np.array([k for k, _ in self.dev], dtype=int),
            best_iteration=self.best[0],
            best_parameters=self.best[1],
            snapshots=snapshots,
            gradient_norms={l: np.sqrt(squares[:updates]) for l, squares in self.squares.items()},
            hyperparameters=self.h,
        )

    def _message(self, updates):
        if self.status == "finished":
            return f"finished {updates} iterations"
        if self.status == "interrupted":
            return f"interrupted after {updates} of {self.h.iterations} iterations"
        if updates == 0:
            return "diverged at iteration 1: are the values of X, the scale or the learning rate far too large?"
        told = f"diverged at iteration {updates + 1}, with a cost of {self.costs[-1]:.3g} just before"
        return f"{told}: try a learning rate of {min(self.h.learning_rate / 10, 1):.2g} or less"


@dataclass(frozen=True, kw_only=True)
class HyperParameters:
    """All that is chosen before training; ``repr`` is a line of code that makes it again.

    layer_dims : (n[0], n[1], …, n[L]) · activation : name of the hidden layers' g · scale : of the
    initial W, see ``initialize_parameters`` · learning_rate : α · iterations : number of updates ·
    batch_size : examples an update sees, None for all · momentum : β, 0 for none · l2 : λ ·
    keep_prob : of dropout, 1 for none · seed : of initialisation, batches and dropout
    """

    layer_dims: tuple
    activation: str = "relu"
    scale: str | float = "he"
    learning_rate: float = 0.1
    iterations: int = 1000
    batch_size: int | None = None
    momentum: float = 0.0
    l2: float = 0.0
    keep_prob: float = 1.0
    seed: int = 0


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Run:
    """What ``train`` returns; two Runs are equal when every number and word of them is.

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

    def __eq__(self, other):
        return _equal(vars(self), vars(other)) if isinstance(other, Run) else NotImplemented


def _equal(a, b):
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_equal(a[key], b[key]) for key in a)
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(map(_equal, a, b))
    return np.array_equal(a, b) if isinstance(a, np.ndarray) else a == b
