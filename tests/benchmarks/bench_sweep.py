"""How a sweep of 64 settings over the digits speeds up: python tests/benchmarks/bench_sweep.py

One process, two processes, and, where it is installed, a Dask cluster of two workers, in turn and
three times; medians, as ratios. Pools and clusters are started before the clock.
"""

from contextlib import contextmanager, nullcontext
from importlib.util import find_spec
from statistics import median
from time import perf_counter

from dnn_helpers import grid, load_digits, process_pool, sweep

SETTINGS = grid(
    layer_dims=[(64, 16, 10), (64, 32, 10), (64, 32, 16, 10), (64, 64, 10)],
    learning_rate=[0.03, 0.1, 0.3, 1.0],
    momentum=[0.0, 0.9],
    l2=[0.0, 0.3],
    batch_size=64,
    iterations=600,
)


@contextmanager
def dask():
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        with cluster.get_client() as client:
            yield client.get_executor()


def main():
    ways = {"one process": lambda: nullcontext(None), "two processes": lambda: process_pool(2)}
    if find_spec("distributed"):
        ways["Dask, two workers"] = dask
    digits = load_digits()
    data = (digits.train.X, digits.train.Y, digits.dev.X, digits.dev.Y)
    seconds, rows = {way: [] for way in ways}, {}
    for _ in range(3):
        for way, make in ways.items():
            with make() as executor:
                sweep(*data, SETTINGS[:4], executor=executor, progress=False)  # workers are up, and have loaded numpy
                start = perf_counter()
                rows[way] = sweep(*data, SETTINGS, executor=executor, progress=False)
                seconds[way].append(perf_counter() - start)
    assert all(found == rows["one process"] for found in rows.values()), "the rows depend on who made them"
    for way, values in seconds.items():
        took = median(values)
        print(f"{way:18} {took:6.1f} s   {median(seconds['one process']) / took:.2f} × one process")


if __name__ == "__main__":
    main()
