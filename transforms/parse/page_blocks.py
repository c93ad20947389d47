"""Turn the tree that trafilatura extracts into blocks."""

from collections.abc import Iterator
from typing import Any

from transforms.model import Block
from transforms.parse.clean_text import clean_text

_KINDS = {"head": "heading", "item": "list_item", "quote": "quote", "row": "paragraph"}
_BLOCKS = {*_KINDS, "p", "list", "table", "lb", "code", "ab", "div", "body", "graphic"}


def page_blocks(body: Any) -> tuple[Block, ...]:
    """Headings (with level), list items, quotes and paragraphs in reading order; a table row is one paragraph.

    What is inside a heading, list item, quote or table row is of its kind, the innermost counting; a line break ends a
    block. Whitespace is collapsed; no source spans, as the tree does not know them.
    """
    return tuple(_walk(body))


def _walk(body: Any) -> Iterator[Block]:
    from lxml import etree  # noqa: PLC0415 - heavy, and only HTML needs it

    pieces: list[str] = []
    open_blocks: list[Any] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        starts = event == "start"
        if _cuts(element, open_blocks):
            yield from _block(pieces, open_blocks)
            pieces = []
        elif element.tag == "cell" and not starts:
            pieces.append(" | ")
        elif element.tag in _BLOCKS:
            pieces.append(" ")
        if starts and element.tag in _KINDS:
            open_blocks.append(element)
        elif not starts and open_blocks and open_blocks[-1] is element:
            open_blocks.pop()
        text = element.text if starts else element.tail
        if text and (starts or element is not body):
            pieces.append(text)
    yield from _block(pieces, open_blocks)


def _cuts(element: Any, open_blocks: list[Any]) -> bool:
    """Whether a block ends at this tag; not inside a table row, which is one block."""
    inside_row = any(block.tag == "row" for block in open_blocks)
    return element.tag == "row" or (element.tag in _BLOCKS and not inside_row)


def _block(pieces: list[str], open_blocks: list[Any]) -> Iterator[Block]:
    text = " ".join(clean_text("".join(pieces)).split())
    inside_row = any(block.tag == "row" for block in open_blocks)
    if inside_row:
        text = text.strip("| ")
    if not text:
        return
    kind = "paragraph" if inside_row or not open_blocks else _KINDS[open_blocks[-1].tag]
    level = open_blocks[-1].get("rend", "")[1:] if kind == "heading" else ""
    yield Block(text, kind=kind, level=int(level) if level.isdecimal() else None)
