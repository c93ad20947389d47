"""One writer at a time: an OS lock, released by the kernel when its process dies."""

import contextlib
import fcntl
import os
from collections.abc import Iterator

from warehouse.errors import WriterLockedError
from warehouse.paths import WarehousePaths


@contextlib.contextmanager
def writer_lock(paths: WarehousePaths) -> Iterator[None]:
    """Hold the writer's lock of a warehouse; WriterLockedError at once when another process holds it."""
    paths.private.mkdir(parents=True, exist_ok=True)
    with paths.lock.open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            holder = handle.read().strip() or "unknown"
            message = f"process {holder} is writing {paths.published}; wait for it to finish and run again"
            raise WriterLockedError(message) from None
        handle.seek(0)
        handle.truncate()
        handle.write(str(os.getpid()))
        handle.flush()
        yield
