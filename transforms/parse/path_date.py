"""Find the publication date in a file's name."""

import re
from datetime import date

FIRST_YEAR, LAST_YEAR = 1980, 2100
_DATE = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)", re.ASCII)


def date_from_name(name: str) -> date | None:
    """The one date written year-month-day in the last part of the path `name`; None without one or with several.

    Reads 2025-08-18, 2025_08_18, 2025.08.18 and 20250818, from 1980 to 2100, not next to further digits.
    """
    found = {day for match in _DATE.finditer(name.rsplit("/", 1)[-1]) if (day := _plausible(match))}
    return found.pop() if len(found) == 1 else None


def _plausible(match: re.Match[str]) -> date | None:
    try:
        day = date(int(match[1]), int(match[3]), int(match[4]))
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
