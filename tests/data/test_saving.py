"""Parameters in a file: back as they were, or one sentence; written whole, or not at all."""

import builtins
import copy
import os
import pickle
import sys
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracle import network

from dnn_helpers import ACTIVATIONS, Activation, Layer, load_parameters, relu, save_parameters

PARAMETERS = network([4, 3, 2, 1], "tanh")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "network.npz"


def one_sentence(error):
    text = str(error.value)
    assert "\n" not in text and len(text) < 400
    return text


@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_comes_back_as_it_was(path, hidden):
    parameters = network([4, 3, 2, 1], hidden)
    before = copy.deepcopy(parameters)
    save_parameters(path, parameters)
    loaded = load_parameters(path)
    np.testing.assert_equal(loaded, parameters)
    np.testing.assert_equal(parameters, before)
    assert all(isinstance(layer, Layer) and layer.g is parameters[l].g for l, layer in loaded.items())
    assert all(array.dtype == float for layer in loaded.values() for array in layer[:2])


def test_the_name_of_the_file_is_the_one_given(tmp_path):
    for name in ("a.npz", "b", "c.dat", "名.npz"):
        save_parameters(str(tmp_path / name), PARAMETERS)
        np.testing.assert_equal(load_parameters(str(tmp_path / name)), PARAMETERS)
    assert sorted(os.listdir(tmp_path)) == sorted(["a.npz", "b", "c.dat", "名.npz"])


def test_float32_and_ten_layers_come_back(path):
    parameters = {
        l: Layer(W.astype("float32"), b.astype("float32"), g) for l, (W, b, g) in network([2] * 12, "relu").items()
    }
    save_parameters(path, parameters)
    loaded = load_parameters(path)
    assert list(loaded) == list(range(1, 12)) and loaded[10].W.dtype == "float32"
    np.testing.assert_equal(loaded, parameters)


def test_readable_without_this_package(path):
    save_parameters(path, PARAMETERS)
    with np.load(path, allow_pickle=False) as stored:
        assert set(stored.files) == {"W1", "b1", "W2", "b2", "W3", "b3", "activations"}
        assert stored["activations"].tolist() == ["tanh", "tanh", "sigmoid"]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_may_be_read_by_whom_the_folder_allows(path):
    before = os.umask(0o022)
    try:
        save_parameters(path, PARAMETERS)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o644


# ---- a failed save


def broken(error):
    def call(*args, **kwargs):
        raise error

    return call


@pytest.mark.parametrize(
    ("where", "name", "error"),
    [
        (os, "replace", OSError("disk full")),
        (os, "replace", KeyboardInterrupt()),
        (os, "fsync", OSError("disk full")),
        (np, "savez", OSError("disk full")),
        (np, "savez", MemoryError()),
        (builtins, "open", PermissionError("no")),
    ],
    ids=str,
)
def test_a_failed_save_leaves_the_old_file_and_no_draft(path, monkeypatch, where, name, error):
    save_parameters(path, PARAMETERS)
    old = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(where, name, broken(error))
        with pytest.raises(type(error)):
            save_parameters(path, network([2, 1]))
    assert os.listdir(path.parent) == [path.name] and path.read_bytes() == old
    np.testing.assert_equal(load_parameters(path), PARAMETERS)


def test_a_write_that_stops_half_way_leaves_the_old_file(path, monkeypatch):
    save_parameters(path, PARAMETERS)

    def half(file, **arrays):
        file.write(b"PK\3\4 half of it")
        raise OSError("disk full")

    monkeypatch.setattr(np, "savez", half)
    with pytest.raises(OSError, match="disk full"):
        save_parameters(path, network([2, 1]))
    assert os.listdir(path.parent) == [path.name]
    np.testing.assert_equal(load_parameters(path), PARAMETERS)


def test_a_folder_that_is_missing_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="no folder .*nowhere") as error:
        save_parameters(tmp_path / "nowhere" / "network.npz", PARAMETERS)
    one_sentence(error)
    assert os.listdir(tmp_path) == []


def test_a_folder_in_place_of_the_file_stays(tmp_path):
    (tmp_path / "network.npz").mkdir()
    with pytest.raises(OSError):
        save_parameters(tmp_path / "network.npz", PARAMETERS)
    assert os.listdir(tmp_path) == ["network.npz"] and os.listdir(tmp_path / "network.npz") == []


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({}, "empty"),
        ({1: Layer(np.ones((1, 2)), np.zeros(1), relu)}, r"b1 has shape \(1,\)"),
        ({1: Layer(np.ones((1, 2)), np.zeros((1, 1)), Activation("mine", np.sin, np.cos))}, "mine.*expected one of"),
        ({1: Layer(np.ones((1, 2)), np.zeros((1, 1)), Activation("relu", np.sin, np.cos))}, "g of layer 1.*only names"),
        ("weights", "parameters is a str"),
    ],
)
def test_what_cannot_be_saved_is_told_before_anything_is_written(path, parameters, words):
    save_parameters(path, PARAMETERS)
    old = path.read_bytes()
    with pytest.raises((ValueError, TypeError), match=words) as error:
        save_parameters(path, parameters)
    one_sentence(error)
    assert path.read_bytes() == old and os.listdir(path.parent) == [path.name]


