"""Parse a chapter of an EPUB: a page of XHTML that is all text."""

import re
from collections.abc import Sequence
from typing import Any

from transforms.errors import InputError
from transforms.model import Block, ParsedDocument
from transforms.parse.build_metadata import build_metadata
from transforms.parse.epub.chapter_blocks import chapter_blocks
from transforms.parse.epub.read_xhtml import read_xhtml

_OPENING = 5
_LEAST_LINKS, _LEAST_SHARE = 5, 0.8
_ELSEWHERE = re.compile(r"[^#:?]+(?:#|$)")
"""A link to another page of the book."""
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def parse_chapter(content: bytes) -> ParsedDocument:
    """Blocks without spans; the title is the highest heading among the first, the language the page's own.

    InputError: `not_content` (skipped: nothing but links to other pages), what `load_page` raises, `too_large`,
    `too_many_blocks`.
    """
    root = read_xhtml(content)
    blocks = chapter_blocks(root)
    if _is_contents(root, blocks):
        raise InputError("not_content", "a page of links to the book's other pages", skipped=True)
    fields = {"title": _title(blocks), "language": _language(root)}
    return ParsedDocument(tuple(blocks), build_metadata(fields, "metadata"))


def _is_contents(root: Any, blocks: Sequence[Block]) -> bool:
    """A table of contents that the package does not call one, a newspaper's list of articles."""
    links = ["".join(link.itertext()) for link in root.iter("{*}a") if _ELSEWHERE.match(link.get("href", ""))]
    linked = sum(len("".join(text.split())) for text in links)
    printed = sum(len("".join(block.text.split())) for block in blocks)
    return len(links) >= _LEAST_LINKS and linked >= _LEAST_SHARE * printed


def _title(blocks: Sequence[Block]) -> str | None:
    """A bare number ("12") is none where a heading with words follows."""
    headings = [block for block in blocks[:_OPENING] if block.kind == "heading"]
    worded = [block for block in headings if any(map(str.isalpha, block.text))] or headings
    return min(worded, key=lambda block: block.level or 1).text if worded else None


def _language(root: Any) -> str | None:
    body = root.find("{*}body")
    for element in (root, *([] if body is None else [body])):
        value: str | None = element.get(_XML_LANGUAGE) or element.get("lang")
        if value:
            return value
    return None
