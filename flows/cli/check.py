"""`moisson check`: the warehouse's own checks."""

from typing import Annotated

import typer

from flows.cli.options import Json, Warehouse


def check(
    warehouse: Warehouse = None,
    rows: Annotated[int, typer.Option(min=0, help="Offending rows to show per check.")] = 5,
    as_json: Json = False,
) -> None:
    """Run every check on the published warehouse. Exit code 1 when a `fail` check finds rows; warnings do not count."""
    from dataclasses import asdict

    from flows.cli.fail import EXIT_FAILED, clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.settings import load_settings
    from warehouse.connect import open_published
    from warehouse.run_checks import run_checks

    with clear_errors(), open_published(load_settings(warehouse=warehouse).warehouse) as con:
        results = run_checks(con, rows)
    if as_json:
        print_json([asdict(result) for result in results])
    else:
        print_table(["check", "kind", "rows", "about"], ([r.name, r.severity, r.count, r.about] for r in results))
        for result in results:
            if result.rows:
                print_table(list(result.rows[0]), (row.values() for row in result.rows), title=result.name)  # type: ignore[misc]
    if any(result.failed for result in results):
        raise typer.Exit(EXIT_FAILED)
