"""Link the claims that pending work touched to those that say the same, contradict or update them.

Clusters are made by a pure function over the links, similarities by one over embeddings: `flows` hands both in. All in
one transaction, so that links and clusters never disagree.
"""

from collections.abc import Callable, Iterable

import pyarrow as pa

from warehouse.claim_vectors import LinkModel, complete_vectors, place_claims
from warehouse.connect import Connection, transaction
from warehouse.sql_files import read_sql

CLUSTERS = pa.schema([("claim_id", pa.string()), ("cluster_id", pa.string())])

Clusterer = Callable[[Iterable[str], Iterable[tuple[str, str]]], dict[str, str]]
"""(claim ids, links) -> claim_id -> cluster_id."""

_PROPOSE = (
    "00_macros",
    "10_touched_claims",
    "15_drop_links",
    "20_same_wording",
    "30_candidates",
    "33_claims_to_place",
)
_CONCLUDE = ("45_drop_doubtful", "50_affected_claims")

PAIRS_AT_ONCE = 200_000
"""Candidate pairs compared in one statement: what is known of both claims of a pair takes about two kilobytes."""


def link_claims(con: Connection, cluster: Clusterer, model: LinkModel | None = None) -> None:
    """Compare, link and cluster the pending claims; with a model also by the similarity of their embeddings."""
    con.execute("SET VARIABLE link_model = ?", [model.name if model else None])
    con.execute("SET VARIABLE link_languages = ?", [list(model.languages) if model else []])
    if model:
        complete_vectors(con, model, lambda: _run(con, _PROPOSE))
    with transaction(con):
        _run(con, _PROPOSE)
        if model:
            place_claims(con, model)
        _run(con, ["36_similarities"])
        _compare(con)
        _run(con, _CONCLUDE)
        clusters = cluster(_current(con), _edges(con))
        rows = [{"claim_id": claim, "cluster_id": cluster_id} for claim, cluster_id in sorted(clusters.items())]
        con.register("staged_clusters", pa.Table.from_pylist(rows, schema=CLUSTERS))
        try:
            con.execute(read_sql("linking/60_store_clusters.sql"))
        finally:
            con.unregister("staged_clusters")


def _compare(con: Connection) -> None:
    """Judge the candidates slice by slice: memory is that of a slice, however many claims came at once."""
    row = con.execute("SELECT count(*) FROM claim_candidates").fetchone()
    for first in range(1, (row[0] if row else 0) + 1, PAIRS_AT_ONCE):
        con.execute("SET VARIABLE first_pair = ?", [first])
        con.execute("SET VARIABLE end_pair = ?", [first + PAIRS_AT_ONCE])
        _run(con, ["40_compare"])


def _run(con: Connection, names: Iterable[str]) -> None:
    for name in names:
        con.execute(read_sql(f"linking/{name}.sql"))


def _current(con: Connection) -> list[str]:
    sql = (
        "SELECT c.claim_id::VARCHAR FROM claims AS c SEMI JOIN affected_claims USING (claim_id) "
        "SEMI JOIN (SELECT document_id FROM documents WHERE is_current) AS d USING (document_id) ORDER BY ALL"
    )
    return [row[0] for row in con.execute(sql).fetchall()]


def _edges(con: Connection) -> list[tuple[str, str]]:
    sql = "SELECT claim_id::VARCHAR, other_claim_id::VARCHAR FROM cluster_edges ORDER BY ALL"
    return con.execute(sql).fetchall()
