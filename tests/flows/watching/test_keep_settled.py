"""Runs over a folder of which only a part stands still."""

import os
from pathlib import Path

import pyarrow as pa
import pytest
from tests_support import ARTICLES, write_articles

from flows.errors import GuardError
from flows.inputs.discover import discover
from flows.progress import Silent
from flows.run_ingest import IngestRequest, run_ingest
from flows.run_session import call_directly
from flows.settings import Settings
from flows.watching.keep_settled import STAT, Settled, read_stats


def stand(folder: Path) -> dict[str, tuple[int, ...]]:
    return dict(read_stats(pa.table(discover(folder).entries).select(["file_id", *STAT])))


def ingest(harvest, folder: Path, settled: Settled) -> dict[str, int]:
    settings = Settings(profile="fast", workers=1, document_seconds=0, warehouse=harvest.published)
    request = IngestRequest((folder,), trigger="watch", settled=settled)
    return run_ingest(request, settings, Silent(), call_directly).counts


def test_only_files_exactly_as_they_stood_are_read_and_none_of_those_present_removed(folder, harvest):
    write_articles(folder, {"a.txt": ARTICLES["a.txt"], "b.txt": ARTICLES["b.txt"], "c.txt": ARTICLES["c.txt"]})
    files = stand(folder)
    files["b.txt"] = (files["b.txt"][0] - 1, *files["b.txt"][1:])  # it was one byte shorter then
    del files["c.txt"]
    counts = ingest(harvest, folder, Settled(files, frozenset("abc")))
    assert (counts["added"], counts["removed"]) == (1, 0)
    assert ingest(harvest, folder, Settled(stand(folder), frozenset()))["added"] == 2

    for name in ("a.txt", "b.txt"):
        (folder / name).unlink()
    counts = ingest(harvest, folder, Settled(stand(folder), {"a.txt", "c.txt"}))
    assert (counts["added"], counts["removed"]) == (0, 1)
    assert harvest.rows("SELECT source_id FROM sources WHERE status = 'removed'") == [("b.txt",)]
    assert harvest.rows("SELECT DISTINCT trigger FROM runs") == [("watch",)]


def test_a_renamed_folder_passes_the_guard_and_lost_files_do_not(folder, harvest):
    (folder / "old").mkdir()
    for number in range(12):
        text = f"Note {number}\n\nLe pont {number} a rouvert lundi à Brévin.\n"
        (folder / "old" / f"{number}.txt").write_text(text, encoding="utf-8")
    harvest.ingest(folder)
    (folder / "old").rename(folder / "new")
    counts = harvest.ingest(folder).counts
    assert (counts["added"], counts["removed"]) == (12, 12)
    for number in range(12):
        path = folder / "new" / f"{number}.txt"
        text = path.read_text(encoding="utf-8")
        path.rename(folder / f"moved-{number}.txt")
        if number:  # other bytes in another file: a loss
            os.unlink(folder / f"moved-{number}.txt")  # noqa: PTH108 - beside the rename
            (folder / f"{number}.txt").write_text(text.upper(), encoding="utf-8")
            os.utime(folder / f"{number}.txt", ns=(0, number))
    with pytest.raises(GuardError, match="11 of 12 files"):
        harvest.ingest(folder)
