"""Data-only cases: see tests/cases/segment/README.md."""

from pathlib import Path

import pytest
import yaml

from transforms.model import Block, ParsedDocument
from transforms.segment.segment_document import segment_document

CASES = sorted(path.parent for path in (Path(__file__).parents[2] / "cases" / "segment").glob("*/expected.yml"))
SHOWN = 40


def _lines(raw: str) -> ParsedDocument:
    blocks, start = [], 0
    for line in raw.split("\n"):
        if line.strip():
            blocks.append(Block(line, ((start, start + len(line)),)))
        start += len(line) + 1
    return ParsedDocument(tuple(blocks))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    raw = (case / "input.txt").read_text(encoding="utf-8")
    segmented = segment_document(_lines(raw))
    found = [
        [segment.kind, segment.text[:SHOWN], *([segment.speaker] if segment.speaker else [])]
        for segment in segmented.segments
    ]
    assert found == yaml.safe_load((case / "expected.yml").read_text(encoding="utf-8"))
    for segment in segmented.segments:
        pieces = [raw[start:end] for start, end in segment.source_spans]
        assert " ".join(pieces) == segment.text


def test_there_are_cases():
    assert len(CASES) >= 8
