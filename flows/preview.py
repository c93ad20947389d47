"""What a run would do: the plan with moved stats settled by their bytes, nothing written."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

from flows.harvest import make_plans
from flows.inputs.guarded_reader import GuardedReader
from flows.inputs.plan_run import Plan
from flows.inputs.read_inputs import FileRead, read_file
from flows.read_gazetteer import read_gazetteer
from flows.settings import Settings
from transforms.parse.open_records import Limits
from warehouse.connect import Connection, open_memory, open_published
from warehouse.migrate import migrate
from warehouse.paths import WarehousePaths

Row = dict[str, Any]


def preview(settings: Settings, paths: Sequence[str | Path]) -> list[Row]:
    """A row a file: root, source, action (`add`, `change`, `retry`, `unchanged`, `remove`, `skipped: ignored`), reason.

    Compares with the last published state, which any number of processes may read.

    Raises:
        RunError: a path does not exist, or the user's gazetteer cannot be read.
    """
    read_gazetteer(settings)
    published = WarehousePaths(settings.warehouse.expanduser().absolute()).published
    if published.exists():
        with open_published(published) as con:
            return _rows(con, settings, paths)
    with open_memory() as con:
        migrate(con)
        return _rows(con, settings, paths)


def _rows(con: Connection, settings: Settings, paths: Sequence[str | Path]) -> list[Row]:
    return [row for plan in make_plans(con, settings, paths) for row in _plan_rows(plan, settings)]


def _plan_rows(plan: Plan, settings: Settings) -> list[Row]:
    root = str(plan.target.root)
    rows = [
        {"root": root, "source": entry["file_id"], "action": _action(root, entry, settings), "reason": entry["problem"]}
        for entry in plan.entries()
    ]
    rows += [{"root": root, "source": file_id, "action": "unchanged", "reason": None} for file_id in plan.unchanged]
    rows.sort(key=itemgetter("source"))
    rows += [{"root": root, "source": file_id, "action": "remove", "reason": "it is gone"} for file_id in plan.removed]
    rows += [
        {"root": root, "source": file_id, "action": "skipped: ignored", "reason": why} for file_id, why in plan.ignored
    ]
    return rows


def _action(root: str, entry: Mapping[str, Any], settings: Settings) -> str:
    if entry["action"] in {"new", "retry"}:
        return "add" if entry["action"] == "new" else "retry"
    limits = Limits(max_document_bytes=settings.max_document_bytes)
    with GuardedReader(settings.document_seconds, settings.worker_memory) as apart:
        first = next(iter(read_file(root, entry, limits, settings.reading_hash, apart)), None)
    return "unchanged" if first is None or isinstance(first, FileRead) else "change"
