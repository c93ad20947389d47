"""The other side of `guarded_reader.py`: a process that opens one file after another until its driver is gone.

It is given an open file and its name, never a path, and answers with outcomes; the socket makes it wait for its reader.
"""

import contextlib
import json
import os
import resource
import signal
import socket
from collections.abc import Iterator
from typing import Any, BinaryIO

from flows.inputs.outcome_frames import pack, pack_end
from transforms.errors import InputError
from transforms.parse.open_records import open_records
from transforms.parse.outcomes import Limits, RecordOutcome

MAX_ORDER = 1_000_000
GRACE_SECONDS = 10.0
"""The driver gives up first; where it cannot (it was killed), the kernel does after so many seconds more."""


def read_apart(handle: int) -> None:
    """Serve orders from the socket `handle`: a JSON object with the file's descriptor beside it.

    Its keys: name, limits (the fields of `Limits`), mapping, memory (bytes) and seconds (a record); 0 is no limit.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the driver's to handle; it ends its children
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with socket.socket(fileno=handle) as channel, contextlib.suppress(OSError):
        channel.sendall(pack_end("ready"))
        while True:
            order, descriptor = _receive(channel)
            if order is None:
                return
            _limit_memory(order["memory"])
            with os.fdopen(descriptor, "rb") as content:
                content.seek(0)
                _serve(channel, order, content)


def _receive(channel: socket.socket) -> tuple[dict[str, Any] | None, int]:
    data, descriptors, _, _ = socket.recv_fds(channel, MAX_ORDER, 1)
    if not data or not descriptors:
        return None, -1
    while not data.endswith(b"\n"):
        more = channel.recv(MAX_ORDER)
        if not more:
            return None, -1
        data += more
    return json.loads(data), descriptors[0]


def _serve(channel: socket.socket, order: dict[str, Any], content: BinaryIO) -> None:
    found = open_records(order["name"], content, Limits(**order["limits"]), order["mapping"])
    try:
        for item in _timed(found, order["seconds"]):
            channel.sendall(b"".join(pack(item)))  # at once: a record that was sent outlives a crash at the next
        end = pack_end("done")
    except MemoryError:
        end = pack_end("out_of_memory")
    except BrokenPipeError:
        raise
    except OSError as error:
        end = pack_end("unreadable", str(error.strerror or error))
    except Exception as error:  # our bug, not the file's: it must not pass for a crash, nor be retried
        bug = InputError("transform_error", f"{type(error).__name__}: {error}; this is a bug, please report it")
        channel.sendall(b"".join(pack(RecordOutcome(None, None, bug))))
        end = pack_end("done")
    channel.sendall(end)


def _timed(found: Iterator[RecordOutcome], seconds: float) -> Iterator[RecordOutcome]:
    """The outcomes; SIGALRM ends the process where one takes too long. Waiting for the reader does not count."""
    while True:
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS if seconds else 0)
        try:
            item = next(found, None)
        finally:  # or it ends the next file's process
            signal.setitimer(signal.ITIMER_REAL, 0)
        if item is None:
            return
        yield item


def _limit_memory(size: int) -> None:
    """Private writable memory, not address space: allocators reserve gigabytes that they never touch."""
    if size:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        size = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (size, hard))
