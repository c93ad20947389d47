"""Cases: tests/cases/parse/docx/<case>.yml says what the file that make_docx_cases.py writes must become."""

import io
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases.parse.make_docx_cases import CASES, p, package, table

from transforms.errors import InputError
from transforms.model import Metadata, Record
from transforms.parse.open_records import Limits, open_records
from transforms.parse.parse_docx import parse_docx
from transforms.parse.parse_record import parse_record

EXPECTED = Path(__file__).parents[2] / "cases" / "parse" / "docx"


@pytest.mark.parametrize("name", sorted(CASES))
def test_case(name: str) -> None:
    assert _outcome(CASES[name]()) == yaml.safe_load((EXPECTED / f"{name}.yml").read_text(encoding="utf-8"))


def test_every_expectation_has_its_case() -> None:
    assert {path.stem for path in EXPECTED.glob("*.yml")} == set(CASES)


@pytest.mark.parametrize(
    ("name", "note"), [("dossier.txt", "named .txt, read as docx"), ("dossier.docx", None), ("dossier.DOCM", None)]
)
def test_the_content_decides_and_another_name_is_noted(name: str, note: str | None) -> None:
    (outcome,) = open_records(name, io.BytesIO(CASES["metadata_missing"]()), Limits())
    assert isinstance(outcome.outcome, Record)
    assert (outcome.outcome.format, outcome.note) == ("docx", note)


def test_a_document_cut_off_is_called_damaged_through_the_door() -> None:
    (outcome,) = open_records("dossier.docx", io.BytesIO(CASES["truncated"]()), Limits())
    assert isinstance(outcome.outcome, Record)
    with pytest.raises(InputError, match="corrupt_docx"):
        parse_record(outcome.outcome)


def test_five_thousand_paragraphs_in_their_order() -> None:
    blocks = parse_docx(package("".join(p(f"Ship {number} waits.") for number in range(1, 5001)))).blocks
    assert [blocks[i].text for i in (0, 2499, 4999)] == ["Ship 1 waits.", "Ship 2500 waits.", "Ship 5000 waits."]
    assert len(blocks) == 5000


def test_a_line_of_a_million_characters() -> None:
    (block,) = parse_docx(package(p("".join(f"Ship {number} waits. " for number in range(60_000))))).blocks
    assert len(block.text) > 1_000_000


def test_tables_inside_tables_do_not_multiply() -> None:
    nested = p("deep")
    for _ in range(60):
        nested = table([[nested, p("x")]])
    (block,) = parse_docx(package(nested)).blocks
    assert block.text == "deep" + " | x" * 60


@pytest.mark.parametrize(
    "body", [f"<w:tr><w:tc>{p('a')}</w:tc></w:tr>", f"<w:p>{p('a')}</w:p>", f"<w:txbxContent>{p('a')}</w:txbxContent>"]
)
def test_elements_out_of_place_lose_no_text(body: str) -> None:
    assert [block.text for block in parse_docx(package(body)).blocks] == ["a"]


def test_styles_that_come_from_one_another_in_a_circle() -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="x{a}"/><w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("1", "2"), ("2", "1"))
    )
    (block,) = parse_docx(package(p("a", '<w:pStyle w:val="1"/>'), {"styles": circle})).blocks
    assert (block.text, block.kind) == ("a", None)


def _outcome(content: bytes) -> dict[str, Any]:
    try:
        document = parse_record(Record("docx", content))
    except InputError as error:
        return {"error": f"{error.reason}, {'skipped' if error.skipped else 'failed'}"}
    known = _known(document.metadata)
    lines = [f"{b.kind or '-'}{f' {b.level}' if b.level else ''}: {b.text}" for b in document.blocks]
    return ({"metadata": known} if known else {}) | {"blocks": lines}


def _known(metadata: Metadata) -> dict[str, Any]:
    values = {field.name: getattr(metadata, field.name) for field in fields(Metadata)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}
