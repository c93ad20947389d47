"""`moisson export`: a portable copy of everything."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from flows.cli.options import Json, Warehouse


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to make.")],
    form: Annotated[
        Literal["parquet", "csv"], typer.Option("--format", "-f", help="How rows are written.")
    ] = "parquet",
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier export.")] = False,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Copy the published warehouse into a folder: one folder a relation, split by language, and a manifest.json.

    DuckDB: `FROM read_parquet('DIR/claims/**/*.parquet', hive_partitioning = true)`. The folder appears when it is
    complete. In CSV, lists are JSON, and text that a spreadsheet would run as a formula begins with an apostrophe.

    Exit codes: 0 done, 1 failed or the folder is there already.
    """
    from flows.audit.run_export import run_export
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.progress import make_reporter
    from flows.settings import load_settings

    reporter = make_reporter(quiet=as_json)
    with clear_errors():
        try:
            manifest = run_export(load_settings(warehouse=warehouse), reporter, folder, form, force=force)
        finally:
            reporter.end()
    if as_json:
        print_json(manifest)
        return
    rows = ([r["name"], r["rows"], len(r["files"])] for r in manifest["relations"])
    print_table(["relation", "rows", "files"], rows, title=manifest["version"])
    print(f"{manifest['folder']}")
