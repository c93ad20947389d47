"""The text of an HTML message: layout tables undone, earlier messages set apart, the rest as on any page."""

import re
from typing import Any

from transforms.errors import InputError
from transforms.model import Block, Metadata, ParsedDocument
from transforms.parse.clean_text import clean_text
from transforms.parse.load_page import load_page
from transforms.parse.mail.mark_replies import EARLIER, fold, marks
from transforms.parse.parse_page import parse_page

_CLASS = "contains(concat(' ', normalize-space(@class), ' '), ' {} ')"
_EARLIER = (
    "//blockquote[@type='cite'] | //div[@id='divRplyFwdMsg'] | //div[@id='appendonsend']"
    f" | //*[{_CLASS.format('gmail_quote')}] | //*[{_CLASS.format('yahoo_quoted')}]"
    f" | //*[{_CLASS.format('moz-cite-prefix')}] | //*[{_CLASS.format('protonmail_quote')}]"
)
"""How programs mark an earlier message (Gmail, Thunderbird, Apple Mail, Outlook, Yahoo, Proton)."""
_OUTLOOK = ("divRplyFwdMsg", "appendonsend")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|mso-hide\s{0,3}:\s{0,3}all", re.IGNORECASE)
_BREAKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "hr", "ul", "ol"}
_OWN_HEADERS = "boolean(./tr/th | ./tbody/tr/th | ./thead)"
_PLACES = "boolean(self::*[@role = 'presentation'] | .//table | .//p | .//h1 | .//h2 | .//h3 | .//img)"
_TWO_COLUMNS = "boolean(.//tr[count(./td[normalize-space()]) > 1])"
_MAX_BLOCKS = 100_000


def read_html_part(html: str, *, is_forward: bool) -> ParsedDocument:
    """Blocks of the message's own text, then `navigation` blocks of the earlier messages that it quotes.

    Where the whole message is quoted or passed on it is its text. A message too short for the extractor keeps every
    line. InputError: what `load_page` and `parse_page` raise.
    """
    tree = load_page(html)
    _drop_hidden(tree)
    earlier = [] if is_forward else _set_apart(tree)
    _flatten_layout(tree)
    _as_article(tree)
    own = _main_text(tree)
    if not own.blocks and earlier:
        return ParsedDocument(tuple(Block(block.text) for block in earlier), own.metadata)
    return ParsedDocument((*own.blocks, *earlier), own.metadata)


def _main_text(tree: Any) -> ParsedDocument:
    """Without the title that a page would have: a message has its subject."""
    from lxml import etree  # noqa: PLC0415 - heavy, and only HTML needs it

    html = etree.tostring(tree, encoding="unicode", method="html")
    try:
        page = parse_page(html)
    except InputError as error:
        if error.reason != "no_main_text":
            raise
        return ParsedDocument(tuple(_lines(tree, None)), Metadata())
    return ParsedDocument(tuple(block for block in page.blocks if block.kind != "title"), page.metadata)


def _drop_hidden(tree: Any) -> None:
    """What only machines see: the preview line of newsletters above all."""
    for element in tree.xpath("//*[@style]"):
        if element.tag not in ("html", "body") and _HIDDEN.search(element.get("style")[:2_000]):
            _detach(element)


def _set_apart(tree: Any) -> list[Block]:
    """Take the outermost quoted messages out of the tree; one that is passed on stays."""
    found = [element for element in tree.xpath(_EARLIER) if not _is_passed_on(element)]
    taken = set(found)
    blocks: list[Block] = []
    for element in found:
        if not any(parent in taken for parent in element.iterancestors()):
            rest = list(element.itersiblings()) if element.get("id") in _OUTLOOK else []
            for part in (element, *rest):
                if part.getparent() is not None:
                    blocks.extend(_lines(part, EARLIER))
                    _detach(part)
    return blocks


def _is_passed_on(element: Any) -> bool:
    """Whether its first words say so, or those before it, as Apple Mail writes them."""
    forwards = tuple(marks()["forwards"])
    opening = fold(element.xpath("string()")[:400]).lstrip("-—_= ")
    before = element.getprevious()
    leading = "" if before is None else before.xpath("string()")[-100:] + (before.tail or "")[:100]
    return opening.startswith(forwards) or fold(leading).rstrip(" :").endswith(forwards)


def _detach(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        element.drop_tree()


def _flatten_layout(tree: Any) -> None:
    """Tables that only place things become divisions; one with headers or several filled columns keeps its rows."""
    for table in tree.xpath("//table"):
        if not table.xpath(_OWN_HEADERS) and (table.xpath(_PLACES) or not table.xpath(_TWO_COLUMNS)):
            _to_divisions(table)


def _as_article(tree: Any) -> None:
    """All of a message is its text: the extractor need not look for it among menus."""
    for body in tree.xpath("/html/body[not(.//article)]"):
        body.tag = "article"
        wrapped = body.makeelement("body")
        body.getparent().replace(body, wrapped)
        wrapped.append(body)


def _to_divisions(table: Any) -> None:
    """Only the table's own rows and cells: those of a table inside it are judged by themselves."""
    own = table.xpath("./tr | ./tr/td | ./tbody | ./tbody/tr | ./tbody/tr/td | ./thead | ./thead/tr | ./thead/tr/td")
    for element in (table, *own):
        element.tag = "div"


def _lines(root: Any, kind: str | None) -> list[Block]:
    """Every line of text under `root`, as the tags of blocks cut it."""
    from lxml import etree  # noqa: PLC0415 - heavy, and only HTML needs it

    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_text = isinstance(element.tag, str) and element.tag not in ("script", "style", "head", "title")
        if isinstance(element.tag, str) and element.tag in _BREAKS:
            pieces.append("\n")
        text = element.text if event == "start" and is_text else element.tail if event == "end" else None
        if text and (event == "start" or element is not root):
            pieces.append(" ".join(f" {text} ".split("\n")))
    lines = (" ".join(line.split()) for line in clean_text("".join(pieces)).split("\n"))
    return [Block(line, kind=kind) for line in lines if line][:_MAX_BLOCKS]
