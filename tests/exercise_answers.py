"""Answers as learners write them: wrong ones with the diagnosis each must earn, and right ones in many styles.

An answer is the body of the exercise's function, or a whole function where its arguments have other names.
"""

# ruff: noqa: E501  one answer a line

import math
import textwrap

import numpy as np

from dnn_helpers import exercises
from dnn_helpers.blocks import Gradient, Layer


def build(name, body):
    """The function that a body, or a whole definition, stands for."""
    source = body if body.lstrip().startswith(f"def {name}(") else _function(name, body)
    scope = {"np": np, "math": math, "Layer": Layer, "Gradient": Gradient}
    exec(textwrap.dedent(source), scope)
    return scope[name]


def _function(name, body):
    signature = exercises.EXERCISES[name].signature
    lines = textwrap.dedent(body).strip().splitlines()
    return f"def {signature}:\n" + "".join(f"    {line}\n" for line in lines)


BLOCK = """
m = dZ.shape[1]
dA_prev = {dA_prev}
dW = {dW}
db = {db}
return dA_prev, dW, db
"""


def _block(dA_prev="np.dot(W.T, dZ)", dW="np.dot(dZ, A_prev.T) / m", db="np.sum(dZ, axis=1, keepdims=True) / m"):
    return BLOCK.format(dA_prev=dA_prev, dW=dW, db=db)


PASS = """
grads = {{}}
L = len(caches)
m = AL.shape[1]
{start}
for l in {loop}:
    c = caches[l]
    dZ = {output} if l == L else {hidden}
    grads["dW" + str(l)] = {dW}
    grads["db" + str(l)] = {db}
    dA = {down}
return grads
"""


def _pass(
    start="dA = -(Y / AL) + (1 - Y) / (1 - AL)",
    loop="range(L, 0, -1)",
    output="dA * c.g.prime(c.Z)",
    hidden="dA * (c.Z > 0)",
    dW="dZ @ c.A_prev.T / m",
    db="np.sum(dZ, axis=1, keepdims=True) / m",
    down="c.W.T @ dZ",
):
    return PASS.format(start=start, loop=loop, output=output, hidden=hidden, dW=dW, db=db, down=down)


FORWARD = """
A = X
L = len(parameters)
for l in {loop}:
    W, b, g = parameters[l]
    Z = {Z}
    A = {A}
return {result}
"""


def _forward(loop="range(1, L + 1)", Z="W @ A + b", A="g(Z)", result="A"):
    return FORWARD.format(loop=loop, Z=Z, A=A, result=result)


UPDATE = """
new = {{}}
for l in {loop}:
    W, b, g = parameters[l]
    dW, db = grads[l]
    new[l] = Layer({W}, {b}, g)
return new
"""


def _update(loop="parameters", W="W - learning_rate * dW", b="b - learning_rate * db"):
    return UPDATE.format(loop=loop, W=W, b=b)


INIT = """
parameters = {{}}
L = len(layer_dims)
for l in {loop}:
    parameters["W" + str(l)] = {W}
    parameters["b" + str(l)] = {b}
return parameters
"""


def _init(
    loop="range(1, L)",
    W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2 / layer_dims[l - 1])",
    b="np.zeros((layer_dims[l], 1))",
):
    return INIT.format(loop=loop, W=W, b=b)


SHAPES = """
s = {{}}
for l in range(1, len(layer_dims)):
    n, p = layer_dims[l], layer_dims[l - 1]
    for d in ("", "d"):
        s[d + "W" + str(l)] = {W}
        s[d + "b" + str(l)] = {b}
        s[d + "Z" + str(l)] = s[d + "A" + str(l)] = {Z}
return s
"""


def _shapes(W="(n, p)", b="(n, 1)", Z="(n, m)"):
    return SHAPES.format(W=W, b=b, Z=Z)


A = "1 / (1 + np.exp(-Z))"
J = "np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))"

