"""Parse plain text: a block per line."""

from collections.abc import Iterator

from transforms.errors import InputError
from transforms.model import Block, ParsedDocument
from transforms.parse.decode import decode

BLANK = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)
"""Whitespace and the characters without width that pages and word processors leave at the ends of lines."""
MAX_BLOCKS = 500_000


def parse_text(content: bytes) -> ParsedDocument:
    """One block per line that is not blank; what a line is, is left to segmentation. InputError `too_many_blocks`."""
    return ParsedDocument(tuple(line_blocks(decode(content))))


def line_blocks(text: str, offset: int = 0) -> Iterator[Block]:
    """A block per non-blank line of `text`, stripped, with its span (`offset` is where `text` starts in the input)."""
    count = 0
    for line in text.split("\n"):
        stripped = line.strip(BLANK)
        if stripped:
            count += 1
            if count > MAX_BLOCKS:
                raise InputError("too_many_blocks", f"over {MAX_BLOCKS} lines, the limit for one document")
            start = offset + len(line) - len(line.lstrip(BLANK))
            yield Block(stripped, ((start, start + len(stripped)),))
        offset += len(line) + 1
