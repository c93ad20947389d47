"""What a run stands on changes under it: the disk becomes read-only, the inputs go away, the clock is set back.

uv run pytest -n 0 -m faults tests/faults/test_surroundings.py -s
"""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import victim
from changing_folder import ChangingFolder
from conftest import Harvest

pytestmark = [pytest.mark.faults, pytest.mark.timeout(900)]

LIBFAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)


@pytest.fixture
def folder(tmp_path: Path) -> ChangingFolder:
    return ChangingFolder(tmp_path / "inputs", random.Random(11))


@pytest.mark.parametrize("step", ["plan", "links", "publish"])
def test_permission_to_write_is_lost_in_the_middle_of_a_run(step, folder, tmp_path):
    quiet, disturbed = tmp_path / "quiet" / "moisson.duckdb", tmp_path / "disturbed" / "moisson.duckdb"
    for published in (quiet, disturbed):
        assert victim.run(folder.path, published).report
    before = disturbed.resolve()
    folder.change()
    expected = victim.run(folder.path, quiet).report
    folders = [disturbed.parent, disturbed.parent / ".moisson", disturbed.parent / ".moisson" / "raw"]
    if not _freeze(folders, "+i"):
        pytest.skip("freezing a folder needs root and a file system that can")
    try:
        _freeze(folders, "-i")
        ended = victim.run_and_disturb(folder.path, disturbed, step, lambda: _must_freeze(folders))
    finally:
        _freeze(folders, "-i")
    assert ended.report is None
    assert "not permitted" in ended.error
    assert disturbed.resolve() == before
    after = victim.run(folder.path, disturbed).report
    assert after
    assert expected
    assert after["content_digest"] == expected["content_digest"]


def _must_freeze(folders: list[Path]) -> None:
    assert _freeze(folders, "+i")


def _freeze(folders: list[Path], how: str) -> bool:
    """No name in these folders can be made or moved, whoever asks."""
    command = ["chattr", how, *map(str, folders)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_a_read_only_folder_is_said_in_a_line(disk, folder):
    published = disk / "moisson.duckdb"
    assert victim.run(folder.path, published).report
    folder.change()
    _remount(disk, "ro")
    done = _command(folder.path, published, {})
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), done.stderr
    assert "ead-only" in done.stderr
    assert Harvest(disk).rows("SELECT count(*) > 0 FROM documents") == [(True,)]
    _remount(disk, "rw")


@pytest.mark.parametrize("loss", ["unmounted", "emptied"])
def test_inputs_that_go_away_in_the_middle_of_a_run(loss, folder, tmp_path):
    quiet, disturbed = tmp_path / "quiet" / "moisson.duckdb", tmp_path / "disturbed" / "moisson.duckdb"
    expected = victim.run(folder.path, quiet).report
    away = folder.path.with_name("away")

    def lose() -> None:
        folder.path.rename(away)
        if loss == "emptied":
            folder.path.mkdir()

    victim.run_and_disturb(folder.path, disturbed, "transform and load", lose)
    shutil.rmtree(folder.path, ignore_errors=True)
    away.rename(folder.path)
    after = victim.run(folder.path, disturbed).report
    assert after
    assert expected
    assert after["current_digest"] == expected["current_digest"]


@pytest.mark.skipif(LIBFAKETIME is None, reason="needs Debian's package libfaketime")
def test_a_clock_that_is_set_back(folder, tmp_path):
    quiet, disturbed = tmp_path / "quiet" / "moisson.duckdb", tmp_path / "disturbed" / "moisson.duckdb"
    for clock in ("+0", "-400d", "-800d", "+0"):
        expected = victim.run(folder.path, quiet).report
        done = _command(folder.path, disturbed, {"LD_PRELOAD": str(LIBFAKETIME), "FAKETIME": clock})
        assert done.returncode == 0, done.stderr
        assert expected
        assert f'"content_digest": "{expected["content_digest"]}"' in done.stdout
        folder.change()


def _command(folder: Path, published: Path, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "flows.cli", "ingest", "--direct", "--json", "--profile", "fast", "--workers", "1"]
    command += ["--warehouse", str(published), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | environment)
