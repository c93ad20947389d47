"""Human judgements as a run of their own: kept, applied to what is loaded, published."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from flows.harvest import Outcome, Run, finish
from flows.progress import Reporter
from flows.report import RunReport
from flows.run_session import call_directly, run_session
from flows.settings import Settings
from warehouse.judgements import AnyJudgement, record_judgements, undo_judgement
from warehouse.resolve_stages import count_pending
from warehouse.run_log import COUNTS


def curate(
    settings: Settings, reporter: Reporter, judgements: Sequence[AnyJudgement]
) -> tuple[RunReport, list[AnyJudgement]]:
    """Keep judgements, all or none, and publish what follows from them; returns the new ones too, with their ids.

    Raises:
        WarehouseError: one of them contradicts another that holds; what `run_session` raises.
    """
    new: list[AnyJudgement] = []
    report = _session(settings, reporter, lambda run: new.extend(record_judgements(run.con, judgements, run.now)))
    return report, new


def take_back(settings: Settings, reporter: Reporter, judgement_id: str, undone_by: str) -> RunReport:
    """Undo a judgement and publish; raises what `run_session` raises."""
    return _session(settings, reporter, lambda run: undo_judgement(run.con, judgement_id, undone_by, run.now))


def _session(settings: Settings, reporter: Reporter, change: Callable[[Run], None]) -> RunReport:
    def work(run: Run) -> Outcome:
        run.step("judge", lambda: change(run))
        counts = dict.fromkeys(COUNTS, 0)
        return finish(run, counts, changed=bool(count_pending(run.con)), at=datetime.now(UTC))

    return run_session(settings, "curate", work, reporter, call_directly)
