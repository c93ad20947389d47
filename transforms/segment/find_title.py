"""Find the line that is the article's title, from what stands round it."""

from collections.abc import Mapping, Sequence

from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line
from transforms.segment.split_title_date import split_title_date

_LONGEST = 220
_ENOUGH_WORDS, _ENOUGH_CHARS = 5, 25
_SENTENCE_TITLE = 160
_MENU_WORDS, _MENU_RUN = 3, 3
_SHORT_HEAD = 25
"""Lines before the text up to which the first full line is the title; behind more chrome the last ones are weighed."""
_WINDOW = 20
_AHEAD, _LEAST_AHEAD = 8, 2
_MOST_SITE_WORDS = 8
_ANY, _SIGNED = 0, 2
"""How much must speak for a line far down the page: a dateline close below it counts two."""


def find_title(
    lines: Sequence[Line], kinds: Sequence[str | None], hints: Mapping[str, str], head: int, rules: Rules
) -> int | None:
    """Position of the title, None where no line before the running text (which starts at `head`) can be it.

    `hints` says by text which lines may be bylines or datelines (see `recognise_metadata`).
    """
    given = [i for i in range(min(head + 1, len(lines))) if _is_given_title(lines[i])]
    if given:
        return given[0]
    start = _article_start(lines, kinds, head)
    if _SHORT_HEAD < head < len(lines):
        return _in_long_head(lines, kinds, hints, start, rules, _ANY)
    found = _in_short_head(lines, kinds, hints, head, rules)
    return found if found is not None else _in_long_head(lines, kinds, hints, start, rules, _SIGNED)


def _article_start(lines: Sequence[Line], kinds: Sequence[str | None], head: int) -> int:
    """The first running text that more running text follows closely: a notice or a teaser stands alone."""
    prose = [i for i in range(head, len(lines)) if kinds[i] in (None, "paragraph") and lines[i].is_prose]
    for k, i in enumerate(prose):
        later = prose[k + _LEAST_AHEAD : k + _LEAST_AHEAD + 1]
        if later and later[0] - i <= _AHEAD:
            return i
    return head


def _in_long_head(
    lines: Sequence[Line],
    kinds: Sequence[str | None],
    hints: Mapping[str, str],
    start: int,
    rules: Rules,
    least: int,
) -> int | None:
    """Of the last full lines before the text: the one a dateline follows closely and no other full line precedes."""
    window = range(max(0, start - _WINDOW), start)
    open_lines = [i for i in window if kinds[i] is None and _may_be_title(lines[i], rules)]
    full = [i for i in open_lines if _is_full(lines[i], hints)]
    chosen, best = None, least
    for i in full:
        signed = any(kinds[k] == "metadata" or _is_placed(lines[k], hints) for k in range(i + 1, min(i + 3, start)))
        score = _SIGNED * signed + (i - 1 not in full)
        if score >= best:
            chosen, best = i, score
    return chosen


def _is_full(line: Line, hints: Mapping[str, str]) -> bool:
    """Long enough to be a title beyond doubt, and neither text nor a byline."""
    if line.words < _ENOUGH_WORDS or len(line.text) < _ENOUGH_CHARS or line.is_prose:
        return False
    return hints.get(line.text) in (None, "loose")


def _in_short_head(
    lines: Sequence[Line], kinds: Sequence[str | None], hints: Mapping[str, str], head: int, rules: Rules
) -> int | None:
    """The first line of five words before the text; else a sentence set off as a title; else the longest line."""
    menu = _menu_lines(lines, kinds, head)
    candidates = [i for i in range(head) if kinds[i] is None and i not in menu and _may_be_title(lines[i], rules)]
    full = [i for i in candidates if _is_full(lines[i], hints)]
    if full:
        return full[1] if len(full) > 1 and _is_masthead(lines, kinds, full[0]) else full[0]
    if head < len(lines) and _is_sentence_title(lines, kinds, hints, head, rules):
        return head
    unnamed = [i for i in candidates if lines[i].core not in rules["sections"]]
    if unnamed and all(line.words <= _MOST_SITE_WORDS for line in lines[: unnamed[0]]):
        return max(unnamed, key=lambda i: (min(lines[i].words, _ENOUGH_WORDS), -i))
    return _dated_title(lines, kinds, head, rules)


def _is_masthead(lines: Sequence[Line], kinds: Sequence[str | None], i: int) -> bool:
    """A running header with an issue number or a date names the publication; the title comes after it."""
    recurs = any(kind == "page_header" and line.text == lines[i].text for line, kind in zip(lines, kinds, strict=True))
    return recurs and any(map(str.isdigit, lines[i].text))


def _is_given_title(line: Line) -> bool:
    return line.given == "title" or (line.given == "heading" and line.level == 1)


def _may_be_title(line: Line, rules: Rules) -> bool:
    return (
        len(line.text) <= _LONGEST
        and line.core != ""
        and line.final not in ":;"
        and not line.text[0].islower()
        and line.core not in rules["headings"]
        and line.core not in rules["transcripts"]
    )


def _menu_lines(lines: Sequence[Line], kinds: Sequence[str | None], head: int) -> frozenset[int]:
    """Short lines in a run of three or more at the head of a page: the entries of a menu."""
    menu: list[int] = []
    run: list[int] = []
    for i in range(head + 1):
        if i < head and kinds[i] in (None, "navigation") and lines[i].words <= _MENU_WORDS:
            run.append(i)
            continue
        menu += run if len(run) >= _MENU_RUN else []
        run = []
    return frozenset(menu)


def _is_sentence_title(
    lines: Sequence[Line], kinds: Sequence[str | None], hints: Mapping[str, str], head: int, rules: Rules
) -> bool:
    """A first sentence is the title where a date is glued to it or a dateline, a byline or the same line follows."""
    line = lines[head]
    if len(line.text) > _SENTENCE_TITLE or kinds[head] is not None or head + 1 >= len(lines):
        return False
    following = lines[head + 1]
    return (
        split_title_date(line, rules) != line.text
        or following.text == line.text
        or (line.is_one_sentence and line.text.endswith(("…", "...")))
        or (line.is_one_sentence and (kinds[head + 1] == "metadata" or _is_placed(following, hints)))
    )


def _is_placed(line: Line, hints: Mapping[str, str]) -> bool:
    return hints.get(line.text) in ("placed", "dated")


def _dated_title(lines: Sequence[Line], kinds: Sequence[str | None], head: int, rules: Rules) -> int | None:
    """A short title with its date in front looks like a dateline; it is the title where nothing else is."""
    for i in range(min(head, len(lines))):
        if kinds[i] in (None, "metadata") and split_title_date(lines[i], rules) != lines[i].text:
            return i
    return None
