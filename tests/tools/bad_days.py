"""Bad days: every argument of every public function, given what it does not expect.

``python -m tests.tools.bad_days`` prints, function by function, how many inputs were tried, how many
gave the right answer and how many one sentence; ``-v`` prints the sentences.

The right answer is that of the same call on the same numbers in a plain array of float64, which
other tests hold against loops and secants. Where numbers are huge, it is the one worked out with a
wider exponent than a float has, and then rounded to a float.
"""

import ast
import dataclasses
import inspect
import io
import math
import re
import tempfile
import warnings
from concurrent.futures import Executor, Future
from contextlib import redirect_stdout, suppress
from decimal import Decimal
from fractions import Fraction
from functools import cache
from operator import index
from pathlib import Path

import numpy as np

import dnn_helpers as d
from dnn_helpers import Activation, Cache, Gradient, HyperParameters, Layer, sigmoid, tanh

PACKAGE = Path(d.__file__).parent
RNG = np.random.default_rng(5)
FOLDER = tempfile.TemporaryDirectory()
PAIRS = 60  # of bad arguments tried of each function


def eighths(*shape):
    """Random numbers that half precision holds exactly."""
    return np.round(8 * RNG.standard_normal(shape)) / 8


# ---- right inputs


DIMS, M = (4, 3, 2, 1), 6
X, Y = eighths(4, M), np.array([[0.0, 1, 1, 0, 1, 0]])
P = {l: Layer(eighths(DIMS[l], DIMS[l - 1]), eighths(DIMS[l], 1), tanh if l < 3 else sigmoid) for l in (1, 2, 3)}
(W1, b1, _), (W2, b2, _), (W3, b3, _) = P.values()
AL, CACHES = d.forward_pass(X, P)
_, (A1, _, _, Z2, _), _ = CACHES.values()
GRADS = d.backward_pass(AL, Y, CACHES)
dW2, db2 = GRADS[2]
NAMED = d.to_course_dict(P)
FIELDS = dict(layer_dims=DIMS, activation="tanh", iterations=3)
H = HyperParameters(**FIELDS)
RUN = d.train(X, Y, H)


def layers(W1=W1, b1=b1, g1=tanh, W2=W2, b2=b2):
    return {1: Layer(W1, b1, g1), 2: Layer(W2, b2, tanh), 3: P[3]}


def slopes(dW2, db2):
    return GRADS | {2: Gradient(dW2, db2)}


def plain_layers(parameters):
    """W, b, and what g makes of ones: a masked g has no name to compare it by."""
    return {l: (W, b, g(np.ones((len(W), 1)))) for l, (W, b, g) in parameters.items()}


def saved(path="network.npz", W1=W1, b1=b1, g1=tanh):
    path = f"{FOLDER.name}/{path}" if isinstance(path, str) else path
    d.save_parameters(path, layers(W1, b1, g1))
    return d.load_parameters(path)


def loaded(path="right.npz"):
    d.save_parameters(f"{FOLDER.name}/right.npz", P)
    return d.load_parameters(f"{FOLDER.name}/{path}" if isinstance(path, str) else path)


def predicted(question="q", guess=5.0, answer=5.0, tolerance=0.125):
    d.guess(question, guess)
    d.reveal(question, answer, tolerance)
    d.account()


def hyper(
    layer_dims=DIMS,
    activation="tanh",
    scale=0.5,
    learning_rate=0.125,
    iterations=3,
    batch_size=2,
    momentum=0.5,
    l2=0.5,
    keep_prob=0.5,
    seed=0,
):
    h = HyperParameters(**locals())
    return eval(repr(h)), h.layer_dims == DIMS and h.iterations < 10**4 and d.train(X, Y, h)


class Here(Executor):
    """Does at once what it is given."""

    def submit(self, function, *args):
        done = Future()
        done.set_result(function(*args))
        return done


HERE = Here()


def pooled(workers=1):
    with d.process_pool(workers) as pool:
        return type(pool).__name__


def checked(X=X, Y=Y, W1=W1, b1=b1, dW2=dW2, db2=db2, entries=3):
    report = d.gradient_check(layers(W1, b1), X, Y, backward=lambda *_: slopes(dW2, db2), entries=entries)
    return [(row.name, row.verdict, row.checked) for row in report.rows]  # the worst of equals may differ


