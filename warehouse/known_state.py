"""What earlier runs left in the working database, as the planner needs it."""

import polars as pl

from warehouse.connect import Connection


def known_roots(con: Connection) -> list[str]:
    """The roots ever scanned."""
    return [row[0] for row in con.execute("SELECT DISTINCT root FROM files ORDER BY root").fetchall()]


def known_files(con: Connection, root: str) -> pl.DataFrame:
    """The rows of `files` of a root, without the root."""
    sql = "SELECT * EXCLUDE (root) FROM files WHERE root = $root ORDER BY file_id"
    frame: pl.DataFrame = con.sql(sql, params={"root": root}).pl()
    return frame


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
    relations = ("documents", "sources", "segments", "sentences", "claims", "entities", "mentions", "duplicates")
    union = " UNION ALL ".join(f"SELECT {i}, '{name}', count(*) FROM {name}" for i, name in enumerate(relations))  # noqa: S608 - our own names
    return {name: count for _, name, count in con.execute(f"{union} ORDER BY 1").fetchall()}
