"""The watch: scan every few seconds, run when something stands still, and let no failure end it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from flows.errors import GuardError, RunError
from flows.progress import Reporter
from flows.report import RunReport
from flows.run_ingest import IngestRequest
from flows.settings import Settings
from flows.watching.bell import Bell, catch_signals
from flows.watching.wake_up import WakeUp
from flows.watching.watched_folder import WatchedFolder
from warehouse.errors import WriterLockedError

Ingest = Callable[[IngestRequest, Reporter], RunReport]


class Listener(Protocol):
    """Who is told what the watch does."""

    def begin(self, paths: Sequence[str], seconds: float) -> None:
        """The watch begins."""

    def make_reporter(self) -> Reporter:
        """Shows one run while it is on."""

    def ran(self, path: str, report: RunReport) -> None:
        """A run is complete."""

    def failed(self, path: str, kind: str, message: str) -> None:
        """Something is wrong: `missing`, `guard`, `locked`, or a `failed` run."""

    def well(self, path: str) -> None:
        """It no longer is."""


class StoppedError(RunError):
    """The watch was asked to stop while a run was on."""


@dataclass(frozen=True, slots=True)
class Stoppable:
    """A reporter that ends its run between two batches or stages when the bell says so; never half-way to a publish."""

    reporter: Reporter
    bell: Bell

    def begin(self, stage: str, total: int | None = None) -> None:
        """Pass on, or stop."""
        if stage != "publish":
            self._stop()
        self.reporter.begin(stage, total)

    def advance(self, count: int = 1) -> None:
        """Pass on, or stop."""
        self._stop()
        self.reporter.advance(count)

    def end(self) -> None:
        """Pass on."""
        self.reporter.end()

    def _stop(self) -> None:
        if self.bell.stopping:
            raise StoppedError("the watch was asked to stop; the next run goes on from here")


def watch(paths: Sequence[str | Path], settings: Settings, ingest: Ingest, listener: Listener, bell: Bell) -> None:
    """Watch folders (the seeds folder without any) until the bell stops, which SIGTERM and SIGINT make it do.

    One run at a time, each over one folder: a guard that holds one folder back does not hold the others.
    """
    attended = [_Attended(WatchedFolder(path, settings), ingest, listener, bell) for path in paths or [settings.seeds]]
    wake_up = WakeUp(bell)
    listener.begin([str(one.folder.path) for one in attended], settings.watch_seconds)
    with catch_signals(bell):
        while not bell.stopping:
            wake_up.follow(Path(one.folder.path).expanduser() for one in attended)
            for one in attended:
                one.attend()
            bell.wait(settings.watch_seconds, at_least=settings.watch_seconds / 5)
    wake_up.end()


@dataclass(slots=True)
class _Attended:
    """A folder with what was last said about it: the same trouble is told once, not every few seconds."""

    folder: WatchedFolder
    ingest: Ingest
    listener: Listener
    bell: Bell
    _trouble: tuple[str, str] | None = None

    def attend(self) -> None:
        """Scan once, and run where that is due."""
        try:
            settled = self.folder.scan(time.monotonic())
        except (RunError, OSError) as error:
            self._fail("missing", str(error))
            return
        if self._trouble and (self._trouble[0] == "missing" or self.folder.is_in_order):
            self._recover()
        if settled is None or self.bell.stopping:
            return
        reporter = self.listener.make_reporter()
        request = IngestRequest((self.folder.path,), trigger="watch", settled=settled)
        try:
            report = self.ingest(request, Stoppable(reporter, self.bell))
        except StoppedError:
            return
        except GuardError as error:
            self.folder.hold(settled)
            self._fail("guard", str(error))
        except WriterLockedError as error:
            self._fail("locked", str(error))
        except Exception as error:
            # Whatever it is, the folder is still there, and so is the next try.
            pause = self.folder.back_off(time.monotonic())
            self._fail("failed", f"{error or type(error).__name__}; next try in {pause:g} s")
        else:
            self.folder.finish(settled)
            self._recover()
            self.listener.ran(str(self.folder.path), report)
        finally:
            reporter.end()

    def _fail(self, kind: str, message: str) -> None:
        # A guard counts files and a lock tells the time: their messages vary while the trouble stays the same.
        trouble = (kind, message if kind == "failed" else "")
        if trouble != self._trouble:
            self._trouble = trouble
            self.listener.failed(str(self.folder.path), kind, message)

    def _recover(self) -> None:
        if self._trouble:
            self._trouble = None
            self.listener.well(str(self.folder.path))
