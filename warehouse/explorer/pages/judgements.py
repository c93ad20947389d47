"""Judgements: those that hold, wait for the next run, or were refused by one; and where forms leave new ones."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from warehouse.draft_entry import Entry
from warehouse.errors import WarehouseError
from warehouse.explorer.config import ExplorerConfig
from warehouse.explorer.describe_judgements import describe_files, describe_rows
from warehouse.explorer.draft_judgement import JudgementForm, draft_judgement
from warehouse.explorer.protect import local_path, require_token
from warehouse.explorer.reader import Reader, row, rows
from warehouse.explorer.render import NOTICE_COOKIE, page
from warehouse.judgement_inbox import leave_judgement, read_inbox, read_refused
from warehouse.paths import WarehousePaths

router = APIRouter()
SHOWN = 50


@router.get("/judgements")
def judgements(request: Request, number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1) -> HTMLResponse:
    """What people decided, newest first, 50 a page."""
    reader: Reader = request.app.state.reader
    paths = _paths(request)
    waiting, refused = read_inbox(paths), read_refused(paths)
    with reader.cursor() as con:
        window = {"limit": SHOWN, "offset": SHOWN * (number - 1)}
        counts = row(con, "judgements_counts") or {}
        context: dict[str, Any] = {
            "counts": counts,
            "held": describe_rows(rows(con, "judgements_list", window | {"undone": False})),
            "undone": describe_rows(rows(con, "judgements_list", {"undone": True, "limit": SHOWN, "offset": 0})),
            "waiting": describe_files(con, waiting[:SHOWN]),
            "refused": describe_files(con, refused[-SHOWN:]),
        }
    shown = {"waiting_count": len(waiting), "refused_count": len(refused), "number": number, "size": SHOWN}
    leaving = {str(file.entry.get("judgement")) for file in waiting if file.entry.get("action") == "undo"}
    return page(request, "judgements.html", **context, **shown, leaving=leaving)


@router.post("/judgements", dependencies=[Depends(require_token)])
def judge(request: Request, form: Annotated[JudgementForm, Depends()]) -> RedirectResponse:
    """Leave a judgement for the next run and go back; 409 with the reason where it cannot be judged so."""
    config: ExplorerConfig = request.app.state.config
    reader: Reader = request.app.state.reader
    paths = _paths(request)
    try:
        with reader.cursor() as con:
            entry = draft_judgement(con, form)
            if form.action == "undo" and not _is_known(con, paths, entry):
                raise HTTPException(404, f"no judgement that holds or waits has the id {form.judgement_id}")
        leave_judgement(paths, entry, by=config.user, at=datetime.now(UTC))
    except WarehouseError as error:
        raise HTTPException(409, str(error)) from error
    response = RedirectResponse(local_path(form.back), status_code=303)
    response.set_cookie(NOTICE_COOKIE, "left", max_age=60, httponly=True, samesite="lax")
    return response


def _paths(request: Request) -> WarehousePaths:
    config: ExplorerConfig = request.app.state.config
    return WarehousePaths(config.published.absolute())


def _is_known(con: Any, paths: WarehousePaths, entry: Entry) -> bool:
    wanted = entry["judgement"]
    waits = any(file.judgement_id == wanted and not file.problem for file in read_inbox(paths))
    return waits or row(con, "judgements_one", {"id": wanted}) is not None
