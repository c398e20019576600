"""Parameters in a file: one .npz, without pickle, written whole or not at all."""

import os
from pathlib import Path
from secrets import token_hex

import numpy as np

from ..blocks import Layer
from ..validation.checks import check_parameters, short
from ..validation.public import ACTIVATIONS
from .course import to_course_dict


def save_parameters(path, parameters):
    """Write parameters to ``path`` (a .npz with W1, b1, … and the names of the activations).

    The file is written beside ``path`` first and then put in its place, so that a failure leaves an older file as it
    was: OSError when the folder is missing, not writable, or full; ValueError or TypeError when these are not
    parameters, or hold an activation that is not in ``ACTIVATIONS``.
    """
    arrays = to_course_dict(parameters)
    activations = [parameters[l][2] for l in range(1, len(parameters) + 1)]
    for l, g in enumerate(activations, start=1):
        if g not in ACTIVATIONS.values():
            known = ", ".join(ACTIVATIONS)
            raise ValueError(f"g of layer {l} is {g!r}, expected one of {known}: a file has only names")
    names = np.array([g.name for g in activations])
    write_whole(path, lambda file: np.savez(file, activations=names, **arrays))


def write_whole(path, write):
    """A file at ``path`` with what ``write(file)`` puts into it, in bytes; if that fails, an older one stays."""
    path = as_path(path)
    draft = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        with open(draft, "xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except FileNotFoundError:
        raise FileNotFoundError(f"there is no folder {str(path.parent)!r} to save in: is the path right?") from None
    finally:
        draft.unlink(missing_ok=True)


def load_parameters(path):
    """The parameters that ``save_parameters`` wrote to ``path``: a dict from l to Layer.

    FileNotFoundError when there is no such file; ValueError when it is something else, cut short, or damaged.
    """
    path, parameters = as_path(path), {}
    try:
        arrays = _arrays(path)
        for l, name in enumerate(arrays.pop("activations").tolist(), start=1):
            parameters[l] = Layer(arrays.pop(f"W{l}"), arrays.pop(f"b{l}"), ACTIVATIONS[name])
        if arrays:
            raise ValueError(f"unknown arrays {', '.join(arrays)}")
        return check_parameters(parameters)
    except FileNotFoundError:
        raise FileNotFoundError(f"there is no file {str(path)!r}: is the name right?") from None
    except PermissionError:
        raise
    except Exception as error:  # a damaged file fails in a dozen ways, all of them meaning the same
        raise ValueError(
            f"{str(path)!r} does not hold parameters ({_reason(error)}), expected a .npz from "
            "save_parameters: is it another file, or was it cut short?"
        ) from None


def as_path(path):
    if not isinstance(path, str | os.PathLike) or "\0" in str(path):
        raise TypeError(f"path is {short(path)}, expected the name of a file, as text or a Path")
    return Path(path)


def _arrays(path):
    if path.is_dir():
        raise ValueError("it is a folder")
    with open(path, "rb") as file:  # closed whatever happens
        stored = np.load(file, allow_pickle=False)
        if isinstance(stored, np.ndarray):
            raise ValueError("it is a single array")
        return {name: stored[name] for name in stored.files}


def _reason(error):
    reason = f"no {error.args[0]}" if isinstance(error, KeyError) else str(error)
    if "pickle" in reason:
        return "it holds no plain arrays"
    if len(reason) > 200 or "<" in reason:  # it quotes the file, or Python's own objects
        return "its arrays cannot be read"
    return reason.split("\n")[0].rstrip(".") or type(error).__name__
