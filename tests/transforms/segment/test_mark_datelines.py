from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.mark_datelines import mark_datelines
from transforms.segment.measure_line import measure_line

TEXT = "The council voted on Monday to rebuild the bridge, which has been closed since the spring."
TITLE = "Bridge to be rebuilt by 2027"


def _mark(*texts: str, title: int | None = None, **hints: str) -> list[str | None]:
    lines = [measure_line(Block(text)) for text in texts]
    kinds: list[str | None] = [None] * len(lines)
    if title is not None:
        kinds[title] = "title"
    named = {name.replace("_", " "): hint for name, hint in hints.items()}
    return mark_datelines(lines, kinds, named, load_rules("en"))


def test_a_byline_in_the_head_and_in_the_tail():
    found = _mark(TITLE, "By Jane Doe", TEXT, TEXT, TEXT, TEXT, "By Jane Doe", title=0, By_Jane_Doe="placed")
    assert found == ["title", "metadata", None, None, None, None, "metadata"]


def test_a_byline_amid_the_text_stays_open():
    assert _mark(TEXT, TEXT, TEXT, "By Design", TEXT, By_Design="placed")[3] is None


def test_a_date_under_the_title_is_a_dateline_and_dates_in_the_text_a_chronology():
    found = _mark(
        TITLE, "3 May 2024", TEXT, "5 May 2024", TEXT, title=0, **{"3_May_2024": "dated", "5_May_2024": "dated"}
    )
    assert found == ["title", "metadata", None, None, None]


def test_a_name_beside_a_dateline():
    found = _mark(TITLE, "Jane Doe", "3 May 2024", TEXT, title=0, Jane_Doe="named", **{"3_May_2024": "dated"})
    assert found == ["title", "metadata", "metadata", None]


def test_a_name_after_the_text():
    assert _mark(TITLE, TEXT, "Jane Doe", title=0, Jane_Doe="named")[-1] == "metadata"


def test_a_section_under_the_title():
    assert _mark(TITLE, "Politics", TEXT, "Culture", TEXT, title=0) == ["title", "metadata", None, None, None]


def test_a_list_of_dates_is_no_dateline():
    rows = [f"June {day} – Orr, {day} Main Hall" for day in range(10, 16)]
    hints = {row.replace(" ", "_"): "placed" for row in rows}
    assert _mark(TEXT, *rows, **hints) == [None] * 7


def test_a_biography_of_the_author():
    about = "Jane Doe is a climate reporter based in Kelso and covers the whole of the coast."
    assert _mark(TITLE, "By Jane Doe", TEXT, about, title=0, By_Jane_Doe="placed")[-1] == "metadata"
