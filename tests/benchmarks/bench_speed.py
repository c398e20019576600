"""How fast one training step is, as a ratio to the matrix products it cannot do without, and to others.

    python tests/benchmarks/bench_speed.py              on one thread
    python tests/benchmarks/bench_speed.py --threads 2

A step is forward_pass, cross_entropy, backward_pass and gradient_descent, in float64: the lecture's own functions,
the public ones with their checks, and a step of ``train``. Beside it, on the same network and data: the products alone,
into arrays made ready; a plain loop over a dictionary W1, b1, …, as the course writes it; and, where installed, the
inner loop of scikit-learn's MLPClassifier, PyTorch, and JAX compiled. All must find the same gradient before anything
is timed. Ours and one rival take turns, and the median of their ratios is taken, so that what else the machine does
falls on both alike.
"""

import argparse
import inspect
import os
import subprocess
import sys
from importlib.util import find_spec
from statistics import median
from time import perf_counter

parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
parser.add_argument("--threads", type=int, default=1)
parser.add_argument("--rounds", type=int, default=15)
arguments = parser.parse_args()
for library in ("OPENBLAS", "OMP", "MKL"):  # read when numpy is loaded, so before
    os.environ[f"{library}_NUM_THREADS"] = str(arguments.threads)
if arguments.threads == 1:
    os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import numpy as np  # noqa: E402

import dnn_helpers as public  # noqa: E402
from dnn_helpers import costs, network, optimizers  # noqa: E402

RATE = 0.01
STILL = 1e-12  # the rate of those that write into their own weights, so that each step starts at the same place
AT_ONCE = {"wide": 15, "toy": 50, "digits": 15, "deep": 1}  # steps in one turn


def wide():
    images = np.random.default_rng(0).integers(0, 256, (209, 64, 64, 3), dtype=np.uint8)
    return (12288, 20, 7, 5, 1), images.reshape(209, -1).T / 255


def normal(layer_dims, m):
    return layer_dims, np.random.default_rng(0).standard_normal((layer_dims[0], m))


WORKLOADS = {
    "wide": wide,
    "toy": lambda: normal((2, 4, 4, 1), 200),
    "digits": lambda: normal((784, 256, 128, 10), 128),
    "deep": lambda: normal((256,) * 20 + (1,), 1024),
}


def ours(X, Y, parameters, passes=network, J=costs, updates=optimizers):
    """A step of the lecture's own functions, or of the public ones with their checks."""

    def step():
        AL, caches = passes.forward_pass(X, parameters)
        J.cross_entropy(AL, Y)
        grads = passes.backward_pass(AL, Y, caches)
        updates.gradient_descent(parameters, grads, RATE)
        return grads[1].dW

    return step


def products(X, Y, parameters):
    """Forward, dW, and dA for l > 1, without anything between them."""
    L = len(parameters)
    _, caches = network.forward_pass(X, parameters)
    A_prev = {l: np.ascontiguousarray(cache.A_prev) if l > 1 else X for l, cache in caches.items()}
    Z = {l: np.empty_like(cache.Z) for l, cache in caches.items()}
    dZ = {l: np.ones_like(cache.Z) for l, cache in caches.items()}
    dW = {l: np.empty_like(layer.W) for l, layer in parameters.items()}

    def step():
        for l in range(1, L + 1):
            np.matmul(parameters[l].W, A_prev[l], out=Z[l])
        for l in range(L, 0, -1):
            np.matmul(dZ[l], A_prev[l].T, out=dW[l])
            if l > 1:
                np.matmul(parameters[l].W.T, dZ[l], out=Z[l - 1])

    return step


