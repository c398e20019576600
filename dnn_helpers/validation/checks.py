"""One clear sentence for bad input: what, got, expected, likely cause.

The public functions call these once, before they compute. Everything here raises ValueError
(a wrong value or shape) or TypeError (a wrong kind of thing), or returns the input as arrays.
"""

import math
from numbers import Integral, Real

import numpy as np

from ..activations import sigmoid
from ..blocks import Layer
from ..network import finite, finite_pass

MOST = 10**9  # of anything that is counted: beyond it no array fits into a memory, and no loop ends


def as_numbers(value, name):
    """`value` as an array of floats; integers and booleans are converted."""
    if type(value) is np.ndarray and value.dtype.kind in "fc":
        return value
    if isinstance(value, np.ma.MaskedArray):
        raise TypeError(f"{name} is a masked array, expected a plain one: fill the masked entries first")
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} has rows of different lengths, expected a rectangular array") from None
    if array.dtype.kind in "biu":
        return array.astype(float)
    if array.dtype.kind not in "fc":
        raise TypeError(f"{name} holds {_kind(value, array)}, expected an array of numbers")
    return array


def _kind(value, array):
    if value is None or array.dtype.kind == "O":
        return type(value).__name__ if array.ndim == 0 else "Python objects"
    return {"U": "text", "S": "bytes", "M": "dates", "m": "time spans"}.get(array.dtype.kind, str(array.dtype))


def as_matrix(value, name, rows="n", columns="m", row=False):
    """`value` as a float array with two axes; ``row`` says that a flat one was probably meant as a row."""
    array = as_numbers(value, name)
    if array.ndim != 2:
        flat = f"{name}.reshape(1, -1) makes one row of it" if row else f"{name}.reshape(-1, 1) makes one column of it"
        cure = {0: "a single number?", 1: f"flat? {flat}"}
        raise ValueError(
            f"{name} has shape {array.shape}, expected two axes ({rows}, {columns}): is it "
            + cure.get(array.ndim, "a stack of images? reshape it so that each column is one example")
        )
    return array


def as_real_matrix(value, name, rows="n", columns="m", row=False):
    array = as_matrix(value, name, rows, columns, row)
    if array.dtype.kind == "c":
        raise TypeError(f"{name} holds complex numbers, expected real ones")
    return array


def check_forward_block(A_prev, W, b, g):
    """ValueError or TypeError where the shapes do not fit, or for NaN; OverflowError where Z outgrows a float."""
    A_prev = as_matrix(A_prev, "A_prev", "n_prev")
    W = as_matrix(W, "W", "n", "n_prev")
    b = as_numbers(b, "b")
    n, n_prev = W.shape
    if A_prev.shape[0] != n_prev:
        hint = ""
        if n == A_prev.shape[0]:
            hint = ": is W transposed?"
        elif A_prev.shape[1] == n_prev:
            hint = ": are the examples in the rows of A_prev?"
        raise ValueError(
            f"W has shape {W.shape} and A_prev {A_prev.shape}, expected as many columns in W as rows in A_prev{hint}"
        )
    if b.shape != (n, 1):
        raise ValueError(f"b has shape {b.shape}, expected {(n, 1)}, one row per unit{_bias_hint(b.shape, n)}")
    if A_prev.size == 0 or n == 0:
        raise ValueError(f"A_prev has shape {A_prev.shape} and W {W.shape}, expected no empty axis: an empty batch?")
    if b.dtype.kind == "c" and "c" not in (W.dtype.kind, A_prev.dtype.kind):
        raise TypeError("b holds complex numbers and W real ones, expected both of a kind")
    check_finite(A_prev, "A_prev")
    check_finite(W, "W")
    check_finite(b, "b")
    if not (callable(g) and hasattr(g, "prime")):
        raise TypeError(f"g is {short(g)}, expected an activation such as relu or ACTIVATIONS['relu']")
    return A_prev, W, b, g


def check_finite_block(found, A_prev, W, b, g):
    """After a forward block: its Z."""
    _check_reached(found[1].Z, "Z", "A_prev and W")


def check_finite_slopes(found, dA, cache):
    """After a backward block: its three derivatives."""
    for name, slope in zip(("dA_prev", "dW", "db"), found, strict=True):
        _check_reached(slope, name, "dA, A_prev and W")