def activation(name):
    g = d.ACTIVATIONS[name]
    return lambda Z=X: (g(Z), g.prime(Z))


def explorer(name):
    """The state of a panel; where it shows a sentence, that sentence as an error."""
    explore = getattr(d, name)

    def call(**settings):
        panel = explore(**settings)
        if panel.message:
            raise Shown(panel.message)
        return panel.settings, panel.summary, panel.picture

    call.__signature__ = inspect.signature(explore)
    return call


class Shown(ValueError):
    """A sentence in a panel."""


# A call a public name. Its defaults are right inputs; each is then varied, alone and with another.
CALLS = {
    **{name: activation(name) for name in d.ACTIVATIONS},
    **{name: explorer(name) for name in d.__all__ if name.startswith("explore_")},
    "ACTIVATIONS": lambda Z=X: [g(Z) for g in d.ACTIVATIONS.values()],
    "Activation": lambda Z=X: Activation("square", lambda Z: Z / 2, np.ones_like)(Z),
    "Layer": lambda W=W2, b=b2: d.forward_pass(X, layers(W2=W, b2=b)),
    "Cache": lambda A_prev=A1, W=W2, Z=Z2, g=tanh: d.backward_pass(AL, Y, CACHES | {2: Cache(A_prev, W, b2, Z, g)}),
    "Gradient": lambda dW=dW2, db=db2: d.gradient_descent(P, slopes(dW, db), 0.125),
    "forward_block": lambda A_prev=X, W=W1, b=b1, g=tanh: d.forward_block(A_prev, W, b, g),
    "backward_block": lambda dA=Z2, A_prev=A1, W=W2, Z=Z2, g=tanh: d.backward_block(dA, Cache(A_prev, W, b2, Z, g)),
    "cross_entropy": lambda AL=AL, Y=Y: d.cross_entropy(AL, Y),
    "cross_entropy_gradient": lambda AL=AL, Y=Y: d.cross_entropy_gradient(AL, Y),
    "accuracy": lambda AL=AL, Y=Y: d.accuracy(AL, Y),
    "predict": lambda X=X, W1=W1, b1=b1, threshold=0.5: d.predict(X, layers(W1, b1), threshold),
    "forward_pass": lambda X=X, W1=W1, b1=b1, g1=tanh, W2=W2, b2=b2: d.forward_pass(X, layers(W1, b1, g1, W2, b2)),
    "backward_pass": lambda AL=AL, Y=Y: d.backward_pass(AL, Y, CACHES),
    "gradient_descent": lambda W1=W1, b1=b1, dW2=dW2, db2=db2, learning_rate=0.125: d.gradient_descent(
        layers(W1, b1), slopes(dW2, db2), learning_rate
    ),
    "momentum": lambda W1=W1, dW2=dW2, db2=db2, vW2=dW2, vb2=db2, learning_rate=0.125, beta=0.5: d.momentum(
        layers(W1), slopes(dW2, db2), slopes(vW2, vb2), learning_rate, beta
    ),
    "l2_cost": lambda W1=W1, b1=b1, l2=0.5, m=M: d.l2_cost(layers(W1, b1), l2, m),
    "l2_gradient": lambda W2=W2, dW2=dW2, db2=db2, l2=0.5, m=M: d.l2_gradient(slopes(dW2, db2), layers(W2=W2), l2, m),
    "dropout": lambda W1=W1, b1=b1, m=M, keep_prob=0.5: plain_layers(
        d.dropout(layers(W1, b1), m, keep_prob, np.random.default_rng(3))
    ),
    "initialize_parameters": lambda layer_dims=DIMS, hidden="relu", output="sigmoid", scale=0.5, seed=0: (
        d.initialize_parameters(layer_dims, hidden=hidden, output=output, scale=scale, seed=seed)
    ),
    "to_course_dict": lambda W1=W1, b1=b1: d.to_course_dict(layers(W1, b1)),
    "from_course_dict": lambda W1=W1, b1=b1, hidden="tanh", output="sigmoid": d.from_course_dict(
        d.to_course_dict(P) | {"W1": W1, "b1": b1}, hidden=hidden, output=output
    ),
    "HyperParameters": hyper,
    "train": lambda X=X, Y=Y, X_dev=X, Y_dev=Y, hyperparameters=H: d.train(X, Y, hyperparameters, X_dev, Y_dev),
    "sweep": lambda X=X, Y=Y, X_dev=X, Y_dev=Y, settings=H, executor=HERE: d.sweep(
        X, Y, X_dev, Y_dev, [H] if settings is H else settings, executor=executor, progress=False
    ),
    "grid": lambda learning_rate=0.125, momentum=0.5: d.grid(learning_rate=learning_rate, momentum=momentum),
    "random_settings": lambda count=3, seed=0: d.random_settings(count, seed=seed, l2=[0, 1]),
    "log_uniform": lambda low=0.125, high=8.0: d.random_settings(3, l2=d.log_uniform(low, high)),
    "process_pool": pooled,
    "diagnose": lambda run=RUN, X=X, Y=Y: d.diagnose(run, X, Y),
    "gradient_check": checked,
    "trace": lambda X=X, Y=Y, W1=W1, b1=b1, learning_rate=0.125: d.trace(layers(W1, b1), X, Y, learning_rate),
    "dimension_table": lambda layer_dims=DIMS, m=M: repr(d.dimension_table(layer_dims, m)),
    "make_dataset": lambda name="moons", m=M, noise=0.5, seed=0: d.make_dataset(name, m, noise, seed),
    "save_parameters": saved,
    "load_parameters": loaded,
    "show": lambda value=X, number=0.5, digits=3: d.show(digits, value=value, number=number),
    "show_figure": lambda figure="<svg/>", says="nothing": d.show_figure(figure, says),
    "show_source": lambda function=d.forward_block: repr(d.show_source(function)),
    "check": lambda name="relu", answer=d.relu: d.check(name, answer),
    "hint": lambda name="relu", number=1: d.hint(name, number),
    "compare_backward": lambda backward=d.backward_pass, layer_dims=DIMS, m=M, seed=0: d.compare_backward(
        backward, layer_dims, m, seed
    ),
    "guess": predicted,
    "reveal": predicted,
    # parameters, caches and gradients as a whole; above, the arrays in them
    "backward_block, whole": lambda cache=CACHES[2]: d.backward_block(Z2, cache),
    "predict, whole": lambda parameters=P: d.predict(X, parameters),
    "forward_pass, whole": lambda parameters=P: d.forward_pass(X, parameters),
    "backward_pass, whole": lambda caches=CACHES: d.backward_pass(AL, Y, caches),
    "gradient_descent, whole": lambda parameters=P, grads=GRADS: d.gradient_descent(parameters, grads, 0.125),
    "momentum, whole": lambda parameters=P, grads=GRADS, velocity=GRADS: d.momentum(
        parameters, grads, velocity, 0.125, 0.5
    ),
    "l2_cost, whole": lambda parameters=P: d.l2_cost(parameters, 0.5, M),
    "l2_gradient, whole": lambda grads=GRADS, parameters=P: d.l2_gradient(grads, parameters, 0.5, M),
    "dropout, whole": lambda parameters=P, rng=RNG: plain_layers(d.dropout(parameters, M, 0.5, rng)),
    "to_course_dict, whole": lambda parameters=P: d.to_course_dict(parameters),
    "from_course_dict, whole": lambda named=NAMED: d.from_course_dict(named),
    "gradient_check, whole": lambda parameters=P, grads=GRADS: d.gradient_check(
        parameters, X, Y, backward=lambda *_: grads, entries=3
    ),
    "trace, whole": lambda parameters=P: d.trace(parameters, X, Y),
    "save_parameters, whole": lambda parameters=P: d.save_parameters(f"{FOLDER.name}/whole.npz", parameters),
}
NO_INPUT = {
    "Run": "train makes it",
    "finds": "takes nothing",
    "load_digits": "takes nothing",
    "account": "takes nothing",
}


