"""Open the working database (one writer) or the published copy (any number of readers)."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import NoWarehouseError
from warehouse.paths import WarehousePaths

Connection = duckdb.DuckDBPyConnection

_CONFIG: dict[str, Any] = {
    # Offline a missing function must fail at once, not after a look-up on the network.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


WORKING_MEMORY = "1GB"
"""What DuckDB may hold of the working database; beyond, it drops cached blocks and spills. The corpus-wide stages work
in slices that fit: without a limit the process grows with the file it reads."""

LOADING_MEMORY = "512MB"
"""The same while workers, which hold language models, run beside: loading asks for a few narrow columns."""

LOG_BEFORE_CHECKPOINT = "64MB"
"""Committed rows in the write-ahead log that wait to be written to the file. A checkpoint writes the last row group of
each relation anew: at DuckDB's 16 MB loading spends two fifths of its time on that; beyond 64 MB only memory grows."""


ROWS_READ_BY_NUMBER = 2**26 - 2**23
"""Rows of a table that may be read by their numbers. Where those wanted lie 2**26 apart DuckDB 2.0 pushes a Bloom
filter into the scan, which misreads blocks that have deleted rows; a transaction that fetches adds fewer than 2**23."""

NEVER_READ_BY_NUMBER = ("anchors", "claim_anchors", "search_postings")
"""The longest tables; they are joined plainly."""

MISREADING = ("late_materialization", "top_n_window_elimination")
"""Optimizers that make such reads of `ORDER BY … LIMIT` and `QUALIFY row_number()`, also where rows of the open
transaction are among them: their numbers lie that far from all others."""


@contextlib.contextmanager
def open_working(paths: WarehousePaths) -> Iterator[Connection]:
    """The private database, created when missing; the caller holds the writer's lock.

    It is written in the storage version of DuckDB 1.5, so that analysts' tools of either major version open the copy.
    """
    paths.private.mkdir(parents=True, exist_ok=True)
    with open_writable(paths.working, paths.private / "spill") as con:
        yield con


@contextlib.contextmanager
def open_writable(path: Path, spill: Path) -> Iterator[Connection]:
    """A database file, opened as `open_working` does; what does not fit in memory goes to the folder `spill`."""
    config = _CONFIG | {
        "storage_compatibility_version": "v1.5.0",
        "temp_directory": str(spill),
        "memory_limit": WORKING_MEMORY,
        "checkpoint_threshold": LOG_BEFORE_CHECKPOINT,
    }
    con = duckdb.connect(str(path), config=config)
    try:
        con.execute("SET TimeZone = 'UTC'")  # digests and dates must not depend on the machine's zone
        yield con
    finally:
        con.close()


def avoid_misreading(con: Connection, *, is_written: bool) -> None:
    """Turn off what makes DuckDB 2.0 misread rows by number (warehouse/README.md).

    Where tables are large these are the filters of joins: without them a join reads all rows of both sides.
    """
    sizes = con.execute("SELECT table_name, estimated_size FROM duckdb_tables() WHERE NOT temporary").fetchall()
    rows = max((size for table, size in sizes if table not in NEVER_READ_BY_NUMBER), default=0)
    is_far = rows >= ROWS_READ_BY_NUMBER
    off = (*(MISREADING if is_written or is_far else ()), *(("join_filter_pushdown",) if is_far else ()))
    con.execute("SET disabled_optimizers = ?", [",".join(off)])


@contextlib.contextmanager
def loading_memory(con: Connection) -> Iterator[None]:
    """Within, DuckDB holds at most `LOADING_MEMORY` of a working database."""
    con.execute(f"SET memory_limit = '{LOADING_MEMORY}'")
    try:
        yield
    finally:
        con.execute(f"SET memory_limit = '{WORKING_MEMORY}'")


@contextlib.contextmanager
def open_published(path: Path, memory: str | None = None) -> Iterator[Connection]:
    """A published warehouse, read-only, without access to files or network; NoWarehouseError when there is none.

    `memory` is what DuckDB may take, in its own notation; a query that needs more fails, for nothing is spilled.
    """
    if not path.exists():
        raise NoWarehouseError(f"no warehouse at {path}; run `moisson ingest` first, or set MOISSON_WAREHOUSE")
    limit = {"memory_limit": memory, "temp_directory": ""} if memory else {}
    con = duckdb.connect(str(path.resolve()), read_only=True, config=_CONFIG | limit)
    try:
        con.execute("SET TimeZone = 'UTC'")
        avoid_misreading(con, is_written=False)
        con.execute("SET enable_external_access = false")
        con.execute("SET lock_configuration = true")
        yield con
    finally:
        con.close()


def begin(con: Connection) -> None:
    """Begin a transaction that the caller ends; most want `transaction`."""
    avoid_misreading(con, is_written=True)
    con.execute("BEGIN TRANSACTION")


@contextlib.contextmanager
def transaction(con: Connection) -> Iterator[None]:
    """All or nothing: commit at the end, roll back on any exception."""
    begin(con)
    try:
        yield
    except BaseException:
        with contextlib.suppress(duckdb.Error):  # the error that brought us here matters more
            con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")


@contextlib.contextmanager
def open_memory() -> Iterator[Connection]:
    """An empty database in memory, to ask what a first run would do."""
    con = duckdb.connect(":memory:", config=_CONFIG)
    try:
        con.execute("SET TimeZone = 'UTC'")
        yield con
    finally:
        con.close()
