"""Parse HTML into a tree that is safe to hand to an extractor: bounded in depth, elements and attributes."""

import re
from typing import Any

from transforms.errors import InputError
from transforms.parse.max_attributes import max_attributes

MAX_DEPTH = 255
"""libxml2 stops reading at 256 levels, silently: what is nested deeper would be lost."""
MAX_ELEMENTS = 50_000
MAX_ATTRIBUTES = 2_000
MAX_VALUE = 20_000
MAX_META = 2_000
MAX_SCRIPT = 500_000
_PAGE = re.compile(r"<(?:!doctype|html)\b", re.IGNORECASE)
_PAGE_PART = re.compile(r"<(?:head|body|title|meta)\b", re.IGNORECASE)
_OPENING = 1_000


def load_page(html: str) -> Any:
    """The lxml tree of a page; a fragment (a feed's content, a body without head) becomes an article in a page.

    InputError `html_too_deep` (256 levels or more), `html_too_large` (over 50,000 elements, or a tag with 2,000
    attributes, which libxml2 reads in quadratic time), `html_unreadable`. Attribute values that no article needs
    (over 20,000 characters, in `meta` over 2,000) and JSON-LD over 500,000 are dropped.
    """
    if attributes := max_attributes(html, MAX_ATTRIBUTES):
        raise InputError("html_too_large", f"a tag with {attributes} attributes; the limit is {MAX_ATTRIBUTES}")
    if not _PAGE.search(html, 0, _OPENING):
        html = f"<html>{html}" if _PAGE_PART.search(html) else f"<html><body><article>{html}</article></body></html>"
    from trafilatura import load_html  # noqa: PLC0415 - heavy, and only HTML needs it

    tree = load_html(html)
    if tree is None:
        raise InputError("html_unreadable", "no HTML elements found")
    if tree.xpath("boolean(/" + "/".join("*" * (MAX_DEPTH + 1)) + ")"):
        raise InputError("html_too_deep", f"elements nested over {MAX_DEPTH} levels")
    if tree.xpath("count(//*)") > MAX_ELEMENTS:
        raise InputError("html_too_large", f"over {MAX_ELEMENTS} elements")
    _drop_excess(tree)
    return tree


def _drop_excess(tree: Any) -> None:
    for value in tree.xpath(f"//@*[string-length() > {MAX_VALUE}] | //meta/@content[string-length() > {MAX_META}]"):
        del value.getparent().attrib[value.attrname]
    for script in tree.xpath(f"//script[contains(@type, 'json') and string-length() > {MAX_SCRIPT}]"):
        script.text = None
