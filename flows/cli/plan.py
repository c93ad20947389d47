"""`moisson plan`: what a run would do, changing nothing."""

from pathlib import Path
from typing import Annotated, Any

import typer

from flows.cli.options import Json, Paths, Warehouse


def plan(
    paths: Paths = None,
    warehouse: Warehouse = None,
    cost: Annotated[
        bool, typer.Option("--cost", help="Estimate what a model would read and cost instead; nothing is asked.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Show what `moisson ingest` would read, remove and leave out, without changing anything."""
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.preview import preview
    from flows.settings import load_settings

    if cost:
        _print_cost(paths or [], warehouse, as_json)
        return
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


def _print_cost(paths: list[str], warehouse: Path | None, as_json: bool) -> None:
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.llm.preview_cost import preview_cost
    from flows.settings import load_settings

    with clear_errors():
        estimate = preview_cost(load_settings(warehouse=warehouse), paths)
    if as_json:
        print_json(estimate)
        return
    print_table(["estimate", ""], estimate.items(), title="claims by a model (--extractor llm)")
    if estimate["cost_usd"] is None:
        print("set MOISSON_LLM_PRICE_IN and MOISSON_LLM_PRICE_OUT for the cost")