def check_finite_gradients(grads, AL, Y, caches):
    """After a backward pass: the cache that was not finite, if one was, or the gradient that no longer is."""
    if all(finite(dW) and finite(db) for dW, db in grads.values()):
        return
    for l, cache in caches.items():
        _check_finite_cache(cache, f"cache {l}")
    for l, (dW, db) in grads.items():
        _check_reached(dW, f"dW{l}", "X and the weights")
        _check_reached(db, f"db{l}", "X and the weights")


def _check_reached(array, name, where):
    if not finite(array):
        raise OverflowError(f"{name} is beyond the largest float: are the numbers in {where} far too large?")


def _bias_hint(shape, n, name="b"):
    if shape == (n,):
        return f": is it flat? {name}.reshape(-1, 1) makes it a column"
    if shape == (1, n):
        return ": is it transposed?"
    if len(shape) == 2 and shape[0] == n:
        return ": b does not depend on m, numpy stretches it over the examples"
    return ": does it belong to another layer?"


def check_backward_block(dA, cache):
    """ValueError or TypeError where dA has not the shape of Z, or for NaN; OverflowError where a slope is too large."""
    _check_cache(cache, "cache", "fc")
    _check_finite_cache(cache, "the cache")
    dA, shape = as_numbers(dA, "dA"), cache.Z.shape
    if dA.shape != shape:
        flat = dA.ndim == 1 and dA.size == cache.Z.size
        hint = f"flat? dA.reshape{shape} has it" if flat else "the dA of another layer, or of other examples?"
        raise ValueError(f"dA has shape {dA.shape}, expected {shape}, the shape of Z in the cache: is it {hint}")
    check_finite(dA, "dA", "is an AL exactly 0 or 1?")
    return dA, cache


def _check_cache(cache, name, kinds):
    """The arrays of one Cache, of floats (and for kinds "fc" complex ones), against each other."""
    if not hasattr(cache, "A_prev"):
        raise TypeError(f"{name} is {short(cache)}, expected the Cache of one layer, as the forward block returned it")
    A_prev, W, _, Z, g = cache
    if not (_holds(A_prev, kinds) and _holds(W, kinds) and _holds(Z, kinds)):
        letter, value = next(
            pair for pair in zip("A_prev W Z".split(), cache[:2] + (Z,), strict=True) if not _holds(pair[1], kinds)
        )
        kind = f"an array of {value.dtype}" if isinstance(value, np.ndarray) else short(value)
        raise TypeError(f"{letter} in {name} is {kind}, expected an array of floats, as the forward block kept it")
    if Z.ndim != 2 or W.ndim != 2 or (*Z.shape, *A_prev.shape) != (len(W), Z.shape[1], W.shape[1], Z.shape[1]):
        raise ValueError(
            f"{name} holds A_prev of shape {A_prev.shape}, W {W.shape} and Z {Z.shape}, expected (n_prev, m), "
            "(n, n_prev) and (n, m): do they come from the same forward pass?"
        )
    if not hasattr(g, "prime"):
        raise TypeError(f"g in {name} is {short(g)}, expected an activation such as relu, with relu.prime")


def _check_finite_cache(cache, name):
    for letter in ("A_prev", "W", "Z"):
        check_finite(getattr(cache, letter), f"{letter} in {name}")


def _holds(array, kinds):
    plain = type(array) is np.ndarray or isinstance(array, np.ndarray) and not isinstance(array, np.ma.MaskedArray)
    return plain and array.dtype.kind in kinds


def check_layers(layers, name):
    """Keys 1 … L of a dict such as parameters, grads or caches; returns L."""
    if not isinstance(layers, dict):
        raise TypeError(f"{name} is a {type(layers).__name__}, expected a dict from layer number to its values")
    L = len(layers)
    if L == 0:
        raise ValueError(f"{name} is empty, expected the layers 1 … L")
    for l in range(1, L + 1):
        if l not in layers:
            keys = ", ".join(map(short, list(layers)[:8])) + ", …" * (L > 8)
            cause = "is a layer missing?"
            if any(str(key).startswith("W") for key in layers):
                cause = "the course's dictionary? from_course_dict makes parameters of it"
            raise ValueError(f"{name} has no layer {l}, got the keys {keys}, expected 1 … {L}: {cause}")
    return L


