"""Data-only cases: see tests/cases/parse/README.md."""

from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from transforms.errors import InputError
from transforms.model import Block, Metadata
from transforms.parse.open_records import Limits, RecordOutcome, open_records
from transforms.parse.parse_record import parse_record

CASES = sorted(path.parent for path in (Path(__file__).parents[2] / "cases" / "parse").glob("*/expected.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    (source,) = (path for path in case.iterdir() if path.name != "expected.yml")
    with source.open("rb") as content:
        found = [_described(outcome) for outcome in open_records(source.name, content, Limits())]
    assert found == yaml.safe_load((case / "expected.yml").read_text(encoding="utf-8"))


def _described(outcome: RecordOutcome) -> dict[str, Any]:
    try:
        if isinstance(outcome.outcome, InputError):
            raise outcome.outcome
        document = parse_record(outcome.outcome)
    except InputError as error:
        return {"key": outcome.key or outcome.member or None, "error": error.reason}
    known = _known(document.metadata)
    metadata = {"metadata": known} if known else {}
    return {
        "key": outcome.key or outcome.member or None,
        **metadata,
        "blocks": [_line(block) for block in document.blocks],
    }


def _known(metadata: Metadata) -> dict[str, Any]:
    values = {field.name: getattr(metadata, field.name) for field in fields(Metadata)}
    return {name: _plain(value) for name, value in values.items() if value}


def _plain(value: str | date | datetime | tuple[str, ...]) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _line(block: Block) -> str:
    level = f" {block.level}" if block.level else ""
    times = "" if block.time_start is None else f" {block.time_start:g}-{block.time_end:g}"
    speaker = f" [{block.speaker}]" if block.speaker else ""
    return f"{block.kind or '-'}{level}{times}{speaker}: {block.text}"
