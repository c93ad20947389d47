"""What a calendar expression says, before it is resolved: plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One end of an expression, as far as it is said.

    `part` is early, mid, late, decade, a season, q1 to q4, h1 or h2; `turn` -1 is "last", +1 "next"; `shift` a unit
    (day, week, month, year) and how many of them from the reference.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    turn: int = 0
    shift: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class LocatedDate:
    """A calendar expression over tokens [first, end); `until` is set where it names both ends of a period."""

    first: int
    end: int
    since: CalendarDate
    until: CalendarDate | None = None
