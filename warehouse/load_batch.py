"""Load one batch: its documents' rows, what its sources deliver and the files it completed, in one transaction."""

import glob
import uuid
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import pyarrow as pa

from warehouse.connect import Connection, transaction
from warehouse.sql_files import list_sql, read_sql

Frame: TypeAlias = "pa.Table | Path"
"""Rows in memory, or the Parquet file they are in."""

SOURCES = pa.schema(
    [
        ("root", pa.string()),
        ("source_id", pa.string()),
        ("file_id", pa.string()),
        ("record_no", pa.int32()),
        ("document_id", pa.string()),
        ("outcome", pa.string()),
        ("reason", pa.string()),
        ("detail", pa.string()),
        ("size_bytes", pa.int64()),
        ("modified_at", pa.timestamp("us", tz="UTC")),
        ("raw_sha256", pa.string()),
        (
            "sidecar",
            pa.struct(
                [
                    ("title", pa.string()),
                    ("authors", pa.list_(pa.string())),
                    ("publisher", pa.string()),
                    ("url", pa.string()),
                    ("published_on", pa.date32()),
                    ("published_at", pa.timestamp("us", tz="UTC")),
                    ("published_from", pa.string()),
                    ("kind", pa.string()),
                ]
            ),
        ),
        ("name_date", pa.date32()),
        ("seconds", pa.float64()),
    ]
)
"""What was read from each source; `outcome` is delivered, failed or skipped."""

FILES = pa.schema(
    [
        ("root", pa.string()),
        ("file_id", pa.string()),
        ("size_bytes", pa.int64()),
        ("mtime_ns", pa.int64()),
        ("inode", pa.uint64()),
        ("sidecar_size", pa.int64()),
        ("sidecar_mtime_ns", pa.int64()),
        ("fingerprint", pa.string()),
        ("config_hash", pa.string()),
        ("same_bytes", pa.bool_()),
    ]
)
"""Files read to their end; `same_bytes` where only the stat moved, so that its records were not read again."""

REMOVALS = pa.schema([("root", pa.string()), ("file_id", pa.string())])
"""Files that are gone."""

RAW = pa.schema([("raw_sha256", pa.string()), ("pack", pa.string())])
"""Where the batch's raw bytes were written."""


def begin_run(con: Connection) -> None:
    """Make what loading remembers over the batches of one run: what each container file held, what is a retry."""
    con.execute("CREATE OR REPLACE TEMP TABLE seen_sources (root VARCHAR, file_id VARCHAR, source_id VARCHAR)")
    con.execute("CREATE OR REPLACE TEMP TABLE retried_sources (root VARCHAR, source_id VARCHAR)")


def load_batch(con: Connection, frames: Mapping[str, Frame], run_id: uuid.UUID, now: datetime) -> None:
    """Load the frames of one batch, all or nothing.

    Args:
        con: the working database, with `begin_run` called.
        frames: the tables of `transforms.frames.SCHEMAS` plus `sources`, `files`, `removals` and `raw`; DuckDB copies
            those in files itself.
        run_id: the run that loads.
        now: the time written to the rows, with a zone.
    """
    try:
        for name, frame in frames.items():
            _stage(con, f"staged_{name}", frame)
        set_context(con, run_id, now)
        with transaction(con):
            for path in list_sql("load"):
                con.execute(read_sql(path))
    finally:
        for name, frame in frames.items():
            _unstage(con, f"staged_{name}", frame)


def _stage(con: Connection, name: str, frame: Frame) -> None:
    if not isinstance(frame, Path):
        con.register(name, frame)
        return
    file = "'" + glob.escape(str(frame)).replace("'", "''") + "'"  # COPY takes no parameters, and reads patterns
    con.execute(f"CREATE TEMP TABLE {name} AS FROM read_parquet({file}, hive_partitioning = false) LIMIT 0")
    con.execute(f"COPY {name} FROM {file} (FORMAT parquet)")


def _unstage(con: Connection, name: str, frame: Frame) -> None:
    if isinstance(frame, Path):
        con.execute(f"DROP TABLE IF EXISTS temp.{name}")
    else:
        con.unregister(name)


def set_context(con: Connection, run_id: uuid.UUID, now: datetime) -> None:
    """Give the SQL files the run's id and time, as variables."""
    con.execute("SET VARIABLE run_id = ?", [str(run_id)])
    con.execute("SET VARIABLE now = ?", [now.isoformat()])
