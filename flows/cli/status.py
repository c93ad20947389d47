"""`moisson status`: the last runs, the counts, what failed and why."""

from typing import Annotated

import typer

from flows.cli.options import Json, Warehouse


def status(
    runs: Annotated[int, typer.Option(min=1, help="How many runs to show.")] = 5,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Show the last runs, the rows of each table, and every input that is not loaded, with the reason."""
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.settings import load_settings
    from warehouse.paths import WarehousePaths
    from warehouse.read_status import read_status

    settings = load_settings(warehouse=warehouse)
    with clear_errors():
        found = read_status(WarehousePaths(settings.warehouse.expanduser().absolute()), runs)
    if as_json:
        print_json(found)
        return
    print(f"warehouse {found['warehouse']} (version {found['version']})")
    if found["writer"]:
        print(f"process {found['writer']} is writing now; this is the state of the last published version")
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
