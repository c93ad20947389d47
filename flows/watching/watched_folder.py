"""One watched folder: scan it, and say when a run is due."""

from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from flows.errors import RunError
from flows.inputs.discover import discover
from flows.inputs.location import parse_location
from flows.inputs.resolve_targets import Target, resolve_targets
from flows.settings import Settings
from flows.watching.keep_settled import STAT, Settled, read_stats
from flows.watching.stand_still import StandStill
from warehouse.connect import open_published
from warehouse.judgement_inbox import list_waiting
from warehouse.known_state import known_roots
from warehouse.paths import WarehousePaths

LONGEST_PAUSE = 600.0
"""Most seconds between tries when runs go on failing."""


@dataclass(slots=True)
class WatchedFolder:
    """A folder (or a path inside a known root), its files, and the trouble it is in."""

    path: str | Path
    settings: Settings
    _still: StandStill = field(init=False)
    _target: Target | None = None
    _version: Path | None = None
    _roots: list[str] = field(default_factory=list)
    _ready_since: float | None = None
    _held: Settled | None = None
    _failures: int = 0
    _not_before: float = 0.0
    _left: frozenset[str] = frozenset()
    _taken: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._still = StandStill(self.settings.watch_seconds)

    def scan(self, now: float) -> Settled | None:
        """List every file; what a run should take, None while there is nothing, or not yet.

        While files keep arriving, what stands still waits `MOISSON_WATCH_PATIENCE`: one run instead of many. A
        judgement in the inbox waits for nothing.

        Raises:
            RunError, OSError: the folder is not there, or cannot be listed.
        """
        target = self._resolve()
        discovery = discover(target.root, target.only, self.settings.gazetteer_path)
        if target != self._target:
            self._target, self._still = target, StandStill(self.settings.watch_seconds)
        self._still.observe(read_stats(pa.table(discovery.entries).select(["file_id", *STAT])), now)
        settled = self._still.settled(now)
        if not self._still.is_due(settled):
            self._ready_since = None
            return settled if self._is_judged() and now >= self._not_before and settled != self._held else None
        self._ready_since = now if self._ready_since is None else self._ready_since
        is_time = self._still.is_quiet(settled) or now - self._ready_since >= self.settings.watch_patience
        return settled if is_time and now >= self._not_before and settled != self._held else None

    @property
    def is_in_order(self) -> bool:
        """Whether the last run took all there was to take."""
        return self._ready_since is None

    def finish(self, settled: Settled) -> None:
        """A run took it."""
        self._still.finish(settled)
        self._taken = self._left
        self._ready_since, self._held, self._failures, self._not_before = None, None, 0, 0.0

    def hold(self, settled: Settled) -> None:
        """A guard refused it: no run as long as the folder looks just so."""
        self._held = settled

    def back_off(self, now: float) -> float:
        """A run failed: the seconds until the next try, twice as many each time."""
        pause = min(LONGEST_PAUSE, self.settings.watch_seconds * 2.0**self._failures)
        self._failures = min(self._failures + 1, 32)
        self._not_before = now + pause
        return pause

    def _is_judged(self) -> bool:
        """Whether somebody left a judgement since the last run; one that stays is no reason for another."""
        self._left = list_waiting(WarehousePaths(self.settings.warehouse.expanduser().absolute()))
        return bool(self._left - self._taken)

    def _resolve(self) -> Target:
        local = parse_location(self.path)
        if isinstance(local, Path) and not local.expanduser().exists():  # a dangling link would pass for a file
            raise RunError(f"no file or folder {self.path}; is it mounted?")
        published = self.settings.warehouse.expanduser()
        version = published.resolve()
        if version != self._version and published.exists():
            with open_published(published) as con:
                self._roots = known_roots(con)
            self._version = version
        return resolve_targets([self.path], self._roots, self.settings.seeds)[0]