# ---- inputs that nobody planned for


class Matrix(np.ndarray):
    """A subclass, as other libraries hand out."""


def alien(a):
    """The same numbers in other arrays and lists."""
    wide = np.repeat(a, 2, axis=-1)
    wide[..., 1::2] = math.nan
    locked = a.copy()
    locked.flags.writeable = False
    yield "read-only", locked
    yield "Fortran-order", np.asfortranarray(a)
    yield "non-contiguous", wide[..., ::2]
    yield "reversed memory", a[::-1, ::-1].copy()[::-1, ::-1]
    yield "big-endian", a.astype(">f8")
    yield "unaligned", np.frombuffer(b"x" + a.tobytes(), dtype=float, offset=1).reshape(a.shape)
    yield "subclass", a.copy().view(Matrix)
    yield "list", a.tolist()
    yield "tuple", tuple(map(tuple, a.tolist()))
    yield "rows in a list", list(a)
    yield "float32", a.astype("float32")
    yield "float16", a.astype("float16")
    yield "longdouble", a.astype("longdouble")


def other_numbers(a):
    yield "integer", (3 * a).astype(int)
    yield "int8", (3 * a).astype("int8")
    yield "unsigned", np.abs(3 * a).astype("uint16")
    yield "boolean", a > 0
    yield "zero", 0 * a
    yield "minus", -a
    yield "tiny", 1e-300 * a
    yield "denormal", 1e-320 * a
    yield "large", 1e5 * a
    yield "huge", 1e200 * a
    yield "largest", np.sign(a) * np.finfo(float).max
    for name, value in {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}.items():
        one = a.copy()
        one[-1, 0] = value
        yield f"one {name}", one
        yield f"all {name}", np.full(a.shape, value)
    yield "nan in float32", np.full(a.shape, math.nan, "float32")


