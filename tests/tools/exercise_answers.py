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
    # tried by someone who had not written the checks
    ("count_layers", "return layer_dims.pop()", "CON-LAST"),
    ("count_layers", "return np.size(layer_dims)", "CON-INPUT"),
    ("count_layers", "return len(layer_dims[1:-1])", "CON-HIDDEN"),
    ("count_layers", "return layer_dims.shape[0] - 1", "TYPE"),
    ("count_layers", "return len(layer_dims).real // 2", "CON-HIDDEN"),
    ("count_layers", "return len(layer_dims) - 1 / 1 - 1", "CON-HIDDEN"),
    ("count_layers", "return layer_dims[len(layer_dims) - 1]", "CON-LAST"),
    ("count_layers", 'return f"{len(layer_dims) - 1} layers"', "DTYPE"),
    ("count_layers", "layer_dims.pop()\nreturn len(layer_dims)", "UPD-3"),
    ("count_layers", "del layer_dims[0]\nreturn len(layer_dims)", "UPD-3"),
    ("count_layers", "return None if len(layer_dims) < 3 else len(layer_dims) - 1", "NONE"),
    ("count_layers", "count = 0\nfor n in layer_dims[1:]:\n    count += n\nreturn count", "CON-UNITS"),
    (
        "count_parameters",
        "t = 0\nfor l in range(1, len(layer_dims)):\n    t = layer_dims[l] * layer_dims[l - 1] + layer_dims[l]\nreturn t",
        "CON-LAST-LAYER",
    ),
    (
        "count_parameters",
        "t = 1\nfor l in range(1, len(layer_dims)):\n    t += layer_dims[l] * layer_dims[l - 1] + layer_dims[l]\nreturn t",
        "CON-ADDED",
    ),
    (
        "count_parameters",
        "t = 1\nfor l in range(1, len(layer_dims)):\n    t *= layer_dims[l] * layer_dims[l - 1] + layer_dims[l]\nreturn t",
        "CON-ADDED",
    ),
    (
        "count_parameters",
        "return sum(a * b for a, b in zip(layer_dims, layer_dims[1:])) + layer_dims[-1]",
        "CON-LAST-LAYER",
    ),
    ("count_parameters", "return (a * b + b for a, b in zip(layer_dims, layer_dims[1:]))", "GENERATOR"),
    ("count_parameters", "return sum(a * (b + 1) for a, b in zip(layer_dims, layer_dims[1:]))", "CON-BIAS-PREV"),
    ("count_parameters", "return sum(a * b + 1 for a, b in zip(layer_dims, layer_dims[1:])) + 1", "CON-BIAS-INPUT"),
    ("count_parameters", "return sum(a * b + b for a, b in zip(layer_dims[:-2], layer_dims[1:-1]))", "CON-LAST-LAYER"),
    (
        "count_parameters",
        "return sum(layer_dims[l] * layer_dims[l+1] for l in range(len(layer_dims)-1))",
        "CON-NO-BIAS",
    ),
    (
        "count_parameters",
        "return sum(a * b for a, b in zip(layer_dims, layer_dims[1:])) + len(layer_dims)",
        "CON-BIAS-INPUT",
    ),
    (
        "count_parameters",
        "return layer_dims[0]*layer_dims[1] + layer_dims[1] + layer_dims[1]*layer_dims[2] + layer_dims[2]",
        "INDEX",
    ),
    (
        "count_parameters",
        "t = 0\nfor l in range(len(layer_dims)):\n    t += layer_dims[l] * layer_dims[l - 1] + layer_dims[l]\nreturn t",
        "CON-WRAP",
    ),
    (
        "count_parameters",
        "total = 0\nwhile len(layer_dims) > 1:\n    n = layer_dims.pop(0)\n    total += n * layer_dims[0] + layer_dims[0]\nreturn total",
        "UPD-3",
    ),
    ("linear_forward", "return W @ A_prev[:, 0] + b", "LF-ONE"),
    ("linear_forward", "return W @ A_prev[:, :1] + b", "LF-ONE"),
    ("linear_forward", "return np.tensordot(W, A_prev) + b", "SHAPES"),
    ("linear_forward", "return (W @ A_prev + b) // 1", "DTYPE"),
    (
        "linear_forward",
        "Z = np.dot(W, A_prev) + b\nassert Z.shape == (W.shape[1], A_prev.shape[1])\nreturn Z",
        "ASSERT",
    ),
    ("linear_forward", "return Z", "NAME-ERROR"),
    ("linear_forward", "return A_prev, W, b", "UNCHANGED"),
    ("linear_forward", "W += b\nreturn W @ A_prev", "LF-BIAS"),
    ("linear_forward", "return -(W @ A_prev + b)", "RATIO"),
    ("linear_forward", "return W @ A_prev + W @ b", "LF-BIAS"),
    ("linear_forward", "return np.dot(A_prev.T, W.T)", "LF-NO-BIAS"),
    ("linear_forward", "return np.inner(W, A_prev) + b", "LB-2"),
    ("linear_forward", "return np.multiply(W, A_prev) + b", "LB-1"),
    ("linear_forward", "return (np.dot(A_prev.T, W.T) + b.T)", "LF-TRANSPOSED"),
    ("sigmoid", "return 1 + 1 / np.exp(-Z)", "ACT-BRACKET"),
    (
        "sigmoid",
        "A = np.zeros_like(Z)\nfor i in range(Z.shape[0]):\n    for j in range(Z.shape[0]):\n        A[i, j] = 1 / (1 + np.exp(-Z[i, j]))\nreturn A",
        "PARTLY",
    ),
    ("sigmoid", "return np.sigmoid(Z)", "NAME-ERROR"),
    ("sigmoid", "return np.exp(Z) / np.exp(Z).sum()", "ACT-OTHER"),
    ("sigmoid", "return sigmoid(Z)", "RECURSION"),
    ("sigmoid", "return 1 / (np.exp(-Z))", "ACT-DENOMINATOR"),
    ("sigmoid", "return 1 / (1 + 2 ** -Z)", "ACT-BASE"),
    ("sigmoid", "return 1 / (1 + exp(-Z))", "NAME-ERROR"),
    ("sigmoid", "return 1 / (1 + np.e ** Z)", "ACT-SIGN"),
    ("sigmoid", "return np.log(Z / (1 - Z))", "NAN"),
    ("sigmoid", "print(1 / (1 + np.exp(-Z)))", "PRINTED"),
    ("sigmoid", "return 1 // (1 + np.exp(-Z))", "CONSTANT"),
    ("sigmoid", "return 1 / (1 + np.exp(-Z.T))", "TRANSPOSED"),
    ("sigmoid", "return 1 / (1 + np.exp(-abs(Z)))", "ACT-ABS"),
    ("relu", "return np.maximum(Z)", "SIGNATURE"),
    ("relu", "return np.where(Z > 1, Z, 0)", "ACT-OTHER"),
    ("relu", "return np.clip(Z, 0, 6)", "ACT-OTHER"),
    ("relu", "return max(Z.tolist(), 0)", "TYPE"),
    ("relu", "return (Z > 0)", "ACT-SLOPE"),
    ("relu", "return Z.max(0)", "ACT-2"),
    ("relu", "return Z * Z > 0", "CONSTANT"),
    ("relu", "return Z.clip(0, 1)", "ACT-OTHER"),
    ("relu", "return (Z + abs(Z))", "RATIO"),
    ("relu", "return np.sqrt(Z ** 2)", "ACT-ABS"),
    ("relu", "return (Z - abs(Z)) / 2", "ACT-SIGN"),
    ("relu", "return np.maximum(0, Z).T", "TRANSPOSED"),
    ("relu", "return np.where(Z > 0, Z, 1)", "PARTLY"),
    ("relu", "return Z if Z.all() > 0 else 0", "ACT-IDENTITY"),
    ("forward_pass", _forward(A="np.maximum(0, Z) if l < L - 1 else 1 / (1 + np.exp(-Z))"), "FWD-HIDDEN"),
    (
        "forward_pass",
        _forward(A="np.maximum(0, Z)", result="1 / (1 + np.exp(-Z))").replace("range(1, L + 1)", "range(1, L)"),
        "FWD-HIDDEN",
    ),
    ("forward_pass", "A = X\nfor layer in parameters:\n    W, b, g = layer\n    A = g(W @ A + b)\nreturn A", "KEYS"),
    ("forward_pass", "A = X\nfor W, b, g in parameters.items():\n    A = g(W @ A + b)\nreturn A", "BWD-5"),
    (
        "forward_pass",
        "A = X\nfor l in parameters:\n    A = parameters[l].W @ A + parameters[l].b\nreturn parameters[l].g(A)",
        "FWD-LINEAR",
    ),
    (
        "forward_pass",
        "A = X\nfor l in parameters:\n    A = parameters[l].g(parameters[l].W @ A + parameters[l].b)\nprint(A)",
        "PRINTED",
    ),
    (
        "forward_pass",
        "import dnn_helpers\nA, caches = dnn_helpers.forward_pass(X, parameters)\nreturn caches[len(parameters)].Z",
        "FWD-OUTPUT",
    ),
    (
        "forward_pass",
        "A = X\nfor l in range(1, len(parameters) + 1):\n    W, b, g = parameters[l]\n    A = g(W @ A + b)\n    return A",
        "FWD-LOOP",
    ),
    (
        "forward_pass",
        "L = len(parameters)\nfor l in range(1, L + 1):\n    X += 0\n    X = parameters[l].g(parameters[l].W @ X)\nreturn X",
        "LF-NO-BIAS",
    ),
    (
        "forward_pass",
        "A = X\nfor l, layer in enumerate(parameters.values()):\n    W, b, g = parameters[l]\n    A = g(W @ A + b)\nreturn A",
        "BWD-3",
    ),
    (
        "forward_pass",
        "A = X\nfor W, b, g in sorted(parameters.values(), reverse=True, key=len):\n    A = g(W @ A + b)\nreturn A[:, ::-1]",
        "REVERSED",
    ),
    (
        "forward_pass",
        "L = len(parameters)\nfor l in range(1, L + 1):\n    A = parameters[l].g(parameters[l].W @ X + parameters[l].b)\nreturn A",
        "FWD-STALE",
    ),
    ("forward_pass", _forward(A="g(A)"), "SHAPES"),
    ("forward_pass", _forward(Z="W * A + b"), "LB-1"),
    ("layer_shapes", _shapes(W="(m, n)"), "DIM-W-M"),
    ("layer_shapes", _shapes(b="(m, 1)"), "DIM-B-WIDE"),
    ("layer_shapes", _shapes().replace("str(l)", "str(l + 1)"), "KEYS"),
    ("layer_shapes", 'return {"W": (layer_dims[1], layer_dims[0])}', "KEYS"),
    (
        "layer_shapes",
        's = {}\nfor l in range(1, len(layer_dims)):\n    n, p = layer_dims[l], layer_dims[l - 1]\n    s[l] = {"W": (n, p), "b": (n, 1), "Z": (n, m), "A": (n, m), "dW": (n, p), "db": (n, 1), "dZ": (n, m), "dA": (n, m)}\nreturn s',
        "KEYS",
    ),
    ("layer_shapes", _shapes().replace("+ str(l)", ""), "KEYS"),
    ("layer_shapes", _shapes(W="[n, p]", b="[n]"), "DIM-B-FLAT"),
    ("layer_shapes", _shapes().replace("range(1, len(layer_dims))", "range(len(layer_dims))"), "KEYS"),
    ("layer_shapes", _shapes().replace('("", "d")', '("d",)'), "KEYS"),
    ("layer_shapes", _shapes(b="(1,)"), "DIM-B-FLAT"),
    ("layer_shapes", _shapes(Z="(n,)"), "DIM-ONE-EXAMPLE"),
    ("layer_shapes", _shapes(W="(n, p)", b="(n, 1)", Z="(n, p)"), "DIM-PREV"),
    ("layer_shapes", _shapes(W="(n, n)"), "DIM-SQUARE"),
    ("layer_shapes", _shapes(b="(1, 1)"), "DIM-B-ONE"),
    ("parity_depth", "return 2 * math.ceil(math.log2(n))", "CON-GATES"),
    ("parity_depth", "return math.log10(n)", "CON-LOG"),
    ("parity_depth", "return math.ceil(math.log10(n))", "CON-LOG"),
    ("parity_depth", "return math.log(n)", "CON-LOG"),
    ("parity_depth", "return np.log2(n) // 1", "CON-FLOOR"),
    ("parity_depth", "return math.ceil(n / 2)", "CON-1"),
    ("parity_depth", "return round(math.log2(n))", "CON-FLOOR"),
    ("parity_depth", "return int(math.log2(n)) + 1", "CON-CEIL"),
    ("parity_depth", "return math.floor(math.log2(n))", "CON-FLOOR"),
    ("parity_depth", "return 1 + parity_depth(n // 2)", "RECURSION"),
    ("parity_depth", "return str(math.ceil(math.log2(n)))", "DTYPE"),
    ("sigmoid_prime", "return np.exp(-Z) / (1 + np.exp(-Z) ** 2)", "SP-BRACKET"),
    ("sigmoid_prime", "return np.gradient(1 / (1 + np.exp(-Z)))", "SP-NEIGHBOURS"),
    ("sigmoid_prime", "return np.gradient(1 / (1 + np.exp(-Z)), axis=1)", "SP-NEIGHBOURS"),
    ("sigmoid_prime", "a = 1 / (1 + np.exp(-Z))\nreturn a * (1 - a) * Z", "SP-INNER"),
    ("sigmoid_prime", "return np.cosh(Z / 2) ** -2", "RATIO"),
    ("sigmoid_prime", "return 1 / (1 + np.exp(-Z)) ** 2", "SP-FACTOR"),
    ("sigmoid_prime", "return (sigmoid(Z) * (1 - sigmoid(Z)))", "NAME-ERROR"),
    ("sigmoid_prime", "a = 1 / (1 + np.exp(-Z))\nreturn (1 - a)", "SP-FACTOR"),
    ("sigmoid_prime", "a = 1 / (1 + np.exp(-Z))\nreturn a, 1 - a", "SP-VALUE"),
    ("sigmoid_prime", "return -np.exp(-Z) / (1 + np.exp(-Z)) ** 2", "SP-SIGN"),
    ("sigmoid_prime", "a = 1 / (1 + np.exp(-Z))\nreturn a * (1 - a).T", "SHAPES"),
    ("sigmoid_prime", "Z[:] = 1 / (1 + np.exp(-Z))\nreturn Z * (1 - Z)", "UPD-3"),
    ("sigmoid_prime", "a = 1 / (1 + np.exp(-Z))\nreturn np.sum(a * (1 - a))", "SUM-ALL"),
    ("sigmoid_prime", "a = 1 / (1 + np.exp(-Z))\nreturn np.sqrt(a * (1 - a))", "ROOT"),
    ("tanh_prime", "return 1 - np.tanh(Z) * 2", "SP-SQUARE"),
    ("tanh_prime", "return 1 - np.tan(Z) ** 2", "SP-OTHER"),
    ("tanh_prime", "return 1 / np.cos(Z) ** 2", "SP-OTHER"),
    ("tanh_prime", "return 1 + np.tan(Z) ** 2", "SP-OTHER"),
    ("tanh_prime", "return 1 / np.sinh(Z) ** 2", "SP-INNER"),
    ("tanh_prime", "return 4 * np.exp(2 * Z) / (np.exp(2 * Z) + 1)", "SP-SQUARE"),
    ("tanh_prime", "return 1 - np.tanh(Z) ^ 2", "OPERATOR"),
    ("tanh_prime", "a = (np.exp(Z) - np.exp(-Z)) / np.exp(Z) + np.exp(-Z)\nreturn 1 - a ** 2", "SP-BRACKET"),
    ("tanh_prime", "a = (np.exp(Z) + np.exp(-Z)) / (np.exp(Z) - np.exp(-Z))\nreturn 1 - a ** 2", "SP-INNER"),
    ("tanh_prime", "return np.gradient(np.tanh(Z))", "SP-NEIGHBOURS"),
    ("tanh_prime", "s = 1 / (1 + np.exp(-2 * Z))\nreturn s * (1 - s)", "RATIO"),
    ("tanh_prime", "return np.cosh(Z) ** 2", "INVERSE"),
    ("tanh_prime", "A = Z\nreturn 1 - A * A", "SB-1"),
    ("tanh_prime", "return 1 - tanh(Z) ** 2", "NAME-ERROR"),
    ("relu_prime", "return np.where(Z > 0, Z, 1)", "SP-VALUE"),
    (
        "relu_prime",
        "dZ = np.zeros(Z.shape)\nfor i in range(len(Z)):\n    for j in range(len(Z)):\n        dZ[i, j] = Z[i, j] > 0\nreturn dZ",
        "PARTLY",
    ),
    ("relu_prime", "return np.clip(Z, 0, 1)", "SP-VALUE"),
    ("relu_prime", "return np.gradient(np.maximum(0, Z), axis=1)", "SP-NEIGHBOURS"),
    ("relu_prime", "return Z >= 1", "RB-1"),
    ("relu_prime", "return ~(Z > 0)", "RB-1"),
    ("relu_prime", "return not Z > 0", "ACT-2"),
    ("relu_prime", "return (Z > 0) * Z", "SP-VALUE"),
    ("relu_prime", "return np.abs(Z) / Z", "SP-SIGN"),
    ("relu_prime", "return Z.astype(bool)", "RB-1"),
    ("relu_prime", "return (np.sign(Z) + 1)", "RATIO"),
    ("relu_prime", "Z[Z < 0] = 0\nreturn Z > 0", "UPD-3"),
    ("relu_prime", "return (Z > 0).astype(str)", "DTYPE"),
    ("relu_prime", "return Z / np.maximum(0, Z)", "NAN"),
    ("initialize_parameters", _init(W="np.random.randn((layer_dims[l], layer_dims[l - 1])) * 0.01"), "SIZES-TUPLE"),
    ("initialize_parameters", _init(b="np.zeros((layer_dims[l]), 1)"), "SIZES-TUPLE"),
    ("initialize_parameters", _init(b="np.zeros(layer_dims[l], 1)"), "SIZES-TUPLE"),
    (
        "initialize_parameters",
        "import dnn_helpers\nreturn dnn_helpers.initialize_parameters(layer_dims, scale=1)",
        "INIT-6",
    ),
    ("initialize_parameters", _init(W="np.eye(layer_dims[l], layer_dims[l - 1])"), "INIT-DTYPE"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l]) * 0.01"), "INIT-SHAPE"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[0], layer_dims[-1]) * 0.01"), "INIT-SHAPE"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * 100"), "INIT-6"),
    ("initialize_parameters", _init(b="0"), "INIT-B-SHAPE"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * 1e-8"), "INIT-6"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01 + 1"), "INIT-1"),
    ("initialize_parameters", _init().replace('"W" + str(l)', '"W"').replace('"b" + str(l)', '"b"'), "KEYS"),
    (
        "initialize_parameters",
        _init(W="np.full((layer_dims[l], layer_dims[l - 1]), np.random.randn()) * 0.01"),
        "INIT-3",
    ),
    ("initialize_parameters", _init(b="np.ones((layer_dims[l], 1))"), "INIT-B"),
    ("update_parameters", _update(W="W * learning_rate - dW", b="b * learning_rate - db"), "UPD-MIXED"),
    ("update_parameters", _update(W="dW - learning_rate * W", b="db - learning_rate * b"), "UPD-MIXED"),
    (
        "update_parameters",
        _update(W="W - learning_rate * dW / len(parameters)", b="b - learning_rate * db / len(parameters)"),
        "TERM",
    ),
    ("update_parameters", "return parameters - learning_rate * grads", "TYPE"),
    ("update_parameters", "return {l: parameters[l] - learning_rate * grads[l] for l in parameters}", "TYPE"),
    (
        "update_parameters",
        "return {l: tuple(p + -learning_rate * -g for p, g in zip(parameters[l], grads[l])) for l in parameters}",
        "UPD-SIGN",
    ),
    (
        "update_parameters",
        "return {l: Layer(*(p - learning_rate * g for p, g in zip(parameters[l], grads[l]))) for l in parameters}",
        "SIGNATURE",
    ),
    (
        "update_parameters",
        "import copy\np = copy.deepcopy(parameters)\nfor l in p:\n    W, b, g = p[l]\n    W = W - learning_rate * grads[l].dW\nreturn p",
        "UPD-3",
    ),
    ("update_parameters", _update(W="W - 0.01 * dW", b="b - 0.01 * db"), "IGNORES"),
    ("update_parameters", _update(b="0 * b"), "CONSTANT"),
    ("update_parameters", _update(b="b - db"), "UPD-NO-ALPHA"),
    ("update_parameters", _update(W="(W - learning_rate * dW).tolist", b="b"), "DTYPE"),
    ("update_parameters", _update(W="W - learning_rate @ dW"), "SHAPES"),
    ("update_parameters", _update(W="b - learning_rate * db", b="W - learning_rate * dW"), "ORDER"),
    (
        "cost",
        "return -(np.sum(Y * np.log(AL)) / np.sum(Y) + np.sum((1 - Y) * np.log(1 - AL)) / np.sum(1 - Y))",
        "COST-BALANCED",
    ),
    ("cost", "return -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / np.sum(Y)", "COST-BALANCED"),
    ("cost", "return np.sqrt(np.mean((AL - Y) ** 2))", "COST-SQUARED"),
    ("cost", "return np.mean((AL > 0.5) != Y)", "COST-ACCURACY"),
    ("cost", "return np.mean((AL > 0.5) == Y)", "COST-ACCURACY"),
    ("cost", "return -np.mean(Y * np.log(AL) + 1 - Y * np.log(1 - AL))", "COST-BRACKET"),
    ("cost", "return -np.mean((Y * np.log(AL) + (1 - Y)) * np.log(1 - AL))", "COST-BRACKET"),
    ("cost", "return -np.mean(Y * np.log(AL) + (1 - Y) * np.log(1) - AL)", "COST-BRACKET"),
    (
        "cost",
        "total = 0\nfor i in range(1, Y.shape[1]):\n    total += Y[0, i] * np.log(AL[0, i]) + (1 - Y[0, i]) * np.log(1 - AL[0, i])\nreturn -total / Y.shape[1]",
        "COST-LAST",
    ),
    (
        "cost",
        "total = 0\nfor i in range(Y.shape[1] - 1):\n    total += Y[0, i] * np.log(AL[0, i]) + (1 - Y[0, i]) * np.log(1 - AL[0, i])\nreturn -total / Y.shape[1]",
        "COST-LAST",
    ),
    ("cost", "return np.cross(Y, np.log(AL))", "SHAPES"),
    ("cost", "return -np.mean(Y * np.log(AL, 2) + (1 - Y) * np.log(1 - AL, 2))", "ACT-BASE"),
    ("cost", "return -np.mean(np.log(AL[Y == 1])) - np.mean(np.log(1 - AL[Y == 0]))", "COST-BALANCED"),
    ("cost", "return -np.mean(Y @ np.log(AL).T)", "COST-HALF"),
    ("output_gradient", "return (AL - Y) / AL * (1 - AL)", "DAL-TERM"),
    ("output_gradient", "return np.mean(-Y / AL + (1 - Y) / (1 - AL), axis=1, keepdims=True)", "SUM-ALL"),
    ("output_gradient", "return -1 / AL + 1 / (1 - AL)", "DAL-TERM"),
    ("output_gradient", "return -Y // AL + (1 - Y) // (1 - AL)", "DTYPE"),
    ("output_gradient", "return np.log(AL) - np.log(1 - AL)", "IGNORES"),
    ("output_gradient", "return -np.dot(Y, 1 / AL) + np.dot(1 - Y, 1 / (1 - AL))", "LB-1"),
    ("output_gradient", "return AL * (1 - AL)", "IGNORES"),
    (
        "output_gradient",
        "dAL = np.zeros_like(AL)\nfor i in range(AL.shape[0]):\n    dAL[0, i] = -Y[0, i] / AL[0, i] + (1 - Y[0, i]) / (1 - AL[0, i])\nreturn dAL",
        "PARTLY",
    ),
    ("output_gradient", "return Y / AL", "DAL-HALF"),
    ("output_gradient", "return 1 / AL", "DAL-HALF"),
    ("output_gradient", "return -AL / Y", "DAL-NAN"),
    ("output_gradient", "return (AL - Y) / Y.shape[1]", "DAL-3"),
    ("output_gradient", "return (Y - AL) / (AL * (1 - AL))", "DAL-1"),
    ("output_gradient", "return -Y / AL * (1 - Y) / (1 - AL)", "CONSTANT"),
    ("sigmoid_backward", "s = 1 / (1 + np.exp(-Z))\nreturn dA - s * (1 - s)", "LAB-4"),
    ("sigmoid_backward", "s = 1 / (1 + np.exp(-Z))\nreturn dA * (1 - s ** 2)", "SP-SQUARE"),
    ("sigmoid_backward", "return dA * Z", "LAB-3"),
    ("sigmoid_backward", "return dA * 0.25", "LAB-2"),
    ("sigmoid_backward", "s = 1 / (1 + np.exp(-Z))\nreturn dA * (1 - s) * (1 - s)", "SP-FACTOR"),
    ("sigmoid_backward", "return dA / (1 + np.exp(-Z))", "SP-VALUE"),
    ("sigmoid_backward", "A, Z = Z\nreturn dA * A * (1 - A)", "BWD-5"),
    ("sigmoid_backward", "return dA * (1 - np.tanh(Z) ** 2)", "BWD-2"),
    ("sigmoid_backward", "s = sigmoid(Z)\nreturn dA * s * (1 - s)", "NAME-ERROR"),
    ("sigmoid_backward", "return dA * np.exp(-Z) / (1 + np.exp(-Z))", "SP-FACTOR"),
    ("sigmoid_backward", "s = 1 / (1 + np.exp(-Z))\nreturn dA * s * 1 - s", "SP-BRACKET"),
    ("sigmoid_backward", "s = 1 / (1 + np.exp(Z))\nreturn dA * s * (s - 1)", "SIGN"),
    ("sigmoid_backward", "s = 1 / (1 + np.exp(-Z))\nreturn dA @ s * (1 - s)", "LB-1"),
    ("sigmoid_backward", "s = 1 / (1 + np.exp(-Z))\nreturn dA.T * s * (1 - s)", "SHAPES"),
    ("relu_backward", "dZ = dA.copy\ndZ[Z <= 0] = 0\nreturn dZ", "FUNCTION"),
    ("relu_backward", "return np.maximum(0, dA * Z)", "LAB-3"),
    ("relu_backward", "return dA - (Z > 0)", "LAB-4"),
    ("relu_backward", "return dA & (Z > 0)", "OPERATOR"),
    ("relu_backward", "return dA * (Z < 0)", "RB-1"),
    ("relu_backward", "return dA @ (Z > 0)", "LB-1"),
    ("relu_backward", "return dA + (Z > 0)", "LAB-4"),
    ("relu_backward", "return dA and Z > 0", "ACT-2"),
    ("relu_backward", "return dA * (Z >= 1)", "RB-1"),
    ("relu_backward", "return dA ** (Z > 0)", "PARTLY"),
    ("relu_backward", "return dA * (Z > 0).T", "SHAPES"),
    ("relu_backward", "return dA * Z * (Z > 0)", "SP-VALUE"),
    ("relu_backward", "return np.where(Z > 0, 1, 0)", "LAB-2"),
    ("relu_backward", "dZ = dA.copy()\ndZ[Z <= 0] = 0", "NONE"),
    ("linear_backward", _block(dW="np.mean(dZ @ A_prev.T)"), "SUM-ALL"),
    ("linear_backward", _block(dW="dZ @ A_prev.T // m"), "DTYPE"),
    ("linear_backward", _block(db="np.mean(dZ, keepdims=True)"), "LB-6"),
    ("linear_backward", _block(db="np.max(dZ, axis=1, keepdims=True)"), "LB-6"),
    ("linear_backward", _block(db="np.sum(dA_prev, axis=1, keepdims=True) / m"), "LB-WRONG-INPUT"),
    ("linear_backward", _block(dA_prev="np.mean(W.T @ dZ, axis=1, keepdims=True)"), "SUM-AXIS"),
    (
        "linear_backward",
        "dW = db = 0\nm = dZ.shape[1]\nfor i in range(m):\n    dW = np.outer(dZ[:, i], A_prev[:, i])\n    db = dZ[:, i:i+1]\nreturn W.T @ dZ, dW / m, db / m",
        "LB-8",
    ),
    (
        "linear_backward",
        "dW = db = 0\nm = dZ.shape[1]\nfor i in range(m - 1):\n    dW += np.outer(dZ[:, i], A_prev[:, i])\n    db += dZ[:, i:i+1]\nreturn W.T @ dZ, dW / m, db / m",
        "LB-8",
    ),
    ("linear_backward", _block(dW="dZ * A_prev.T", db="np.sum(dZ)", dA_prev="W.T * dZ"), "LB-1"),
    ("linear_backward", _block(db="dZ"), "LB-8"),
    ("linear_backward", _block(dW="np.dot(dZ, A_prev.T)", db="np.sum(dZ) "), "LB-3"),
    (
        "linear_backward",
        _block(dW="np.dot(dZ, A_prev.T)", db="np.sum(dZ, axis=1)", dA_prev="np.dot(W.T, dZ) / m"),
        "LB-4",
    ),
    ("linear_backward", _block(db="np.mean(dZ, axis=1)"), "LB-7"),
    ("linear_backward", _block(dA_prev="W"), "UNCHANGED"),
    ("backward_pass", _pass(start="dA = Y - AL"), "DAL-3"),
    ("backward_pass", _pass(start="dA = 0", output="AL - Y", hidden="dA * (c.Z >= 0) * 0.5"), "RATIO"),
    ("backward_pass", _pass(start="dA = 0", output="(AL > 0.5) - Y"), "DAL-ROUNDED"),
    ("backward_pass", _pass(output="dA * AL * 1 - AL"), "SP-BRACKET"),
    ("backward_pass", _pass(dW="dZ @ c.A_prev.T / len(c.A_prev)"), "LB-M"),
    ("backward_pass", _pass(dW="dZ @ c.A_prev.T / dZ.shape[0]"), "LB-M"),
    ("backward_pass", _pass(db="dZ.sum(axis=1, keepdims=True) / len(dZ)"), "LB-M"),
    ("backward_pass", _pass(down="c.W.T @ dZ * (c.Z > 0)"), "CONSTANT"),
    ("backward_pass", _pass(down="caches[L].W.T @ dZ"), "SHAPES"),
    ("backward_pass", _pass(down="caches[max(l-1,1)].W.T @ dZ"), "SHAPES"),
    ("backward_pass", _pass(down='grads["dW" + str(l)].T @ dZ'), "LB-WRONG-INPUT"),
    ("backward_pass", _pass(down="np.sum(c.W.T @ dZ, axis=1, keepdims=True)"), "LB-8"),
    ("backward_pass", _pass(down="np.mean(c.W.T @ dZ, axis=1, keepdims=True)"), "LB-8"),
    ("backward_pass", _pass(loop="range(1, L + 1)"), "BWD-1"),
    ("backward_pass", _pass(loop="reversed(range(1, L))"), "BWD-3"),
    ("backward_pass", _pass().replace("c = caches[l]", "c = caches[L]"), "BWD-3"),
    (
        "backward_pass",
        "L, m = len(caches), Y.shape[1]\ngrads = {}\nfor l in range(L, 0, -1):\n    dZ = AL - Y if l == L else (caches[l].W.T @ dZ) * (caches[l].Z > 0)\n    grads[l] = dZ @ caches[l].A_prev.T / m, np.sum(dZ, axis=1, keepdims=True) / m\nreturn grads",
        "SHAPES",
    ),
    ("hyperparameters", 'return [n for n in names if n != "W[1]"]', "CON-SORT"),
    ("hyperparameters", "return names[:5]", "CON-SORT"),
    ("hyperparameters", 'return ["learning_rate"]', "CON-SORT"),
    ("hyperparameters", "return [True for n in names]", "KEYS"),
    ("hyperparameters", 'return set(names) - {"W[1]", "W[2]"}', "CON-SORT"),
    ("hyperparameters", "return [n for n in names if len(n) > 4]", "CON-SORT"),
    ("hyperparameters", 'return filter(lambda n: "[" in n, names)', "CON-EXCHANGED"),
    ("hyperparameters", 'return [n for n in names if not "b" in n]', "CON-SORT"),
    ("hyperparameters", 'return [["learning_rate"], ["iterations"]]', "KEYS"),
    ("hyperparameters", 'return {n: n[0] not in "Wb" for n in names}', "CON-ALL"),
    ("hyperparameters", 'yield from (n for n in names if "[" not in n)', "GENERATOR"),
    ("hyperparameters", 'for n in names:\n    if "[" in n:\n        names.remove(n)\nreturn names', "UPD-3"),
    ("momentum_update", "v = beta * v + (1 - learning_rate) * dW\nreturn W - learning_rate * v, v", "NEEDLESS"),
    ("momentum_update", "v = beta * v + (1 - beta) * dW\nW = v - learning_rate * W\nreturn W, v", "MOM-STEP"),
    ("momentum_update", "v = beta * v - learning_rate * dW\nreturn W + v, v", "MOM-SIGN"),
    ("momentum_update", "v = beta * (v + dW)\nreturn W - learning_rate * v, v", "MOM-1"),
    ("momentum_update", "v = 0.9 * v + 0.1 * dW\nreturn W - learning_rate * v, v", "IGNORES"),
    ("momentum_update", "v = beta * v + (1 - beta) * W\nreturn W - learning_rate * v, v", "IGNORES"),
    ("momentum_update", "v = beta * dW + (1 - beta) * v\nreturn W - learning_rate * v, v", "MOM-1"),
    ("momentum_update", "v = beta @ v + (1 - beta) * dW\nreturn W - learning_rate * v, v", "SHAPES"),
    ("momentum_update", "v = beta * v + (1 - beta) * learning_rate * dW\nreturn W - v, v", "TERM"),
    ("momentum_update", "v = beta * v + (1 - beta) * dW\nprint(W - learning_rate * v, v)", "PRINTED"),
    ("momentum_update", "v = beta * v + (1 - beta) * dW\nreturn W - learning_rate * v, dW", "MOM-HALF"),
    ("momentum_update", "vn = beta * v + (1 - beta) * dW\nreturn W - learning_rate * v, vn", "MOM-STALE"),
    ("momentum_update", "v = beta * v + (1 - beta) * dW\nW -= learning_rate * v\nreturn W, v", "UPD-3"),
    ("momentum_update", "v = -(beta * v + (1 - beta) * dW)\nreturn W + learning_rate * v, v", "RATIO"),
    ("l2_gradient", "return dW + l2 / m * dW * W", "L2-SELF"),
    ("l2_gradient", "return dW + m / l2 * W", "L2-M"),
    ("l2_gradient", "def l2_gradient(dW, W, m, l2):\n    return dW + l2 / m * W", "L2-M"),
    ("l2_gradient", "l2_cost = l2 / (2 * m) * np.sum(np.square(W))\nreturn l2_cost", "L2-SQUARED"),
    ("l2_gradient", "return dW + W", "TERM"),
    ("l2_gradient", "return dW + W / m", "L2-LAMBDA"),
    ("l2_gradient", "return W - l2 / m * W", "IGNORES"),
    ("l2_gradient", "return dW, l2 / m * W", "L2-MISSING"),
    ("l2_gradient", "return dW + l2 * W * m", "L2-M"),
    ("l2_gradient", "return dW * m + l2 * W", "RATIO"),
    ("l2_gradient", "return dW + l2 / m @ W", "SHAPES"),
    ("l2_gradient", "W += dW\nreturn l2 / m * W", "L2-PRODUCT"),
    ("l2_gradient", "return dW + lambd / m * W", "NAME-ERROR"),
    ("l2_gradient", "return dW + 2 * l2 * W / m", "L2-HALF"),
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

