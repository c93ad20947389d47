"""A fresh working database to load Arrow tables into, and the tables that a batch may leave empty."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from transforms.frames import empty_rows, to_tables
from warehouse.connect import Connection, open_working
from warehouse.load_batch import FILES, RAW, REMOVALS, SOURCES, begin_run
from warehouse.paths import WarehousePaths
from warehouse.prepare import prepare


@contextlib.contextmanager
def open_fresh(folder: Path) -> Iterator[Connection]:
    """A migrated, empty working database on disk, ready for `load_batch`."""
    paths = WarehousePaths(folder / "moisson.duckdb")
    with open_working(paths) as con:
        prepare(con, paths)
        begin_run(con)
        yield con


def empty_frames() -> dict[str, pa.Table]:
    """Every table `load_batch` wants, without rows."""
    frames = {name: table for name, table in to_tables(empty_rows()).items() if name not in ("outcomes", "timings")}
    own = {"sources": SOURCES, "files": FILES, "removals": REMOVALS, "raw": RAW}
    return frames | {name: schema.empty_table() for name, schema in own.items()}
