"""Turn a matched shape into what it says: years, months, days, parts, shifts."""

from dataclasses import replace

from transforms.quantities.calendar_date import CalendarDate, LocatedDate
from transforms.quantities.read_calendar import Calendar, Sign
from transforms.quantities.split_tokens import Tokens

_TURNS = {"l": -1, "n": 1}


def read_date(
    kind: str, tokens: Tokens, shape: str, signs: list[Sign], span: tuple[int, int], calendar: Calendar
) -> LocatedDate | None:
    """The date over tokens [span), whose shape matched `kind`; None where the words turn out to mean something else."""
    first, end = span
    values: dict[str, list[int]] = {}
    for place in range(first, end):
        values.setdefault(shape[place], []).append(place)
    if kind in ("iso", "figures"):
        return _figures(kind, tokens, signs, span, calendar)
    if kind in ("day_month", "month_day"):
        return _day_and_month(signs, values, span)
    if kind in ("month", "part"):
        return LocatedDate(first, end, _month_or_part(signs, values))
    if kind == "decade":
        return _decade(tokens, signs, values, span)
    if kind == "years":
        return _years(tokens, signs, span)
    if kind == "year":
        return LocatedDate(first, end, CalendarDate(year=signs[first].value))
    if kind == "ago":
        return _ago(signs, values, span)
    if kind == "relative":
        return LocatedDate(first, end, CalendarDate(shift=signs[first].value))
    return _weekday(tokens, signs, values, span, calendar)
