"""What the commands that judge share: who signs, keeping and publishing, saying what was done."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.user_name import user_name

if TYPE_CHECKING:
    from flows.judgements.draft_judgement import Signature
    from warehouse.connect import Connection
    from warehouse.judgements import AnyJudgement

Reason = Annotated[str | None, typer.Option("--reason", help="Why; kept with the judgement.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides.  [default: the user of this system]")]


def judge(
    draft: Callable[["Connection", "Signature"], "AnyJudgement"],
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
        keep([judgement], warehouse, as_json)


def keep(judgements: Sequence["AnyJudgement"], warehouse: Path | None, as_json: bool) -> None:
    """Keep judgements, publish what follows from them, and say so."""
    from flows.judgements.curate import curate
    from flows.progress import Silent
    from flows.settings import load_settings

    report, new = curate(load_settings(warehouse=warehouse), Silent(), judgements)
    tell(report.as_json(), [f"{j.judgement_id}: {j.describe()}" for j in new], as_json)


def tell(report: dict[str, Any], lines: Sequence[str], as_json: bool) -> None:
    """What was judged, what was unusual, and where it is published."""
    from flows.cli.printing import print_json, printable

    if as_json:
        print_json({"judgements": list(lines), "report": report})
        return
    for line in lines or ["nothing new: these judgements hold already"]:
        print(printable(line))
    for note in report["notes"]:
        print(f"note: {printable(note)}")
    print(f"warehouse {report['warehouse']} (version {report['version']})")
