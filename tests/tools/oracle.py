"""What the tests hold the package against: plain loops over examples and units, and secants."""

import math

import numpy as np

from dnn_helpers import Layer, initialize_parameters

LEAK = 0.01


class Formulas(dict):
    """From the name of an activation to a formula in plain numbers."""

    def __missing__(self, name):
        raise KeyError(f"{name} has no plain formula yet: write its G and its SLOPE in tests/tools/oracle.py")


G = Formulas(
    sigmoid=lambda z: 1 / (1 + math.exp(-z)) if z > -700 else 0.0,
    tanh=math.tanh,
    relu=lambda z: max(z, 0.0),
    leaky_relu=lambda z: z if z > 0 else LEAK * z,
    identity=lambda z: z,
)
SLOPE = Formulas(
    sigmoid=lambda z: G["sigmoid"](z) * (1 - G["sigmoid"](z)),
    tanh=lambda z: 1 - math.tanh(z) ** 2,
    relu=lambda z: 1.0 if z > 0 else 0.0,
    leaky_relu=lambda z: 1.0 if z > 0 else LEAK,
    identity=lambda z: 1.0,
)


def network(layer_dims, hidden="tanh", output="sigmoid", seed=0):
    """Parameters with random biases, so that no unit sits on a kink and no gradient is 0 by symmetry."""
    rng = np.random.default_rng([seed, 99])
    made = initialize_parameters(layer_dims, hidden=hidden, output=output, scale="xavier", seed=seed)
    return {l: Layer(W, 0.3 * rng.standard_normal(b.shape), g) for l, (W, b, g) in made.items()}


def examples(layer_dims, m, seed=0):
    """X of standard normals and Y of random zeros and ones."""
    rng = np.random.default_rng([seed, 7])
    return rng.standard_normal((layer_dims[0], m)), rng.integers(0, 2, (layer_dims[-1], m)).astype(float)


def iteration(parameters, X, Y):
    """AL, J and the gradients, example by example and unit by unit, in Python's own numbers."""
    L, m = len(parameters), len(X[0])
    AL = [[0.0] * m for _ in Y]
    J = 0.0
    dW = {l: np.zeros(np.shape(parameters[l][0])) for l in parameters}
    db = {l: np.zeros(np.shape(parameters[l][1])) for l in parameters}
    for i in range(m):
        a, z = {0: [float(row[i]) for row in X]}, {}
        for l in range(1, L + 1):
            W, b, g = parameters[l]
            z[l] = [
                float(b[j][0]) + sum(float(w) * x for w, x in zip(W[j], a[l - 1], strict=True)) for j in range(len(W))
            ]
            a[l] = [G[g.name](value) for value in z[l]]
        da = []
        for j, p in enumerate(a[L]):
            AL[j][i] = p
            y = float(Y[j][i])
            J -= (math.log(p) if y else math.log(1 - p)) / m
            da.append(-1 / p if y else 1 / (1 - p))
        for l in range(L, 0, -1):
            W, _, g = parameters[l]
            dz = [slope * SLOPE[g.name](value) for slope, value in zip(da, z[l], strict=True)]
            for j, slope in enumerate(dz):
                db[l][j, 0] += slope / m
                for k, x in enumerate(a[l - 1]):
                    dW[l][j, k] += slope * x / m
            da = [sum(float(W[j][k]) * dz[j] for j in range(len(dz))) for k in range(len(a[l - 1]))]
    return np.array(AL), J, {l: (dW[l], db[l]) for l in parameters}


def slopes(cost, parameters, difference):
    """d cost / d θ for every entry θ of parameters: {l: (dW, db)}; ``difference(f)`` is f′(0)."""
    grads = {}
    for l, layer in parameters.items():
        pair = []
        for letter in "Wb":
            old = getattr(layer, letter)
            slope = np.empty(old.shape)
            for index in np.ndindex(old.shape):

                def at(step, index=index, letter=letter, l=l, layer=layer):
                    kind = np.result_type(layer.W, step)
                    moved = layer._replace(W=layer.W.astype(kind), b=layer.b.astype(kind))
                    getattr(moved, letter)[index] += step
                    return cost(parameters | {l: moved})

                slope[index] = difference(at)
            pair.append(slope)
        grads[l] = tuple(pair)
    return grads


def central(f, h=1e-6):
    return (f(h) - f(-h)) / (2 * h)


def complex_step(f, h=1e-30):
    return f(1j * h).imag / h


def assert_same_gradients(grads, expected, rtol, atol):
    assert list(map(int, sorted(grads))) == sorted(expected)
    for l in expected:
        for name, got, want in zip(("dW", "db"), grads[l], expected[l], strict=True):
            np.testing.assert_allclose(got, want, rtol=rtol, atol=atol, err_msg=f"{name}{l}")
