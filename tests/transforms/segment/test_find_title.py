import pytest

from transforms.model import Block
from transforms.segment.find_title import find_title
from transforms.segment.load_rules import load_rules
from transforms.segment.measure_line import measure_line

TEXT = "The council voted on Monday to rebuild the bridge, which has been closed since the spring."
TITLE = "Bridge to be rebuilt by 2027"


def _find(*texts: str, head: int, hints: dict[str, str] | None = None, **kinds: str) -> int | None:
    lines = [measure_line(Block(text)) for text in texts]
    by_position = [kinds.get(f"at{i}") for i in range(len(lines))]
    return find_title(lines, by_position, hints or {}, head, load_rules("en"))


def test_the_first_line_of_five_words():
    assert _find("Lake News", "Politics", TITLE, "What the mayor says about it all", TEXT, head=4) == 2


def test_the_longest_line_where_all_are_short():
    assert _find("Politics", "Bridge reopens", TEXT, head=2) == 1


def test_a_byline_is_no_title():
    byline = "By Jane Doe and John Roe in Kelso"
    assert _find(byline, TITLE, TEXT, head=2, hints={byline: "placed"}) == 1


@pytest.mark.parametrize("first", ["The bridge is still closed.", TEXT, "they came back"])
def test_text_without_title_has_none(first):
    assert _find(first, TEXT + " Again.", head=0) is None


def test_a_sentence_is_the_title_where_a_byline_follows():
    assert (
        _find("The bridge will be rebuilt at last.", "By Jane Doe", TEXT, head=0, hints={"By Jane Doe": "placed"}) == 0
    )


def test_behind_a_long_menu_the_line_above_the_dateline():
    menu = [f"Entry {letter} of the menu here" for letter in "abcdefghijklmnopqrstuvwxyz"]
    assert _find(*menu, TITLE, "3 May 2024", TEXT, TEXT, TEXT, head=28, hints={"3 May 2024": "dated"}) == 26


def test_a_numbered_masthead_that_recurs_is_not_the_title():
    masthead = "The Sea Notebooks — number 212"
    assert _find(masthead, TITLE, TEXT, masthead, head=2, at3="page_header") == 1
