"""The other side of `guard_worker.py`: a process that transforms batches one after another until its driver is gone.

It owns nothing but its pipe. A time limit that its driver can no longer enforce (the driver was killed) is enforced by
the kernel: SIGALRM ends the process even inside a regular expression that never returns.
"""

import contextlib
import gc
import pickle
import resource
import signal
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

GRACE_SECONDS = 10.0
"""The driver gives up first; after so many seconds more the kernel does."""

OBJECTS_A_COLLECTION = 10_000
"""With Python's 700 a twentieth of a worker's time goes into looking for cycles among rows, which have none."""


def run_worker(handle: int) -> None:
    """Serve batches from the socket `handle`: first (work, memory limit in bytes or 0), then (seconds, tables).

    Answers `("ready", None)`, then for each batch `("done", tables)`, `("out_of_memory", None)` or `("raised", error)`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the driver's to handle; it ends its workers
    gc.set_threshold(OBJECTS_A_COLLECTION)
    channel = Connection(handle)
    # What every batch needs, while the driver still reads its inputs.
    import_module("transforms.transform_batch")
    import_module("flows.workers.ship_tables")
    with contextlib.suppress(EOFError, OSError):
        work, memory = channel.recv()
        _limit_memory(memory)
        channel.send(("ready", None))
        while True:
            seconds, batch = channel.recv()
            signal.setitimer(signal.ITIMER_REAL, seconds + GRACE_SECONDS if seconds else 0)
            answer = _answer(work, batch)
            signal.setitimer(signal.ITIMER_REAL, 0)
            channel.send(answer)


def _limit_memory(size: int) -> None:
    """Private writable memory, not address space: allocators reserve gigabytes that they never touch."""
    if size:
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        size = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (size, hard))


def _answer(work: Any, batch: dict[str, bytes]) -> tuple[str, Any]:
    from flows.workers.ship_tables import from_bytes, to_bytes  # noqa: PLC0415 - after the pipe is open: imports take time

    try:
        return "done", to_bytes(work(from_bytes(batch)["batch"]))
    except MemoryError:
        return "out_of_memory", None
    except Exception as error:
        return "raised", _portable(error)


def _portable(error: Exception) -> Exception:
    """The error, or one that says the same where it does not survive the pipe."""
    try:
        copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:
        return RuntimeError(f"{type(error).__name__}: {error}")
    return copy if isinstance(copy, Exception) else RuntimeError(str(error))
