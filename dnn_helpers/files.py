"""Parameters in a file: one .npz, without pickle, written whole or not at all."""

import os
import tempfile
import zipfile
import zlib
from pathlib import Path

import numpy as np

from .activations import ACTIVATIONS
from .blocks import Layer
from .course import to_course_dict
from .validate import check_parameters


def save_parameters(path, parameters):
    """Write parameters to ``path`` (a .npz with W1, b1, … and the names of the activations).

    The file is written beside ``path`` first and then put in its place, so that a failure leaves
    an older file as it was.

    Raises
    ------
    OSError
        when the folder is missing, not writable, or full.
    ValueError, TypeError
        when these are not parameters, or hold an activation that is not in ``ACTIVATIONS``.
    """
    arrays = to_course_dict(parameters)
    names = [parameters[l].g.name for l in range(1, len(parameters) + 1)]
    for l, name in enumerate(names, start=1):
        if name not in ACTIVATIONS:
            raise ValueError(f"g of layer {l} is {name!r}, expected one of {', '.join(ACTIVATIONS)}")
    path = Path(path)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, activations=np.array(names), **arrays)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise


def load_parameters(path):
    """The parameters that ``save_parameters`` wrote to ``path``: a dict from l to Layer.

    Raises
    ------
    FileNotFoundError
        when there is no such file.
    ValueError
        when the file is something else, cut short, or damaged.
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        names = arrays.pop("activations").tolist()
        parameters = {
            l: Layer(arrays.pop(f"W{l}"), arrays.pop(f"b{l}"), ACTIVATIONS[name])
            for l, name in enumerate(names, start=1)
        }
        if arrays:
            raise ValueError(f"unknown arrays {', '.join(arrays)}")
        check_parameters(parameters)
    except FileNotFoundError:
        raise FileNotFoundError(f"there is no file {os.fspath(path)!r}: is the name right?") from None
    except (ValueError, TypeError, KeyError, AttributeError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise ValueError(
            f"{os.fspath(path)!r} does not hold parameters ({_reason(error)}), expected a .npz from "
            "save_parameters: is it another file, or was it cut short?"
        ) from None
    return parameters


def _reason(error):
    return f"no {error.args[0]}" if isinstance(error, KeyError) else str(error).split("\n")[0].rstrip(".")