def check_parameters(parameters, n_0=None):
    """The parameters, each W and b an array that fits the layer below; n_0, the rows of X, only serves the message."""
    L = check_layers(parameters, "parameters")
    n_prev, converted = None, {}
    for l in range(1, L + 1):
        try:
            W, b, g = parameters[l]
        except (TypeError, ValueError):
            raise TypeError(
                f"layer {l} is {short(parameters[l])}, expected Layer(W, b, g): is the activation missing?"
            ) from None
        if not (type(W) is type(b) is np.ndarray and W.dtype.kind == b.dtype.kind == "f"):
            W, b = as_real(W, f"W{l}"), as_real(b, f"b{l}")
            converted[l] = Layer(W, b, g)
        if not (callable(g) and hasattr(g, "prime")):
            raise TypeError(f"g of layer {l} is {short(g)}, expected an activation such as relu, with relu.prime")
        if W.ndim != 2 or W.shape[1] != (n_prev or W.shape[1]) or 0 in W.shape or b.shape != (len(W), 1):
            raise ValueError(_misfit(parameters, n_0))
        n_prev = len(W)
    return parameters | converted if converted else parameters


def as_real(value, name):
    array = as_numbers(value, name)
    if array.dtype.kind == "c":
        raise TypeError(f"{name} holds complex numbers, expected real ones")
    return array


def _misfit(parameters, n_0):
    """The sentence about the first W or b that disagrees with its neighbours.

    The number of units of a layer is what most of b[l], W[l] and W[l+1] say it is.
    """
    L = len(parameters)
    W = [None] + [as_numbers(parameters[l][0], f"W{l}").shape for l in range(1, L + 1)]
    b = [None] + [as_numbers(parameters[l][1], f"b{l}").shape for l in range(1, L + 1)]
    for l in range(1, L + 1):
        if len(W[l]) != 2 or 0 in W[l]:
            return f"W{l} has shape {W[l]}, expected two axes (n[{l}], n[{l - 1}]), neither of them empty"
    n = [n_0]
    for l in range(1, L + 1):
        votes = [b[l][0]] if len(b[l]) == 2 and b[l][1] == 1 else []
        votes += [W[l][0]] + ([W[l + 1][1]] if l < L else [])
        n.append(max(votes, key=votes.count))
    if n_0 is None:
        n[0] = W[1][0] if W[1][1] == n[1] != W[1][0] else W[1][1]
    for l in range(1, L + 1):
        if W[l] != (n[l], n[l - 1]):
            hint = ": is it transposed?" if W[l] == (n[l - 1], n[l]) else ": does it belong to another network?"
            return f"W{l} has shape {W[l]}, expected {(n[l], n[l - 1])} = (n[{l}], n[{l - 1}]){hint}"
        if b[l] != (n[l], 1):
            return f"b{l} has shape {b[l]}, expected {(n[l], 1)} = (n[{l}], 1){_bias_hint(b[l], n[l], f'b{l}')}"


def check_forward_pass(X, parameters):
    """ValueError or TypeError for shapes that do not fit, a missing layer, an empty batch, or NaN in X.

    OverflowError where finite weights drive Z beyond what a float can hold.
    """
    X = as_real_matrix(X, "X", "n[0]")
    parameters = check_parameters(parameters, len(X))
    n_0 = parameters[1][0].shape[1]
    if X.shape[1] == 0:
        raise ValueError(f"X has shape {X.shape}, an empty batch, expected at least one column, one per example")
    if len(X) != n_0:
        rows = X.shape[1] == n_0
        hint = "are the examples in the rows? use X.T" if rows else "was the network made for other data?"
        raise ValueError(f"X has shape {X.shape}, expected {n_0} rows = n[0], the columns of W1: {hint}")
    return X, parameters


def check_finite_pass(found, X, parameters):
    """After a forward pass: name the input that was not finite, if one was."""
    _, caches = found
    if finite_pass(caches):
        return
    check_finite(X, "X")
    for l, (W, b, _) in parameters.items():
        check_finite(W, f"W{l}")
        check_finite(b, f"b{l}")
    l = next((l for l, cache in caches.items() if not finite(cache.Z)), len(caches))
    raise OverflowError(f"Z{l} is beyond the largest float: are the weights or the learning rate far too large?")


