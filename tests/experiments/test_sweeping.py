"""A sweep gives the same rows however it runs, and loses none that were done."""

import json
import os
import signal
import sys
import threading
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from html import unescape
from re import escape, findall

import numpy as np
import pytest
from threadpoolctl import ThreadpoolController, threadpool_limits

from dnn_helpers import (
    HyperParameters,
    grid,
    load_digits,
    log_uniform,
    make_dataset,
    process_pool,
    random_settings,
    sweep,
    train,
)
from dnn_helpers.experiments import sweeping
from dnn_helpers.experiments.results import Group, Results, Row

DATA = (*make_dataset("moons", m=80, seed=1), *make_dataset("moons", m=60, seed=2))
SETTINGS = grid(layer_dims=[(2, 3, 1), (2, 4, 4, 1)], learning_rate=[0.1, 1.0], iterations=30)


def test_a_row_is_what_train_gives():
    row = sweep(*DATA, SETTINGS, progress=False)[1]
    run = train(*DATA[:2], HyperParameters(**SETTINGS[1]))
    assert row.setting == SETTINGS[1] and row.status == "finished"
    assert row.cost == run.costs[-1]


def test_threads_and_processes_give_the_rows_of_one_core():
    alone = sweep(*DATA, SETTINGS, progress=False)
    with ThreadPoolExecutor(2) as executor:
        assert sweep(*DATA, SETTINGS, executor=executor, progress=False) == alone
    with process_pool(2) as executor:
        assert sweep(*DATA, SETTINGS, executor=executor, progress=False) == alone
    assert len({row.dev_cost for row in alone}) == len(SETTINGS)


def test_bad_settings_are_rows_with_their_reason():
    wrong = {"layer_dims": (2, 3, 1), "momentum": 2.0}
    wild = {"layer_dims": (2, 8, 1), "activation": "leaky_relu", "learning_rate": 1e200, "iterations": 30}
    misfit, unknown = {"layer_dims": (3, 1)}, {"layer_dims": (2, 1), "colour": "red"}
    rows = sweep(*DATA, [wrong, wild, misfit, unknown, SETTINGS[0]], progress=False)
    assert [row.status for row in rows] == ["failed", "diverged", "failed", "failed", "finished"]
    assert "momentum is 2.0" in rows[0].reason and "diverged at" in rows[1].reason
    assert "expected 3 rows" in rows[2].reason and "colour" in rows[3].reason


def test_the_stop_button_keeps_what_is_done():
    slow = grid(layer_dims=(2, 4, 1), iterations=400, seed=list(range(200)))
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    rows = sweep(*DATA, slow, progress=False)
    timer.join()
    done = [row.status for row in rows].index("not run")
    assert done > 0
    assert rows[:done] == tuple(sweep(*DATA, slow[:done], progress=False))
    assert {row.status for row in rows[done:]} == {"not run"}


def test_a_killed_worker_loses_nothing():
    slow = grid(layer_dims=(2, 4, 1), iterations=400, seed=list(range(40)))
    alone = sweep(*DATA, slow, progress=False)
    with process_pool(2) as executor:

        def kill_one():
            while not executor._processes:
                time.sleep(0.01)
            time.sleep(0.4)
            os.kill(next(iter(executor._processes)), signal.SIGTERM)

        killer = threading.Thread(target=kill_one)
        killer.start()
        assert sweep(*DATA, slow, executor=executor, progress=False) == alone
        killer.join()


def test_best_is_by_held_out_accuracy_and_the_table_shows_what_varied():
    rows = sweep(*DATA, SETTINGS, progress=False)
    best = rows.best(2)
    assert best[0].dev_accuracy == max(row.dev_accuracy for row in rows)
    assert "learning_rate" in repr(rows) and "iterations" not in repr(rows)


