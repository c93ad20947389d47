"""Files opened apart: the same outcomes as here, and a reason where one costs its reader."""

import bz2
import io
import json
import tempfile
import zipfile

import pytest

from flows.inputs.guarded_reader import GuardedReader
from flows.inputs.outcome_frames import SIZES, BrokenFrameError, pack, pack_end, unpack, unpack_header
from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.open_records import open_records
from transforms.parse.outcomes import Limits, RecordOutcome

MEMORY = 4_000_000_000
LOOSE = Limits(max_document_bytes=10**11, max_ratio=10**9)
NOTHING_BUT_LINES = bz2.compress(b"\n" * 900_000) * 2_000
"""1.8 GB in a few kilobytes, and not one record."""
ONE_LINE = bz2.compress(b"0" * 900_000) * 2_000


@pytest.fixture(scope="module")
def reader():
    with GuardedReader(60, MEMORY) as opened:
        yield opened


def _spool(content):
    handle = tempfile.SpooledTemporaryFile(max_size=10**9)  # noqa: SIM115 - as an object from a bucket comes
    handle.write(content)
    handle.seek(0)
    return handle


def _archive():
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("un.txt", "Le pont rouvre lundi.")
        archive.writestr("un.png", b"\x89PNG\r\n\x1a\n")
        archive.writestr("é.jsonl", json.dumps({"id": "\ud800", "titre": "x" * 3_000_000, "text": "Oui."}))
    return sink.getvalue()


def test_the_outcomes_are_those_of_open_records(reader):
    content = _archive()
    with _spool(content) as handle:
        found = list(reader.read("a.zip", handle, Limits(), None))
    here = list(open_records("a.zip", io.BytesIO(content), Limits()))
    assert [item._replace(outcome=None) for item in found] == [item._replace(outcome=None) for item in here]
    assert [item.outcome for item in found if isinstance(item.outcome, Record)] == [
        item.outcome for item in here if isinstance(item.outcome, Record)
    ]
    assert [str(item.outcome) for item in found[1:2]] == [str(item.outcome) for item in here[1:2]]
    assert len(found) == 3


def test_limits_and_columns_go_with_the_file(reader):
    content = b'{"corps": "Le pont rouvre lundi."}\n'
    with _spool(bz2.compress(content)) as handle:
        (item,) = reader.read("a.jsonl.bz2", handle, Limits(), {"corps": "text"})
        assert json.loads(item.outcome.content)["text"] == "Le pont rouvre lundi."
        (item,) = reader.read("a.jsonl.bz2", handle, Limits(max_document_bytes=5), {"corps": "text"})
        assert item.outcome.reason == "too_large"


def test_who_stops_reading_leaves_no_mess(reader):
    with _spool(_archive()) as handle:
        first = next(reader.read("a.zip", handle, Limits(), None))
        assert first.place == "!/un.txt"
        assert len(list(reader.read("a.zip", handle, Limits(), None))) == 3


def test_a_file_that_takes_too_long_and_the_next_one():
    with GuardedReader(0.3, MEMORY) as reader:
        with _spool(NOTHING_BUT_LINES) as handle:
            (item,) = reader.read("a.jsonl.bz2", handle, LOOSE, None)
        assert (item.place, item.outcome.reason) == ("", "timed_out")
        with _spool(_archive()) as handle:
            assert len(list(reader.read("a.zip", handle, Limits(), None))) == 3


def test_a_file_that_takes_too_much_memory():
    with GuardedReader(60, 300_000_000) as reader, _spool(ONE_LINE) as handle:
        (item,) = reader.read("a.jsonl.bz2", handle, LOOSE, None)
    assert (item.place, item.outcome.reason) == ("", "out_of_memory")


def test_a_reader_that_died_between_two_files_costs_neither():
    with GuardedReader(60, MEMORY) as reader, _spool(_archive()) as handle:
        assert len(list(reader.read("a.zip", handle, Limits(), None))) == 3
        reader._child._process.kill()
        reader._child._process.wait()
        assert len(list(reader.read("a.zip", handle, Limits(), None))) == 3


def test_our_own_bug_is_named_and_ends_no_process(reader):
    with _spool(b'{"corps": "Le pont rouvre lundi."}\n') as handle:
        list(reader.read("a.jsonl", handle, Limits(), None))
        child = reader._child
        (item,) = reader.read("a.jsonl", handle, Limits(), {"corps": ["no name"]})  # what no sidecar can hold
    assert (item.place, item.outcome.reason, item.outcome.skipped) == ("", "transform_error", False)
    assert item.outcome.detail == "TypeError: unhashable type: 'list'; this is a bug, please report it"
    assert reader._child is child
    assert child.is_alive()


# --- what a reader that was taken over may send ----------------------------------------------------------------------


def _cross(item):
    head, body = pack(item)
    size, body_size = SIZES.unpack(head[: SIZES.size])
    assert (size, body_size) == (len(head) - SIZES.size, len(body))
    return unpack(unpack_header(head[SIZES.size :]), body)


def test_an_outcome_crosses_as_it_is():
    item = RecordOutcome("clé", 3, Record("text", b"\0\xff"), "!/a.zip", "named .txt, read as zip")
    assert _cross(item) == item
    failed = _cross(RecordOutcome(None, None, InputError("empty", "rien \0", skipped=True)))
    assert (failed.outcome.reason, failed.outcome.detail, failed.outcome.skipped) == ("empty", "rien \0", True)
    assert unpack_header(pack_end("done")[SIZES.size :]) == {"end": "done", "detail": ""}


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b"[" * 100_000,
        b'{"end": "soon"}',
        b'{"key": 1}',
        b'{"record_no": true}',
        b'{"record_no": -1}',
        b'{"record_no": 9999999999}',
        b'{"key": "\\ud800"}',
        b'{"skipped": 1}',
        b'{"run": "rm"}',
        json.dumps({"key": "k" * 30_000}).encode(),
    ],
)
def test_headers_that_are_none(line):
    with pytest.raises(BrokenFrameError):
        unpack_header(line)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ({}, b""),
        ({"format": "exe"}, b"x"),
        ({"reason": "DROP TABLE"}, b""),
        ({"reason": "empty"}, b"x"),
        ({"reason": None}, b""),
    ],
)
def test_frames_that_are_no_outcome(head, body):
    with pytest.raises(BrokenFrameError):
        unpack(head, body)
