"""Flat pieces of overlapping spans, and two texts side by side."""

from warehouse.explorer.compare_texts import Row, compare_texts
from warehouse.explorer.pieces import Span, split_pieces


def _shown(text, start, spans):
    return [
        (piece.text, piece.char_start, [span.id for span in piece.spans]) for piece in split_pieces(text, start, spans)
    ]


def test_overlapping_spans_become_flat_pieces():
    spans = [Span(12, 18, "claim", "c"), Span(15, 20, "mention", "m")]
    assert _shown("ab cdefgh ij", 10, spans) == [
        ("ab", 10, []),
        (" cd", 12, ["c"]),
        ("efg", 15, ["c", "m"]),
        ("h ", 18, ["m"]),
        ("ij", 20, []),
    ]


def test_what_lies_outside_is_cut_off():
    spans = [
        Span(0, 12, "claim", "c"),
        Span(13, 99, "mention", "m"),
        Span(50, 60, "cue", "q"),
        Span(11, 11, "cue", "none"),
    ]
    assert _shown("abcd", 10, spans) == [("ab", 10, ["c"]), ("c", 12, []), ("d", 13, ["m"])]


def test_code_points_are_counted_not_bytes():
    assert _shown("👩‍👧 e\u0301t", 0, [Span(4, 6, "mention", "m")]) == [
        ("👩‍👧 ", 0, []),
        ("e\u0301", 4, ["m"]),
        ("t", 6, []),
    ]


def test_an_empty_text_has_no_pieces():
    assert _shown("", 5, [Span(0, 9, "claim", "c")]) == []


def test_changed_words_are_marked_in_the_sentence_that_was_rewritten():
    left = ["It rained.", "The quay cost 4 million euros.", "It is long."]
    right = ["It rained.", "The mayor was glad.", "The quay cost 6 million euros.", "It is long."]
    assert compare_texts(left, right) == [
        Row(True, (((False, "It rained."),),), (((False, "It rained."),),)),
        Row(False, (), (((True, "The mayor was glad."),),)),
        Row(
            False,
            (((False, "The quay cost "), (True, "4"), (False, " million euros.")),),
            (((False, "The quay cost "), (True, "6"), (False, " million euros.")),),
        ),
        Row(True, (((False, "It is long."),),), (((False, "It is long."),),)),
    ]


def test_nothing_is_left_out_of_long_replaced_runs():
    left, right = [f"left {n}" for n in range(40)], [f"right {n}" for n in range(35)]
    rows = compare_texts(left, right)
    assert ["".join(words for _, words in parts) for row in rows for parts in row.left] == left
    assert ["".join(words for _, words in parts) for row in rows for parts in row.right] == right