def course(X, Y, parameters):
    """The maths as the course's own assignment writes it: dA[L] divided out, dA[0] computed, masks by assignment."""
    L, m = len(parameters), X.shape[1]
    params = {f"W{l}": layer.W.copy() for l, layer in parameters.items()}
    params |= {f"b{l}": layer.b.copy() for l, layer in parameters.items()}

    def step():
        A, caches, grads = X, [], {}
        for l in range(1, L + 1):
            A_prev, Z = A, np.dot(params[f"W{l}"], A) + params[f"b{l}"]
            A = np.maximum(0, Z) if l < L else 1 / (1 + np.exp(-Z))
            caches.append((A_prev, params[f"W{l}"], Z))
        -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
        dA = -(np.divide(Y, A) - np.divide(1 - Y, 1 - A))
        for l in range(L, 0, -1):
            A_prev, W, Z = caches[l - 1]
            if l == L:
                s = 1 / (1 + np.exp(-Z))
                dZ = dA * s * (1 - s)
            else:
                dZ = np.array(dA, copy=True)
                dZ[Z <= 0] = 0
            grads[f"dW{l}"] = np.dot(dZ, A_prev.T) / m
            grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
            dA = np.dot(W.T, dZ)
        for l in range(1, L + 1):
            params[f"W{l}"] = params[f"W{l}"] - STILL * grads[f"dW{l}"]
            params[f"b{l}"] = params[f"b{l}"] - STILL * grads[f"db{l}"]
        return grads["dW1"]

    return step


def scikit_learn(X, Y, parameters):
    from sklearn.neural_network import MLPClassifier

    layers, rows, m = list(parameters.values()), np.ascontiguousarray(X.T), X.shape[1]
    labels = Y.T.astype(int) if len(Y) > 1 else Y[0].astype(int)
    hidden = [len(layer.W) for layer in layers[:-1]]
    model = MLPClassifier(hidden, solver="sgd", alpha=0, momentum=0, learning_rate_init=STILL, batch_size=m, max_iter=1)
    model.partial_fit(rows, labels, classes=np.arange(max(2, len(Y))))  # makes the optimiser
    model.coefs_ = [layer.W.T.copy() for layer in layers]
    model.intercepts_ = [layer.b[:, 0].copy() for layer in layers]
    activations = [rows] + [np.empty((m, len(layer.W))) for layer in layers]
    deltas = [np.empty_like(a) for a in activations[1:]]
    slopes = [np.empty_like(W) for W in model.coefs_], [np.empty_like(b) for b in model.intercepts_]
    takes_weights = "sample_weight" in inspect.signature(model._backprop).parameters
    y, more = Y.T.copy(), (None,) if takes_weights else ()

    def step():
        _, coef_grads, intercept_grads = model._backprop(rows, y, *more, activations, deltas, *slopes)
        model._optimizer.update_params(model.coefs_ + model.intercepts_, coef_grads + intercept_grads)
        return coef_grads[0].T

    return step


def pytorch(X, Y, parameters):
    """As its own tutorials write it: modules in a row, a loss, backward, an optimiser."""
    import torch

    torch.set_num_threads(arguments.threads)
    rows, y = torch.tensor(X.T.copy()), torch.tensor(Y.T.copy())
    model = torch.nn.Sequential()
    for W, b, _ in parameters.values():
        linear = torch.nn.Linear(*W.T.shape, dtype=torch.float64)
        linear.load_state_dict({"weight": torch.tensor(W), "bias": torch.tensor(b[:, 0])})
        model.extend([linear, torch.nn.ReLU()])
    model[-1] = torch.nn.Sigmoid()
    optimiser = torch.optim.SGD(model.parameters(), lr=STILL)

    def step():
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy(model(rows), y, reduction="sum") / len(y)
        loss.backward()
        optimiser.step()
        return model[0].weight.grad.numpy()

    return step


def jax(X, Y, parameters):
    """The cost and its gradient by automatic differentiation, and the update, compiled as one function."""
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    m, Ws = X.shape[1], [(jnp.array(layer.W), jnp.array(layer.b)) for layer in parameters.values()]
    X, Y = jnp.array(X), jnp.array(Y)

    def cost(layers):
        A = X
        for W, b in layers[:-1]:
            A = jnp.maximum(0, W @ A + b)
        W, b = layers[-1]
        Z = W @ A + b
        return (jnp.logaddexp(0, Z) - Y * Z).sum() / m

    @jax.jit
    def move(layers):
        J, slopes = jax.value_and_grad(cost)(layers)
        return (
            J,
            slopes[0][0],
            [(W - STILL * dW, b - STILL * db) for (W, b), (dW, db) in zip(layers, slopes, strict=True)],
        )

    def step():
        nonlocal Ws
        J, dW, Ws = move(Ws)
        return np.asarray(dW.block_until_ready())

    return step


