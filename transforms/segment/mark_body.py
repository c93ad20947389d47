"""Tell headings, list items, quotations and paragraphs apart, and name what is left after the text."""

import re
from collections.abc import Sequence

from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line

_HEADING_CHARS, _HEADING_WORDS = 100, 16
_LONGEST_RUN = 3
_LEFTOVER_SHARE = 0.3
_BULLET = re.compile(r"[•‣▪▫●○◦■□➢➤✓✔✅►▶➡→*]\s*\S|(?:[-–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+\S")
_SURE_BULLETS = "•‣▪▫●○◦■□➢➤✓✔✅►▶➡"
_PAIRS = {"«": "»", "“": "”", '"': '"', "„": "“", "‘": "’"}
_SENTENCE_BREAK = re.compile(r"[.!?…][\"'»”)]*\s")
CONTENT = frozenset({"paragraph", "list_item", "quote", "embed", "transcript", "question", "answer"})


def mark_body(lines: Sequence[Line], kinds: Sequence[str | None], rules: Rules) -> list[str]:
    """Give every line that is still open its kind; short lines after all text are `navigation`, lists are kept."""
    marked = list(kinds)
    _mark_lists(lines, marked)
    shaped = [kind or _shape(line, rules) for line, kind in zip(lines, marked, strict=True)]
    _settle_headings(lines, shaped)
    return [kind or "paragraph" for kind in shaped]


def _mark_lists(lines: Sequence[Line], marked: list[str | None]) -> None:
    """Lines that open with a bullet or number, beside another such line (a sure bullet needs no company)."""
    open_bullets = [
        kind in (None, "list_item") and _BULLET.match(line.text) is not None
        for line, kind in zip(lines, marked, strict=True)
    ]
    for i, is_bullet in enumerate(open_bullets):
        if is_bullet and marked[i] is None:
            company = open_bullets[i - 1 : i] + open_bullets[i + 1 : i + 2]
            if any(company) or lines[i].text[0] in _SURE_BULLETS:
                marked[i] = "list_item"


def _shape(line: Line, rules: Rules) -> str:
    """The kind that the line's own shape says: a `heading` is settled later by what follows it."""
    quotation = _is_quotation(line)
    if _looks_like_heading(line, rules) and not (quotation and (line.ends_sentence or line.words > 12)):
        return "heading"
    return "quote" if quotation else "paragraph"


def _looks_like_heading(line: Line, rules: Rules) -> bool:
    """Short, not a sentence, not going on from before; or a single question; or capitals; or a well-known heading."""
    if line.core in rules["headings"] and line.words <= 5:
        return True
    if len(line.text) > _HEADING_CHARS or line.words > _HEADING_WORDS or not line.core:
        return False
    if line.is_upper:
        return line.final not in ".,;" or line.words <= 4
    if line.asks:
        return not _SENTENCE_BREAK.search(line.text[:-1].rstrip()) and not line.text[0].islower()
    return not line.ends_sentence and line.final not in ":;,-–—" and not line.text[0].islower()


def _is_quotation(line: Line) -> bool:
    """Opens with a quotation mark whose closing partner stands at the end and nowhere before."""
    text = line.text
    closing = _PAIRS.get(text[:1])
    if closing is None or len(text) < 3:
        return False
    body = text.rstrip(" .,…!?\u00a0\u202f")
    return body.endswith(closing) and body.find(closing, 1) == len(body) - 1


def _settle_headings(lines: Sequence[Line], shaped: list[str]) -> None:
    """A heading has text under it. Runs of short lines are lists; short lines after all text are leftovers."""
    last = max((i for i, kind in enumerate(shaped) if kind in CONTENT), default=-1)
    for start, end in _runs(lines, shaped):
        if last < 0:
            shaped[start:end] = ["paragraph"] * (end - start)
        elif start > last:
            shaped[start:end] = [_leftover(lines, start, end)] * (end - start)
        elif end - start > _LONGEST_RUN:
            shaped[start + 1 : end] = ["list_item"] * (end - start - 1)


def _leftover(lines: Sequence[Line], start: int, end: int) -> str:
    """The kind of short lines after the last text: chrome, unless a colon announces them or they are rows of data."""
    rows = sum(":" in line.text or any(map(str.isdigit, line.text)) for line in lines[start:end])
    if (start and lines[start - 1].final == ":") or (end - start > _LONGEST_RUN and rows * 5 >= (end - start) * 3):
        return "list_item"
    size = sum(len(line.text) for line in lines[start:])
    whole = sum(len(line.text) for line in lines)
    return "navigation" if size <= whole * _LEFTOVER_SHARE else "list_item"


def _runs(lines: Sequence[Line], shaped: Sequence[str]) -> list[tuple[int, int]]:
    """Stretches of consecutive headings that no format vouches for."""
    runs: list[tuple[int, int]] = []
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and shaped[i] == "heading" and lines[i].given is None:
            continue
        if i > start:
            runs.append((start, i))
        start = i + 1
    return runs
