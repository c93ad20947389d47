"""`moisson retry`: try what failed again, now."""

from typing import Annotated, Any

import typer

from flows.cli.options import Json, Profile, Warehouse, Workers


def retry(
    reason: Annotated[
        str | None, typer.Option("--reason", help="Only what failed, or was skipped, with this code.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything that failed, whatever the reason.")] = False,
    profile: Profile = None,
    workers: Workers = None,
    warehouse: Warehouse = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 2 when something failed again.")] = False,
    as_json: Json = False,
) -> None:
    """Try failed sources again at once: without options those that failed for a passing reason (timed_out,
    out_of_memory, worker_crashed, unreadable), however long they still had to wait.

    Exit codes: 0 complete, even where all failed again (2 under --strict), 1 failed, 3 stopped by another writer.
    """
    from flows.cli.fail import EXIT_QUARANTINED, clear_errors
    from flows.cli.print_report import print_report
    from flows.cli.printing import print_json
    from flows.progress import make_reporter
    from flows.run_retry import run_retry
    from flows.settings import load_settings

    overrides: dict[str, Any] = {"profile": profile, "workers": workers, "warehouse": warehouse}
    reporter = make_reporter(quiet=as_json)
    with clear_errors():
        try:
            report, due = run_retry(load_settings(**overrides), reporter, reason, everything=everything)
        finally:
            reporter.end()
    if as_json:
        print_json(report.as_json() | {"due": due})
    elif not due:
        print("nothing to retry")
    else:
        print_report(report.as_json(), timings=False)
    if strict and report.counts.get("failed"):
        raise typer.Exit(EXIT_QUARANTINED)
