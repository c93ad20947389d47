"""Find clock times and durations written in digits."""

import re
from collections.abc import Sequence

_HOUR, _MINUTE = r"(?P<hour>[01]?\d|2[0-4])", r"(?P<minute>[0-5]\d)"
CLOCK = re.compile(
    rf"(?<![\d:.,$€£]){_HOUR}(?: ?[:h.] ?| heures? ){_MINUTE}(?::(?P<second>[0-5]\d)(?!\d|:\d))?"
    r"|(?<![\d:.,$€£])(?P<hour2>\d{1,2}) ?(?:h\b(?! ?\d)|uhr\b|(?=[ap]\.?m\b))"
)
_POINTED = re.compile(r" ?(?:uhr|h\b|gmt|utc|cet|[ap]\.?m\b)")
HALF = re.compile(r" ?(?P<half>[ap])\.? ?m\b\.?")


def find_clocks(folded: str) -> Sequence[tuple[int, int]]:
    """The spans of clock times and durations such as "10:15", "10h15", "1:02:33"; "10.15" only with "Uhr" or "am"."""
    if not any(map(str.isdigit, folded)):
        return ()
    found = CLOCK.finditer(folded)
    spans = [clock.span() for clock in found if "." not in clock[0] or _POINTED.match(folded, clock.end())]
    halves = [(start, HALF.match(folded, end), end) for start, end in spans]
    return [(start, half.end() if half else end) for start, half, end in halves]
