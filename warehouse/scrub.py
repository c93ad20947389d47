"""Leave no byte of what was forgotten in any file: DuckDB's freed blocks, older versions, what killed runs left."""

import os
import shutil

from warehouse.connect import open_working
from warehouse.paths import WarehousePaths


def begin_forgetting(paths: WarehousePaths) -> None:
    """Declare, before anything is deleted, that files hold what must go; it stands until `sweep_files`."""
    paths.private.mkdir(parents=True, exist_ok=True)
    paths.forgetting.touch()
    _sync_folder(paths)


def rebuild_working(paths: WarehousePaths) -> None:
    """Write the closed working database anew: its file keeps the bytes of deleted rows in blocks it calls free.

    A kill leaves either the old file or the new one. It takes as much room as the database, for as long.
    """
    fresh = paths.working.with_suffix(".rebuilt")
    for path in (fresh, fresh.with_suffix(".rebuilt.wal")):
        path.unlink(missing_ok=True)
    with open_working(paths) as con:
        name = str(fresh).replace("'", "''")
        con.execute(f"ATTACH '{name}' AS fresh (STORAGE_VERSION 'v1.5.0')")
        con.execute("COPY FROM DATABASE working TO fresh")
        con.execute("CHECKPOINT fresh")
        con.execute("DETACH fresh")
    descriptor = os.open(fresh, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    fresh.replace(paths.working)


def sweep_files(paths: WarehousePaths) -> None:
    """Remove every file beside the published version that may hold what was forgotten, unless it still waits there.

    Those who have an older version open keep reading it; its blocks go when they close it.
    """
    with open_working(paths) as con:
        waits = con.execute("SELECT count(*) FROM pending WHERE stage = 'forget'").fetchone() != (0,)
    if waits:
        return
    current = paths.published.resolve()
    stale = [path for path in paths.versions() if path.resolve() != current]
    stale += paths.directory.glob(f".{paths.published.stem}-*.tmp")
    own = {paths.working.name, paths.lock.name, paths.forgetting.name, f"{paths.working.name}.wal"}
    stale += [
        path for path in paths.private.iterdir() if path.name.startswith(paths.working.stem) and path.name not in own
    ]
    for path in stale:
        path.unlink(missing_ok=True)
    for folder in (paths.backups, paths.private / "spill"):
        shutil.rmtree(folder, ignore_errors=True)
    paths.forgetting.unlink()
    _sync_folder(paths)


def _sync_folder(paths: WarehousePaths) -> None:
    descriptor = os.open(paths.private, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
