"""Group claims that are linked as the same."""

from collections.abc import Iterable


def cluster_claims(claim_ids: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """claim_id -> cluster_id, the smallest claim_id among those it is linked to, directly or over others.

    Union by smallest id with path halving (Tarjan and van Leeuwen 1984): almost linear in claims and links. Links to
    claims that are not in `claim_ids` are ignored.
    """
    parent = {claim_id: claim_id for claim_id in claim_ids}
    for one, other in links:
        if one in parent and other in parent:
            low, high = sorted((_root(parent, one), _root(parent, other)))
            parent[high] = low
    return {claim_id: _root(parent, claim_id) for claim_id in parent}


def _root(parent: dict[str, str], claim_id: str) -> str:
    while parent[claim_id] != claim_id:
        parent[claim_id] = parent[parent[claim_id]]
        claim_id = parent[claim_id]
    return claim_id