WRONG = [
    # 4.1 counting
    ("count_layers", "return len(layer_dims)", "CON-INPUT"),
    ("count_layers", "return len(layer_dims) - 2", "CON-HIDDEN"),
    ("count_layers", "return sum(layer_dims)", "CON-UNITS"),
    ("count_layers", "return sum(layer_dims[1:])", "CON-UNITS"),
    ("count_layers", "return layer_dims[-1]", "CON-LAST"),
    ("count_layers", "return max(layer_dims)", "CON-UNITS"),
    ("count_layers", "return layer_dims[1:]", "SHAPE"),
    ("count_layers", "return str(len(layer_dims) - 1)", "DTYPE"),
    ("count_layers", "L = len(layer_dims) - 1", "NONE"),
    ("count_layers", "print(len(layer_dims) - 1)", "PRINTED"),
    ("count_parameters", "return sum(a * b for a, b in zip(layer_dims, layer_dims[1:]))", "CON-NO-BIAS"),
    (
        "count_parameters",
        "return sum(a * b for a, b in zip(layer_dims, layer_dims[1:])) + sum(layer_dims)",
        "CON-BIAS-INPUT",
    ),
    ("count_parameters", "return sum(a * b + 1 for a, b in zip(layer_dims, layer_dims[1:]))", "CON-BIAS-ONE"),
    ("count_parameters", "return sum(a * b + a for a, b in zip(layer_dims, layer_dims[1:]))", "CON-BIAS-PREV"),
    ("count_parameters", "return sum(layer_dims)", "CON-UNITS"),
    ("count_parameters", "return int(np.prod(layer_dims))", "CON-PRODUCT"),
    (
        "count_parameters",
        "t = 0\nfor l in range(1, len(layer_dims) - 1):\n    t += layer_dims[l] * (layer_dims[l - 1] + 1)\nreturn t",
        "CON-LAST-LAYER",
    ),
    (
        "count_parameters",
        "t = 0\nfor l in range(2, len(layer_dims)):\n    t += layer_dims[l] * (layer_dims[l - 1] + 1)\nreturn t",
        "CON-FIRST-LAYER",
    ),
    (
        "count_parameters",
        "t = 0\nfor l in range(1, len(layer_dims)):\n    t += layer_dims[l] * (layer_dims[l - 1] + 1)\n    return t",
        "CON-LAST-LAYER",
    ),
    (
        "count_parameters",
        "t = 0\nfor l in range(len(layer_dims)):\n    t += layer_dims[l] * layer_dims[l + 1]\nreturn t",
        "INDEX",
    ),
    # 4.2 forward
    ("linear_forward", "return np.dot(W, A_prev)", "LF-NO-BIAS"),
    ("linear_forward", "return W * A_prev + b", "LB-1"),
    ("linear_forward", "return np.dot(A_prev, W) + b", "LB-2"),
    ("linear_forward", "return np.dot(W.T, A_prev) + b", "LB-2"),
    ("linear_forward", "return W @ A_prev.T + b", "LB-2"),
    ("linear_forward", "return W @ A_prev - b", "LF-BIAS"),
    ("linear_forward", "return W @ A_prev + 2 * b", "TERM"),
    ("linear_forward", "return (W @ A_prev + b).T", "LF-TRANSPOSED"),
    ("linear_forward", "return W @ A_prev + np.sum(b)", "LF-BIAS"),
    ("linear_forward", "return W @ A_prev + b[0, 0]", "LF-BIAS"),
    ("linear_forward", "return np.maximum(0, W @ A_prev + b)", "LF-ACTIVATION"),
    ("linear_forward", "return np.dot(W, A_prev) * b", "LF-BIAS"),
    ("linear_forward", "Z = W @ A_prev\nZ += b.ravel()\nreturn Z", "SHAPES"),
    ("linear_forward", "Z = W @ A_prev + b", "NONE"),
    ("linear_forward", "return (W @ A_prev + b).tolist", "FUNCTION"),
    ("linear_forward", "yield W @ A_prev + b", "GENERATOR"),
    ("sigmoid", "return 1 / (1 + np.exp(Z))", "ACT-SIGN"),
    ("sigmoid", "return 1 / 1 + np.exp(-Z)", "ACT-BRACKET"),
    ("sigmoid", "return 1 / (1 - np.exp(-Z))", "ACT-SIGN"),
    ("sigmoid", "return 1 / (1 + math.exp(-Z))", "ACT-2"),
    ("sigmoid", "return np.tanh(Z)", "ACT-OTHER"),
    ("sigmoid", "return np.exp(Z) / np.sum(np.exp(Z), axis=0)", "ACT-OTHER"),
    ("sigmoid", "s = 1 / (1 + np.exp(-Z))\nreturn s * (1 - s)", "ACT-SLOPE"),
    ("sigmoid", "return 1 + np.exp(-Z)", "ACT-DENOMINATOR"),
    ("sigmoid", "return np.round(1 / (1 + np.exp(-Z)))", "ACT-OTHER"),
    ("sigmoid", "return 100 / (1 + np.exp(-Z))", "RATIO"),
    ("sigmoid", "return (1 / (1 + np.exp(-Z))).T", "TRANSPOSED"),
    ("sigmoid", "return (1 / (1 + np.exp(-Z))).flatten()", "FLAT"),
    ("sigmoid", "return np.mean(1 / (1 + np.exp(-Z)))", "SUM-ALL"),
    ("relu", "return max(0, Z)", "ACT-2"),
    ("relu", "return np.max(Z, 0)", "ACT-2"),
    ("relu", "return np.max(Z)", "ACT-2"),
    ("relu", "if Z > 0:\n    return Z\nreturn 0", "ACT-2"),
    ("relu", "return np.minimum(0, Z)", "ACT-SIGN"),
    ("relu", "return abs(Z)", "ACT-ABS"),
    ("relu", "return (Z > 0) * 1.0", "ACT-SLOPE"),
    ("relu", "return np.maximum(0.01 * Z, Z)", "ACT-OTHER"),
    ("relu", "Z[Z < 0] = 0\nreturn Z", "UPD-3"),
    ("relu", "return Z[Z > 0]", "SHAPE"),
    ("relu", "return np.maximum(0, Z).astype(int)", "DTYPE"),
    ("relu", "return [max(0, z) for z in Z]", "ACT-2"),
    ("forward_pass", _forward(Z="W @ A"), "LF-NO-BIAS"),
    ("forward_pass", _forward(Z="W @ X + b"), "FWD-STALE"),
    ("forward_pass", _forward(A="1 / (1 + np.exp(-Z))"), "FWD-HIDDEN"),
    ("forward_pass", _forward(A="np.maximum(0, Z)"), "FWD-OUTPUT"),
    ("forward_pass", _forward(A="np.maximum(0, Z) if l < L else Z"), "FWD-OUTPUT"),
    ("forward_pass", _forward(A="Z if l < L else 1 / (1 + np.exp(-Z))"), "FWD-LINEAR"),
    ("forward_pass", _forward(A="np.tanh(Z) if l < L else 1 / (1 + np.exp(-Z))"), "FWD-HIDDEN"),
    ("forward_pass", _forward(loop="range(1, L)"), "FWD-LOOP"),
    ("forward_pass", _forward(loop="range(1, L // 2 + 1)"), "FWD-LOOP"),
    ("forward_pass", _forward(loop="range(L)"), "BWD-3"),
    ("forward_pass", _forward(loop="range(1, L + 2)"), "BWD-3"),
    ("forward_pass", _forward(loop="range(2, L + 1)"), "SHAPES"),
    ("forward_pass", _forward(Z="W.T @ A + b"), "LB-2"),
    ("forward_pass", _forward(Z="A @ W + b"), "LB-2"),
    ("forward_pass", _forward(result="(A > 0.5) * 1"), "FWD-OUTPUT"),
    ("forward_pass", _forward(result="Z"), "FWD-OUTPUT"),
    ("forward_pass", _forward(Z="W @ A", A="np.maximum(0, Z)"), "FWD-OUTPUT"),
    ("forward_pass", _forward(Z="W @ A - b", A="np.tanh(Z) if l < L else g(Z)"), "FWD-HIDDEN"),
    (
        "forward_pass",
        "A = X\nfor l in range(1, len(parameters) // 2):\n    A = np.maximum(0, parameters['W%d' % l] @ A + parameters['b%d' % l])\nreturn 1 / (1 + np.exp(-(parameters['W%d' % l] @ A + parameters['b%d' % l])))",
        "SHAPES",
    ),
    # 4.3 shapes
    ("layer_shapes", _shapes(W="(p, n)"), "DIM-TRANSPOSED"),
    ("layer_shapes", _shapes(b="(n, m)"), "DIM-B-WIDE"),
    ("layer_shapes", _shapes(b="(n,)"), "DIM-B-FLAT"),
    ("layer_shapes", _shapes(b="n"), "DIM-B-FLAT"),
    ("layer_shapes", _shapes(b="(1, n)"), "DIM-B-ROW"),
    ("layer_shapes", _shapes(b="(p, 1)"), "DIM-B-PREV"),
    ("layer_shapes", _shapes(Z="(m, n)"), "DIM-ROWS"),
    ("layer_shapes", _shapes(Z="(n, 1)"), "DIM-ONE-EXAMPLE"),
    ("layer_shapes", _shapes(Z="(p, m)"), "DIM-PREV"),
    ("layer_shapes", _shapes(W="(n, m)"), "DIM-W-M"),
    ("layer_shapes", _shapes(W="(p, n)", b="(n, m)"), "DIM-B-WIDE"),
    ("layer_shapes", _shapes().replace('("", "d")', '("",)'), "KEYS"),
    ("layer_shapes", "return [(5, 4)]", "CONTAINER"),
    # 4.4 parity
    ("parity_depth", "return n - 1", "CON-1"),
    ("parity_depth", "return n // 2", "CON-1"),
    ("parity_depth", "return 2 ** (n - 1)", "CON-1"),
    ("parity_depth", "return int(math.log2(n))", "CON-FLOOR"),
    ("parity_depth", "return math.log2(n)", "CON-FLOOR"),
    ("parity_depth", "return math.ceil(math.log2(n)) + 1", "CON-CEIL"),
    ("parity_depth", "return math.ceil(math.log(n))", "CON-LOG"),
    ("parity_depth", "return n", "CON-1"),
    # 4.5 slopes
    ("sigmoid_prime", "return Z * (1 - Z)", "SB-1"),
    ("sigmoid_prime", f"a = {A}\ns = 1 / (1 + np.exp(-a))\nreturn s * (1 - s)", "SB-1"),
    ("sigmoid_prime", f"return {A}", "SP-VALUE"),
    ("sigmoid_prime", f"a = {A}\nreturn a * 1 - a", "SP-BRACKET"),
    ("sigmoid_prime", f"a = {A}\nreturn 1 - a ** 2", "SP-SQUARE"),
    ("sigmoid_prime", f"a = {A}\nreturn a * (a - 1)", "SP-SIGN"),
    ("sigmoid_prime", "return np.exp(-Z) / (1 + np.exp(-Z))", "SP-SQUARE"),
    ("sigmoid_prime", f"a = {A}\nreturn np.dot(a, 1 - a)", "SHAPES"),
    ("sigmoid_prime", f"a = {A}\nreturn a * (1 - Z)", "SB-1"),
    ("tanh_prime", "return 1 - Z ** 2", "SB-1"),
    ("tanh_prime", "return 1 - np.tanh(Z)", "SP-SQUARE"),
    ("tanh_prime", "return (1 - np.tanh(Z)) ** 2", "SP-SQUARE"),
    ("tanh_prime", "return 1 + np.tanh(Z) ** 2", "SP-SIGN"),
    ("tanh_prime", "a = np.tanh(Z)\nreturn a * (1 - a)", "SP-OTHER"),
    ("tanh_prime", "return np.tanh(Z)", "SP-VALUE"),
    ("tanh_prime", "return 1 - math.tanh(Z) ** 2", "ACT-2"),
    ("tanh_prime", "return 1 / np.cosh(Z)", "SP-SQUARE"),
    ("relu_prime", "return np.maximum(0, Z)", "SP-VALUE"),
    ("relu_prime", "return (Z < 0) * 1", "RB-1"),
    ("relu_prime", "A = np.maximum(0, Z)\nreturn (A >= 0) * 1.0", "RB-1"),
    ("relu_prime", "return np.sign(Z)", "SP-SIGN"),
    ("relu_prime", "return 1 if Z > 0 else 0", "ACT-2"),
    ("relu_prime", "return np.where(Z > 0, 1, 0.01)", "SP-OTHER"),
    ("relu_prime", "Z[Z > 0] = 1\nZ[Z <= 0] = 0\nreturn Z", "UPD-3"),
    ("relu_prime", "Z[Z > 0] = 1\nreturn Z", "SP-VALUE"),
    # 4.6 initialisation and update
    ("initialize_parameters", _init(W="np.random.rand(layer_dims[l], layer_dims[l - 1]) * 0.01"), "INIT-1"),
    ("initialize_parameters", _init(W="np.zeros((layer_dims[l], layer_dims[l - 1]))"), "INIT-3"),
    ("initialize_parameters", _init(W="np.ones((layer_dims[l], layer_dims[l - 1])) * 0.01"), "INIT-3"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l - 1], layer_dims[l]) * 0.01"), "INIT-4"),
    ("initialize_parameters", _init(b="np.zeros(layer_dims[l])"), "INIT-B-SHAPE"),
    ("initialize_parameters", _init(b="np.zeros((1, layer_dims[l]))"), "INIT-B-SHAPE"),
    ("initialize_parameters", _init(b="np.random.randn(layer_dims[l], 1)"), "INIT-B"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1])"), "INIT-6"),
    (
        "initialize_parameters",
        _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * 2 / layer_dims[l - 1]"),
        "INIT-SQRT",
    ),
    (
        "initialize_parameters",
        _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2 / layer_dims[l])"),
        "INIT-FAN",
    ),
    (
        "initialize_parameters",
        _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(2 / layer_dims[l - 1])"),
        "INIT-6",
    ),
    (
        "initialize_parameters",
        _init(W="np.random.default_rng(1).standard_normal((layer_dims[l], layer_dims[l - 1])) * 0.01"),
        "INIT-SEED",
    ),
    (
        "initialize_parameters",
        _init(W="np.tile(np.random.randn(1, layer_dims[l - 1]), (layer_dims[l], 1)) * 0.1"),
        "INIT-3",
    ),
    ("initialize_parameters", _init(loop="range(1, L - 1)"), "KEYS"),
    ("initialize_parameters", _init(loop="range(1, L + 1)"), "INIT-INDEX"),
    ("initialize_parameters", _init(loop="range(L - 1)"), "KEYS"),
    ("update_parameters", _update(W="W + learning_rate * dW", b="b + learning_rate * db"), "UPD-SIGN"),
    ("update_parameters", _update(W="W - dW", b="b - db"), "UPD-NO-ALPHA"),
    ("update_parameters", _update(b="b"), "UPD-3"),
    ("update_parameters", _update(W="-learning_rate * dW"), "UPD-STEP"),
    ("update_parameters", _update(W="W - dW / learning_rate", b="b - db / learning_rate"), "UPD-DIVIDE"),
    ("update_parameters", _update(b="b - learning_rate * dW"), "UPD-MIXED"),
    ("update_parameters", _update(W="W - learning_rate * db"), "UPD-MIXED"),
    ("update_parameters", _update(b="b + learning_rate * db"), "UPD-SIGN"),
    ("update_parameters", _update(loop="range(1, len(parameters))"), "UPD-LOOP"),
    ("update_parameters", _update(loop="range(2, len(parameters) + 1)"), "UPD-LOOP"),
    ("update_parameters", _update(loop="range(len(parameters))"), "BWD-3"),
    (
        "update_parameters",
        "for l in parameters:\n    W, b, g = parameters[l]\n    W -= learning_rate * grads[l].dW\n    b -= learning_rate * grads[l].db\nreturn parameters",
        "UPD-3",
    ),
    (
        "update_parameters",
        "p = parameters.copy()\nfor l in range(1, len(p) // 2 + 1):\n    p['W%d' % l] -= learning_rate * grads['dW%d' % l]\n    p['b%d' % l] -= learning_rate * grads['db%d' % l]\nreturn p",
        "UPD-3",
    ),
    (
        "update_parameters",
        "for l in range(1, len(parameters) // 2 + 1):\n    parameters['W%d' % l] = parameters['W%d' % l] - learning_rate * grads['dW%d' % l]\n    parameters['b%d' % l] = parameters['b%d' % l] - learning_rate * grads['db%d' % l]\nreturn parameters",
        "UPD-3",
    ),
    (
        "update_parameters",
        "for l in parameters:\n    W, b, g = parameters[l]\n    W = W - learning_rate * grads[l].dW\n    b = b - learning_rate * grads[l].db\nreturn parameters",
        "UPD-3",
    ),
    (
        "update_parameters",
        "for l in parameters:\n    parameters[l].W = parameters[l].W - learning_rate * grads[l].dW\nreturn parameters",
        "UPD-TUPLE",
    ),
    (
        "update_parameters",
        "return {l - 1: (parameters[l].W - learning_rate * grads[l].dW, parameters[l].b - learning_rate * grads[l].db) for l in parameters}",
        "KEYS",
    ),
    # 4.7 cost and gradients
    ("cost", f"return -{J}", "COST-7"),
    ("cost", f"return {J} / Y.shape[1]", "COST-SIGN"),
    ("cost", f"return -{J} / (2 * Y.shape[1])", "COST-7"),
    ("cost", f"m = Y.shape[0]\nreturn -1 / m * {J}", "COST-7"),
    ("cost", "m = Y.shape[1]\nreturn -(np.dot(Y, np.log(AL)) + np.dot(1 - Y, np.log(1 - AL))) / m", "COST-2"),
    (
        "cost",
        "m = Y.shape[1]\nreturn -np.sum(np.dot(Y.T, np.log(AL)) + np.dot((1 - Y).T, np.log(1 - AL))) / m",
        "COST-1",
    ),
    ("cost", "return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(AL))", "COST-TERM"),
    ("cost", "return -np.mean(Y * np.log(AL) - (1 - Y) * np.log(1 - AL))", "COST-TERM"),
    ("cost", "return -np.mean(Y * np.log(AL))", "COST-HALF"),
    ("cost", "return -np.mean(Y * np.log(1 - AL) + (1 - Y) * np.log(AL))", "COST-SWAP"),
    ("cost", "return -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]", "COST-NO-SUM"),
    ("cost", "return np.mean((AL - Y) ** 2)", "COST-SQUARED"),
    ("cost", "return -np.mean(AL * np.log(Y) + (1 - AL) * np.log(1 - Y))", "COST-6"),
    ("cost", "return -np.mean(Y * np.log10(AL) + (1 - Y) * np.log10(1 - AL))", "COST-LOG"),
    ("cost", "return -np.mean(Y * math.log(AL) + (1 - Y) * math.log(1 - AL))", "ACT-2"),
    ("cost", "m = Y.shape[1]\nreturn -1 / m * np.sum(Y * np.log(AL)) + (1 - Y) * np.log(1 - AL)", "SHAPE"),
    ("output_gradient", "return -Y / AL - (1 - Y) / (1 - AL)", "DAL-1"),
    ("output_gradient", "return Y / AL - (1 - Y) / (1 - AL)", "DAL-1"),
    ("output_gradient", "return AL - Y", "DAL-3"),
    ("output_gradient", "return np.sum(-Y / AL + (1 - Y) / (1 - AL))", "DAL-SUM"),
    ("output_gradient", "return np.sum(-Y / AL + (1 - Y) / (1 - AL), axis=1, keepdims=True)", "DAL-SUM"),
    ("output_gradient", "return (-Y / AL + (1 - Y) / (1 - AL)) / Y.shape[1]", "LB-4"),
    ("output_gradient", "return -Y / AL", "DAL-HALF"),
    ("output_gradient", "return -Y / AL + 1 - Y / 1 - AL", "DAL-TERM"),
    ("output_gradient", "return -AL / Y + (1 - AL) / (1 - Y)", "DAL-NAN"),
    ("output_gradient", "return -np.divide(Y, AL) + np.divide(1 - Y, AL)", "DAL-TERM"),
    ("sigmoid_backward", "return dA * Z * (1 - Z)", "SB-1"),
    ("sigmoid_backward", f"A = {A}\ns = 1 / (1 + np.exp(-A))\nreturn dA * s * (1 - s)", "SB-1"),
    ("sigmoid_backward", f"A = {A}\nreturn A * (1 - A)", "LAB-2"),
    ("sigmoid_backward", f"A = {A}\nreturn dA * A", "SP-VALUE"),
    ("sigmoid_backward", f"A = {A}\nreturn np.dot(dA, A * (1 - A))", "LB-1"),
    ("sigmoid_backward", f"A = {A}\nreturn dA @ (A * (1 - A)).T", "LB-1"),
    ("sigmoid_backward", "return dA * (Z > 0)", "BWD-2"),
    ("sigmoid_backward", "return dA", "LAB-1"),
    ("sigmoid_backward", "A = 1 / (1 + np.exp(-dA))\nreturn Z * A * (1 - A)", "LAB-3"),
    ("sigmoid_backward", f"A = {A}\nreturn dA * A * (1 - A) / dA.shape[1]", "LB-4"),
    ("relu_backward", "return dA", "LAB-1"),
    ("relu_backward", "A = np.maximum(0, Z)\nreturn dA * (A >= 0)", "RB-1"),
    ("relu_backward", "return dA * (dA > 0)", "RB-1"),
    ("relu_backward", "return dA * (Z <= 0)", "RB-1"),
    ("relu_backward", "dZ = dA\ndZ[Z <= 0] = 0\nreturn dZ", "UPD-3"),
    ("relu_backward", "return dA * np.maximum(0, Z)", "SP-VALUE"),
    ("relu_backward", "return np.dot(dA, Z > 0)", "LB-1"),
    ("relu_backward", "return 1.0 * (Z > 0)", "LAB-2"),
    ("relu_backward", "return np.maximum(0, dA)", "RB-1"),
    ("relu_backward", "s = 1 / (1 + np.exp(-Z))\nreturn dA * s * (1 - s)", "BWD-2"),
    ("relu_backward", "return dA[Z > 0]", "RB-1"),
    ("linear_backward", _block(dW="np.dot(dZ, A_prev.T)"), "LB-3"),
    ("linear_backward", _block(db="np.sum(dZ, axis=1, keepdims=True)"), "LB-3"),
    ("linear_backward", _block(db="np.sum(dZ, axis=1) / m"), "LB-7"),
    ("linear_backward", _block(db="np.squeeze(np.sum(dZ, axis=1, keepdims=True)) / m"), "LB-7"),
    ("linear_backward", _block(db="np.sum(dZ, axis=0, keepdims=True) / m"), "LB-6"),
    ("linear_backward", _block(db="np.sum(dZ) / m"), "LB-6"),
    ("linear_backward", _block(db="dZ / m"), "LB-8"),
    ("linear_backward", _block(db="np.sum(dW, axis=1, keepdims=True)"), "LB-8"),
    ("linear_backward", _block(dW="np.dot(A_prev, dZ.T) / m"), "LB-2"),
    ("linear_backward", _block(dW="np.dot(dZ, A_prev) / m"), "LB-2"),
    ("linear_backward", _block(dW="dZ * A_prev.T / m"), "LB-1"),
    ("linear_backward", _block(dW="dZ * A_prev / m"), "LB-1"),
    ("linear_backward", _block(dA_prev="np.dot(W, dZ)"), "LB-2"),
    ("linear_backward", _block(dA_prev="W.T * dZ"), "LB-1"),
    ("linear_backward", _block(dA_prev="np.dot(dZ.T, W)"), "LB-2"),
    ("linear_backward", _block(dA_prev="np.dot(W.T, dZ) / m"), "LB-4"),
    ("linear_backward", _block(dW="np.dot(dZ, A_prev.T) / m / m"), "LB-4"),
    ("linear_backward", _block().replace("dZ.shape[1]", "dZ.shape[0]"), "LB-M"),
    ("linear_backward", _block().replace("dZ.shape[1]", "A_prev.shape[0]"), "LB-M"),
    (
        "linear_backward",
        _block().replace("dA_prev, dW, db", "dW, db, dA_prev").replace("dW, db, dA_prev =", "dA_prev ="),
        "ORDER",
    ),
    ("linear_backward", _block().replace("return dA_prev, dW, db", "return dW, db"), "CONTAINER"),
    ("linear_backward", _block().replace("m = dZ.shape[1]", ""), "NAME-ERROR"),
    ("linear_backward", _block(dW="-np.dot(dZ, A_prev.T) / m"), "LB-SIGN"),
    ("linear_backward", "dZ /= dZ.shape[1]\nreturn W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)", "LB-4"),
    ("linear_backward", "dZ /= dZ.shape[1]\nreturn W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)", "UPD-3"),
    ("backward_pass", _pass(down="dA"), "BWD-1"),
    ("backward_pass", _pass(output="dA * (c.Z > 0)"), "BWD-2"),
    ("backward_pass", _pass(hidden="dA * (1 / (1 + np.exp(-c.Z))) * (1 - 1 / (1 + np.exp(-c.Z)))"), "BWD-2"),
    ("backward_pass", _pass(hidden="dA"), "LAB-1"),
    ("backward_pass", _pass(hidden="dA * (dA > 0)"), "RB-1"),
    ("backward_pass", _pass(start="dA = AL - Y"), "DAL-3"),
    ("backward_pass", _pass(start="dA = -(Y / AL) - (1 - Y) / (1 - AL)"), "DAL-1"),
    ("backward_pass", _pass(start="dA = Y / AL - (1 - Y) / (1 - AL)"), "DAL-1"),
    ("backward_pass", _pass(start="dA = np.sum(-(Y / AL) + (1 - Y) / (1 - AL), axis=1, keepdims=True)"), "DAL-SUM"),
    ("backward_pass", _pass(start="dA = (-(Y / AL) + (1 - Y) / (1 - AL)) / m"), "LB-4"),
    ("backward_pass", _pass(dW="dZ @ c.A_prev.T"), "LB-3"),
    ("backward_pass", _pass(db="np.sum(dZ, axis=1) / m"), "LB-7"),
    ("backward_pass", _pass(db="np.sum(dZ) / m"), "LB-6"),
    ("backward_pass", _pass(dW="dZ @ c.A_prev.T", db="np.sum(dZ, axis=1, keepdims=True)"), "LB-3"),
    ("backward_pass", _pass(down="c.W.T @ dA"), "LAB-1"),
    ("backward_pass", _pass(down="c.W.T @ dZ / m"), "LB-4"),
    ("backward_pass", _pass(down="c.W @ dZ"), "LB-2"),
    ("backward_pass", _pass(dW="dZ @ c.A_prev / m"), "LB-2"),
    ("backward_pass", _pass(dW="dA @ c.A_prev.T / m"), "LAB-1"),
    ("backward_pass", _pass(loop="range(L, 1, -1)"), "BWD-3"),
    ("backward_pass", _pass(loop="range(L - 1, 0, -1)"), "BWD-3"),
    ("backward_pass", _pass(loop="range(L, -1, -1)"), "BWD-3"),
    ("backward_pass", _pass(loop="reversed(range(L))"), "BWD-3"),
    ("backward_pass", _pass(down="dA", db="np.sum(dZ, axis=1) / m"), "LB-7"),
    ("backward_pass", _pass(down="dA", dW="dZ @ c.A_prev.T"), "BWD-1"),
    ("backward_pass", _pass(hidden="dA * (c.Z < 0)", start="dA = AL - Y"), "RB-1"),
    ("backward_pass", _pass().replace("m = AL.shape[1]", "m = AL.shape[0]"), "LB-3"),
    ("backward_pass", _pass().replace("c = caches[l]", "A_prev, W, b = caches"), "BWD-5"),
    (
        "backward_pass",
        "L, m = len(caches), Y.shape[1]\ngrads = {}\ndA = -Y / AL + (1 - Y) / (1 - AL)\nfor l in reversed(range(L)):\n    (A_prev, W, b), Z = caches[l]\n    s = 1 / (1 + np.exp(-Z))\n    dZ = dA * s * (1 - s)\n    grads['dW' + str(l + 1)] = dZ @ A_prev.T / m\n    grads['db' + str(l + 1)] = np.sum(dZ, axis=1, keepdims=True) / m\n    dA = W.T @ dZ\nreturn grads",
        "BWD-2",
    ),
    # 4.8
    ("hyperparameters", "return ['W[1]', 'b[1]', 'W[2]', 'b[2]']", "CON-EXCHANGED"),
    ("hyperparameters", "return names", "CON-ALL"),
    ("hyperparameters", "return []", "CON-NONE"),
    ("hyperparameters", "return [n for n in names if n[0] not in 'Wb' or n == 'b[1]']", "CON-SORT"),
    ("hyperparameters", "return [n for n in names if n[0] not in 'Wb']", "CON-SORT"),
    ("hyperparameters", "return [n for n in names if '[' not in n and n != 'momentum']", "CON-SORT"),
    ("hyperparameters", "return 'learning_rate'", "CONTAINER"),
    ("hyperparameters", "return ['alpha']", "KEYS"),
    ("momentum_update", "v = (1 - beta) * v + beta * dW\nW = W - learning_rate * v\nreturn W, v", "MOM-1"),
    ("momentum_update", "v = beta * v + learning_rate * dW\nW = W - v\nreturn W, v", "MOM-1"),
    ("momentum_update", "W = W - learning_rate * v\nv = beta * v + (1 - beta) * dW\nreturn W, v", "MOM-STALE"),
    ("momentum_update", "v = beta * v + (1 - beta) * dW\nW = W - learning_rate * dW\nreturn W, v", "MOM-STEP"),
    ("momentum_update", "v = beta * v + (1 - beta) * dW\nW = W + learning_rate * v\nreturn W, v", "UPD-SIGN"),
    ("momentum_update", "v = beta * v + (1 - beta) * dW\nW = W - v\nreturn W, v", "UPD-NO-ALPHA"),
    ("momentum_update", "v = beta * v + (1 - beta) * dW\nW = W - learning_rate * v\nreturn v, W", "ORDER"),
    ("momentum_update", "v = beta * v + 1 - beta * dW\nW = W - learning_rate * v\nreturn W, v", "MOM-BRACKET"),
    ("momentum_update", "v *= beta\nv += (1 - beta) * dW\nW -= learning_rate * v\nreturn W, v", "UPD-3"),
    ("momentum_update", "v = (1 - beta) * dW\nreturn W - learning_rate * v, v", "MOM-HALF"),
    ("momentum_update", "v = beta * v + (1 - beta) * dW ** 2\nreturn W - learning_rate * v, v", "MOM-SQUARED"),
    ("l2_gradient", "return dW + l2 * W", "L2-M"),
    ("l2_gradient", "return dW + l2 / (2 * m) * W", "L2-HALF"),
    ("l2_gradient", "return dW - l2 / m * W", "L2-SIGN"),
    ("l2_gradient", "return dW + l2 / m * W ** 2", "L2-SQUARED"),
    ("l2_gradient", "return dW + l2 / (2 * m) * np.sum(W ** 2)", "L2-SQUARED"),
    ("l2_gradient", "return dW", "L2-MISSING"),
    ("l2_gradient", "return l2 / m * W", "L2-ALONE"),
    ("l2_gradient", "return (dW + l2 * W) / m", "LB-4"),
    ("l2_gradient", "dW += l2 / m * W\nreturn dW", "UPD-3"),
    ("l2_gradient", "return dW + l2 / m * abs(W)", "L2-L1"),
    ("l2_gradient", "return dW + l2 / m", "L2-NO-W"),
]

