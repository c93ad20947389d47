"""Start again from a published version where the working database is missing or damaged; what was damaged is kept.

Files that came after that version are read again by the run: nothing that still stands on disk is lost.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb

from warehouse.connect import open_working
from warehouse.copy_file import copy_file
from warehouse.errors import WarehouseError
from warehouse.migrate import is_behind
from warehouse.paths import WarehousePaths

_SIGNS = (
    "not a valid DuckDB database file",
    "Could not read enough bytes from file",
    "Corrupt database file",
    "WAL checkpoint iteration does not match",
    "WAL was created for a different database",
)
"""What DuckDB 2.0 and 1.5 say of a file that is cut short, overwritten, or beside another's write-ahead log."""

KEEP_BACKUPS = 3
"""Working databases kept aside: from before an upgrade, or damaged."""


def recover_working(paths: WarehousePaths) -> list[str]:
    """Make sure that the working database opens, and copy it before an upgrade; the caller holds the writer's lock.

    Returns:
        what was unusual and what was done about it.
    """
    notes: list[str] = []
    if not paths.working.exists():
        restored = _restore(paths)
        notes += [f"the working database was missing: {restored}"] if restored else []
    elif problem := _problem(paths, notes):
        kept = set_aside(paths)
        notes.append(f"{problem}; it is kept in {kept}, {_restore(paths) or 'a new one is begun'}")
    else:
        return notes
    if paths.forgetting.exists():
        notes.append("something was being forgotten: its tombstone is lost with that file, run `moisson forget` again")
    return notes


@contextlib.contextmanager
def damage_set_aside(paths: WarehousePaths) -> Iterator[None]:
    """Where the block finds the working database damaged, move it away, so that the next run starts from a sound one.

    WarehouseError: it was.
    """
    try:
        yield
    except duckdb.Error as error:
        if not _is_damage(error):
            raise
        kept = set_aside(paths)
        message = f"{error}; the damaged database is kept in {kept}: run again, from the last published version on"
        raise WarehouseError(message) from error


def _is_damage(error: duckdb.Error) -> bool:
    return any(sign in str(error) for sign in _SIGNS)


def set_aside(paths: WarehousePaths) -> Path:
    """Move the closed working database and its write-ahead log away; gives the folder."""
    folder = _new_backup(paths)
    for path in (paths.working, _log(paths)):
        if path.exists():
            path.replace(folder / path.name)
    return folder


def _problem(paths: WarehousePaths, notes: list[str]) -> str | None:
    """Why the working database does not open, None where it does. A log of another file is set aside by itself."""
    for _ in range(2):
        try:
            with open_working(paths) as con:
                upgrade = is_behind(con)
        except duckdb.Error as error:
            if not _is_damage(error):
                raise
            if "WAL" not in str(error) or not _log(paths).exists():
                return str(error)
            folder = _new_backup(paths)
            _log(paths).replace(folder / _log(paths).name)
            notes.append(f"{_log(paths)} belongs to another file; it is kept in {folder}")
        else:
            if upgrade:
                copy_file(paths.working, _new_backup(paths) / paths.working.name)
            return None
    return f"{paths.working} does not open"


def _new_backup(paths: WarehousePaths) -> Path:
    """An empty folder for what is set aside; the oldest beyond `KEEP_BACKUPS` go."""
    numbers = sorted(int(path.name) for path in paths.backups.glob("[0-9]*"))
    for number in numbers[: max(0, len(numbers) - KEEP_BACKUPS + 1)]:
        shutil.rmtree(paths.backups / f"{number:04d}")
    folder = paths.backups / f"{(numbers or [0])[-1] + 1:04d}"
    folder.mkdir(parents=True)
    return folder


def _restore(paths: WarehousePaths) -> str | None:
    """Copy the newest published version that opens; None where there is none."""
    current = [paths.published.resolve()] if paths.published.is_symlink() and paths.published.exists() else []
    for version in [*current, *reversed(paths.versions())]:
        if not _opens(version):
            continue
        paths.private.mkdir(parents=True, exist_ok=True)
        temporary = paths.working.with_suffix(".restore")
        copy_file(version, temporary)
        temporary.chmod(0o644)
        temporary.replace(paths.working)
        return f"the working database starts again from {version.name}"
    return None


def _opens(version: Path) -> bool:
    with contextlib.suppress(duckdb.Error), duckdb.connect(str(version), read_only=True) as con:
        return con.execute("SELECT count(*) FROM meta").fetchone() is not None
    return False


def _log(paths: WarehousePaths) -> Path:
    return paths.working.with_suffix(".duckdb.wal")
