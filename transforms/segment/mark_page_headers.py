"""Find running headers, lines that recur exactly, and put paragraphs together again that one of them cut."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from transforms.model import Block
from transforms.segment.measure_line import Line, measure_line

_SHORTEST, _LONGEST = 21, 200
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|seite|pagina|p\.?) ?)?\d{1,4}(?: ?(?:/|of|sur|von|de|di) ?\d{1,4})?\W{0,3}"
)
_LEAST_CUT = 40
_MOST_HEADERS = 3
"""More different lines than these that recur are the page's own repetition: a list, a form, a recipe."""
_HEAD_LINES = 60
_CUTTING = ("page_header", "navigation")
_TEXT = (None, "paragraph")


def mark_page_headers(lines: Sequence[Line], kinds: Sequence[str | None]) -> tuple[list[Line], list[str | None]]:
    """Mark recurring lines `page_header`, then join the halves of what they cut: (lines, kinds), header after text.

    The first occurrence stays unmarked where it stands before any running text: it may be the title.
    """
    marked = _mark(lines, list(kinds))
    return _join(lines, marked)


def _mark(lines: Sequence[Line], kinds: list[str | None]) -> list[str | None]:
    repeated = _repeated(lines, kinds)
    seen: set[str] = set()
    in_body = False
    for i, line in enumerate(lines):
        key = line.text
        if key in repeated:
            if in_body:
                kinds[i] = "page_header"
            seen.add(key)
        elif kinds[i] in (None, "paragraph"):
            if _is_page_number(line) and in_body:
                kinds[i] = "page_header"
            in_body = in_body or line.is_prose
    return kinds


def _repeated(lines: Sequence[Line], kinds: Sequence[str | None]) -> set[str]:
    """Texts that stand at two places or more that are not neighbours; a full sentence must recur more often."""
    counts: Counter[str] = Counter()
    previous = ""
    for line, kind in zip(lines, kinds, strict=True):
        if (
            kind in (None, "paragraph", "heading", "title")
            and not line.asks
            and _SHORTEST <= len(line.text) <= _LONGEST
        ):
            counts[line.text] += line.text != previous
            previous = line.text
    sentences = {line.text for line in lines if line.ends_sentence}
    found = {text for text, times in counts.items() if times >= (3 if text in sentences else 2)}
    head = _head_texts(lines)
    return found if len(found - head) <= _MOST_HEADERS else found & head


def _head_texts(lines: Sequence[Line]) -> set[str]:
    """The texts before the first running text."""
    end = next((i for i, line in enumerate(lines) if line.is_prose), len(lines))
    return {line.text for line in lines[: min(end + 1, _HEAD_LINES)]}


def _is_page_number(line: Line) -> bool:
    return len(line.text) <= 20 and _PAGE_NUMBER.fullmatch(line.folded) is not None


def _join(lines: Sequence[Line], kinds: Sequence[str | None]) -> tuple[list[Line], list[str | None]]:
    """Where a header stands between two halves of a sentence, the halves become one line before the header."""
    pieces: list[list[Line]] = []
    out_kinds: list[str | None] = []
    cut, interrupted = -1, False
    for line, kind in zip(lines, kinds, strict=True):
        if interrupted and kind in _TEXT and _continues(pieces[cut][-1], line):
            pieces[cut].append(line)
            continue
        if kind in _CUTTING:
            interrupted = cut >= 0
        else:
            cut, interrupted = (len(pieces) if kind in _TEXT else -1), False
        pieces.append([line])
        out_kinds.append(kind)
    return [_merge(parts) for parts in pieces], out_kinds


def _continues(first: Line, second: Line) -> bool:
    """A text without a final sign, and one that goes on in small letters."""
    return (
        len(first.text) >= _LEAST_CUT
        and not first.ends_sentence
        and first.final not in ":;"
        and second.text[:1].islower()
        and first.speaker == second.speaker
    )


def _merge(parts: Sequence[Line]) -> Line:
    """One line of several: on the page where it starts, from the first time to the last."""
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    whole = measure_line(Block(" ".join(part.text for part in parts), (), first.given, first.level))
    return replace(
        whole,
        spans=tuple(span for part in parts for span in part.spans),
        page_no=first.page_no,
        time_start=min((part.time_start for part in parts if part.time_start is not None), default=None),
        time_end=max((part.time_end for part in parts if part.time_end is not None), default=None),
        speaker=first.speaker,
    )
