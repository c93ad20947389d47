"""Link the claims that pending work touched to those that say the same, contradict or update them.

Clusters are made by a pure function over the links, similarities by one over embeddings: `flows` hands both in. Pending
claims are taken in slices, each in one transaction, so that links and clusters never disagree and memory is that of a
slice. A slice is to the next what an earlier run is to a later one: the links depend on the claims, not on the slices.
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
    "12_anchors",
    "15_drop_links",
    "20_same_wording",
    "30_candidates",
    "33_claims_to_place",
)
_CONCLUDE = ("45_drop_doubtful", "50_affected_claims")

CLAIMS_AT_ONCE = 50_000
"""Pending wordings in a slice: those of some 1,600 articles."""

PAIRS_AT_ONCE = 100_000
"""Candidate pairs compared in one statement: what is known of both claims of a pair takes about two kilobytes."""


def link_claims(con: Connection, cluster: Clusterer, model: LinkModel | None = None) -> None:
    """Compare, link and cluster the pending claims; with a model also by the similarity of their embeddings."""
    con.execute("SET VARIABLE link_model = ?", [model.name if model else None])
    con.execute("SET VARIABLE link_languages = ?", [list(model.languages) if model else []])
    con.execute("SET VARIABLE claims_at_once = ?", [CLAIMS_AT_ONCE])
    while _is_pending(con):
        _link_slice(con, cluster, model)


def _link_slice(con: Connection, cluster: Clusterer, model: LinkModel | None) -> None:
    if model:
        complete_vectors(con, model, lambda: _run(con, _PROPOSE))
    with transaction(con):
        _run(con, _PROPOSE)
        if model:
            place_claims(con, model)
        _run(con, ["32_store_anchors", "36_similarities"])
        _compare(con)
        _run(con, _CONCLUDE)
        edges = _edges(con)
        clusters = cluster(sorted({claim for edge in edges for claim in edge}), edges)
        rows = [{"claim_id": claim, "cluster_id": cluster_id} for claim, cluster_id in sorted(clusters.items())]
        con.register("staged_clusters", pa.Table.from_pylist(rows, schema=CLUSTERS))
        try:
            con.execute(read_sql("linking/60_store_clusters.sql"))
        finally:
            con.unregister("staged_clusters")


def _edges(con: Connection) -> list[tuple[str, str]]:
    sql = "SELECT claim_id::VARCHAR, other_claim_id::VARCHAR FROM cluster_edges ORDER BY ALL"
    return con.execute(sql).fetchall()


def _is_pending(con: Connection) -> bool:
    sql = "SELECT EXISTS (FROM pending WHERE stage IN ('clusters', 'unlinked'))"
    return con.execute(sql).fetchone() == (True,)


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
