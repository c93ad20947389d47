"""Text with its typography folded away, and the way back to the offsets of the original."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_QUOTES = "\"'`«»“”„‟‹›‘’‚‛′″ʼ＂＇"
_DASHES = "-‐‑‒–—―−"
_OPEN_ENDS = {"…": "..."}


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded; `origin[i]` is the offset, in the original, of the character that `text[i]` comes from."""

    text: str
    origin: Sequence[int]


def fold_text(text: str) -> Folded:
    """Fold what models change when they copy: kinds of quotation marks, dashes and spaces, composed accents.

    White space stays, as one space, only between two letters or digits; soft hyphens and zero-width characters go.
    Case and letters stay. Linear in the length.
    """
    out: list[str] = []
    origin: list[int] = []
    gap = False
    for at, char in enumerate(text):
        folded = _fold(char)
        if folded == " ":
            gap = True
            continue
        if gap and folded and out and out[-1].isalnum() and folded[0].isalnum():
            out.append(" ")
            origin.append(at - 1)
        gap = gap and not folded
        for part in folded:
            out.append(part)
            origin.append(at)
    return Folded("".join(out), origin)


@cache
def _fold(char: str) -> str:
    """The characters that stand for one: a space for any white space, nothing for what cannot be seen."""
    if char.isspace():
        return " "
    if char in _QUOTES:
        return '"'
    if char in _DASHES:
        return "-"
    if unicodedata.category(char) == "Cf":
        return ""
    return _OPEN_ENDS.get(char) or unicodedata.normalize("NFD", char)
