"""What nobody planned for: any argument, a full disk, a lost permission, the stop button at any moment."""

import os
import random
import signal
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext

import bad_days
import numpy as np
import pytest
from oracle import network
from test_training import EVERYTHING, X_DEV, Y_DEV, X, Y, assert_whole, choose

import dnn_helpers
from dnn_helpers import grid, load_parameters, make_dataset, save_parameters, sweep, train
from dnn_helpers.experiments import sweeping

MOONS = (*make_dataset("moons", m=40, seed=1), *make_dataset("moons", m=30, seed=2))


def test_every_public_name_is_fed():
    fed = {name.split(",")[0] for name in bad_days.CALLS}
    assert fed | set(bad_days.NO_INPUT) == set(dnn_helpers.__all__), "see CALLS in tests/tools/bad_days.py"
    assert not fed & set(bad_days.NO_INPUT)


def failures(tried, name, inputs):
    """What went wrong in a list of trials: neither the right answer nor one sentence."""
    failed = []
    for settings in inputs:
        try:
            tried(name, *settings)
        except Exception as error:
            failed.append(f"{settings!r:.200}: {type(error).__name__}: {error!s:.300}")
    return failed


@pytest.mark.parametrize("name", [name for name in bad_days.CALLS if not name.startswith("explore_")])
def test_a_right_answer_or_one_sentence_to_one_input_in_nine(name):
    failed = failures(bad_days.trial, name, list(bad_days.inputs(name))[::9])
    assert not failed, "\n".join(failed)


@pytest.mark.long
@pytest.mark.parametrize("name", bad_days.CALLS)
def test_a_right_answer_or_one_sentence(name):
    failed = failures(bad_days.trial, name, bad_days.inputs(name))
    failed += failures(bad_days.pair_trial, name, [(two,) for two in bad_days.pairs(name, bad_days.PAIRS)])
    assert not failed, "\n".join(failed[:20])


# ---- the disk


SMALL, LARGE = network((4, 3, 1)), network((30, 20, 10))


