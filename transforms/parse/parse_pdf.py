"""Parse PDF: the text layer in reading order, as paragraphs, headings, list items and running heads."""

import threading
from collections.abc import Iterator, Sequence

from transforms.errors import InputError
from transforms.model import Block, Metadata, ParsedDocument
from transforms.parse.build_metadata import build_metadata
from transforms.parse.clean_text import clean_text
from transforms.parse.parse_text import BLANK, MAX_BLOCKS
from transforms.parse.pdf.build_lines import build_lines
from transforms.parse.pdf.find_running_heads import RunningHeads, find_running_heads
from transforms.parse.pdf.join_paragraphs import Placed, join_paragraphs
from transforms.parse.pdf.layout import Column, Line, Page, Paragraph, Setting
from transforms.parse.pdf.measure_setting import measure_setting
from transforms.parse.pdf.open_pdf import open_pdf
from transforms.parse.pdf.order_columns import order_columns
from transforms.parse.pdf.rank_headings import rank_headings
from transforms.parse.pdf.read_info import read_info
from transforms.parse.pdf.read_page import read_page
from transforms.parse.pdf.split_paragraphs import split_paragraphs
from transforms.parse.pdf.undo_hyphenation import Hyphenation, undo_hyphenation

MAX_GLYPHS = 5_000_000
"""About 1,500 dense pages: a book; an article has a hundredth."""
_PDFIUM = threading.Lock()
"""PDFium serves one thread at a time."""


def parse_pdf(content: bytes) -> ParsedDocument:
    """Blocks in reading order, each with the page it begins on; metadata from XMP and the information dictionary.

    Kinds: `page_header` for running heads, feet and page numbers; `heading` with its level by font size and boldness;
    `list_item` by bullets; None for the rest. Halves of a paragraph on two columns or pages are one block, what stood
    between them comes after it.

    Raises:
        InputError: `encrypted`, `corrupt_pdf`, `too_many_pages`, `too_much_text`, and `no_text_layer` (skipped).
    """
    with _PDFIUM:
        pages, metadata = _read(content)
    if not any(page.groups for page in pages) and any(page.has_marks for page in pages):
        raise InputError("no_text_layer", "pictures of pages only: run text recognition (OCR) first", skipped=True)
    return ParsedDocument(tuple(_blocks(pages)), metadata)


def _read(content: bytes) -> tuple[list[Page], Metadata]:
    """All that is asked of PDFium."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415 - a shared library that only PDF needs

    pages: list[Page] = []
    glyphs = unmapped = words = 0
    with open_pdf(content) as document:
        metadata = build_metadata(read_info(document, content), "metadata")
        for i in range(len(document)):
            try:
                handle = document[i]
                page, count, unknown = read_page(handle, i + 1, MAX_GLYPHS - glyphs)
                handle.close()
            except PdfiumError:
                raise InputError("corrupt_pdf", f"page {i + 1} of {len(document)} cannot be read") from None
            pages.append(page)
            glyphs, unmapped = glyphs + count, unmapped + unknown
            words += sum(len(fragment.text.split()) for group in page.groups for fragment in group)
            if glyphs > MAX_GLYPHS:
                raise InputError("too_much_text", f"over {MAX_GLYPHS:,} characters, the limit for one document")
    if unmapped * 2 > words:
        raise InputError("no_text_layer", "the fonts do not say which letters their glyphs are: run OCR", skipped=True)
    return pages, metadata


def _blocks(pages: Sequence[Page]) -> Iterator[Block]:
    heads = find_running_heads(pages)
    columns = [[build_lines(area) for area in order_columns(head.rest) if area] for head in heads]
    asides = [[build_lines(group) for group in page.groups[1:]] for page in pages]
    setting = measure_setting(column for of_page in columns for column in of_page)
    placed = [
        one
        for page, head, of_page, aside in zip(pages, heads, columns, asides, strict=True)
        for one in _place(page.number, head, of_page, aside, setting)
    ]
    hyphenation = Hyphenation(line for one in placed for line in one.paragraph.lines)
    ranked = rank_headings([one.paragraph for one in placed], setting)
    renamed = [old._replace(paragraph=new) for old, new in zip(placed, ranked, strict=True)]
    paragraphs = join_paragraphs(renamed, setting.size)
    if len(paragraphs) > MAX_BLOCKS:
        raise InputError("too_many_blocks", f"over {MAX_BLOCKS:,} paragraphs, the limit for one document")
    for one in paragraphs:
        text = clean_text(undo_hyphenation(one.lines, hyphenation)).strip(BLANK)
        if text:
            yield Block(text, kind=one.kind, level=one.level, page_no=one.page_no)


def _place(
    number: int, heads: RunningHeads, columns: Sequence[Column], asides: Sequence[Column], setting: Setting
) -> Iterator[Placed]:
    """The paragraphs of a page in reading order, running heads first and last."""
    for text in heads.head:
        yield Placed(_running(text, number), False)
    for column in columns:
        for i, paragraph in enumerate(split_paragraphs(column, number, setting)):
            yield Placed(paragraph, i == 0)
    for aside in asides:
        for paragraph in split_paragraphs(aside, number, setting):
            yield Placed(paragraph, False, True)
    for text in heads.foot:
        yield Placed(_running(text, number), False)


def _running(text: str, number: int) -> Paragraph:
    return Paragraph((Line(text, 0, 0, 0, 0, False, 0),), number, "page_header", False, 0)
