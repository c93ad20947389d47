"""Decide between the title that a document prints and the one in its properties, which is often another document's."""

import re
from collections.abc import Sequence

from transforms.model import Block

_OPENING = 10
_NOT_ALNUM = re.compile(r"[\W_]+")


def choose_title(stated: str | None, blocks: Sequence[Block]) -> str | None:
    """The paragraph set as a title among the first; else `stated`, unless it is one word that the opening lacks."""
    opening = [block for block in blocks if block.kind != "page_header"][:_OPENING]
    printed = next((block.text for block in opening if block.kind == "title"), None)
    if printed or not stated:
        return printed
    is_printed = any(_fold(stated) == _fold(block.text) for block in opening)
    return stated if is_printed or len(stated.split()) > 1 else None


def _fold(text: str) -> str:
    return _NOT_ALNUM.sub("", text).casefold()
