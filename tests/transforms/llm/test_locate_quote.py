"""Whole words and whole numbers, whatever the typography."""

import pytest

from transforms.llm.fold_text import fold_text
from transforms.llm.locate_quote import locate_quote


def _find(text: str, quote: str) -> list[str]:
    return [text[a:b] for a, b in locate_quote(text, fold_text(text), quote, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("Il dit « non ».", 'dit "non"', ["dit « non »"]),
        ("Up by 45\u202f% in May", "45%", ["45\u202f%"]),
        ("well\u2011known co\u00adoperation", "well-known cooperation", ["well\u2011known co\u00adoperation"]),
        ("and so on… then", "so on...", ["so on…"]),
        ("the\n\n   end", "the end", ["the\n\n   end"]),
        ("cafe\u0301 noir", "café", ["cafe\u0301"]),
        ("café noir", "cafe", []),
        ("cafe\u0301 noir", "cafe", []),
        ("therapist", "the rapist", []),
        ("the rapist", "therapist", []),
        ("It cost 4.5 million.", "It cost 4", []),
        ("It cost 4 500 francs.", "It cost 4", []),
        ("It cost 14,500 francs.", "500 francs", []),
        ("It cost 4. Then 5 came.", "It cost 4", ["It cost 4"]),
        ("Paris, paris", "Paris", ["Paris"]),
        ("no, no, no", "no", ["no", "no"]),
        ("anything", "", []),
        ("anything", "«»", []),
    ],
)
def test_a_quote_is_found_where_it_stands(text, quote, found):
    assert _find(text, quote) == found


def test_only_the_window_is_searched():
    text = "one two one"
    assert locate_quote(text, fold_text(text), "one", 4, 11) == [(8, 11)]
