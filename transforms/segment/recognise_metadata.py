"""Recognise datelines, bylines, reading times and credits: lines that speak about the article, not in it."""

import re
from functools import cache

from transforms.segment.find_clocks import find_clocks
from transforms.segment.find_dates import FoundDate, find_dates
from transforms.segment.load_rules import Rules, load_rules
from transforms.segment.measure_line import Line
from transforms.segment.read_byline import read_byline

_LINE_CHARS = 220
_WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")
_PARTS = re.compile(r"\s*(?:[/&+,|]|\s-\s)\s*|-")
_SEPARATOR = re.compile(r"[|•·,–—/-]")
_INITIALS = re.compile(r"[a-z]{2,5}(?:-[a-z]{2,5}){0,3}(?:/[a-z]{2,5}(?:-[a-z]{2,5}){0,3}){1,5}")
"""How agencies sign a dispatch: "ab-cd/ef/gh"."""
_DATE_TOPICS = ("date_words", "published", "updated", "duration_labels", "weekdays")


def recognise_metadata(line: Line, rules: Rules) -> str | None:
    """ "sure" where the line is metadata wherever it stands, "placed" where only at an article's ends, else None.

    "dated" is a bare date: a dateline near the title, a heading in a chronology. "loose" is a date with other words:
    a dateline right after the title. "named" is a name: a byline beside a dateline.
    """
    if len(line.text) > _LINE_CHARS or line.words > 40:
        return None
    if not line.core:
        return "sure" if len(find_clocks(line.folded)) == 1 else _dated(line, rules)
    if _INITIALS.fullmatch(line.text):
        return "placed"
    if line.core in rules["published"] or line.core in rules["updated"]:
        return "placed"
    if _is_wire(line.core, rules) or _is_credit(line, rules) or _is_keyed(line, rules):
        return "sure"
    if line.is_prose and not any(map(str.isdigit, line.folded)):
        return None
    return _dated(line, rules) or (None if line.is_prose else _signed(line, rules))


def _dated(line: Line, rules: Rules) -> str | None:
    """Dates, clock times, reading times with at most a few other words around them."""
    dates = find_dates(line.folded, rules)
    clocks = find_clocks(line.folded)
    read = [match.span() for topic in ("reading_time", "relative_time")
            for match in rules.patterns[topic].finditer(line.folded)]  # fmt: skip
    if not dates and not clocks and not read:
        return None
    rest = _other_words(line.folded, [*((d.start, d.end) for d in dates), *clocks, *read], rules)
    if not rest:
        return "sure" if read or clocks or _labelled(line, rules) else "dated"
    if line.ends_sentence and not line.folded.endswith(("min.", "h.", "m.")) and len(rest) > 3:
        return None
    if _labelled(line, rules) and (dates or read or clocks) and len(rest) <= 6:
        return "sure"
    if read:
        return "sure" if len(rest) <= 6 and _is_apart(line.folded, read[0], "," if len(rest) <= 3 else "") else None
    if not dates or len(rest) > 6 or line.ends_sentence:
        return None
    if not _is_set_off(line, dates):
        at_edge = dates[0].start == 0 or dates[-1].end == len(line.folded)
        return "placed" if dates[0].has_clock and len(rest) <= 3 else "loose" if at_edge and len(rest) <= 4 else None
    return "sure" if dates[0].has_clock else "placed"


def _other_words(folded: str, spans: list[tuple[int, int]], rules: Rules) -> list[str]:
    """The words of a line that belong to no date, time or label."""
    for start, end in spans:
        folded = folded[:start] + " " * (end - start) + folded[end:]
    known = _date_vocabulary(rules.language)
    words = [word for word in _WORD.findall(folded) if word not in known]
    return [word for word in words if word not in rules["roles"] and word not in rules["wires"]]


@cache
def _date_vocabulary(language: str | None) -> frozenset[str]:
    """Every word of every label that may surround a date."""
    rules = load_rules(language)
    return frozenset(word for topic in _DATE_TOPICS for phrase in rules[topic].all for word in _WORD.findall(phrase))


def _is_apart(folded: str, span: tuple[int, int], comma: str) -> bool:
    """A reading time or "2 hours ago" opens or closes the line behind a separator, or is more than half of it."""
    start, end = span
    before, after = folded[:start].rstrip(), folded[end:].lstrip(" .")
    if (end - start) * 2 >= len(folded):
        return not before or not after
    return before[-1:] in tuple(f"|•·–—/-{comma}") or after[:1] in tuple(f"|•·–—/-{comma}")


def _labelled(line: Line, rules: Rules) -> bool:
    return any(rules[topic].opening(line.core) for topic in ("published", "updated", "duration_labels"))


def _is_set_off(line: Line, dates: tuple[FoundDate, ...]) -> bool:
    """The date is a part of its own: glued to a word, or between separators, or at the line's end after a place."""
    first = dates[0]
    before, after = line.folded[: first.start].rstrip(), line.folded[first.end :].lstrip()
    if first.start and line.folded[first.start - 1].isalpha():
        return True
    if not before:
        return first.has_clock or _SEPARATOR.match(after) is not None
    return before.endswith((", le", ",le", " -")) or any(_SEPARATOR.fullmatch(sign) for sign in (before[-1], after[:1]))


def _signed(line: Line, rules: Rules) -> str | None:
    byline = read_byline(line.text, rules)
    if byline is None or line.final in "!?":
        return None
    return "placed" if byline.label or byline.has_address else "named"


def _is_wire(core: str, rules: Rules) -> bool:
    """An agency alone, or several: "afp", "dpa/ap", "(with) Reuters" is a credit."""
    if len(core) > 60:
        return False
    return core in rules["wires"] or all(part in rules["wires"] for part in _PARTS.split(core))


def _is_credit(line: Line, rules: Rules) -> bool:
    """ "Reporting by ...; editing by ...": a credit's opening, in a short line that is not running text."""
    for topic in ("credits", "interview_credits"):
        opening = rules[topic].opening(line.core)
        if opening and _is_credited(line, opening):
            return True
    return False


def _is_credited(line: Line, opening: str) -> bool:
    """After a credit's opening come names, a colon or nothing; a long opening ("this article was ...") says enough."""
    start = line.folded.find(opening) + len(opening)
    rest = line.text[start:].lstrip()
    if not rest.strip(" .)]:"):
        return True
    if len(opening.split()) >= 4:
        return line.words <= 30
    words = [word for word in rest.split() if word[0].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) * 2 >= len(words) and line.words <= 25


def _is_keyed(line: Line, rules: Rules) -> bool:
    """ "Section: Politics": a known key, a colon, a few words."""
    key, colon, value = line.core.partition(":")
    words = len(value.split())
    return (
        bool(colon)
        and key.strip() in rules["keys"]
        and not line.ends_sentence
        and 0 < words <= (20 if "," in value or "|" in value else 5)
    )
