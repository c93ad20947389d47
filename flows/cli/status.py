"""`moisson status`: the last runs, the counts, what failed and why."""

from typing import Annotated, Any

import typer

from flows.cli.options import Json, Warehouse


def status(
    runs: Annotated[int, typer.Option(min=1, help="How many runs to show.")] = 5,
    warehouse: Warehouse = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 2 when there is an alert.")] = False,
    as_json: Json = False,
) -> None:
    """Show alerts (what did not arrive, what changed), the last runs, the rows, and every input that is not loaded.

    Alerts are those of this moment: they come up even when no run took place at all.

    Exit codes: 0, 2 with --strict when there is an alert, 1 when there is nothing to show.
    """
    from datetime import UTC, datetime

    from flows.cli.fail import EXIT_QUARANTINED, clear_errors
    from flows.cli.printing import print_json
    from flows.read_expectations import read_expectations
    from flows.settings import load_settings
    from warehouse.paths import WarehousePaths
    from warehouse.read_status import read_status

    with clear_errors():
        settings = load_settings(warehouse=warehouse)
        paths = WarehousePaths(settings.warehouse.expanduser().absolute())
        found = read_status(paths, runs, datetime.now(UTC), read_expectations(settings))
    if as_json:
        print_json(found)
    else:
        _print_status(found)
    if strict and found["alerts"]:
        raise typer.Exit(EXIT_QUARANTINED)


def _print_status(found: dict[str, Any]) -> None:
    from flows.cli.printing import print_table

    print(f"warehouse {found['warehouse']} (version {found['version']})")
    if found["writer"]:
        print(f"{found['writer']} is writing now; this is the state of the last published version")
    if found["alerts"]:
        print_table(list(found["alerts"][0]), (list(alert.values()) for alert in found["alerts"]), title="alerts")
    columns = [
        "started_at",
        "status",
        "seconds",
        "added",
        "changed",
        "removed",
        "unchanged",
        "duplicate",
        "failed",
        "error",
    ]
    print_table(columns, ([run[c] for c in columns] for run in found["runs"]), title="runs")
    print_table(["table", "rows"], found["rows"].items(), title="rows")
    problems = found["quarantine"]
    if problems:
        print_table(list(problems[0]), (list(row.values()) for row in problems), title="not loaded")
