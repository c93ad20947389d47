"""Where a warehouse keeps its files: all beside the published one, private ones in a hidden folder."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WarehousePaths:
    """Paths derived from the published file, e.g. `warehouse/moisson.duckdb`.

    Attributes:
        published: symlink to the newest published version; what analysts open.
    """

    published: Path

    @property
    def directory(self) -> Path:
        """Folder of the published versions."""
        return self.published.parent

    @property
    def private(self) -> Path:
        """Folder of the working database, the lock and the raw store."""
        return self.directory / f".{self.published.stem}"

    @property
    def working(self) -> Path:
        """The database that runs write to."""
        return self.private / "working.duckdb"

    @property
    def lock(self) -> Path:
        """File whose lock makes a process the one writer."""
        return self.private / "writer.lock"

    @property
    def raw(self) -> Path:
        """Folder of the Parquet packs that hold the records' bytes."""
        return self.private / "raw"

    @property
    def backups(self) -> Path:
        """Folder of working databases that were put aside."""
        return self.private / "backups"

    @property
    def inbox(self) -> Path:
        """Folder of judgements that others left for the next run."""
        return self.private / "inbox"

    @property
    def forgetting(self) -> Path:
        """File that stands while something is being forgotten, until no file of the warehouse holds it any more."""
        return self.private / "forgetting"

    def version(self, number: int) -> Path:
        """A published version; names are never used twice, so that a reader's write-ahead log never meets another."""
        return self.directory / f"{self.published.stem}-{number:08d}{self.published.suffix}"

    def versions(self) -> list[Path]:
        """The published versions on disk, oldest first."""
        return sorted(self.directory.glob(f"{self.published.stem}-{'[0-9]' * 8}{self.published.suffix}"))
