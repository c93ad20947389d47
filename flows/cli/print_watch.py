"""What a watch prints: a line a run on standard output, troubles on standard error."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from flows.cli.printing import printable
from flows.progress import Reporter, make_reporter
from flows.report import RunReport

_SHOWN = ("added", "changed", "removed", "duplicate", "failed", "skipped")


@dataclass(frozen=True, slots=True)
class WatchPrinter:
    """Text: one line per run that did something. JSON: one object per run or trouble, a line each."""

    as_json: bool

    def begin(self, paths: Sequence[str], seconds: float) -> None:
        """The watch begins."""
        if not self.as_json:
            self._say(f"watching {printable(', '.join(paths))} every {seconds:g} s")

    def make_reporter(self) -> Reporter:
        """Bars on a terminal; silence in a pipe, where a run is one line."""
        return make_reporter(quiet=self.as_json or not sys.stderr.isatty())

    def ran(self, path: str, report: RunReport) -> None:
        """A run is complete."""
        if self.as_json:
            _print_json({"at": _now(), "status": "complete", "path": path} | report.as_json())
            return
        if not report.changed and not report.is_new_version:
            return
        done = ", ".join(f"{name} {report.counts[name]:,}" for name in _SHOWN if report.counts.get(name))
        seconds = sum(report.wall_seconds.values())
        print(
            f"{_now()} {printable(path)}: {done or 'finished earlier work'}; version {report.version}, {seconds:.1f} s",
            flush=True,
        )

    def failed(self, path: str, kind: str, message: str) -> None:
        """Something is wrong."""
        if self.as_json:
            _print_json({"at": _now(), "status": kind, "path": path, "error": message})
        else:
            self._say(f"{printable(path)}: {printable(message)}")

    def well(self, path: str) -> None:
        """It no longer is."""
        if self.as_json:
            _print_json({"at": _now(), "status": "well", "path": path})
        else:
            self._say(f"{printable(path)}: in order again")

    def _say(self, message: str) -> None:
        """A line for whoever reads the log."""
        print(f"{_now()} moisson: {message}", file=sys.stderr, flush=True)


def _print_json(value: dict[str, object]) -> None:
    print(json.dumps(value, ensure_ascii=False, default=str), flush=True)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
