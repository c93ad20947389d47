"""`moisson report`: what a run or a period brought, as one HTML file."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.cli.options import Json, Warehouse


def report(
    out: Annotated[Path, typer.Option("--out", "-o", help="The file to write; an earlier one is replaced.")],
    run: Annotated[
        str | None,
        typer.Option("--run", help="A run, by its id or how it begins; else the last that changed something."),
    ] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Runs from this day on (UTC).")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="Runs up to this day, included.")
    ] = None,
    language: Annotated[Literal["en", "fr"], typer.Option("--language", "-l", help="What it is written in.")] = "en",
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Write what a run or a period brought: what came in, what is claimed, corroborated, contradicted, what failed.

    One self-contained file without scripts, to read, print or send. The same warehouse and options give the same bytes.

    Exit codes: 0 written; 1 there is nothing to report on, or it cannot be written.
    """
    if run is not None and (since or until):
        raise typer.BadParameter("say a run or a period, not both")
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, printable
    from flows.read_expectations import read_expectations
    from flows.settings import load_settings
    from warehouse.report.read_report import Scope
    from warehouse.report.write_report import write_report

    scope = Scope(run, since.date() if since else None, until.date() if until else None)
    with clear_errors():
        settings = load_settings(warehouse=warehouse)
        written = write_report(settings.warehouse, out, scope, language, read_expectations(settings))
    if as_json:
        print_json(written)
        return
    counts = written["counts"]
    names = ("articles", "claims", "corroborated", "contradicted", "refused")
    shown = ", ".join(f"{counts[name]:,} {name}" for name in names)
    typer.echo(f"{printable(written['report'])}: {shown}")
