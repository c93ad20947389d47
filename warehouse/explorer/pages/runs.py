"""Runs: what each did and how long it took; inputs in quarantine, and what to do about them."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse

from warehouse.connect import Connection
from warehouse.explorer.draw_stages import draw_history, draw_stages
from warehouse.explorer.query_values import Words
from warehouse.explorer.reader import Reader, row, rows
from warehouse.explorer.render import page
from warehouse.find_alerts import find_alerts

router = APIRouter()
RUNS, INPUTS = 20, 50
"""Rows a page: runs; inputs in quarantine or of one run."""

Number = Annotated[int, Query(ge=1, le=100_000)]
Code = Annotated[str, Query(max_length=100)]
Action = Literal["", "added", "changed", "removed", "duplicate", "failed", "skipped", "retried"]


@router.get("/runs")
def runs(
    request: Request,
    number: Annotated[Number, Query(alias="page")] = 1,
    sheet: Number = 1,
    status: Literal["", "failed", "skipped"] = "",
    reason: Code = "",
    q: Words = "",
) -> HTMLResponse:
    """The runs, newest first; alerts of this moment; the quarantine, by status, reason and words."""
    reader: Reader = request.app.state.reader
    with reader.cursor() as con:
        found = rows(con, "runs_list", {"limit": RUNS, "offset": RUNS * (number - 1)})
        wanted = {"status": status, "reason": reason, "words": q}
        inputs = rows(con, "runs_quarantine", {**wanted, "limit": INPUTS, "offset": INPUTS * (sheet - 1)})
        context: dict[str, Any] = {
            "counts": row(con, "runs_counts"),
            "runs": found,
            "chart": _history(found),
            "stages": list(dict.fromkeys(one["stage"] for run in found for one in run["stages"])),
            "alerts": find_alerts(con, datetime.now(UTC), ()),
            "reasons": rows(con, "runs_reasons"),
            "inputs": inputs,
            "total": inputs[0]["total"] if inputs else 0,
        }
    shown = {"number": number, "size": RUNS, "sheet": sheet, "sheet_size": INPUTS}
    return page(request, "runs.html", **context, **shown, wanted=wanted)


@router.get("/runs/{run_id}")
def run(
    request: Request, run_id: UUID, action: Action = "", number: Annotated[Number, Query(alias="page")] = 1
) -> HTMLResponse:
    """One run: its stages, versions and digests, and what it did to each source."""
    reader: Reader = request.app.state.reader
    with reader.cursor() as con:
        found = row(con, "run_one", {"id": run_id})
        if not found:
            raise HTTPException(404, f"no run has the id {run_id}")
        actions = rows(con, "run_actions", {"id": run_id})
        sources = _sources(con, run_id, action, number)
    total = sum(one["sources"] for one in actions if action in {"", one["action"]})
    context = {"actions": actions, "sources": sources, "total": total, "action": action, "number": number}
    chart = draw_stages(found["stages"]) if found["stages"] else None
    return page(request, "run.html", run=found, chart=chart, size=INPUTS, **context)


def _sources(con: Connection, run_id: UUID, action: str, number: int) -> list[dict[str, Any]]:
    window = {"limit": INPUTS, "offset": INPUTS * (number - 1)}
    return rows(con, "run_sources", {"id": run_id, "action": action, **window})


def _history(found: list[dict[str, Any]]) -> Any:
    timed = [run for run in reversed(found) if run["stages"]]
    return draw_history(timed) if len(timed) > 1 else None
