"""Assemble the command line."""

import atexit
import os
import sys
from typing import Annotated

import typer

from flows.cli import (
    backfill,
    check,
    deploy,
    entities,
    explore,
    export,
    forget,
    ingest,
    judgements,
    maintain,
    plan,
    questions,
    report,
    reprocess,
    retry,
    rollback,
    search,
    show,
    sql,
    status,
    tables,
    verify,
    watch,
)

app = typer.Typer(
    name="moisson",
    help="Articles in, claims out: ingest a folder of articles into a DuckDB warehouse and ask it questions.",
    epilog='Example: moisson ingest && moisson sql "SELECT speaker, text FROM quotes LIMIT 5"',
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(value: bool) -> None:
    if value:
        from flows.version import package_version

        typer.echo(package_version())
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options of the command itself."""


app.command(epilog="Example: moisson ingest seeds --workers 2 --json")(ingest.ingest)
app.command(epilog="Example: moisson watch /srv/inbox --json")(watch.watch)
app.command(epilog="Example: moisson backfill /srv/archive --staging /srv/staging --json")(backfill.backfill)
app.command(epilog="Example: moisson plan seeds --json")(plan.plan)
app.command(epilog="Example: moisson status --runs 3")(status.status)
app.command(epilog='Example: moisson sql "SELECT name, type FROM entities LIMIT 5" --format csv')(sql.sql)
app.command(epilog="Example: moisson explore --open")(explore.explore)
app.command(epilog="Example: moisson report --out report.html --since 2023-05-01 --until 2023-05-07")(report.report)
app.command(epilog="Example: moisson questions said_about --set speaker=IEA --set topic=2024")(questions.questions)
app.command(epilog="Example: moisson search élections --language fr --since 2024-01-01")(search.search)
app.command(epilog="Example: moisson show entretien-anna-keller.txt")(show.show)
app.command(epilog="Example: moisson check")(check.check)
app.command(epilog="Example: moisson tables claims")(tables.tables)
app.command(epilog="Example: moisson reprocess --stage claims")(reprocess.reprocess)
app.command(epilog="Example: moisson maintain --json")(maintain.maintain)
app.command(epilog="Example: moisson export /srv/copies/2023-05 --format parquet")(export.export)
app.command(epilog="Example: moisson verify --json")(verify.verify)
app.command(epilog='Example: moisson rollback --reason "the feed of 3 May was garbled"')(rollback.rollback)
app.command(epilog="Example: moisson retry --reason timed_out")(retry.retry)
app.command(epilog='Example: moisson forget 2023/interview.txt --reason "request of 3 May"')(forget.forget)
app.command(epilog="Example: PREFECT_API_URL=http://127.0.0.1:4200/api moisson deploy --json")(deploy.deploy)
app.add_typer(entities.app, name="entities")
app.add_typer(judgements.app, name="judgements")


def main() -> None:
    """Entry point of the `moisson` script."""
    # Registered first, so run last: Prefect's background threads outlive the interpreter's clean-up and DuckDB's
    # binding then lists what they still hold, forty lines that tell the user nothing.
    atexit.register(_hush_after_exit)
    app()


def _hush_after_exit() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
