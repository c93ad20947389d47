"""A package whose zip is whole and whose parts are not: an outcome for each, and no error but ours."""

import io
import random
import zipfile
from collections.abc import Iterator

import pytest
from cases.parse import make_docx_cases, make_epub_cases, make_odt_cases
from mutate_inputs import mutations

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.office.open_package import open_package
from transforms.parse.office.read_tree import read_tree
from transforms.parse.open_records import Limits, open_records
from transforms.parse.parse_record import parse_record

PACKAGES = {
    "x.docx": [
        make_docx_cases.CASES[name]() for name in ("notes_and_boxes", "tables", "styles_of_languages", "running_heads")
    ],
    "x.odt": [make_odt_cases.CASES[name]() for name in ("text_of_paragraphs", "styles_and_kinds", "running_heads")],
    "x.epub": [make_epub_cases.CASES[name]() for name in ("chapters", "second_edition", "kinds")],
}
TAGS = [
    b"<w:p>",
    b"</w:p>",
    b"<w:tc>",
    b"</w:tbl>",
    b"<text:p>",
    b"</table:table>",
    b"<tr>",
    b"</li>",
    b"<!--",
    b"]]>",
    b"&amp;",
]


@pytest.mark.parametrize("name", PACKAGES)
def test_damaged_parts(name: str) -> None:
    for content in _damaged(name, 150):
        try:
            outcomes = list(open_records(name, io.BytesIO(content), Limits()))
        except InputError:
            continue
        assert outcomes
        for item in outcomes:
            if isinstance(item.outcome, Record):
                try:
                    assert parse_record(item.outcome).blocks
                except InputError as error:
                    assert error.reason  # noqa: PT017 - one of ours is as good as blocks


def test_a_part_of_damaged_lzma() -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.xml"), b"<a>One.</a>" * 20, compress_type=zipfile.ZIP_LZMA)
    content = bytearray(sink.getvalue())
    packed = 30 + len("a.xml") + 9  # behind the local header, the name and the properties of LZMA
    content[packed : packed + 20] = b"\xff" * 20
    with pytest.raises(InputError, match="corrupt_docx"):
        open_package(bytes(content), "docx").read("a.xml")


def test_more_tags_than_any_document_has() -> None:
    with pytest.raises(InputError, match="too_large"):
        read_tree(b"<a>" * 3_000_001, "content.xml", "odt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16"])
def test_a_declared_document_type_is_refused_in_any_encoding(encoding: str) -> None:
    content = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode(encoding)
    with pytest.raises(InputError, match="corrupt_docx"):
        read_tree(content, "a.xml", "docx")


def _damaged(name: str, count: int) -> Iterator[bytes]:
    """Each with one part changed."""
    rng = random.Random(5)
    for number in range(count):
        files = _unpack(rng.choice(PACKAGES[name]))
        part = rng.choice([part for part in files if part != "mimetype"])
        (files[part],) = mutations(files[part], TAGS, number, 1)
        yield make_docx_cases.pack(files)


def _unpack(package: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
