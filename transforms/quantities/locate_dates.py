"""Find the calendar expressions of a sentence, without resolving them.

Every token becomes one letter (d a day's figure, Y four digits, M a month, ...), and dates are regular expressions
over that string: the grammar stands in one place, the words in `languages/<lang>/dates.yml`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.quantities.calendar_date import LocatedDate
from transforms.quantities.is_year import is_year
from transforms.quantities.lexicon import Lexicon, NumberWords
from transforms.quantities.read_calendar import Calendar, Sign, read_calendar
from transforms.quantities.read_date import read_date
from transforms.quantities.read_lexicon import read_lexicon
from transforms.quantities.split_tokens import Tokens

_DAY = r"do?\.?"
_MONTH = r"(?:M~*|m~*\.?)"
_LINK = r"(?:[cF]~*){0,2}"
_COUNT = r"(?:k~*|[dNa]~*)"
_SHAPES = re.compile(
    rf"(?P<iso>Y-d-d|Y/d/d)|(?P<figures>d/d/Y|X)"
    rf"|(?P<day_month>(?:W~*\.?,?{_LINK})?{_DAY}(?:[T-]{_LINK}{_DAY})?{_LINK}{_MONTH}(?:,?{_LINK}Y|[ln])?)"
    rf"|(?P<month_day>(?:W~*,?)?{_MONTH}c?{_DAY}(?:[T-]{_DAY})?(?:,?Y)?)"
    rf"|(?P<month>(?:P~*[-cF]{{0,2}})?{_MONTH}{_LINK}Y|P~*[-cF]{{0,2}}{_MONTH}"
    rf"|{_MONTH}[ln]|[ln]{_MONTH}|{_MONTH}(?=[T&]{_LINK}{_MONTH}))"
    rf"|(?P<decade>E~*'?(?:Y|d|N)|(?:P~*-?)?Ys|'?Ns)"
    rf"|(?P<part>[PSQH]~*[-cF]{{0,3}}Y)"
    rf"|(?P<years>Y[-/](?:Y|d|N))|(?P<year>Y)"
    rf"|(?P<ago>A~*{_COUNT}[uE]~*|{_COUNT}[uE]~*B~*)"
    rf"|(?P<relative>R~*)|(?P<weekday>[ln]?W~*[ln]?)"
)

_JOINED = re.compile(r"[T-](?:[cF]~*){0,2}")
_JOINED_BETWEEN = re.compile(r"[T&-](?:[cF]~*){0,2}")


def locate_dates(tokens: Tokens, language: str) -> list[LocatedDate]:
    """The calendar expressions in order, never overlapping; token spans. Some may prove unresolvable ("17 mai")."""
    calendar = read_calendar(language)
    shape, signs = _shape(tokens, calendar, read_lexicon(language))
    dates: list[LocatedDate] = []
    for date in _read_all(tokens, shape, signs, calendar, language):
        joined = _join(shape, dates[-1], date) if dates else None
        if joined is None:
            dates.append(date)
        else:
            dates[-1] = joined
    return dates


def _read_all(
    tokens: Tokens, shape: str, signs: list[Sign], calendar: Calendar, language: str
) -> Iterator[LocatedDate]:
    for match in _SHAPES.finditer(shape):
        kind = match.lastgroup or ""
        if kind == "month_day" and not calendar.month_first:
            continue
        if kind == "year" and not is_year(tokens, match.start(), shape, calendar, read_lexicon(language)):
            continue
        date = read_date(kind, tokens, signs, match.span(), calendar)
        if date is not None:
            yield date


def _shape(tokens: Tokens, calendar: Calendar, lexicon: Lexicon) -> tuple[str, list[Sign]]:
    """One letter a token (`~` continues a phrase), and each token's sign."""
    words, ordinals = lexicon.numbers, lexicon.context.ordinals
    signs: list[Sign] = []
    while (at := len(signs)) < len(tokens):
        if tokens.is_figure(at):
            signs.append(_figure_sign(tokens.raw[at]))
            continue
        if tokens.is_figure(at - 1) and tokens.glued(at - 1) and tokens.word(at) in ordinals:
            signs.append(Sign("o"))
            continue
        end, sign = _word_sign(tokens, at, calendar, words)
        signs.append(sign)
        signs.extend([Sign("~")] * (end - at - 1))
    return "".join(sign.letter for sign in signs), signs


def _word_sign(tokens: Tokens, at: int, calendar: Calendar, words: NumberWords) -> tuple[int, Sign]:
    found = calendar.signs.at(tokens.folded, at)
    if found is not None:
        named = found[1].letter in "MmW"
        if not (calendar.capitalised and named and tokens.raw[at].islower()):
            return found
    part = words.parts.at(tokens.folded, at)
    if part is not None and part[1].role == "unit" and 2 <= part[1].value < 100:
        return part[0], Sign("k", int(part[1].value))
    raw = tokens.raw[at]
    return at + 1, Sign({"–": "-", "’": "'"}.get(raw, raw) if raw in "-–/.,'’" else "x")


def _figure_sign(figure: str) -> Sign:
    if re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}", figure):
        return Sign("X", tuple(map(int, figure.split("."))))
    if len(figure) == 4 and figure.isdigit() and "1000" <= figure < "2200":
        return Sign("Y", int(figure))
    if len(figure) <= 2 and figure.isdigit():
        return Sign("d" if 1 <= int(figure) <= 31 else "N", int(figure))
    return Sign("x")


def _join(shape: str, left: LocatedDate, right: LocatedDate) -> LocatedDate | None:
    """Two dates as the ends of one period ("from 2019 to 2021"); the first takes the year that is said only last."""
    if left.until is not None or right.until is not None or left.since.shift is not None:
        return None
    opener = shape[:left.first].rstrip("~")[-1:]
    pattern = _JOINED_BETWEEN if opener == "b" else _JOINED
    if not pattern.fullmatch(shape, left.end, right.first):
        return None
    since, until = left.since, right.since
    if since.year is None and since.month is not None:
        since = replace(since, year=until.year)
    return LocatedDate(left.first, right.end, since, until)
