from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.mark_related import mark_related
from transforms.segment.measure_line import measure_line

TEXT = "The council voted on Monday to rebuild the bridge, which has been closed since the spring." * 3
ENTRY = "Why the ferry never came back"


def _mark(*texts: str) -> list[str | None]:
    lines = [measure_line(Block(text)) for text in texts]
    return mark_related(lines, [None] * len(lines), load_rules("en"))


def test_a_list_at_the_end_goes_to_the_end():
    assert _mark(TEXT, "Related articles", ENTRY, "3 May 2024", ENTRY) == [None] + ["navigation"] * 4


def test_a_head_with_its_subject():
    assert _mark(TEXT, "Sur le même sujet : IA") == [None, "navigation"]


def test_between_paragraphs_only_the_short_lines():
    assert _mark(TEXT, "Read also", ENTRY, TEXT) == [None, "navigation", "navigation", None]


def test_a_head_above_all_text_is_alone():
    assert _mark("Related articles", ENTRY, TEXT) == ["navigation", None, None]


def test_comments_go_to_the_end():
    assert _mark(TEXT, TEXT, TEXT, "3 responses to this", TEXT) == [None] * 3 + ["navigation"] * 2


def test_a_paragraph_under_the_head_is_no_list():
    sentence = "In this century the plague is found in few regions of the planet."
    assert _mark(TEXT, TEXT, "Trending", sentence, sentence) == [None, None, "navigation", None, None]
