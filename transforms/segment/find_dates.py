"""Find written dates with their clock time and zone in a short line, in the six languages at once."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache

from transforms.segment.find_clocks import CLOCK, HALF
from transforms.segment.load_rules import Rules, load_rules

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_ISO = r"(?<!\d)(?P<iy>\d{4})[-/.](?P<im>\d{2})[-/.](?P<id>\d{2})(?!\d)"
_NUMERIC = r"(?<![\d.,])(?P<n1>\d{1,2})(?P<sep>[/.-])(?P<n2>\d{1,2})(?P=sep)(?P<ny>\d{4}|\d{2})(?![\d/]|[.,]\d)"
_OFFSET = re.compile(
    r" ?\(?(?:(?:utc|gmt) ?)?(?P<sign>[+-])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?(?!\d)|(?P<zulu>z\b)"
)
_ZONE_WORD = re.compile(r" ?(?:uhr )?\(?([a-z]{3,4})\b")
_LINK = re.compile(r"[\s,|·•(–—-]*(?:a las|alle ore|alle|ore|as|at|a|um|h|t)?[\s:]*")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `folded[start:end]`, clock time included; `on` is None where the year is missing or the order unsure.

    `at` is set only where a clock time and its zone are both written.
    """

    start: int
    end: int
    on: date | None
    has_clock: bool = False
    at: datetime | None = None


def find_dates(folded: str, rules: Rules) -> tuple[FoundDate, ...]:
    """Every date in `folded` (a folded line of at most a few hundred code points), from left to right."""
    if not any(map(str.isdigit, folded)):
        return ()
    return tuple(_with_clock(folded, match, rules) for match in _pattern(rules.language).finditer(folded))


@cache
def _pattern(language: str | None) -> re.Pattern[str]:
    months = sorted(load_rules(language).months, key=lambda name: (-len(name), name))
    names = "|".join(map(re.escape, months))
    day_first = (
        rf"(?<!\d)(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th|\.|º|°)? ?(?:de |of )?(?P<m1>{names})\b\.?,?"
        r"(?: (?:de |del )?(?P<y1>\d{4})(?!\d))?"
    )
    month_first = rf"(?P<m2>{names})\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y2>\d{{4}})(?!\d))?"
    return re.compile(f"{_ISO}|{_NUMERIC}|{day_first}|{month_first}")


def _with_clock(folded: str, match: re.Match[str], rules: Rules) -> FoundDate:
    on, end = _read(match, rules), match.end()
    link = _LINK.match(folded, end)
    clock = CLOCK.match(folded, link.end() if link else end)
    if clock is None:
        return FoundDate(match.start(), end, on)
    half = HALF.match(folded, clock.end())
    end = half.end() if half else clock.end()
    offset, end = _read_offset(folded, end, rules)
    return FoundDate(match.start(), end, on, True, _moment(on, clock, half, offset))


def _read(match: re.Match[str], rules: Rules) -> date | None:
    part = match.groupdict()
    if part["iy"]:
        return _date(int(part["iy"]), int(part["im"]), int(part["id"]))
    if part["n1"]:
        return _numeric(int(part["n1"]), int(part["n2"]), part["ny"], rules.language)
    day, month, year = (part["d1"], part["m1"], part["y1"]) if part["d1"] else (part["d2"], part["m2"], part["y2"])
    return _date(int(year), rules.months[month], int(day)) if year else None


def _numeric(first: int, second: int, written_year: str, language: str | None) -> date | None:
    """Day before month everywhere but in English, where only a number above twelve decides."""
    year = int(written_year) + (2000 if len(written_year) == 2 else 0)
    if second > 12:
        return _date(year, first, second)
    if language in ("en", None) and first <= 12 and first != second:
        return None
    return _date(year, second, first)


def _date(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_offset(folded: str, end: int, rules: Rules) -> tuple[int | None, int]:
    """Minutes east of UTC written after the clock time, and where they end."""
    offset = _OFFSET.match(folded, end)
    if offset and offset["zulu"]:
        return 0, offset.end()
    if offset:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        return (-minutes if offset["sign"] == "-" else minutes), offset.end()
    word = _ZONE_WORD.match(folded, end)
    if word and word[1] in rules.zones:
        numbered = _OFFSET.match(folded, word.end()) if word[1] in ("utc", "gmt") else None
        return _read_offset(folded, word.end(), rules) if numbered else (rules.zones[word[1]], word.end())
    return None, end


def _moment(on: date | None, clock: re.Match[str], half: re.Match[str] | None, offset: int | None) -> datetime | None:
    if on is None or offset is None or abs(offset) > 14 * 60:
        return None
    hour, minute = int(clock["hour"] or clock["hour2"]), int(clock["minute"] or 0)
    if half:
        hour = hour % 12 + (12 if half["half"] == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return datetime(
        on.year,
        on.month,
        on.day,
        hour,
        minute,
        int(clock["second"] or 0) % 60,
        tzinfo=timezone(timedelta(minutes=offset)),
    )
