"""Fold case, accents and typographic variants, one character for one, so that offsets stay true."""

import unicodedata
from functools import cache

_VARIANTS = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"', "İ": "i"}
_SPACES = "\u00a0\u2002\u2003\u2009\u200a\u202f\t"
_DASHES = "\u2010\u2011"


def fold_text(text: str) -> str:
    """Lower case without accents, with plain quotes, hyphens and spaces; as many code points as `text`."""
    return text.lower() if text.isascii() else text.translate(_table()).lower()


@cache
def _table() -> dict[int, str]:
    """Latin letters with a base letter (Latin-1 to Latin Extended-B and Extended Additional) and the variants above."""
    table = {ord(char): plain for char, plain in _VARIANTS.items()}
    table |= {ord(space): " " for space in _SPACES} | {ord(dash): "-" for dash in _DASHES}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table.setdefault(code, base)
    return table
