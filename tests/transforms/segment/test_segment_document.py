import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.model import Block, Metadata, ParsedDocument
from transforms.segment.segment_document import segment_document

SHARED = Path(__file__).parents[3] / "../shared"
CONTENT = {"paragraph", "list_item", "quote", "question", "answer", "transcript", "embed"}
LONG = "The council voted on Monday to rebuild the bridge, which has been closed since the flood of last spring."


def _document(*blocks: str | Block, metadata: Metadata | None = None) -> ParsedDocument:
    typed = tuple(Block(block) if isinstance(block, str) else block for block in blocks)
    return ParsedDocument(typed, metadata or Metadata())


def _kinds(*blocks: str | Block, metadata: Metadata | None = None) -> list[str]:
    return [segment.kind for segment in segment_document(_document(*blocks, metadata=metadata)).segments]


def test_an_empty_document_has_no_segments():
    segmented = segment_document(_document())
    assert (segmented.text, segmented.segments, segmented.kind) == ("", (), "article")


def test_blocks_of_white_space_have_no_segment():
    assert _kinds(" ", "\t\n") == []


def test_text_joins_the_segments_with_an_empty_line():
    segmented = segment_document(_document("Bridge to be rebuilt by 2027", LONG))
    assert segmented.text == f"Bridge to be rebuilt by 2027\n\n{LONG}"
    assert [(s.char_start, s.char_end) for s in segmented.segments] == [(0, 28), (30, 30 + len(LONG))]


def test_outer_white_space_is_cut_from_text_and_span():
    (segment,) = segment_document(_document(Block(f"  {LONG} ", ((10, 13 + len(LONG)),)))).segments
    assert segment.text == LONG
    assert segment.source_spans == ((12, 12 + len(LONG)),)


def test_what_the_parser_knows_is_kept():
    known = Metadata(
        title="Bridge to be rebuilt", authors=("Ann Orr",), published_on=date(2024, 5, 3), publisher="Lake News"
    )
    segmented = segment_document(_document("By Someone Else", "4 May 2024", LONG, LONG + " Again.", metadata=known))
    assert segmented.metadata == known


def test_the_text_fills_what_the_parser_does_not_know():
    page = _document("Lake News", "Bridge to be rebuilt by 2027", "By Ann Orr", "3 May 2024, 10:15 GMT", LONG)
    assert segment_document(page).metadata == Metadata(
        title="Bridge to be rebuilt by 2027",
        authors=("Ann Orr",),
        publisher="Lake News",
        published_on=date(2024, 5, 3),
        published_at=datetime(2024, 5, 3, 10, 15, tzinfo=UTC),
        published_from="text",
    )


def test_typed_blocks_keep_their_kind_but_for_chrome():
    blocks = [
        Block("Skip to content", kind="paragraph"),
        Block("News", kind="list_item"),
        Block("Ferry returns to the lake", kind="heading", level=1),
        Block("By Ann Orr", kind="paragraph"),
        Block(LONG, kind="paragraph"),
        Block("Advertisement", kind="paragraph"),
        Block("New timetable", kind="heading", level=3),
        Block("Six crossings a day", kind="list_item"),
        Block("A boat. Photo: Ann Orr", kind="caption"),
        Block(LONG.replace("Monday", "Tuesday"), kind="paragraph"),
        Block("Related articles", kind="heading", level=2),
        Block("Bus strike ends", kind="list_item"),
    ]
    assert _kinds(*blocks) == [
        *["navigation", "metadata", "title", "metadata", "paragraph", "navigation", "heading", "list_item"],
        *["caption", "paragraph", "navigation", "navigation"],
    ]


def test_headings_have_a_level():
    segmented = segment_document(
        _document("Bridge to be rebuilt by 2027", LONG, "Who pays", LONG, Block("Costs", kind="heading", level=4), LONG)
    )
    assert [s.level for s in segmented.segments if s.kind == "heading"] == [2, 4]


def test_one_block_alone_is_a_paragraph():
    assert _kinds("Comments") == ["paragraph"]


def test_a_post_alone_is_a_post():
    post = "The bridge is open again! pic.twitter.com/abc123 — City of Orr (@cityoforr) May 3, 2024"
    segmented = segment_document(_document(post))
    assert segmented.kind == "post"
    assert segmented.segments[0].speaker == "City of Orr"


def test_the_metadata_kind_counts_where_nothing_speaks_against_it():
    assert segment_document(_document(LONG, metadata=Metadata(kind="post"))).kind == "post"


def test_a_call_at_the_end_of_a_paragraph_leaves_it_a_paragraph():
    assert (
        _kinds("Bridge to be rebuilt", LONG, f"{LONG} What do you think? Tell us in the comments!")[-1] == "paragraph"
    )
    assert _kinds("Bridge to be rebuilt", LONG, "Tell us in the comments!")[-1] == "navigation"


@pytest.mark.parametrize("number", ["001", "004"])
def test_the_annotated_seeds(number):
    gold_path = SHARED / "gold" / f"{number}.jsonl"
    if not gold_path.is_file():
        pytest.skip("the annotated articles are not in this checkout (../shared/gold)")
    gold = [row for row in map(json.loads, gold_path.read_text(encoding="utf-8").splitlines()) if row["row"] == "block"]
    raw = next((SHARED / "seeds").glob(f"{number}_*.txt")).read_text(encoding="utf-8")
    segments = segment_document(_document(*(line for line in raw.split("\n") if line.strip()))).segments
    right = sum(s.kind in (g["type"], g.get("also_accepted")) for s, g in zip(segments, gold, strict=True))
    assert right >= 0.97 * len(gold)


WORDS = st.sampled_from(
    [
        "le chat",
        "3 mai 2024",
        "Vidéos",
        "— Jo (@jo)",
        "?",
        ".",
        "Q:",
        "À lire aussi",
        "12:30",
        "JO -",
        "•",
        "by Jo Roe",
        "İ",
        "ﬁ",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=8).map(" ".join) | st.text(max_size=60)
KINDS = st.sampled_from([None, None, None, "paragraph", "heading", "list_item", "title"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.builds(Block, text=TEXTS, kind=KINDS), max_size=14))
def test_offsets_are_true_and_nothing_is_left_out(blocks):
    numbered = tuple(Block(b.text, ((i, i + 1),), b.kind) for i, b in enumerate(blocks))
    segmented = segment_document(ParsedDocument(numbered))
    for segment in segmented.segments:
        assert segmented.text[segment.char_start : segment.char_end] == segment.text
        assert segment.is_content is (segment.kind in CONTENT)
    spans = [span for segment in segmented.segments for span in segment.source_spans]
    assert sorted(spans) == [b.source_spans[0] for b in numbered if b.text.strip()]
    assert segment_document(ParsedDocument(numbered)) == segmented


@pytest.mark.parametrize("unit", ["a", "mot ", '"', "12:30 ", "A B ", ": ", "@a ", "« a » ", "- ", "é", "漢", "a/B "])
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_a_megabyte_on_one_line_is_read_in_linear_time(unit):
    line = unit * (1_000_000 // len(unit))
    segment_document(_document("Bridge to be rebuilt", line, LONG))


@pytest.mark.parametrize(
    "line", ["bonjour", "3 mai 2024 à 10:15", "À lire aussi", "JO DUPONT - Oui.", "— Jo (@jo) May 3, 2024"]
)
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_time_is_linear_in_the_number_of_lines(line):
    segmented = segment_document(_document(*[line] * 20_000))
    assert len(segmented.segments) >= 1