# ---- files that are not parameters


def npz(**arrays):
    buffer = BytesIO()
    np.savez(buffer, **arrays)
    return buffer.getvalue()


def npy(array):
    buffer = BytesIO()
    np.save(buffer, array)
    return buffer.getvalue()


W, B = np.ones((1, 2)), np.zeros((1, 1))
FOREIGN = {
    "empty": (b"", "No data"),
    "text": (b"W1 = 1, 2, 3\n", "no plain arrays"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "no plain arrays"),
    "one array": (npy(W), "single array"),
    "pickle": (pickle.dumps({"W1": W}), "no plain arrays"),
    "npz of pickles": (npz(activations=["relu"], W1=np.array([None, W], object), b1=B), "no plain arrays"),
    "other npz": (npz(x=W), "no activations"),
    "no W2": (npz(activations=["relu", "sigmoid"], W1=W, b1=B), "no W2"),
    "no b1": (npz(activations=["sigmoid"], W1=W), "no b1"),
    "unknown g": (npz(activations=["unheard of"], W1=W, b1=B), "no unheard of"),
    "g not text": (npz(activations=[3], W1=W, b1=B), "no 3"),
    "g a number": (npz(activations=3, W1=W, b1=B), "not iterable"),
    "no layer": (npz(activations=np.array([], str)), "empty"),
    "one array too many": (npz(activations=["sigmoid"], W1=W, b1=B, W2=W), "unknown arrays W2"),
    "W2 transposed": (
        npz(activations=["relu"] * 2, W1=np.ones((3, 2)), b1=np.ones((3, 1)), W2=np.ones((3, 1)), b2=B),
        "W2",
    ),
    "b1 flat": (npz(activations=["sigmoid"], W1=W, b1=B[0]), "b1 has shape"),
    "W1 text": (npz(activations=["sigmoid"], W1=[["a", "b"]], b1=B), "W1 holds text"),
    "W1 complex": (npz(activations=["sigmoid"], W1=W * 1j, b1=B), "W1 holds complex"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_files_are_told_in_one_sentence(path, name):
    content, words = FOREIGN[name]
    path.write_bytes(content)
    with pytest.raises(ValueError, match="does not hold parameters") as error:
        load_parameters(path)
    text = one_sentence(error)
    assert words in text and "network.npz" in text and "cut short?" in text and "allow_pickle" not in text


def test_a_pickle_is_never_run(path):
    class Trap:
        def __reduce__(self):
            return exec, ("raise SystemExit('the pickle was run')",)

    for content in (pickle.dumps(Trap()), npz(activations=np.array([1]), W1=np.array([Trap()], object))):
        path.write_bytes(content)
        with pytest.raises(ValueError, match="no plain arrays"):
            load_parameters(path)


@given(part=st.floats(0, 1, exclude_max=True))
def test_a_file_cut_anywhere_is_told(tmp_path_factory, part):
    path = tmp_path_factory.mktemp("cut") / "network.npz"
    save_parameters(path, PARAMETERS)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(part * len(whole))])
    with pytest.raises(ValueError, match="cut short") as error:
        load_parameters(path)
    one_sentence(error)


@given(changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_file_is_told_or_harmless(tmp_path_factory, changes):
    """Some bytes mean nothing (dates); of all others the damage is noticed, whatever zip calls it."""
    path = tmp_path_factory.mktemp("damaged") / "network.npz"
    save_parameters(path, PARAMETERS)
    content = bytearray(path.read_bytes())
    for where, byte in changes:
        content[int(where * len(content))] = byte
    path.write_bytes(content)
    try:
        loaded = load_parameters(path)
    except ValueError as error:
        assert "does not hold parameters" in str(error) and "\n" not in str(error)
    else:
        np.testing.assert_equal(loaded, PARAMETERS)


def test_no_file_and_a_folder_are_told(tmp_path):
    with pytest.raises(FileNotFoundError, match="no file .*missing.npz.*is the name right") as error:
        load_parameters(tmp_path / "missing.npz")
    one_sentence(error)
    with pytest.raises(ValueError, match="it is a folder") as error:
        load_parameters(tmp_path)
    one_sentence(error)


@pytest.mark.parametrize("path", [None, 5, b"\0", ["a"]], ids=repr)
def test_what_is_no_path_is_told(path):
    for call in (lambda: load_parameters(path), lambda: save_parameters(path, PARAMETERS)):
        with pytest.raises((TypeError, ValueError)) as error:
            call()
        one_sentence(error)
