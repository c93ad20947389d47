"""The laws that need slicing, content ids or fingerprints, recomputed slice by slice of the documents."""

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl
import pyarrow as pa

from flows.find_duplicates import compute_origins
from transforms.duplicates.fingerprint import fingerprint
from transforms.ids import child_id, entity_id, wording_id
from transforms.linking.cluster_claims import cluster_claims
from transforms.rows import text_row
from warehouse.connect import Connection
from warehouse.sql_files import read_sql
from warehouse.verify_warehouse import Law, slice_documents

_CHILDREN = {"segments": "segment", "sentences": "sentence", "mentions": "mention", "claims": "claim"}
_CONTENT = ("title", "heading")


def verify_documents(con: Connection, shown: int) -> list[Law]:
    """Offsets and ids of every row, anchors of every text, the stored digest of every document."""
    offsets = Law(
        "offsets", "documents.text[char_start:char_end] is the row's text; so are cues and quantities", shown=shown
    )
    ids = Law(
        "ids", "children's ids come from document and span, entities' and wordings' from names and words", shown=shown
    )
    anchors = Law("anchors", "text_id and the near-duplicate anchors are those of the stored segments", shown=shown)
    digests = Law("document digests", "the stored digest of each document is that of its rows", shown=shown)
    for read in slice_documents(con):
        texts = _texts(read("documents"), offsets)
        for relation in _CHILDREN:
            _check_children(relation, read(relation), texts, offsets, ids)
        _check_anchors(read, anchors)
        digests.rows += len(texts)
        for row in read("digests").to_pylist():
            digests.accuse(row)
    return [offsets, ids, anchors, digests]


def verify_origins(con: Connection, shown: int) -> Law:
    """Every current document's origin, walked anew; memory grows with the documents that have copies."""
    law = Law("origins", "each document's origin is its first accepted near-duplicate that is one itself", shown=shown)
    con.execute(read_sql("verify/origins.sql"))
    for document_id, origin_id in con.execute(read_sql("verify/lone_origins.sql")).fetchall():
        law.accuse({"document_id": document_id, "stored": origin_id})
    documents = con.sql(
        "SELECT document_id::VARCHAR AS document_id, text_id::VARCHAR AS text_id, published_on, "
        "origin_id::VARCHAR AS origin_id FROM documents SEMI JOIN reached_texts USING (text_id) WHERE is_current"
    ).to_arrow_table()
    computed = compute_origins(documents, con.sql(read_sql("resolve/origin_pairs.sql")).to_arrow_table())
    for row in documents.to_pylist():
        if computed[row["document_id"]] != row["origin_id"]:
            law.accuse(
                {
                    "document_id": row["document_id"],
                    "stored": row["origin_id"],
                    "computed": computed[row["document_id"]],
                }
            )
    total = con.execute("SELECT count(*) FROM documents").fetchone()
    law.rows = total[0] if total else 0
    return law


def verify_clusters(con: Connection, shown: int) -> Law:
    """The clusters of linked claims, connected anew; memory grows with the links."""
    law = Law("clusters", "clusters are the connected `same` links, called after their smallest claim", shown=shown)
    links = con.execute(
        "SELECT claim_id::VARCHAR, other_claim_id::VARCHAR FROM claim_links WHERE relation = 'same' ORDER BY ALL"
    ).fetchall()
    stored = dict(
        con.execute(
            "SELECT claim_id::VARCHAR, cluster_id::VARCHAR FROM claims SEMI JOIN (SELECT claim_id FROM claim_links "
            "UNION SELECT other_claim_id FROM claim_links) AS l USING (claim_id) WHERE cluster_id IS NOT NULL"
        ).fetchall()
    )
    law.rows = len(stored)
    for claim_id, cluster_id in cluster_claims(stored, links).items():
        if stored[claim_id] != cluster_id:
            law.accuse({"claim_id": claim_id, "stored": stored[claim_id], "computed": cluster_id})
    return law


def _texts(documents: pa.Table, law: Law) -> dict[str, str]:
    frame = _frame(documents)
    law.rows += frame.height
    for row in frame.filter(pl.col("text").str.len_chars() != pl.col("char_count")).iter_rows(named=True):
        law.accuse({"relation": "documents", "id": row["document_id"], "char_count": row["char_count"]})
    return dict(frame.select("document_id", "text").iter_rows())


def _check_children(relation: str, table: pa.Table, texts: Mapping[str, str], offsets: Law, ids: Law) -> None:
    name = _CHILDREN[relation]
    for batch in table.to_batches(max_chunksize=10_000):
        for row in batch.to_pylist():
            offsets.rows += 1
            ids.rows += 1
            row_id, text = str(row[f"{name}_id"]), texts[str(row["document_id"])]
            if text[row["char_start"] : row["char_end"]] != row["text"] or not _parts_stand(row, text):
                offsets.accuse({"relation": relation, "id": row_id, "char_start": row["char_start"]})
            wanted = child_id(name, str(row["document_id"]), row["char_start"], row["char_end"])
            if row_id != wanted or not _derived_ids_hold(row):
                ids.accuse({"relation": relation, "id": row_id, "computed": wanted})


def _parts_stand(row: Mapping[str, Any], text: str) -> bool:
    """Whether the words of a claim's attribution and its numbers stand where it says."""
    if row.get("cue_start") is not None and text[row["cue_start"] : row["cue_end"]] != row["cue"]:
        return False
    return all(text[q["char_start"] : q["char_end"]] == q["text"] for q in row.get("quantities") or ())


def _derived_ids_hold(row: Mapping[str, Any]) -> bool:
    if "claim_key" in row:
        return str(row["claim_key"]) == wording_id(row["text"])
    if "own_entity_id" in row:
        return str(row["own_entity_id"]) == entity_id(row["type"], row["gazetteer_key"], row["name"])
    return True


def _check_anchors(read: Callable[[str], pa.Table], law: Law) -> None:
    stored = {str(row["text_id"]): row["anchors"] for row in read("anchors").to_pylist()}
    articles = _articles(read("segments"))
    documents = read("documents").select(["document_id", "text_id"]).to_pylist()
    for row in documents:
        law.rows += 1
        document_id, text_id = str(row["document_id"]), str(row["text_id"])
        computed = text_row(document_id, fingerprint(articles.get(document_id, "")))
        if computed["text_id"] != text_id:
            law.accuse({"document_id": document_id, "text_id": text_id, "computed": computed["text_id"]})
        elif computed["anchors"] != stored.get(text_id, []):
            law.accuse({"document_id": document_id, "text_id": text_id, "anchors": len(stored.get(text_id, []))})


def _articles(segments: pa.Table) -> dict[str, str]:
    """document_id -> its article text (`transforms/article_text.py`), from rows in reading order."""
    kept = pl.col("is_content") | pl.col("kind").is_in(_CONTENT)
    text = pl.when(kept.any()).then(pl.col("text").filter(kept).str.join("\n")).otherwise(pl.col("text").str.join("\n"))
    return dict(_frame(segments).group_by("document_id").agg(text).iter_rows())


def _frame(table: pa.Table) -> pl.DataFrame:
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)  # noqa: S101 - polars types it as a frame or a series
    return frame
