"""How a long run shows itself: bars on a terminal, a line a stage in a pipe, nothing for scripts."""

import sys
import time
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import TaskID


class Reporter(Protocol):
    """What the pipeline tells whoever is watching."""

    def begin(self, stage: str, total: int | None = None) -> None:
        """A stage starts; `total` is how many items it has, None when unknown."""

    def advance(self, count: int = 1) -> None:
        """Some items of the present stage are done."""

    def end(self) -> None:
        """Nothing more will come."""


class Silent:
    """Says nothing."""

    def begin(self, stage: str, total: int | None = None) -> None:
        """Ignored."""

    def advance(self, count: int = 1) -> None:
        """Ignored."""

    def end(self) -> None:
        """Ignored."""


class Lines:
    """A line on standard error as each stage ends: for pipes, logs and cron."""

    def __init__(self) -> None:
        self._stage, self._done, self._since = "", 0, 0.0

    def begin(self, stage: str, total: int | None = None) -> None:  # noqa: ARG002 - a line needs no total
        """Close the last stage's line and remember the new one."""
        self.end()
        self._stage, self._done, self._since = stage, 0, time.monotonic()

    def advance(self, count: int = 1) -> None:
        """Count."""
        self._done += count

    def end(self) -> None:
        """Print the present stage's line."""
        if self._stage:
            count = f" {self._done:,}" if self._done else ""
            print(f"{self._stage}{count} ({time.monotonic() - self._since:.1f} s)", file=sys.stderr)
        self._stage = ""


class Bars:
    """Rich progress bars on a terminal."""

    def __init__(self) -> None:
        from rich import progress as bars  # noqa: PLC0415 - only a terminal needs it
        from rich.console import Console  # noqa: PLC0415 - as above

        columns = (
            bars.SpinnerColumn(),
            bars.TextColumn("{task.description:<12}"),
            bars.BarColumn(),
            bars.MofNCompleteColumn(),
            bars.TimeElapsedColumn(),
        )
        self._progress = bars.Progress(*columns, console=Console(stderr=True), transient=True)
        self._progress.start()
        self._task: TaskID | None = None

    def begin(self, stage: str, total: int | None = None) -> None:
        """Finish the last bar and add one."""
        if self._task is not None:
            self._progress.update(self._task, visible=False)
        self._task = self._progress.add_task(stage, total=total)

    def advance(self, count: int = 1) -> None:
        """Move the bar."""
        if self._task is not None:
            self._progress.advance(self._task, count)

    def end(self) -> None:
        """Take the bars away."""
        self._progress.stop()


def make_reporter(*, quiet: bool) -> Reporter:
    """Bars on a terminal, lines elsewhere, nothing when `quiet`."""
    if quiet:
        return Silent()
    return Bars() if sys.stderr.isatty() else Lines()
