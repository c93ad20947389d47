"""`moisson watch`: ingest what arrives, as it arrives."""

from typing import Annotated, Any

import typer

from flows.cli.options import Json, Paths, Profile, Warehouse, Workers


def watch(
    paths: Paths = None,
    prefect: Annotated[bool, typer.Option("--prefect", help="Make each run a run of the Prefect flow.")] = False,
    seconds: Annotated[
        float | None,
        typer.Option(
            "--seconds",
            min=0.05,
            help="Scan this often; read what stood still for so long. [env: MOISSON_WATCH_SECONDS, default: 5]",
        ),
    ] = None,
    profile: Profile = None,
    workers: Workers = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Ingest a folder whenever something in it was added, changed or removed, and stands still again.

    Prints a line for each run that did something (with --json an object a run or trouble). Goes on after a failure, a
    guard, or a folder that went away. SIGTERM or Ctrl-C ends it between two batches: what is committed stays, and the
    next run goes on from there.

    Exit codes: 0 ended by a signal, 1 a setting cannot be used.
    """
    from flows.cli.fail import clear_errors
    from flows.inputs.location import parse_location

    overrides: dict[str, Any] = {
        "watch_seconds": seconds,
        "profile": profile,
        "workers": workers,
        "warehouse": warehouse and str(warehouse),
    }
    given = {name: value for name, value in overrides.items() if value is not None}
    with clear_errors():
        for path in paths or []:
            parse_location(path)  # what can never be read is said now; what is only missing may still come
        run = _through_prefect if prefect else _directly
        run(list(paths or []), given, as_json)


def _directly(paths: list[str], overrides: dict[str, Any], as_json: bool) -> None:
    from flows.cli.print_watch import WatchPrinter
    from flows.progress import Reporter
    from flows.report import RunReport
    from flows.run_ingest import IngestRequest, run_ingest
    from flows.run_session import call_directly
    from flows.settings import load_settings
    from flows.watching.bell import Bell
    from flows.watching.watch import watch as watch_folders

    settings = load_settings(**overrides)
    printer = WatchPrinter(as_json)

    def ingest(request: IngestRequest, reporter: Reporter) -> RunReport:
        return run_ingest(request, settings, reporter, call_directly)

    watch_folders(paths, settings, ingest, printer, Bell())


def _through_prefect(paths: list[str], overrides: dict[str, Any], as_json: bool) -> None:
    from flows.deployed.serve_watch import serve_watch

    serve_watch(paths, overrides, as_json)
