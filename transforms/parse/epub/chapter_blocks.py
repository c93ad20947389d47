"""Turn a chapter's XHTML into blocks. All of a chapter is its text: nothing is sorted out as on a web page."""

from collections.abc import Iterator
from typing import Any

from transforms.errors import InputError
from transforms.model import Block
from transforms.parse.clean_text import clean_text
from transforms.parse.parse_text import BLANK, MAX_BLOCKS

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {
    **dict.fromkeys(_HEADINGS, "heading"), "li": "list_item", "blockquote": "quote", "figcaption": "caption",
    "caption": "caption", "nav": "navigation", "tr": "paragraph",
}  # fmt: skip
_BLOCKS = {
    *_KINDS, "p", "div", "section", "article", "aside", "header", "footer", "main", "figure", "ul", "ol", "dl", "dt",
    "dd", "table", "thead", "tbody", "tfoot", "pre", "hr", "address", "body", "details", "summary", "hgroup", "center",
    "form",
}  # fmt: skip
_SKIPPED = frozenset(
    ("head", "script", "style", "template", "svg", "noscript", "rt", "rp", "object", "iframe", "audio", "video")
)
_MARKS = frozenset(("noteref", "pagebreak", "doc-noteref", "doc-pagebreak"))
_TYPES = ("{http://www.idpf.org/2007/ops}type", "epub:type", "role")
_MENUS = frozenset(("calibre_navbar", "calibre_navbar1", "touchscreen_navbar"))
_MOST_MARK = 5


def chapter_blocks(root: Any) -> list[Block]:
    """Headings (with level), list items, quotes, captions, table rows and paragraphs in reading order.

    What is inside such an element is of its kind, the innermost counting; a table row is one block, its cells joined by
    " | ". Left out: the numbers that point to notes, page marks of the printed book, what is hidden, scripts.
    InputError `too_many_blocks`.
    """
    blocks: list[Block] = []
    for block in _walk(root):
        blocks.append(block)
        if len(blocks) > MAX_BLOCKS:
            raise InputError("too_many_blocks", f"over {MAX_BLOCKS:,} paragraphs, the limit for one document")
    return blocks


def _walk(root: Any) -> Iterator[Block]:
    from lxml import etree  # noqa: PLC0415 - heavy, and only packages need it

    pieces: list[str] = []
    kinds: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    left_out: Any = None
    for event, element in walk:
        name = _name(element)
        starts = event == "start"
        if left_out is element:
            left_out = None
        elif starts and (not name or name in _SKIPPED or _is_left_out(name, element)):
            left_out = element
            walk.skip_subtree()
            continue
        elif _cuts(name, kinds):
            yield from _block(pieces, kinds)
            pieces = []
            if name in _KINDS and starts:
                kinds.append(name)
            elif kinds and kinds[-1] == name:
                kinds.pop()
        elif name in ("td", "th") and not starts:
            pieces.append(" | ")
        elif name in _BLOCKS or name == "br":
            pieces.append(" ")
        text = element.text if starts else element.tail
        if text and (starts or element is not root):
            pieces.append(text)
    yield from _block(pieces, kinds)


def _name(element: Any) -> str:
    """The tag; `nav` for what is one by another name (the menus that calibre puts into newspapers)."""
    if not isinstance(element.tag, str):
        return ""
    name: str = element.tag.rpartition("}")[2].casefold()
    is_menu = name in ("div", "ul", "ol", "p") and (
        element.get("role") == "navigation" or _MENUS.intersection((element.get("class") or "").split())
    )
    return "nav" if is_menu else name


def _cuts(name: str, kinds: list[str]) -> bool:
    """Whether a block ends at this tag; not inside a table row, which is one block."""
    return name == "tr" or (name in _BLOCKS and "tr" not in kinds[-1:])


def _is_left_out(name: str, element: Any) -> bool:
    if element.get("hidden") is not None:
        return True
    types = {word for key in _TYPES for word in (element.get(key) or "").split()}
    return bool(types & _MARKS) or (name in ("a", "sup") and _is_note_mark(name, element))


def _is_note_mark(name: str, element: Any) -> bool:
    """A raised number that is a link: `<sup><a href="#n1">1</a></sup>` or the other way round."""
    inner = "a" if name == "sup" else "sup"
    if not any(True for _ in element.iter(f"{{*}}{inner}")):
        return False
    text = "".join(element.itertext()).strip("[]() \n\t*†‡")
    return len(text) <= _MOST_MARK and (not text or text.isdigit())


def _block(pieces: list[str], kinds: list[str]) -> Iterator[Block]:
    text = " ".join(clean_text("".join(pieces)).split()).strip(BLANK)
    name = kinds[-1] if kinds else ""
    if name == "tr":
        text = text.strip("| ")
    if text:
        kind = "navigation" if "nav" in kinds else _KINDS.get(name)
        yield Block(text, kind=kind, level=_HEADINGS.get(name) if kind == "heading" else None)
