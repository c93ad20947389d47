"""Cases: tests/cases/parse/odt/<case>.yml says what the file that make_odt_cases.py writes must become."""

import io
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from cases.parse.make_odt_cases import CASES, p, package, style

from transforms.errors import InputError
from transforms.model import Metadata, Record
from transforms.parse.open_records import Limits, open_records
from transforms.parse.parse_odt import parse_odt
from transforms.parse.parse_record import parse_record

EXPECTED = Path(__file__).parents[2] / "cases" / "parse" / "odt"


@pytest.mark.parametrize("name", sorted(CASES))
def test_case(name: str) -> None:
    assert _outcome(CASES[name]()) == yaml.safe_load((EXPECTED / f"{name}.yml").read_text(encoding="utf-8"))


def test_every_expectation_has_its_case() -> None:
    assert {path.stem for path in EXPECTED.glob("*.yml")} == set(CASES)


def test_the_content_decides_and_another_name_is_noted() -> None:
    (outcome,) = open_records("dossier.txt", io.BytesIO(CASES["metadata_missing"]()), Limits())
    assert isinstance(outcome.outcome, Record)
    assert (outcome.outcome.format, outcome.note) == ("odt", "named .txt, read as odt")


def test_five_thousand_paragraphs_in_their_order() -> None:
    blocks = parse_odt(package("".join(p(f"Moulin {number} tourne.") for number in range(1, 5001)))).blocks
    assert [blocks[i].text for i in (0, 2499, 4999)] == [
        "Moulin 1 tourne.",
        "Moulin 2500 tourne.",
        "Moulin 5000 tourne.",
    ]
    assert len(blocks) == 5000


@pytest.mark.parametrize(
    "body",
    [
        f"<table:table-row><table:table-cell>{p('a')}</table:table-cell></table:table-row>",
        f"<text:p>{p('a')}</text:p>",
        f"<text:note-body>{p('a')}</text:note-body>",
    ],
)
def test_elements_out_of_place_lose_no_text(body: str) -> None:
    assert [block.text for block in parse_odt(package(body)).blocks] == ["a"]


def test_styles_that_come_from_one_another_in_a_circle() -> None:
    (block,) = parse_odt(package(p("a", "x"), automatic=style("x", "y") + style("y", "x"))).blocks
    assert (block.text, block.kind) == ("a", None)


def _outcome(content: bytes) -> dict[str, Any]:
    try:
        document = parse_record(Record("odt", content))
    except InputError as error:
        return {"error": f"{error.reason}, {'skipped' if error.skipped else 'failed'}"}
    known = _known(document.metadata)
    lines = [f"{b.kind or '-'}{f' {b.level}' if b.level else ''}: {b.text}" for b in document.blocks]
    return ({"metadata": known} if known else {}) | {"blocks": lines}


def _known(metadata: Metadata) -> dict[str, Any]:
    values = {field.name: getattr(metadata, field.name) for field in fields(Metadata)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}
