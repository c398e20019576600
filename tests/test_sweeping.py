"""A sweep gives the same rows however it runs, and loses none that were done."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dnn_helpers import HyperParameters, grid, log_uniform, make_dataset, process_pool, random_settings, sweep, train

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


def test_held_out_data_that_do_not_fit_are_refused():
    X, Y, X_dev, Y_dev = DATA
    with pytest.raises(ValueError, match="Y_dev"):
        sweep(X, Y, X_dev, Y_dev[:, :3], SETTINGS, progress=False)
