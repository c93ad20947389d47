"""Find where a quote stands in a document, as whole words, whatever its typography."""

import unicodedata
from bisect import bisect_left

from transforms.llm.fold_text import Folded, fold_text

_MAX_TRIES = 1_000
"""Places looked at for one quote: text made of one repeated letter has no more to say."""


def locate_quote(text: str, folded: Folded, quote: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of `text[start:end]` that read as `quote` does, as document offsets, two at most.

    Args:
        text, folded: the document and `fold_text` of it.
        quote: what to look for.
        start, end: where.

    A place inside a word or a number does not count: "4 million" is not in "14 million", nor "cost 4" in "cost 4.5".
    """
    wanted = fold_text(quote).text
    if not any(char.isalnum() for char in wanted):
        return []
    low, high = bisect_left(folded.origin, start), bisect_left(folded.origin, end)
    spans: list[tuple[int, int]] = []
    at = folded.text.find(wanted, low, high)
    for _ in range(_MAX_TRIES):
        if at < 0 or len(spans) == 2:
            break
        if _is_whole(folded, at, at + len(wanted)):
            span = folded.origin[at], folded.origin[at + len(wanted) - 1] + 1
            if not _cuts_word(text, span[0]) and not _cuts_word(text, span[1]):
                spans.append(span)
        at = folded.text.find(wanted, at + 1, high)
    return spans


def _is_whole(folded: Folded, first: int, last: int) -> bool:
    """Whether a stretch of the folded text holds characters of the original whole: no letter without its accent."""
    begins = first == 0 or folded.origin[first - 1] != folded.origin[first]
    return begins and (last == len(folded.origin) or folded.origin[last] != folded.origin[last - 1])


def _cuts_word(text: str, at: int) -> bool:
    """Whether `at` lies inside a word, a number with its separators, or between a letter and its accent."""
    if at in (0, len(text)):
        return False
    before, after = text[at - 1], text[at]
    if unicodedata.combining(after) or (before.isalnum() and after.isalnum()):
        return True
    beyond = text[at + 1] if at + 1 < len(text) else ""
    behind = text[at - 2] if at > 1 else ""
    return (before.isdigit() and _separates(after) and beyond.isdigit()) or (
        behind.isdigit() and _separates(before) and after.isdigit()
    )


def _separates(char: str) -> bool:
    """Whether a character between two digits may join them into one number."""
    return char in ".,'’\u00a0\u202f\u2009 "
