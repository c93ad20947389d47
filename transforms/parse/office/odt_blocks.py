"""Walk a part of an OpenDocument text: its paragraphs, tables, text boxes and notes as blocks."""

from collections.abc import Mapping
from typing import Any

from transforms.model import Block
from transforms.parse.office.gather_blocks import GatherBlocks
from transforms.parse.office.kind_of_style import Kind, kind_of_style

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_SKIPPED = frozenset(
    (
        f"{TEXT}tracked-changes", f"{_OFFICE}annotation", f"{TEXT}note-citation", f"{TEXT}ruby-text",
        f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph", f"{_OFFICE}forms", f"{_SVG}title", f"{_SVG}desc",
        f"{TEXT}index-title-template", f"{TEXT}table-of-content-source", f"{TEXT}list-header-source",
        f"{TEXT}script", f"{TEXT}bibliography-source", f"{TEXT}alphabetical-index-source",
        f"{TEXT}illustration-index-source", f"{TEXT}user-index-source", f"{TEXT}table-index-source",
    )
)  # fmt: skip
"""Deleted text (it is kept apart), comments, alternative texts of pictures, what is hidden, patterns of indexes."""
_INDEXES = frozenset(
    f"{TEXT}{name}" for name in ("table-of-content", "illustration-index", "table-index", "alphabetical-index")
)
_PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
_NOTE, _BOX, _ITEM = f"{TEXT}note-body", f"{_DRAW}text-box", f"{TEXT}list-item"
_TAB, _BREAK, _SPACES = f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}s"
_WHOLE, _ROW, _CELL = f"{_TABLE}table", f"{_TABLE}table-row", f"{_TABLE}table-cell"
_MAX_LEVEL = 6


def odt_blocks(root: Any, styles: Mapping[str, Kind]) -> list[Block]:
    """The blocks under `root` in reading order, those of notes last.

    Insertions are kept; deletions, comments and hidden text are not.
    """
    from lxml import etree  # noqa: PLC0415 - heavy, and only packages need it

    walker = _Walker(styles)
    walk = etree.iterwalk(root, events=("start", "end"))
    skipped: Any = None
    for event, element in walk:
        if event == "start" and (element.tag in _SKIPPED or _is_hidden(element)):
            skipped = element
            walk.skip_subtree()
        elif event == "start":
            walker.open(element)
        else:
            if skipped is element:
                skipped = None
            else:
                walker.close(element)
            if element.tail and element is not root:
                walker.add(element.tail)
    return [*walker.gathered.take(), *walker.gathered.take_notes()]


def _is_hidden(element: Any) -> bool:
    return bool(element.tag == f"{TEXT}section" and element.get(f"{TEXT}display") == "none")


class _Walker:
    def __init__(self, styles: Mapping[str, Kind]) -> None:
        self.gathered = GatherBlocks()
        self._styles, self._items, self._indexes = styles, 0, 0

    def add(self, text: str) -> None:
        """White space in the XML is one space; line breaks have an element."""
        self.gathered.add_text(text.replace("\n", " ").replace("\r", " "))

    def open(self, element: Any) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            self.gathered.open_paragraph(*self._kind(element))
        elif tag in (_TAB, _SPACES):
            self.gathered.add_text(" ")
        elif tag == _BREAK:
            self.gathered.add_text("\n")
        elif tag in (_BOX, _NOTE):
            self.gathered.open_box()
        elif tag == _WHOLE:
            self.gathered.open_table()
        elif tag == _ROW:
            self.gathered.open_row()
        elif tag == _CELL:
            self.gathered.open_cell()
        self._items += tag == _ITEM
        self._indexes += tag in _INDEXES
        if element.text:
            self.add(element.text)

    def close(self, element: Any) -> None:
        tag = element.tag
        if tag in _PARAGRAPHS:
            self.gathered.close_paragraph()
        elif tag == _BOX:
            self.gathered.close_box()
        elif tag == _NOTE:
            self.gathered.close_note()
        elif tag == _WHOLE:
            self.gathered.close_table()
        elif tag == _CELL:
            self.gathered.close_cell()
        self._items -= tag == _ITEM
        self._indexes -= tag in _INDEXES

    def _kind(self, element: Any) -> Kind:
        style = element.get(f"{TEXT}style-name", "")
        kind = self._styles.get(style) or kind_of_style(style.replace("_20_", " "))  # programs need not define a style
        if self._indexes:
            return "navigation", None
        if element.tag == f"{TEXT}h" and not (kind and kind[0] == "title"):
            level = element.get(f"{TEXT}outline-level", "1")
            return "heading", min(max(int(level), 1), _MAX_LEVEL) if level.isascii() and level.isdigit() else 1
        if kind:
            return kind
        return ("list_item", None) if self._items else (None, None)
