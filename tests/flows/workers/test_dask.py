"""The same batches on a real Dask cluster on loopback: same rows, whoever is killed."""

import importlib.util
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pyarrow as pa
import pytest
from tests_support import ARTICLES, count_or_die, process_version, say_lost, seen_slowly, write_articles

from flows.errors import RunError
from flows.workers.guard_worker import Limits, Work
from flows.workers.map_batches import Crew, map_batches

needs_distributed = pytest.mark.skipif(
    importlib.util.find_spec("distributed") is None, reason="the extra `dask` is not installed"
)
LIMITS = Limits(document_seconds=10)
QUIET = ["--no-dashboard"]


@dataclass
class Cluster:
    """A scheduler and its workers, each a process of its own."""

    address: str
    processes: list["subprocess.Popen[str]"]
    environment: dict[str, str]
    folder: Path

    def add_worker(self) -> "subprocess.Popen[str]":
        """Start `dask worker` with one thread under a nanny, which restarts it."""
        command = ["dask", "worker", self.address, "--nworkers", "1", "--nthreads", "1", *QUIET]
        command += ["--local-directory", str(self.folder)]
        return self._start(command)

    def workers(self) -> list[psutil.Process]:
        """The processes that run batches: a nanny's children, without its resource tracker."""
        nannies = [psutil.Process(process.pid) for process in self.processes[1:]]
        children = [child for nanny in nannies for child in nanny.children()]
        return [child for child in children if "resource_tracker" not in " ".join(child.cmdline())]

    def _start(self, command: list[str]) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", *command], env=self.environment, stderr=subprocess.PIPE, text=True
        )
        self.processes.append(process)
        return process


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers on loopback."""
    folder = tmp_path_factory.mktemp("dask")
    environment = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(sys.path), "DASK_LOGGING__DISTRIBUTED": "info"}
    found = Cluster("", [], environment, folder)
    scheduler = found._start(["dask", "scheduler", "--host", "127.0.0.1", "--port", "0", *QUIET])
    try:
        found.address = _address(scheduler)
        for _ in range(2):
            found.add_worker()
        yield found
    finally:
        for process in reversed(found.processes):
            process.terminate()
        for process in found.processes:
            _end(process)


def _end(process: "subprocess.Popen[str]") -> None:
    try:
        process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        for child in psutil.Process(process.pid).children(recursive=True):
            child.kill()
        process.kill()
        process.communicate()


def _address(scheduler: "subprocess.Popen[str]") -> str:
    assert scheduler.stderr
    for line in scheduler.stderr:
        if match := re.search(r"Scheduler at:\s+(tcp://\S+)", line):
            return match[1]
    raise AssertionError("the scheduler did not start")


def _seen(cluster: Cluster, work: Work, *batches: list[str]) -> list[str]:
    jobs = [(number, pa.table({"document_id": ids})) for number, ids in enumerate(batches)]
    results = map_batches(work, jobs, Crew(0, LIMITS, cluster.address))
    return [name for _, tables in results for name in tables["seen"]["document_id"].to_pylist()]


@needs_distributed
def test_a_dask_run_gives_the_digests_of_a_local_run(cluster, harvest, make_harvest, folder):
    write_articles(folder, ARTICLES)
    local = harvest.ingest(folder)
    dask = make_harvest("dask").ingest(folder, executor="dask", dask_address=cluster.address, batch_documents=2)
    assert dask.content_digest == local.content_digest
    assert dask.current_digest == local.current_digest


@pytest.mark.slow
@needs_distributed
def test_a_backfill_by_dask_gives_the_digests_of_a_local_run(cluster, harvest, make_harvest, folder, tmp_path):
    write_articles(folder, ARTICLES)
    local = harvest.ingest(folder)
    settings = {"executor": "dask", "dask_address": cluster.address, "batch_documents": 2}
    dask = make_harvest("dask").backfill(str(tmp_path / "staging"), folder, **settings)
    assert dask.content_digest == local.content_digest


@needs_distributed
@pytest.mark.slow
def test_a_hostile_record_costs_itself_only(cluster):
    seen = _seen(cluster, Work(count_or_die, say_lost), ["a", "poison"], ["b", "hang", "c"], ["d"])
    assert seen == ["a", "poison: worker_crashed", "b", "hang: timed_out", "c", "d"]


@needs_distributed
def test_a_killed_worker_costs_nothing(cluster):
    jobs = [(n, pa.table({"document_id": [f"{n}-{i}" for i in range(3)]})) for n in range(12)]
    results = map_batches(Work(seen_slowly, say_lost), jobs, Crew(0, LIMITS, cluster.address))
    seen = [next(results)]
    os.kill(cluster.workers()[0].pid, signal.SIGKILL)
    seen += results
    assert [n for n, _ in seen] == list(range(12))
    names = [name for _, tables in seen for name in tables["seen"]["document_id"].to_pylist()]
    assert names == [f"{n}-{i}" for n in range(12) for i in range(3)]


@needs_distributed
@pytest.mark.slow
@pytest.mark.timeout(280)
def test_a_record_that_kills_worker_after_worker_is_quarantined(cluster):
    seen = _seen(cluster, Work(count_or_die, say_lost), ["a"], ["b", "poison the cluster"], ["c"])
    assert seen == ["a", "b", "poison the cluster: worker_crashed", "c"]


@needs_distributed
def test_workers_of_another_version_are_refused(cluster):
    work = Work(count_or_die, say_lost, versions=process_version)
    with pytest.raises(RunError, match=r"process: here \d+, there \d+"):
        _seen(cluster, work, ["a"])


@needs_distributed
def test_nothing_of_ours_stays_on_the_cluster(cluster):
    assert _seen(cluster, Work(count_or_die, say_lost), ["a"], ["b"]) == ["a", "b"]
    deadline = time.monotonic() + 20
    while any(worker.children() for worker in cluster.workers()) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not [child.cmdline() for worker in cluster.workers() for child in worker.children()]


@needs_distributed
def test_a_scheduler_that_is_not_there_is_said_plainly(harvest, folder, monkeypatch):
    monkeypatch.setattr("flows.workers.dask_pool.CONNECT_SECONDS", 1)
    write_articles(folder, ARTICLES)
    with pytest.raises(RunError, match="no Dask scheduler at tcp:"):
        harvest.ingest(folder, executor="dask", dask_address="tcp://127.0.0.1:9")


@pytest.mark.skipif(importlib.util.find_spec("distributed") is not None, reason="the extra `dask` is installed")
def test_a_missing_extra_is_said_plainly(harvest, folder):
    write_articles(folder, ARTICLES)
    with pytest.raises(RunError, match=r"install moisson\[dask\]"):
        harvest.ingest(folder, executor="dask", dask_address="tcp://127.0.0.1:8786")


def test_a_missing_address_is_said_plainly(harvest, folder):
    write_articles(folder, ARTICLES)
    with pytest.raises(RunError, match="needs MOISSON_DASK_ADDRESS"):
        harvest.ingest(folder, executor="dask")
