"""Publishing: versions, the symlink, readers that keep their snapshot, one writer."""

import shutil
import subprocess
import sys

import duckdb
import pytest
from tests_support import ARTICLES, write_articles

from warehouse.errors import WarehouseError, WriterLockedError
from warehouse.lock import writer_lock
from warehouse.paths import WarehousePaths
from warehouse.publish import publish


def test_a_reader_keeps_its_snapshot_while_versions_pass(folder, harvest):
    write_articles(folder, {"a.txt": ARTICLES["a.txt"]})
    harvest.ingest(folder)
    reader = duckdb.connect(str(harvest.published.resolve()), read_only=True)
    for number in range(5):
        (folder / f"n{number}.txt").write_text(ARTICLES["b.txt"].replace("1962", str(1962 + number)), encoding="utf-8")
        harvest.ingest(folder)
    assert reader.execute("SELECT count(*) FROM documents").fetchone() == (1,)
    reader.close()
    assert harvest.rows("SELECT count(*) FROM documents") == [(6,)]
    assert len(WarehousePaths(harvest.published).versions()) == 3


def test_the_published_copy_cannot_be_written(folder, harvest):
    write_articles(folder, {"a.txt": ARTICLES["a.txt"]})
    harvest.ingest(folder)
    assert harvest.published.resolve().stat().st_mode & 0o222 == 0


def test_a_file_that_moisson_did_not_publish_is_never_overwritten(folder, harvest):
    write_articles(folder, {"a.txt": ARTICLES["a.txt"]})
    harvest.published.write_text("mine", encoding="utf-8")
    with pytest.raises(WarehouseError, match="did not publish"):
        harvest.ingest(folder)
    assert harvest.published.read_text(encoding="utf-8") == "mine"


def test_a_full_disk_leaves_the_old_version(folder, harvest, monkeypatch):
    write_articles(folder, {"a.txt": ARTICLES["a.txt"]})
    harvest.ingest(folder)
    paths = WarehousePaths(harvest.published)
    before = harvest.published.resolve()
    full = shutil.disk_usage(folder)._replace(free=10)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with pytest.raises(WarehouseError, match="MB are free"):
        publish(paths, 99)
    assert harvest.published.resolve() == before


def test_a_lost_working_database_starts_again_from_the_published_one(folder, harvest):
    write_articles(folder, ARTICLES)
    first = harvest.ingest(folder)
    WarehousePaths(harvest.published).working.unlink()
    second = harvest.ingest(folder)
    assert (second.changed, second.content_digest) == (False, first.content_digest)


def test_a_second_writer_is_turned_away(folder, harvest):
    write_articles(folder, {"a.txt": ARTICLES["a.txt"]})
    with writer_lock(WarehousePaths(harvest.published)), pytest.raises(WriterLockedError, match="wait for it"):
        harvest.ingest(folder)


def test_the_lock_dies_with_its_process(harvest):
    code = (
        "import os, sys; from pathlib import Path; from warehouse.lock import writer_lock\n"
        "from warehouse.paths import WarehousePaths\n"
        "lock = writer_lock(WarehousePaths(Path(sys.argv[1]))); lock.__enter__(); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(harvest.published)], check=False)
    assert done.returncode == -9
    with writer_lock(WarehousePaths(harvest.published)):
        pass


@pytest.mark.slow
def test_duckdb_1_5_reads_the_published_file(folder, harvest):
    if not shutil.which("uv"):
        pytest.skip("uv is not on the PATH: it brings DuckDB 1.5 into an environment of its own")
    write_articles(folder, ARTICLES)
    harvest.ingest(folder)
    code = (
        "import duckdb, sys; c = duckdb.connect(sys.argv[1], read_only=True); assert duckdb.__version__ == '1.5.5'\n"
        "names = c.execute('SELECT view_name FROM duckdb_views() WHERE NOT internal').fetchall()\n"
        "for (name,) in names: c.execute(f'SELECT * FROM {name}').fetchall()\n"
        "print(c.execute('SELECT count(*) FROM documents').fetchone()[0], c.execute(\"SELECT count(*) FROM search('quay')\")"
        ".fetchone()[0])"
    )
    command = ["uv", "run", "--no-project", "--with", "duckdb==1.5.5", "--with", "pytz", "python", "-c", code]
    done = subprocess.run([*command, str(harvest.published)], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["5", "1"], done.stderr
