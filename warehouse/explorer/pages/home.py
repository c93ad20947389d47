"""The first page: what is there, what came last, where to begin."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from polars import DataFrame

from warehouse.explorer.charts import bars
from warehouse.explorer.reader import Reader, row, rows
from warehouse.explorer.render import page

router = APIRouter()


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Counts, articles by month, the last runs, what is corroborated and contradicted."""
    reader: Reader = request.app.state.reader
    with reader.cursor() as con:
        months = rows(con, "home_months")
        context: dict[str, Any] = {
            "counts": row(con, "home_counts"),
            "months": months,
            "chart": bars(DataFrame(months, infer_schema_length=None), "month", "articles")
            if len(months) > 1
            else None,
            "newest": rows(con, "home_newest"),
            "contradicted": rows(con, "home_contradicted"),
            "corroborated": rows(con, "home_corroborated"),
            "runs": rows(con, "home_runs"),
        }
    return page(request, "home.html", **context)
