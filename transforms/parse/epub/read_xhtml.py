"""Parse a page of a book: XHTML as XML where it is well-formed, else as a browser would."""

import re
from html.entities import html5
from typing import Any

from transforms.errors import InputError
from transforms.parse.declared_charset import declared_charset
from transforms.parse.decode import decode
from transforms.parse.load_page import load_page
from transforms.parse.office.read_tree import read_tree

_PROLOGUE = re.compile(r"\s*<\?xml[^>]*>")
_DOCTYPE_OPENS = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\][^>]*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_ENTITIES = frozenset(("amp", "lt", "gt", "quot", "apos"))
_EMPTY = re.compile(r"<(a|span|div|p|title|script|style|i|b|em|td|th|li|section)(\s[^<>]*)?/>", re.IGNORECASE)


def read_xhtml(content: bytes) -> Any:
    """The root element. A DOCTYPE is dropped with all that it declares; named characters are HTML's.

    InputError: for a page that is not well-formed what `load_page` raises; `too_large`.
    """
    text = decode(content, declared_charset(content))
    plain = _without_doctype(text)
    try:
        return read_tree(_ENTITY.sub(_character, plain).encode("utf-8", "replace"), "a page", "epub")
    except InputError as error:
        if error.reason != "corrupt_epub":
            raise
    return load_page(_EMPTY.sub(r"<\1\2></\1>", plain))


def _without_doctype(text: str) -> str:
    """Without the XML declaration and the first DOCTYPE, each tried at one place only."""
    declaration = _PROLOGUE.match(text)
    text = text[declaration.end() :] if declaration else text
    opening = _DOCTYPE_OPENS.search(text)
    doctype = _DOCTYPE.match(text, opening.start()) if opening else None
    return text[: doctype.start()] + text[doctype.end() :] if doctype else text


def _character(entity: re.Match[str]) -> str:
    if entity[1] in _XML_ENTITIES:
        return entity[0]
    return html5.get(f"{entity[1]};", entity[0])
