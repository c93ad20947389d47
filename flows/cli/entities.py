"""`moisson entities`: see entities, and correct which mentions belong to which."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from flows.cli.keep_judgements import By, Reason, judge
from flows.cli.options import Json, Warehouse

if TYPE_CHECKING:
    from flows.judgements.draft_judgement import Signature
    from warehouse.connect import Connection
    from warehouse.entity_judgements import Judgement

app = typer.Typer(
    help="Entities: list them, and judge which mentions belong to which. Judgements outlive every run; "
    "`moisson judgements` lists them and takes them back.",
    epilog="Example: moisson entities list --search morel",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Type = Literal["person", "organisation", "product", "model", "benchmark", "dataset", "place", "event", "work", "other"]
Entity = Annotated[str, typer.Argument(metavar="ENTITY", help="An entity_id, or a name that only one entity has.")]


@app.command("list", epilog="Example: moisson entities list --type person --search morel")
def list_(
    entity_type: Annotated[Type | None, typer.Option("--type", help="Only entities of this type.")] = None,
    search: Annotated[str | None, typer.Option("--search", help="Words in a name or an alias.")] = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """List the entities of the current documents, those mentioned most first."""
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.settings import load_settings
    from warehouse.connect import open_published
    from warehouse.find_entities import list_entities

    with clear_errors(), open_published(load_settings(warehouse=warehouse).warehouse) as con:
        rows = list_entities(con, entity_type, search)
    if as_json:
        print_json(rows)
    else:
        columns = ["entity_id", "name", "type", "mention_count", "document_count", "aliases"]
        print_table(columns, ([row[column] for column in columns] for row in rows))


@app.command(epilog='Example: moisson entities merge "J. Morel" "Jeanne Morel" --reason "same person"')
def merge(
    entity: Entity,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The entity that remains, by id or name.")],
    reason: Reason = None,
    by: By = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Every mention of ENTITY is INTO's."""
    from flows.judgements.draft_judgement import draft_merge

    judge(lambda con, signed: draft_merge(con, entity, into, signed), by, reason, warehouse, as_json)


@app.command(epilog='Example: moisson entities split Claude --name "Claude Monet" --type person --document musee.txt')
def split(
    entity: Entity,
    name: Annotated[str, typer.Option("--name", help="What the mentions are; a new name, or one that is in use.")],
    entity_type: Annotated[Type | None, typer.Option("--type", help="Its type.  [default: that of ENTITY]")] = None,
    document: Annotated[
        str | None, typer.Option("--document", help="The mentions in this document (its id, or a source).")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help="The mentions written like this.")] = None,
    reason: Reason = None,
    by: By = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """The mentions of ENTITY in one document, or of one form, are something else."""
    from flows.judgements.draft_judgement import draft_split

    def draft(con: "Connection", signed: "Signature") -> "Judgement":
        return draft_split(con, entity, (name, entity_type), (document, text), signed)

    judge(draft, by, reason, warehouse, as_json)


@app.command(epilog='Example: moisson entities alias "Jeanne Morel" "Jane Morel"')
def alias(
    entity: Entity,
    form: Annotated[str, typer.Argument(metavar="FORM", help="Words that mean it; case and accents do not matter.")],
    reason: Reason = None,
    by: By = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Mentions written FORM are ENTITY's, where the rules see the same type or none."""
    from flows.judgements.draft_judgement import draft_alias

    judge(lambda con, signed: draft_alias(con, entity, form, signed), by, reason, warehouse, as_json)
