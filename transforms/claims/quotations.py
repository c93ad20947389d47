"""Where a block of text quotes somebody: matched quotation marks of any style, in one pass."""

import re
from bisect import bisect_left
from collections.abc import Sequence

_MARKS = re.compile("[\"“”„«»‘’‹›]|''")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_CLOSES = {"«": "»", "“": "”", "„": "“”", "‹": "›", "‘": "’", '"': '"', "»": "«"}
_MAX_UNCLOSED = 600
"""Characters an opening mark without its closing one may claim."""


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Spans of the outermost quotations of one block, marks included, in order. Linear.

    A quotation whose mark never closes runs to the end of the block when it opens it or, with a mark that can only
    open, a sentence in it (newspapers close a quotation of several paragraphs only once), else to the end of its
    sentence; a closing mark that none opened closes its sentence.
    Apostrophes and inch marks are no quotations.
    """
    found: list[tuple[int, int]] = []
    opened, closing = -1, ""
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if opened >= 0:
            if (mark in closing and not _is_apostrophe(text, at)) or _closes_mixed(text, opened, at):
                if mark == '"' and _looks_opening(text, at) and at - opened > 1:
                    found.append((opened, _unclosed_end(text, opened, at)))
                    opened = at
                    continue
                found.append((opened, at + 1))
                opened = -1
            elif mark == text[opened] and mark in "«“" and _looks_opening(text, at):
                found.append((opened, _unclosed_end(text, opened, at)))
                opened = at
        elif mark in _CLOSES and _opens(text, at):
            opened, closing = at, _CLOSES[mark]
        elif mark in '»”"' and _ends_word(text, at):
            found.append((_sentence_start(text, found[-1][1] if found else 0, at), at + 1))
    if opened >= 0:
        begins = text[opened] != '"' and text[max(0, opened - 2) : opened].rstrip()[-1:] in (".", "!", "?", "…")
        whole = opened <= 1 or begins
        found.append((opened, len(text) if whole else _unclosed_end(text, opened, len(text))))
    return found


def quoted_words(starts: Sequence[int], quotations: Sequence[tuple[int, int]]) -> list[bool]:
    """For words at increasing offsets `starts`, whether each stands inside one of the (sorted) quotations."""
    flags = [False] * len(starts)
    for start, end in quotations:
        first, after = bisect_left(starts, start), bisect_left(starts, end)
        flags[first:after] = [True] * (after - first)
    return flags


def _opens(text: str, at: int) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark == "«":
        return True
    if mark == '"':
        return bool(after) and not before.isdigit() and (not after.isspace() or before.isspace() or not before)
    if mark in "‘»":
        return after.isalnum() and not before.isalnum()
    return True


def _looks_opening(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([:") and after.isalnum()


def _ends_word(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (bool(before.strip()) and not before.isdigit() and not after.isalnum()) or (text[at] == "»" and at > 0)


def _sentence_start(text: str, start: int, stop: int) -> int:
    """Where the sentence before `stop` begins, not before `start`, nor further than an unclosed mark may reach."""
    start = max(start, stop - _MAX_UNCLOSED)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, stop - 2)]
    return ends[-1] + 1 if ends else start


def _closes_mixed(text: str, opened: int, at: int) -> bool:
    """A straight mark, or two apostrophes, after the end of a sentence closes what a curly one opened."""
    if text[at : at + 2] in ("’’", "''") and text[opened] in '“"':
        return not text[at + 2 : at + 3].isalnum()
    ends = text[at] == '"' and text[opened] == "“" and text[at - 1] in ",.!?…"
    return ends and not text[at + 1 : at + 2].isalnum()


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and text[at + 1 : at + 2].isalnum()


def _unclosed_end(text: str, start: int, stop: int) -> int:
    """The end of the sentence in which an unclosed mark stands, at most `stop`."""
    match = _SENTENCE_END.search(text, start, min(stop, start + _MAX_UNCLOSED))
    return match.end() if match else min(stop, start + _MAX_UNCLOSED)
