"""`moisson judgements`: what people decided, about duplicates and links here, about entities in `moisson entities`."""

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from flows.cli.keep_judgements import By, Reason, judge, keep, tell
from flows.cli.options import Json, Warehouse
from flows.cli.user_name import user_name

app = typer.Typer(
    help="Judgements: list them, take them back, carry them over; say what is a duplicate and which claims are linked.",
    epilog="Example: moisson judgements list --all",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Relation = Literal["same", "contradicts", "updates"]
Document = Annotated[str, typer.Argument(metavar="DOC", help="A document_id, or the end of a source's path.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other one.")]
Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim_id, or how it begins.")]
Verdict = Annotated[bool | None, typer.Option("--confirm/--reject", help="Whether it holds.", show_default=False)]
File = Annotated[Path, typer.Argument(metavar="FILE.yml", help="A YAML file of judgements.")]


@app.command("list", epilog="Example: moisson judgements list --all")
def list_(
    everything: Annotated[bool, typer.Option("--all", help="Those taken back too.")] = False,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """List the judgements that hold, newest first: what was decided, by whom, when and why."""
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.settings import load_settings
    from warehouse.connect import open_published
    from warehouse.read_judgements import list_judgements

    with clear_errors(), open_published(load_settings(warehouse=warehouse).warehouse) as con:
        rows = list_judgements(con, everything=everything)
    if as_json:
        print_json(rows)
        return
    columns = ["judgement_id", "judgement", "made_by", "made_at", "reason"]
    columns += ["undone_by", "undone_at"] if everything else []
    print_table(columns, ([_short(row[column]) for column in columns] for row in rows))


@app.command(epilog="Example: moisson judgements duplicate agency.txt b.txt --reject --reason 'another fire'")
def duplicate(
    document: Document,
    other: Other,
    confirm: Verdict = None,
    reason: Reason = None,
    by: By = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Two documents are duplicates (--confirm), or are none (--reject), whatever the rules say."""
    from flows.judgements.draft_judgement import draft_pair

    verdict = _verdict(confirm)
    judge(lambda con, signed: draft_pair(con, verdict, document, other, signed), by, reason, warehouse, as_json)


@app.command(epilog="Example: moisson judgements link 6e1d07f2 b5a09c33 --confirm --relation contradicts")
def link(
    claim: Claim,
    other: Other,
    confirm: Verdict = None,
    relation: Annotated[
        Relation | None, typer.Option("--relation", help="Which.  [default: same to confirm, every one to reject]")
    ] = None,
    reason: Reason = None,
    by: By = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Two claims say the same, contradict or update each other (--confirm), or do not (--reject)."""
    from flows.judgements.draft_judgement import draft_relation

    verdict = _verdict(confirm)
    judge(
        lambda con, signed: draft_relation(con, verdict, claim, other, relation, signed), by, reason, warehouse, as_json
    )


@app.command(epilog="Example: moisson judgements undo 3f2a9c1e")
def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its judgement_id, or how that begins.")],
    by: By = None,
    warehouse: Warehouse = None,
    as_json: Json = False,
) -> None:
    """Take a judgement back: what it changed returns to what the rules, and the other judgements, say."""
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
    tell(report.as_json(), [f"undone {found.judgement_id}: {found.describe()}"], as_json)


@app.command(epilog="Example: moisson judgements export judgements.yml")
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


@app.command("import", epilog="Example: moisson judgements import judgements.yml")
def import_(file: File, by: By = None, warehouse: Warehouse = None, as_json: Json = False) -> None:
    """Add the judgements of a YAML file, all or none; those known already stay as they are."""
    from datetime import UTC, datetime

    from flows.cli.fail import clear_errors
    from flows.judgements.judgement_file import read_judgements

    with clear_errors():
        keep(read_judgements(file, by or user_name(), datetime.now(UTC)), warehouse, as_json)


@app.command(epilog="Example: moisson judgements inbox --json")
def inbox(warehouse: Warehouse = None, as_json: Json = False) -> None:
    """List the judgements that wait for the next run (the explorer leaves them), and those that runs refused."""
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table
    from flows.settings import load_settings
    from warehouse.judgement_inbox import read_inbox, read_refused
    from warehouse.paths import WarehousePaths

    with clear_errors():
        paths = WarehousePaths(load_settings(warehouse=warehouse).warehouse.expanduser().absolute())
        waiting = [_row(file, "refused" if file.problem else "waiting") for file in read_inbox(paths)]
        rows = waiting + [_row(file, "refused") for file in read_refused(paths)]
    if as_json:
        print_json(rows)
        return
    columns = ["judgement_id", "state", "action", "by", "at", "problem"]
    print_table(columns, ([row[column] for column in columns] for row in rows))


def _row(file: Any, state: str) -> dict[str, Any]:
    said = {name: file.entry.get(name) for name in ("action", "by", "at")}
    name = {"judgement_id": file.judgement_id, "state": state}
    return name | said | {"problem": file.problem, "file": str(file.path), "entry": dict(file.entry)}


def _verdict(confirm: bool | None) -> Literal["confirm", "reject"]:
    if confirm is None:
        raise typer.BadParameter("say either --confirm or --reject")
    return "confirm" if confirm else "reject"


def _short(value: Any) -> Any:
    return value.strftime("%Y-%m-%d %H:%M") if hasattr(value, "strftime") else value
