"""The words of a scrap of HTML inside another format; whole pages go through `parse_page`."""

import re
from html import unescape

from transforms.parse.clean_text import clean_text

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SPACES = re.compile(r"[ \t\n]+")
_HIDDEN = (
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"<script\b", re.IGNORECASE), re.compile(r"</script\b[^<>]*>", re.IGNORECASE)),
    (re.compile(r"<style\b", re.IGNORECASE), re.compile(r"</style\b[^<>]*>", re.IGNORECASE)),
)


def strip_tags(html: str) -> str:
    """The text of `html` on one line: no tags, comments, scripts or styles, entities decoded. Linear time."""
    for opening, closing in _HIDDEN:
        first, *others = opening.split(html)
        html = first + "".join(_after(part, closing) for part in others)
    return _SPACES.sub(" ", clean_text(unescape(_TAG.sub(" ", html)))).strip()


def _after(part: str, closing: re.Pattern[str]) -> str:
    end = closing.search(part)
    return part[end.end() :] if end else ""
