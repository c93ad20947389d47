"""Which files of a folder stand still, from one full scan after another. Time comes in as an argument."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from flows.watching.keep_settled import Settled, Stat


@dataclass(slots=True)
class StandStill:
    """What was seen of a folder. A file stands still once it looked the same for `seconds`, in two scans at least.

    The clock is the watcher's own: the age of a file says nothing, since copying may keep modification times.
    """

    seconds: float
    _seen: dict[str, tuple[Stat, float]] = field(default_factory=dict)
    _lost: dict[str, float] = field(default_factory=dict)
    _done: dict[str, Stat | None] | None = None

    def observe(self, stats: Iterable[tuple[str, Stat]], now: float) -> None:
        """Take in a full scan: `file_id` and stat of every file."""
        before, self._seen = self._seen, {}
        for file_id, stat in stats:
            known = before.get(file_id)
            self._seen[file_id] = known if known and known[0] == stat else (stat, now)
        lost = dict.fromkeys(before, now) | self._lost
        self._lost = {
            file_id: since
            for file_id, since in lost.items()
            if file_id not in self._seen and now - since < self.seconds
        }

    def settled(self, now: float) -> Settled:
        """What a run may read now, and what it must not judge removed."""
        still = {file_id: stat for file_id, (stat, since) in self._seen.items() if now - since >= self.seconds}
        return Settled(still, self._seen.keys() | self._lost.keys())

    def is_quiet(self, settled: Settled) -> bool:
        """Whether nothing moves: every file present stands still and none went missing lately."""
        return len(settled.files) == len(settled.present)

    def is_due(self, settled: Settled) -> bool:
        """Whether a run would find anything that the last one did not; the first run has to look for itself."""
        if self._done is None:
            return bool(settled.files) or self.is_quiet(settled)
        arrived = any(self._done.get(file_id) != stat for file_id, stat in settled.files.items())
        return arrived or not self._done.keys() <= settled.present

    def finish(self, settled: Settled) -> None:
        """A run took these. What still moved is as good as unknown: it is due once it stands still, or is gone."""
        self._done = {file_id: settled.files.get(file_id) for file_id in settled.present}