def test_random_settings_stay_in_their_ranges_and_repeat():
    choices = dict(layer_dims=[(2, 3, 1), (2, 4, 1)], learning_rate=log_uniform(1e-3, 1.0), iterations=30)
    settings = random_settings(200, seed=3, **choices)
    assert settings == random_settings(200, seed=3, **choices) != random_settings(200, seed=4, **choices)
    rates = sorted(setting["learning_rate"] for setting in settings)
    assert 1e-3 <= rates[0] and rates[-1] <= 1 and 0.01 < rates[100] < 0.1  # the median of the exponent
    assert {setting["layer_dims"] for setting in settings} == set(choices["layer_dims"])


def test_one_network_written_as_a_list_of_choices_is_refused():
    told = "layer_dims is [2, 3, 1], expected a tuple such as (2, 3, 1), or a list of such tuples"
    for choose in (grid, lambda **choices: random_settings(3, **choices)):
        with pytest.raises(ValueError, match=escape(told)):
            choose(layer_dims=[2, 3, 1], learning_rate=[0.1, 1.0])
        assert all(isinstance(setting["layer_dims"], tuple) for setting in choose(layer_dims=[(2, 3, 1), (2, 1)]))


def test_held_out_data_that_do_not_fit_are_refused():
    X, Y, X_dev, Y_dev = DATA
    with pytest.raises(ValueError, match="Y_dev"):
        sweep(X, Y, X_dev, Y_dev[:, :3], SETTINGS, progress=False)


def test_a_dask_cluster_gives_the_rows_of_one_core():
    distributed = pytest.importorskip("distributed", reason="Dask is missing, an optional extra: distributed")
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, scheduler_kwargs={"dashboard": False}
    )
    with cluster, cluster.get_client() as client:
        assert sweep(*DATA, SETTINGS, executor=client.get_executor(), progress=False) == sweep(
            *DATA, SETTINGS, progress=False
        )


def counted(monkeypatch):
    """Settings that are really trained from now on."""
    trained = []
    measure = sweeping.measure
    monkeypatch.setattr(sweeping, "measure", lambda setting, *data: trained.append(setting) or measure(setting, *data))
    return trained


def test_a_partial_sweep_goes_on_where_it_ended(tmp_path, monkeypatch):
    file, wrong = tmp_path / "search.json", {"layer_dims": (2, 3, 1), "momentum": 2.0}
    first = sweep(*DATA, [*SETTINGS[:2], wrong], progress=False, file=file)
    trained = counted(monkeypatch)
    resumed = sweep(*DATA, [*SETTINGS, wrong], progress=False, file=file)
    assert trained == SETTINGS[2:]
    assert resumed[:2] == first[:2] and resumed[-1][:3] == first[-1][:3]
    monkeypatch.undo()
    assert resumed[:-1] == sweep(*DATA, SETTINGS, progress=False)
    trained = counted(monkeypatch)
    assert sweep(*DATA, SETTINGS[::-1], progress=False, file=str(file)) == resumed[-2::-1] and not trained


def test_a_stopped_sweep_has_its_rows_in_the_file(tmp_path):
    slow = grid(layer_dims=(2, 4, 1), iterations=400, seed=list(range(200)))
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    rows = sweep(*DATA, slow, progress=False, file=tmp_path / "search.json")
    timer.join()
    done = [row.status for row in rows].index("not run")
    assert done == len(json.loads((tmp_path / "search.json").read_text())["rows"]) > 0
    assert [path.name for path in tmp_path.iterdir()] == ["search.json"]


def test_rows_of_other_data_are_refused(tmp_path):
    file = tmp_path / "search.json"
    sweep(*DATA, SETTINGS[:1], progress=False, file=file)
    X, Y, X_dev, Y_dev = DATA
    kept = file.read_bytes()
    for other in ((X + 1, Y, X_dev, Y_dev), (X, Y, X_dev, 1 - Y_dev)):
        with pytest.raises(ValueError, match="over other data"):
            sweep(*other, SETTINGS, progress=False, file=file)
    assert file.read_bytes() == kept


