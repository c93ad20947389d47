"""What is scheduled beside the ingest, as flows for deploy/prefect.yaml; each gives its report as plain values."""

from collections.abc import Callable
from typing import Any

from flows.ingest import publish_artifacts  # isort: skip - before Prefect: it sets what Prefect reads once

from prefect import flow
from prefect.artifacts import create_table_artifact

from flows.audit.run_verify import run_verify
from flows.deployed.tell_state import tell_state
from flows.errors import RunError
from flows.progress import Reporter, Silent
from flows.report import RunReport
from flows.run_maintain import run_maintain
from flows.run_reprocess import run_reprocess
from flows.run_retry import run_retry
from flows.settings import Settings, load_settings
from warehouse.renew_documents import Stage

Overrides = dict[str, Any]
"""Settings that win over the environment, by name."""


@flow(name="maintain", on_failure=[tell_state], on_crashed=[tell_state])
def maintain(overrides: Overrides | None = None) -> dict[str, Any]:
    """Check and digest the whole warehouse."""
    return _report(overrides, run_maintain)


@flow(name="reprocess", on_failure=[tell_state], on_crashed=[tell_state])
def reprocess(stage: Stage | None = None, overrides: Overrides | None = None) -> dict[str, Any]:
    """Renew what an earlier version of a stage made; with `stage`, every document from there on."""
    return _report(overrides, lambda settings, reporter: run_reprocess(settings, reporter, stage))


@flow(name="retry", on_failure=[tell_state], on_crashed=[tell_state])
def retry(reason: str | None = None, everything: bool = False, overrides: Overrides | None = None) -> dict[str, Any]:
    """Try failed sources again: those of `reason`, else what may have passed, else (`everything`) all."""

    def run(settings: Settings, reporter: Reporter) -> RunReport:
        return run_retry(settings, reporter, reason, everything=everything)[0]

    return _report(overrides, run)


@flow(name="verify", on_failure=[tell_state], on_crashed=[tell_state])
def verify(offenders: int = 5, disk: bool = True, overrides: Overrides | None = None) -> dict[str, Any]:
    """Recompute every law of the contract over the published warehouse.

    Raises:
        RunError: a law is broken; the artifact `verify-laws` shows which rows.
    """
    verdict = run_verify(load_settings(**(overrides or {})), Silent(), shown=offenders, disk=disk)
    said = verdict.as_json()
    create_table_artifact(said["laws"], key="verify-laws", description=f"The laws, as {verdict.version} keeps them")
    if not verdict.is_sound:
        broken = ", ".join(f"{law.name} ({law.broken} rows)" for law in verdict.laws if law.broken)
        raise RunError(f"{verdict.version} breaks {broken}; `moisson verify` shows the rows")
    return said


def _report(overrides: Overrides | None, run: Callable[[Settings, Reporter], RunReport]) -> dict[str, Any]:
    report = run(load_settings(**(overrides or {})), Silent())
    publish_artifacts(report)
    return report.as_json()