def other_shapes(a):
    yield "transposed", a.T
    yield "flat", a.ravel()
    yield "row", a.reshape(1, -1)
    yield "column", a.reshape(-1, 1)
    yield "first column", a[:, :1]
    yield "first row", a[:1]
    yield "one number", a[:1, :1]
    yield "no axis", a[0, 0]
    yield "three axes", a[None]
    yield "a last axis", a[..., None]
    yield "five axes", a[None, None, None]
    yield "one column more", np.hstack([a, a[:, :1]])
    yield "one row more", np.vstack([a, a[:1]])
    yield "twice as wide", np.hstack([a, a])
    yield "broadcast", np.broadcast_to(a[:, :1], a.shape)
    yield "no columns", a[:, :0]
    yield "no rows", a[:0]
    yield "nothing", np.zeros(0)
    yield "0 × 0", np.zeros((0, 0))
    yield "empty list", []
    yield "upside down", a[::-1]


def other_kinds(a):
    yield "complex", a + 1j
    yield "complex, real", a + 0j
    yield "complex64", (a * 1j).astype("complex64")
    yield "object", a.astype(object)
    yield "fractions", np.array([[Fraction(x) for x in row] for row in a.tolist()])
    yield "a gap", [[None, *row[1:]] for row in a.tolist()]
    yield "text", a.astype(str)
    yield "bytes", a.astype("S")
    yield "dates", np.zeros(a.shape, "M8[D]")
    yield "spans", np.zeros(a.shape, "m8[s]")
    yield "records", np.zeros(a.shape, [("x", float)])
    yield "masked", np.ma.masked_less(a, 0)
    yield "ragged", [*a.tolist(), [1.0] * (a.shape[1] + 1)]
    yield "mixed", [*a.tolist()[:-1], "row"]
    yield "generator", (row for row in a)
    yield "memoryview of bytes", memoryview(b"abc")
    yield "sparse of a kind", {(0, 0): 1.0}


