"""What a Dask worker runs: a batch in a guarded process of its own, exactly as the driver's machine would run it.

The Dask worker itself never opens a document: a hostile one costs a child process, not the cluster's worker.
"""

import pickle
from collections.abc import Mapping
from threading import Lock

from flows.errors import RunError
from flows.workers.guard_worker import GuardedWorker, Limits, Work
from flows.workers.ship_tables import from_bytes, to_bytes
from flows.workers.worker_versions import differences

Order = tuple[Work, Limits, Mapping[str, str]]
"""The work, its limits, and the driver's versions."""

_lock = Lock()
_idle: dict[bytes, list[GuardedWorker]] = {}


def serve_dask(order: bytes, batch: Mapping[str, bytes]) -> dict[str, bytes]:
    """Run one batch; the process is kept for the next batch of the same order (models stay loaded).

    Raises:
        RunError: this machine would make other rows than the driver.
    """
    worker = _take(order)
    try:
        return to_bytes(worker.run(from_bytes(batch)["batch"]), "zstd")
    finally:
        with _lock:
            _idle[order].append(worker)


def close_dask() -> None:
    """End the idle processes on this Dask worker."""
    with _lock:
        idle = [worker for workers in _idle.values() for worker in workers]
        _idle.clear()
    for worker in idle:
        worker.close()


def _take(order: bytes) -> GuardedWorker:
    with _lock:
        if order not in _idle:
            _idle[order] = []
        if _idle[order]:
            return _idle[order].pop()
    work, limits, versions = pickle.loads(order)  # noqa: S301 - Dask has unpickled this call already
    found = differences(versions, work.versions())
    if found:
        raise RunError("a Dask worker would make other rows than this machine (here, there): " + "; ".join(found))
    return GuardedWorker(work, limits)
