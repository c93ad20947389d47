"""Open files in a process of their own: whatever a hostile one does to its reader, the driver gets outcomes.

A library in C may crash (of ten thousand damaged Parquet files five end the process that opens them), take whatever
memory a header claims, or never return. The process is started with the first file that needs it and serves the others
as well; a file that costs it gets its reason, what came before stays, and the next file has a new process.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from types import TracebackType
from typing import Any, BinaryIO

from flows.errors import RunError
from flows.inputs.outcome_frames import MAX_HEADER, SIZES, BrokenFrameError, unpack, unpack_header
from transforms.errors import InputError
from transforms.parse.outcomes import Limits, RecordOutcome

SECONDS_A_MEGABYTE = 0.1
"""What the size of the file adds to the time of each record: the first may take all of it."""
START_SECONDS, STARTS = 300.0, 3
SLACK = 2_000_000
"""Bytes by which a record may exceed its document: what its container says of it."""
_DETAILS = {
    "timed_out": "opening the file took longer than MOISSON_DOCUMENT_SECONDS allows and its reader was stopped",
    "out_of_memory": "opening the file needs more memory than MOISSON_WORKER_MEMORY allows",
    "worker_crashed": "the reader of this file crashed (a damaged or hostile file): write it again",
}


class GuardedReader:
    """A process that opens files: `seconds` a record, `memory` bytes for all; 0 is no limit. One file at a time."""

    def __init__(self, seconds: float, memory: int) -> None:
        self._seconds, self._memory = seconds, memory
        self._child: _Child | None = None

    def __enter__(self) -> "GuardedReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(
        self, name: str, handle: BinaryIO, limits: Limits, mapping: Mapping[str, str] | None
    ) -> Iterator[RecordOutcome]:
        """What `open_records` gives for the file; then, where it cost the process, an outcome for the whole file.

        Its reason is `worker_crashed`, `timed_out` or `out_of_memory`. OSError where the disk fails, RunError where no
        process can be started.
        """
        handle.flush()
        size = os.fstat(handle.fileno()).st_size
        seconds = self._seconds + SECONDS_A_MEGABYTE * size / 1e6 if self._seconds else 0.0
        order: dict[str, Any] = {"name": name, "limits": asdict(limits), "mapping": dict(mapping) if mapping else None}
        order |= {"memory": self._memory, "seconds": seconds}
        if self._child is not None and not self._child.is_alive():
            self.close()  # it died between two files, of neither
        child, is_whole = self._child or _start(), False
        self._child = child
        try:
            child.send(order, handle.fileno())
            yield from child.outcomes(seconds, limits.max_document_bytes + SLACK)
            is_whole = True
        except _LostError as lost:
            yield RecordOutcome(None, None, InputError(lost.reason, _DETAILS[lost.reason]))
        finally:
            if not is_whole:  # also where nobody wants the rest
                self.close()

    def close(self) -> None:
        """End the process; the next file starts another."""
        child, self._child = self._child, None
        if child is not None:
            child.end()


def _start() -> "_Child":
    """A reader that is ready: no file is guilty of the end of one that never had any. RunError: none can be had."""
    for _ in range(STARTS):
        child = _Child()
        if child.is_ready():
            return child
        child.end()
    raise RunError("a process that opens files could not be started; is the machine out of memory?")


class _LostError(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _Child:
    """A running reader and the socket to it."""

    def __init__(self) -> None:
        self._channel, theirs = socket.socketpair()
        code = f"import sys; sys.path[:] = {sys.path!r}; from flows.inputs.read_apart import read_apart; read_apart"
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                [sys.executable, "-c", f"{code}({theirs.fileno()})"],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,  # what a library prints before it dies
            )
        self._buffer = bytearray()

    def is_ready(self) -> bool:
        """Wait until it has imported what it needs; whether it has."""
        try:
            head, _ = self._frame(time.monotonic() + START_SECONDS, 0)
        except (BrokenFrameError, EOFError, OSError):
            return False
        return head.get("end") == "ready"

    def is_alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def send(self, order: Mapping[str, object], descriptor: int) -> None:
        line = json.dumps(order).encode() + b"\n"
        try:
            sent = socket.send_fds(self._channel, [line], [descriptor])
            self._channel.sendall(line[sent:])
        except OSError as error:
            raise _LostError("worker_crashed") from error

    def outcomes(self, seconds: float, largest: int) -> Iterator[RecordOutcome]:
        """The outcomes of the file that was sent. _LostError, OSError."""
        while True:
            until = time.monotonic() + seconds if seconds else None
            try:
                head, body = self._frame(until, largest)
                item = None if "end" in head else unpack(head, body)
            except (BrokenFrameError, ConnectionError, EOFError) as error:
                raise _LostError("worker_crashed") from error
            except TimeoutError as error:
                raise _LostError("timed_out") from error
            if item is None:
                break
            yield item
        if head["end"] == "unreadable":
            raise OSError(head.get("detail") or "unreadable")
        if head["end"] == "out_of_memory":
            raise _LostError("out_of_memory")

    def _frame(self, until: float | None, largest: int) -> tuple[dict[str, Any], bytes]:
        header_size, body_size = SIZES.unpack(self._take(SIZES.size, until))
        if header_size > MAX_HEADER or body_size > largest:
            raise BrokenFrameError
        return unpack_header(self._take(header_size, until)), self._take(body_size, until)

    def _take(self, size: int, until: float | None) -> bytes:
        """The next `size` bytes. TimeoutError, ConnectionError; EOFError where the process is gone."""
        pieces = self._buffer
        while len(pieces) < size:
            left = None if until is None else max(0.001, until - time.monotonic())
            self._channel.settimeout(left)
            piece = self._channel.recv(max(1 << 16, min(size - len(pieces), 1 << 20)))
            if not piece:
                raise EOFError
            pieces += piece
        taken = bytes(pieces[:size])
        del pieces[:size]
        return taken

    def end(self) -> None:
        """Kill the process; it holds nothing worth saving."""
        self._channel.close()
        self._process.kill()
        self._process.wait()
