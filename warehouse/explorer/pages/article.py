"""One article: its blocks with claims and names at their true offsets; beside a copy or another version."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from warehouse.connect import Connection
from warehouse.explorer.article_others import read_beside, read_others
from warehouse.explorer.article_text import PART, Marks, find_part, read_blocks
from warehouse.explorer.reader import Reader, row, rows
from warehouse.explorer.render import page
from warehouse.explorer.wording import wording

router = APIRouter()
_NOTABLE = 8
"""Claims that others confirm or contradict, listed beside the text before any is chosen."""


def _marks(
    at: Annotated[str, Query(pattern=r"^(|\d{1,9}-\d{1,9})$")] = "",
    marks: str = "",
    claims: bool = False,
    names: bool = False,
    outcomes: bool = False,
) -> Marks:
    """With `marks`, only what is asked for is marked: a form without ticks sends nothing else. `at` is START-END."""
    start, end = map(int, at.split("-")) if at else (0, 0)
    passage = (start, end) if start < end else None
    return Marks(claims, names, outcomes, passage) if marks else Marks(passage=passage)


@router.get("/documents/{document_id}")
def article(
    request: Request,
    document_id: UUID,
    marks: Annotated[Marks, Depends(_marks)],
    beside: UUID | None = None,
    part: Annotated[int | None, Query(ge=1, le=100_000)] = None,
) -> HTMLResponse:
    """One article to read, or beside another."""
    reader: Reader = request.app.state.reader
    with reader.cursor() as con:
        document = row(con, "article_document", {"document_id": str(document_id)})
        if document is None:
            raise HTTPException(404, f"there is no article {document_id} in this version of the warehouse")
        context: dict[str, Any] = {"document": document, "marks": marks, "beside": None} | _facts(con, document)
        if beside is not None:
            context["beside"] = read_beside(con, document, str(beside), context["others"])
            if context["beside"] is None or beside == document_id:
                raise HTTPException(404, f"there is no article {beside} to lay beside this one")
        else:
            context |= _reading(con, document, part, marks)
    return page(request, "article.html", **context, **wording(request))


def _facts(con: Connection, document: Mapping[str, Any]) -> dict[str, Any]:
    identity = {"document_id": document["document_id"]}
    origin = None if document["is_origin"] else document["origin_id"]
    return {
        "sources": rows(con, "article_sources", identity),
        "others": read_others(con, document),
        "origin": row(con, "article_document", {"document_id": origin}) if origin else None,
        "copies": rows(con, "article_copies", identity) if document["is_origin"] else [],
        "title": document["title"] or document["head"],
    }


def _reading(con: Connection, document: Mapping[str, Any], part: int | None, marks: Marks) -> dict[str, Any]:
    identity = document["document_id"]
    links: dict[str, dict[str, int]] = defaultdict(dict)
    for link in rows(con, "article_links", {"document_id": identity}):
        links[link["claim_id"]][link["relation"]] = link["links"]
    shown = find_part(con, identity, part - 1 if part else None, marks)
    blocks, claims = read_blocks(con, identity, shown, marks)
    notable = [claim for claim in claims if claim["status"] in {"contradicted", "corroborated"}]
    return {
        "blocks": blocks,
        "cards": [claim | {"links": links.get(claim["claim_id"], {})} for claim in claims],
        "notable": sorted(notable, key=lambda claim: claim["status"] != "contradicted")[:_NOTABLE],
        "part": shown + 1,
        "parts": -(-document["char_count"] // PART) or 1,
    }
