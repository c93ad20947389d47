"""Read a Markdown paragraph without its inline markup."""

import re
from functools import cache
from typing import TYPE_CHECKING

from transforms.parse.clean_text import clean_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

MAX_LENGTH = 10_000
"""Brackets take the inline parser quadratic time: a longer paragraph keeps its markup."""
_MARKUP = re.compile(r"[*_`\[\]<&\\!~]")
_SPACES = re.compile(r"[ \t\n]+")
_BREAKS = ("softbreak", "hardbreak")


def inline_text(content: str, references: dict[str, object]) -> str:
    """The words of a paragraph on one line: links, images and emphasis by their text, entities decoded, tags dropped.

    `references` are the document's link definitions. Over 10,000 characters the markup stays.
    """
    if len(content) > MAX_LENGTH or not _MARKUP.search(content):
        return _SPACES.sub(" ", content).strip()
    parts = []
    for token in _parser().parseInline(content, references)[0].children or []:
        if token.type in _BREAKS or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            parts.append(" ")
        elif token.type != "html_inline":
            parts.append(token.content)
    # an entity may stand for any character
    return _SPACES.sub(" ", clean_text("".join(parts))).strip()


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # noqa: PLC0415 - heavy, and only Markdown needs it

    return MarkdownIt("commonmark").enable("strikethrough")
