"""The seam of parallelism: order kept, and a record that costs its worker costs itself, not the run."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pyarrow as pa
import pytest
from tests_support import ARTICLES, count_or_die, die_of_nothing, say_lost, write_articles

from flows.workers.guard_worker import Limits, Work
from flows.workers.map_batches import Crew, map_batches
from flows.workers.start_worker import prestart_worker

WORK = Work(count_or_die, say_lost)
LIMITS = Limits(document_seconds=2, memory_bytes=1_500_000_000)


def _jobs(*batches: list[str]) -> list[tuple[int, pa.Table]]:
    return [(number, pa.table({"document_id": ids})) for number, ids in enumerate(batches)]


def _seen(crew: Crew, *batches: list[str]) -> list[str]:
    results = map_batches(WORK, _jobs(*batches), crew)
    return [name for _, tables in results for name in tables["seen"]["document_id"].to_pylist()]


@pytest.mark.parametrize("crew", [Crew(1, Limits()), Crew(1, LIMITS), Crew(2, Limits()), Crew(2, LIMITS)], ids=str)
def test_results_come_in_the_order_of_the_batches(crew):
    jobs = _jobs(["a"], ["b", "c"], ["d"], ["e"], ["f"])
    results = map_batches(WORK, jobs, crew)
    assert [(n, t["seen"]["document_id"].to_pylist()) for n, t in results] == [
        (0, ["a"]),
        (1, ["b", "c"]),
        (2, ["d"]),
        (3, ["e"]),
        (4, ["f"]),
    ]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_record_that_kills_its_worker_costs_itself_only(workers):
    seen = _seen(Crew(workers, LIMITS), ["a", "b"], ["c", "poison", "d"], ["e"], ["f"])
    assert seen == ["a", "b", "c", "poison: worker_crashed", "d", "e", "f"]


def test_a_record_that_hangs_inside_c_code_is_killed_with_its_worker():
    seen = _seen(Crew(2, LIMITS), ["a"], ["b", "hang", "c"], ["d"], ["poison"], ["e"])
    assert seen == ["a", "b", "hang: timed_out", "c", "d", "poison: worker_crashed", "e"]


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="only Linux limits a process's memory")
def test_a_record_that_needs_too_much_memory_says_so():
    assert _seen(Crew(1, LIMITS), ["a", "hungry", "b"], ["c"]) == ["a", "hungry: out_of_memory", "b", "c"]


def test_a_worker_that_dies_before_its_first_batch_is_replaced():
    prestart_worker()
    for process in psutil.Process().children():
        process.kill()
        process.wait()
    assert _seen(Crew(1, LIMITS), ["a"], ["b"]) == ["a", "b"]


def test_a_worker_that_dies_over_a_batch_without_records_costs_nothing():
    jobs = [(0, pa.table({"document_id": pa.array(ids, pa.string())})) for ids in (["a"], [], ["b"])]
    results = map_batches(Work(die_of_nothing, say_lost), jobs, Crew(1, LIMITS))
    assert [tables["seen"]["document_id"].to_pylist() for _, tables in results] == [["a"], [], ["b"]]


def test_an_error_of_the_work_itself_ends_the_run():
    with pytest.raises(ValueError, match="no luck"):
        _seen(Crew(2, LIMITS), ["a"], ["unlucky"], ["b"])


def test_no_worker_outlives_the_run():
    before = set(psutil.Process().children(recursive=True))
    results = map_batches(WORK, _jobs(["a"], ["hang"], ["b"]), Crew(2, Limits(document_seconds=600)))
    next(results)
    assert set(psutil.Process().children(recursive=True)) - before
    results.close()  # what the driver does when it stops early; one worker is hanging
    assert not set(psutil.Process().children(recursive=True)) - before


def test_batches_are_read_no_faster_than_they_are_done():
    read = []

    def jobs():
        for number in range(50):
            read.append(number)
            yield number, pa.table({"document_id": [str(number)]})

    results = map_batches(WORK, jobs(), Crew(2, Limits()))
    next(results)
    assert len(read) <= 5
    results.close()


def test_a_batch_may_take_longer_than_a_document():
    one, many = pa.table({"content": [b"x"]}), pa.table({"content": [b"x" * 1_000_000] * 65})
    assert Limits(document_seconds=60).seconds(one) == pytest.approx(60, abs=0.01)
    assert Limits(document_seconds=60).seconds(many) == pytest.approx(60 * (1 + 65 + 1), rel=0.01)


@pytest.mark.slow
def test_a_worker_ends_when_its_driver_is_killed(tmp_path: Path):
    code = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "import pyarrow as pa\n"
        "from tests_support import ARTICLES, count_or_die, die_of_nothing, say_lost, write_articles\n"
        "from flows.workers.guard_worker import Limits, Work\n"
        "from flows.workers.map_batches import Crew, map_batches\n"
        "jobs = [(n, pa.table({'document_id': [i]})) for n, i in enumerate(['a', 'hang', 'b', 'c'])]\n"
        "for n, _ in map_batches(Work(count_or_die, say_lost), jobs, Crew(2, Limits(document_seconds=4))):\n"
        "    print('working', flush=True)\n"
        "    import time; time.sleep(1 if n == 0 else 0)\n"
    )
    driver = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert driver.stdout
    assert driver.stdout.readline() == "working\n"
    workers = psutil.Process(driver.pid).children(recursive=True)
    assert workers
    os.kill(driver.pid, signal.SIGKILL)
    driver.wait()
    deadline = time.monotonic() + 60
    while any(worker.is_running() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [worker for worker in workers if worker.is_running()]


def test_an_ingest_survives_documents_that_take_too_long(folder: Path, harvest):
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(ARTICLES[name], encoding="utf-8")
    report = harvest.ingest(folder, document_seconds=1e-5)
    assert report.counts["failed"] == 2
    assert harvest.rows("SELECT source_id, status, reason FROM quarantine ORDER BY source_id") == [
        ("a.txt", "failed", "timed_out"),
        ("b.txt", "failed", "timed_out"),
    ]


def test_guarded_workers_give_the_digests_of_this_process(folder: Path, harvest, make_harvest):
    write_articles(folder, ARTICLES)
    here = harvest.ingest(folder)
    guarded = make_harvest("guarded").ingest(folder, document_seconds=60)
    assert guarded.content_digest == here.content_digest
