from transforms.model import Block
from transforms.segment.mark_page_headers import mark_page_headers
from transforms.segment.measure_line import measure_line

HEADER = "The Sea Notebooks — number 212"
FIRST = "Meadows of seagrass are gaining ground in three bays, and divers count again"
SECOND = "seahorses by the dozen."
TEXT = "Every summer a team from the university surveys 250 points by drone."


def _mark(*texts: str) -> list[tuple[str | None, str]]:
    lines, kinds = mark_page_headers([measure_line(Block(text)) for text in texts], [None] * len(texts))
    return [(kind, line.text) for line, kind in zip(lines, kinds, strict=True)]


def test_a_paragraph_cut_by_a_header_is_one_again():
    assert _mark(HEADER, TEXT, FIRST, HEADER, "12", SECOND) == [
        (None, HEADER),
        (None, TEXT),
        (None, f"{FIRST} {SECOND}"),
        ("page_header", HEADER),
        ("page_header", "12"),
    ]


def test_both_spans_are_kept():
    blocks = [
        Block(TEXT),
        Block(FIRST, ((0, 9),)),
        Block(HEADER, ((9, 12),)),
        Block(SECOND, ((12, 20),)),
        Block(HEADER),
    ]
    lines, _ = mark_page_headers([measure_line(block) for block in blocks], [None] * 5)
    assert lines[1].spans == ((0, 9), (12, 20))


def test_a_line_printed_twice_in_a_row_is_no_header():
    assert _mark(HEADER, HEADER, TEXT) == [(None, HEADER), (None, HEADER), (None, TEXT)]


def test_a_sentence_that_recurs_once_is_no_header():
    sentence = "The company did not answer."
    assert _mark(TEXT, sentence, FIRST, sentence)[1::2] == [(None, sentence), (None, sentence)]


def test_a_finished_paragraph_is_not_joined():
    assert _mark(TEXT, HEADER, SECOND, HEADER)[0] == (None, TEXT)


def test_many_lines_that_recur_are_the_page_s_own():
    rows = [f"Meal number {letter} with rice and beans" for letter in "abcd"]
    assert {kind for kind, _ in _mark(TEXT, *rows, FIRST, *rows)} == {None}
