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


def store_document_digests(con: Connection) -> None:
    """Compute and keep the digests of the documents that pending work names."""
    with transaction(con):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE digest_batch AS "
            "SELECT DISTINCT id AS document_id FROM pending WHERE stage = 'digests'"
        )
        con.execute(read_sql("digests/compute_documents.sql"))
        con.execute(read_sql("digests/store_documents.sql"))


def _scalar(con: Connection, path: str) -> str:
    row = con.execute(read_sql(path)).fetchone()
    if row is None:
        raise RuntimeError(f"{path} returned no row")
    return str(row[0])