@contextmanager
def nearly_full(size):
    """No file can grow beyond so many bytes, as on a disk that has no more left."""
    resource = pytest.importorskip("resource", reason="POSIX limits")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def stranger():
    """Whoever runs the tests, for a moment somebody who owns nothing."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


# numpy before 2 leaves its half-written archive to the garbage collector
@pytest.mark.filterwarnings("ignore:.*ZipFile:pytest.PytestUnraisableExceptionWarning")
def test_a_disk_that_fills_at_any_byte_leaves_the_old_file_and_no_draft(tmp_path):
    path = tmp_path / "network.npz"
    save_parameters(path, LARGE)
    whole = path.stat().st_size
    save_parameters(path, SMALL)
    old = path.read_bytes()
    for size in sorted({*range(0, whole, 97), *range(whole - 30, whole)}):
        with nearly_full(size), pytest.raises(OSError):
            save_parameters(path, LARGE)
        assert os.listdir(tmp_path) == [path.name] and path.read_bytes() == old
    with nearly_full(whole):
        save_parameters(path, LARGE)
    np.testing.assert_equal(load_parameters(path), LARGE)


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_folder_of_somebody_else_is_refused_and_left_as_it_was(tmp_path):
    path = tmp_path / "network.npz"
    save_parameters(path, SMALL)
    old = path.read_bytes()
    path.chmod(0o600)
    tmp_path.chmod(0o555)
    try:
        with stranger(), pytest.raises(PermissionError):
            save_parameters(path, LARGE)
    finally:
        tmp_path.chmod(0o755)
    assert os.listdir(tmp_path) == [path.name] and path.read_bytes() == old


def test_a_file_that_another_program_holds_open_stays(tmp_path, monkeypatch):
    """As on Windows, where such a file cannot be replaced."""
    path = tmp_path / "network.npz"
    save_parameters(path, SMALL)

    def refuse(*_):
        raise PermissionError("in use")

    with monkeypatch.context() as patch, pytest.raises(PermissionError):
        patch.setattr(os, "replace", refuse)
        save_parameters(path, LARGE)
    assert os.listdir(tmp_path) == [path.name]
    np.testing.assert_equal(load_parameters(path), SMALL)


def header(shape, descr="<f8", extra=""):
    """A .npy file that claims a shape and holds eight bytes."""
    claims = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape}{extra}}}".encode()
    claims += b" " * (117 - len(claims) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + len(claims).to_bytes(2, "little") + claims + bytes(8)


FOREIGN = {
    "claims a terabyte": header((10**6, 10**6)),
    "claims more than there is": header((2, 1)),
    "claims a negative shape": header((-1, 1)),
    "claims Python objects": header((1, 1), "|O"),
    "runs code in its header": header((1, 1), extra=", 'x': __import__('os').abort()"),
    "of an old Python": header("(1L, 1L)"),
    "nested without end": header("(" * 3000 + ")" * 3000),
    "no header": b"\x93NUMPY\x09\x00",
    "text": b"W1",
}


@pytest.mark.parametrize("name", FOREIGN)
def test_arrays_that_lie_about_themselves_are_told(tmp_path, name):
    path = tmp_path / "network.npz"
    save_parameters(path, network((1, 1)))
    with zipfile.ZipFile(path) as right:
        parts = {part: right.read(part) for part in right.namelist()}
    with zipfile.ZipFile(path, "w") as wrong:
        for part, content in (parts | {"W1.npy": FOREIGN[name]}).items():
            wrong.writestr(part, content)
    with pytest.raises(ValueError, match="does not hold parameters") as error:
        load_parameters(path)
    bad_days.one_sentence(error.value)


# ---- the stop button, 200 times


@contextmanager
def stop_button_pressed(*moments):
    """Real interrupts after so many seconds. One that finds no training to stop goes into ``missed``."""
    missed = []
    before = signal.signal(signal.SIGINT, lambda *_: missed.append(True))
    timers = [threading.Timer(moment, os.kill, (os.getpid(), signal.SIGINT)) for moment in moments]
    for timer in timers:
        timer.start()
    try:
        yield missed
    finally:
        for timer in timers:
            timer.join()
        signal.signal(signal.SIGINT, before)


def moments(rng, longest):
    """One press, or now and then two."""
    first = rng.uniform(0, longest)
    return [first] if rng.random() < 0.6 else [first, first + rng.uniform(0, 0.003)]


@pytest.mark.long
def test_the_stop_button_120_times_in_a_training():
    rng = random.Random(7)
    heard = 0
    for i in range(120):
        changes = EVERYTHING if i % 2 else {}
        dev = (X_DEV, Y_DEV) if i % 3 else ()
        with stop_button_pressed(*moments(rng, 0.02)):
            run = train(X, Y, choose(iterations=10**6, **changes), *dev, on_step=lambda k, *_: k >= 400)
        assert run.status == "interrupted"
        heard += len(run.costs) < 400
        assert_whole(run, X, Y, *dev)
        assert len(dev) == 0 or run.best_iteration is None or run.best_iteration in run.dev_iterations
    assert heard >= 80  # the others came before the first step, or after the last


# an interrupt between the opening of a file and its with statement leaves the closing to the garbage collector
@pytest.mark.long
@pytest.mark.filterwarnings("ignore:.*BufferedWriter|.*FileIO:pytest.PytestUnraisableExceptionWarning")
def test_the_stop_button_80_times_in_a_sweep(monkeypatch, tmp_path):
    rng, finished = random.Random(8), []
    settings = grid(layer_dims=(2, 3, 1), iterations=80, seed=list(range(8)))
    whole = sweep(*MOONS, settings, progress=False)
    measure = sweeping.measure

    def counted(setting, *data):
        row = measure(setting, *data)
        finished.append(row)
        return row

    monkeypatch.setattr(sweeping, "measure", counted)
    heard = 0
    for i in range(80):
        finished.clear()
        presses = moments(rng, 0.03)[: 1 if i % 4 == 3 else 2]
        file = tmp_path / f"{i}.json" if i % 2 else None
        with ThreadPoolExecutor(2) if i % 4 == 3 else nullcontext() as executor, stop_button_pressed(*presses):
            rows = sweep(*MOONS, settings, executor=executor, progress=False, file=file)
        done = [row for row in rows if row.status == "finished"]
        heard += len(done) < len(settings)
        for row, right in zip(rows, whole, strict=True):
            assert row == right or row.status == "not run"
        lost = len([row for row in finished if row is not None]) - len(done)
        # a second press may fall between the end of a training and its row; threads end what they have begun
        assert lost <= (len(presses) - 1 if executor is None else 2)
        if file:
            assert sweep(*MOONS, settings, progress=False, file=file) == whole  # goes on where it was stopped
    assert heard >= 40
    assert not list(tmp_path.glob(".*"))  # no draft is left