def check_finite(array, name, cause="is a value missing, or did training diverge?"):
    if not finite(array):
        where = tuple(map(int, np.argwhere(~np.isfinite(array))[0]))
        at = ", ".join(map(str, where))
        raise ValueError(f"{name} holds {np.asarray(array)[where]} at [{at}], expected finite numbers: {cause}")


def check_labels(AL, Y):
    """ValueError or TypeError for labels other than 0 and 1, AL outside [0, 1], or shapes that differ."""
    AL, Y = as_real_matrix(AL, "AL", "n[L]", row=True), as_real_matrix(Y, "Y", "n[L]", row=True)
    _check_same_shape(AL, Y)
    if Y.size == 0:
        raise ValueError(f"Y has shape {Y.shape}, an empty batch, expected at least one column, one per example")
    _check_zero_one(Y)
    _check_probabilities(AL)
    return AL, Y


def _check_probabilities(AL):
    if np.count_nonzero((AL >= 0) & (AL <= 1)) < AL.size:
        check_finite(AL, "AL")
        bad = AL[(AL < 0) | (AL > 1)][0]
        raise ValueError(f"AL holds {bad:.4g}, expected probabilities in [0, 1]: is the last activation a sigmoid?")


def check_callable(value, name, signature):
    if not callable(value):
        raise TypeError(f"{name} is {short(value)}, expected a function of {signature}")


def _check_same_shape(AL, Y):
    if AL.shape != Y.shape:
        hint = ""
        if AL.shape == Y.shape[::-1]:
            hint = ": is it transposed?"
        elif AL.shape[1] != Y.shape[1]:
            hint = ": are these the labels of other examples?"
        elif Y.shape[0] == 1:
            hint = ": with several output units the labels are one-hot columns"
        raise ValueError(f"Y has shape {Y.shape}, expected {AL.shape}, the shape of AL{hint}")


def _check_zero_one(Y, name="Y"):
    if np.count_nonzero(Y) != np.count_nonzero(Y == 1):
        check_finite(Y, name)
        bad = Y[(Y != 0) & (Y != 1)][0]
        hint = {-1.0: ": labels -1 and 1? (Y + 1) / 2 makes them 0 and 1"}.get(
            float(bad), ": class numbers? one-hot columns have a 1 in the row of the class"
        )
        raise ValueError(f"{name} holds {bad:.4g}, expected labels 0 and 1{hint}")


def check_one_hot(AL, Y):
    AL, Y = check_labels(AL, Y)
    if len(Y) > 1 and not (Y.sum(axis=0) == 1).all():
        column = int(np.argmax(Y.sum(axis=0) != 1))
        raise ValueError(
            f"column {column} of Y holds {int(Y[:, column].sum())} ones, expected exactly one, the class of the example"
        )
    return AL, Y


def check_backward_pass(AL, Y, caches):
    """ValueError or TypeError for labels other than 0 and 1, shapes that do not fit, or a missing cache.

    OverflowError where a gradient is beyond what a float can hold.
    """
    AL, Y = check_labels(AL, Y)
    L = check_layers(caches, "caches")
    for l in range(1, L + 1):
        _check_cache(caches[l], f"cache {l}", "f")
        check_finite(caches[l].Z, f"Z in cache {l}")  # where it is −inf, the slope of ReLU would hide it
        if l > 1 and caches[l].A_prev.shape != caches[l - 1].Z.shape:
            raise ValueError(
                f"cache {l} holds A_prev of shape {caches[l].A_prev.shape}, expected {caches[l - 1].Z.shape}, the "
                f"shape of Z{l - 1} in cache {l - 1}: do they come from the same forward pass?"
            )
    if caches[L].Z.shape != AL.shape:
        raise ValueError(
            f"AL has shape {AL.shape}, expected {caches[L].Z.shape}, the shape of Z{L} in the caches: do they "
            "come from the same forward pass?"
        )
    if caches[L].g != sigmoid and not (AL.min() > 0 and AL.max() < 1):
        raise ValueError("AL holds exactly 0 or 1, where dA[L] is not finite: is the last activation a sigmoid?")
    return AL, Y, caches


