"""Parse Markdown: CommonMark's block structure, text without inline markup."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from transforms.model import Block, Metadata, ParsedDocument
from transforms.parse.decode import decode
from transforms.parse.front_matter import split_front_matter
from transforms.parse.inline_text import inline_text
from transforms.parse.parse_text import BLANK, line_blocks
from transforms.parse.strip_tags import strip_tags

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MAX_LENGTH = 500_000
"""The block parser takes up to 10 s a megabyte on hostile input; an article is a hundred times smaller."""
MAX_NESTING = 60
_CONTAINERS = {"list_item_open": "list_item", "blockquote_open": "quote"}
_CONTAINER_ENDS = ("list_item_close", "blockquote_close")
_CELLS = ("th_open", "td_open")


def parse_markdown(content: bytes) -> ParsedDocument:
    """Headings with their level, list items, quotes, paragraphs, one block per table row; code is a paragraph.

    `source_spans` hold one span per source line, markup included, while `text` is what a reader sees: the lines
    joined by a space, links and emphasis by their words. A YAML front matter becomes metadata; one that cannot be
    read stays as lines of text. Files over 500,000 characters, or nested over 50 levels, are read as plain lines.
    """
    text = decode(content)
    metadata, start = split_front_matter(text)
    unread = line_blocks(text[:start]) if metadata is None else ()
    return ParsedDocument((*unread, *_body_blocks(text[start:], start)), metadata or Metadata())


def _body_blocks(body: str, offset: int) -> Iterator[Block]:
    if len(body) > MAX_LENGTH:
        return line_blocks(body, offset)
    references: dict[str, object] = {}
    tokens = _parser().parse(body, references)
    # the parser drops what is nested deeper than its limit
    if any(token.level > MAX_NESTING - 10 for token in tokens):
        return line_blocks(body, offset)
    return _blocks(tokens, references, _line_spans(body, offset))


def _blocks(
    tokens: Sequence["Token"], references: dict[str, object], spans: Sequence[tuple[int, int]]
) -> Iterator[Block]:
    containers: list[str] = []
    for index, token in enumerate(tokens):
        kind, level, text = containers[-1] if containers else "paragraph", None, ""
        if token.type in _CONTAINERS:
            containers.append(_CONTAINERS[token.type])
        elif token.type in _CONTAINER_ENDS:
            containers.pop()
        elif token.type == "tr_open":
            text = _row_text(tokens, index, references)
        elif token.type == "html_block":
            text = strip_tags(token.content)
        elif token.type in ("fence", "code_block"):
            text = " ".join(token.content.split("\n"))
        elif token.type == "inline" and tokens[index - 1].type not in _CELLS:
            text = inline_text(token.content, references)
            if tokens[index - 1].type == "heading_open":
                kind, level = "heading", int(tokens[index - 1].tag[1])
        text = text.strip(BLANK)
        if text and token.map:
            covered = tuple(span for span in spans[slice(*token.map)] if span[0] < span[1])
            yield Block(text, covered, kind, level)


def _row_text(tokens: Sequence["Token"], opening: int, references: dict[str, object]) -> str:
    cells = []
    for token in tokens[opening + 1 :]:
        if token.type == "tr_close":
            break
        if token.type == "inline":
            cells.append(inline_text(token.content, references))
    return " | ".join(cell for cell in cells if cell)


def _line_spans(body: str, offset: int) -> list[tuple[int, int]]:
    """Where each line of `body`, stripped, stands in the input; an empty span for a blank line."""
    lines = body.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=offset)
    spans = []
    for line, start in zip(lines, starts, strict=False):
        stripped = line.strip(BLANK)
        first = start + len(line) - len(line.lstrip(BLANK))
        spans.append((first, first + len(stripped)))
    return spans


@cache
def _parser() -> "MarkdownIt":
    """CommonMark with GitHub's tables, blocks only: inline markup is parsed paragraph by paragraph, within limits."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - heavy, and only Markdown needs it

    return MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table").disable(["inline", "text_join"])
