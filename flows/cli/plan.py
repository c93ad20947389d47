"""`moisson plan`: what a run would do, changing nothing."""

from typing import Any

from flows.cli.options import Json, Paths, Warehouse


def plan(paths: Paths = None, warehouse: Warehouse = None, as_json: Json = False) -> None:
    """Show what `moisson ingest` would read, remove and leave out, without changing anything."""
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.preview import preview
    from flows.settings import load_settings

    with clear_errors():
        rows: list[dict[str, Any]] = preview(load_settings(warehouse=warehouse), paths or [])
    if as_json:
        print_json(rows)
        return
    shown = [row for row in rows if row["action"] != "unchanged"]
    print_table(
        ["root", "input", "action", "reason"], ([r["root"], r["source"], r["action"], r["reason"]] for r in shown)
    )
    print(f"{len(rows) - len(shown)} unchanged")
