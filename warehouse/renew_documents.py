"""Replace the rows of documents that an earlier version of a stage made."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

import pyarrow as pa

from warehouse.connect import Connection, transaction
from warehouse.load_batch import RAW, set_context
from warehouse.sql_files import read_sql

Stage = Literal["text", "mentions", "claims"]

_REMOVE_CLAIMS = "reprocess/10_remove_claims.sql"
_REMOVE_MENTIONS = "reprocess/20_remove_mentions.sql"
_VERSIONS = "reprocess/50_versions.sql"
_FILES: Mapping[Stage, Sequence[str]] = {
    "text": (
        _REMOVE_CLAIMS,
        _REMOVE_MENTIONS,
        "reprocess/25_remove_index.sql",
        "reprocess/30_remove_text.sql",
        "load/00_macros.sql",
        "load/25_deliveries.sql",
        "load/30_known_documents.sql",
        "load/35_new_documents.sql",
        "load/40_new_texts.sql",
        "load/45_text_places.sql",
        "load/50_mentions.sql",
        "load/55_claims.sql",
        "reprocess/40_drop_texts.sql",
    ),
    "mentions": (_REMOVE_CLAIMS, _REMOVE_MENTIONS, "load/50_mentions.sql", "load/55_claims.sql", _VERSIONS),
    "claims": (_REMOVE_CLAIMS, "load/55_claims.sql", _VERSIONS),
}


def documents_behind(
    con: Connection, versions: Mapping[str, str], stage: Stage | None
) -> dict[Stage, list[tuple[str, str, str]]]:
    """First stage to renew -> documents as (document_id, format, raw_sha256).

    Without `stage`, those made by other versions; with it, all documents from that stage on.
    """
    rows = con.execute(
        "SELECT document_id::VARCHAR, format, raw_sha256, "
        "CASE WHEN text_version <> $text THEN 'text' WHEN mentions_version <> $mentions THEN 'mentions' "
        "WHEN claims_version <> $claims THEN 'claims' END FROM documents ORDER BY document_id",
        dict(versions),
    ).fetchall()
    found: dict[Stage, list[tuple[str, str, str]]] = {"text": [], "mentions": [], "claims": []}
    for document_id, record_format, raw_sha256, behind in rows:
        if first := stage or behind:
            found[first].append((document_id, record_format, raw_sha256))
    return found


def renew_documents(
    con: Connection, frames: Mapping[str, pa.Table], stage: Stage, run_id: uuid.UUID, now: datetime
) -> None:
    """Replace the rows of the documents in `frames` (`transforms.frames.SCHEMAS`) from `stage` on, all or nothing.

    What documents show (`load/00_macros.sql`) is worked out anew with `text` alone.
    """
    staged = dict(frames) | {"raw": RAW.empty_table()}
    for name, table in staged.items():
        con.register(f"staged_{name}", table)
    try:
        set_context(con, run_id, now)
        with transaction(con):
            _select(con, "new_documents")
            _select(con, "touched_documents")
            for path in (*_FILES[stage], "reprocess/60_due.sql"):
                con.execute(read_sql(path))
            con.execute("UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'content_version'")
    finally:
        for name in staged:
            con.unregister(f"staged_{name}")


def _select(con: Connection, name: str) -> None:
    ids = "SELECT DISTINCT document_id::UUID AS document_id FROM staged_documents"
    con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {ids}")