NOT_WHOLE = [1.5, 0.999, math.nan, math.inf, -math.inf, 1e300]
NUMBERS = [0, 1, -1, 2, 10**400, -(10**400), 0.0, -0.0, 1e-300, 1e-9, 1e9, *NOT_WHOLE]
ODD = [
    *(None, True, False, "", "0.5", "3", b"3", 1j, 0.5 + 0j, Decimal("0.5"), object(), int, len, ..., slice(3)),
    *([], [0.5], [[3]], (), (3,), {}, {3}, {"a": 1}, range(3), iter([1]), frozenset(), bytearray(b"a")),
    *(X, Y, X.T, X[0], X[:, :0], X * math.nan, X > 0, X * 1j, X.astype(object), np.array(0.5), np.array([3])),
    *(np.array(["a"]), np.array(None), np.array(3 + 1j), np.ma.masked, np.bool_(True), np.complex128(1j), np.str_("x")),
    *(
        P,
        CACHES,
        GRADS,
        P[1],
        H,
        sigmoid,
        np.sin,
        d,
        Path(FOLDER.name) / "x",
        "<b>x</b>",
        "x" * 200,
        "two\nlines",
        "\0",
    ),
]
ODD_DIMS = [
    *([4], [], (4, 0, 1), (4, -3, 1), (4, 3.0, 1), (4, True, 1), (4, None, 1), (4, "3", 1), ((4, 3), 1), [[4, 3, 1]]),
    *("4, 3, 2, 1", "", b"431", 4, 4.0, {4: 3, 3: 1}, {4, 3, 1}, frozenset((4, 1)), iter((4, 3, 1)), range(4, 4)),
    *(np.array([4.0, 3, 1]), np.array([[4, 3, 1]]), np.array(4), np.array([4, 3, 1], complex), np.array([True, True])),
    *(np.array([4, math.nan]), np.array(["4", "3"]), np.array([4, None, 1]), np.zeros(0, int), np.array([-1, 1])),
    *((4, math.nan, 1), (4, math.inf), (4, 1j), (4, 10**30), (10**10, 10**10), (4, 10**400, 1), (Fraction(4), 1)),
    *((Decimal(4), 1), (4, [3], 1), (4, (3,), 1), (4, X, 1), memoryview(b"ab"), slice(4, 1), [4, "", 1], (4, b"3")),
]


def variants(value):
    """(label, bad value) for a right value of any kind."""
    if isinstance(value, np.ndarray):
        for kind in (alien, other_numbers, other_shapes, other_kinds):
            yield from kind(value)
        yield from (("odd", thing) for thing in ODD if not isinstance(thing, np.ndarray))
        return
    if type(value) is tuple:
        yield from (("the same", kind(value)) for kind in (list, np.array, np.uint8, lambda dims: list(np.array(dims))))
        yield from (("odd", dims) for dims in ODD_DIMS)
    elif isinstance(value, (int, float)):
        wholes, others = (np.int64, np.int32, np.uint16), (np.float64, np.float32, np.float16, Fraction)
        yield from (("the same", kind(value)) for kind in (wholes if isinstance(value, int) else others))
    yield from (("number", number) for number in NUMBERS)
    yield from (("odd", thing) for thing in ODD)


def as_plain(value, right):
    """What is the same in the plainest form, where ``right`` stands; NOTHING if only a sentence can be right."""
    if value is right:
        return right
    if isinstance(right, np.ndarray):
        try:
            array = np.asarray(value)
        except ValueError:
            return NOTHING
        numeric = array.dtype.kind in "biufc" and not isinstance(value, np.ma.MaskedArray)
        return np.array(array, complex if array.dtype.kind == "c" else float, order="C") if numeric else NOTHING
    if type(right) is tuple:
        try:
            sizes = list(value) if isinstance(value, list | tuple | range | np.ndarray) else [None]
            return NOTHING if any(isinstance(n, bool | np.bool_) for n in sizes) else tuple(map(index, sizes))
        except TypeError:
            return NOTHING
    if isinstance(right, int | float):
        value = value.item() if isinstance(value, np.number) else value
        return value if isinstance(value, int | float | Fraction) and not isinstance(value, bool) else NOTHING
    return NOTHING


NOTHING = object()  # no plain value is the same: the only right answer is a sentence


# ---- what became of a call


def outcome(name, settings):
    """What a call gave: (its answer, "") or (None, its sentence). Any other error is raised, warnings too."""
    printed = io.StringIO()
    try:
        with warnings.catch_warnings(), redirect_stdout(printed):
            warnings.simplefilter("error")
            answer = CALLS[name](**settings)
    except (ValueError, TypeError, OverflowError) as error:
        return None, one_sentence(error)
    except OSError as error:  # of a file that is not there
        return None, str(error)
    if getattr(answer, "of", None) == 0:  # no hint, but the sentence why
        return None, answer.text
    for told in answer if isinstance(answer, tuple) else (answer,):
        if getattr(told, "status", "") in ("diverged", "failed"):
            return None, getattr(told, "reason", "") or told.message
    return (answer, printed.getvalue()), ""


