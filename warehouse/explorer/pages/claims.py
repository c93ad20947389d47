"""The claims: each once, however many articles make it, with who carries it and whether they agree."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from warehouse.connect import Connection
from warehouse.explorer.amounts import amount
from warehouse.explorer.find_claims import MOST, find_claims
from warehouse.explorer.query_values import Day, Words, parse_day
from warehouse.explorer.reader import Reader, row, rows
from warehouse.explorer.render import page
from warehouse.run_search import Filters

router = APIRouter()
SHOWN = 25
STATUSES = ("single", "repeated", "corroborated", "contradicted")
Sort = Literal["sources", "checkworthiness", "date", "relevance"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to; None where it is not."""

    status: str | None
    language: str | None
    publisher: str | None
    speaker: str | None
    least: float | None
    since: date | None
    until: date | None
    entity: str | None


def _asked(
    status: Annotated[Literal["", "single", "repeated", "corroborated", "contradicted"], Query()] = "",
    language: Words = "",
    publisher: Words = "",
    speaker: Words = "",
    least: Annotated[str, Query(pattern=r"^(|0(\.\d{1,4})?|1(\.0)?)$")] = "",
    since: Day = "",
    until: Day = "",
    entity: UUID | None = None,
) -> Asked:
    return Asked(
        status or None,
        language.strip() or None,
        publisher.strip() or None,
        speaker.strip() or None,
        float(least) if least else None,
        parse_day(since),
        parse_day(until),
        str(entity) if entity else None,
    )


@router.get("/claims")
def claims(
    request: Request,
    asked: Annotated[Asked, Depends(_asked)],
    q: Words = "",
    sort: Annotated[Literal["", "sources", "checkworthiness", "date", "relevance"], Query()] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Clusters of claims, 25 a page: one is shown when any of its claims meets every filter."""
    reader: Reader = request.app.state.reader
    words = q.strip()
    filters = Filters(asked.language, asked.since, asked.until, entity=asked.entity)
    order = sort or ("relevance" if words else "sources")
    with reader.cursor() as con:
        hits, ids = find_claims(con, words, filters) if words else (0, None)
        window = {"claims": ids, "sort": order, "limit": SHOWN, "offset": SHOWN * (number - 1)}
        found = row(con, "claims_clusters", asdict(asked) | window) or {}
        context: dict[str, Any] = {
            "items": _describe(con, found["clusters"] or [], asked.language),
            "languages_of_claims": [item["language"] for item in rows(con, "claims_languages")],
            "publishers": [item["publisher"] for item in rows(con, "claims_publishers")],
            "entity": row(con, "claims_entity", {"entity": asked.entity}) if asked.entity else None,
        }
    counts = {status: found["counts"].get(status, 0) for status in STATUSES}
    total = counts[asked.status] if asked.status else sum(counts.values())
    shown = {"counts": counts, "total": total, "number": number, "size": SHOWN, "sort": order, "amount": amount}
    return page(request, "claims.html", **context, **shown, q=words, asked=asked, cut=hits > MOST, most=MOST)


def _describe(con: Connection, clusters: list[str], language: str | None) -> list[dict[str, Any]]:
    items = rows(con, "claims_rows", {"clusters": clusters, "language": language})
    disputed = [item["cluster_id"] for item in items if item["status"] == "contradicted"]
    against = rows(con, "claims_against", {"clusters": disputed}) if disputed else []
    by_cluster = {other["cluster_id"]: other for other in against}
    return [item | {"against": by_cluster.get(item["cluster_id"])} for item in items]
