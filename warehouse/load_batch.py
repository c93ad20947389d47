"""Load one batch: its documents' rows, what its sources deliver and the files it completed, in one transaction."""

import uuid
from collections.abc import Mapping
from datetime import datetime

import pyarrow as pa

from warehouse.connect import Connection, transaction
from warehouse.sql_files import list_sql, read_sql

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
    """Make the temporary table that remembers, over the batches of one run, what each container file held."""
    con.execute("CREATE OR REPLACE TEMP TABLE seen_sources (root VARCHAR, file_id VARCHAR, source_id VARCHAR)")


def load_batch(con: Connection, frames: Mapping[str, pa.Table], run_id: uuid.UUID, now: datetime) -> None:
    """Load the frames of one batch, all or nothing.

    Args:
        con: the working database, with `begin_run` called.
        frames: the tables of `transforms.frames.SCHEMAS` plus `sources`, `files`, `removals` and `raw`.
        run_id: the run that loads.
        now: the time written to the rows, with a zone.
    """
    staged = [f"staged_{name}" for name in frames]
    for name, table in frames.items():
        con.register(f"staged_{name}", table)
    try:
        set_context(con, run_id, now)
        with transaction(con):
            for path in list_sql("load"):
                con.execute(read_sql(path))
    finally:
        for name in staged:
            con.unregister(name)


def set_context(con: Connection, run_id: uuid.UUID, now: datetime) -> None:
    """Give the SQL files the run's id and time, as variables."""
    con.execute("SET VARIABLE run_id = ?", [str(run_id)])
    con.execute("SET VARIABLE now = ?", [now.isoformat()])
