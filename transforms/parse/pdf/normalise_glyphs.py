"""Spell out ligatures and private-use glyphs."""

import re
from functools import cache

from transforms.data_files import load_yaml

_ODD = re.compile("[\ufb00-\ufb06\ue000-\uf8ff]")


def normalise_glyphs(text: str) -> str:
    """`text` with ligatures as letters, known private-use glyphs as what they show, other private ones as U+FFFD."""
    return _ODD.sub(lambda found: _table().get(found[0], "\ufffd"), text)


@cache
def _table() -> dict[str, str]:
    data = load_yaml("parse/pdf/glyphs.yml")
    table: dict[str, str] = {**data["ligatures"], **data["private"]}
    for first, letters in data["runs"].items():
        table |= {chr(ord(first) + i): letter for i, letter in enumerate(letters)}
    return table
