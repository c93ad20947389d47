"""Find the calendar expressions of a sentence, without resolving them.

Every token becomes one letter (d a day's figure, Y four digits, M a month, ...), and dates are regular expressions
over that string: the grammar stands in one place, the words in `languages/<lang>/dates.yml`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from transforms.quantities.calendar_date import LocatedDate
from transforms.quantities.is_year import is_year
from transforms.quantities.lexicon import Lexicon
from transforms.quantities.may_hold_date import may_hold_date
from transforms.quantities.read_calendar import Calendar, Sign, read_calendar
from transforms.quantities.read_date import read_date
from transforms.quantities.read_lexicon import read_lexicon
from transforms.quantities.shape_tokens import shape_tokens
from transforms.quantities.split_tokens import Tokens, split_tokens

_DAY = r"do?\.?"
_MONTH = r"(?:M~*|m~*\.?)"
_LINK = r"(?:[cF]~*){0,2}"
_COUNT = r"(?:k~*|[dNa]~*)"
_SHAPES = re.compile(
    r"(?=[YXdNMmWRPSQHElnAka'])(?:"  # what an alternative can begin with: most letters are x
    rf"(?P<iso>Y-d-d|Y/d/d)|(?P<figures>d/d/Y|X)"
    rf"|(?P<day_month>(?:W~*\.?,?{_LINK})?{_DAY}(?:[T-]~*{_LINK}(?:W~*,?)?{_DAY})?{_LINK}{_MONTH}(?:,?{_LINK}Y|[ln])?)"
    rf"|(?P<month_day>(?:W~*,?)?{_MONTH}c?{_DAY}(?:[T-]~*{_DAY})?(?:,?Y)?)"
    rf"|(?P<month>(?:P~*[-cF]{{0,2}})?{_MONTH}{_LINK}Y|P~*[-cF]{{0,2}}{_MONTH}"
    rf"|{_MONTH}[ln]|[ln]{_MONTH}|{_MONTH}(?=[T&]~*{_LINK}{_MONTH}))"
    rf"|(?P<decade>E~*'?(?:Y|d|N)|(?:P~*-?)?Ys|'?Ns)"
    rf"|(?P<part>[PSQH]~*[-cF]{{0,3}}Y)"
    rf"|(?P<years>Y[-/](?:Y|d|N))|(?P<year>Y)"
    rf"|(?P<ago>A~*(?:p~*)?{_COUNT}[uE]~*|{_COUNT}[uE]~*B~*)"
    rf"|(?P<relative>R~*)|(?P<weekday>[ln]?W~*[ln]?))"
)

_YEAR = re.compile("[0-9]{4}")

_JOINED = re.compile(r"[T-]~*(?:[cF]~*){0,2}")
_JOINED_BETWEEN = re.compile(r"[T&-]~*(?:[cF]~*){0,2}")


@lru_cache(maxsize=2)
def locate_dates(text: str, language: str) -> tuple[Tokens, Sequence[LocatedDate]]:
    """The tokens of a sentence and its calendar expressions in order, never overlapping, as token spans.

    Some may prove unresolvable ("17 mai"). The last answers are kept: quantities and dates both begin here.
    """
    tokens, calendar, lexicon = split_tokens(text), read_calendar(language), read_lexicon(language)
    if not (may_hold_date(text, language) and _may_hold_shape(tokens, calendar)):
        return tokens, []
    shape, signs = shape_tokens(tokens, calendar, lexicon)
    dates: list[LocatedDate] = []
    for date in _read_all(tokens, shape, signs, calendar, lexicon):
        joined = _join(shape, dates[-1], date) if dates else None
        if joined is None:
            dates.append(date)
        else:
            dates[-1] = joined
    return tokens, dates


def _may_hold_shape(tokens: Tokens, calendar: Calendar) -> bool:
    """Whether there are four digits in a row or a word that names: every alternative of `_SHAPES` needs one of them,
    a year or a dotted date (Y, X), or one of M, m, W, R, E, s and u."""
    return not calendar.naming.isdisjoint(tokens.folded) or _YEAR.search(tokens.text) is not None


def _read_all(
    tokens: Tokens, shape: str, signs: list[Sign], calendar: Calendar, lexicon: Lexicon
) -> Iterator[LocatedDate]:
    for match in _SHAPES.finditer(shape):
        kind = match.lastgroup or ""
        if kind == "month_day" and not calendar.month_first:
            continue
        if kind == "year" and not is_year(tokens, match.start(), shape, calendar, lexicon):
            continue
        date = read_date(kind, tokens, signs, match.span(), calendar)
        if date is not None:
            yield date


def _join(shape: str, left: LocatedDate, right: LocatedDate) -> LocatedDate | None:
    """Two dates as the ends of one period ("from 2019 to 2021"); the first takes the year that is said only last."""
    if left.until is not None or right.until is not None or left.since.shift is not None:
        return None
    opener = shape[: left.first].rstrip("~")[-1:]
    pattern = _JOINED_BETWEEN if opener == "b" else _JOINED
    if not pattern.fullmatch(shape, left.end, right.first):
        return None
    since, until = left.since, right.since
    if since.year is None and since.month is not None:
        since = replace(since, year=until.year)
    return LocatedDate(left.first, right.end, since, until)