def test_the_same_numbers_in_other_shapes_are_other_data(tmp_path):
    numbers, settings = np.tile([0.0, 1.0, 1.0], 4)[None], [{"layer_dims": (1, 1), "iterations": 3}]
    one, other = np.split(numbers, [4, 8, 10], axis=1), np.split(numbers, [3, 6, 9], axis=1)
    sweep(*one, settings, progress=False, file=tmp_path / "search.json")
    with pytest.raises(ValueError, match="over other data"):
        sweep(*other, settings, progress=False, file=tmp_path / "search.json")


def test_another_file_is_refused_and_left_alone(tmp_path):
    file = tmp_path / "search.json"
    sweep(*DATA, SETTINGS[:1], progress=False, file=file)
    whole = file.read_bytes()
    for text in (
        whole[: len(whole) // 2],
        b"",
        b"[]",
        b'{"rows": [{}], "data": ""}',
        b"\x80\x04K\x01.",
        b"42",
        b"null",
        whole.replace(b"finished", b"perhaps"),
        whole.replace(b'"dev_accuracy": ', b'"dev_accuracy": "high", "x": '),
        whole.replace(b'"setting": {', b'"setting": [], "y": {'),
    ):
        file.write_bytes(text)
        with pytest.raises(ValueError, match="does not hold the rows of a sweep"):
            sweep(*DATA, SETTINGS, progress=False, file=file)
        assert file.read_bytes() == text


def test_a_file_that_cannot_be_written_is_told_before_anything_is_trained(tmp_path, monkeypatch):
    trained = counted(monkeypatch)
    with pytest.raises(FileNotFoundError, match="no folder"):
        sweep(*DATA, SETTINGS, progress=False, file=tmp_path / "missing" / "search.json")
    assert not trained


def test_a_disk_that_fills_up_loses_no_row(tmp_path, monkeypatch, capsys):
    write_whole, calls = sweeping.write_whole, []

    def full(path, write):
        calls.append(path)
        if len(calls) > 2:
            raise OSError(28, "No space left on device")
        write_whole(path, write)

    monkeypatch.setattr(sweeping, "write_whole", full)
    file = tmp_path / "search.json"
    assert sweep(*DATA, SETTINGS, progress=False, file=file) == sweep(*DATA, SETTINGS, progress=False)
    assert "No space left on device" in capsys.readouterr().out
    assert len(json.loads(file.read_text())["rows"]) == 1


def test_numbers_of_numpy_can_be_kept(tmp_path):
    settings = [{"layer_dims": (2, np.int64(3), 1), "learning_rate": np.float64(0.1), "iterations": 5}]
    file = tmp_path / "search.json"
    first = sweep(*DATA, settings, progress=False, file=file)
    assert sweep(*DATA, settings, progress=False, file=file)[0][1:] == first[0][1:]


def test_over_seeds_gives_each_setting_its_spread():
    settings = grid(layer_dims=[(2, 3, 1), (2, 4, 4, 1)], learning_rate=1.0, iterations=30, seed=[0, 1, 2])
    rows = sweep(*DATA, settings, progress=False)
    groups = rows.over_seeds()
    for group in groups:
        expected = [row.dev_accuracy for row in rows if row.setting["layer_dims"] == group.setting["layer_dims"]]
        assert list(group.dev_accuracies) == expected and len(expected) == 3
        assert group.mean == pytest.approx(sum(expected) / 3)
    assert len(groups) == 2 and groups[0].mean >= groups[1].mean
    assert "lowest" in repr(groups) and "layer_dims" in repr(groups) and "learning_rate" not in repr(groups)


DIGITS = load_digits()
IMAGES = (DIGITS.train.X, DIGITS.train.Y, DIGITS.dev.X, DIGITS.dev.Y)


def threads_of_blas():
    return [library.num_threads for library in ThreadpoolController().select(user_api="blas").lib_controllers]


def test_products_large_enough_for_several_threads_are_the_same_to_the_last_bit():
    """With four threads here and one in a worker the held-out cost of the first differs in its last bit."""
    settings = grid(layer_dims=[(64, 128, 64, 10), (64, 32, 10)], iterations=40, learning_rate=0.3, momentum=0.9)
    before = threads_of_blas()
    alone = sweep(*IMAGES, settings, progress=False)
    with process_pool(2) as executor:
        assert sweep(*IMAGES, settings, executor=executor, progress=False) == alone
    assert threads_of_blas() == before


def test_blas_keeps_to_one_thread_in_a_sweep_and_gets_the_others_back(monkeypatch):
    seen = []
    monkeypatch.setattr(sweeping, "train", lambda *arguments: seen.append(threads_of_blas()) or train(*arguments))
    with threadpool_limits(2, "blas"):
        before = threads_of_blas()
        sweep(*DATA, SETTINGS[:2], progress=False)
        assert threads_of_blas() == before
    assert len(seen) == 2 and all(count == 1 for counts in seen for count in counts)
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)  # which Dask, in the test before, has set to 1
    with process_pool(1) as executor:
        executor.submit(sweeping.measure, SETTINGS[0], *DATA).result()
        assert set(executor.submit(threads_of_blas).result()) <= {1}


