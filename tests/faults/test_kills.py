"""`kill -9` at random instants: the next run completes the work, and the warehouse is that of an undisturbed history.

    uv run pytest -n 0 -m faults tests/faults/test_kills.py -s

prints how many runs were killed in which step. Two warehouses see the same folder change; the runs of one are killed.
"""

import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb
import psutil
import pytest
import victim
from changing_folder import ChangingFolder

SEED = 20_261_122
DRIVER_KILLS = 200
WORKER_KILLS = 40
POOL = {"workers": 2, "batch_documents": 4, "document_seconds": 60}
STEPS = (
    "plan",
    "transform and load",
    "duplicates",
    "origins",
    "judgements",
    "entities",
    "search",
    "links",
    "document digests",
    "check",
    "digest",
    "publish",
)

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3_600)]


def test_two_hundred_killed_runs_lose_and_double_nothing(tmp_path):
    chance = random.Random(SEED)
    folder = ChangingFolder(tmp_path / "inputs", chance)
    quiet, disturbed = tmp_path / "quiet" / "moisson.duckdb", tmp_path / "disturbed" / "moisson.duckdb"
    killed: Counter[str] = Counter()
    seen = {None}
    while killed.total() < DRIVER_KILLS:
        folder.change()
        expected = victim.run(folder.path, quiet)
        assert expected.report, expected.error
        for _ in range(chance.randint(1, 4)):
            crew = POOL if chance.random() < 0.1 else {}
            ended = _run_and_kill(folder.path, disturbed, expected.seconds, chance, crew)
            assert not ended.error, ended.error
            if ended.report is None:
                killed[ended.steps[-1] if ended.steps else "start"] += 1
            assert _published_digest(disturbed) in seen | {expected.report["content_digest"]}
        after = victim.run(folder.path, disturbed)
        assert after.report, after.error
        assert after.report["content_digest"] == expected.report["content_digest"]
        assert _published_digest(disturbed) == expected.report["content_digest"]
        seen.add(expected.report["content_digest"])
    print(f"\n{killed.total()} runs killed: " + ", ".join(f"{step} {count}" for step, count in killed.most_common()))
    assert set(STEPS) <= set(killed), "some step was never hit: the proof is weaker than it says"


def test_killed_workers_cost_their_batch_a_second_try(tmp_path):
    chance = random.Random(SEED)
    folder = ChangingFolder(tmp_path / "inputs", chance)
    pool = POOL
    expected = victim.run(folder.path, tmp_path / "quiet" / "moisson.duckdb", **pool)
    assert expected.report, expected.error
    killed = 0
    for number in range(WORKER_KILLS):
        published = tmp_path / f"disturbed-{number}" / "moisson.duckdb"
        with _worker_killer(chance.uniform(0, 1.2)) as hits:
            ended = victim.run(folder.path, published, **pool)
        assert ended.report, ended.error
        assert ended.report["content_digest"] == expected.report["content_digest"]
        killed += len(hits)
    print(f"\n{killed} workers killed in {WORKER_KILLS} runs")
    assert killed >= WORKER_KILLS // 2, "few workers were hit: the proof is weaker than it says"


def _run_and_kill(
    folder: Path, published: Path, usual_seconds: float, chance: random.Random, crew: dict[str, int]
) -> victim.Ended:
    """Half at any instant, half within a step: some steps are too short to be hit by chance."""
    if chance.random() < 0.5:
        return victim.run_and_kill_after(folder, published, chance.uniform(0, usual_seconds), **crew)
    return victim.run_and_kill_in(folder, published, chance.choice(STEPS), chance, **crew)


def _published_digest(published: Path) -> str | None:
    """The digest in the published file's last finished run; every table is read whole. None while there is no file."""
    if not published.exists():
        return None
    with duckdb.connect(str(published.resolve()), read_only=True) as con:
        for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            con.sql(f'SELECT * FROM "{name}"').to_arrow_table()
        sql = "SELECT content_digest FROM runs WHERE status = 'complete' ORDER BY started_at DESC LIMIT 1"
        row = con.execute(sql).fetchone()
    return str(row[0]) if row else None


class _worker_killer:  # noqa: N801 - reads as a function
    """Kills one worker of the run under way, some seconds after the first is seen; gives the killed pids."""

    def __init__(self, delay: float) -> None:
        self._delay, self._hits, self._stop = delay, [], threading.Event()

    def __enter__(self) -> list[int]:
        self._thread = threading.Thread(target=self._hunt)
        self._thread.start()
        return self._hits

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _hunt(self) -> None:
        seen_at: float | None = None
        while not self._stop.wait(0.01):
            workers = list(_workers())
            seen_at = seen_at or (time.monotonic() if workers else None)
            if workers and seen_at is not None and time.monotonic() - seen_at >= self._delay:
                os.kill(workers[0], signal.SIGKILL)
                self._hits.append(workers[0])
                return


def _workers() -> Iterator[int]:
    for process in psutil.Process().children(recursive=True):
        try:
            if "flows.workers.run_worker" in " ".join(process.cmdline()):
                yield process.pid
        except psutil.Error:
            continue