SELDOM = [  # for sentences that none of the answers above is told
    ("count_layers", "for n in layer_dims:\n    total += 1\nreturn total - 1", "NAME-ERROR"),
    ("count_layers", "return layer_dims[9]", "INDEX"),
    ("count_layers", "return 1 / 0", "ZERO"),
    ("count_layers", "return len([0] * 10**18)", "MEMORY"),
    ("linear_forward", "return (W @ A_prev + b).sum(axis=1, keepdims=True)", "LF-SUM"),
    ("linear_forward", "return 1 - (W @ A_prev + b)", "COMPLEMENT"),
    ("linear_forward", "return np.abs(W @ A_prev + b)", "ABS"),
    ("linear_forward", "return np.round(W @ A_prev + b)", "DTYPE"),
    ("linear_forward", "return W @ A_prev + b + 1", "OFFSET"),
    ("linear_forward", "return (W @ A_prev + b)[::-1]", "REVERSED"),
    ("linear_forward", "return (W @ A_prev + b) ** 2", "SQUARE"),
    ("linear_forward", "return (W @ A_prev + b).sum(axis=0)", "SUM-AXIS"),
    ("linear_forward", "return (W @ A_prev + b).mean(axis=0)", "SUM-AXIS"),
    ("linear_forward", "return (W @ A_prev).ravel()", "LF-NO-BIAS"),
    ("linear_forward", "return np.repeat((W @ A_prev).sum(axis=1, keepdims=True) + b, A_prev.shape[1], axis=1)", "LF-SUM"),
    ("sigmoid", "A = Z.copy()\nA[0, 0] = [1, 2]\nreturn A", "CONTAINER"),
    ("layer_shapes", "s = {}\nfor l in range(1, len(layer_dims) + 1):\n    s['W%d' % l] = layer_dims[l], layer_dims[l - 1]\nreturn s", "INDEX"),
    ("layer_shapes", "return {}['W1']", "KEYS"),
    ("initialize_parameters", _init(loop="[1, 3, 4]"), "KEYS"),
    ("initialize_parameters", _init(W="np.full((layer_dims[l], layer_dims[l - 1]), np.nan)"), "INIT-NAN"),
    ("initialize_parameters", _init(W="np.repeat(np.random.randn(layer_dims[l], 1), layer_dims[l - 1], axis=1)"), "INIT-3"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.1 + 0.05"), "INIT-MEAN"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) / layer_dims[l - 1]"), "INIT-SQRT"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(layer_dims[l - 1])"), "INIT-6"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2 * layer_dims[l - 1])"), "INIT-6"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(2 * layer_dims[l - 1])"), "INIT-SQRT"),
    ("initialize_parameters", _init(W="np.random.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2) / layer_dims[l - 1]"), "INIT-SQRT"),
    ("update_parameters", _update(loop="[1, 3, 4]"), "UPD-LOOP"),
    ("cost", f"return {J}", "COST-7"),
    ("cost", f"return {J} / (2 * Y.shape[1])", "COST-7"),
    ("cost", f"return -{J} / Y.shape[1] ** 2", "COST-7"),
    ("cost", f"return -{J} / 2", "COST-7"),
    ("cost", "return -np.mean(Y * np.log2(AL) + (1 - Y) * np.log2(1 - AL))", "COST-LOG"),
    ("output_gradient", "return (-Y / AL + (1 - Y) / (1 - AL)) * np.sign(AL - 0.5)", "DAL-1"),
    ("output_gradient", "return (-Y / AL + (1 - Y) / (1 - AL)).T", "FLAT"),
    ("sigmoid_backward", f"A = {A}\nreturn np.sum(dA * A * (1 - A), axis=1, keepdims=True)", "LB-1"),
    ("relu_backward", "return dA * (Z > 0) / dA.shape[1]", "LB-4"),
    ("relu_backward", "return -dA * (Z > 0)", "SIGN"),
    ("relu_backward", "return np.sum(dA * (Z > 0), axis=1, keepdims=True)", "LB-1"),
    ("linear_backward", _block(dW="dZ @ A_prev.T / (2 * m)", db="-np.mean(dZ, axis=1, keepdims=True)", dA_prev="-W.T @ dZ"), "COST-7"),
    ("linear_backward", _block(dW="np.sum(dZ @ A_prev.T / m, axis=1, keepdims=True)", db="np.mean(dZ, axis=1, keepdims=True) / 2"), "COST-7"),
    ("linear_backward", _block(db="np.repeat(np.mean(dZ, axis=1, keepdims=True), m, axis=1)"), "LB-8"),
    ("linear_backward", "m = dZ.shape[1]\nreturn {'dA_prev': W.T @ dZ, 'dW': dZ @ A_prev.T / m}", "KEYS"),
    ("backward_pass", _pass().replace("    grads[\"dW", "    if l != 2:\n        grads[\"dW").replace("    grads[\"db", "    if l != 2:\n        grads[\"db"), "BWD-3"),
    ("backward_pass", _pass(dW="(dZ @ c.A_prev.T).T"), "LB-2"),
    ("backward_pass", _pass(dW="(dZ @ c.A_prev.T).T / m**2", db="np.sum(dZ, axis=1) / m**2"), "LB-4"),
    ("l2_gradient", "return dW + l2 / 2 * W", "L2-HALF"),
    ("l2_gradient", "return dW + l2 / m**2 * W", "L2-M"),
]  # fmt: skip

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
    # in unusual styles
    ("count_layers", "return layer_dims.index(layer_dims[-1], len(layer_dims) - 1)"),
    ("count_layers", "_, *layers = layer_dims\nreturn len(layers)"),
    ("count_layers", "return 0 if len(layer_dims) == 1 else 1 + count_layers(layer_dims[1:])"),
    ("count_layers", "return sum(map(lambda _: 1, zip(layer_dims, layer_dims[1:])))"),
    ("count_parameters", "d = layer_dims\nreturn d[1] * (d[0] + 1) + (count_parameters(d[1:]) if len(d) > 2 else 0)"),
    (
        "count_parameters",
        "import functools\nreturn functools.reduce(lambda t, l: t + (layer_dims[l - 1] + 1) * layer_dims[l], range(1, len(layer_dims)), 0)",
    ),
    (
        "count_parameters",
        "from dnn_helpers import initialize_parameters\nreturn sum(W.size + b.size for W, b, g in initialize_parameters(layer_dims).values())",
    ),
    ("count_parameters", "return np.dot(np.array(layer_dims[:-1]) + 1, layer_dims[1:])"),
    ("linear_forward", "return np.matrix(W) * np.matrix(A_prev) + b"),
    ("linear_forward", "return [[float(w @ a) + float(c[0]) for a in A_prev.T] for w, c in zip(W, b)]"),
    ("linear_forward", "return np.add(np.tensordot(W, A_prev, axes=1), b, dtype=float)"),
    ("linear_forward", "return (A_prev.T.dot(W.T) + b[:, 0]).T"),
    ("linear_forward", 'return np.concatenate([W @ a[:, None] + b for a in A_prev.T], axis=1), "cache"'),
    ("linear_forward", "return sum(np.outer(W[:, k], A_prev[k]) for k in range(W.shape[1])) + b"),
    ("sigmoid", "return np.vectorize(lambda z: 1 / (1 + math.exp(-z)))(Z)"),
    ("sigmoid", "return np.exp(-np.logaddexp(0, -Z))"),
    ("sigmoid", "return [[1 / (1 + math.exp(-z)) for z in row] for row in Z]"),
    ("sigmoid", "return np.reciprocal(1 + np.e ** -Z)"),
    ("sigmoid", "return np.exp(Z) / np.exp(np.logaddexp(0, Z))"),
    (
        "sigmoid",
        "s = np.empty_like(Z)\nfor index, z in np.ndenumerate(Z):\n    s[index] = 1 / (1 + np.exp(-z))\nreturn s",
    ),
    ("relu", "return (Z + abs(Z)) / 2"),
    ("relu", "return Z.clip(0)"),
    ("relu", "return np.where(Z > 0, Z, 0.0)"),
    ("relu", "return np.max([Z, 0 * Z], axis=0)"),
    ("relu", "return [[max(0, z) for z in row] for row in Z]"),
    ("relu", "A = Z.copy()\nA[Z < 0] = 0\nreturn A"),
    ("relu", "return Z * np.heaviside(Z, 0)"),
    ("relu", "return np.fmax(0, Z), Z"),
    (
        "forward_pass",
        "from functools import reduce\nreturn reduce(lambda A, layer: layer.g(layer.W @ A + layer.b), parameters.values(), X)",
    ),
    (
        "forward_pass",
        "def up(l):\n    return X if l == 0 else parameters[l].g(parameters[l].W @ up(l - 1) + parameters[l].b)\nreturn up(len(parameters))",
    ),
    (
        "forward_pass",
        "from functools import reduce\ncolumns = [reduce(lambda a, p: p.g(p.W @ a + p.b), parameters.values(), X[:, [i]]) for i in range(X.shape[1])]\nreturn np.hstack(columns)",
    ),
    (
        "forward_pass",
        "A = np.array(X, dtype=np.float32)\nfor l in sorted(parameters):\n    W, b, g = parameters[l]\n    A = g((W @ A + b).astype(np.float32))\nreturn A",
    ),
    (
        "layer_shapes",
        'from dnn_helpers import initialize_parameters\ns = {}\nfor l, (W, b, g) in initialize_parameters(layer_dims).items():\n    Z = W @ np.ones((layer_dims[l - 1], m)) + b\n    for d in ["", "d"]:\n        s |= {f"{d}W{l}": W.shape, f"{d}b{l}": b.shape, f"{d}Z{l}": Z.shape, f"{d}A{l}": Z.shape}\nreturn s',
    ),
    (
        "layer_shapes",
        'return {d + k + str(l): [layer_dims[l], {"W": layer_dims[l - 1], "b": 1}.get(k, m)] for l in range(1, len(layer_dims)) for d in ("", "d") for k in "WbZA"}',
    ),
    (
        "layer_shapes",
        'return {d + k + str(l): np.array([layer_dims[l], {"W": layer_dims[l - 1], "b": 1}.get(k, m)]) for l in range(1, len(layer_dims)) for d in ("", "d") for k in "WbZA"}',
    ),
    ("parity_depth", "return 0 if n == 1 else 1 + parity_depth(-(-n // 2))"),
    ("parity_depth", "return len(bin(n - 1)) - 2"),
    ("parity_depth", "return next(d for d in range(100) if 2 ** d >= n)"),
    ("sigmoid_prime", "return 1 / (2 + 2 * np.cosh(Z))"),
    ("sigmoid_prime", "return np.exp(Z) / (1 + np.exp(Z)) ** 2"),
    ("sigmoid_prime", "s = lambda z: 1 / (1 + np.exp(-z))\nreturn (s(Z + 1e-4) - s(Z - 1e-4)) / 2e-4"),
    ("sigmoid_prime", "s = lambda z: 1 / (1 + np.exp(-z))\nreturn s(Z) * s(-Z)"),
    ("sigmoid_prime", "return np.imag(1 / (1 + np.exp(-(Z + 1e-20j)))) / 1e-20"),
    ("sigmoid_prime", "return (1 - np.tanh(Z / 2) ** 2) / 4"),
    ("tanh_prime", "return np.cosh(Z) ** -2.0"),
    ("tanh_prime", "return (1 - np.tanh(Z)) * (1 + np.tanh(Z))"),
    ("tanh_prime", "return 4 / (np.exp(Z) + np.exp(-Z)) ** 2"),
    ("tanh_prime", "return np.vectorize(lambda z: 1 - math.tanh(z) ** 2)(Z)"),
    ("tanh_prime", "return np.imag(np.tanh(Z + 1e-20j)) / 1e-20"),
    ("relu_prime", "return np.greater(Z, 0).astype(np.int8)"),
    ("relu_prime", "return (np.sign(Z) + 1) // 2 * (Z != 0)"),
    ("relu_prime", "return [[1 if z > 0 else 0 for z in row] for row in Z]"),
    ("relu_prime", "return np.maximum(np.sign(Z), 0)"),
    ("relu_prime", "from dnn_helpers import relu\nreturn relu.prime(Z)"),
    (
        "initialize_parameters",
        "rng = np.random.default_rng()\nreturn [(rng.normal(0, math.sqrt(2 / p), (n, p)), np.zeros((n, 1))) for p, n in zip(layer_dims, layer_dims[1:])]",
    ),
    (
        "initialize_parameters",
        'rng = np.random.default_rng(7)\nout = {}\nfor l, (p, n) in enumerate(zip(layer_dims, layer_dims[1:]), start=1):\n    a = math.sqrt(6 / p)\n    out[f"W{l}"], out[f"b{l}"] = rng.uniform(-a, a, (n, p)), n * [[0.0]]\nreturn out',
    ),
    (
        "initialize_parameters",
        'np.random.seed(3)\nreturn {l: {"W": np.random.randn(n, p) * (2 / p) ** 0.5, "b": np.zeros((n, 1), dtype=int)} for l, (p, n) in enumerate(zip(layer_dims, layer_dims[1:]), 1)}',
    ),
    (
        "update_parameters",
        "import copy\nnew = copy.deepcopy(parameters)\nfor l in new:\n    W, b, g = new[l]\n    W -= learning_rate * grads[l].dW\n    b -= learning_rate * grads[l].db\nreturn new",
    ),
    (
        "update_parameters",
        "return {l: Layer(*(p - learning_rate * d for p, d in zip(parameters[l][:2], grads[l])), None) for l in parameters}",
    ),
    (
        "update_parameters",
        'return {key: np.subtract(value, learning_rate * grads["d" + key]) for key, value in parameters.items()}',
    ),
    (
        "update_parameters",
        "return [[p - learning_rate * d for p, d in zip(parameters[l][:2], grads[l][:2])] for l in sorted(parameters)]",
    ),
    (
        "cost",
        "import statistics\nreturn statistics.fmean(-math.log(a if y else 1 - a) for a, y in zip(AL.ravel(), Y.ravel()))",
    ),
    ("cost", "return -np.log(np.prod(np.where(Y == 1, AL, 1 - AL))) / Y.size"),
    ("cost", "return -np.mean(np.log(np.abs(1 - Y - AL)))"),
    ("cost", "return (-(Y @ np.log(AL).T + (1 - Y) @ np.log1p(-AL).T) / Y.shape[1])[0, 0]"),
    ("cost", "return [-np.mean(np.log(AL ** Y * (1 - AL) ** (1 - Y)))]"),
    ("cost", "return -np.log2(np.where(Y > 0, AL, 1 - AL)).mean() * math.log(2)"),
    ("output_gradient", "return (1 - Y) / (1 - AL) - Y / AL"),
    ("output_gradient", "return 1 / (1 - Y - AL)"),
    ("output_gradient", "return np.array([[(a - y) / a / (1 - a) for a, y in zip(AL[0], Y[0])]])"),
    (
        "output_gradient",
        "h = 1e-6\nJ = lambda A: -(Y * np.log(A) + (1 - Y) * np.log(1 - A))\nreturn (J(AL + h) - J(AL - h)) / (2 * h)",
    ),
    ("output_gradient", "return [[-1 / a if y else 1 / (1 - a) for a, y in zip(AL[0], Y[0])]]"),
    ("sigmoid_backward", "from dnn_helpers import sigmoid\nreturn dA * sigmoid.prime(Z)"),
    ("sigmoid_backward", "return dA / (2 + 2 * np.cosh(Z))"),
    ("sigmoid_backward", "s = np.vectorize(lambda z: 1 / (1 + math.exp(-z)))(Z)\nreturn dA * s - dA * s ** 2"),
    (
        "sigmoid_backward",
        "def sigmoid_backward(dA, activation_cache):\n    Z = activation_cache\n    s = 1/(1+np.exp(-Z))\n    dZ = dA * s * (1-s)\n    assert dZ.shape == Z.shape\n    return dZ",
    ),
    ("relu_backward", "return np.ma.masked_where(Z <= 0, dA).filled(0)"),
    ("relu_backward", "return dA * np.heaviside(Z, 0)"),
    ("relu_backward", "return [[d if z > 0 else 0 for d, z in zip(*rows)] for rows in zip(dA, Z)]"),
    ("relu_backward", "dZ = np.zeros_like(dA)\nnp.copyto(dZ, dA, where=Z > 0)\nreturn dZ"),
    ("relu_backward", 'return np.einsum("ij,ij->ij", dA, (Z > 0).astype(int))'),
    (
        "linear_backward",
        "m = len(dZ[0])\nreturn W.T @ dZ, sum(z[:, None] @ a[None] for z, a in zip(dZ.T, A_prev.T)) / m, np.average(dZ, axis=1)[:, None]",
    ),
    (
        "linear_backward",
        "g = np.hstack([A_prev.T, np.ones((dZ.shape[1], 1))])\nG = dZ @ g / dZ.shape[1]\nreturn np.matmul(W.T, dZ), G[:, :-1], G[:, -1:]",
    ),
    (
        "linear_backward",
        "return np.array([W.T @ dZ, dZ @ A_prev.T / dZ.shape[1], dZ.mean(axis=1, keepdims=True)], dtype=object)",
    ),
    (
        "linear_backward",
        'return (dZ.T @ W).T, (A_prev @ dZ.T).T / dZ.shape[1], np.einsum("ij->i", dZ).reshape(-1, 1) / dZ.shape[1]',
    ),
    (
        "backward_pass",
        "m = AL.shape[1]\n\ndef down(l, dZ):\n    c = caches[l]\n    mine = {l: (dZ @ c.A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m)}\n    return mine | (down(l - 1, c.W.T @ dZ * (c.A_prev > 0)) if l > 1 else {})\nreturn down(len(caches), AL - Y)",
    ),
    (
        "backward_pass",
        "from dnn_helpers import backward_block, cross_entropy_gradient\ndA, grads = cross_entropy_gradient(AL, Y), {}\nfor l in sorted(caches, reverse=True):\n    dA, *grads[l] = backward_block(dA, caches[l])\nreturn grads",
    ),
    ("backward_pass", 'from dnn_helpers import backward_pass\nreturn backward_pass(AL, Y, caches), "and more"'),
    ("hyperparameters", 'return list(filter(lambda n: n[-1] != "]", names))'),
    ("hyperparameters", 'return dict.fromkeys(sorted(set(names) - {"W[1]", "b[1]", "W[2]", "b[2]"}))'),
    ("hyperparameters", 'return np.array([n for n in names if "[" not in n])'),
    ("momentum_update", "v = np.average([v, dW], axis=0, weights=[beta, 1 - beta])\nreturn W - learning_rate * v, v"),
    (
        "momentum_update",
        "return np.array([W - learning_rate * (beta * v + (1 - beta) * dW), beta * v + (1 - beta) * dW])",
    ),
    (
        "momentum_update",
        "W, v = W.copy(), v.copy()\nv *= beta\nv += (1 - beta) * dW\nW -= learning_rate * v\nreturn W, v",
    ),
    ("momentum_update", "v_new = v + (1 - beta) * (dW - v)\nreturn W.tolist() - learning_rate * v_new, v_new"),
    ("l2_gradient", "return np.sum([dW, l2 * W / m], axis=0)"),
    ("l2_gradient", "return [[d + l2 * w / m for d, w in zip(*rows)] for rows in zip(dW, W)]"),
    ("l2_gradient", "h = 1e-6\nR = lambda w: l2 / (2 * m) * w ** 2\nreturn dW + (R(W + h) - R(W - h)) / (2 * h)"),
    ("l2_gradient", "return np.add(dW, np.multiply(np.divide(l2, m), W))"),
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
