"""One ingest run, from lock to publish: what both the Prefect flow and `--direct` call."""

from dataclasses import dataclass
from pathlib import Path

from flows.harvest import harvest
from flows.progress import Reporter
from flows.report import RunReport
from flows.run_session import StepRunner, run_session
from flows.settings import Settings
from flows.watching.keep_settled import Settled


@dataclass(frozen=True, slots=True)
class IngestRequest:
    """What to ingest: paths or URLs (none means the seeds folder) and whether most of a root's files may be removed.

    A watch names itself as the trigger and says which files stand still in the one root of `paths`.
    """

    paths: tuple[str | Path, ...] = ()
    allow_removals: bool = False
    flow_run_id: str | None = None
    trigger: str = "ingest"
    settled: Settled | None = None


def run_ingest(request: IngestRequest, settings: Settings, reporter: Reporter, step: StepRunner) -> RunReport:
    """Ingest, check and publish; raises what `run_session` and `harvest` raise."""
    return run_session(
        settings,
        request.trigger,
        lambda run: harvest(run, request.paths, allow_removals=request.allow_removals, settled=request.settled),
        reporter,
        step,
        request.flow_run_id,
    )
