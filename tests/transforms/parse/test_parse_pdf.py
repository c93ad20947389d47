"""Cases: tests/cases/parse/pdf/<case>.yml says what the file that make_pdf_cases.py writes must become."""

import io
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases.parse.make_pdf_cases import CASES, many_pages, one_column, stream, write_objects

from transforms.errors import InputError
from transforms.model import Metadata, ParsedDocument, Record
from transforms.parse.open_records import Limits, open_records
from transforms.parse.parse_pdf import parse_pdf
from transforms.parse.parse_record import parse_record

EXPECTED = Path(__file__).parents[2] / "cases" / "parse" / "pdf"


@pytest.mark.parametrize("name", sorted(CASES))
def test_case(name: str) -> None:
    assert _outcome(CASES[name]()) == yaml.safe_load((EXPECTED / f"{name}.yml").read_text(encoding="utf-8"))


def test_every_expectation_has_its_case() -> None:
    assert {path.stem for path in EXPECTED.glob("*.yml")} == set(CASES)


def test_the_same_bytes_give_the_same_blocks() -> None:
    content = CASES["three_columns"]()
    first = parse_pdf(content)
    parse_pdf(CASES["turned"]())
    assert parse_pdf(content) == first


def test_a_pdf_under_another_name_is_read_and_the_name_noted() -> None:
    (outcome,) = open_records("dossier.txt", io.BytesIO(one_column()), Limits())
    assert isinstance(outcome.outcome, Record)
    assert outcome.outcome.format == "pdf"
    assert outcome.note == "named .txt, read as pdf"


def test_two_thousand_pages() -> None:
    document = parse_pdf(many_pages([b"Sheet %d of the harbour's inventory." % number for number in range(1, 2001)]))
    assert [document.blocks[i].text for i in (0, 1999)] == [
        "Sheet 1 of the harbour's inventory.",
        "Sheet 2000 of the harbour's inventory.",
    ]
    assert [document.blocks[i].page_no for i in (0, 1999)] == [1, 2000]


@pytest.mark.parametrize(
    ("objects", "reason"),
    [
        pytest.param([b"<</Type /Pages /Count 6000 /Kids [%b]>>" % (b"3 0 R " * 6000)], "too_many_pages", id="pages"),
        pytest.param([b"<</Type /Pages /Count 3000 /Kids [3 0 R]>>"], "corrupt_pdf", id="count-that-lies"),
        pytest.param([b"<</Type /Pages /Count 0 /Kids []>>"], "corrupt_pdf", id="no-page"),
        pytest.param([b"<</Type /Pages /Count 1 /Kids [2 0 R]>>"], "corrupt_pdf", id="loop"),
    ],
)
def test_page_trees_that_lie(objects: list[bytes], reason: str) -> None:
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>"
    assert _outcome(write_objects([b"<</Type /Catalog /Pages 2 0 R>>", *objects, page])) == {
        "error": f"{reason}, failed"
    }


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param(b" " * 50_000_000, id="50-MB-of-spaces"),
        pytest.param(b"q " * 1_000_000, id="deep-states"),
    ],
)
def test_pages_that_unpack_to_much_hold_nothing(contents: bytes) -> None:
    assert "error" in _outcome(_page(stream(contents)))


def test_a_packed_object_of_fifty_megabytes_is_not_a_page() -> None:
    packed = stream(b"0 " * 25_000_000, b"/Type /ObjStm /N 1000000 /First 10 ")
    pages = b"<</Type /Pages /Count 1 /Kids [4 0 R]>>"
    assert "error" in _outcome(write_objects([b"<</Type /Catalog /Pages 2 0 R>>", pages, packed, b"[" * 100_000]))


def test_one_line_of_a_million_letters_is_read_in_linear_time() -> None:
    line = b"BT /F1 0.001 Tf 60 700 Td (%b) Tj ET " % (b"abcdefghi " * 3_000)
    document = parse_pdf(_page(stream(line * 33)))
    assert document.blocks


@pytest.mark.parametrize("contents", [b"BT /F1 10 Tf %b 0 Td (abc) Tj ET", b"BT /F1 %b Tf 9 9 Td (abc) Tj ET"])
def test_numbers_beyond_reason_are_read_as_far_as_they_go(contents: bytes) -> None:
    outcome = _outcome(_page(stream(contents % (b"9" * 40))))
    assert outcome in ({"blocks": ["1 -: abc"]}, {"error": "no_text_layer, skipped"})


@pytest.mark.slow
def test_more_text_than_a_book_is_refused() -> None:
    line = b"(%b) Tj 0 -12 Td " % (b"abcdefghi " * 3_000)
    assert _outcome(_page(stream(b"BT /F1 10 Tf 60 700 Td %b ET" % (line * 170)))) == {"error": "too_much_text, failed"}


def _page(contents: bytes) -> bytes:
    return write_objects(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Count 1 /Kids [4 0 R] /MediaBox [0 0 595 842]>>",
            b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
            b"<</Type /Page /Parent 2 0 R /Contents 5 0 R /Resources <</Font <</F1 3 0 R>>>>>>",
            contents,
        ]
    )


def _outcome(content: bytes) -> dict[str, Any]:
    try:
        document = parse_record(Record("pdf", content))
    except InputError as error:
        return {"error": f"{error.reason}, {'skipped' if error.skipped else 'failed'}"}
    known = _known(document.metadata)
    return ({"metadata": known} if known else {}) | {"blocks": _lines(document)}


def _known(metadata: Metadata) -> dict[str, Any]:
    values = {field.name: getattr(metadata, field.name) for field in fields(Metadata)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}


def _lines(document: ParsedDocument) -> list[str]:
    return [
        f"{block.page_no} {block.kind or '-'}{f' {block.level}' if block.level else ''}: {block.text}"
        for block in document.blocks
    ]
