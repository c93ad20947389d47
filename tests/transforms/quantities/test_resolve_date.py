from datetime import date

import pytest

from transforms.quantities.calendar_date import CalendarDate
from transforms.quantities.resolve_date import resolve_date

WEDNESDAY = date(2026, 5, 20)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        (CalendarDate(year=2024, month=2, day=29), "2024-02-29", "2024-02-29"),
        (CalendarDate(year=2024, month=2), "2024-02-01", "2024-02-29"),
        (CalendarDate(year=2023, month=2, part="late"), "2023-02-21", "2023-02-28"),
        (CalendarDate(year=2025, part="mid"), "2025-04-01", "2025-09-30"),
        (CalendarDate(year=2024, part="q4"), "2024-10-01", "2024-12-31"),
        (CalendarDate(year=1990, part="decade"), "1990-01-01", "1999-12-31"),
        (CalendarDate(shift=("week", -1)), "2026-05-11", "2026-05-17"),
        (CalendarDate(shift=("month", -5)), "2025-12-01", "2025-12-31"),
        (CalendarDate(shift=("decade", -2)), "2006-01-01", "2006-12-31"),
        (CalendarDate(weekday=2), "2026-05-20", "2026-05-20"),
        (CalendarDate(weekday=2, turn=-1), "2026-05-13", "2026-05-13"),
        (CalendarDate(weekday=2, turn=1), "2026-05-27", "2026-05-27"),
        (CalendarDate(weekday=3, turn=1), "2026-05-21", "2026-05-21"),
        (CalendarDate(month=4, day=3), "2026-04-03", "2026-04-03"),
        (CalendarDate(month=12, day=31, turn=-1), "2025-12-31", "2025-12-31"),
        (CalendarDate(month=5, turn=-1), "2025-05-01", "2025-05-31"),
        (CalendarDate(month=5, turn=1), "2027-05-01", "2027-05-31"),
    ],
)
def test_periods(said, first, last):
    assert resolve_date(said, WEDNESDAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "said",
    [
        CalendarDate(year=2023, month=2, day=29),
        CalendarDate(year=2024, month=13),
        CalendarDate(year=2024, part="winter"),
        CalendarDate(month=11, day=20),  # six months away: either year could be meant
        CalendarDate(month=2, day=29, weekday=0),
        CalendarDate(month=3),
        CalendarDate(shift=("year", -9999)),
    ],
)
def test_what_cannot_be_told_is_left_out(said):
    assert resolve_date(said, WEDNESDAY) is None


def test_without_a_reference_nothing_relative_is_told():
    for said in (CalendarDate(weekday=1), CalendarDate(shift=("day", -1)), CalendarDate(month=4, day=3)):
        assert resolve_date(said, None) is None


def test_the_ends_of_the_calendar_are_no_error():
    assert resolve_date(CalendarDate(shift=("day", -1)), date.min) is None
    assert resolve_date(CalendarDate(weekday=0, turn=1), date.max) is None
