"""Tell headings, list items, quotations and paragraphs apart, and name what is left after the text."""

import re
from collections.abc import Sequence

from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line

_HEADING_CHARS, _HEADING_WORDS = 100, 16
_LONGEST_RUN = 3
_LEFTOVER_SHARE = 0.3
_LIST_WORDS = 3
"""Lists of an article have this many words a line or more; menus fewer (measured on 181 news pages)."""
_CHROME = frozenset({"navigation", "metadata"})
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
    _settle_footer(lines, shaped)
    return shaped


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
    if line.text.startswith(("- ", "– ")) and line.text.endswith((" -", " –")):
        return True  # an agency's way of setting a heading
    if line.text[0] in "—―" or (line.text[0] == "(" and line.text[-1] == ")"):
        return False  # who said the quotation above; a note
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
    """A heading has text under it; runs of short lines are lists or menus, short lines after all text leftovers."""
    last = max((i for i, kind in enumerate(shaped) if kind in CONTENT), default=-1)
    whole = sum(len(line.text) for line in lines)
    for start, end in _runs(lines, shaped):
        if last < 0:
            shaped[start:end] = ["paragraph"] * (end - start)
        elif start > last:
            size = sum(len(line.text) for line in lines[start:end])
            is_text = _is_data(lines, start, end) or size > whole * _LEFTOVER_SHARE
            shaped[start:end] = ["list_item" if is_text else "navigation"] * (end - start)
        elif end - start > _LONGEST_RUN and _is_list(lines, shaped, start, end):
            shaped[start + 1 : end] = ["list_item"] * (end - start - 1)
        elif end - start > _LONGEST_RUN or _is_inside_menu(lines, shaped, start, end):
            shaped[start:end] = ["navigation"] * (end - start)


def _settle_footer(lines: Sequence[Line], shaped: list[str]) -> None:
    """A © under all text is the site's, not a picture's."""
    last = max((i for i, kind in enumerate(shaped) if kind in CONTENT), default=len(lines))
    for i in range(last + 1, len(lines)):
        if shaped[i] == "caption" and lines[i].text.startswith("©"):
            shaped[i] = "navigation"


def _is_data(lines: Sequence[Line], start: int, end: int) -> bool:
    """Announced by a colon, or rows that mostly hold numbers or colons and more than a word or two."""
    if start and lines[start - 1].final == ":":
        return True
    rows = sum(":" in line.text or any(map(str.isdigit, line.text)) for line in lines[start:end])
    return end - start > _LONGEST_RUN and rows * 2 >= end - start and _mean_words(lines, start, end) >= _LIST_WORDS


def _is_list(lines: Sequence[Line], shaped: Sequence[str], start: int, end: int) -> bool:
    """A run inside the text: data, or lines of some words with the article's own text on both sides."""
    if _is_data(lines, start, end):
        return True
    beside = (shaped[start - 1] if start else "title", shaped[end] if end < len(shaped) else "navigation")
    return not set(beside) & _CHROME and _mean_words(lines, start, end) >= _LIST_WORDS


def _is_inside_menu(lines: Sequence[Line], shaped: Sequence[str], start: int, end: int) -> bool:
    """One to three very short lines between two lines of chrome."""
    if start == 0 or end >= len(shaped) or _mean_words(lines, start, end) > _LIST_WORDS:
        return False
    return shaped[start - 1] == "navigation" == shaped[end] and not lines[start].is_upper


def _mean_words(lines: Sequence[Line], start: int, end: int) -> float:
    return sum(line.words for line in lines[start:end]) / (end - start)


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
