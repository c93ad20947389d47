"""Parse HTML into a tree that is safe to hand to an extractor: bounded in depth, elements and attributes."""

import json
import re
from typing import Any

from transforms.errors import InputError
from transforms.parse.max_attributes import max_attributes

MAX_DEPTH = 255
"""libxml2 stops reading at 256 levels, silently: what is nested deeper would be lost."""
MAX_ELEMENTS = 50_000
MAX_TAG_ATTRIBUTES = 2_000
MAX_ATTRIBUTES = 250_000
MAX_CELLS = 1_000
MAX_VALUE = 20_000
MAX_META, MAX_METAS = 2_000, 300
MAX_BROKEN_JSON, MAX_SCRIPTS = 20_000, 20
_PAGE = re.compile(r"\s*+<(?:!doctype|html)\b", re.IGNORECASE)
_PAGE_PART = re.compile(r"<(?:head|body|title|meta)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|0*([0-9]{1,7})(?![0-9]));?", re.ASCII)
_CHARACTERS = ((0x20, 0x7F), (0xA0, 0xD800), (0xE000, 0xFFFE), (0x10000, 0x110000))


def load_page(html: str) -> Any:
    """The lxml tree of a page; a fragment (a feed's content, a body without head) becomes an article in a page.

    InputError `html_too_deep` (256 levels or more), `html_too_large` (over 50,000 elements or 250,000 attributes; a
    tag with 2,000 or a table row over 1,000 cells, which take quadratic time), `html_unreadable`. Dropped, because
    the extractor's patterns take quadratic time on them: attribute values over 20,000 characters (in `meta` 2,000),
    the `meta` after the first 300, and of the JSON-LD the scripts after the first 20 and those over 20,000 characters
    that do not parse.
    """
    if attributes := max_attributes(html, MAX_TAG_ATTRIBUTES):
        raise InputError("html_too_large", f"a tag with {attributes} attributes; the limit is {MAX_TAG_ATTRIBUTES}")
    if not _PAGE.match(html):
        html = f"<html>{html}" if _PAGE_PART.search(html) else f"<html><body><article>{html}</article></body></html>"
    html = _REFERENCE.sub(_character, html)
    from trafilatura import load_html  # noqa: PLC0415 - heavy, and only HTML needs it

    tree = load_html(html)
    if tree is None:
        raise InputError("html_unreadable", "no HTML elements found")
    if tree.xpath("boolean(/" + "/".join("*" * (MAX_DEPTH + 1)) + ")"):
        raise InputError("html_too_deep", f"elements nested over {MAX_DEPTH} levels")
    if tree.xpath("count(//*)") > MAX_ELEMENTS or tree.xpath("count(//@*)") > MAX_ATTRIBUTES:
        raise InputError("html_too_large", f"over {MAX_ELEMENTS} elements or {MAX_ATTRIBUTES} attributes")
    if tree.xpath(f"boolean(//tr[count(*) > {MAX_CELLS}])"):
        raise InputError("html_too_large", f"a table row of over {MAX_CELLS} cells")
    _drop_excess(tree)
    return tree


def _character(reference: re.Match[str]) -> str:
    """What the HTML standard makes of a numeric reference to a control or no character; libxml2 keeps the control,
    and the extractor then gives up the page (C0) or the character (C1: &#146; is an apostrophe, &#156; an œ)."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    if code in (9, 10, 13) or any(first <= code < end for first, end in _CHARACTERS):
        return reference[0]
    return bytes([code]).decode("cp1252", "replace") if 0x80 <= code <= 0x9F else "\ufffd"


def _drop_excess(tree: Any) -> None:
    for value in tree.xpath(f"//@*[string-length() > {MAX_VALUE}] | //meta/@content[string-length() > {MAX_META}]"):
        del value.getparent().attrib[value.attrname]
    for meta in tree.xpath("//meta")[MAX_METAS:]:
        meta.attrib.clear()
    for count, script in enumerate(tree.xpath("//script[contains(@type, 'json')]")):
        if count >= MAX_SCRIPTS or _long_and_broken(script.text or ""):
            script.text = None


def _long_and_broken(text: str) -> bool:
    if len(text) <= MAX_BROKEN_JSON:
        return False
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return True
    return False
