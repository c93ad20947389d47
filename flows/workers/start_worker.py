"""Start a worker process: light to import, so that a command may do it before it imports anything heavy."""

import subprocess
import sys
from multiprocessing.connection import Connection
from socket import socketpair

Started = tuple["subprocess.Popen[bytes]", Connection]
"""The process, and our end of the pipe to its `run_worker`."""

_spare: list[Started] = []


def prestart_worker() -> None:
    """Start a process for the first worker to come, so that it imports while its driver does."""
    if not _spare:
        _spare.append(_spawn())


def start_worker() -> Started:
    """A worker process that waits for its orders; it ends when the pipe closes."""
    return _spare.pop() if _spare else _spawn()


def _spawn() -> Started:
    """A fresh interpreter with our import path. Not a fork: threads of DuckDB and Arrow do not survive one."""
    ours, theirs = socketpair()
    code = f"import sys; sys.path[:] = {sys.path!r}; from flows.workers.run_worker import run_worker; run_worker"
    with theirs:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", f"{code}({theirs.fileno()})"],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # ours may be JSON that somebody reads
        )
    return process, Connection(ours.detach())
