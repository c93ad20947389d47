"""`moisson verify`: is the warehouse what it says it is?"""

from typing import Annotated

import typer

from flows.cli.options import Json, Warehouse


def verify(
    warehouse: Warehouse = None,
    offenders: Annotated[int, typer.Option(min=0, help="Rows to show that break a law.")] = 5,
    disk: Annotated[bool, typer.Option(help="Hash the sources and the kept raw bytes too.")] = True,
    as_json: Json = False,
) -> None:
    """Recompute every law of the contract from the rows of the published warehouse; change nothing.

    Every column of every table is read; offsets, ids, anchors, origins, clusters and digests are recomputed; raw bytes
    and source files are hashed. Sources that changed or went since the last run are told, and no fault.

    Exit codes: 0 every law holds, 1 one is broken.
    """
    from flows.audit.run_verify import run_verify
    from flows.cli.fail import EXIT_FAILED, clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.progress import make_reporter
    from flows.settings import load_settings

    reporter = make_reporter(quiet=as_json)
    with clear_errors():
        try:
            verdict = run_verify(load_settings(warehouse=warehouse), reporter, shown=offenders, disk=disk)
        finally:
            reporter.end()
    if as_json:
        print_json(verdict.as_json())
    else:
        rows = ([law.name, law.rows, law.broken, law.about] for law in verdict.laws)
        print_table(["law", "rows", "broken", "about"], rows, title=verdict.version)
        for law in verdict.laws:
            if law.first:
                print_table(["offender"], ([row] for row in law.first), title=law.name)
        if verdict.files:
            print_table(["source files", ""], verdict.files.items())
    if not verdict.is_sound:
        raise typer.Exit(EXIT_FAILED)
