"""Read a publication date as machines and French outlets write it; prose dates are not read here."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

FIRST_YEAR, LAST_YEAR = 1600, 2100
"""Outside this range a date is a placeholder (0001-01-01, 9999-12-31) or a misreading."""
_MAX_LENGTH = 64
_ISO = re.compile(r"(\d{4})(?:([-/])(\d{2})\2|(?=\d{4}(?:\D|$))(\d{2}))(\d{2})(?!\d)(.*)", re.ASCII)
_ZONE_NAME = re.compile(r"(?:\s*[+-]00:?00)?\s*(?:UTC|GMT)$")
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[\s,à-]{1,5}\d{1,2}[h:]\d{0,2}(?::\d{2})?)?", re.ASCII)


def parse_published(value: object) -> tuple[date | None, datetime | None]:
    """The day as the outlet gives it, and the instant in UTC only where the value names its time zone.

    Reads date and datetime objects, ISO 8601 (also `2024/05/01`, a space for the T, `UTC` for the zone), RFC 2822
    and day-first numbers (`01/05/2024`, `01.05.2024 à 12h30`). Anything else, and years outside 1600 to 2100, is
    (None, None): month-first numbers and epoch seconds would be guesses.
    """
    if isinstance(value, datetime):
        moment: date | None = value
    elif isinstance(value, date):
        moment = value
    else:
        moment = _read(value.strip()) if isinstance(value, str) and len(value) <= _MAX_LENGTH else None
    if moment is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return None, None
    if not isinstance(moment, datetime):
        return moment, None
    return moment.date(), None if moment.utcoffset() is None else moment.astimezone(UTC)


def _read(text: str) -> date | None:
    try:
        if iso := _ISO.fullmatch(text):
            return _iso(iso)
        if _RFC_2822.match(text):
            return parsedate_to_datetime(text)
        if numeric := _DAY_FIRST.fullmatch(text):
            return date(int(numeric[4]), int(numeric[3]), int(numeric[1]))
    except (ValueError, OverflowError):
        pass
    return None


def _iso(match: re.Match[str]) -> date:
    day = f"{match[1]}-{match[3] or match[4]}-{match[5]}"
    time = _ZONE_NAME.sub("+00:00", match[6].strip()).removeprefix("T").replace(" ", "")
    return datetime.fromisoformat(f"{day}T{time}") if time else date.fromisoformat(day)
