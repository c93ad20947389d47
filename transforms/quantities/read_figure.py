"""What a figure written in digits is worth, by the marks its language uses."""

import re

from transforms.quantities.split_tokens import GROUP_SPACES

_LONGEST = 40
"""Characters; a longer run of digits is an identifier, and reading it as a float would only lose it."""

_SPACED = re.compile(rf"[0-9]{{1,3}}(?:[{GROUP_SPACES}'’][0-9]{{3}})+(?:[.,][0-9]+)?")
_PLAIN = re.compile(r"[0-9]+")
_ONE_MARK = re.compile(r"([0-9]+)[.,]([0-9]+)")
_GROUPED = {
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?"),
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
}
"""By group mark; the second form of "," is the Indian one (1,00,000)."""


def read_figure(figure: str, decimal: str) -> float | None:
    """The value of `figure`, or None where it is no number (a version, a dotted date, an identifier).

    `decimal` is the decimal mark of the language, "." or ",". The other mark groups thousands; where grouping is
    impossible it is read as a decimal mark too, as foreign figures in translated copy are ("3.5 %" in French).
    """
    if len(figure) > _LONGEST or (figure[0] == "0" and figure[1:2].isdigit()):
        return None
    if _PLAIN.fullmatch(figure):
        return float(figure)
    if _SPACED.fullmatch(figure):
        return float(re.sub(rf"[{GROUP_SPACES}'’]", "", figure).replace(",", "."))
    group = "," if decimal == "." else "."
    if _GROUPED[decimal].fullmatch(figure) and _groups_with(decimal, figure, group):
        return float(figure.replace(decimal, "").replace(group, "."))
    if _GROUPED[group].fullmatch(figure):
        return float(figure.replace(group, "").replace(decimal, "."))
    match = _ONE_MARK.fullmatch(figure)
    return None if match is None else float(f"{match[1]}.{match[2]}")


def _groups_with(decimal: str, figure: str, group: str) -> bool:
    """Whether a foreign figure uses our decimal mark to group: it stands twice, before the other, or before 000."""
    return figure.count(decimal) > 1 or group in figure or (decimal == "," and figure.endswith(",000"))
