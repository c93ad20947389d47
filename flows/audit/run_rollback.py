"""Return to an earlier published version, unless what came since would be back with the next run."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.errors import GuardError, RunError
from flows.inputs.discover import discover
from flows.progress import Reporter
from flows.read_gazetteer import read_gazetteer
from flows.settings import Settings
from flows.version import pipeline_version
from transforms.search.stem_forms import stem_forms
from warehouse.compute_digests import Digests
from warehouse.index_search import index_documents
from warehouse.lock import writer_lock
from warehouse.paths import WarehousePaths
from warehouse.prepare import content_version
from warehouse.publish import publish, refuse_foreign
from warehouse.recover import recover_working
from warehouse.roll_back import LaterFiles, drop_candidate, find_version, open_candidate, take_candidate
from warehouse.run_log import COUNTS, RunStart, close_run, last_digests, note_run, open_run


@dataclass(frozen=True, slots=True)
class RolledBack:
    """The version returned to, the new one that has its content, where the left database is kept, what would return."""

    version: int
    published_as: int
    kept: Path
    returning: LaterFiles

    def as_json(self) -> dict[str, Any]:
        """Plain values for `--json`."""
        returning = [{"root": root, "file_id": file_id} for root, file_id in self.returning]
        return {
            "version": self.version,
            "published_as": self.published_as,
            "kept": str(self.kept),
            "returning": returning,
        }


def run_rollback(settings: Settings, reporter: Reporter, number: int | None, reason: str, *, force: bool) -> RolledBack:
    """Publish the content of version `number` (the one before the current) again.

    Raises:
        GuardError: files that came after it still stand in their folders; `force` takes them back with the next run.
        WarehouseError: no such version. WriterLockedError: another process is writing.
    """
    paths = WarehousePaths(settings.warehouse.expanduser().absolute())
    gazetteer = read_gazetteer(settings)
    with writer_lock(paths, "rollback", settings.lock_seconds, reporter.begin):
        refuse_foreign(paths)
        recover_working(paths)
        if paths.forgetting.exists():
            raise RunError("something is being forgotten: run `moisson ingest` first, it completes that")
        version = find_version(paths, number)
        reporter.begin("copy")
        with open_candidate(paths, version) as (con, later):
            returning = _still_there(later, settings)
            index_documents(con, stem_forms)  # a version of an earlier release has no index of this one's form
            start = RunStart(
                uuid.uuid4(),
                None,
                "rollback",
                datetime.now(UTC),
                pipeline_version(settings.profile),
                settings.config_hash_with(gazetteer),
            )
            open_run(con, start)
            note_run(con, start.run_id, f"{version.stem}: {reason}")
            digests = last_digests(con) or Digests(None, None)
            close_run(con, start.run_id, datetime.now(UTC), dict.fromkeys(COUNTS, 0), {}, digests)
            published_as = content_version(con)
        if returning and not force:
            drop_candidate(paths)
            raise GuardError(_warn(returning))
        kept = take_candidate(paths)
        reporter.begin("publish")
        publish(paths, published_as)
    return RolledBack(int(version.stem.rsplit("-", 1)[-1]), published_as, kept, returning)


def _still_there(later: LaterFiles, settings: Settings) -> LaterFiles:
    """Those of the files that a run would find."""
    found: LaterFiles = []
    for root in sorted({root for root, _ in later}):
        try:
            listed = set(discover(Path(root), None, settings.gazetteer_path).entries["file_id"].to_pylist())
        except (OSError, RunError):  # what cannot be listed does not come back
            continue
        found += [(root, file_id) for at, file_id in later if at == root and file_id in listed]
    return found


def _warn(returning: LaterFiles) -> str:
    names = ", ".join(file_id for _, file_id in returning[:5])
    return (
        f"{len(returning)} files that came after that version would be back with the next run: {names}"
        f"{', …' if len(returning) > 5 else ''}. Move them out of the folder, or list them in its .moissonignore, and "
        "roll back then; --force rolls back all the same. Nothing was changed"
    )