def check_update(parameters, changes, name="grads"):
    """Parameters, and grads (or velocity) as arrays: dW and db of all layers, in the shapes of W and b."""
    parameters = check_parameters(parameters)
    if check_layers(changes, name) != len(parameters):
        raise ValueError(
            f"{name} has {len(changes)} layers, expected {len(parameters)}, as many as parameters: is a layer missing?"
        )
    checked = {}
    for l, (W, b, _) in parameters.items():
        try:
            dW, db = changes[l]
        except (TypeError, ValueError):
            raise TypeError(f"{name}[{l}] is {short(changes[l])}, expected Gradient(dW, db)") from None
        if not (type(dW) is type(db) is np.ndarray and dW.dtype.kind == db.dtype.kind == "f"):
            dW, db = as_real(dW, f"dW{l} in {name}"), as_real(db, f"db{l} in {name}")
        if dW.shape != W.shape:
            hint = ": is it transposed?" if dW.shape == W.shape[::-1] else ""
            raise ValueError(f"dW{l} in {name} has shape {dW.shape}, expected {W.shape}, the shape of W{l}{hint}")
        if db.shape != b.shape:
            hint = ": was it summed without keepdims=True?" if db.ndim == 1 else ""
            raise ValueError(f"db{l} in {name} has shape {db.shape}, expected {b.shape}, the shape of b{l}{hint}")
        checked[l] = dW, db
    return parameters, checked


def check_gradient_descent(parameters, grads, learning_rate):
    """ValueError or TypeError where a gradient has not the shape of its parameter, or a layer is missing."""
    return *check_update(parameters, grads), check_number(learning_rate, "learning_rate")


def check_momentum(parameters, grads, velocity, learning_rate, beta):
    """ValueError or TypeError where a gradient or a velocity has not the shape of its parameter, or for beta ≥ 1."""
    (parameters, grads), beta = check_update(parameters, grads), check_number(beta, "beta", low=0, below=1)
    start = velocity is None or type(velocity) is dict and not velocity
    velocity = None if start else check_update(parameters, velocity, "velocity")[1]
    return parameters, grads, velocity, check_number(learning_rate, "learning_rate"), beta


def check_l2_cost(parameters, l2, m):
    """ValueError or TypeError for parameters that do not fit, a negative λ, or m below 1."""
    parameters = {l: (np.array(W, float), b, g) for l, (W, b, g) in check_parameters(parameters).items()}
    return parameters, check_number(l2, "l2", low=0), check_whole(m, "m")


def check_l2_gradient(grads, parameters, l2, m):
    """ValueError or TypeError where a gradient has not the shape of its parameter, for a negative λ, or m below 1."""
    parameters, grads = check_update(parameters, grads)
    return grads, parameters, check_number(l2, "l2", low=0), check_whole(m, "m")


def check_dropout(parameters, m, keep_prob, rng):
    """ValueError or TypeError for parameters that do not fit, keep_prob outside (0, 1], or no Generator."""
    parameters, m = check_parameters(parameters), check_whole(m, "m")
    keep_prob = check_number(keep_prob, "keep_prob", above=0, high=1)
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng is {short(rng)}, expected a Generator such as np.random.default_rng(0)")
    return parameters, m, keep_prob, rng


def check_layer_dims(layer_dims):
    """layer_dims as a tuple of ints, two or more, each at least 1."""
    form = "expected whole numbers (n[0], n[1], …, n[L]), such as (3, 5, 5, 3, 1)"
    if isinstance(layer_dims, np.ndarray):
        layer_dims = layer_dims.tolist()
    if not isinstance(layer_dims, (list, tuple, range)):
        raise TypeError(f"layer_dims is {short(layer_dims)}, {form}")
    dims = tuple(layer_dims)
    if len(dims) < 2:
        raise ValueError(f"layer_dims is {short(dims)}, {form}: the input n[0] and at least one layer")
    for l, n in enumerate(dims):
        if isinstance(n, (bool, np.bool_)) or not isinstance(n, Integral):
            raise TypeError(f"layer_dims holds {short(n)} at n[{l}], {form}")
        if n < 1:
            raise ValueError(f"layer_dims has n[{l}] = {short(n)}, expected at least 1 unit in each layer")
        if n > MOST:
            raise ValueError(f"layer_dims has n[{l}] = {short(n)}, expected at most {MOST:,} units in a layer")
    return tuple(map(int, dims))


