"""The stages over the whole corpus. Each consumes its share of `pending` in a transaction of its own.

A killed run leaves `pending` rows behind; the next run, new input or not, finishes them. Near-duplicates and origins
need shingles and an order, which are pure functions: `flows` takes the rows from here, computes, and hands them back.
"""

import uuid
from datetime import datetime

import pyarrow as pa

from warehouse.connect import Connection, transaction
from warehouse.load_batch import set_context
from warehouse.sql_files import read_sql

PAIRS = pa.schema(
    [
        ("text_id", pa.string()),
        ("other_text_id", pa.string()),
        ("jaccard", pa.float64()),
        ("containment", pa.float64()),
        ("other_containment", pa.float64()),
        ("kind", pa.string()),
        ("accepted", pa.bool_()),
        ("reason", pa.string()),
        ("rule_version", pa.string()),
    ]
)
"""Verified pairs of texts, the smaller id first."""

ORIGINS = pa.schema([("document_id", pa.string()), ("origin_id", pa.string())])
"""The origin of each reached current document."""

_AT_ONCE = {"mentions": 2_000, "entities": 100_000}
"""New documents, and entities, in one transaction: bounds its memory."""


def count_pending(con: Connection) -> dict[str, int]:
    """Stage -> rows of work waiting."""
    return dict(con.execute("SELECT stage, count(DISTINCT id) FROM pending GROUP BY stage").fetchall())


def run_sql_stage(con: Connection, stage: str) -> None:
    """Run `mentions` (before it) or `entities` over what is pending, slice by slice, each in one transaction."""
    con.execute("SET VARIABLE stage = ?", [stage])
    con.execute("SET VARIABLE stage_limit = ?", [_AT_ONCE[stage]])
    while _run_slice(con, f"resolve/{stage}.sql"):
        pass


def _run_slice(con: Connection, path: str) -> bool:
    """Take the next pending ids as `stage_batch`; whether there were any."""
    with transaction(con):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE stage_batch AS SELECT DISTINCT id FROM "
            "(SELECT id FROM pending WHERE stage = getvariable('stage') LIMIT getvariable('stage_limit'))"
        )
        if con.execute("SELECT EXISTS (FROM stage_batch)").fetchone() == (False,):
            return False
        con.execute(read_sql(path))
    return True


def propose_pairs(con: Connection, limit: int) -> tuple[int, pa.Table, pa.Table]:
    """Take up to `limit` pending texts and propose the pairs to verify.

    Returns:
        how many texts were taken, the pairs (text_id, other_text_id) and the texts to compare (text_id, text).
    """
    con.execute("SET VARIABLE pair_limit = ?", [limit])
    con.execute(
        "CREATE OR REPLACE TEMP TABLE pair_batch AS SELECT DISTINCT id AS text_id FROM pending "
        "WHERE stage = 'pairs' ORDER BY id LIMIT getvariable('pair_limit')"
    )
    taken = con.execute("SELECT count(*) FROM pair_batch").fetchone()
    for name in ("asked_texts", "place_holders", "propose_pairs", "doubtful_pairs", "withdraw_pairs"):
        con.execute(read_sql(f"resolve/{name}.sql"))
    pairs = con.sql(
        "SELECT text_id::VARCHAR AS text_id, other_text_id::VARCHAR AS other_text_id FROM proposed ORDER BY ALL"
    )
    texts = con.sql(read_sql("resolve/texts_to_compare.sql"))
    return (taken[0] if taken else 0), pairs.to_arrow_table(), texts.to_arrow_table()


def store_pairs(con: Connection, verified: pa.Table, run_id: uuid.UUID, now: datetime) -> None:
    """Keep the verified pairs (`PAIRS`) of the texts taken by `propose_pairs`; their documents' origins are due."""
    con.register("staged_pairs", verified)
    set_context(con, run_id, now)
    try:
        with transaction(con):
            con.execute(read_sql("resolve/store_pairs.sql"))
    finally:
        con.unregister("staged_pairs")


def origin_neighbourhood(con: Connection) -> tuple[pa.Table, pa.Table]:
    """The current documents whose origin may have changed, and the accepted pairs among their texts.

    Returns:
        documents (document_id, text_id, published_on) and pairs (text_id, other_text_id, kind).
    """
    con.execute(read_sql("resolve/origin_neighbourhood.sql"))
    documents = con.sql(
        "SELECT document_id::VARCHAR AS document_id, text_id::VARCHAR AS text_id, published_on "
        "FROM documents SEMI JOIN reached_texts USING (text_id) WHERE is_current ORDER BY ALL"
    )
    pairs = con.sql(read_sql("resolve/origin_pairs.sql"))
    return documents.to_arrow_table(), pairs.to_arrow_table()


def store_origins(con: Connection, origins: pa.Table) -> None:
    """Write the origins (`ORIGINS`) of the documents of `origin_neighbourhood`."""
    con.register("staged_origins", origins)
    try:
        with transaction(con):
            con.execute(read_sql("resolve/store_origins.sql"))
    finally:
        con.unregister("staged_origins")
