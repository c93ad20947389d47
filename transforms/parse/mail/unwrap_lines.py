"""Undo the line breaks that mail programs put into plain text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from transforms.errors import InputError
from transforms.model import Block
from transforms.parse.parse_text import BLANK, MAX_BLOCKS

_NARROWEST, _WIDEST = 50, 100
"""Wrapped text is this wide; a message with longer lines is not wrapped."""
_QUOTE_MARKS = re.compile(r"(?:> ?)+")
_ITEM = re.compile(r"(?:(?P<bullet>[-*•–—])|\(?\d{1,3}[.)])\s")
_STOPS = (".", ":", ";", "!", "?")
_SIGNATURE = ("-- ", "--")
_RULE = re.compile(r"[-_=*~#—–.]{3,}")


class _Line(NamedTuple):
    depth: int
    text: str
    flows: bool
    """Whether the line says itself that it goes on (format=flowed)."""


def unwrap_lines(text: str, *, is_flowed: bool = False, joins_without_space: bool = False) -> list[Block]:
    """Paragraphs of the plain text of a message: `quote` blocks where `>` opens the lines, other kinds left open.

    Flowed text (RFC 3676) goes on after a line that ends in a space. Other text goes on where the next line's first
    word would not have fitted into the width of the message, unless a list item begins there. InputError
    `too_many_blocks`.
    """
    lines = [_line(line, is_flowed=is_flowed, cuts=joins_without_space) for line in text.split("\n")]
    width = max((len(line.text) for line in lines if "://" not in line.text), default=0)
    is_wrapped = not is_flowed and _NARROWEST <= width <= _WIDEST
    blocks: list[Block] = []
    for paragraph in _paragraphs(lines, width if is_wrapped else 0, "" if joins_without_space else " "):
        blocks.append(paragraph)
        if len(blocks) > MAX_BLOCKS:
            raise InputError("too_many_blocks", f"over {MAX_BLOCKS} lines, the limit for one document")
    return blocks


def _line(line: str, *, is_flowed: bool, cuts: bool) -> _Line:
    found = _QUOTE_MARKS.match(line)
    depth = found[0].count(">") if found else 0
    text = line[found.end() :] if found else line
    if is_flowed and not found:
        text = text.removeprefix(" ")  # space-stuffing
    flows = is_flowed and text.endswith(" ") and text not in _SIGNATURE
    return _Line(depth, text[:-1].lstrip(BLANK) if flows and cuts else text.strip(BLANK), flows)


def _paragraphs(lines: list[_Line], width: int, joint: str) -> Iterator[Block]:
    pieces: list[str] = []
    last: _Line | None = None
    for line in lines:
        if last is not None and _goes_on(pieces, last, line, width):
            pieces.append(line.text)
        else:
            if pieces and last is not None:
                yield _block(pieces, last, joint)
            pieces = [line.text] if line.text else []
        last = line if line.text else None
    if pieces and last is not None:
        yield _block(pieces, last, joint)


def _goes_on(pieces: list[str], last: _Line, line: _Line, width: int) -> bool:
    if last.depth != line.depth or not line.text:
        return False
    if last.flows:
        return True
    if not width or last.text in _SIGNATURE or _RULE.fullmatch(last.text) or _is_item(pieces[0], last, line):
        return False
    room = width - 2 * last.depth
    return len(last.text) + 1 + len(line.text.split(" ", 1)[0]) > room - 4


def _is_item(opening: str, last: _Line, line: _Line) -> bool:
    """A list goes on, or begins after a stop: "am\n30. September" is neither."""
    item, before = _ITEM.match(line.text), _ITEM.match(opening)
    if item is None:
        return False
    return last.text.endswith(_STOPS) or (before is not None and before["bullet"] == item["bullet"])


def _block(pieces: list[str], last: _Line, joint: str) -> Block:
    return Block(joint.join(pieces).strip(BLANK), kind="quote" if last.depth else None)
