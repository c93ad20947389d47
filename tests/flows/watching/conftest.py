"""A running `moisson watch` for the tests of this folder."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import Harvest

SECONDS = 0.25


class Watch:
    """A running watch and the lines it has printed."""

    def __init__(self, folder: Path, harvest: Harvest, *arguments: str, **environment: str) -> None:
        self.folder, self.harvest = folder, harvest
        self._out = harvest.published.with_name("watch.jsonl")
        command = [sys.executable, "-m", "flows.cli", "watch", str(folder), "--json"]
        command += ["--warehouse", str(harvest.published), *arguments]
        settings = {
            "MOISSON_PROFILE": "fast",
            "MOISSON_WORKERS": "1",
            "MOISSON_DOCUMENT_SECONDS": "0",
            "MOISSON_WATCH_SECONDS": str(SECONDS),
        }
        with self._out.open("w") as out:
            self.process = subprocess.Popen(command, stdout=out, env=os.environ | settings | environment)

    def lines(self) -> list[dict[str, Any]]:
        return [
            json.loads(line)
            for line in self._out.read_text(encoding="utf-8").splitlines(keepends=True)
            if line.endswith("\n")
        ]

    def until(self, holds: Callable[[], object]) -> None:
        """Wait for it; the test's time limit is the pytest-wide one."""
        for _ in range(1_200):
            if holds():
                return
            assert self.process.poll() is None, f"the watch ended: {self.lines()}"
            time.sleep(0.05)
        raise AssertionError(f"it never came to that: {self.lines()}")

    def until_line(self, status: str, count: int = 1) -> None:
        self.until(lambda: sum(line["status"] == status for line in self.lines()) >= count)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def total(self, action: str) -> int:
        return sum(line["counts"][action] for line in self.lines() if line["status"] == "complete")

    def loaded(self) -> list[str]:
        sql = "SELECT source_id FROM sources WHERE status <> 'removed' ORDER BY source_id"
        return [row[0] for row in self.harvest.rows(sql)]


@pytest.fixture
def start(folder: Path, harvest: Harvest) -> Iterator[Callable[..., Watch]]:
    running: list[Watch] = []

    def begin(*arguments: str, **environment: str) -> Watch:
        running.append(Watch(folder, harvest, *arguments, **environment))
        return running[-1]

    yield begin
    for watch in running:
        if watch.process.poll() is None:
            watch.process.kill()
            watch.process.wait()
