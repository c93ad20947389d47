import pytest

from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.mark_body import mark_body
from transforms.segment.measure_line import measure_line

TEXT = "The council voted on Monday to rebuild the bridge, which has been closed since the spring."


def _mark(*texts: str, kinds: list[str | None] | None = None) -> list[str]:
    lines = [measure_line(Block(text)) for text in texts]
    return mark_body(lines, kinds or [None] * len(lines), load_rules("en"))


@pytest.mark.parametrize(
    "text",
    [
        "Who pays for it",
        "KEY POINTS",
        "CONCLUSION",
        "Why was the bridge closed in the first place?",
        "« On nous avait promis trois trains »",
        '- "A shock for the valley" -',
        "2. Nobody oils their chain",
    ],
)
def test_headings_between_paragraphs(text):
    assert _mark(TEXT, text, TEXT) == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody answered.",
        "He said:",
        "It rained. Who pays?",
        "and so it went on",
        "— Mayor Ann Orr",
        "($1 = 0.9 euros)",
        "Never again!",
        "A line that goes on and on with many words but does not end, and goes on for far too long to be one",
    ],
)
def test_paragraphs(text):
    assert _mark(TEXT, text, TEXT)[1] == "paragraph"


def test_a_quotation_set_apart():
    assert _mark(TEXT, "“We never wanted this fight.”", "“No,” she said. “Never.”") == [
        "paragraph",
        "quote",
        "paragraph",
    ]


def test_bullets_need_company_unless_they_are_sure():
    assert _mark("- salt", "- oil", TEXT, "• one", TEXT, "- François said no.") == (
        ["list_item", "list_item", "paragraph", "list_item", "paragraph", "paragraph"]
    )


def test_short_lines_after_all_text_are_chrome_unless_announced():
    assert _mark(TEXT, "Bridges", "Floods") == ["paragraph", "navigation", "navigation"]
    assert _mark("These are closed:", "The old bridge", "The ford") == ["paragraph", "list_item", "list_item"]


def test_rows_of_data_are_a_list():
    rows = [f"{place} Team {place} {place * 7} points" for place in range(1, 7)]
    assert _mark(TEXT, *rows, TEXT)[2:7] == ["list_item"] * 5


def test_a_run_of_single_words_is_a_menu():
    assert _mark(TEXT, *["Alpha", "Beta", "Gamma", "Delta", "Epsilon"], TEXT)[1:6] == ["navigation"] * 5


def test_without_any_text_nothing_is_chrome():
    assert _mark("Roses are red", "Violets are blue") == ["paragraph", "paragraph"]


def test_the_site_s_sign_under_the_text():
    assert _mark(TEXT, "© Lake News Ltd", kinds=[None, "caption"]) == ["paragraph", "navigation"]
