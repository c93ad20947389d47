"""The SQL page. A query runs when its form is sent, never because an address was opened: a link only shows it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool

from warehouse.explorer.link_values import find_link
from warehouse.explorer.protect import require_token
from warehouse.explorer.read_catalogue import read_catalogue
from warehouse.explorer.reader import Reader, row
from warehouse.explorer.render import page
from warehouse.explorer.run_query import Answer, BusyError, QueryRunner, RunningQuery
from warehouse.find_questions import list_questions

router = APIRouter()
T = TypeVar("T")
LONGEST = 100_000
"""Characters of a query."""
_LINKED = 6_000
"""Bytes of a query in a link; longer addresses are refused on the way by some."""
_LOOK = 0.25
"""Seconds between two looks whether the browser still waits."""

Sql = Annotated[str, Form(max_length=LONGEST)]
Name = Annotated[str, Form(max_length=64, pattern=r"^[\w-]+$")]


@router.get("/sql")
def show(
    request: Request,
    q: Annotated[str, Query(max_length=LONGEST)] = "",
    question: Annotated[str, Query(max_length=100)] = "",
) -> HTMLResponse:
    """The page with a query to look at, nothing run."""
    ready = next((one.sql for one in list_questions() if one.name == question), "")
    return _page(request, q or ready, is_shared=bool(q))


@router.post("/sql", dependencies=[Depends(require_token)])
async def run(request: Request, name: Name, q: Sql = "") -> Response:
    """Run a query and show its rows; 429 while two others run. Ends when the browser goes away."""
    if not q.strip():
        return await run_in_threadpool(_page, request, q)
    try:
        running = await run_in_threadpool(_runner(request).start, _own(request, name), q)
    except BusyError:
        return await run_in_threadpool(_page, request, q, is_busy=True, status=429)
    try:
        answer = await _wait(request, running, running.table)
    finally:
        await run_in_threadpool(running.close)
    return await run_in_threadpool(_page, request, q, answer=answer)


@router.post("/sql/cancel", dependencies=[Depends(require_token)])
def cancel(request: Request, name: Name) -> Response:
    """End the running query of that name, of this browser; 404 where there is none."""
    if not _runner(request).cancel(_own(request, name)):
        raise HTTPException(404, "this query does not run any more")
    return Response(status_code=204)


@router.post("/sql/download", dependencies=[Depends(require_token)])
async def download(
    request: Request, name: Name, form: Annotated[Literal["csv", "parquet"], Form()], q: Sql
) -> Response:
    """The rows as a file, up to `config.download_rows`, sent as they come."""
    try:
        running = await run_in_threadpool(_runner(request).start, _own(request, f"{name} {form}"), q, form)
    except BusyError:
        return await run_in_threadpool(_page, request, q, is_busy=True, status=429)
    try:
        problem = await _wait(request, running, running.begin_download)
    except BaseException:
        running.close()
        raise
    if problem:
        running.close()
        return await run_in_threadpool(_page, request, q, answer=problem)
    kind = "text/csv; charset=utf-8" if form == "csv" else "application/vnd.apache.parquet"
    headers = {"Content-Disposition": f'attachment; filename="moisson.{form}"'}
    return StreamingResponse(_send(running), media_type=kind, headers=headers)


@router.get("/sql/claim/{claim_id}")
def claim(request: Request, claim_id: UUID) -> RedirectResponse:
    """Where a claim stands: its article."""
    reader: Reader = request.app.state.reader
    with reader.cursor() as con:
        found = row(con, "sql_claim", {"id": claim_id})
    if not found:
        raise HTTPException(404, f"no claim has the id {claim_id}")
    return RedirectResponse(f"/documents/{found['document_id']}#claim-{claim_id}", status_code=303)


async def _wait(request: Request, running: RunningQuery, work: Callable[[], T]) -> T:
    """What `work` gives; the query ends when its browser leaves."""
    waiting = asyncio.ensure_future(run_in_threadpool(work))
    while not (await asyncio.wait({waiting}, timeout=_LOOK))[0]:
        if await request.is_disconnected():
            running.stop("cancelled")
    return await waiting


async def _send(running: RunningQuery) -> AsyncIterator[bytes]:
    pieces = running.pieces()
    try:
        while (piece := await run_in_threadpool(next, pieces, b"")) != b"":
            yield piece
    finally:
        running.close()


def _page(
    request: Request,
    query: str,
    *,
    answer: Answer | None = None,
    is_shared: bool = False,
    is_busy: bool = False,
    status: int = 200,
) -> HTMLResponse:
    reader: Reader = request.app.state.reader
    with reader.cursor() as con:
        catalogue = read_catalogue(con)
    share = f"/sql?q={quote(query)}"
    context: dict[str, Any] = {
        "query": query,
        "name": secrets.token_urlsafe(12),
        "answer": answer,
        "links": [find_link(name) for name, _ in answer.columns] if answer else [],
        "share": share if query.strip() and len(share) <= _LINKED else None,
        "is_shared": is_shared,
        "is_busy": is_busy,
        "catalogue": catalogue,
        "questions": list_questions(),
        "limits": request.app.state.config,
    }
    return page(request, "sql.html", status=status, **context)


def _runner(request: Request) -> QueryRunner:
    runner: QueryRunner = request.app.state.runner
    return runner


def _own(request: Request, name: str) -> str:
    """Names are a browser's own: nobody cancels another's query."""
    return f"{request.state.session} {name}"
