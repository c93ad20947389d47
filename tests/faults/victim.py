"""A run in a process of its own that says which step it is at, so that it can be killed there.

Processes come from a fork server that has the pipeline imported: a run then starts in milliseconds, and two hundred of
them can be killed in minutes.
"""

import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import transforms.transform_batch  # noqa: F401 - the rules: the fork server has then imported what every run needs
from flows.progress import Silent
from flows.run_ingest import IngestRequest, run_ingest
from flows.settings import Settings

CONTEXT = multiprocessing.get_context("forkserver")
PATIENCE = 240.0


@dataclass(slots=True)
class Ended:
    """How a run ended: its report as plain values where it was not killed, the steps it began, its seconds."""

    report: dict[str, Any] | None
    steps: list[str] = field(default_factory=list)
    seconds: float = 0.0
    error: str = ""


def run(folder: Path, published: Path, **chosen: Any) -> Ended:
    """An undisturbed run."""
    return _watch(_start(folder, published, chosen), lambda _name, _elapsed: False)


def run_and_kill_after(folder: Path, published: Path, seconds: float, **chosen: Any) -> Ended:
    """A run that is killed after some seconds, unless it was quicker."""
    return _watch(_start(folder, published, chosen), lambda _name, elapsed: elapsed >= seconds)


def run_and_kill_in(folder: Path, published: Path, step: str, chance: random.Random, **chosen: Any) -> Ended:
    """A run that is killed within thirty milliseconds of its beginning of `step`, unless it never came there."""
    due: list[float] = []

    def is_due(name: str, elapsed: float) -> bool:
        if name == step and not due:
            due.append(elapsed + chance.uniform(0, 0.03))
        return bool(due) and elapsed >= due[0]

    return _watch(_start(folder, published, chosen), is_due)


def run_and_disturb(folder: Path, published: Path, step: str, disturb: Callable[[], None], **chosen: Any) -> Ended:
    """A run under which something happens as soon as it begins `step`."""
    disturbed: list[bool] = []

    def is_due(name: str, _elapsed: float) -> bool:
        if name == step and not disturbed:
            disturbed.append(True)
            disturb()
        return False

    return _watch(_start(folder, published, chosen), is_due)


def start_fork_server() -> None:
    """Start the server of the processes, with the pipeline imported; needed once, before the first of them.

    Before Python 3.12.3 it does not look for what it imports on our path, only on that of the environment.
    """
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    try:
        CONTEXT.set_forkserver_preload(["victim"])
        forkserver.ensure_running()
    finally:
        os.environ.pop("PYTHONPATH")
        if before is not None:
            os.environ["PYTHONPATH"] = before


def _start(folder: Path, published: Path, chosen: dict[str, Any]) -> tuple[Any, Connection]:
    start_fork_server()
    ours, theirs = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=_ingest, args=(folder, published, chosen, theirs), daemon=False)
    process.start()
    theirs.close()
    return process, ours


def _ingest(folder: Path, published: Path, chosen: dict[str, Any], steps: Connection) -> None:
    def step(name: str, function: Callable[[], Any]) -> Any:
        steps.send(name)
        return function()

    # Without a time limit a single worker is this process: then a run takes half a second, not two.
    usual = {"profile": "fast", "workers": 1, "document_seconds": 0, "batch_documents": 3, "warehouse": published}
    settings = Settings(**(usual | chosen))
    try:
        report = run_ingest(IngestRequest((folder,), allow_removals=True), settings, Silent(), step)
    except Exception as error:
        steps.send({"error": f"{type(error).__name__}: {error}"})
    else:
        steps.send(report.as_json())


def _watch(started: tuple[Any, Connection], is_due: Callable[[str, float], bool]) -> Ended:
    """Follow a run to its end, or kill it as soon as `is_due(step, seconds so far)` says so."""
    process, steps = started
    begin, name, ended = time.monotonic(), "start", Ended(None)
    while ended.seconds < PATIENCE:
        try:
            if steps.poll(0.001):
                said = steps.recv()
                if isinstance(said, dict):
                    ended.error = said.get("error", "")
                    ended.report = None if ended.error else said
                    break
                name = said
                ended.steps.append(name)
        except EOFError:
            ended.error = "the process died unasked"
            break
        ended.seconds = time.monotonic() - begin
        if is_due(name, ended.seconds):
            process.kill()
            break
    else:
        process.kill()
        ended.error = f"not done after {PATIENCE} s"
    process.join()
    ended.seconds = time.monotonic() - begin
    return ended
