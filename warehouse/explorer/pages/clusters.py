"""One claim and everybody who makes it: sources and languages next to each other, who says otherwise, and why."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from warehouse.connect import Connection
from warehouse.explorer.amounts import align_numbers, amount
from warehouse.explorer.compare_claims import group_by_origin, pair_up, split_at_numbers
from warehouse.explorer.reader import Reader, row, rows
from warehouse.explorer.render import page

router = APIRouter()
MOST_CLAIMS = 200
MOST_LINKS = 200
MOST_PAIRS = 6


@router.get("/clusters/{cluster_id}", response_class=HTMLResponse)
def cluster(request: Request, cluster_id: UUID) -> Response:
    """The cluster; the id of any of its claims leads to it, that of a claim in an old version to its passage."""
    reader: Reader = request.app.state.reader
    with reader.cursor() as con:
        place = row(con, "cluster_place", {"claim": cluster_id})
        if place is None:
            raise HTTPException(404, f"no claim has the id {cluster_id}")
        if place["cluster_id"] != str(cluster_id):
            return RedirectResponse(_present(place, str(cluster_id)), status_code=302)
        context = _read(con, str(cluster_id))
    return page(request, "cluster.html", **context, amount=amount)


def _present(place: dict[str, Any], claim_id: str) -> str:
    if place["cluster_id"]:
        return f"/clusters/{place['cluster_id']}"
    return f"/documents/{place['document_id']}?at={place['char_start']}-{place['char_end']}#claim-{claim_id}"


def _read(con: Connection, cluster_id: str) -> dict[str, Any]:
    summary = row(con, "cluster", {"cluster": cluster_id})
    if summary is None:
        raise HTTPException(404, f"no cluster has the id {cluster_id}")
    claims = rows(con, "cluster_claims", {"cluster": cluster_id, "claims": [], "limit": MOST_CLAIMS})
    links = rows(con, "cluster_links", {"cluster": cluster_id, "limit": MOST_LINKS})
    members = {claim["claim_id"]: claim for claim in claims}
    ends = {link[end] for link in links for end in ("claim_id", "other_claim_id")}
    missing = {"cluster": None, "claims": sorted(ends - members.keys()), "limit": 2 * MOST_LINKS}
    found = rows(con, "cluster_claims", missing) if missing["claims"] else []
    others = {claim["claim_id"]: claim for claim in found}
    members |= {claim["claim_id"]: claim for claim in found if claim["cluster_id"] == cluster_id}
    groups, pairs = group_by_origin(claims), pair_up(links, members, others)
    return {
        "cluster": summary,
        "clearest": members.get(summary["claim_id"], claims[0]),
        "groups": [group | {"pieces": split_at_numbers(group["lead"])} for group in groups],
        "pairs": pairs[:MOST_PAIRS],
        "compared": _compare(groups, pairs[:MOST_PAIRS]),
        "links": [link | _ends(link, members | others) for link in links],
        "is_cut": len(claims) == MOST_CLAIMS or len(links) == MOST_LINKS or len(pairs) > MOST_PAIRS,
    }


def _ends(link: dict[str, Any], claims: dict[str, Any]) -> dict[str, Any]:
    return {"one": claims.get(link["claim_id"]), "other": claims.get(link["other_claim_id"])}


def _compare(groups: list[dict[str, Any]], pairs: list[Any]) -> dict[str, Any]:
    """The table of sources by numbers; those that say otherwise come after those that agree."""
    sources = [{"claim": group["lead"], "relation": "same"} for group in groups]
    sources += [{"claim": pair["other"], "relation": pair["link"]["relation"]} for pair in pairs]
    claims = [source["claim"] for source in sources]
    return {
        "sources": sources,
        "slots": align_numbers([claim["quantities"] for claim in claims]),
        "polarity_differs": len({claim["polarity"] for claim in claims}) > 1,
        "modality_differs": len({claim["modality"] for claim in claims}) > 1,
    }
