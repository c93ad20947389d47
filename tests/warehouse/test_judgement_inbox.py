"""Judgements left as files: what is written, what is read, what a hostile folder cannot do."""

import json
import os
import uuid
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from warehouse import judgement_inbox
from warehouse.draft_entry import draft_undo
from warehouse.errors import WarehouseError
from warehouse.judgement_inbox import (
    LARGEST,
    drop_files,
    leave_judgement,
    read_inbox,
    read_refused,
    settle_recorded,
    settle_refused,
)
from warehouse.paths import WarehousePaths

AT = datetime(2024, 5, 1, 14, tzinfo=timezone(timedelta(hours=2)))
ENTRY = {"action": "alias", "form": "Brévin", "into": {"type": "place", "name": "Brévin"}}


@pytest.fixture
def paths(tmp_path: Path) -> WarehousePaths:
    """Where a warehouse would be."""
    return WarehousePaths(tmp_path / "moisson.duckdb")


def _left(paths: WarehousePaths, content: bytes) -> Path:
    paths.inbox.mkdir(parents=True, exist_ok=True)
    path = paths.inbox / f"{uuid.uuid4()}.json"
    path.write_bytes(content)
    return path


def test_an_inbox_that_is_not_there_is_empty(paths):
    assert read_inbox(paths) == []
    assert read_refused(paths) == []


def test_a_judgement_is_left_signed_and_read_back_in_the_order_of_its_time(paths):
    later = leave_judgement(paths, ENTRY, by="ada", at=AT)
    earlier = leave_judgement(paths, draft_undo("0" * 32), by="bob", at=AT - timedelta(days=1))
    assert json.loads(later.read_text(encoding="utf-8")) == {**ENTRY, "by": "ada", "at": "2024-05-01T12:00:00+00:00"}
    found = read_inbox(paths)
    assert [file.judgement_id for file in found] == [earlier.stem, later.stem]
    assert [file.problem for file in found] == [None, None]
    assert found[1].at == AT
    assert sorted(path.name for path in paths.inbox.iterdir()) == sorted([earlier.name, later.name])


def test_what_is_too_large_or_no_json_is_not_left(paths):
    for entry in ({"action": "alias", "form": "a" * LARGEST}, {"action": {1, 2}}):
        with pytest.raises(WarehouseError):
            leave_judgement(paths, entry, by="ada", at=AT)
    assert not paths.inbox.exists()


def test_a_writer_that_dies_leaves_nothing_that_is_read(paths, monkeypatch):
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(judgement_inbox.os, "fsync", die)
    with pytest.raises(KeyboardInterrupt):
        leave_judgement(paths, ENTRY, by="ada", at=AT)
    assert read_inbox(paths) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "Expecting value"),
        (b"{", "Expecting"),
        (b"\xff\xfe\x00", "utf"),
        (b"[" * 60_000, "recursion"),
        (b'{"action": ' + b"9" * 10_000 + b"}", "digits"),
        (b"x" * 10_000_000, "10000000 bytes are too many"),
        (b'["merge"]', "not a mapping"),
        (b'{"action": "alias", "form": 7, "at": "2024-05-01"}', "values must be texts"),
        (b'{"action": "alias", "into": {"name": ["a"]}, "at": "2024-05-01"}', "values must be texts"),
        (b'{"action": "alias", "form": "\\ud800", "at": "2024-05-01"}', "no character"),
        (b'{"action": "alias", "form": "a\\u0000", "at": "2024-05-01"}', "no character"),
        (b'{"action": "alias", "form": "a"}', "None"),
        (b'{"action": "alias", "form": "a", "at": "soon"}', "soon"),
        (b'{"action": "alias", "form": "a", "at": "0001-01-01T00:00:00+14:00"}', "range"),
    ],
)
def test_a_file_that_holds_no_judgement_says_why(paths, content, problem):
    _left(paths, content)
    (file,) = read_inbox(paths)
    assert file.entry == {}
    assert problem in str(file.problem)


def test_links_folders_pipes_and_other_names_are_not_followed(paths, tmp_path):
    secret = tmp_path / "secret.json"
    secret.write_text(json.dumps({**ENTRY, "by": "eve", "at": "2024-05-01"}), encoding="utf-8")
    paths.inbox.mkdir(parents=True)
    names = [f"{uuid.uuid4()}.json" for _ in range(3)]
    (paths.inbox / names[0]).symlink_to(secret)
    (paths.inbox / names[1]).mkdir()
    os.mkfifo(paths.inbox / names[2])
    (paths.inbox / "readme.json").write_text(secret.read_text(encoding="utf-8"), encoding="utf-8")
    (paths.inbox / "notes.txt").write_text("no judgement", encoding="utf-8")
    found = read_inbox(paths)
    assert sorted(file.path.name for file in found) == sorted([*names, "readme.json"])
    assert all(file.problem and file.entry == {} for file in found)
    for file in found:
        settle_refused(file, "it is none")
    assert read_inbox(paths) == []
    assert secret.exists()
    assert {file.problem for file in read_refused(paths)} == {"it is none"}


def test_what_is_settled_is_gone_or_refused_with_its_reason(paths):
    leave_judgement(paths, ENTRY, by="ada", at=AT)
    leave_judgement(paths, ENTRY, by="bob", at=AT + timedelta(seconds=1))
    first, second = read_inbox(paths)
    settle_recorded(first)
    settle_recorded(first)
    settle_refused(second, "Brévin means it already")
    assert read_inbox(paths) == []
    (refused,) = read_refused(paths)
    assert (refused.judgement_id, refused.entry["by"], refused.problem) == (
        second.judgement_id,
        "bob",
        "Brévin means it already",
    )
    leave_judgement(paths, ENTRY, by="eve", at=datetime(2024, 5, 2, tzinfo=UTC))
    drop_files(paths, lambda entry, refused: refused and entry["form"] == "Brévin")
    assert [file.entry["by"] for file in read_inbox(paths)] == ["eve"]
    assert list((paths.inbox / "refused").iterdir()) == []
