"""What every run shares: the lock, the working database, its row in `runs`, the report and the publish."""

import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flows.harvest import Outcome, Run
from flows.progress import Reporter
from flows.report import RunReport, make_report
from flows.settings import Settings
from flows.version import pipeline_version
from warehouse.connect import Connection, open_working, transaction
from warehouse.known_state import count_rows
from warehouse.lock import writer_lock
from warehouse.paths import WarehousePaths
from warehouse.prepare import content_version, prepare, restore_working
from warehouse.publish import publish, refuse_foreign
from warehouse.run_log import RunStart, fail_run, open_run

StepRunner = Callable[[str, Callable[[], Any]], Any]
"""Runs a named function and returns its result, e.g. as a Prefect task."""


def run_session(
    settings: Settings,
    trigger: str,
    work: Callable[[Run], Outcome],
    reporter: Reporter,
    step: StepRunner,
    flow_run_id: str | None = None,
) -> RunReport:
    """Do `work` on the working database as one run, then publish.

    Raises:
        WriterLockedError: another process is writing.
        GuardError, RunError, WarehouseError: the run failed; its row in `runs` says why, what was committed stays.
    """
    paths = WarehousePaths(settings.warehouse.expanduser().absolute())
    with writer_lock(paths):
        refuse_foreign(paths)
        restore_working(paths)
        with open_working(paths) as con:
            prepare(con, paths)
            report = _work(con, settings, paths, trigger, work, reporter, step, flow_run_id)
            con.execute("CHECKPOINT")
            version = content_version(con)
        reporter.begin("publish")
        published = step("publish", lambda: publish(paths, version))
        reporter.end()
    return report.published_as(paths.published, version, is_new=published is not None)


def call_directly(_name: str, function: Callable[[], Any]) -> Any:
    """The step of a run without Prefect: just call."""
    return function()


def _work(
    con: Connection,
    settings: Settings,
    paths: WarehousePaths,
    trigger: str,
    work: Callable[[Run], Outcome],
    reporter: Reporter,
    step: StepRunner,
    flow_run_id: str | None,
) -> RunReport:
    now, run_id = datetime.now(UTC), uuid.uuid4()
    version = pipeline_version(settings.profile)
    open_run(con, RunStart(run_id, flow_run_id, trigger, now, version, settings.config_hash))
    wall_seconds: dict[str, float] = {}
    run = Run(con, settings, run_id, now, reporter, _timed(step, wall_seconds), paths.raw, wall_seconds)
    try:
        outcome = work(run)
    except Exception as error:
        with transaction(con):
            fail_run(con, run_id, datetime.now(UTC), str(error))
        raise
    return make_report(run, outcome, count_rows(con))


def _timed(step: StepRunner, seconds: dict[str, float]) -> StepRunner:
    def timed(name: str, function: Callable[[], Any]) -> Any:
        started = time.monotonic()
        try:
            return step(name, function)
        finally:
            seconds[name] = time.monotonic() - started

    return timed