def check_activation(name, known):
    """The activation called `name`, or `name` itself if it is one."""
    if callable(name) and hasattr(name, "prime"):
        return name
    if not isinstance(name, str) or name not in known:
        raise ValueError(f"the activation is {short(name)}, expected one of {', '.join(known)}")
    return known[name]


def check_scale(scale, known):
    if isinstance(scale, str) and scale in known:
        return scale
    if not _is_real(scale) or not 0 <= _as_float(scale) < math.inf:
        raise ValueError(
            f"scale is {short(scale)}, expected {', '.join(map(repr, known))} or a number ≥ 0 such as 0.01"
        )
    return float(scale)


def check_number(value, name, *, low=-math.inf, above=-math.inf, below=math.inf, high=math.inf):
    """A finite real number inside the bounds given."""
    if _is_real(value):
        number = _as_float(value)
        if math.isfinite(number) and low <= value <= high and above < value < below:
            return number
    bounds = [f"{sign} {bound:g}" for sign, bound in ((">", above), ("≥", low), ("<", below), ("≤", high))
              if math.isfinite(bound)]  # fmt: skip
    expected = " and ".join(["a number", *bounds]).replace("number and", "number", 1)
    raise (ValueError if _is_real(value) else TypeError)(f"{name} is {short(value)}, expected {expected}")


def check_whole(value, name, low=1, high=MOST):
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, Integral):
        raise TypeError(f"{name} is {short(value)}, expected a whole number ≥ {low}")
    if not low <= value <= high:
        bounds = f"≥ {low}" if value < low else f"≤ {high:,}"
        raise ValueError(f"{name} is {short(value)}, expected a whole number {bounds}")
    return int(value)


def check_seed(seed):
    return check_whole(seed, "seed", low=0, high=math.inf)


def _is_real(value):
    return isinstance(value, Real) and not isinstance(value, (bool, np.bool_))


def _as_float(value):
    try:
        return float(value)
    except OverflowError:  # a whole number of more than 308 digits
        return math.inf


def short(value):
    """`value` as it looks in a sentence: its repr, or what it is where that would be long."""
    if isinstance(value, Integral) and abs(value) > 10**18:
        return "a number of more than 18 digits"
    text = repr(value.item() if isinstance(value, np.generic) else value)
    return text if len(text) <= 40 and "\n" not in text and text[0] != "<" else f"a {type(value).__name__}"


def check_training_data(X, Y, X_dev, Y_dev, hyperparameters):
    """X, Y and the held-out X_dev, Y_dev (or None) against layer_dims and the batch size."""
    if not hasattr(hyperparameters, "layer_dims"):
        raise TypeError(f"hyperparameters is {short(hyperparameters)}, expected HyperParameters(layer_dims=…)")
    X, Y = _check_examples(X, Y, "", hyperparameters.layer_dims)
    m, batch_size = X.shape[1], hyperparameters.batch_size
    if batch_size is not None and batch_size > m:
        raise ValueError(f"batch_size is {batch_size}, expected at most m = {m}: None takes all examples at once")
    if (X_dev is None) != (Y_dev is None):
        raise ValueError("X_dev and Y_dev belong together: give both or neither")
    if X_dev is not None:
        X_dev, Y_dev = _check_examples(X_dev, Y_dev, "_dev", hyperparameters.layer_dims)
    return X, Y, X_dev, Y_dev


def _check_examples(X, Y, part, layer_dims):
    X, Y = as_real_matrix(X, f"X{part}", "n[0]"), as_real_matrix(Y, f"Y{part}", "n[L]", row=True)
    for array, letter, l in ((X, "X", 0), (Y, "Y", len(layer_dims) - 1)):
        if len(array) != layer_dims[l]:
            hint = ": are the examples in the rows?" if array.shape[1] == layer_dims[l] else ": is layer_dims right?"
            raise ValueError(f"{letter}{part} has shape {array.shape}, expected {layer_dims[l]} rows = n[{l}]{hint}")
    if X.shape[1] != Y.shape[1] or X.shape[1] == 0:
        raise ValueError(
            f"X{part} has {X.shape[1]} columns and Y{part} {Y.shape[1]}, expected the same number, one or more: "
            "one column per example"
        )
    check_finite(X, f"X{part}")
    _check_zero_one(Y, f"Y{part}")
    return X, Y
