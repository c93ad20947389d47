"""A disk that fills up at any point of a run: a clear error, the published version intact, the rest done later.

uv run pytest -n 0 -m faults tests/faults/test_disk_full.py -s
"""

import random
from collections import Counter
from pathlib import Path

import duckdb
import pytest
import victim
from changing_folder import ChangingFolder
from conftest import Harvest

MEGABYTE = 1_000_000

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1_800)]


def test_a_run_that_fills_the_disk_anywhere_harms_nothing(disk, tmp_path):
    folder = ChangingFolder(tmp_path / "inputs", random.Random(5))
    quiet, crowded = tmp_path / "quiet" / "moisson.duckdb", disk / "moisson.duckdb"
    for published in (quiet, crowded):
        assert victim.run(folder.path, published).report
    failed: Counter[str] = Counter()
    for free in (0, 20_000, 60_000, 150_000, 400_000, 1 * MEGABYTE, 2 * MEGABYTE, 5 * MEGABYTE, 10 * MEGABYTE):
        folder.change()
        expected = victim.run(folder.path, quiet)
        before = _digests(crowded)
        with _ballast(disk, free):
            ended = victim.run(folder.path, crowded)
            if ended.report is None:
                failed[ended.steps[-1] if ended.steps else "start"] += 1
                assert "No space left" in ended.error or "are free" in ended.error, ended.error
                assert _digests(crowded) == before
        after = victim.run(folder.path, crowded)
        assert after.report, after.error
        assert expected.report
        assert after.report["content_digest"] == expected.report["content_digest"] == _digests(crowded)[-1]
        assert list(disk.glob(".*.tmp")) == []
    print(f"\n{failed.total()} runs ran out of disk: " + ", ".join(f"{step} {n}" for step, n in failed.most_common()))
    assert len(failed) >= 2, "one place only: the proof is weaker than it says"


def test_a_backfill_whose_staging_fills_up_goes_on_once_there_is_room(disk, tmp_path):
    folder = ChangingFolder(tmp_path / "inputs", random.Random(6))
    for name in ("plain", "staged"):
        (tmp_path / name).mkdir()
    expected = Harvest(tmp_path / "plain").ingest(folder.path)
    staged = Harvest(tmp_path / "staged")
    with _ballast(disk, 100_000), pytest.raises(OSError, match="No space left"):
        staged.backfill(str(disk / "staging"), folder.path, batch_documents=2)
    assert (
        staged.backfill(str(disk / "staging"), folder.path, batch_documents=2).content_digest == expected.content_digest
    )


class _ballast:  # noqa: N801 - reads as a function
    """Takes all of the disk but `free` bytes, for as long as the block lasts."""

    def __init__(self, disk: Path, free: int) -> None:
        self._file, self._free = disk / "ballast", free

    def __enter__(self) -> None:
        with self._file.open("wb", buffering=0) as handle:
            try:
                while True:
                    handle.write(b"\0" * 4_096)
            except OSError:
                handle.truncate(max(0, handle.tell() - self._free))

    def __exit__(self, *_: object) -> None:
        self._file.unlink()


def _digests(published: Path) -> list[str]:
    """The digests of the published file's complete runs, oldest first; every table is read whole."""
    with duckdb.connect(str(published.resolve()), read_only=True) as con:
        for (name,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            con.sql(f'SELECT * FROM "{name}"').to_arrow_table()
        sql = "SELECT content_digest FROM runs WHERE status = 'complete' ORDER BY started_at"
        return [str(row[0]) for row in con.execute(sql).fetchall()]
