"""Try failed sources again, at once and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from flows.errors import RunError
from flows.harvest import Outcome, Run, bring_in, finish, make_plans
from flows.inputs.plan_run import Plan
from flows.progress import Reporter
from flows.report import RunReport
from flows.run_session import call_directly, run_session
from flows.settings import Settings
from warehouse.resolve_stages import count_pending
from warehouse.retries import due_files, make_due
from warehouse.run_log import COUNTS


def run_retry(settings: Settings, reporter: Reporter, reason: str | None, *, everything: bool) -> tuple[RunReport, int]:
    """Retry what failed for `reason`, else for a passing reason, else (`everything`) for whatever reason.

    Waiting times and counts of attempts do not matter. A file that is gone is left to the next ingest.

    Returns:
        the report, and how many sources were due.

    Raises:
        RunError: none of their folders is there. What `run_session` raises.
    """
    due = [0]

    def work(run: Run) -> Outcome:
        due[0] = make_due(run.con, reason, run.now, everything=everything)
        plans = run.step("plan", lambda: _plans(run))
        if plans:
            return bring_in(run, plans)
        counts = dict.fromkeys(COUNTS, 0)
        return finish(run, counts, changed=bool(count_pending(run.con)), at=datetime.now(UTC))

    return run_session(settings, "retry", work, reporter, call_directly), due[0]


def _plans(run: Run) -> list[Plan]:
    """The plans of the folders that hold something due, without what is not due."""
    due, plans, problems = due_files(run.con), [], []
    for root, wanted in due.items():
        try:
            found = make_plans(run.con, run.settings, [Path(root)])
        except (RunError, OSError) as error:  # a folder that is not mounted must not keep the others waiting
            problems.append(str(error))
            continue
        plans += [_only(plan, wanted) for plan in found if str(plan.target.root) == root]
    if problems and not plans:
        raise RunError("; ".join(problems))
    return plans


def _only(plan: Plan, wanted: list[str]) -> Plan:
    is_wanted = pc.is_in(plan.to_read["file_id"], value_set=pa.array(wanted, pa.string()))
    return replace(plan, to_read=plan.to_read.filter(is_wanted), unchanged=[], removed=[])