RIVALS = {"products": products, "course": course, "scikit-learn": scikit_learn, "PyTorch": pytorch, "JAX": jax}
MODULES = {"scikit-learn": "sklearn", "PyTorch": "torch", "JAX": "jax"}


def examples(name):
    layer_dims, X = WORKLOADS[name]()
    Y = np.random.default_rng(1).integers(0, 2, (layer_dims[-1], X.shape[1])).astype(float)
    return layer_dims, X, Y, network.initialize_parameters(layer_dims)


def ratios(name):
    """Median ms of a step of the lecture's functions, and the ratio to a step of each rival, for one workload."""
    _, *data = examples(name)
    our_step, found = ours(*data), {}
    for rival in filter(installed, RIVALS):
        their_step = RIVALS[rival](*data)
        if rival != "products":
            np.testing.assert_allclose(their_step(), our_step(), rtol=1e-6, atol=1e-12, err_msg=rival)
        rounds = [(seconds(our_step, name), seconds(their_step, name)) for _ in range(arguments.rounds)]
        found[rival] = ratio(rounds)
        found.setdefault("ms", 1e3 * median(our for our, _ in rounds))
    return found


def to_the_plain_loop(iterations=400):
    """A step on the toy network beside one of the plain loop: the lecture's functions, the public ones, ``train``."""
    layer_dims, X, Y, parameters = examples("toy")
    h = public.HyperParameters(layer_dims=layer_dims, learning_rate=STILL, iterations=iterations)
    plain = course(X, Y, parameters)
    ways = {
        "the lecture's functions": repeated(ours(X, Y, parameters), iterations),
        "the public functions": repeated(ours(X, Y, parameters, public, public, public), iterations),
        "train": lambda: public.train(X, Y, h),
    }
    return {
        name: ratio([(once(way), once(repeated(plain, iterations))) for _ in range(2 * arguments.rounds)])
        for name, way in ways.items()
    }


def repeated(step, times):
    def steps():
        for _ in range(times):
            step()

    return steps


def once(action):
    start = perf_counter()
    action()
    return perf_counter() - start


def seconds(step, name):
    """Of one step among its like: as many steps go before, untimed, until the rival's data has left the caches."""
    for _ in range(AT_ONCE[name]):
        step()
    start = perf_counter()
    for _ in range(AT_ONCE[name]):
        step()
    return (perf_counter() - start) / AT_ONCE[name]


def ratio(rounds):
    """The median over the rounds: a neighbour's load falls on both sides of one round alike."""
    return median(our / their for our, their in rounds)


def installed(rival):
    return find_spec(MODULES.get(rival, "numpy")) is not None


def imports(rounds=15):
    """The time to import forward_pass and backward_pass beside ``import numpy``, and what heavy things come along."""
    clock = "from time import perf_counter as t; s = t(); {}; print(t() - s)"
    both = ("from dnn_helpers import forward_pass, backward_pass", "import numpy")
    found = [[float(fresh(clock.format(code))) for code in both] for _ in range(rounds)]
    heavy = fresh(
        "import sys; from dnn_helpers import forward_pass; print(*{'matplotlib', 'ipywidgets'} & set(sys.modules))"
    ).split()
    return ratio(found), heavy


def fresh(code):
    return subprocess.check_output([sys.executable, "-c", code], text=True)


def main():
    for rival in MODULES:
        if not installed(rival):
            print(f"{rival} is not installed, and is left out")
    print(f"\none step of the lecture's functions, as a ratio to a step of …, {arguments.threads} thread(s)\n")
    print(f"{'':8}{'ms':>8}" + "".join(f"{name:>14}" for name in RIVALS))
    for workload in WORKLOADS:
        found = ratios(workload)
        cells = [f"{found[name]:.2f}" if name in found else "–" for name in RIVALS]
        print(f"{workload:8}{found['ms']:8.2f}" + "".join(f"{cell:>14}" for cell in cells), flush=True)
    print("\na step on the toy network, as a ratio to the plain loop over a dictionary\n")
    for name, found in to_the_plain_loop().items():
        print(f"{name:26}{found:.2f}")
    to_numpy, heavy = imports()
    loaded = " and ".join(heavy) or "neither plots nor panels"
    print(f"\nimport of the passes: {to_numpy:.2f} × import numpy; loads {loaded}")


if __name__ == "__main__":
    main()
