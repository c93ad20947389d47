"""The one seam of parallelism: apply a function to Arrow tables in guarded worker processes, here or on a cluster.

Results come in the order of the batches and at most two batches a worker are under way, so memory stays bounded.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from queue import LifoQueue
from typing import Protocol, TypeVar

import pyarrow as pa

from flows.workers.guard_worker import GuardedWorker, Limits, Work
from flows.workers.ship_tables import Tables

Job = TypeVar("Job")


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the work: so many processes under limits, or a Dask cluster (then `workers` says nothing).

    Without a limit on time, one worker is this process.
    """

    workers: int
    limits: Limits
    dask_address: str = ""

    @property
    def is_this_process(self) -> bool:
        """Whether nothing is started: then a document that hangs hangs the run."""
        return self.workers <= 1 and not self.limits.document_seconds and not self.dask_address


def map_batches(
    work: Work, jobs: Iterable[tuple[Job, pa.Table]], crew: Crew
) -> Generator[tuple[Job, Tables], None, None]:
    """Yield (job, work(table)) in order; close it (`contextlib.closing`) to stop the workers at once.

    Args:
        work: what to do with a table, and what to answer for a record that costs its worker twice.
        jobs: anything, with its table; read lazily.
        crew: the workers.
    """
    if crew.is_this_process:
        for job, table in jobs:
            yield job, work.run(table, work.transform)
        return
    pool = _open_pool(work, crew)
    try:
        yield from _in_order(pool, jobs)
    finally:
        pool.close()


class _Pool(Protocol):
    @property
    def slots(self) -> int: ...
    def submit(self, table: pa.Table) -> Callable[[], Tables]: ...
    def close(self) -> None: ...


def _open_pool(work: Work, crew: Crew) -> _Pool:
    if not crew.dask_address:
        return _LocalPool(work, crew)
    from flows.workers.dask_pool import DaskPool  # noqa: PLC0415 - an extra

    return DaskPool(work, crew.limits, crew.dask_address)


def _in_order(pool: _Pool, jobs: Iterable[tuple[Job, pa.Table]]) -> Iterator[tuple[Job, Tables]]:
    waiting: deque[tuple[Job, Callable[[], Tables]]] = deque()
    for job, table in jobs:
        waiting.append((job, pool.submit(table)))
        while len(waiting) >= 2 * pool.slots:
            first, collect = waiting.popleft()
            yield first, collect()
    while waiting:
        first, collect = waiting.popleft()
        yield first, collect()


class _LocalPool:
    """Worker processes, each guarded by a thread of this one; a process starts when there is work for it."""

    def __init__(self, work: Work, crew: Crew) -> None:
        self.slots = max(1, crew.workers)
        self._workers = [GuardedWorker(work, crew.limits) for _ in range(self.slots)]
        # Last in, first out: a second process starts only when the first is busy.
        self._idle: LifoQueue[GuardedWorker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(self.slots, thread_name_prefix="guard")

    def submit(self, table: pa.Table) -> Callable[[], Tables]:
        """Give a table to the next worker that is free; call what is returned to wait for its tables."""
        return self._threads.submit(self._run, table).result

    def _run(self, table: pa.Table) -> Tables:
        worker = self._idle.get()
        try:
            return worker.run(table)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """Kill the workers; what has not begun is dropped."""
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(wait=True, cancel_futures=True)
