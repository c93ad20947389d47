"""Cases: tests/cases/parse/epub/<case>.yml says what the file that make_epub_cases.py writes must become."""

import io
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases.parse.make_epub_cases import CASES, book, page

from transforms.errors import InputError
from transforms.model import Metadata, Record
from transforms.parse.epub.resolve_href import resolve_href
from transforms.parse.open_records import Limits, RecordOutcome, open_records
from transforms.parse.parse_record import parse_record

EXPECTED = Path(__file__).parents[2] / "cases" / "parse" / "epub"


@pytest.mark.parametrize("name", sorted(CASES))
def test_case(name: str) -> None:
    assert _outcomes(CASES[name]()) == yaml.safe_load((EXPECTED / f"{name}.yml").read_text(encoding="utf-8"))


def test_every_expectation_has_its_case() -> None:
    assert {path.stem for path in EXPECTED.glob("*.yml")} == set(CASES)


def test_a_chapter_is_a_source_of_the_book() -> None:
    outcomes = list(open_records("locks.epub", io.BytesIO(CASES["chapters"]()), Limits()))
    assert [outcome.place for outcome in outcomes] == ["#nav.xhtml", "#cover.xhtml", "#one.xhtml", "#text/two b.xhtml"]
    assert [o.outcome.format for o in outcomes if isinstance(o.outcome, Record)] == ["epub", "epub"]


def test_a_book_under_another_name_is_read_and_the_name_noted() -> None:
    (outcome,) = open_records("locks.zip", io.BytesIO(CASES["metadata_missing"]()), Limits())
    assert isinstance(outcome.outcome, Record)
    assert (outcome.outcome.format, outcome.note) == ("epub", "named .zip, read as epub")


def test_two_thousand_chapters_in_their_order() -> None:
    pages = {f"c{number}.xhtml": page(f"<p>Lock {number} is shut.</p>") for number in range(1, 2001)}
    outcomes = list(open_records("locks.epub", io.BytesIO(book(pages)), Limits()))
    texts = [parse_record(o.outcome).blocks[0].text for o in outcomes if isinstance(o.outcome, Record)]
    assert (len(texts), texts[0], texts[-1]) == (2000, "Lock 1 is shut.", "Lock 2000 is shut.")


@pytest.mark.parametrize("doctype", ["<!DOCTYPE" * 200_000, "<!DOCTYPE html [" * 100_000, "<?xml" * 200_000])
def test_openings_of_declarations_are_looked_at_once(doctype: str) -> None:
    (outcome,) = open_records(
        "a.epub", io.BytesIO(book({"one.xhtml": f"{doctype}<p>End.</p>"})), Limits(max_ratio=1000)
    )
    assert "error" in _described(outcome) or _described(outcome)["blocks"]


@pytest.mark.parametrize(
    ("folder", "href", "path"),
    [
        ("OEBPS", "a.xhtml#x", "OEBPS/a.xhtml"),
        ("OEBPS/text", "../a%20b.xhtml", "OEBPS/a b.xhtml"),
        ("", "a.xhtml", "a.xhtml"),
        ("OEBPS", "../../a.xhtml", None),
        ("OEBPS", "%2e%2e/%2e%2e/a.xhtml", None),
        ("OEBPS", "/etc/passwd", None),
        ("OEBPS", "file:///etc/passwd", None),
        ("OEBPS", "//host/a.xhtml", None),
        ("OEBPS", "a\0.xhtml", None),
        ("OEBPS", "#here", None),
    ],
)
def test_links_lead_nowhere_outside_the_book(folder: str, href: str, path: str | None) -> None:
    assert resolve_href(folder, href) == path


def _outcomes(content: bytes) -> list[dict[str, Any]]:
    return [_described(outcome) for outcome in open_records("locks.epub", io.BytesIO(content), Limits())]


def _described(outcome: RecordOutcome) -> dict[str, Any]:
    key = outcome.member.removeprefix("#") or outcome.key
    try:
        if isinstance(outcome.outcome, InputError):
            raise outcome.outcome
        document = parse_record(outcome.outcome)
    except InputError as error:
        return {"key": key, "error": f"{error.reason}, {'skipped' if error.skipped else 'failed'}"}
    known = _known(document.metadata)
    lines = [f"{b.kind or '-'}{f' {b.level}' if b.level else ''}: {b.text}" for b in document.blocks]
    return {"key": key, **({"metadata": known} if known else {}), "blocks": lines}


def _known(metadata: Metadata) -> dict[str, Any]:
    values = {field.name: getattr(metadata, field.name) for field in fields(Metadata)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}
