"""What earlier runs left in the working database, as the planner needs it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from warehouse.connect import Connection
from warehouse.sql_files import read_sql


def known_roots(con: Connection) -> list[str]:
    """The roots ever scanned."""
    return [row[0] for row in con.execute("SELECT DISTINCT root FROM files ORDER BY root").fetchall()]


@dataclass(frozen=True, slots=True)
class Compared:
    """The files of a root, listed and known.

    Attributes:
        to_read: the listed files that are not as they were, by file_id, each with its `action` (`new`, or `check`: its
            stat moved, the bytes decide), `known_fingerprint` and `known_config_hash`.
        unchanged: file_ids of the others.
        missing: file_ids that are known and were not listed.
    """

    to_read: pa.Table
    unchanged: Sequence[str]
    missing: Sequence[str]


def compare_files(con: Connection, root: str, listed: pa.Table, reading_hash: str) -> Compared:
    """Compare what was listed under a root (`flows.inputs.entries.ENTRY_SCHEMA`) with the warehouse's `files`."""
    con.register("listed", listed)
    try:
        parameters = {"root": root, "reading_hash": reading_hash}
        files = con.sql(read_sql("runs/compare_files.sql"), params=parameters)
        to_read = files.filter("action NOT IN ('unchanged', 'missing')").order("file_id").to_arrow_table()
        unchanged = files.filter("action = 'unchanged'").project("file_id").order("file_id").fetchall()
        missing = files.filter("action = 'missing'").project("file_id").order("file_id").fetchall()
    finally:
        con.unregister("listed")
    return Compared(to_read, [row[0] for row in unchanged], [row[0] for row in missing])


def count_files(con: Connection, root: str) -> int:
    """Files of a root that were read."""
    row = con.execute("SELECT count(*) FROM files WHERE root = ?", [root]).fetchone()
    return int(row[0]) if row else 0


def loaded_documents(con: Connection, ids: list[str]) -> set[str]:
    """Which of some document ids are loaded."""
    if not ids:
        return set()
    sql = "SELECT document_id::VARCHAR FROM documents WHERE document_id IN (SELECT unnest(?::VARCHAR[])::UUID)"
    return {row[0] for row in con.execute(sql, [ids]).fetchall()}


def count_documents(con: Connection) -> int:
    """Documents ever loaded, history included."""
    row = con.execute("SELECT count(*) FROM documents").fetchone()
    return int(row[0]) if row else 0


def count_sources(con: Connection, root: str, only: str | None) -> int:
    """Sources of a root, or at and under a path of it, that have not been removed."""
    sql = "SELECT count(*) FROM sources WHERE root = ? AND status <> 'removed'"
    parameters = [root]
    if only is not None:
        sql += " AND (file_id = ? OR starts_with(file_id, ?))"
        parameters += [only, only.rstrip("/") + "/"]
    row = con.execute(sql, parameters).fetchone()
    return row[0] if row else 0


def count_rows(con: Connection) -> dict[str, int]:
    """Rows of the main relations, in the order a reader expects them."""
    return {name: rows for _, name, rows in con.execute(read_sql("runs/count_rows.sql")).fetchall()}
