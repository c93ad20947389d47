"""Link the claims that pending work touched to those that say the same, contradict or update them.

Clusters are made by a pure function over the links: `flows` takes the affected claims from here and hands the clusters
back. All in one transaction, so that links and clusters never disagree.
"""

from collections.abc import Callable, Iterable

import pyarrow as pa

from warehouse.connect import Connection, transaction
from warehouse.sql_files import read_sql

CLUSTERS = pa.schema([("claim_id", pa.string()), ("cluster_id", pa.string())])

Clusterer = Callable[[Iterable[str], Iterable[tuple[str, str]]], dict[str, str]]
"""(claim ids, links) -> claim_id -> cluster_id."""

_FIND = ("10_touched_claims", "15_drop_links", "20_same_wording", "30_candidates", "40_compare", "50_affected_claims")


def link_claims(con: Connection, cluster: Clusterer) -> None:
    """Compare, link and cluster the pending claims."""
    with transaction(con):
        for name in _FIND:
            con.execute(read_sql(f"linking/{name}.sql"))
        clusters = cluster(_current(con), _edges(con))
        rows = [{"claim_id": claim, "cluster_id": cluster_id} for claim, cluster_id in sorted(clusters.items())]
        con.register("staged_clusters", pa.Table.from_pylist(rows, schema=CLUSTERS))
        try:
            con.execute(read_sql("linking/60_store_clusters.sql"))
        finally:
            con.unregister("staged_clusters")


def _current(con: Connection) -> list[str]:
    sql = (
        "SELECT c.claim_id::VARCHAR FROM claims AS c SEMI JOIN affected_claims USING (claim_id) "
        "SEMI JOIN (SELECT document_id FROM documents WHERE is_current) AS d USING (document_id) ORDER BY ALL"
    )
    return [row[0] for row in con.execute(sql).fetchall()]


def _edges(con: Connection) -> list[tuple[str, str]]:
    sql = "SELECT claim_id::VARCHAR, other_claim_id::VARCHAR FROM cluster_edges ORDER BY ALL"
    return con.execute(sql).fetchall()
