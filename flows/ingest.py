"""The ingest flow: the same harvest with every step a Prefect task, and its report as artifacts in the UI."""

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

# Before Prefect is imported: it reads these once. No telemetry, no look-ups, no log line a task.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
# Errors are ours to print, in a line; Prefect keeps them with the run's state.
os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows.deployed.tell_state import tell_state
from flows.progress import Reporter, make_reporter
from flows.report import RunReport, as_markdown
from flows.run_ingest import IngestRequest, run_ingest
from flows.settings import Settings, load_settings


@flow(name="ingest", validate_parameters=True, on_failure=[tell_state], on_crashed=[tell_state])
def ingest(
    paths: list[str] | None = None,
    overrides: dict[str, Any] | None = None,
    allow_removals: bool = False,
    quiet: bool = True,
) -> dict[str, Any]:
    """Bring the warehouse up to date with a folder.

    Args:
        paths: files, folders or URLs; none means the seeds folder.
        overrides: settings that win over the environment, by name.
        allow_removals: let most of a root's files be removed.
        quiet: no progress on standard error.

    Returns:
        the run's report as plain values.
    """
    settings = load_settings(**(overrides or {}))
    reporter: Reporter = make_reporter(quiet=quiet)
    try:
        report = ingest_in_flow_run(IngestRequest(tuple(paths or []), allow_removals), settings, reporter)
    finally:
        reporter.end()
    return report.as_json()


def ingest_in_flow_run(request: IngestRequest, settings: Settings, reporter: Reporter) -> RunReport:
    """Ingest inside the present flow run: each step a task, the report as artifacts. Raises what `run_ingest` does."""
    run_id = str(flow_run.id) if flow_run.id else None
    report = run_ingest(replace(request, flow_run_id=run_id), settings, reporter, _as_task)
    publish_artifacts(report)
    return report


def _as_task(name: str, function: Callable[[], Any]) -> Any:
    """Run one step as a task: visible in the UI, never cached (state lives in DuckDB)."""
    return task(name=name, cache_policy=NO_CACHE, persist_result=False)(function)()


def publish_artifacts(report: RunReport) -> None:
    """Show the report in Prefect's UI."""
    # The data is committed and published: an API that went away must not turn the run into a failure.
    with suppress(Exception):
        create_markdown_artifact(as_markdown(report), key="harvest-report", description="What the last harvest did")
        rows = [{"table": name, "rows": count} for name, count in report.rows.items()]
        create_table_artifact(rows, key="harvest-tables", description="Rows per relation")
