"""`moisson show`: one document in the terminal, claims and mentions highlighted at their true offsets."""

from typing import Annotated

import typer

from flows.cli.options import Json, Warehouse


def show(
    document: Annotated[str, typer.Argument(help="A source (its path or a part of it) or a document_id.")],
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Show one document: its blocks with kind and language, its claims with speaker and numbers, its mentions."""
    from flows.cli.fail import clear_errors
    from flows.cli.print_document import print_document
    from flows.cli.printing import print_json
    from flows.settings import load_settings
    from warehouse.connect import open_published
    from warehouse.read_document import read_document

    with clear_errors(), open_published(load_settings(warehouse=warehouse).warehouse) as con:
        found = read_document(con, document)
    if as_json:
        print_json(found)
    else:
        print_document(found)
