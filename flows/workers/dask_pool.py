"""Batches on a Dask cluster. Native Dask inside one coarse step: a Prefect task a batch would cost 95 ms each.

A worker that is killed costs its batches another try elsewhere (Dask's own doing). A batch that costs worker after
worker is tried record by record, alone on the cluster, so that its neighbours are not blamed.
"""

import pickle
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

import pyarrow as pa

from flows.errors import RunError
from flows.workers.guard_worker import Limits, Work, WorkerLostError, one_by_one
from flows.workers.serve_dask import close_dask, serve_dask
from flows.workers.ship_tables import Tables, from_bytes, to_bytes
from flows.workers.worker_versions import differences

CONNECT_SECONDS = 15
WORKERS_SECONDS = 60
"""How long a cluster may be without any worker, at the start or later."""
LOOK_SECONDS = 20


class DaskPool:
    """The workers of a Dask cluster, as `map_batches` uses them."""

    def __init__(self, work: Work, limits: Limits, address: str) -> None:
        self._distributed, self._address, self._work = _import_distributed(), address, work
        self._order = pickle.dumps((work, limits, work.versions()))
        self._plain = pickle.dumps((replace(work, wrap=None), limits, work.versions()))
        self._under_way: set[Any] = set()
        self._client = self._connect()
        try:
            self._client.wait_for_workers(1, timeout=WORKERS_SECONDS)
            self._compare_versions()
        except TimeoutError:
            self.close()
            raise RunError(f"the Dask cluster at {address} has no workers; start some with `dask worker`") from None
        except BaseException:
            self.close()
            raise

    @property
    def slots(self) -> int:
        """Batches that the cluster can work on at once, now."""
        return max(1, sum(map(int, self._client.nthreads().values())))

    def submit(self, table: pa.Table) -> "Callable[[], Tables]":
        """Send a batch; call what is returned to wait for its tables."""
        future = self._send(self._order, table)
        return partial(self._collect, future, table)

    def close(self) -> None:
        """End our processes on the workers and drop what is under way."""
        with suppress(Exception):  # the cluster may be gone: nothing of ours is left there then
            self._client.cancel(list(self._under_way))
            self._client.run(close_dask, on_error="ignore")
        self._under_way.clear()
        self._client.close(timeout=5)

    def _connect(self) -> Any:
        try:
            return self._distributed.Client(self._address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise RunError(
                f"no Dask scheduler at {self._address} ({error}); check MOISSON_DASK_ADDRESS, e.g. tcp://host:8786"
            ) from error

    def _compare_versions(self) -> None:
        """RunError unless every worker would make the rows that this machine would make."""
        here = self._work.versions()
        answers = self._client.run(self._work.versions, on_error="return")
        for worker, there in sorted(answers.items()):
            if isinstance(there, BaseException):
                raise RunError(f"Dask worker {worker} cannot run moisson: {there!r}; install this version there")
            found = differences(here, there)
            if found:
                raise RunError(f"Dask worker {worker} would make other rows ({'; '.join(found)}); install the same")

    def _send(self, order: bytes, table: pa.Table) -> Any:
        # pure=False: Dask gives slices of one table the same key and would answer all with the first one's result.
        batch = to_bytes({"batch": table}, "zstd")
        future = self._client.submit(serve_dask, order, batch, pure=False)
        self._under_way.add(future)
        return future

    def _collect(self, future: Any, table: pa.Table) -> Tables:
        try:
            return self._wait(future)
        except WorkerLostError:
            # Whatever else is under way may be the culprit or a victim: let it settle first.
            with self._client.as_current():
                self._distributed.wait(list(self._under_way))
            alone = partial(one_by_one, attempt=self._attempt, work=self._work)
            return self._work.run(table, alone)

    def _attempt(self, record: pa.Table) -> Tables:
        return self._wait(self._send(self._plain, record))

    def _wait(self, future: Any) -> Tables:
        """The tables of a batch. WorkerLostError when it cost several workers, RunError when the cluster is gone."""
        alone_since: float | None = None
        try:
            while True:
                try:
                    return from_bytes(future.result(timeout=LOOK_SECONDS))
                except TimeoutError:
                    alone_since = self._look(alone_since)
        except self._distributed.KilledWorker as error:
            raise WorkerLostError("worker_crashed") from error
        except (CancelledError, OSError) as error:
            raise RunError(f"the Dask scheduler at {self._address} went away ({error}); run again to go on") from error
        finally:
            self._under_way.discard(future)

    def _look(self, alone_since: float | None) -> float | None:
        """Since when the cluster has had no workers; RunError after a while."""
        if self._client.nthreads():
            return None
        now = time.monotonic()
        if alone_since is not None and now - alone_since > WORKERS_SECONDS:
            raise RunError(f"the Dask cluster at {self._address} has lost all its workers; start some, run again")
        return alone_since or now


def _import_distributed() -> Any:
    try:
        import distributed  # noqa: PLC0415 - an extra, and a second to import
    except ImportError as error:
        raise RunError("MOISSON_EXECUTOR=dask needs the extra: install moisson[dask]") from error
    return distributed
