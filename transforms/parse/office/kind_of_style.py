"""What the name of a paragraph style says of the paragraphs in it."""

import re
from functools import cache

from transforms.data_files import load_yaml

_NUMBERED = re.compile(r"(.*?)[ _-]?([1-9])", re.DOTALL)
_MAX_LEVEL = 6
_LONGEST = 200
_NUMBER_MAY_FOLLOW = ("list_item", "navigation", "quote")


Kind = tuple[str | None, int | None]
"""A contract kind and, for a heading, its level (1 to 6); (None, None) for running text."""


def kind_of_style(name: str) -> Kind | None:
    """What a style's name says, None where it says nothing.

    The names are those of Word and LibreOffice in six languages (styles.yml).
    """
    folded = " ".join(name[:_LONGEST].casefold().split())
    numbered = _NUMBERED.fullmatch(folded)
    stem, level = (numbered[1].strip(), int(numbered[2])) if numbered else (folded, None)
    if level and stem in _names("heading"):
        return "heading", min(level, _MAX_LEVEL)
    if folded in _names("title"):
        return "title", None
    if folded in _names("heading_alone"):
        return "heading", 2
    if folded in _names("plain"):
        return None, None
    for kind in ("list_item", "quote", "caption", "navigation"):
        if folded in _names(kind) or (kind in _NUMBER_MAY_FOLLOW and stem in _names(kind)):
            return kind, None
    return None


@cache
def _names(kind: str) -> frozenset[str]:
    return frozenset(name.strip() for name in load_yaml("parse/office/styles.yml")[kind].split("|"))
