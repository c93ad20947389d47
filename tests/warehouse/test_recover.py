"""A working database that is cut short, overwritten or beside a foreign log: set aside, and begun again by itself."""

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles

from warehouse.errors import SchemaError, WarehouseError
from warehouse.paths import WarehousePaths

CASES = Path(__file__).parents[1] / "cases"
LEAVE_A_LOG = (
    "import duckdb, os, sys\ncon = duckdb.connect(sys.argv[1])\ncon.execute(\"SET checkpoint_threshold = '1GB'\")\n"
    "con.execute(\"INSERT INTO meta VALUES ('left', 'behind')\")\nos._exit(0)\n"
)


@pytest.fixture
def loaded(harvest: Harvest, folder: Path) -> Harvest:
    write_articles(folder, ARTICLES)
    harvest.ingest(folder)
    (folder / "later.txt").write_text(ARTICLES["b.txt"].replace("1962", "1963"), encoding="utf-8")
    return harvest


def _cut_short(path: Path) -> None:
    os.truncate(path, 5_000)


def _empty(path: Path) -> None:
    os.truncate(path, 0)


def _overwrite_the_header(path: Path) -> None:
    with path.open("r+b") as handle:
        handle.write(b"not a database" * 400)


@pytest.mark.parametrize("damage", [_cut_short, _empty, _overwrite_the_header])
def test_a_database_that_does_not_open_is_set_aside_and_begun_again(
    damage: Callable[[Path], None], loaded: Harvest, folder: Path, make_harvest: Callable[[str], Harvest]
) -> None:
    paths = WarehousePaths(loaded.published)
    damage(paths.working)
    damaged = paths.working.read_bytes()
    report = loaded.ingest(folder)
    expected = make_harvest("fresh").ingest(folder)
    assert report.current_digest == expected.current_digest
    assert report.counts["added"] == 1
    assert "the working database starts again from moisson-" in report.notes[0]
    assert (paths.backups / "0001" / "working.duckdb").read_bytes() == damaged


def test_damage_seen_in_the_middle_of_a_run_fails_it_and_the_next_is_whole(
    loaded: Harvest, folder: Path, make_harvest: Callable[[str], Harvest]
) -> None:
    before = loaded.rows("SELECT count(*) FROM documents")
    working = WarehousePaths(loaded.published).working
    os.truncate(working, working.stat().st_size // 2)  # it still opens: what is missing is read later
    with pytest.raises(WarehouseError, match="run again, from the last published version"):
        loaded.ingest(folder)
    assert loaded.rows("SELECT count(*) FROM documents") == before
    assert loaded.ingest(folder).current_digest == make_harvest("fresh").ingest(folder).current_digest


def test_a_log_of_another_file_is_set_aside(loaded: Harvest, folder: Path) -> None:
    paths = WarehousePaths(loaded.published)
    log = paths.working.with_suffix(".duckdb.wal")
    other = shutil.copy(paths.working, folder.parent / "other.duckdb")
    subprocess.run([sys.executable, "-c", LEAVE_A_LOG, other], check=True)
    shutil.copy(f"{other}.wal", log)
    with duckdb.connect(other) as con:
        con.execute("CHECKPOINT")
    shutil.copy(other, paths.working)
    report = loaded.ingest(folder)
    assert "belongs to another file" in report.notes[0]
    assert report.counts["added"] == 1
    assert loaded.rows("SELECT count(*) FROM meta WHERE key = 'left'") == [(1,)]


@pytest.mark.parametrize("lose", [_cut_short, Path.unlink])
def test_whoever_was_forgetting_is_told_to_begin_again(
    lose: Callable[[Path], None], loaded: Harvest, folder: Path
) -> None:
    paths = WarehousePaths(loaded.published)
    paths.forgetting.touch()
    lose(paths.working)
    assert "run `moisson forget` again" in loaded.ingest(folder).notes[1]


def test_without_a_sound_version_everything_is_read_again(loaded: Harvest, folder: Path) -> None:
    paths = WarehousePaths(loaded.published)
    _cut_short(paths.working)
    for version in paths.versions():
        version.chmod(0o644)
        _cut_short(version)
    report = loaded.ingest(folder)
    assert "a new one is begun" in report.notes[0]
    assert report.counts["added"] + report.counts["duplicate"] == len(ARTICLES) + 1


def test_a_published_link_to_nothing_is_made_anew(loaded: Harvest, folder: Path) -> None:
    loaded.published.resolve().unlink()
    assert loaded.ingest(folder).is_new_version
    assert loaded.rows("SELECT count(*) > 0 FROM documents") == [(True,)]


def test_a_warehouse_of_an_earlier_release_is_copied_then_migrated(harvest: Harvest, folder: Path) -> None:
    # Written by the release whose last migration was 0005: two versions of a.txt, and the other articles of the tests.
    paths = WarehousePaths(harvest.published)
    paths.private.mkdir()
    paths.working.write_bytes(gzip.decompress((CASES / "upgrade" / "schema-5.duckdb.gz").read_bytes()))
    old = paths.working.read_bytes()
    write_articles(folder, {"new.txt": ARTICLES["b.txt"].replace("1962", "1963")})
    report = harvest.ingest(folder)
    assert (paths.backups / "0001" / "working.duckdb").read_bytes() == old
    assert report.counts["added"] == 1
    sources = "SELECT source_id, status FROM sources WHERE root = '/tmp/lead/old/in' ORDER BY source_id"
    assert harvest.rows(sources) == [
        ("a.txt", "loaded"),
        ("agency.txt", "loaded"),
        ("b.txt", "loaded"),
        ("c.txt", "loaded"),
        ("copy-of-a.txt", "loaded"),
        ("trains.jsonl#d1", "loaded"),
    ]
    versions = "SELECT count(*) FROM source_versions WHERE source_id = 'a.txt'"
    assert harvest.rows(versions) == [(2,)]
    for name in (row[0] for row in harvest.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal")):
        harvest.rows(f'SELECT * FROM "{name}"')


def test_a_database_of_a_later_release_is_refused_untouched(loaded: Harvest, folder: Path) -> None:
    paths = WarehousePaths(loaded.published)
    with duckdb.connect(str(paths.working)) as con:
        con.execute("INSERT INTO schema_migrations VALUES (9999, '9999_later.sql', 'x', now())")
    before = paths.working.read_bytes()
    with pytest.raises(SchemaError, match="use a newer moisson"):
        loaded.ingest(folder)
    assert paths.working.read_bytes() == before
