"""Embeddings of the claims that are compared across languages: kept once computed, placed where they are compared.

What a model is and how a vector is centred are the business of `transforms/linking`; here are only the rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from warehouse.connect import Connection, begin, transaction
from warehouse.sql_files import read_sql

TEXTS_AT_ONCE = 128
"""Wordings embedded per transaction: seconds of work, the most that a kill can cost."""


@dataclass(frozen=True, slots=True)
class LinkModel:
    """A model that claims are compared by.

    `name` changes whenever its vectors would, `version` also when they are placed otherwise. `embed` takes wordings
    and returns one int8 vector of 384 each, as a fixed-size list; `place` takes vectors with the document and the
    language of each claim and returns unit vectors of floats whose inner product is the similarity. `languages` are
    those that it can place.
    """

    name: str
    version: str
    languages: Sequence[str]
    embed: Callable[[Sequence[str]], pa.FixedSizeListArray]
    place: Callable[[pa.FixedSizeListArray, Sequence[str], Sequence[str]], pa.FixedSizeListArray]


def complete_vectors(con: Connection, model: LinkModel, propose: Callable[[], None]) -> None:
    """Embed the wordings that the proposed pairs need and nobody embedded before, chunk by chunk, each kept at once.

    Proposing is undone: it is the business of the transaction that links.
    """
    begin(con)
    try:
        propose()
        missing = con.sql(read_sql("linking/34_missing_vectors.sql")).to_arrow_table()
    finally:
        con.execute("ROLLBACK")
    for start in range(0, missing.num_rows, TEXTS_AT_ONCE):
        chunk = missing.slice(start, TEXTS_AT_ONCE)
        vectors = model.embed(chunk["text"].to_pylist())
        con.register("staged_vectors", pa.table({"text_key": chunk["text_key"], "vector": vectors}))
        try:
            with transaction(con):
                con.execute(
                    "INSERT INTO claim_vectors "
                    "SELECT text_key::UUID, getvariable('link_model'), vector FROM staged_vectors ORDER BY 1"
                )
        finally:
            con.unregister("staged_vectors")


def place_claims(con: Connection, model: LinkModel) -> None:
    """Fill `placed_vectors` for `claims_to_place`, some hundred documents at a time."""
    last = con.execute("SELECT max(chunk) FROM claims_to_place").fetchone()
    for chunk in range(last[0] + 1 if last and last[0] is not None else 0):
        con.execute("SET VARIABLE place_chunk = ?", [chunk])
        rows = con.sql(read_sql("linking/35_vectors_to_place.sql")).to_arrow_table().combine_chunks()
        documents, languages = rows["document_id"].to_pylist(), rows["language"].to_pylist()
        placed = model.place(rows["vector"].combine_chunks(), documents, languages)
        con.register("staged_places", pa.table({"claim_id": rows["claim_id"], "vector": placed}))
        try:
            con.execute("INSERT INTO placed_vectors SELECT claim_id::UUID, vector FROM staged_places")
        finally:
            con.unregister("staged_places")
