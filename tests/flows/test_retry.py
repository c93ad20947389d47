"""Failed sources: back-off, retries by the next run and at once, attempts that are no content."""

from typing import Any

import duckdb
import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles

from flows.preview import preview
from flows.progress import Silent
from flows.report import RunReport
from flows.run_retry import run_retry
from flows.settings import Settings
from warehouse.paths import WarehousePaths

HOPELESS = {"document_seconds": 0.0001}
"""No worker answers in so little time: everything is `timed_out`."""


def _retry(
    harvest: Harvest, reason: str | None = None, *, everything: bool = False, **chosen: object
) -> tuple[RunReport, int]:
    defaults = {"profile": "fast", "workers": 1, "document_seconds": 0, "warehouse": harvest.published}
    return run_retry(Settings(**(defaults | chosen)), Silent(), reason, everything=everything)


def _attempts(harvest: Harvest) -> dict[str, int]:
    """Attempts as the working database has them, which a run without content does not publish."""
    return dict(_working(harvest, "SELECT source_id, attempts FROM quarantine"))


def _working(harvest: Harvest, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(WarehousePaths(harvest.published).working), read_only=True) as con:
        return con.execute(sql).fetchall()


@pytest.fixture
def timed_out(folder, harvest) -> Harvest:
    """A warehouse with one article that was loaded, one that timed out and one that is empty."""
    write_articles(folder, {"a.txt": ARTICLES["a.txt"], "empty.txt": ""})
    harvest.ingest(folder)
    write_articles(folder, {"c.txt": ARTICLES["c.txt"]})
    harvest.ingest(folder, **HOPELESS)
    assert harvest.rows("SELECT reason FROM quarantine WHERE source_id = 'c.txt'") == [("timed_out",)]
    return harvest


def test_the_wait_doubles_and_ends(timed_out, folder):
    wait = "SELECT date_diff('second', last_seen_at, next_retry_at) FROM quarantine WHERE source_id = 'c.txt'"
    assert timed_out.rows(wait) == [(900,)]
    assert timed_out.rows("SELECT next_retry_at FROM quarantine WHERE source_id = 'empty.txt'") == [(None,)]
    _retry(timed_out, **HOPELESS)
    _retry(timed_out, retry_attempts=3, **HOPELESS)
    (folder / "d.txt").write_text(ARTICLES["b.txt"], encoding="utf-8")
    timed_out.ingest(folder)  # publishes what the retries left
    assert timed_out.rows("SELECT attempts, next_retry_at FROM sources WHERE source_id = 'c.txt'") == [(3, None)]


def test_an_ordinary_run_retries_what_is_due_and_nothing_else(timed_out, folder, make_harvest):
    assert timed_out.ingest(folder).counts["unchanged"] == 3  # its time has not come
    again = timed_out.ingest(folder, retry_minutes=0, **HOPELESS)
    assert again.counts["unchanged"] == 3
    _retry(timed_out, retry_minutes=0, **HOPELESS)  # from now on it is due at once
    report = timed_out.ingest(folder)
    assert (report.counts["changed"], report.counts["unchanged"], report.documents) == (1, 2, 1)
    assert report.current_digest == make_harvest("fresh").ingest(folder).current_digest
    assert timed_out.rows("SELECT status, attempts, next_retry_at FROM sources WHERE source_id = 'c.txt'") == [
        ("loaded", 3, None)
    ]


def test_a_retry_that_fails_again_changes_attempts_alone(timed_out):
    before = timed_out.published.resolve()
    digests = timed_out.rows("SELECT content_digest FROM runs ORDER BY finished_at DESC LIMIT 1")
    report, due = _retry(timed_out, **HOPELESS)
    assert (due, report.changed, report.is_new_version, report.counts["failed"]) == (1, False, False, 1)
    assert [(report.content_digest,)] == digests
    assert timed_out.published.resolve() == before
    assert _attempts(timed_out) == {"c.txt": 2, "empty.txt": 1}
    last = "SELECT trigger, failed, status FROM run_report LIMIT 1"
    assert _working(timed_out, last) == [("retry", 1, "complete")]


def test_by_reason_and_all(timed_out):
    assert _retry(timed_out, "empty")[1] == 1
    assert _attempts(timed_out) == {"c.txt": 1, "empty.txt": 2}
    report, due = _retry(timed_out, everything=True)
    assert (due, report.counts["changed"], report.counts["failed"]) == (2, 1, 1)
    assert _attempts(timed_out) == {"empty.txt": 3}
    assert _retry(timed_out)[1] == 0
    assert _retry(timed_out, "no_such_code")[1] == 0


def test_only_the_lost_record_of_a_container_is_transformed_again(folder, harvest):
    lines = [f'{{"id": "r{n}", "text": "Der Zug Nummer {n} fuhr um {n} Uhr nach Ulm."}}' for n in (1, 2)]
    (folder / "trains.jsonl").write_text(lines[0] + "\n", encoding="utf-8")
    harvest.ingest(folder)
    (folder / "trains.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    harvest.ingest(folder, **HOPELESS)
    report, due = _retry(harvest)
    assert (due, report.documents, report.counts["changed"]) == (1, 1, 1)
    assert harvest.rows("SELECT source_id, status FROM sources ORDER BY 1") == [
        ("trains.jsonl#r1", "loaded"),
        ("trains.jsonl#r2", "loaded"),
    ]


def test_a_file_that_is_gone_is_left_to_the_next_ingest(timed_out, folder):
    (folder / "c.txt").unlink()
    report, due = _retry(timed_out)
    assert (due, report.changed) == (1, False)
    assert timed_out.ingest(folder).counts["removed"] == 1


def test_plan_says_what_is_due(timed_out, folder):
    _retry(timed_out, retry_minutes=0, **HOPELESS)
    (folder / "d.txt").write_text(ARTICLES["b.txt"], encoding="utf-8")
    timed_out.ingest(folder / "d.txt")
    rows = preview(Settings(profile="fast", warehouse=timed_out.published), [folder])
    assert {row["source"]: row["action"] for row in rows}["c.txt"] == "retry"
