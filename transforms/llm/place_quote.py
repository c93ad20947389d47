"""Where a quote stands: one span inside one sentence of content, or why not."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from transforms.claims.extract_claims import ClaimInput
from transforms.llm.fold_text import Folded
from transforms.llm.locate_quote import locate_quote
from transforms.model import Sentence

MAX_CHARS = 2_000
"""A longer claim is `too_long`: nobody checks a page."""

Place = tuple[int, int, int]
"""Sentence (ordinal), char_start, char_end."""


def place_quote(document: ClaimInput, folded: Folded, quote: str, sentence: int) -> Place | str:
    """The place of a quote, or the reason why it has none.

    Looked for in the sentence it is said to come from, then in the whole document. Where it overhangs a sentence by
    marks alone it is cut to it; where it leaves out marks alone it is widened to it, but for a leading dash.

    Reasons: `not_found`, `outside_content` (only in a title, menu, caption, ...), `ambiguous` (twice), `too_long` (over
    `MAX_CHARS` or more than one sentence).
    """
    spans = []
    if 0 <= sentence < len(document.sentences):
        own = document.sentences[sentence]
        spans = locate_quote(document.text, folded, quote, own.char_start, own.char_end)
    spans = spans or locate_quote(document.text, folded, quote, 0, len(document.text))
    if not spans:
        return "not_found"
    touched = [(span, _touched(document, *span)) for span in spans]
    content = [(span, held) for span, held in touched if held and all(_is_content(document, i) for i in held)]
    if not content:
        return "outside_content"
    if len(content) > 1:
        return "ambiguous"
    (start, end), held = content[0]
    if len(held) > 1:
        return "too_long"
    start, end = _snap(document.text, document.sentences[held[0]], start, end)
    return (held[0], start, end) if end - start <= MAX_CHARS else "too_long"


def _is_content(document: ClaimInput, sentence: int) -> bool:
    return document.segments[document.sentences[sentence].segment].is_content


def _touched(document: ClaimInput, start: int, end: int) -> list[int]:
    """Ordinals of the sentences of which a span holds words."""
    sentences: Sequence[Sentence] = document.sentences
    first = max(0, bisect_right(sentences, start, key=lambda s: s.char_start) - 1)
    touched = []
    for ordinal in range(first, len(sentences)):
        sentence = sentences[ordinal]
        if sentence.char_start >= end:
            break
        if _has_words(document.text[max(start, sentence.char_start) : min(end, sentence.char_end)]):
            touched.append(ordinal)
    return touched


def _snap(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    start, end = max(start, sentence.char_start), min(end, sentence.char_end)
    if not _has_words(text[sentence.char_start : start]):
        start = sentence.char_start
        while _leads(text[start]):
            start += 1
    if not _has_words(text[end : sentence.char_end]):
        end = sentence.char_end
    return start, end


def _leads(char: str) -> bool:
    """Dashes, bullets and spaces before a sentence are not part of it."""
    return char.isspace() or char in "•*·" or unicodedata.category(char) == "Pd"


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)
