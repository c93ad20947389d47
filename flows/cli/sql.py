"""`moisson sql`: ask the published warehouse, read-only."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from flows.cli.options import Warehouse

Format = Literal["table", "csv", "json", "parquet"]


def sql(
    query: Annotated[str | None, typer.Argument(help="The query; without one a prompt opens.")] = None,
    output: Annotated[Format, typer.Option("--format", "-f", help="How to print the rows.")] = "table",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file (needed for parquet).")] = None,
    max_rows: Annotated[int, typer.Option(min=1, help="Rows shown in a table; other formats give all.")] = 100,
    warehouse: Warehouse = None,
) -> None:
    """Query the published warehouse: read-only, without access to other files or the network."""
    from flows.cli.fail import clear_errors
    from flows.settings import load_settings
    from warehouse.connect import open_published

    with clear_errors(), open_published(load_settings(warehouse=warehouse).warehouse) as con:
        if query is None:
            from flows.cli.prompt import run_prompt

            run_prompt(con, max_rows)
        else:
            _answer(con, query, output, out, max_rows)


def _answer(con: Any, query: str, output: Format, out: Path | None, max_rows: int) -> None:
    from flows.cli.write_rows import show_rows, write_rows

    if output == "table" and out is None:
        show_rows(con, query, max_rows)
    else:
        write_rows(con, query, "csv" if output == "table" else output, out)
