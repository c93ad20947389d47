"""One name: when and where it is mentioned, with whom, what it says and what is claimed about it."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from polars import DataFrame

from warehouse.connect import Connection
from warehouse.explorer.amounts import amount
from warehouse.explorer.charts import bars
from warehouse.explorer.config import ExplorerConfig
from warehouse.explorer.reader import Reader, row, rows
from warehouse.explorer.render import page
from warehouse.judgement_inbox import InboxFile, read_inbox
from warehouse.paths import WarehousePaths

router = APIRouter()
MOST_DOCUMENTS = 2_000
"""The newest articles by which co-mentions are counted: a name that is everywhere is in company everywhere."""
SHOWN = {"says": 12, "claims": 12, "articles": 20, "spellings": 60, "judgements": 50}


@router.get("/entities/{entity_id}", response_class=HTMLResponse)
def entity(request: Request, entity_id: UUID) -> Response:
    """The entity; the id of one that people merged leads to where its mentions are now."""
    reader: Reader = request.app.state.reader
    config: ExplorerConfig = request.app.state.config
    with reader.cursor() as con:
        found = row(con, "entity", {"entity": entity_id})
        if found is None or not found["mention_count"]:
            present = row(con, "entity_present", {"entity": entity_id})
            if present:
                return RedirectResponse(f"/entities/{present['entity_id']}", status_code=302)
        if found is None:
            raise HTTPException(404, f"no name has the id {entity_id}")
        context = _read(con, entity_id)
    inbox = read_inbox(WarehousePaths(config.published.absolute()))
    waiting = [file for file in inbox if _is_about(file, str(entity_id))]
    return page(request, "entity.html", entity=found, **context, waiting=len(waiting), amount=amount)


def _read(con: Connection, entity_id: UUID) -> dict[str, Any]:
    months = rows(con, "entity_timeline", {"entity": entity_id})
    parts = {part: rows(con, f"entity_{part}", {"entity": entity_id, "limit": most}) for part, most in SHOWN.items()}
    return {
        "months": months,
        "chart": bars(DataFrame(months, infer_schema_length=None), "month", "mentions") if len(months) > 1 else None,
        "together": rows(con, "entity_together", {"entity": entity_id, "most": MOST_DOCUMENTS}),
        "most": MOST_DOCUMENTS,
        **parts,
    }


def _is_about(file: InboxFile, entity_id: str) -> bool:
    ends = (file.entry.get("entity"), file.entry.get("into"))
    return any(isinstance(end, dict) and end.get("id") == entity_id for end in ends)
