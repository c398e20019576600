"""Find the outputs in whatever an answer returned: ours, the course's containers, lists, tuples."""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from .probes import course_dict


class Result(NamedTuple):
    """``named(value, args)`` gives the outputs by name of what the solution returned, ``read(value, expected)`` of
    what an answer did."""

    named: Callable
    read: Callable
    by_layer: bool = False


def result_of(told):
    """The Result that a task tells: "A", "W, v", "dW[l], db[l]" for two in every layer, or one of SMALL_ANSWERS."""
    names = told.replace("[l]", "").split(", ")
    if told in SMALL_ANSWERS:
        return SMALL_ANSWERS[told]
    if told.endswith("[l]"):
        return Result(lambda value, args: course_dict(value, names), _read_layers, by_layer=True)
    if len(names) > 1:
        return Result(lambda value, args: dict(zip(names, value, strict=True)), _read_several)
    return Result(lambda value, args: {told: value}, _read_one)


CAPITALS = str.maketrans("wza", "WZA")  # the lecture writes matrices with them


class Misread(Exception):
    """The value cannot be read: an id and a sentence."""


def returned(value, printed):
    """Refuse what is no value at all: None, a generator, a function."""
    if value is None and printed:
        raise Misread("PRINTED", "Your function prints its result and returns None. End it with return, not print.")
    if value is None:
        raise Misread("NONE", "Your function returned None. Does its last line begin with return?")
    if inspect.isgenerator(value) or inspect.iscoroutine(value) or inspect.isasyncgen(value):
        getattr(value, "close", lambda: None)()  # a coroutine that nobody awaits would warn
        text = "Your function returned a generator, which has computed nothing yet: use return, not yield."
        raise Misread("GENERATOR", text)
    if callable(value) and not hasattr(value, "__array__"):
        raise Misread("FUNCTION", "Your function returned a function, not a value. Is a pair of brackets () missing?")
    return value


def _read_one(value, expected):
    """One output: the value itself, or the first of a tuple such as (A, cache)."""
    (name, want), *_ = expected.items()
    if isinstance(value, dict):
        if name not in value:
            raise Misread("CONTAINER", f"Your function returned a dictionary, expected {name} itself.")
        return {name: as_like(want, value[name], name)}
    if isinstance(value, (tuple, list)) and value and np.shape(_silent(value)) != np.shape(want):
        arrays = [item for item in value if isinstance(item, np.ndarray) and item.ndim == np.ndim(want)]
        if isinstance(value, list) and len(arrays) == len(value) > 1 and arrays[0].shape != np.shape(want):
            raise Misread("CONTAINER", f"Your function returned a list of {len(value)} arrays, expected one: {name}.")
        if isinstance(value, tuple) or (arrays and arrays[0] is value[0]):
            value = value[0]
    return {name: as_like(want, value, name)}


def _silent(value):
    """The value as an array; None where it is none, for rows of different lengths are an error in numpy."""
    try:
        return np.asarray(value)
    except (ValueError, TypeError):
        return None


def _read_several(value, expected):
    """Several outputs: a tuple or list in order, or a dictionary by name."""
    names = ", ".join(expected)
    if isinstance(value, np.ndarray) and value.ndim and len(value) == len(expected):
        value = list(value)  # it is unpacked like a tuple
    if isinstance(value, (tuple, list)) and len(value) >= len(expected):
        value = dict(zip(expected, value, strict=False))
    if isinstance(value, dict):
        return _by_name(value, expected, _keys(value), names)
    count = f"{len(value)} values" if isinstance(value, (tuple, list)) and len(value) != 1 else "one value"
    raise Misread("CONTAINER", f"Your function returned {count}, expected {len(expected)} in this order: {names}.")


def _by_name(found, expected, keys, asked, like=None):
    """Those found that are expected, each made like what is expected; ``asked`` tells what should have been there."""
    found = {name: found[name] for name in expected if name in found}
    if not found:
        raise Misread("KEYS", f"The keys are {keys}, expected {asked}.")
    return {name: (like or as_like)(expected[name], item, name) for name, item in found.items()}


def _read_layers(value, expected):
    """Outputs by layer: {l: (W, b)}, {"W1": …}, {"W": {1: …}}, a list of pairs, a flat list."""
    given, (first, second) = value, (name.rstrip("0123456789") for name in list(expected)[:2])
    letters, L = (first, second), len(expected) // 2
    if isinstance(value, (tuple, list)) and value and isinstance(value[0], dict):
        value = value[0]  # (grads, something more)
    if isinstance(value, (tuple, list)):
        value = _layers_of_list(list(value), letters, L)
    if not isinstance(value, dict):
        asked = f"a dictionary from the layer number l to ({first}, {second}), or one with the keys {first}1, {second}1"
        raise Misread("CONTAINER", f"Your function returned {kind(given)}, expected {asked}, …")
    _no_layer_0(value, letters)
    numbers = [key for key in value if isinstance(key, (int, np.integer))]
    if numbers and sorted(numbers) == list(range(L)):
        raise Misread("KEYS", f"Your keys are 0 … {L - 1}. The layers are numbered 1 … {L}; layer 0 is the input.")
    if 0 in numbers:
        raise Misread("KEYS", "There is a layer 0 among your keys. Layer 0 is the input: it has no parameters.")
    found = {name: part for key, item in value.items() for name, part in _of_entry(key, item, letters).items()}
    return _by_name(found, expected, _keys(value), f"the layers 1 … {L}, or {', '.join(expected)}")


