"""Count the attributes of the tags of a page before a parser sees it."""

import re
from functools import cache

_NEXT = re.compile(r"<(?:(!--)|([a-zA-Z][^\s/>]*+)|[!?/][^>]*+)")
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?)?""")
_ATTRIBUTES = re.compile(rf"(?:{_ATTRIBUTE.pattern})*+")
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
"""Elements whose content is text, whatever it looks like (HTML standard, 13.2.5.1)."""


def max_attributes(html: str, at_least: int) -> int:
    """The largest number of attributes of one tag, or 0 if it is under `at_least`. Linear in the length of `html`.

    Follows the tokenizer of the HTML standard as far as tags, quoted values, comments and raw text go.
    """
    most = position = 0
    while match := _NEXT.search(html, position):
        position = match.end()
        if match[1]:
            position = _end(_COMMENT_END, html, match.start() + 2)
        elif match[2]:
            tag = _ATTRIBUTES.match(html, position)
            position = tag.end() if tag else position
            # an attribute takes two characters at least: most tags are too short to count
            if tag and position - tag.start() >= 2 * at_least:
                most = max(most, sum(1 for _ in _ATTRIBUTE.finditer(html, tag.start(), position)))
            if match[2].lower() in _RAW:
                position = _end(_raw_end(match[2].lower()), html, position)
    return most if most >= at_least else 0


def _end(pattern: re.Pattern[str], html: str, position: int) -> int:
    found = pattern.search(html, position)
    return found.end() if found else len(html)


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}\b", re.IGNORECASE)
