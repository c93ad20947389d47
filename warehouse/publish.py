"""Publish the working database as a new read-only version and flip the symlink: readers never wait, never see half."""

import os
import shutil
from pathlib import Path

from warehouse.copy_file import copy_file
from warehouse.errors import WarehouseError
from warehouse.paths import WarehousePaths
from warehouse.scrub import rebuild_working, sweep_files

KEEP_VERSIONS = 3
"""Versions left on disk: long queries keep their snapshot, a bad publish can be undone."""


def publish(paths: WarehousePaths, content_version: int) -> Path | None:
    """Copy the closed working database to a new version; None when that version is already the published one.

    After `moisson forget` the copy is one of a file written anew, and every older version goes.

    The working database must be closed and checkpointed: copying a file this process has open drops DuckDB's lock,
    and a copy without its write-ahead log would lose the tail.

    Raises:
        WarehouseError: the published path is a real file (never overwritten), or the disk is full.
    """
    target = paths.version(content_version)
    is_published = paths.published.is_symlink() and paths.published.resolve() == target.resolve() and target.exists()
    is_forgetting = paths.forgetting.exists()
    if not is_published:
        _publish(paths, target, rebuild=is_forgetting)
    if is_forgetting:
        sweep_files(paths)
    return None if is_published else target


def _publish(paths: WarehousePaths, target: Path, *, rebuild: bool) -> None:
    refuse_foreign(paths)
    if paths.working.with_suffix(".duckdb.wal").exists():
        raise WarehouseError(f"{paths.working} still has a write-ahead log; run `moisson ingest` again to recover it")
    for abandoned in paths.directory.glob(f".{paths.published.stem}-*.tmp"):  # by a run that died here
        abandoned.unlink()
    _require_space(paths)
    if rebuild:
        rebuild_working(paths)
    temporary = paths.directory / f".{target.name}.tmp"
    copy_file(paths.working, temporary)
    _fsync(temporary)
    temporary.chmod(0o444)
    temporary.rename(target)
    _flip(paths, target)
    _drop_old(paths)


def refuse_foreign(paths: WarehousePaths) -> None:
    """WarehouseError where the published path is a file that somebody else put there."""
    if paths.published.exists() and not paths.published.is_symlink():
        raise WarehouseError(f"{paths.published} is a file moisson did not publish; move it away and run again")


def _require_space(paths: WarehousePaths) -> None:
    needed, free = paths.working.stat().st_size, shutil.disk_usage(paths.directory).free
    if free < needed:
        message = f"publishing needs {needed / 1e6:,.0f} MB in {paths.directory}, {free / 1e6:,.0f} MB are free"
        raise WarehouseError(f"{message}; make room and run again, nothing is lost")


def _flip(paths: WarehousePaths, target: Path) -> None:
    link = paths.directory / f".{paths.published.name}.link"
    link.unlink(missing_ok=True)
    link.symlink_to(target.name)
    link.replace(paths.published)
    _fsync(paths.directory)


def _drop_old(paths: WarehousePaths) -> None:
    current = paths.published.resolve()
    for old in [path for path in paths.versions() if path.resolve() != current][: -(KEEP_VERSIONS - 1)]:
        old.unlink()


def _fsync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
