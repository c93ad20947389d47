"""The names: everything the articles mention, by type, words and count."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from warehouse.explorer.query_values import Words
from warehouse.explorer.reader import Reader, rows
from warehouse.explorer.render import page

router = APIRouter()
SHOWN = 50


@router.get("/entities")
def entities(
    request: Request,
    q: Words = "",
    kind: Annotated[str, Query(alias="type", max_length=40)] = "",
    sort: Annotated[Literal["mentions", "articles", "name", "newest"], Query()] = "mentions",
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> HTMLResponse:
    """Entities with their counts, 50 a page."""
    reader: Reader = request.app.state.reader
    words = {"words": q.strip() or None}
    window = {"type": kind or None, "sort": sort, "limit": SHOWN, "offset": SHOWN * (number - 1)}
    with reader.cursor() as con:
        types = rows(con, "entities_types", words)
        items = rows(con, "entities_list", words | window)
    total = sum(item["entities"] for item in types if kind in {"", item["type"]})
    shown = {"types": types, "items": items, "total": total, "number": number, "size": SHOWN}
    return page(request, "entities.html", **shown, q=q.strip(), chosen=kind, sort=sort)
