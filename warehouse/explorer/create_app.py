"""Put the explorer together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

import duckdb
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from warehouse.errors import NoWarehouseError
from warehouse.explorer.config import ExplorerConfig
from warehouse.explorer.pages import (
    article,
    claims,
    clusters,
    documents,
    entities,
    entity,
    home,
    judgements,
    preferences,
    runs,
    sql,
)
from warehouse.explorer.protect import Guard
from warehouse.explorer.reader import Reader
from warehouse.explorer.render import page
from warehouse.explorer.run_query import QueryRunner

PAGES = (article, claims, clusters, documents, entities, entity, home, judgements, preferences, runs, sql)


def create_app(config: ExplorerConfig) -> FastAPI:
    """The application over `config.published`; raises nothing before the first request."""
    app = FastAPI(title="Moisson", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan)
    app.state.config = config
    app.state.reader = Reader(config.published, config.memory)
    app.state.runner = QueryRunner(config)
    app.add_middleware(Guard)
    app.mount("/static", StaticFiles(directory=str(files("warehouse").joinpath("explorer/static"))), name="static")
    for module in PAGES:
        app.include_router(module.router)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(NoWarehouseError, _nothing_published)
    app.add_exception_handler(duckdb.Error, _failed_query)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.runner.close()
    app.state.reader.close()


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(error.detail) if isinstance(error, HTTPException) else str(error)
    return page(request, "error.html", status=status, code=status, detail=detail)


def _misunderstood(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    said = "; ".join(f"{problem['loc'][-1]}: {problem['msg']}" for problem in problems)
    return page(request, "error.html", status=422, code=422, detail=said)


def _nothing_published(request: Request, error: Exception) -> Response:
    return page(request, "error.html", status=503, code=503, detail=str(error))


def _failed_query(request: Request, error: Exception) -> Response:
    return page(request, "error.html", status=500, code=500, detail=str(error))
