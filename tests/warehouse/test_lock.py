"""One writer: who is turned away, who waits, and what they are told."""

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from warehouse.errors import WriterLockedError
from warehouse.lock import GLANCE, Holder, read_holder, writer_lock
from warehouse.paths import WarehousePaths

_HOLD = """
import sys
from pathlib import Path
from warehouse.lock import writer_lock
from warehouse.paths import WarehousePaths
with writer_lock(WarehousePaths(Path(sys.argv[1])), sys.argv[2]):
    print("held", flush=True)
    input()
"""


@pytest.fixture
def paths(tmp_path: Path) -> WarehousePaths:
    return WarehousePaths(tmp_path / "moisson.duckdb")


@contextmanager
def held(paths: WarehousePaths, command: str) -> Iterator["subprocess.Popen[str]"]:
    """Another process that holds the lock until a line comes."""
    code = [sys.executable, "-c", _HOLD, str(paths.published), command]
    with subprocess.Popen(code, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield holder
        finally:
            holder.kill()


def test_who_does_not_wait_is_told_who_holds_it_and_since_when(paths):
    with held(paths, "ingest") as holder, pytest.raises(WriterLockedError) as refused, writer_lock(paths, "maintain"):
        pass
    since = r"since \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ"
    assert re.match(
        rf"process {holder.pid} \(ingest, {since}\) is still writing {paths.published}; wait for it", str(refused.value)
    )


def test_who_waits_long_enough_gets_it_and_was_told_once_for_whom(paths):
    told: list[str] = []
    with held(paths, "ingest") as holder:
        threading.Timer(0.4, holder.kill).start()
        with writer_lock(paths, "maintain", 60, told.append):
            assert read_holder(paths).command == "maintain"
    assert [message.split(",")[0] for message in told] == [f"waiting for process {holder.pid} (ingest"]


def test_who_waited_in_vain_is_told_for_how_long(paths):
    with (
        held(paths, "ingest"),
        pytest.raises(WriterLockedError, match=r"after 0\.3 s of waiting"),
        writer_lock(paths, "maintain", 0.3),
    ):
        pass


def test_a_glance_at_the_state_keeps_no_writer_out(paths):
    told: list[str] = []
    with held(paths, GLANCE) as holder:
        threading.Timer(0.4, holder.kill).start()
        with writer_lock(paths, "ingest", 0, told.append):
            pass
    assert told == []


def test_notes_of_earlier_releases_and_half_written_ones_are_read(paths):
    paths.private.mkdir(parents=True)
    assert read_holder(paths) == Holder()
    paths.lock.write_text("1234", encoding="utf-8")
    assert str(read_holder(paths)) == "process 1234"
    paths.lock.write_text('{"pid": "12', encoding="utf-8")
    assert str(read_holder(paths)) == "process unknown"
