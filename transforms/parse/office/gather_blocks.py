"""Gather the blocks of a word processor's document: paragraphs, tables, text boxes and notes, each in its place."""

from collections.abc import Iterator, Sequence

from transforms.errors import InputError
from transforms.model import Block
from transforms.parse.clean_text import clean_text
from transforms.parse.parse_text import BLANK, MAX_BLOCKS

_LAYOUT_BLOCKS = 3
"""A cell with more paragraphs than this is a place on the page, not a value in a table."""
_CELL = " | "

Rows = list[list[list[Block]]]


class _Paragraph:
    def __init__(self, kind: str | None, level: int | None) -> None:
        self.kind, self.level = kind, level
        self.pieces: list[str] = []
        self.after: list[Block] = []


class GatherBlocks:
    """Told what a reader meets, in document order; every `open` has its `close`. Holds what it was told, no more.

    What stands in a box is put after the paragraph that the box hangs on, notes are kept apart until `take_notes`.
    """

    def __init__(self) -> None:
        self._places: list[list[Block]] = [[]]
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[Rows] = []
        self._notes: list[Block] = []
        self._count = 0

    def take(self) -> list[Block]:
        """The blocks so far, notes aside."""
        blocks, self._places[0] = self._places[0], []
        return blocks

    def take_notes(self) -> list[Block]:
        """The blocks of the notes, in the order of their marks."""
        notes, self._notes = self._notes, []
        return notes

    def add_text(self, text: str) -> None:
        r"""Text of the open paragraph; `\n` for a line break. Nothing outside a paragraph."""
        if self._paragraphs:
            self._paragraphs[-1].pieces.append(text)

    def open_paragraph(self, kind: str | None, level: int | None) -> None:
        """A paragraph of a kind that its format states, or None."""
        self._paragraphs.append(_Paragraph(kind, level))

    def close_paragraph(self) -> None:
        """A block; several where empty lines stand in it, as where whole articles are pasted."""
        paragraph = self._paragraphs.pop()
        for text in _parts("".join(paragraph.pieces)):
            self._count += 1
            if self._count > MAX_BLOCKS:
                raise InputError("too_many_blocks", f"over {MAX_BLOCKS:,} paragraphs, the limit for one document")
            self._places[-1].append(Block(text, kind=paragraph.kind, level=paragraph.level))
        self._places[-1].extend(paragraph.after)

    def open_box(self) -> None:
        """Something that floats or hangs on the open paragraph: a text box, a note."""
        self._places.append([])

    def close_box(self) -> None:
        """Its blocks come after the paragraph."""
        blocks = self._places.pop()
        (self._paragraphs[-1].after if self._paragraphs else self._places[-1]).extend(blocks)

    def close_note(self) -> None:
        """As `close_box`, but the blocks are notes."""
        self._notes.extend(self._places.pop())

    def open_table(self) -> None:
        """A table; its rows and cells follow."""
        self._tables.append([])

    def open_row(self) -> None:
        """A row of the open table."""
        if self._tables:
            self._tables[-1].append([])

    def open_cell(self) -> None:
        """A cell of the open row."""
        self._places.append([])

    def close_cell(self) -> None:
        """A cell outside any row is its paragraphs."""
        cell = self._places.pop()
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].append(cell)
        else:
            self._places[-1].extend(cell)

    def close_table(self) -> None:
        """A block a row, or the paragraphs where the table only places them on the page."""
        self._places[-1].extend(_table_blocks(self._tables.pop()))


def _parts(text: str) -> Iterator[str]:
    """The stretches between empty lines, each on one line."""
    lines: list[str] = []
    for line in [*clean_text(text).split("\n"), ""]:
        stripped = " ".join(line.split()).strip(BLANK)
        if stripped:
            lines.append(stripped)
        elif lines:
            yield " ".join(lines)
            lines = []


def _table_blocks(rows: Rows) -> Iterator[Block]:
    if _is_layout(rows):
        for row in rows:
            for cell in row:
                yield from cell
        return
    for row in rows:
        text = _CELL.join(" ".join(block.text for block in cell) for cell in row)
        text = " ".join(text.split()).strip("| ")
        if text:
            yield Block(text, kind="paragraph")


def _is_layout(rows: Sequence[Sequence[Sequence[Block]]]) -> bool:
    cells = [cell for row in rows for cell in row]
    is_column = all(sum(1 for cell in row if cell) <= 1 for row in rows)
    return is_column or any(len(cell) > _LAYOUT_BLOCKS or any(b.kind == "heading" for b in cell) for cell in cells)
