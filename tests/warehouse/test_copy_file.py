"""Copies are whole, whatever the file system."""

from pathlib import Path

from warehouse.copy_file import copy_file


def test_a_copy_holds_the_same_bytes_and_replaces_what_was_there(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"x" * 100_000 + b"end")
    target.write_bytes(b"older and shorter")
    copy_file(source, target)
    assert target.read_bytes() == b"x" * 100_000 + b"end"


def test_the_copy_is_a_file_of_its_own(tmp_path: Path) -> None:
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(b"before")
    copy_file(source, target)
    source.write_bytes(b"after")
    assert target.read_bytes() == b"before"
