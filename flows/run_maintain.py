"""What is global and so not part of every run: all checks over all rows, and the digests of a large warehouse."""

from datetime import UTC, datetime

from flows.harvest import Outcome, Run, require_sound
from flows.progress import Reporter
from flows.report import RunReport
from flows.resolve_corpus import resolve
from flows.run_session import call_directly, run_session
from flows.settings import Settings
from warehouse.compute_digests import compute_digests
from warehouse.prepare import raise_version
from warehouse.run_checks import run_checks, settle_checks
from warehouse.run_log import COUNTS, close_run, last_digests


def run_maintain(settings: Settings, reporter: Reporter) -> RunReport:
    """Finish pending work, check and digest the whole warehouse, publish what changed; raises as `run_session` does."""
    return run_session(settings, "maintain", _maintain, reporter, call_directly)


def _maintain(run: Run) -> Outcome:
    """Its cost grows with the warehouse: about 0.2 s per thousand documents on one core."""
    resolve(run)
    run.reporter.begin("check")
    run.checks = run.step("check", lambda: run_checks(run.con))
    require_sound(run.checks)
    settle_checks(run.con)
    run.reporter.begin("digest")
    digests = run.step("digest", lambda: compute_digests(run.con))
    if last_digests(run.con) != digests:  # analysts read them in `runs`
        raise_version(run.con)
    counts = dict.fromkeys(COUNTS, 0)
    close_run(run.con, run.run_id, datetime.now(UTC), counts, run.wall_seconds, digests)
    return Outcome(counts, digests, changed=False)
