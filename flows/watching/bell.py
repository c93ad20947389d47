"""What ends a wait early: something moved in a folder, or the process was asked to stop."""

import contextlib
import os
import select
import signal
import threading
import time
from collections.abc import Iterator
from types import FrameType

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


class Bell:
    """Rung from any thread and from signal handlers, hence a pipe: an Event's lock may be held when a signal comes."""

    def __init__(self) -> None:
        self.stopping = False
        self._ears, self._rope = os.pipe()
        os.set_blocking(self._ears, False)
        os.set_blocking(self._rope, False)

    def ring(self) -> None:
        """End the present wait, or the next one."""
        with contextlib.suppress(BlockingIOError):  # the pipe is full of rings nobody heard yet
            os.write(self._rope, b".")

    def stop(self) -> None:
        """Ring for the last time."""
        self.stopping = True
        self.ring()

    def wait(self, seconds: float, at_least: float = 0.0) -> bool:
        """Wait for `seconds`, for `at_least` when it rings, not at all once it is stopping; whether it rang."""
        began = time.monotonic()
        until, rang = began + seconds, False
        while not self.stopping and (left := until - time.monotonic()) > 0:
            if select.select([self._ears], [], [], left)[0]:
                with contextlib.suppress(BlockingIOError):
                    os.read(self._ears, 65_536)
                until, rang = min(until, began + at_least), True
        return rang


@contextlib.contextmanager
def catch_signals(bell: Bell) -> Iterator[None]:
    """SIGTERM and SIGINT stop the bell; a second one ends the process, as it would without us.

    Only the main thread may handle signals: elsewhere nothing is caught.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = {number: signal.getsignal(number) for number in _SIGNALS}

    def stop(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        bell.stop()

    for number in _SIGNALS:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