COURSE_BACKWARD = """
def backward_pass(AL, Y, caches):
    grads = {}
    L = len(caches)
    m = AL.shape[1]
    Y = Y.reshape(AL.shape)

    def linear_backward(dZ, cache):
        A_prev, W, b = cache
        m = A_prev.shape[1]
        return np.dot(W.T, dZ), 1. / m * np.dot(dZ, A_prev.T), 1. / m * np.sum(dZ, axis=1, keepdims=True)

    def linear_activation_backward(dA, cache, activation):
        linear_cache, Z = cache
        if activation == "relu":
            dZ = np.array(dA, copy=True)
            dZ[Z <= 0] = 0
        else:
            s = 1 / (1 + np.exp(-Z))
            dZ = dA * s * (1 - s)
        return linear_backward(dZ, linear_cache)

    dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    current = caches[L - 1]
    grads["dA" + str(L - 1)], grads["dW" + str(L)], grads["db" + str(L)] = linear_activation_backward(dAL, current, "sigmoid")
    for l in reversed(range(L - 1)):
        dA, dW, db = linear_activation_backward(grads["dA" + str(l + 1)], caches[l], "relu")
        grads["dA" + str(l)], grads["dW" + str(l + 1)], grads["db" + str(l + 1)] = dA, dW, db
    return grads
"""

