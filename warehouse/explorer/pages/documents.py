"""The articles: searched or newest first, narrowed by what they have in common."""

import calendar
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from warehouse.explorer.find_documents import MOST, find_documents, find_unknown
from warehouse.explorer.query_values import Day, Words, parse_day
from warehouse.explorer.reader import Reader, row, rows
from warehouse.explorer.render import page
from warehouse.explorer.wording import wording
from warehouse.run_search import is_searchable

router = APIRouter()
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to; None where it is not. `entity` is an id; `copies` is origins or only."""

    language: str | None
    publisher: str | None
    kind: str | None
    since: date | None
    until: date | None
    copies: str | None
    entity: str | None


def _asked(
    language: Words = "",
    publisher: Words = "",
    kind: Words = "",
    since: Day = "",
    until: Day = "",
    copies: Annotated[Literal["", "all", "origins", "only"], Query()] = "",
    entity: UUID | None = None,
) -> Asked:
    return Asked(
        language.strip() or None,
        publisher.strip() or None,
        kind.strip() or None,
        parse_day(since),
        parse_day(until),
        copies if copies in {"origins", "only"} else None,
        str(entity) if entity else None,
    )


@router.get("/documents")
def documents(
    request: Request,
    asked: Annotated[Asked, Depends(_asked)],
    q: Words = "",
    sort: Annotated[Literal["", "relevance", "date"], Query()] = "",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Articles, 20 a page, with how many more there are of each language, outlet, kind, year and month."""
    reader: Reader = request.app.state.reader
    words = q.strip()
    order = (sort or "relevance") if words else "date"
    with reader.cursor() as con:
        total_hits, hits = find_documents(con, words, asdict(asked)) if words else (0, {})
        wanted = asdict(asked) | {"matching": list(hits) if words else None}
        facets = _facets(rows(con, "documents_facets", wanted))
        window = {"sort": order, "limit": SHOWN, "offset": SHOWN * (number - 1)}
        listed = [item["document_id"] for item in rows(con, "documents_page", wanted | window)]
        found = rows(con, "documents_rows", {"documents": listed}) if listed else []
        total = facets.pop("total")[0]["documents"]
        context: dict[str, Any] = {
            "items": [hits.get(item["document_id"], {}) | item for item in found],
            "facets": facets,
            "total": total,
            "entity": row(con, "documents_entity", {"entity": asked.entity}) if asked.entity else None,
            "unknown": find_unknown(con, words) if words and not total else [],
            "is_searchable": not words or bool(total_hits) or is_searchable(con, words),
        }
    context |= {"number": number, "size": SHOWN, "sort": order, "q": words, "asked": asked, "span": _span(asked)}
    context |= {"cut": total_hits > MOST, "hits": total_hits, "most": MOST}
    return page(request, "documents.html", **context, **wording(request))


def _facets(counted: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Facet to its values with counts; years and months with the days they span."""
    facets: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in counted:
        period = _period(item["value"]) if item["facet"] in {"year", "month"} else {}
        facets[item["facet"]].append(item | {"period": period})
    return facets


def _period(value: str) -> Mapping[str, str]:
    """First and last day of a year or a month."""
    year, _, month = value.partition("-")
    if not month:
        return {"since": f"{year}-01-01", "until": f"{year}-12-31"}
    return {"since": f"{value}-01", "until": f"{value}-{calendar.monthrange(int(year), int(month))[1]}"}


def _span(asked: Asked) -> str | None:
    """The days asked for in words: a year, a month, or both ends."""
    if asked.since is None and asked.until is None:
        return None
    ends = {"since": str(asked.since or ""), "until": str(asked.until or "")}
    for value in (ends["since"][:4], ends["since"][:7]):
        if value and ends == _period(value):
            return value
    return f"{ends['since']} – {ends['until']}"
