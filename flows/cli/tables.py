"""`moisson tables`: the relations and their columns, with their comments."""

from typing import Annotated

import typer

from flows.cli.options import Json, Warehouse


def tables(
    relation: Annotated[str | None, typer.Argument(help="Show the columns of this relation.")] = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """List the relations of the warehouse, or the columns of one, with what they mean."""
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.errors import RunError
    from flows.settings import load_settings
    from warehouse.connect import open_published
    from warehouse.describe import describe_columns, describe_relations

    with clear_errors(), open_published(load_settings(warehouse=warehouse).warehouse) as con:
        rows = describe_columns(con, relation) if relation else describe_relations(con)
        if not rows:
            raise RunError(f"no relation {relation}; `moisson tables` lists them")
    if as_json:
        print_json(rows)
    else:
        print_table(list(rows[0]), (list(row.values()) for row in rows))