class Capricious(Executor):
    """Does two things, breaks down over the third, drops the fourth, and takes no more."""

    def __init__(self):
        self.given = 0

    def submit(self, function, *arguments):
        self.given += 1
        if self.given > 4:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        if self.given == 3:
            future.set_exception(ConnectionError("the worker is gone"))
        elif self.given == 4:
            future.cancel()
            future.set_running_or_notify_cancel()
        else:
            future.set_result(function(*arguments))
        return future


def test_what_an_executor_cannot_do_is_done_here():
    settings = grid(layer_dims=(2, 3, 1), iterations=10, seed=list(range(7)))
    alone = sweep(*DATA, settings, progress=False)
    assert sweep(*DATA, settings, executor=Capricious(), progress=False) == alone
    assert sweep(*DATA, settings[:4], executor=Capricious(), progress=False) == alone[:4]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_worker_at_rest_is_deaf_to_the_stop_button():
    """Jupyter interrupts the whole process group of a kernel."""
    with process_pool(1) as executor:
        worker = executor.submit(os.getpid).result()
        os.kill(worker, signal.SIGINT)
        time.sleep(0.2)
        assert executor.submit(os.getpid).result() == worker


def test_a_network_too_large_for_the_memory_is_a_row(monkeypatch):
    def no_memory(*arguments):
        raise MemoryError

    monkeypatch.setattr(sweeping, "train", no_memory)
    [row] = sweep(*DATA, SETTINGS[:1], progress=False)
    assert row.status == "failed" and "not enough memory" in row.reason


def row(status="finished", **setting):
    return Row(setting, status, *(("", 0.1, 0.2, setting["seed"] / 10) if status == "finished" else ("why",)))


def test_a_setting_that_diverged_from_one_seed_comes_after_those_that_never_did():
    safe = [row(learning_rate=0.1, seed=seed) for seed in (1, 2, 3)]
    bold = [row(learning_rate=1.0, seed=8), row(learning_rate=1.0, seed=9), row("diverged", learning_rate=1.0, seed=7)]
    never, open_ = row("failed", learning_rate=-1, seed=1), row("not run", learning_rate=0.1, seed=4)
    groups = Results([*bold, *safe, never, open_]).over_seeds()
    assert groups == (
        Group({"learning_rate": 0.1}, (0.1, 0.2, 0.3), 4),
        Group({"learning_rate": 1.0}, (0.8, 0.9), 3),
    )
    assert "3 of 4" in repr(groups) and "2 of 3" in repr(groups)


def test_the_table_of_a_notebook_says_what_the_text_says():
    rows = sweep(*DATA, [*SETTINGS, {"layer_dims": (2, 1), "activation": "<relu> & so on"}], progress=False)
    for table in (rows, rows.best(3), rows.over_seeds()):
        html = table._repr_html_()
        cells = [[unescape(cell) for cell in findall("<t[hd][^>]*>(.*?)</t[hd]>", line)] for line in html.split("<tr>")]
        lines = [" ".join(filter(None, line)) for line in cells[1:]]
        assert lines == [" ".join(line.split()) for line in repr(table).splitlines()]
        assert len(lines) == len(table) + 1
