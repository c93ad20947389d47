from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.mark_title import mark_title
from transforms.segment.measure_line import measure_line

TEXT = "The council voted on Monday to rebuild the bridge, which has been closed since the spring."
TITLE = "Bridge to be rebuilt by 2027"


def _mark(*texts: str, title: str | None = None, kinds: list[str | None] | None = None) -> list[str | None]:
    lines = [measure_line(Block(text)) for text in texts]
    return mark_title(lines, kinds or [None] * len(lines), {}, load_rules("en"), title)


def test_a_title_printed_twice_is_a_title_twice():
    assert _mark(TITLE, TITLE, TEXT) == ["title", "title", None]


def test_site_and_section_above_the_title():
    assert _mark("Lake News", "Politics", TITLE, TEXT) == ["navigation", "metadata", "title", None]


def test_three_sections_in_a_row_are_a_menu():
    assert _mark("Politics", "Business", "Sport", TITLE, TEXT) == ["navigation"] * 3 + ["title", None]


def test_a_kicker_under_the_site_s_name():
    assert _mark("Lake News", "Trouble at the ford", TITLE, TEXT)[:3] == ["navigation", "metadata", "title"]


def test_a_known_title_is_the_only_one():
    assert _mark("A line of five words", f"{TITLE}", TEXT, title=f"{TITLE} | Lake News") == [
        "navigation",
        "title",
        None,
    ]
    assert _mark("A line of five words", TEXT, title="Something else altogether") == [None, None]


def test_a_running_header_that_is_not_the_title():
    header = "The Sea Notebooks — number 212"
    assert _mark(header, TITLE, TEXT, header, kinds=[None, None, None, "page_header"]) == (
        ["page_header", "title", None, "page_header"]
    )
