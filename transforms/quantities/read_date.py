"""Turn a matched shape into what it says: years, months, days, parts, shifts."""

from collections.abc import Sequence
from typing import Any

from transforms.quantities.calendar_date import CalendarDate, LocatedDate
from transforms.quantities.read_calendar import Calendar, Sign
from transforms.quantities.split_tokens import Tokens

_TURNS = {"l": -1, "n": 1}


def read_date(
    kind: str, tokens: Tokens, signs: Sequence[Sign], span: tuple[int, int], calendar: Calendar
) -> LocatedDate | None:
    """The date over the tokens of `span`, whose shape matched `kind`; None where the words mean something else."""
    first, end = span
    said = [sign for sign in signs[first:end] if sign.letter != "~"]
    if kind in ("day_month", "month_day"):
        return _day_and_month(said, span)
    if kind == "weekday":
        return _weekday(tokens, said, span, calendar)
    if kind == "years":
        return _years(tokens, said, span)
    since: CalendarDate | None
    if kind == "iso":
        since = CalendarDate(year=said[0].value, month=said[2].value, day=said[4].value)
    elif kind == "figures":
        since = _figures(said, calendar)
    elif kind == "decade":
        since = _decade(tokens, said, span)
    elif kind == "ago":
        unit = _value(said, "uE")
        since = None if unit is None else CalendarDate(shift=(unit, -_count(said)))
    elif kind == "relative":
        since = CalendarDate(shift=said[0].value)
    else:
        since = _month_or_part(said)
    return None if since is None else LocatedDate(first, end, since)


def _value(said: Sequence[Sign], letters: str) -> Any:
    """The value of the first sign among `letters`, None without one."""
    return next((sign.value for sign in said if sign.letter in letters), None)


def _turn(said: Sequence[Sign]) -> int:
    return next((_TURNS[sign.letter] for sign in said if sign.letter in _TURNS), 0)


def _count(said: Sequence[Sign]) -> int:
    return next(sign.value or 1 for sign in said if sign.letter in "kdNa")


def _day_and_month(said: Sequence[Sign], span: tuple[int, int]) -> LocatedDate:
    days = [sign.value for sign in said if sign.letter == "d"]
    since = CalendarDate(
        year=_value(said, "Y"), month=_value(said, "Mm"), day=days[0], weekday=_value(said, "W"), turn=_turn(said)
    )
    if len(days) == 1:
        return LocatedDate(*span, since)
    until = CalendarDate(year=since.year, month=since.month, day=days[1], turn=since.turn)
    return LocatedDate(*span, since, until)


def _figures(said: Sequence[Sign], calendar: Calendar) -> CalendarDate:
    """Read "17/05/2026" or "17.05.2026": the day first, except with slashes where the language puts the month first."""
    if said[0].letter == "X":
        day, month, year = said[0].value
    else:
        day, month, year = said[0].value, said[2].value, said[4].value
        if calendar.month_first and day <= 12:
            day, month = month, day
    return CalendarDate(year=year, month=month, day=day)


def _month_or_part(said: Sequence[Sign]) -> CalendarDate:
    return CalendarDate(year=_value(said, "Y"), month=_value(said, "Mm"), part=_value(said, "PSQH"), turn=_turn(said))


def _decade(tokens: Tokens, said: Sequence[Sign], span: tuple[int, int]) -> CalendarDate | None:
    """Read "années 1990", "the 1990s", "anni '90". Two figures are of the last century, 00 to 20 excepted: not said."""
    year = _value(said, "YNd")
    last = said[-1].letter
    if last == "s" and not tokens.glued(span[1] - 2):
        return None
    if year < 100:
        year += 1900
    if year % 10 or (year < 1930 and _value(said, "Y") is None):
        return None
    return CalendarDate(year=year, part="decade")


def _years(tokens: Tokens, said: Sequence[Sign], span: tuple[int, int]) -> LocatedDate | None:
    """Read "2019-2021", "2023-24", "2023/24"."""
    since, until = said[0].value, said[2].value
    if not tokens.glued(span[0]) or not tokens.glued(span[0] + 1):
        return None
    if until < 100:
        until += since - since % 100
    if not since < until <= since + 200:
        return None
    return LocatedDate(*span, CalendarDate(year=since), CalendarDate(year=until))


def _weekday(tokens: Tokens, said: Sequence[Sign], span: tuple[int, int], calendar: Calendar) -> LocatedDate | None:
    """A weekday by itself, unless it recurs ("every Monday"), counts from something else ("le lundi suivant") or is
    only half of the date ("lundi 25")."""
    if (
        tokens.is_figure(span[1])
        or tokens.word(span[0] - 1) in calendar.weekday_not_after
        or tokens.word(span[1]) in calendar.weekday_not_before
    ):
        return None
    return LocatedDate(*span, CalendarDate(weekday=_value(said, "W"), turn=_turn(said)))
