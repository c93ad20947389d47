"""The laws of identity, history and order: the same rows whatever the order, the workers, the interruptions."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests_support import ARTICLES, write_articles

Made = Callable[[str], "object"]


def test_all_at_once_one_by_one_shuffled_and_two_workers_give_the_same_rows(folder, make_harvest):
    write_articles(folder, ARTICLES)
    paths = sorted(folder.iterdir())
    at_once = make_harvest("at-once").ingest(folder)
    two = make_harvest("two-workers").ingest(folder, workers=2, batch_documents=2, batch_bytes=2_000)
    digests = {at_once.content_digest, two.content_digest}
    for seed in (1, 2):
        shuffled = paths[:]
        random.Random(seed).shuffle(shuffled)
        one_by_one = make_harvest(f"shuffled-{seed}")
        for path in shuffled:
            report = one_by_one.ingest(path)
        digests.add(report.content_digest)
    assert len(digests) == 1
    assert at_once.counts["added"] == len(ARTICLES) - 1
    assert at_once.counts["duplicate"] == 1


def test_an_unchanged_folder_writes_one_row_in_runs_and_publishes_nothing(folder, harvest):
    write_articles(folder, ARTICLES)
    first = harvest.ingest(folder)
    target = harvest.published.resolve()
    before = target.stat().st_mtime_ns
    second = harvest.ingest(folder)
    assert (second.changed, second.content_digest, second.version) == (False, first.content_digest, first.version)
    assert second.counts["unchanged"] == len(ARTICLES)
    assert (harvest.published.resolve(), target.stat().st_mtime_ns) == (target, before)


def test_a_touched_file_is_unchanged(folder, harvest):
    write_articles(folder, ARTICLES)
    first = harvest.ingest(folder)
    os.utime(folder / "a.txt", (1_700_000_000, 1_700_000_000))
    second = harvest.ingest(folder)
    assert (second.changed, second.content_digest) == (False, first.content_digest)


def test_edit_revert_rename_and_removal_leave_their_history(folder, harvest):
    write_articles(folder, ARTICLES)
    harvest.ingest(folder)
    original = (folder / "a.txt").read_text(encoding="utf-8")
    (folder / "a.txt").write_text(original.replace("12 000", "14 000"), encoding="utf-8")
    assert harvest.ingest(folder).counts["changed"] == 1
    (folder / "a.txt").write_text(original, encoding="utf-8")
    assert harvest.ingest(folder).counts["changed"] == 1
    (folder / "b.txt").rename(folder / "z.txt")
    renamed = harvest.ingest(folder)
    assert (renamed.counts["added"], renamed.counts["removed"], renamed.documents) == (1, 1, 0)
    versions = harvest.rows(
        "SELECT version_no, valid_to IS NULL FROM source_versions WHERE source_id = 'a.txt' ORDER BY 1"
    )
    assert versions == [(1, False), (2, False), (3, True)]
    assert harvest.rows("SELECT status FROM sources WHERE source_id IN ('b.txt', 'z.txt') ORDER BY source_id") == [
        ("removed",),
        ("loaded",),
    ]
    assert harvest.rows("SELECT count(*) FROM document_changes WHERE source_id = 'a.txt' AND change = 'changed'") == [
        (2,)
    ]


def test_an_article_whose_first_copy_is_removed_still_appears(folder, harvest):
    write_articles(folder, ARTICLES)
    harvest.ingest(folder)
    assert harvest.rows("SELECT status FROM sources WHERE source_id = 'copy-of-a.txt'") == [("duplicate",)]
    (folder / "a.txt").unlink()
    harvest.ingest(folder)
    assert harvest.rows("SELECT status FROM sources WHERE source_id = 'copy-of-a.txt'") == [("loaded",)]
    assert harvest.rows("SELECT count(*), any_value(copies) FROM articles WHERE language = 'fr'") == [(1, 1)]


OPERATIONS = ("edit", "revert", "rename", "remove", "copy", "touch", "add")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(steps=st.lists(st.tuples(st.sampled_from(OPERATIONS), st.integers(0, 50)), min_size=3, max_size=7))
def test_after_any_history_the_current_digest_is_that_of_a_fresh_ingest(steps, tmp_path_factory):
    base = tmp_path_factory.mktemp("history")
    folder = base / "inputs"
    folder.mkdir()
    write_articles(folder, ARTICLES)
    from conftest import Harvest  # noqa: PLC0415 - a plain class, used outside a fixture

    (base / "long").mkdir()
    (base / "fresh").mkdir()
    long_lived = Harvest(base / "long")
    long_lived.ingest(folder)
    for number, (operation, pick) in enumerate(steps):
        _apply(folder, operation, pick, number)
        report = long_lived.ingest(folder, allow_removals=True)
    fresh = Harvest(base / "fresh").ingest(folder)
    assert report.current_digest == fresh.current_digest


def _apply(folder: Path, operation: str, pick: int, number: int) -> None:
    files = sorted(path for path in folder.iterdir() if path.suffix == ".txt")
    if operation == "add" or not files:
        (folder / f"new-{number}.txt").write_text(
            ARTICLES["a.txt"].replace("Brévin", f"Brévin-{number}"), encoding="utf-8"
        )
        return
    path = files[pick % len(files)]
    if operation == "edit":
        path.write_text(path.read_text(encoding="utf-8").replace("2023", str(1990 + pick)), encoding="utf-8")
    elif operation == "revert" and path.name in ARTICLES:
        path.write_text(ARTICLES[path.name], encoding="utf-8")
    elif operation == "rename":
        path.rename(folder / f"renamed-{number}.txt")
    elif operation == "remove":
        path.unlink()
    elif operation == "copy":
        shutil.copy(path, folder / f"copy-{number}.txt")
    elif operation == "touch":
        os.utime(path, (1_700_000_000 + pick, 1_700_000_000 + pick))


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_a_run_killed_at_any_instant_is_completed_by_the_next(folder, make_harvest):
    write_articles(folder, ARTICLES)
    undisturbed = make_harvest("undisturbed").ingest(folder)
    disturbed = make_harvest("disturbed")
    chance = random.Random(7)
    killed = 0
    for _ in range(6):
        killed += _ingest_and_kill(folder, disturbed.published, after=chance.uniform(0.9, 2.6))
    final = disturbed.ingest(folder)
    assert killed
    assert final.content_digest == undisturbed.content_digest


STEPS = ("plan", "transform and load", "duplicates", "origins", "links", "document digests", "check", "digest")


@pytest.mark.slow
def test_a_run_that_ends_after_any_of_its_steps_is_completed_by_the_next(folder, make_harvest):
    undisturbed, disturbed = make_harvest("undisturbed"), make_harvest("disturbed")
    for number, step in enumerate(STEPS):
        (folder / f"new-{number}.txt").write_text(ARTICLES["a.txt"].replace("Brévin", f"Brévin-{number}"))
        expected = undisturbed.ingest(folder)
        with pytest.raises(KeyboardInterrupt):
            disturbed.ingest_with(_ending_after(step), folder)
        assert disturbed.ingest(folder).content_digest == expected.content_digest, step


def _ending_after(last: str) -> Callable[[str, Callable[[], Any]], Any]:
    def step(name: str, function: Callable[[], Any]) -> Any:
        result = function()
        if name == last:
            raise KeyboardInterrupt  # nothing of ours catches it: as if the process had ended
        return result

    return step


def _ingest_and_kill(folder: Path, published: Path, after: float) -> bool:
    """Start an ingest in batches of one document and kill it after some seconds; False when it was done before."""
    code = (
        "import sys; from pathlib import Path; from flows.settings import Settings; from flows.progress import Silent\n"
        "from flows.run_ingest import *; from flows.run_session import call_directly\n"
        "settings = Settings(profile='fast', workers=1, warehouse=Path(sys.argv[2]), batch_documents=1)\n"
        "run_ingest(IngestRequest((Path(sys.argv[1]),)), settings, Silent(), call_directly)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(folder), str(published)])
    time.sleep(after)
    done = process.poll() is not None
    if not done:
        process.send_signal(signal.SIGKILL)
    process.wait()
    return not done
