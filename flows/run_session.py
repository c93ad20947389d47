"""What every run shares: the lock, the working database, its row in `runs`, the report and the publish."""

import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flows.harvest import Outcome, Run
from flows.judgements.take_inbox import take_inbox
from flows.notify import tell_failure, tell_success
from flows.open_link_model import open_link_model
from flows.progress import Reporter
from flows.read_expectations import read_expectations
from flows.read_gazetteer import read_gazetteer
from flows.report import RunReport, make_report
from flows.settings import Settings
from flows.version import pipeline_version
from warehouse.connect import Connection, open_working
from warehouse.errors import WriterLockedError
from warehouse.find_alerts import Expected
from warehouse.known_state import count_rows
from warehouse.lock import writer_lock
from warehouse.paths import WarehousePaths
from warehouse.prepare import content_version, prepare
from warehouse.publish import publish, refuse_foreign
from warehouse.recover import damage_set_aside, recover_working
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
    """Do `work` on the working database as one run, then publish; a webhook hears of failures and alerts.

    Raises:
        WriterLockedError: another process is writing.
        RunError: the user's gazetteer or expectations cannot be read, or the extra `embeddings` is missing; nothing was
            touched.
        GuardError, RunError, WarehouseError: the run failed; its row in `runs` says why, what was committed stays.
    """
    paths = WarehousePaths(settings.warehouse.expanduser().absolute())
    try:
        report = _session(settings, paths, trigger, work, reporter, step, flow_run_id)
    except WriterLockedError:  # two schedules that overlap are no news
        raise
    except Exception as error:
        tell_failure(settings, paths.private, trigger, error)
        raise
    tell_success(settings, paths.private, trigger, report.alerts)
    return report


def call_directly(_name: str, function: Callable[[], Any]) -> Any:
    """The step of a run without Prefect: just call."""
    return function()


def _session(
    settings: Settings,
    paths: WarehousePaths,
    trigger: str,
    work: Callable[[Run], Outcome],
    reporter: Reporter,
    step: StepRunner,
    flow_run_id: str | None,
) -> RunReport:
    gazetteer, expected = read_gazetteer(settings), read_expectations(settings)
    open_link_model(settings)  # refuses before anything is touched
    with writer_lock(paths, trigger, settings.lock_seconds, reporter.begin):
        refuse_foreign(paths)
        notes = recover_working(paths)
        for note in notes:
            reporter.begin(note)
        with damage_set_aside(paths), open_working(paths) as con:
            prepare(con, paths)
            notes += take_inbox(con, paths, datetime.now(UTC))
            made_by, config = pipeline_version(settings.profile), settings.config_hash_with(gazetteer)
            start = RunStart(uuid.uuid4(), flow_run_id, trigger, datetime.now(UTC), made_by, config)
            report = _work(con, settings, (gazetteer, expected), paths, start, work, reporter, step)
            con.execute("CHECKPOINT")
            version = content_version(con)
        reporter.begin("publish")
        seconds: dict[str, float] = {}
        published = _timed(step, seconds)("publish", lambda: publish(paths, version))
        reporter.end()
    return report.published_as(paths.published, version, seconds, is_new=published is not None, notes=notes)


def _work(
    con: Connection,
    settings: Settings,
    files: tuple[str, list[Expected]],
    paths: WarehousePaths,
    start: RunStart,
    work: Callable[[Run], Outcome],
    reporter: Reporter,
    step: StepRunner,
) -> RunReport:
    open_run(con, start)
    gazetteer, expected = files
    run_id = start.run_id
    wall_seconds: dict[str, float] = {}
    timed = _timed(step, wall_seconds)
    run = Run(con, settings, gazetteer, run_id, start.started_at, reporter, timed, paths.raw, wall_seconds)
    run.link_model = open_link_model(settings)
    run.expected = expected
    try:
        outcome = work(run)
    except Exception as error:
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
