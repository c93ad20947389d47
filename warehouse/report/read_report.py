"""What a report says, from the published file: every part with its limit, and how much there is beyond it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from warehouse.connect import Connection
from warehouse.errors import WarehouseError
from warehouse.explorer.compare_claims import mark_differences
from warehouse.find_alerts import Expected, find_alerts
from warehouse.report.mark_changes import mark_changes
from warehouse.sql_files import read_sql

Row = dict[str, Any]
LIMITS = {
    "outlets": 15,
    "claims": 30,
    "corroborated": 25,
    "disputes": 25,
    "changes": 60,
    "quoted": 20,
    "refused": 100,
    "listed": 300,
}
"""Rows of each part; a report is to be read, SQL has the rest."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What to report on: a run (how its id begins), a period (days in UTC, both included), else the last change."""

    run: str | None = None
    since: date | None = None
    until: date | None = None


def read_report(con: Connection, scope: Scope, expected: Sequence[Expected]) -> Row:
    """The parts of the report by name, and the documents they name, numbered in order of appearance.

    Raises:
        WarehouseError: no run or several have that id; nothing ran in the period, or nothing has changed yet.
    """
    runs = _find_runs(con, scope)
    con.execute(read_sql("report/queries/scope_runs.sql"), {"runs": [run["run_id"] for run in runs]})
    con.execute(read_sql("report/queries/scope_documents.sql"))
    parts: Row = {name: _rows(con, name, {"limit": limit}) for name, limit in LIMITS.items()}
    for name in ("languages", "days", "reasons"):
        parts[name] = _rows(con, name)
    wordings = _rows(con, "wordings", {"clusters": [item["cluster_id"] for item in parts["corroborated"]]})
    for item in parts["corroborated"]:
        item["wordings"] = [row for row in wordings if row["cluster_id"] == item["cluster_id"]]
    for pair in parts["disputes"]:
        pair["sides"] = mark_differences(pair["earlier"], pair["later"])
    for change in parts["changes"]:
        change["pieces"] = mark_changes(change["earlier_text"], change["text"])
    ended = [run["finished_at"] or run["started_at"] for run in runs]
    alerts = [asdict(alert) for alert in find_alerts(con, max(ended), expected)]
    documents = _number_documents(con, _named(parts))
    return parts | {"runs": runs, "counts": _rows(con, "counts")[0], "alerts": alerts, "documents": documents}


def _find_runs(con: Connection, scope: Scope) -> list[Row]:
    found = _rows(con, "runs_of", asdict(scope))
    if scope.run is not None:
        if len(found) != 1 or not scope.run:
            many = f"several runs have an id like {scope.run}"
            raise WarehouseError(many if found else f"no run has the id {scope.run}")
        return found
    if scope.since or scope.until:
        if not found:
            days = f"between {scope.since or 'the beginning'} and {scope.until or 'now'}"
            raise WarehouseError(f"no run began {days}; `moisson status --runs 50` lists them")
        return found
    if not found:
        raise WarehouseError("no run has changed anything yet: there is nothing to report")
    return found[:1]


def _named(parts: Row) -> Iterable[str]:
    """Every document named, in the order of the report."""
    for item in parts["claims"]:
        yield item["document_id"]
    for item in parts["corroborated"]:
        yield from (wording["document_id"] for wording in item["wordings"])
    for pair in parts["disputes"]:
        yield from (pair["earlier"]["document_id"], pair["later"]["document_id"])
    for name in ("changes", "quoted", "listed"):
        yield from (item["document_id"] for item in parts[name])


def _number_documents(con: Connection, ids: Iterable[str]) -> dict[str, Row]:
    order = {document_id: number for number, document_id in enumerate(dict.fromkeys(ids), start=1)}
    found = _rows(con, "documents", {"documents": list(order)})
    numbered = [row | {"number": order[row["document_id"]]} for row in found]
    return {row["document_id"]: row for row in sorted(numbered, key=lambda row: row["number"])}


def _rows(con: Connection, query: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
    cursor = con.execute(read_sql(f"report/queries/{query}.sql"), parameters or {})
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
