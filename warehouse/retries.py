"""Which failed sources are tried again, when, and how often: a back-off that doubles with every attempt."""

from datetime import datetime

from warehouse.connect import Connection, transaction
from warehouse.sql_files import read_sql

TRANSIENT = ("timed_out", "out_of_memory", "worker_crashed", "unreadable")
"""Reasons that may be gone the next time: the machine was busy, a disk was away. The others lie in the bytes."""


def make_due(con: Connection, reason: str | None, now: datetime, *, everything: bool = False) -> int:
    """Let failed sources be due at once, whatever they waited for, however often they were tried; returns how many.

    Those of `reason`; without one, those of a transient reason, or with `everything` all that failed. What was
    forgotten stays so.
    """
    reasons = [reason] if reason else list(TRANSIENT)
    wanted = {"reasons": reasons, "everything": everything and not reason, "now": now}
    with transaction(con):
        row = con.execute(read_sql("retry/make_due.sql"), wanted).fetchone()
    return int(row[0]) if row else 0


def due_files(con: Connection) -> dict[str, list[str]]:
    """Root -> the files that hold a source whose next retry has come."""
    found: dict[str, list[str]] = {}
    sql = "SELECT DISTINCT root, file_id FROM sources WHERE next_retry_at <= now() ORDER BY root, file_id"
    for root, file_id in con.execute(sql).fetchall():
        found.setdefault(root, []).append(file_id)
    return found


def begin_retries(con: Connection, attempts: int, minutes: float) -> None:
    """Tell the loading SQL which sources are due, and when what fails is due again.

    Args:
        con: the working database, with `begin_run` called.
        attempts: after so many a source is no longer tried by itself.
        minutes: wait after the first attempt; it doubles with each.
    """
    con.execute("SET VARIABLE retry_attempts = ?", [attempts])
    con.execute("SET VARIABLE retry_minutes = ?", [minutes])
    con.execute("SET VARIABLE transient_reasons = ?", [list(TRANSIENT)])
    con.execute("INSERT INTO retried_sources SELECT root, source_id FROM sources WHERE next_retry_at <= now()")
