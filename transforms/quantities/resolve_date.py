"""Turn what a calendar expression says into days, by the day the text was published."""

from calendar import monthrange
from datetime import date, timedelta

from transforms.quantities.calendar_date import CalendarDate

Period = tuple[date, date]
"""First and last day, both included."""

_MONTHS = {
    "early": (1, 3), "mid": (4, 9), "late": (10, 12), "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12),
    "h1": (1, 6), "h2": (7, 12), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11),
}  # fmt: skip
"""Part of a year → first and last month; winter is in two years and so left open."""

_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""Part of a month → days, the thirds that French "début", "mi-" and "fin" divide it into."""

_NEAR = timedelta(days=120)
"""A day and month without a year are of the year that brings them nearest, but only this near the reference: further
away the two candidates come close to one another, and the choice would be a guess."""


def resolve_date(said: CalendarDate, reference: date | None) -> Period | None:
    """The days `said` covers, None where it cannot be told (no reference, no such day, too far to choose a year)."""
    try:
        if said.shift is not None:
            return None if reference is None else _shifted(*said.shift, reference)
        if said.year is not None:
            return _in_year(said, said.year)
        if reference is None:
            return None
        if said.day is not None:
            return _nearest_day(said, reference)
        if said.month is not None:
            return _turned_month(said, reference)
        return None if said.weekday is None else _weekday(said.weekday, said.turn, reference)
    except (ValueError, OverflowError):
        return None  # 31 February, the year 0


def _in_year(said: CalendarDate, year: int) -> Period | None:
    if said.day is not None and said.month is not None:
        day = date(year, said.month, said.day)
        return day, day
    if said.month is not None:
        first, last = _DAYS.get(said.part or "", (1, 31))
        return date(year, said.month, first), date(year, said.month, min(last, monthrange(year, said.month)[1]))
    if said.part == "decade":
        return date(year, 1, 1), date(year + 9, 12, 31)
    if said.part is None:
        return date(year, 1, 1), date(year, 12, 31)
    if said.part not in _MONTHS:
        return None
    since, until = _MONTHS[said.part]
    return date(year, since, 1), date(year, until, monthrange(year, until)[1])


def _shifted(unit: str, count: int, reference: date) -> Period:
    """The day, ISO week, month or year `count` units from the reference: as exact as the unit that is said."""
    if unit == "day":
        day = reference + timedelta(days=count)
        return day, day
    if unit == "week":
        monday = reference - timedelta(days=reference.weekday()) + timedelta(weeks=count)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        year, month = divmod(reference.year * 12 + reference.month - 1 + count, 12)
        return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
    year = reference.year + count * {"year": 1, "decade": 10}[unit]
    return date(year, 1, 1), date(year, 12, 31)


def _nearest_day(said: CalendarDate, reference: date) -> Period | None:
    """A day without its year: by "last" or "next", else the nearest, of the right weekday where one is said."""
    candidates = []
    for year in (reference.year - 1, reference.year, reference.year + 1):
        period = _day_in(said, year)
        if period is not None and (said.weekday is None or period.weekday() == said.weekday):
            candidates.append(period)
    if said.turn:
        candidates = [day for day in candidates if (day - reference).days * said.turn > 0]
    day = min(candidates, key=lambda candidate: abs(candidate - reference), default=None)
    if day is None or (not said.turn and abs(day - reference) > _NEAR):
        return None
    return day, day


def _day_in(said: CalendarDate, year: int) -> date | None:
    try:
        return date(year, said.month or 1, said.day or 1)
    except ValueError:
        return None  # 29 February of a common year


def _turned_month(said: CalendarDate, reference: date) -> Period | None:
    """Take "mars dernier", "next March" as the nearest such month before or after this one; without either, none."""
    if not said.turn or said.month is None:
        return None
    year = reference.year
    if said.turn < 0 and said.month >= reference.month:
        year -= 1
    if said.turn > 0 and said.month <= reference.month:
        year += 1
    return _in_year(said, year)


def _weekday(weekday: int, turn: int, reference: date) -> Period:
    """The latest such day up to the reference; "last" excludes the reference itself, "next" looks ahead."""
    back = (reference.weekday() - weekday) % 7
    if turn < 0:
        back = back or 7
    day = reference + timedelta(days=7 - back) if turn > 0 else reference - timedelta(days=back)
    return day, day
