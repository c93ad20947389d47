"""One writer at a time: an OS lock, released by the kernel when its process dies."""

import contextlib
import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TextIO

from warehouse.errors import WriterLockedError
from warehouse.paths import WarehousePaths

GLANCE = "status"
"""Command of a holder that only looks at the working database: whoever meets it waits for the instant it takes."""

GLANCE_SECONDS = 10.0
_POLL_SECONDS = 0.1
_NOBODY = "unknown"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock: process id, the command it runs, and since when (ISO 8601, UTC, to the second)."""

    pid: str = _NOBODY
    command: str = ""
    since: str = ""

    def __str__(self) -> str:
        since = self.since and f"since {self.since}"
        about = ", ".join(part for part in (self.command, since) if part)
        return f"process {self.pid} ({about})" if about else f"process {self.pid}"


@contextlib.contextmanager
def writer_lock(
    paths: WarehousePaths,
    command: str = "",
    wait_seconds: float = 0.0,
    on_wait: Callable[[str], None] = lambda _message: None,
) -> Iterator[None]:
    """Hold the writer's lock of a warehouse.

    Args:
        command: what the holder tells those it keeps waiting.
        wait_seconds: how long to wait for another writer; 0 leaves at once.
        on_wait: told once, before waiting, for whom.

    Raises:
        WriterLockedError: another process still holds it.
    """
    paths.private.mkdir(parents=True, exist_ok=True)
    with paths.lock.open("a+") as handle:
        _acquire(handle, paths, wait_seconds, on_wait)
        handle.seek(0)
        handle.truncate()
        holder = Holder(str(os.getpid()), command, datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%SZ"))
        handle.write(json.dumps(asdict(holder)))
        handle.flush()
        yield


def read_holder(paths: WarehousePaths) -> Holder:
    """Who holds the lock, or held it last."""
    try:
        text = paths.lock.read_text(encoding="utf-8").strip()
    except OSError:
        return Holder()
    try:
        found = json.loads(text)
    except ValueError:  # being written at this very instant
        return Holder()
    return Holder(**found) if isinstance(found, dict) else Holder(str(found))  # earlier releases wrote the bare id


def _acquire(handle: TextIO, paths: WarehousePaths, wait_seconds: float, on_wait: Callable[[str], None]) -> None:
    """Take the lock, or wait for it: flock has no time limit of its own, so it is asked again and again."""
    began = time.monotonic()
    told = False
    while not _try_lock(handle):
        holder = read_holder(paths)
        waited = time.monotonic() - began
        is_brief = holder.command == GLANCE or holder.pid == _NOBODY
        if waited >= (max(wait_seconds, GLANCE_SECONDS) if is_brief else wait_seconds):
            after = f" after {wait_seconds:g} s of waiting" if wait_seconds else ""
            raise WriterLockedError(
                f"{holder} is still writing {paths.published}{after}; wait for it to finish and run again, or give "
                "`moisson ingest` --wait SECONDS (MOISSON_LOCK_SECONDS)"
            )
        if not told and not is_brief:
            on_wait(f"waiting for {holder}")
            told = True
        time.sleep(_POLL_SECONDS)


def _try_lock(handle: TextIO) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
