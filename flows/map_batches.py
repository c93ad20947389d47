"""The one seam of parallelism: apply a function to Arrow tables, in this process or in a pool of spawned workers.

Results come in the order of the batches and at most two batches a worker are under way, so memory stays bounded.
Tables cross process boundaries as Arrow IPC bytes: pickling a slice would ship its whole parent.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import TypeVar

import pyarrow as pa

Tables = Mapping[str, pa.Table]
Work = Callable[[pa.Table], Tables]
Job = TypeVar("Job")


def map_batches(
    work: Work, jobs: Iterable[tuple[Job, pa.Table]], workers: int, lost: Callable[[pa.Table], Tables]
) -> Iterator[tuple[Job, Tables]]:
    """Yield (job, work(table)) in order.

    Args:
        work: a picklable function of one table.
        jobs: anything, with its table; read lazily.
        workers: processes; 0 or 1 works in this one.
        lost: what to answer for a record (a table of one row) whose worker died twice on it.
    """
    if workers <= 1:
        for job, table in jobs:
            yield job, work(table)
        return
    pool = _Pool(work, workers)
    waiting: deque[tuple[Job, pa.Table, Future[dict[str, bytes]]]] = deque()
    try:
        for job, table in jobs:
            waiting.append((job, table, pool.submit(table)))
            if len(waiting) >= 2 * workers:
                yield _next(waiting, pool, lost)
        while waiting:
            yield _next(waiting, pool, lost)
    finally:
        pool.close()


def _next(
    waiting: "deque[tuple[Job, pa.Table, Future[dict[str, bytes]]]]", pool: "_Pool", lost: Callable[[pa.Table], Tables]
) -> tuple[Job, Tables]:
    job, table, future = waiting.popleft()
    try:
        return job, _from_bytes(future.result())
    except BrokenProcessPool:
        # Somebody's batch killed a worker and with it the pool: start again, this batch record by record.
        pool.restart()
        result = _one_by_one(table, pool, lost)
        waiting.extend([(j, t, pool.submit(t)) for j, t, _ in [waiting.popleft() for _ in range(len(waiting))]])
        return job, result


def _one_by_one(table: pa.Table, pool: "_Pool", lost: Callable[[pa.Table], Tables]) -> Tables:
    parts: list[Tables] = []
    for index in range(table.num_rows):
        record = table.slice(index, 1)
        try:
            parts.append(_from_bytes(pool.submit(record).result()))
        except BrokenProcessPool:
            pool.restart()
            parts.append(lost(record))
    return {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]} if parts else lost(table)


class _Pool:
    """A process pool that can be started again after a worker died."""

    def __init__(self, work: Work, workers: int) -> None:
        self._work, self._workers = work, workers
        self._executor = self._start()

    def _start(self) -> ProcessPoolExecutor:
        # spawn, not fork: threads of DuckDB and Arrow do not survive a fork.
        return ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))

    def submit(self, table: pa.Table) -> "Future[dict[str, bytes]]":
        """Send a table to a worker."""
        return self._executor.submit(_run, self._work, _to_bytes({"batch": table})["batch"])

    def restart(self) -> None:
        """Replace a broken pool."""
        self.close()
        self._executor = self._start()

    def close(self) -> None:
        """Stop the workers; what has not begun is dropped."""
        self._executor.shutdown(wait=True, cancel_futures=True)


def _run(work: Work, batch: bytes) -> dict[str, bytes]:
    return _to_bytes(work(_from_bytes({"batch": batch})["batch"]))


def _to_bytes(tables: Tables) -> dict[str, bytes]:
    encoded = {}
    for name, table in tables.items():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
        encoded[name] = sink.getvalue().to_pybytes()
    return encoded


def _from_bytes(encoded: Mapping[str, bytes]) -> dict[str, pa.Table]:
    return {name: pa.ipc.open_stream(data).read_all() for name, data in encoded.items()}
