"""`moisson ingest`: bring the warehouse up to date with a folder."""

from typing import Annotated, Any, Literal

import typer

from flows.cli.options import Json, Paths, Profile, Warehouse, Workers


def ingest(
    paths: Paths = None,
    direct: Annotated[bool, typer.Option("--direct", help="Run the same code without Prefect.")] = False,
    profile: Profile = None,
    extractor: Annotated[
        Literal["rules", "llm"] | None,
        typer.Option("--extractor", help="`llm` asks a model for claims. [env: MOISSON_EXTRACTOR, default: rules]"),
    ] = None,
    workers: Workers = None,
    warehouse: Warehouse = None,
    allow_removals: Annotated[bool, typer.Option(help="Let most of a root's files be removed.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 2 when an input was quarantined.")] = False,
    timings: Annotated[
        bool, typer.Option("--timings", help="Print CPU-ms per document and stage beside the budget.")
    ] = False,
    wait: Annotated[
        float | None,
        typer.Option(
            "--wait", min=0, help="Seconds to wait for another writer. [env: MOISSON_LOCK_SECONDS, default: 0]"
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Ingest articles: parse, detect languages and duplicates, extract entities and claims, load, publish.

    Exit codes: 0 complete (even with quarantined inputs), 2 the same under --strict, 1 failed, 3 stopped by a guard or
    by another writer (at once, or after --wait).
    """
    from flows.cli.fail import EXIT_QUARANTINED, clear_errors
    from flows.cli.printing import print_json
    from flows.workers.start_worker import prestart_worker

    prestart_worker()
    overrides: dict[str, Any] = {
        "profile": profile,
        "extractor": extractor,
        "workers": workers,
        "warehouse": warehouse,
        "lock_seconds": wait,
    }
    with clear_errors():
        run = _directly if direct else _through_prefect
        report = run(list(paths or []), overrides, allow_removals, as_json)
    if as_json:
        print_json(report)
    else:
        from flows.cli.print_report import print_report

        print_report(report, timings=timings)
        _print_model(report["model"])
    if strict and report["counts"].get("failed"):
        raise typer.Exit(EXIT_QUARANTINED)


def _print_model(model: dict[str, Any]) -> None:
    """What the model did, where one was asked."""
    from flows.cli.printing import print_table, printable

    if model:
        print_table(["model", ""], model.items(), title=f"claims by {printable(model['name'])}")


def _directly(paths: list[str], overrides: dict[str, Any], allow_removals: bool, quiet: bool) -> dict[str, Any]:
    from flows.progress import make_reporter
    from flows.run_ingest import IngestRequest, run_ingest
    from flows.run_session import call_directly
    from flows.settings import load_settings

    reporter = make_reporter(quiet=quiet)
    try:
        request = IngestRequest(tuple(paths), allow_removals)
        return run_ingest(request, load_settings(**overrides), reporter, call_directly).as_json()
    finally:
        reporter.end()


def _through_prefect(paths: list[str], overrides: dict[str, Any], allow_removals: bool, quiet: bool) -> dict[str, Any]:
    from rich.console import Console

    from flows.inputs.location import parse_location
    from flows.prefect_errors import prefect_errors

    for path in paths:
        parse_location(path)  # Prefect keeps a flow's arguments: what holds a secret is refused before

    console = Console(stderr=True)
    starting = console.status("starting Prefect …") if console.is_terminal and not quiet else None
    if starting:
        starting.start()
    try:
        from flows.ingest import ingest as flow
    finally:
        if starting:
            starting.stop()
    given = {
        name: str(value) if name == "warehouse" else value for name, value in overrides.items() if value is not None
    }
    with prefect_errors():
        result: dict[str, Any] = flow(paths, given, allow_removals, quiet)
    return result
