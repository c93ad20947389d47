"""`moisson entities`: see entities, and correct which mentions belong to which."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from flows.cli.options import Json, Warehouse
from flows.cli.user_name import user_name

if TYPE_CHECKING:
    from flows.judgements.draft_judgement import Signature
    from warehouse.connect import Connection
    from warehouse.judgements import Judgement

app = typer.Typer(
    help="Entities: list them, and judge which mentions belong to which. Judgements outlive every run.",
    epilog="Example: moisson entities list --search morel",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Type = Literal["person", "organisation", "product", "model", "benchmark", "dataset", "place", "event", "work", "other"]
Entity = Annotated[str, typer.Argument(metavar="ENTITY", help="An entity_id, or a name that only one entity has.")]
Reason = Annotated[str | None, typer.Option("--reason", help="Why; kept with the judgement.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides.  [default: the user of this system]")]
File = Annotated[Path, typer.Argument(metavar="FILE.yml", help="A YAML file of judgements.")]


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

    _judge(lambda con, signed: draft_merge(con, entity, into, signed), by, reason, warehouse, as_json)


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

    _judge(draft, by, reason, warehouse, as_json)


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

    _judge(lambda con, signed: draft_alias(con, entity, form, signed), by, reason, warehouse, as_json)


@app.command(epilog="Example: moisson entities undo 3f2a9c1e")
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its judgement_id, or how that begins.")],
    by: By = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Take a judgement back: its mentions return to what the rules, and the other judgements, say."""
    from flows.cli.fail import clear_errors
    from flows.judgements.curate import take_back
    from flows.progress import Silent
    from flows.settings import load_settings
    from warehouse.connect import open_published
    from warehouse.judgements import find_judgement

    with clear_errors():
        settings = load_settings(warehouse=warehouse)
        with open_published(settings.warehouse) as con:
            found = find_judgement(con, judgement)
        report = take_back(settings, Silent(), found.judgement_id, by or user_name())
    _tell(report.as_json(), [f"undone {found.judgement_id}: {found.describe()}"], as_json)


@app.command(epilog="Example: moisson entities export judgements.yml")
def export(file: File, warehouse: Warehouse = None) -> None:
    """Write the judgements that hold to a YAML file."""
    from flows.cli.fail import clear_errors
    from flows.judgements.judgement_file import write_judgements
    from flows.settings import load_settings
    from warehouse.connect import open_published
    from warehouse.judgements import open_judgements

    with clear_errors(), open_published(load_settings(warehouse=warehouse).warehouse) as con:
        judgements = open_judgements(con)
        write_judgements(file, judgements)
    print(f"{len(judgements)} judgements in {file}")


@app.command("import", epilog="Example: moisson entities import judgements.yml")
def import_(file: File, by: By = None, warehouse: Warehouse = None, as_json: Json = False) -> None:
    """Add the judgements of a YAML file, all or none; those known already stay as they are."""
    from datetime import UTC, datetime

    from flows.cli.fail import clear_errors
    from flows.judgements.judgement_file import read_judgements

    with clear_errors():
        _keep(read_judgements(file, by or user_name(), datetime.now(UTC)), warehouse, as_json)


def _judge(
    draft: Callable[["Connection", "Signature"], "Judgement"],
    by: str | None,
    reason: str | None,
    warehouse: Path | None,
    as_json: bool,
) -> None:
    """Draft on what the person sees, then keep it."""
    from datetime import UTC, datetime

    from flows.cli.fail import clear_errors
    from flows.judgements.draft_judgement import Signature
    from flows.settings import load_settings
    from warehouse.connect import open_published

    with clear_errors():
        with open_published(load_settings(warehouse=warehouse).warehouse) as con:
            judgement = draft(con, Signature(by or user_name(), datetime.now(UTC), reason))
        _keep([judgement], warehouse, as_json)


def _keep(judgements: Sequence["Judgement"], warehouse: Path | None, as_json: bool) -> None:
    from flows.judgements.curate import curate
    from flows.progress import Silent
    from flows.settings import load_settings

    report, new = curate(load_settings(warehouse=warehouse), Silent(), judgements)
    _tell(report.as_json(), [f"{j.judgement_id}: {j.describe()}" for j in new], as_json)


def _tell(report: dict[str, Any], lines: Sequence[str], as_json: bool) -> None:
    from flows.cli.printing import print_json, printable

    if as_json:
        print_json({"judgements": list(lines), "report": report})
        return
    for line in lines or ["nothing new: these judgements hold already"]:
        print(printable(line))
    print(f"warehouse {report['warehouse']} (version {report['version']})")
