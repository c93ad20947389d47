"""When a run over one folder is due, with the time given."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.errors import RunError
from flows.settings import Settings
from flows.watching.watched_folder import WatchedFolder
from warehouse.judgement_inbox import leave_judgement
from warehouse.paths import WarehousePaths


@pytest.fixture
def watched(folder: Path, tmp_path: Path) -> WatchedFolder:
    (folder / "a.txt").write_text("one", encoding="utf-8")
    settings = Settings(warehouse=tmp_path / "none.duckdb", watch_seconds=5, watch_patience=60)
    return WatchedFolder(folder, settings)


def test_while_files_keep_arriving_the_others_wait_until_patience_ends(folder, watched):
    for now in range(0, 65, 5):
        (folder / f"{now}.txt").write_text("one", encoding="utf-8")
        assert watched.scan(now) is None
    (folder / "65.txt").write_text("one", encoding="utf-8")
    settled = watched.scan(65)
    assert "60.txt" in settled.files
    assert "65.txt" not in settled.files
    assert "65.txt" in settled.present


def test_after_failures_the_next_try_waits_twice_as_long_up_to_ten_minutes(watched):
    watched.scan(0)
    assert watched.scan(5) is not None
    assert [watched.back_off(5) for _ in range(9)] == [5, 10, 20, 40, 80, 160, 320, 600, 600]
    assert watched.scan(604) is None
    settled = watched.scan(605)
    watched.finish(settled)
    assert watched.is_in_order
    assert watched.back_off(610) == 5


def test_what_a_guard_refused_is_not_tried_again_until_it_looks_different(folder, watched):
    watched.scan(0)
    watched.hold(watched.scan(5))
    assert watched.scan(10) is None
    (folder / "b.txt").write_text("two", encoding="utf-8")
    watched.scan(15)
    assert watched.scan(20).files.keys() == {"a.txt", "b.txt"}


def test_a_judgement_in_the_inbox_is_due_at_once_and_once(watched):
    watched.scan(0)
    watched.finish(watched.scan(5))
    leave_judgement(
        WarehousePaths(watched.settings.warehouse), {"action": "undo"}, by="ada", at=datetime(2024, 5, 1, tzinfo=UTC)
    )
    settled = watched.scan(6)
    assert settled is not None
    assert watched.is_in_order
    assert watched.scan(7) is not None
    watched.finish(settled)
    assert watched.scan(8) is None


def test_a_folder_that_is_gone_or_a_link_to_nowhere_is_missing_and_forgets_nothing(folder, watched, tmp_path):
    watched.scan(0)
    watched.finish(watched.scan(5))
    folder.rename(tmp_path / "away")
    with pytest.raises(RunError, match="is it mounted"):
        watched.scan(10)
    folder.symlink_to(tmp_path / "nowhere")
    with pytest.raises(RunError, match="is it mounted"):
        watched.scan(15)
    folder.unlink()
    (tmp_path / "away").rename(folder)
    assert watched.scan(20) is None
    assert watched.is_in_order
