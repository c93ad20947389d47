"""Walk a part of a Word document: its paragraphs, tables, text boxes and notes as blocks."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from transforms.model import Block
from transforms.parse.office.docx_styles import PLAIN, Style, numbered_of, outline_of, outline_style
from transforms.parse.office.gather_blocks import GatherBlocks
from transforms.parse.office.wordprocessing import attribute, child_of, local_name, on_or_off, value_of

_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "rt", "instrText", "delText", "sectPr", "pPr", "rPr", "tblPr"))
"""Tracked deletions, the second form of a drawing, phonetic guides, what is no text."""
_BREAKS = frozenset(("br", "cr"))
_CHARACTERS = {"tab": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
_BOXES = frozenset(("txbxContent",))
_NOTE_MARKS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class DocxStyles(NamedTuple):
    """Paragraph styles by id, and that of a paragraph that names none."""

    by_id: Mapping[str, Style]
    default: Style = PLAIN


def docx_blocks(root: Any, styles: DocxStyles) -> tuple[list[Block], list[tuple[str, str]]]:
    """The blocks under `root` in reading order, and the marks of notes met: (`footnote` or `endnote`, id).

    Insertions are kept; deletions, hidden text, comments and the instructions of fields are not.
    """
    from lxml import etree  # noqa: PLC0415 - heavy, and only packages need it

    gathered, marks = GatherBlocks(), list[tuple[str, str]]()
    walk = etree.iterwalk(root, events=("start", "end"))
    skipped: Any = None
    for event, element in walk:
        name = local_name(element.tag)
        if event == "end":
            if skipped is element:
                skipped = None
            else:
                _close(name, gathered)
        elif _is_left_out(name, element):
            skipped = element
            walk.skip_subtree()
        elif name in _NOTE_MARKS:
            marks.append((_NOTE_MARKS[name], attribute(element, "id") or ""))
        else:
            _open(name, element, gathered, styles)
    return gathered.take(), marks


def _is_left_out(name: str, element: Any) -> bool:
    if name in _SKIPPED:
        return True
    if name == "r":
        properties = child_of(element, "rPr")
        return properties is not None and bool(on_or_off(properties, "vanish"))
    if name == "tr":
        properties = child_of(element, "trPr")
        return properties is not None and child_of(properties, "del") is not None
    if name == "sdt":  # "Click here to enter text."
        properties = child_of(element, "sdtPr")
        return properties is not None and bool(on_or_off(properties, "showingPlcHdr"))
    return False


def _open(name: str, element: Any, gathered: GatherBlocks, styles: DocxStyles) -> None:
    if name == "t":
        gathered.add_text(element.text or "")
    elif name == "p":
        style = _style(element, styles)
        gathered.open_paragraph(style.kind, style.level)
    elif name in _BREAKS:
        gathered.add_text("\n")
    elif name in _CHARACTERS:
        gathered.add_text(_CHARACTERS[name])
    elif name in _BOXES:
        gathered.open_box()
    elif name == "tbl":
        gathered.open_table()
    elif name == "tr":
        gathered.open_row()
    elif name == "tc":
        gathered.open_cell()


def _close(name: str, gathered: GatherBlocks) -> None:
    if name == "p":
        gathered.close_paragraph()
    elif name in _BOXES:
        gathered.close_box()
    elif name == "tbl":
        gathered.close_table()
    elif name == "tc":
        gathered.close_cell()


def _style(paragraph: Any, styles: DocxStyles) -> Style:
    """What a paragraph says of itself comes before its style; a numbered heading is a heading."""
    properties = child_of(paragraph, "pPr")
    if properties is None:
        return styles.default
    style = styles.by_id.get(value_of(properties, "pStyle") or "", styles.default)
    outline, numbered = outline_of(properties), numbered_of(properties)
    if outline is not None and style.kind in (None, "heading"):
        style = outline_style(outline)._replace(numbered=style.numbered)
    if style.kind is None and (style.numbered if numbered is None else numbered):
        return style._replace(kind="list_item")
    return style
