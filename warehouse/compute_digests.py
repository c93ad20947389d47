"""The digests of the contract: one per document, kept beside it, and two over the whole warehouse."""

from typing import NamedTuple

from warehouse.connect import Connection, transaction
from warehouse.sql_files import read_sql


class Digests(NamedTuple):
    """SHA-256, hexadecimal, over all content rows and over what current sources deliver; None where not computed."""

    content: str | None
    current: str | None


def compute_digests(con: Connection) -> Digests:
    """Digests of the warehouse as it stands, from the stored digest of each document and the other relations' rows."""
    return Digests(_scalar(con, "digests/content.sql"), _scalar(con, "digests/current.sql"))


DOCUMENTS_AT_ONCE = 2_000
"""Documents digested per transaction: their rows as text take some 40 kB each."""


def store_document_digests(con: Connection) -> None:
    """Compute and keep the digests of the documents that pending work names, some thousands per transaction."""
    # A digest orders its lines itself: without an order of rows to keep, all cores read the relations.
    con.execute("SET preserve_insertion_order = false")
    try:
        while _digest_batch(con):
            pass
    finally:
        con.execute("RESET preserve_insertion_order")


def _digest_batch(con: Connection) -> bool:
    """Digest the next pending documents; whether there were any."""
    con.execute("SET VARIABLE documents_at_once = ?", [DOCUMENTS_AT_ONCE])
    with transaction(con):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE digest_batch AS SELECT DISTINCT id AS document_id "
            "FROM (SELECT id FROM pending WHERE stage = 'digests' LIMIT getvariable('documents_at_once'))"
        )
        if con.execute("SELECT EXISTS (FROM digest_batch)").fetchone() == (False,):
            return False
        con.execute(read_sql("digests/compute_documents.sql"))
        con.execute(read_sql("digests/store_documents.sql"))
    return True


def _scalar(con: Connection, path: str) -> str:
    row = con.execute(read_sql(path)).fetchone()
    if row is None:
        raise RuntimeError(f"{path} returned no row")
    return str(row[0])
