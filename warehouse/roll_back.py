"""Return to an earlier version: it becomes the working database again, and a new version with the old content.

Names are never used twice, so the symlink does not go back to the old name: readers and backups can trust that a number
means one content. The database that is left is kept beside, the log of its runs is carried over.
"""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connect import Connection, open_published, open_writable
from warehouse.copy_file import copy_file
from warehouse.errors import WarehouseError
from warehouse.migrate import migrate
from warehouse.paths import WarehousePaths
from warehouse.recover import set_aside
from warehouse.run_log import last_digests
from warehouse.sql_files import read_sql

LaterFiles = list[tuple[str, str]]
"""(root, file_id) of the files that came after a version."""


def list_versions(paths: WarehousePaths) -> list[dict[str, Any]]:
    """The published versions on disk, newest first: version, is_current, published_at, documents, last_run, digest."""
    return [_describe(paths, path) for path in reversed(paths.versions())]


def find_version(paths: WarehousePaths, number: int | None) -> Path:
    """The version to return to: `number`, or the one before the current. WarehouseError where it is not on disk."""
    current = _number(paths.published.resolve())
    earlier = [path for path in paths.versions() if _number(path) < current]
    if number is None and earlier:
        return earlier[-1]
    wanted = [path for path in earlier if _number(path) == number]
    if not wanted:
        kept = ", ".join(str(_number(path)) for path in earlier) or "none"
        raise WarehouseError(f"no earlier version {number or ''} of {paths.published} is kept (kept: {kept})")
    return wanted[0]


@contextlib.contextmanager
def open_candidate(paths: WarehousePaths, version: Path) -> Iterator[tuple[Connection, LaterFiles]]:
    """A copy of a version that could become the working database, with the runs of the present one.

    Gives the open copy, numbered after every version there was, and the files that it does not know. The caller writes
    the row of its run; nothing happens to the working database before `take_candidate`.
    """
    candidate = _candidate(paths)
    for left in (candidate, candidate.with_suffix(".rollback.wal")):
        left.unlink(missing_ok=True)
    copy_file(version, candidate)
    candidate.chmod(0o644)
    with open_writable(candidate, paths.private / "spill") as con:
        migrate(con)
        name = str(paths.working).replace("'", "''")
        con.execute(f"ATTACH '{name}' AS newer (READ_ONLY)")
        digests = last_digests(con)
        con.execute(read_sql("rollback/carry_runs.sql"))
        later = con.execute(read_sql("rollback/later_files.sql")).fetchall()
        row = con.execute("SELECT value::BIGINT FROM newer.meta WHERE key = 'content_version'").fetchone()
        con.execute("DETACH newer")
        highest = max(_number(path) for path in paths.versions())
        number = max(row[0] if row else 0, highest) + 1
        con.execute("UPDATE meta SET value = ? WHERE key = 'content_version'", [str(number)])
        if digests and digests.content:
            con.execute(read_sql("runs/keep_digests.sql"), digests._asdict())
        yield con, later
        con.execute("CHECKPOINT")


def take_candidate(paths: WarehousePaths) -> Path:
    """Let the closed candidate be the working database; returns where the one before is kept.

    Killed in between, the next run starts from the published version: then nothing was rolled back.
    """
    kept = set_aside(paths)
    _candidate(paths).replace(paths.working)
    return kept


def drop_candidate(paths: WarehousePaths) -> None:
    """Forget about a candidate that is not wanted."""
    _candidate(paths).unlink(missing_ok=True)


def _candidate(paths: WarehousePaths) -> Path:
    return paths.working.with_suffix(".rollback")


def _describe(paths: WarehousePaths, path: Path) -> dict[str, Any]:
    found: dict[str, Any] = {
        "version": _number(path),
        "is_current": path.resolve() == paths.published.resolve(),
        "published_at": datetime.fromtimestamp(path.stat().st_mtime, UTC),
        "size_bytes": path.stat().st_size,
    }
    try:
        with open_published(path) as con:
            return found | {
                "documents": _value(con, "SELECT count(*) FROM documents WHERE is_current"),
                "last_run": _value(con, "SELECT max(finished_at) FROM runs WHERE status = 'complete'"),
                "content_digest": _value(con, "SELECT value FROM meta WHERE key = 'content_digest'"),
                "problem": None,
            }
    except duckdb.Error as error:  # a damaged version is listed too, so that nobody returns to it
        return found | dict.fromkeys(("documents", "last_run", "content_digest")) | {"problem": str(error)}


def _value(con: Connection, sql: str) -> Any:
    row = con.execute(sql).fetchone()
    return row[0] if row else None


def _number(path: Path) -> int:
    return int(path.stem.rsplit("-", 1)[-1])
