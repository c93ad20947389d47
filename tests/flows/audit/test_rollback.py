"""Rollback: an earlier content under a new number, a log that stays, a batch that does not sneak back."""

import json

import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.audit.run_rollback import RolledBack, run_rollback
from flows.cli.app import app
from flows.errors import GuardError
from flows.progress import Silent
from flows.settings import Settings
from warehouse.errors import WarehouseError
from warehouse.paths import WarehousePaths
from warehouse.roll_back import list_versions


def _roll_back(harvest: Harvest, number: int | None = None, *, force: bool = False) -> RolledBack:
    settings = Settings(profile="fast", workers=1, warehouse=harvest.published)
    return run_rollback(settings, Silent(), number, "garbled feed", force=force)


@pytest.fixture
def garbled(folder, harvest):
    """A warehouse after a bad batch: one new file, one changed file. Gives it with the report before the batch."""
    write_articles(folder, ARTICLES)
    good = harvest.ingest(folder)
    (folder / "bad.txt").write_text("Lorem ipsum dolor sit amet, 12 % consectetur.", encoding="utf-8")
    (folder / "c.txt").write_text("Verstümmelt, verstümmelt.", encoding="utf-8")
    harvest.ingest(folder)
    return harvest, good


def _move_out(folder):
    (folder / "bad.txt").unlink()
    (folder / "c.txt").write_text(ARTICLES["c.txt"], encoding="utf-8")


def test_the_content_of_before_is_published_under_a_new_number(garbled, folder):
    harvest, good = garbled
    bad_number = harvest.published.resolve().stem
    (folder / "bad.txt").unlink()
    (folder / "c.txt").unlink()
    done = _roll_back(harvest)
    assert (done.version, done.published_as > int(bad_number[-8:]), done.returning) == (good.version, True, [])
    assert harvest.published.resolve().stem == f"moisson-{done.published_as:08d}"
    assert harvest.rows("SELECT count(*) FROM documents WHERE text LIKE '%Lorem%'") == [(0,)]
    log = harvest.rows("SELECT trigger, status, note FROM runs ORDER BY started_at")
    assert log == [
        ("ingest", "complete", None),
        ("ingest", "complete", None),
        ("rollback", "complete", f"moisson-{good.version:08d}: garbled feed"),
    ]
    assert (done.kept / "working.duckdb").exists()


def test_the_next_run_goes_on_from_there(garbled, folder, make_harvest):
    harvest, good = garbled
    _move_out(folder)
    done = _roll_back(harvest, force=True)  # c.txt is good again, but under other bytes than the batch left
    report = harvest.ingest(folder)
    assert report.content_digest == good.content_digest
    assert report.version == done.published_as
    (folder / "d.txt").write_text(ARTICLES["b.txt"].replace("4 million", "5 million"), encoding="utf-8")
    after = harvest.ingest(folder)
    assert (after.version, after.counts["added"]) == (done.published_as + 1, 1)
    assert after.current_digest == make_harvest("fresh").ingest(folder).current_digest


def test_a_batch_that_is_still_there_stops_it_unless_forced(garbled, folder):
    harvest, _ = garbled
    before = harvest.published.resolve()
    with pytest.raises(GuardError, match=r"2 files .*bad\.txt, c\.txt"):
        _roll_back(harvest)
    assert harvest.published.resolve() == before
    (folder / ".moissonignore").write_text("bad.txt\n", encoding="utf-8")
    (folder / "c.txt").unlink()
    assert _roll_back(harvest).returning == []
    assert harvest.ingest(folder).counts["added"] == 0


def test_versions_are_listed_and_an_unknown_one_is_refused(garbled):
    harvest, good = garbled
    versions = list_versions(WarehousePaths(harvest.published))
    assert [row["is_current"] for row in versions] == [True, False]
    assert (versions[1]["version"], versions[1]["content_digest"]) == (good.version, good.content_digest)
    with pytest.raises(WarehouseError, match=f"kept: {good.version}"):
        _roll_back(harvest, 999)
    shown = CliRunner().invoke(app, ["rollback", "--list", "--json", "--warehouse", str(harvest.published)])
    assert [row["version"] for row in json.loads(shown.output)] == [row["version"] for row in versions]


def test_killed_before_the_swap_nothing_happened_and_after_it_the_next_run_publishes(garbled, folder):
    harvest, good = garbled
    _move_out(folder)
    paths = WarehousePaths(harvest.published)
    (paths.private / "working.rollback").write_bytes(b"half a copy")
    before = harvest.published.resolve()
    _roll_back(harvest, force=True)
    harvest.published.unlink()  # as if it had been killed before the symlink was flipped
    harvest.published.symlink_to(before.name)
    assert harvest.ingest(folder).content_digest == good.content_digest
    assert harvest.rows("SELECT count(*) FROM documents WHERE text LIKE '%Lorem%'") == [(0,)]
