"""Whether a person is spoken of as a man or a woman, as far as forms of address and given names tell."""

from collections.abc import Mapping
from functools import cache

from transforms.data_files import load_yaml
from transforms.model import Mention

_TITLE_REACH = 15


def find_gender(mention: Mention, text: str, titles: Mapping[str, str]) -> str:
    """`m`, `f`, or "" when nothing says; `titles` maps forms of address to a gender, `text` is the document."""
    before = text[max(0, mention.char_start - _TITLE_REACH) : mention.char_start].rstrip(" .\u00a0").rsplit(None, 1)
    title = before[-1].casefold() if before else ""
    if title in titles:
        return titles[title]
    given, _, family = mention.name.partition(" ")
    return _given_names().get(given.casefold().partition("-")[0], "") if family else ""


@cache
def _given_names() -> dict[str, str]:
    genders = load_yaml("claims/given_names.yml")
    return {name: gender for gender, names in genders.items() for name in names}
