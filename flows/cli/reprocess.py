"""`moisson reprocess`: renew what an earlier version of a stage made."""

from typing import Annotated, Any, Literal

import typer

from flows.cli.options import Json, Profile, Warehouse, Workers


def reprocess(
    stage: Annotated[
        Literal["text", "mentions", "claims"] | None,
        typer.Option("--stage", help="Renew from this stage on, for every document; without it only what is behind."),
    ] = None,
    profile: Profile = None,
    workers: Workers = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Re-run the stages whose version is behind, from the stored raw bytes; the other rows stay as they are.

    Exit codes: 0 complete, 1 failed, 3 stopped by another writer.
    """
    from flows.cli.fail import clear_errors
    from flows.cli.print_report import print_report
    from flows.cli.printing import print_json
    from flows.progress import make_reporter
    from flows.run_reprocess import run_reprocess
    from flows.settings import load_settings

    overrides: dict[str, Any] = {"profile": profile, "workers": workers, "warehouse": warehouse}
    reporter = make_reporter(quiet=as_json)
    with clear_errors():
        try:
            report = run_reprocess(load_settings(**overrides), reporter, stage).as_json()
        finally:
            reporter.end()
    if as_json:
        print_json(report)
    else:
        print_report(report, timings=False)
