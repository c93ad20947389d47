"""Part a title from a date that was glued to its start."""

from transforms.segment.find_dates import find_dates
from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line

_WINDOW = 60


def split_title_date(line: Line, rules: Rules) -> str:
    """The title without the date at its start ("date 2024-05-03 Title ..."); the text itself where there is none."""
    found = next(iter(find_dates(line.folded[:_WINDOW], rules)), None)
    if found is None or not _is_dateword(line.folded[: found.start], rules):
        return line.text
    rest = line.text[found.end :].lstrip(" \t-–—:|•·,")
    return rest if len(rest.split()) >= 2 else line.text


def _is_dateword(before: str, rules: Rules) -> bool:
    words = before.strip(" :|-–—•·").strip()
    return not words or words in rules["published"] or words in rules["weekdays"] or words in rules["date_words"]