def one_sentence(error):
    """The text of an error, which must be a sentence that the package itself raised."""
    told = str(error)
    if not isinstance(error, Shown):
        trace = error.__traceback__
        while trace.tb_next:
            trace = trace.tb_next
        file, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        assert Path(file).is_relative_to(PACKAGE) and line in raising(file), f"not of our making: {told}"
    assert told and "\n" not in told and len(told) < 400, f"no sentence: {told}"
    assert re.search(r"expected|beyond the largest float|belong together", told), f"expects nothing: {told}"
    assert not re.search(r"0x[0-9a-f]{6}|<function|object at|<class", told), f"internals: {told}"
    return told


@cache
def raising(file):
    """The numbers of the lines of a file that belong to a raise statement."""
    nodes = ast.walk(ast.parse(Path(file).read_text(encoding="utf-8")))
    return {line for node in nodes if isinstance(node, ast.Raise) for line in range(node.lineno, node.end_lineno + 1)}


def parts(answer):
    """An answer as a list of arrays of numbers and of other things."""
    if dataclasses.is_dataclass(answer):
        answer = [getattr(answer, field.name) for field in dataclasses.fields(answer)]
    if isinstance(answer, dict):
        return [part for key, value in answer.items() for part in (key, *parts(value))]
    if type(answer) in (list, tuple) and answer and all(isinstance(row, (list, tuple, np.ndarray)) for row in answer):
        with suppress(ValueError, TypeError):  # a matrix as a list of its rows
            answer = np.array(answer, float)
    if isinstance(answer, (list, tuple)) and not isinstance(answer, Activation):
        return [part for value in answer for part in parts(value)]
    if isinstance(answer, (np.ndarray, np.number, int, float)) and not isinstance(answer, bool):
        return [np.asarray(answer)]
    return [answer]


def assert_same(got, want, rtol):
    got, want = parts(got), parts(want)
    assert len(got) == len(want)
    for one, other in zip(got, want, strict=True):
        if isinstance(other, np.ndarray) and other.dtype.kind in "biufc":
            with np.errstate(over="ignore"):  # beyond a float is inf
                np.testing.assert_allclose(one, other.astype(one.dtype), rtol=rtol, atol=rtol, err_msg="another answer")
        elif rtol < 1e-6:  # what is printed shows digits that single precision has not
            assert one == other, f"another answer: {one!r} for {other!r}"


def finite(answer):
    numbers = (part for part in parts(answer) if isinstance(part, np.ndarray) and part.dtype.kind in "fc")
    return all(np.isfinite(part).all() for part in numbers)


# of results; all other kinds are worked out in float64
PRECISION = {"float16": 5e-2, "float32": 1e-4, "longdouble": 1e-6}
TAKES_ANYTHING = {"show", "guess", "reveal", "check", "compare_backward", "grid"}  # and print or judge it
G = {*d.ACTIVATIONS, "ACTIVATIONS", "Activation"}
TAKES_INF = G | {  # a slope at inf is 0; b has no part in the cost of L2; a gradient of nan "differs"
    *(("l2_cost", "b1"), ("gradient_check", "dW2"), ("gradient_check", "db2")),
}


def trial(name, argument, label, value, right):
    """True for a right answer, False for a sentence; AssertionError for anything else."""
    got, told = outcome(name, {argument: value})
    if name.startswith("explore_"):
        assert told or _plain(got[0][0][argument]) == _plain(value), "the panel shows something else"
        return not told
    if name in TAKES_ANYTHING:
        return not told
    plain = as_plain(value, right)
    if plain is NOTHING:
        assert told or _word(value) in ALLOWED.get((name, argument), ()), f"answered {got!r:.80}"
        return not told
    if isinstance(plain, np.ndarray) and plain.dtype.kind == "c":
        assert told or name in COMPLEX
        return not told
    want, expected = (got, told) if plain is value else outcome(name, {argument: plain})
    if (name, argument) in STRICT and told:
        return False
    assert told == expected, f"{told!r}, but for a plain array {expected!r}"
    if told:
        return False
    assert_same(got, want, PRECISION.get(label, 1e-9))
    if isinstance(plain, np.ndarray):
        if not np.isfinite(plain).all():
            assert name in TAKES_INF or (name, argument) in TAKES_INF or not finite(got), "hides what is not finite"
        elif label in ("huge", "largest", "large"):
            wide, told = outcome(name, {argument: plain.astype("longdouble")})
            assert told or not finite(got) or assert_same(got, wide, 1e-6) is None
    return True


