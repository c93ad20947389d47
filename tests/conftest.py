"""Fixtures that every room's tests may use."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows.progress import Silent
from flows.report import RunReport
from flows.run_backfill import run_backfill
from flows.run_ingest import IngestRequest, run_ingest
from flows.run_session import StepRunner, call_directly
from flows.settings import Settings

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


class Harvest:
    """A warehouse in a temporary folder and the means to feed it."""

    def __init__(self, folder: Path) -> None:
        self.published = folder / "moisson.duckdb"

    def ingest(self, *paths: Path, allow_removals: bool = False, **settings: Any) -> RunReport:
        """Ingest `paths` directly, in the `fast` profile and one process unless told otherwise."""
        return run_ingest(IngestRequest(paths, allow_removals), self._settings(settings), Silent(), call_directly)

    def ingest_with(self, step: StepRunner, *paths: Path) -> RunReport:
        """The same with a `step` of the test's own."""
        return run_ingest(IngestRequest(paths), self._settings({}), Silent(), step)

    def backfill(self, staging: str, *paths: Path, **settings: Any) -> RunReport:
        """The same through a staging folder."""
        return run_backfill(IngestRequest(paths), staging, self._settings(settings), Silent(), call_directly)

    def _settings(self, chosen: dict[str, Any]) -> Settings:
        defaults = {"profile": "fast", "workers": 1, "document_seconds": 0, "warehouse": self.published}
        return Settings(**(defaults | chosen))

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of a query over the published warehouse."""
        with duckdb.connect(str(self.published.resolve()), read_only=True) as con:
            return con.execute(sql).fetchall()


@pytest.fixture
def make_harvest(tmp_path: Path) -> Callable[[str], Harvest]:
    """Warehouses by name, each in a folder of its own."""

    def make(name: str = "warehouse") -> Harvest:
        folder = tmp_path / f"wh-{name}"
        folder.mkdir(exist_ok=True)
        return Harvest(folder)

    return make


@pytest.fixture
def harvest(make_harvest: Callable[[str], Harvest]) -> Harvest:
    """One warehouse."""
    return make_harvest("one")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to ingest."""
    path = tmp_path / "inputs"
    path.mkdir()
    return path


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared design, seeds, gold and data; the test is skipped where they are not."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not here: third-party texts are not part of the project")
    return SHARED


DISK_BYTES = 160_000_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, to be filled or made read-only."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
