"""`moisson maintain`: what is too large for every run."""

from flows.cli.options import Json, Warehouse


def maintain(warehouse: Warehouse = None, as_json: Json = False) -> None:
    """Check and digest the whole warehouse, whatever its size; meant for a nightly schedule.

    Exit codes: 0 sound, 1 a check failed, 3 stopped by another writer.
    """
    from flows.cli.fail import clear_errors
    from flows.cli.print_report import print_report
    from flows.cli.printing import print_json
    from flows.progress import make_reporter
    from flows.run_maintain import run_maintain
    from flows.settings import load_settings

    reporter = make_reporter(quiet=as_json)
    with clear_errors():
        try:
            report = run_maintain(load_settings(warehouse=warehouse), reporter).as_json()
        finally:
            reporter.end()
    if as_json:
        print_json(report)
    else:
        print_report(report, timings=False)