def _plain(value):
    value = value.tolist() if isinstance(value, np.ndarray | np.generic) else value
    return tuple(value) if isinstance(value, list) else value


def _word(value):
    return None if value is None else type(value).__name__


COMPLEX = G | {"forward_block", "backward_block"}  # complex steps go through these
WITHOUT = {(name, g): {"Activation"} for name in CALLS for g in ("g", "g1", "hidden", "output", "activation")}
# arrays of floats, as a pass put them there, and no lists
STRICT = {(name, argument) for name in ("Cache", "backward_block") for argument in ("A_prev", "W", "Z")}
ALLOWED = WITHOUT | {
    ("HyperParameters", "batch_size"): {None},
    ("make_dataset", "noise"): {None},
    ("process_pool", "workers"): {None},
    ("hint", "name"): {"Activation"},  # a learner's function is found by its name
    ("hint", "number"): {None},
    ("momentum, whole", "velocity"): {None, "dict"},  # an empty one starts at zero, too
    ("gradient_check, whole", "grads"): {"dict"},  # a learner's backward that returns the parameters: they differ
    ("sweep", "executor"): {None},
    ("sweep", "settings"): {"str", "list", "tuple", "dict", "frozenset", "HyperParameters"},  # none, or one
    ("train", "hyperparameters"): {"HyperParameters"},
    ("save_parameters", "path"): {"str", "str_", "PosixPath", "WindowsPath"},
    ("load_parameters", "path"): {"str", "str_", "PosixPath", "WindowsPath"},
    ("show_figure", "says"): {"str", "str_"},
    ("show_source", "function"): {"Activation"},
}


def inputs(name):
    """(argument, label, value, right value): each argument of a call in turn; of panels, which take longer, a part."""
    for argument, parameter in inspect.signature(CALLS[name]).parameters.items():
        bad = list(variants(parameter.default))
        for label, value in bad[::9] if name.startswith("explore_") else bad:
            yield argument, label, value, parameter.default


def pairs(name, count):
    """Dicts of two bad arguments, at random; the same at every run."""
    arguments = inspect.signature(CALLS[name]).parameters
    bad = {argument: list(variants(parameter.default)) for argument, parameter in arguments.items()}
    rng = np.random.default_rng([5, *name.encode()])
    for _ in range(count if len(bad) > 1 else 0):
        chosen = rng.choice(list(bad), 2, replace=False)
        yield {argument: bad[argument][rng.integers(len(bad[argument]))][1] for argument in chosen.tolist()}


def pair_trial(name, settings):
    """True for an answer, False for a sentence. Two wrongs make no right: what has no plain form must be told."""
    got, told = outcome(name, settings)
    rights = {argument: inspect.signature(CALLS[name]).parameters[argument].default for argument in settings}
    for argument, value in settings.items():
        judged = name not in TAKES_ANYTHING and not name.startswith("explore_")
        if judged and as_plain(value, rights[argument]) is NOTHING:
            assert told or _word(value) in ALLOWED.get((name, argument), ()), f"answered {got!r:.80}"
    return not told


def main():
    total = np.zeros(3, int)
    print(f"{'function':24}{'inputs':>8}{'answers':>9}{'sentences':>11}")
    for name in CALLS:
        answered = [trial(name, *one) for one in inputs(name)] + [pair_trial(name, two) for two in pairs(name, PAIRS)]
        counts = np.array([len(answered), sum(answered), len(answered) - sum(answered)])
        total += counts
        print(f"{name:24}{counts[0]:8}{counts[1]:9}{counts[2]:11}")
    print(f"{'all':24}{total[0]:8}{total[1]:9}{total[2]:11}")


if __name__ == "__main__":
    main()
