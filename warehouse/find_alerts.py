"""Silence and drift: what did not arrive, and what arrived differently than before (`alerts/warn_*.sql`).

No checks of the rows of one run (`run_checks.py`): what they tell changes with time alone, so they are asked at every
run and at every `moisson status`, and `now` is an argument.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from warehouse.connect import Connection
from warehouse.sql_files import list_sql, read_sql


@dataclass(frozen=True, slots=True)
class Expected:
    """Something new is expected at least every so often.

    Attributes:
        kind: of a `folder`, of an `outlet`, `documents` at all, or that `runs` complete.
        subject: the folder (relative to its root, or absolute; a slash last, "" for everything) or the outlet's name.
        every: the duration as it was written.
        seconds: the same in seconds.
    """

    kind: Literal["folder", "outlet", "documents", "runs"]
    subject: str
    every: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Alert:
    """One row of a check: the check's name, what it is about, and what to know."""

    check: str
    subject: str
    message: str


def find_alerts(con: Connection, now: datetime, expected: Sequence[Expected]) -> list[Alert]:
    """Everything that deserves a look at `now` (with a time zone), by check and subject."""
    alerts = []
    for path in list_sql("alerts"):
        sql = read_sql(path)
        parameters: dict[str, object] = {"now": now}
        if "$kinds" in sql:
            parameters |= {
                "kinds": [one.kind for one in expected],
                "subjects": [one.subject for one in expected],
                "every": [one.every for one in expected],
                "seconds": [one.seconds for one in expected],
            }
        check = path.removeprefix("alerts/").removesuffix(".sql")
        alerts += [Alert(check, *row) for row in con.execute(sql, parameters).fetchall()]
    return alerts
