"""Ring when the kernel says that something moved. Only a hint: events get lost, and network shares send none."""

import contextlib
import threading
from collections.abc import Iterable
from pathlib import Path

from flows.watching.bell import Bell

_Identity = tuple[Path, int, int]


class WakeUp:
    """Listens to folders in a thread of its own, started anew when one of them is another folder than before."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._followed: frozenset[_Identity] = frozenset()
        self._ended = threading.Event()

    def follow(self, folders: Iterable[Path]) -> None:
        """Listen to these folders, those that exist."""
        identities = frozenset(identity for folder in folders if (identity := _identify(folder)))
        if identities == self._followed:
            return
        self.end()
        self._followed, self._ended = identities, threading.Event()
        if identities:
            paths = [path for path, _, _ in sorted(identities)]
            threading.Thread(target=_listen, args=(paths, self._bell, self._ended), daemon=True).start()

    def end(self) -> None:
        """Listen no more."""
        self._ended.set()


def _listen(folders: list[Path], bell: Bell, ended: threading.Event) -> None:
    from watchfiles import watch  # noqa: PLC0415 - the first scan need not wait for it

    # Too many folders for inotify, or one that went away: the scans see everything, only later.
    with contextlib.suppress(OSError, RuntimeError):
        for _changes in watch(
            *folders, watch_filter=None, stop_event=ended, debounce=200, rust_timeout=1_000, raise_interrupt=False
        ):
            bell.ring()


def _identify(folder: Path) -> _Identity | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return folder, status.st_dev, status.st_ino
