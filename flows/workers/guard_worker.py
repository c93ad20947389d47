"""One worker process under guard: limits on time and memory, a batch's retry record by record, a verdict per record.

A batch that takes too long, needs too much memory or brings its worker down is tried again record by record, each in
a worker that has done nothing else wrong; a record that does it again alone gets the row that `lost` makes of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Event
from typing import Any, Literal

import pyarrow as pa

from flows.errors import RunError
from flows.workers.ship_tables import Tables, from_bytes, to_bytes
from flows.workers.start_worker import start_worker

Reason = Literal["timed_out", "out_of_memory", "worker_crashed"]
START_SECONDS = 300.0
STARTS = 3
"""Processes tried for one worker: no record is guilty of the death of one that never had a batch."""
MEGABYTE = 1_000_000
DOCUMENTS_A_LIMIT = 64
"""So many documents of a batch share one document's time: a usual one takes a thousandth of it."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to each batch; the functions are picklable.

    Attributes:
        transform: a table of records -> tables.
        lost: a table of one record (or none) and why it was lost -> the same tables, saying so.
        wrap: what happens around it in the worker's guard, outside the limits: reading the records of what the batch
            names, writing their tables. It is given the batch and how to transform records.
        versions: what must be the same on every machine.
    """

    transform: Callable[[pa.Table], Tables]
    lost: Callable[[pa.Table, Reason], Tables]
    wrap: Callable[[pa.Table, Callable[[pa.Table], Tables]], Tables] | None = None
    versions: Callable[[], Mapping[str, str]] = dict

    def run(self, table: pa.Table, transform: Callable[[pa.Table], Tables]) -> Tables:
        """A batch, its records transformed by `transform`."""
        return self.wrap(table, transform) if self.wrap else transform(table)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use: seconds a document (and a megabyte of it), bytes of memory; 0 is no limit."""

    document_seconds: float = 0.0
    memory_bytes: int = 0

    def seconds(self, table: pa.Table) -> float:
        """Seconds that a batch may take."""
        shares: float = 1 + table.nbytes / MEGABYTE + (table.num_rows - 1) / DOCUMENTS_A_LIMIT
        return self.document_seconds * shares


class WorkerLostError(Exception):
    """A batch cost its worker; `reason` says how."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class GuardedWorker:
    """A worker process, started when first needed and again after it was lost. Not for several threads at once."""

    def __init__(self, work: Work, limits: Limits) -> None:
        self._work, self._limits = work, limits
        self._process: _Process | None = None
        self._closed = Event()

    def run(self, table: pa.Table) -> Tables:
        """Do the work on a batch; never fails for what its records hold. Raises what `transform` itself raises."""
        return self._work.run(table, self._transform)

    def _transform(self, table: pa.Table) -> Tables:
        try:
            return self.attempt(table)
        except WorkerLostError:
            return one_by_one(table, self.attempt, self._work)

    def attempt(self, table: pa.Table) -> Tables:
        """Transform a batch, once. WorkerLostError when it was killed, died or ran out of memory."""
        if self._process is None and not self._closed.is_set():
            self._process = self._start()
        if self._process is None or self._closed.is_set():
            self.close()  # whoever closed us may not have seen the process that just started
            raise RunError("the run was stopped")
        try:
            return self._process.ask(table, self._limits.seconds(table))
        except WorkerLostError:
            self._process.end()
            self._process = None
            raise

    def _start(self) -> "_Process":
        """A worker that is ready, or no longer wanted. RunError where none can be started."""
        for _ in range(STARTS):
            process = _Process(self._work, self._limits)
            if process.is_ready or self._closed.is_set():
                return process
            process.end()
        raise RunError("a worker process could not be started; MOISSON_WORKER_MEMORY may be too small")

    def close(self) -> None:
        """End the process, whatever it is doing, for good; from any thread."""
        self._closed.set()
        process = self._process
        if process:
            process.end()


def one_by_one(table: pa.Table, attempt: Callable[[pa.Table], Tables], work: Work) -> Tables:
    """Each record of a batch alone; a record that costs its worker is answered by `work.lost`."""
    if not table.num_rows:  # every record of the batch was loaded before: nothing is lost with the worker
        return work.lost(table, "worker_crashed")
    parts: list[Tables] = []
    for index in range(table.num_rows):
        record = table.slice(index, 1)
        try:
            parts.append(attempt(record))
        except WorkerLostError as lost:
            parts.append(work.lost(record, lost.reason))
    return {name: pa.concat_tables([part[name] for part in parts]) for name in parts[0]}


class _Process:
    """A running worker and the pipe to it."""

    def __init__(self, work: Work, limits: Limits) -> None:
        self._process, self._channel = start_worker()
        try:
            self._channel.send((work.transform, limits.memory_bytes))
            started = self._channel.poll(START_SECONDS) and self._channel.recv()
        except (EOFError, OSError):
            started = None
        self.is_ready = bool(started)

    def ask(self, table: pa.Table, seconds: float) -> Tables:
        try:
            self._channel.send((seconds, to_bytes({"batch": table})))
            if not self._channel.poll(seconds or None):
                raise WorkerLostError("timed_out")
            kind, answer = self._channel.recv()
        except (EOFError, OSError) as error:
            raise WorkerLostError("worker_crashed") from error
        return _tables(kind, answer)

    def end(self) -> None:
        """Kill the process; it holds nothing worth saving."""
        # The pipe closes with this object: another thread may be waiting on it now.
        self._process.kill()
        self._process.wait()


def _tables(kind: str, answer: Any) -> Tables:
    if kind == "out_of_memory":
        raise WorkerLostError("out_of_memory")
    if kind == "raised":
        raise answer
    return from_bytes(answer)
