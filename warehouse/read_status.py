"""The state of a warehouse for `moisson status`: from the working database when nobody writes, else the published copy.

A run that changes nothing publishes nothing, so only the working database knows of it.
"""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from warehouse.connect import Connection, open_published, open_working
from warehouse.errors import WriterLockedError
from warehouse.find_alerts import Expected, find_alerts
from warehouse.known_state import count_rows
from warehouse.lock import GLANCE, read_holder, writer_lock
from warehouse.paths import WarehousePaths


def read_status(paths: WarehousePaths, runs: int, now: datetime, expected: Sequence[Expected] = ()) -> dict[str, Any]:
    """What somebody who was away wants to know.

    Returns:
        warehouse; version; writer (who writes now, or None); alerts at `now` (silence and drift); runs, the last so
        many; rows per relation; quarantine.

    Raises:
        NoWarehouseError: nothing has been published.
    """
    with _open(paths) as (con, writer):
        return {
            "warehouse": str(paths.published),
            "version": paths.published.resolve().stem.rsplit("-", 1)[-1] if paths.published.exists() else None,
            "writer": writer,
            "alerts": [asdict(alert) for alert in find_alerts(con, now, expected)],
            "runs": _rows(con, "SELECT * FROM run_report LIMIT ?", [runs]),
            "rows": count_rows(con),
            "quarantine": _rows(con, "SELECT source_id, status, reason, detail, attempts FROM quarantine", []),
        }


@contextlib.contextmanager
def _open(paths: WarehousePaths) -> Iterator[tuple[Connection, str | None]]:
    with contextlib.ExitStack() as stack:
        writer = None
        if paths.working.exists():
            try:
                stack.enter_context(writer_lock(paths, GLANCE))
            except WriterLockedError:
                writer = str(read_holder(paths))
        if paths.working.exists() and writer is None:
            yield stack.enter_context(open_working(paths)), None
        else:
            yield stack.enter_context(open_published(paths.published)), writer


def _rows(con: Connection, sql: str, parameters: list[object]) -> list[dict[str, Any]]:
    cursor = con.execute(sql, parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