COURSE_FORWARD = """
def forward_pass(X, parameters):
    caches, A, L = [], X, len(parameters) // 2
    for l in range(1, L):
        A_prev = A
        Z = np.dot(parameters["W" + str(l)], A_prev) + parameters["b" + str(l)]
        A = np.maximum(0, Z)
        caches.append(((A_prev, parameters["W" + str(l)], parameters["b" + str(l)]), Z))
    Z = np.dot(parameters["W" + str(L)], A) + parameters["b" + str(L)]
    return 1 / (1 + np.exp(-Z)), caches
"""

RIGHT = [
    ("count_layers", "return len(layer_dims) - 1"),
    ("count_layers", "return np.int64(len(layer_dims[1:]))"),
    ("count_layers", "return float(sum(1 for n in layer_dims[1:]))"),
    ("count_parameters", "return sum(n * (p + 1) for p, n in zip(layer_dims[:-1], layer_dims[1:]))"),
    ("count_parameters", "d = np.array(layer_dims)\nreturn np.sum(d[1:] * d[:-1] + d[1:])"),
    (
        "count_parameters",
        "return sum(np.zeros((n, p)).size + np.zeros((n, 1)).size for p, n in zip(layer_dims, layer_dims[1:]))",
    ),
    ("linear_forward", "return np.dot(W, A_prev) + b"),
    ("linear_forward", "return np.einsum('ij,jk->ik', W, A_prev) + b"),
    ("linear_forward", "return np.matmul(W, A_prev) + b, (A_prev, W, b)"),
    ("linear_forward", "return (A_prev.T @ W.T + b.T).T"),
    ("linear_forward", "return np.hstack([W, b]) @ np.vstack([A_prev, np.ones((1, A_prev.shape[1]))])"),
    ("linear_forward", "return (W.astype(np.float32) @ A_prev.astype(np.float32) + b.astype(np.float32))"),
    (
        "linear_forward",
        "n, m = W.shape[0], A_prev.shape[1]\nZ = np.zeros((n, m))\nfor i in range(n):\n    for j in range(m):\n        Z[i, j] = sum(W[i, k] * A_prev[k, j] for k in range(W.shape[1])) + b[i, 0]\nreturn Z",
    ),
    ("linear_forward", "return (W @ A_prev + b).tolist()"),
    ("linear_forward", "def linear_forward(A, weights, bias):\n    Z = weights.dot(A)\n    Z += bias\n    return Z"),
    ("linear_forward", "def linear_forward(A, cache):\n    W, b = cache\n    return W @ A + b"),
    ("sigmoid", "return 1 / (1 + np.exp(-Z))"),
    ("sigmoid", "return np.where(Z >= 0, 1 / (1 + np.exp(-np.abs(Z))), np.exp(-np.abs(Z)) / (1 + np.exp(-np.abs(Z))))"),
    ("sigmoid", "return (1 + np.tanh(Z / 2)) / 2, Z"),
    ("sigmoid", "return np.exp(Z) / (1 + np.exp(Z))"),
    ("sigmoid", "return np.vectorize(lambda z: 1 / (1 + math.exp(-z)))(np.clip(Z, -500, 500))"),
    ("relu", "return np.maximum(Z, 0)"),
    ("relu", "return Z * (Z > 0)"),
    ("relu", "return (np.abs(Z) + Z) / 2"),
    ("relu", "return np.where(Z > 0, Z, 0)"),
    ("relu", "A = Z.copy()\nA[A < 0] = 0\nreturn A"),
    ("relu", "return np.clip(Z, 0, None), Z"),
    ("forward_pass", _forward()),
    ("forward_pass", COURSE_FORWARD),
    (
        "forward_pass",
        "A = X\nL = len(parameters)\nfor l in range(1, L):\n    A = np.maximum(0, parameters[l].W @ A + parameters[l].b)\nreturn 1 / (1 + np.exp(-(parameters[L].W @ A + parameters[L].b)))",
    ),
    (
        "forward_pass",
        "A = X\nfor l, (W, b) in sorted(parameters.items()):\n    Z = W @ A + b\n    A = Z * (Z > 0) if l < len(parameters) else 1 / (1 + np.exp(-Z))\nreturn A",
    ),
    (
        "forward_pass",
        "def go(l):\n    return X if l == 0 else parameters[l].g(parameters[l].W @ go(l - 1) + parameters[l].b)\nreturn go(len(parameters))",
    ),
    (
        "forward_pass",
        "columns = []\nfor x in X.T:\n    a = x[:, None]\n    for layer in parameters.values():\n        a = layer.g(layer.W @ a + layer.b)\n    columns.append(a)\nreturn np.hstack(columns)",
    ),
    (
        "forward_pass",
        "A = X.astype('float32')\nfor W, b, g in parameters.values():\n    A = g(W.astype('float32') @ A + b.astype('float32'))\nreturn A",
    ),
    ("layer_shapes", _shapes()),
    ("layer_shapes", _shapes(W="[n, p]", b="np.zeros((n, 1)).shape")),
    ("layer_shapes", _shapes().replace("return s", "s['X'] = (layer_dims[0], m)\nreturn s")),
    ("parity_depth", "return math.ceil(math.log2(n))"),
    ("parity_depth", "return (n - 1).bit_length()"),
    ("parity_depth", "return 0 if n == 1 else 1 + parity_depth((n + 1) // 2)"),
    ("parity_depth", "return np.ceil(np.log2(n))"),
    ("sigmoid_prime", f"return ({A}) * (1 - {A})"),
    ("sigmoid_prime", "return np.exp(-Z) / (1 + np.exp(-Z)) ** 2"),
    ("sigmoid_prime", "f = lambda z: 1 / (1 + np.exp(-z))\nreturn (f(Z + 1e-5) - f(Z - 1e-5)) / 2e-5"),
    ("sigmoid_prime", f"a = {A}\nreturn a - a ** 2"),
    ("tanh_prime", "return 1 - np.tanh(Z) ** 2"),
    ("tanh_prime", "return 1 / np.cosh(Z) ** 2"),
    ("tanh_prime", "a = np.tanh(Z)\nreturn (1 - a) * (1 + a)"),
    ("relu_prime", "return (Z > 0) * 1"),
    ("relu_prime", "return Z > 0"),
    ("relu_prime", "return np.heaviside(Z, 0)"),
    ("relu_prime", "return np.array([[1 if z > 0 else 0 for z in row] for row in Z])"),
    ("initialize_parameters", _init()),
    (
        "initialize_parameters",
        "rng = np.random.default_rng(3)\nreturn {l: (rng.normal(0, (2 / p) ** 0.5, (n, p)), np.zeros((n, 1))) for l, (p, n) in enumerate(zip(layer_dims, layer_dims[1:]), 1)}",
    ),
    (
        "initialize_parameters",
        "np.random.seed(1)\nreturn [(np.random.randn(n, p) * np.sqrt(2 / p), np.zeros((n, 1))) for p, n in zip(layer_dims, layer_dims[1:])]",
    ),
    (
        "initialize_parameters",
        "return {l: Layer(np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1] / 2), 0 * np.ones((layer_dims[l], 1)), None) for l in range(1, len(layer_dims))}",
    ),
    ("update_parameters", _update()),
    (
        "update_parameters",
        "return {l: p._replace(W=p.W - learning_rate * grads[l].dW, b=p.b - learning_rate * grads[l].db) for l, p in parameters.items()}",
    ),
    (
        "update_parameters",
        "p = parameters.copy()\nfor l in range(1, len(p) // 2 + 1):\n    p['W%d' % l] = p['W%d' % l] - learning_rate * grads['dW%d' % l]\n    p['b%d' % l] = p['b%d' % l] - learning_rate * grads['db%d' % l]\nreturn p",
    ),
    (
        "update_parameters",
        "import copy\np = copy.deepcopy(parameters)\nL = len(p) // 2\nfor l in range(L):\n    p['W' + str(l + 1)] -= learning_rate * grads['dW' + str(l + 1)]\n    p['b' + str(l + 1)] -= learning_rate * grads['db' + str(l + 1)]\nreturn p",
    ),
    (
        "update_parameters",
        "return {l: [np.subtract(v, learning_rate * d) for v, d in zip(parameters[l][:2], grads[l])] for l in parameters}",
    ),
    (
        "update_parameters",
        "out = {}\nfor l, (W, b) in parameters.items():\n    dW, db = grads[l]\n    out['W%d' % l], out['b%d' % l] = W - learning_rate * dW, b - learning_rate * db\nreturn out",
    ),
    ("cost", f"return -{J} / Y.shape[1]"),
    ("cost", "return float(np.squeeze(-(Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T) / Y.shape[1]))"),
    ("cost", "return -(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / Y.shape[1]"),
    ("cost", "return -np.mean(np.log(np.where(Y == 1, AL, 1 - AL)))"),
    ("cost", "AL = np.clip(AL, 1e-12, 1 - 1e-12)\nreturn np.mean(-Y * np.log(AL) - (1 - Y) * np.log1p(-AL))"),
    (
        "cost",
        "total = 0\nfor a, y in zip(AL[0], Y[0]):\n    total -= math.log(a) if y == 1 else math.log(1 - a)\nreturn total / len(AL[0])",
    ),
    ("output_gradient", "return -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))"),
    ("output_gradient", "return (AL - Y) / (AL * (1 - AL))"),
    ("output_gradient", "return np.where(Y == 1, -1 / AL, 1 / (1 - AL))"),
    ("sigmoid_backward", f"s = {A}\nreturn dA * s * (1 - s)"),
    ("sigmoid_backward", "return dA * np.exp(-Z) / (1 + np.exp(-Z)) ** 2"),
    ("sigmoid_backward", f"s = {A}\nreturn np.multiply(dA, np.multiply(s, 1 - s))"),
    ("relu_backward", "return dA * (Z > 0)"),
    ("relu_backward", "dZ = np.array(dA, copy=True)\ndZ[Z <= 0] = 0\nreturn dZ"),
    ("relu_backward", "return np.where(Z > 0, dA, 0)"),
    ("relu_backward", "A = np.maximum(0, Z)\nreturn dA * (A > 0)"),
    ("linear_backward", _block()),
    (
        "linear_backward",
        _block(dA_prev="W.T @ dZ", dW="dZ.dot(A_prev.T) * (1 / m)", db="np.mean(dZ, axis=1, keepdims=True)"),
    ),
    ("linear_backward", _block(dW="np.einsum('ij,kj->ik', dZ, A_prev) / m", db="np.mean(dZ, 1).reshape(-1, 1)")),
    (
        "linear_backward",
        _block(dW="sum(np.outer(dZ[:, i], A_prev[:, i]) for i in range(m)) / m", db="dZ @ np.ones((m, 1)) / m"),
    ),
    ("linear_backward", _block().replace("return dA_prev, dW, db", "return {'dA_prev': dA_prev, 'dW': dW, 'db': db}")),
    (
        "linear_backward",
        _block().replace("return dA_prev, dW, db", "return [dA_prev.astype('f4'), dW.astype('f4'), db.astype('f4')]"),
    ),
    (
        "linear_backward",
        "def linear_backward(dZ, cache):\n    A_prev, W, b = cache\n    m = A_prev.shape[1]\n    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T) / m, np.sum(dZ, axis=1, keepdims=True) / m",
    ),
    ("backward_pass", _pass()),
    ("backward_pass", _pass(start="dA = None", output="AL - Y")),
    ("backward_pass", COURSE_BACKWARD),
    (
        "backward_pass",
        _pass(hidden="dA * (c.A_prev is not None) * c.g.prime(c.Z)", db="dZ.mean(axis=1, keepdims=True)"),
    ),
    (
        "backward_pass",
        _pass().replace(
            'grads["dW" + str(l)] = dZ @ c.A_prev.T / m',
            'grads["dA" + str(l)] = dA\n    grads["dW" + str(l)] = dZ @ c.A_prev.T / m',
        ),
    ),
    (
        "backward_pass",
        "L, m = len(caches), Y.shape[1]\nout, dZ = [], AL - Y\nfor l in range(L, 0, -1):\n    c = caches[l]\n    out.insert(0, (dZ @ c.A_prev.T / m, dZ.mean(axis=1, keepdims=True)))\n    if l > 1:\n        dZ = (c.W.T @ dZ) * (caches[l - 1].Z > 0)\nreturn out",
    ),
    (
        "backward_pass",
        "L, m = len(caches), Y.shape[1]\ngrads = {}\ndZ = (AL - Y).astype('f4')\nfor l in reversed(range(L)):\n    (A_prev, W, b), Z = caches[l]\n    grads[l + 1] = Gradient((dZ @ A_prev.T / m).astype('f4'), (dZ.sum(axis=1, keepdims=True) / m).astype('f4'))\n    if l:\n        dZ = (W.T @ dZ * (A_prev > 0)).astype('f4')\nreturn grads",
    ),
    ("backward_pass", "from dnn_helpers import backward_pass\nreturn backward_pass(AL, Y, caches)"),
    ("hyperparameters", "return [n for n in names if n not in ('W[1]', 'b[1]', 'W[2]', 'b[2]')]"),
    ("hyperparameters", "return {n for n in names if n[0] not in 'Wb' or n == 'batch_size'}"),
    ("hyperparameters", "return tuple(n for n in names if not n.endswith(']'))"),
    ("momentum_update", "v = beta * v + (1 - beta) * dW\nreturn W - learning_rate * v, v"),
    ("momentum_update", "v = v - (1 - beta) * (v - dW)\nW = np.subtract(W, learning_rate * v)\nreturn [W, v]"),
    ("momentum_update", "new = {'v': beta * v + (1 - beta) * dW}\nnew['W'] = W - learning_rate * new['v']\nreturn new"),
    ("l2_gradient", "return dW + l2 / m * W"),
    ("l2_gradient", "return dW + (l2 * W) / m"),
    ("l2_gradient", "dW = dW.copy()\ndW += W * l2 / m\nreturn dW"),
]

ACCEPTED = [
    ("relu_prime", "return (Z >= 0) * 1.0", "RB-5"),
    ("relu_prime", "return np.heaviside(Z, 0.5)", "RB-5"),
    ("relu_backward", "return dA * (Z >= 0)", "RB-5"),
    ("relu_backward", "dZ = dA.copy()\ndZ[Z < 0] = 0\nreturn dZ", "RB-5"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01"), "INIT-CONVENTION"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])"), "INIT-CONVENTION"),
    ("initialize_parameters", _init(W="np.random.uniform(-1, 1, (layer_dims[l], layer_dims[l - 1])) * np.sqrt(6 / (layer_dims[l] + layer_dims[l - 1]))"), "INIT-CONVENTION"),
    ("momentum_update", "v = beta * v + dW\nreturn W - learning_rate * v, v", "MOM-CONVENTION"),
]  # fmt: skip