def _layers_of_list(value, letters, L):
    if len(value) == L + 1 and value[0] is None:
        value = value[1:]
    if len(value) == L and all(isinstance(item, (tuple, list)) for item in value):
        return dict(enumerate(value, start=1))
    if len(value) == 2 * L:
        return dict(enumerate(zip(value[::2], value[1::2], strict=True), start=1))
    if len(value) == 2 and all(isinstance(item, (list, tuple)) and len(item) == L for item in value):
        return dict(zip(letters, value, strict=True))
    return value


def _of_entry(key, item, letters):
    """What one entry of a dictionary holds, as {"W1": array, …}."""
    if isinstance(key, (int, np.integer)):
        if isinstance(item, (tuple, list)) and len(item) >= 2:
            item = dict(zip(letters, item, strict=False))
        if not isinstance(item, dict):  # a Layer, or an object of the learner's own
            item = {letter: getattr(item, letter) for letter in letters if hasattr(item, letter)}
        return {f"{letter}{key}": item[letter] for letter in letters if letter in item}
    if key in letters and isinstance(item, (dict, list, tuple)):
        pairs = item.items() if isinstance(item, dict) else enumerate(item, start=1)
        return {f"{key}{l}": part for l, part in pairs}
    match = re.fullmatch(r"(d?[A-Za-z])\W*_?(\d+)\W*", str(key))
    return {match[1].translate(CAPITALS) + match[2]: item} if match else {}


def _read_shapes(value, expected):
    """A dictionary of shapes, by names such as "dW1"."""
    if not isinstance(value, dict):
        raise Misread("CONTAINER", f'Your function returned {kind(value)}, expected a dictionary such as {{"W1": …}}.')
    brackets = ", without brackets" if any("[" in str(key) for key in value) else ""
    shapes = _by_name(value, expected, _keys(value), _keys(expected) + brackets, _shape)
    _no_layer_0(value, "Wb")
    return shapes


def _no_layer_0(value, letters):
    if wrong := [f"{letter}0" for letter in letters if f"{letter}0" in value]:
        raise Misread("KEYS", f"{wrong[0]} is among your keys. Layer 0 is the input: it has no parameters.")


def _shape(want, item, name):
    try:
        return tuple(int(size) for size in ([item] if isinstance(item, (int, np.integer)) else item))
    except (TypeError, ValueError):
        raise Misread("CONTAINER", f"The shape of {name} is {kind(item)}, expected two whole numbers.") from None


def _read_choice(value, expected):
    """A choice among names: each name is in the answer or not."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise Misread("CONTAINER", f"Your function returned {kind(value)}, expected a list of names.")
    names = [str(name) for name in value]
    if unknown := [name for name in names if name not in expected]:
        raise Misread("KEYS", f"{unknown[0]!r} is not one of the names that were given: {', '.join(expected)}.")
    return _chosen(names, (expected,))


def as_like(want, value, name):
    """``value`` as the kind of thing ``want`` is: an array of floats of any shape."""
    if value is None:
        return None
    if isinstance(value, Iterator):
        text = f"{name} is a {type(value).__name__}, which has computed nothing yet. Make it a list."
        raise Misread("GENERATOR", text)
    if isinstance(value, np.ma.MaskedArray):
        value = value.filled(np.nan)
    try:
        array = np.asarray(value)
    except ValueError:
        raise Misread("CONTAINER", f"{name} is made of parts of different shapes, expected one array.") from None
    if array.size > 1_000_000:  # the largest that is asked has 3,000
        raise Misread("SHAPE", f"{name} has shape {array.shape}, expected {np.shape(want)}.")
    if array.dtype.kind == "c" and not np.any(array.imag):
        array = array.real
    if array.dtype.kind not in "fiub":
        asked = "numbers" if np.shape(want) else "a number"
        raise Misread("DTYPE", f"Your function returned {kind(value)} for {name}, expected {asked}.")
    array = array.astype(float)
    return array.reshape(()) if np.shape(want) == () and array.size == 1 else array


def kind(value):
    """A value in a few words, without addresses."""
    if isinstance(value, np.ndarray):
        kinds = {"O": "an array of objects", "U": "an array of text"}
        return kinds.get(value.dtype.kind, f"an array of shape {value.shape}")
    if isinstance(value, (bool, int, float)) and len(repr(value)) < 20:
        return repr(value)
    names = {"str": "text", "int": "a number too large to judge", "dict": "a dictionary", "NoneType": "None"}
    return names.get(type(value).__name__, f"a {type(value).__name__}")


def _keys(value):
    keys = [str(key)[:20] for key in value]
    return ", ".join(keys[:6]) + (", …" if len(keys) > 6 else "") if keys else "none"


def _what(args):
    return str(list(args[0])) if isinstance(args[0], (list, tuple)) else f"n = {args[0]}"


def _chosen(value, args):
    return {name: "hyperparameter" if name in value else "parameter" for name in args[0]}


SMALL_ANSWERS = {
    "number": Result(lambda value, args: {_what(args): value}, _read_one),  # named after what it was asked of
    "shapes": Result(lambda value, args: value, _read_shapes),
    "choice": Result(_chosen, _read_choice),
}
