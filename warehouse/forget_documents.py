"""Forget documents: first out of every source, which leaves tombstones, then out of every relation.

Two steps, so that what depends on who is current (links, clusters, origins, counts) is recomputed by the stages that
know how, as if the sources were gone. The documents wait in `pending` in between: whoever is killed leaves them to the
next run.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from warehouse.connect import Connection, transaction
from warehouse.errors import WarehouseError
from warehouse.load_batch import set_context
from warehouse.sql_files import read_sql

_TAKE_OUT = (
    "forget/10_reach.sql",
    "forget/20_take_out.sql",
    "load/00_macros.sql",
    "load/25_deliveries.sql",
    "load/30_known_documents.sql",
    "load/45_text_places.sql",
    "forget/30_due.sql",
)
_ERASE = (
    "forget/40_judgements.sql",
    "forget/60_derived.sql",
    "reprocess/10_remove_claims.sql",
    "reprocess/20_remove_mentions.sql",
    "reprocess/25_remove_index.sql",
    "reprocess/30_remove_text.sql",
    "reprocess/40_drop_texts.sql",
    "forget/70_history.sql",
)


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks to forget, and why."""

    reason: str
    made_by: str


def find_documents(con: Connection, wanted: str) -> list[str]:
    """The documents that `wanted` means: a document_id, a source_id with every version it delivered, or a whole file.

    [] where all of them are forgotten already.

    Raises:
        WarehouseError: nothing is called so; names are never completed, for nothing brings the text back.
    """
    rows = con.execute(read_sql("forget/find_documents.sql"), {"wanted": wanted, "as_id": _as_id(wanted)}).fetchall()
    found = [row[0] for row in rows if row[0]]
    if not found and not find_tombstones(con, wanted):
        hint = (
            "it was never loaded" if rows else "give a document_id or a source_id in full; the table sources has both"
        )
        raise WarehouseError(f"no document to forget under {wanted}: {hint}")
    return found


def find_tombstones(con: Connection, wanted: str) -> list[str]:
    """The forgotten documents, still refused, that `wanted` (document_id or source_id) means."""
    sql = read_sql("forget/find_tombstones.sql")
    return [row[0] for row in con.execute(sql, {"wanted": wanted, "as_id": _as_id(wanted)}).fetchall()]


def take_out(con: Connection, ids: Sequence[str], request: Request, run_id: uuid.UUID, now: datetime) -> list[str]:
    """Take documents, and whatever else holds the same words or bytes, out of their sources; tombstones stay.

    Returns:
        the document_ids, all of which now wait to be erased.
    """
    set_context(con, run_id, now)
    con.execute("SET VARIABLE forget_reason = ?", [request.reason])
    con.execute("SET VARIABLE forget_by = ?", [request.made_by])
    con.execute("SET VARIABLE forget_ids = ?", [list(ids)])
    with transaction(con):
        for name in _TAKE_OUT:
            con.execute(read_sql(name))
    return [row[0] for row in con.execute("SELECT document_id::VARCHAR FROM forgotten_documents ORDER BY 1").fetchall()]


def waiting_documents(con: Connection) -> list[str]:
    """Documents that were taken out of their sources and are not settled yet."""
    sql = "SELECT DISTINCT id::VARCHAR FROM pending WHERE stage = 'forget' ORDER BY 1"
    return [row[0] for row in con.execute(sql).fetchall()]


def content_of(con: Connection, ids: Sequence[str]) -> tuple[list[str], set[str]]:
    """The texts of documents that are still here, and the SHA-256 of the bytes of all of them."""
    texts = con.execute("SELECT text FROM documents WHERE document_id IN (SELECT unnest(?::VARCHAR[])::UUID)", [ids])
    found = [row[0] for row in texts.fetchall()]
    sql = "SELECT raw_sha256 FROM tombstones WHERE document_id IN (SELECT unnest(?::VARCHAR[])::UUID)"
    return found, {row[0] for row in con.execute(sql, [ids]).fetchall()}


def erase_documents(con: Connection) -> None:
    """Delete every row of the waiting documents, all or nothing; what they were counted in is due."""
    with transaction(con):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE new_documents AS "
            "SELECT DISTINCT id AS document_id FROM pending WHERE stage = 'forget'"
        )
        for name in _ERASE:
            con.execute(read_sql(name))


def settle_forgotten(con: Connection) -> None:
    """Nothing waits any more; the judgements that quoted the texts, taken back by now, go as well."""
    with transaction(con):
        con.execute(read_sql("forget/80_settle.sql"))


def find_similar(con: Connection) -> list[dict[str, Any]]:
    """What stays although it resembles what `take_out` took: document_id, title, relation, source_id."""
    cursor = con.execute(read_sql("forget/similar.sql"))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def refused_content(con: Connection) -> dict[str, str]:
    """What must not come back: document_id, text_id and raw_sha256 of every tombstone in force -> its document_id."""
    sql = "SELECT document_id::VARCHAR, text_id::VARCHAR, raw_sha256 FROM tombstones WHERE undone_at IS NULL"
    return {key: row[0] for row in con.execute(sql).fetchall() for key in row}


def allow_again(con: Connection, ids: Sequence[str], made_by: str, now: datetime) -> int:
    """Lift the tombstones of documents and let their files be read anew; returns how many files that are."""
    with transaction(con):
        con.execute(read_sql("forget/undo.sql"), {"ids": list(ids), "made_by": made_by, "now": now})
        row = con.execute(read_sql("forget/read_again.sql")).fetchone()
        con.execute("UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'content_version'")
    return int(row[0]) if row else 0


def _as_id(wanted: str) -> str | None:
    try:
        return str(uuid.UUID(wanted))
    except ValueError:
        return None
