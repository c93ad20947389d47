"""The `runs` table: one row a run, written when it starts and completed when it ends."""

import contextlib
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

import duckdb

from warehouse.compute_digests import Digests
from warehouse.connect import Connection, transaction
from warehouse.sql_files import read_sql

COUNTS = ("added", "changed", "removed", "unchanged", "duplicate", "failed", "skipped")
"""The outcome counts of a run, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class RunStart:
    """What is known of a run when it starts."""

    run_id: uuid.UUID
    flow_run_id: str | None
    trigger: str
    started_at: datetime
    pipeline_version: str
    config_hash: str


def open_run(con: Connection, start: RunStart) -> None:
    """Write the run's row. Whatever run still says `running` died: the lock proves that no other is alive."""
    died = "UPDATE runs SET status = 'crashed', error = 'the process ended before the run did' WHERE status = 'running'"
    with transaction(con):
        con.execute(died)
        con.execute(read_sql("runs/open.sql"), asdict(start) | {"run_id": str(start.run_id)})


def count_actions(con: Connection, run_id: uuid.UUID) -> dict[str, int]:
    """Action -> sources, from `run_sources`."""
    sql = "SELECT action, count(*) FROM run_sources WHERE run_id = ? GROUP BY action"
    return dict(con.execute(sql, [str(run_id)]).fetchall())


def close_run(
    con: Connection,
    run_id: uuid.UUID,
    finished_at: datetime,
    counts: Mapping[str, int],
    stage_seconds: Mapping[str, float],
    digests: Digests,
) -> None:
    """Complete the run's row, and remember of which content the digests are."""
    stages = [{"stage": stage, "seconds": round(seconds, 3)} for stage, seconds in stage_seconds.items()]
    assignments = ", ".join(f"{name} = ?" for name in COUNTS)
    with transaction(con):
        con.execute(
            f"UPDATE runs SET finished_at = ?, status = 'complete', stage_seconds = ?, content_digest = ?, "  # noqa: S608 - our own names
            f"current_digest = ?, {assignments} WHERE run_id = ?",
            [
                finished_at,
                stages,
                digests.content,
                digests.current,
                *(counts.get(name, 0) for name in COUNTS),
                str(run_id),
            ],
        )
        if digests.content and digests != last_digests(con):
            con.execute(read_sql("runs/keep_digests.sql"), digests._asdict())


def note_run(con: Connection, run_id: uuid.UUID, note: str) -> None:
    """Keep why somebody asked for the run."""
    with transaction(con):
        con.execute("UPDATE runs SET note = ? WHERE run_id = ?", [note, str(run_id)])


def fail_run(con: Connection, run_id: uuid.UUID, finished_at: datetime, error: str) -> None:
    """Mark the run as failed, with why. On a full disk or a damaged file the next run will say that this one died."""
    sql = "UPDATE runs SET finished_at = ?, status = 'failed', error = ? WHERE run_id = ?"
    with contextlib.suppress(duckdb.Error), transaction(con):
        con.execute(sql, [finished_at, error, str(run_id)])


def last_digests(con: Connection) -> Digests | None:
    """Digests of what the warehouse holds now, None where nobody has computed them since it last changed."""
    row = con.execute(read_sql("runs/last_digests.sql")).fetchone()
    return Digests(*row) if row else None
