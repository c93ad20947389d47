"""`moisson backfill`: ingest much at once, through partitions that the workers write."""

from typing import Annotated, Any

import typer

from flows.cli.options import Json, Paths, Profile, Warehouse, Workers


def backfill(
    staging: Annotated[
        str, typer.Option("--staging", help="Folder or URL for the partitions: /srv/staging, s3://bucket/staging.")
    ],
    paths: Paths = None,
    profile: Profile = None,
    workers: Workers = None,
    warehouse: Warehouse = None,
    allow_removals: Annotated[bool, typer.Option(help="Let most of a root's files be removed.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 2 when an input was quarantined.")] = False,
    as_json: Json = False,
) -> None:
    """Ingest through Parquet partitions: workers write them, this machine then loads them in order.

    The rows are those of `moisson ingest`. Run again after a stop: partitions that are done are not made again. One
    backfill at a time per staging folder. Exit codes as of `moisson ingest`.
    """
    from flows.cli.fail import EXIT_QUARANTINED, clear_errors
    from flows.cli.print_report import print_report
    from flows.cli.printing import print_json
    from flows.progress import make_reporter
    from flows.run_backfill import run_backfill
    from flows.run_ingest import IngestRequest
    from flows.run_session import call_directly
    from flows.settings import load_settings

    overrides: dict[str, Any] = {"profile": profile, "workers": workers, "warehouse": warehouse}
    reporter = make_reporter(quiet=as_json)
    with clear_errors():
        try:
            request = IngestRequest(tuple(paths or ()), allow_removals)
            report = run_backfill(request, staging, load_settings(**overrides), reporter, call_directly).as_json()
        finally:
            reporter.end()
    if as_json:
        print_json(report)
    else:
        print_report(report, timings=False)
    if strict and report["counts"].get("failed"):
        raise typer.Exit(EXIT_QUARANTINED)
