"""The watch as a flow, for `moisson watch --prefect` and for a deployment: each ingest is a flow run under it."""

from typing import Any

from flows.ingest import ingest_in_flow_run  # isort: skip - before Prefect: it sets what Prefect reads once

from prefect import flow
from prefect.exceptions import TerminationSignal

from flows.cli.print_watch import WatchPrinter
from flows.deployed.tell_state import tell_state
from flows.progress import Reporter
from flows.report import RunReport
from flows.run_ingest import IngestRequest
from flows.settings import load_settings
from flows.watching.bell import Bell, catch_signals
from flows.watching.watch import StoppedError, watch


@flow(name="watch", validate_parameters=True, on_failure=[tell_state], on_crashed=[tell_state])
def serve_watch(paths: list[str] | None = None, overrides: dict[str, Any] | None = None, as_json: bool = True) -> None:
    """Watch folders until the process is told to stop; it then completes.

    Args:
        paths: folders; none means the seeds folder.
        overrides: settings that win over the environment, by name.
        as_json: print runs and troubles as JSON lines.
    """
    settings = load_settings(**(overrides or {}))
    bell = Bell()

    def ingest(request: IngestRequest, reporter: Reporter) -> RunReport:
        # A closure: which files stand still is no argument, Prefect would store it with every run.
        @flow(name="ingest", persist_result=False)
        def ingest_settled(paths: list[str]) -> RunReport:  # noqa: ARG001 - shown in the UI
            with catch_signals(bell):
                return ingest_in_flow_run(request, settings, reporter)

        try:
            return ingest_settled([str(path) for path in request.paths])
        except TerminationSignal as signal:  # it came while Prefect held the handlers
            bell.stop()
            raise StoppedError("the watch was asked to stop") from signal

    watch(paths or [], settings, ingest, WatchPrinter(as_json), bell)
