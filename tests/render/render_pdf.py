"""Set an article as PDF: one wide column, or two narrow ones, with a running head and page numbers.

One column: ragged, paragraphs set apart. Two: justified word by word, first lines indented, words hyphenated (where a
vowel meets a consonant: wrong for a reader, enough for whoever undoes it), paragraphs cut by columns and pages.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import fpdf
from render.read_article import Article, Piece

FONTS = Path("/usr/share/fonts/truetype/dejavu")
_MARGIN, _GUTTER, _TOP, _BOTTOM = 57.0, 17.0, 80.0, 770.0
_VOWELS = frozenset("aeiouyàâéèêëîïôùûü")
_SIZES = {"title": 20.0, "heading": 13.0, "list_item": 10.0, "text": 10.0}


class _Line(NamedTuple):
    words: tuple[str, ...]
    indent: float
    is_last: bool


def render_pdf(article: Article, columns: int = 1, *, embeds_font: bool = True) -> bytes:
    """The article's PDF (A4, DejaVu where it is installed, else Helvetica); the same bytes each time.

    Without `embeds_font` in Helvetica: twenty times faster, and only what Windows-1252 has. The running head is the beginning of the title, so that it is in the article's language.
    """
    sheet = _Sheet(columns, " ".join((article.title or "").split()[:6]) or "Moisson", embeds_font)
    for piece in article.pieces:
        sheet.place(piece)
    return sheet.finish(article.title)


class _Sheet:
    def __init__(self, columns: int, header: str, embeds_font: bool) -> None:
        self._pdf = fpdf.FPDF(unit="pt", format="A4")
        self._pdf.set_creation_date(datetime(2024, 5, 3, tzinfo=UTC))
        self._pdf.set_auto_page_break(False)
        self._family = _add_fonts(self._pdf, embeds_font)
        self._columns, self._header = columns, header
        self._width = (595.0 - 2 * _MARGIN - _GUTTER * (columns - 1)) / columns
        self._column, self._y, self._top = 0, _TOP, _TOP
        self._open_page()

    def finish(self, title: str | None) -> bytes:
        if title:
            self._pdf.set_title(title)
        return bytes(self._pdf.output())

    def place(self, piece: Piece) -> None:
        size = _SIZES[piece.kind]
        self._pdf.set_font(self._family, "B" if piece.kind in ("title", "heading") else "", size)
        is_wide = piece.kind == "title" and self._column == 0 and self._y == self._top
        width = 595.0 - 2 * _MARGIN if is_wide else self._width
        self._y += size if piece.kind == "heading" and self._y > self._top else 0
        lines = list(_wrap(self._pdf, _printable(self._pdf, piece.text), width, self._indent(piece), self._columns > 1))
        for line in lines:
            if self._y + size > _BOTTOM:
                self._next_column(size, "B" if piece.kind in ("title", "heading") else "")
            self._draw(line, width, size, self._columns > 1 and piece.kind in ("text", "list_item"))
            self._y += 1.25 * size
        self._y += size * (0.6 if self._columns == 1 or piece.kind in ("title", "heading") else 0)
        if is_wide:
            self._top = self._y

    def _indent(self, piece: Piece) -> float:
        return 12.0 if self._columns > 1 and piece.kind == "text" else 0.0

    def _draw(self, line: _Line, width: float, size: float, is_justified: bool) -> None:
        x = _MARGIN + self._column * (self._width + _GUTTER) + line.indent
        if not is_justified or line.is_last or len(line.words) == 1:
            self._pdf.text(x, self._y + size, " ".join(line.words))
            return
        used = sum(self._pdf.get_string_width(word) for word in line.words)
        space = (width - line.indent - used) / (len(line.words) - 1)
        for word in line.words:
            self._pdf.text(x, self._y + size, word)
            x += self._pdf.get_string_width(word) + space

    def _next_column(self, size: float, style: str) -> None:
        self._column, self._y = self._column + 1, self._top
        if self._column == self._columns:
            self._column, self._top = 0, _TOP
            self._y = _TOP
            self._open_page()
        self._pdf.set_font(self._family, style, size)

    def _open_page(self) -> None:
        self._pdf.add_page()
        self._pdf.set_font(self._family, "", 8)
        self._pdf.text(_MARGIN, 45, self._header)
        number = str(self._pdf.page)
        self._pdf.text(595.0 - _MARGIN - self._pdf.get_string_width(number), 45, number)
        self._pdf.text(290, 815, number)


def _add_fonts(pdf: fpdf.FPDF, embeds_font: bool) -> str:
    if not (embeds_font and FONTS.is_dir()):
        pdf.core_fonts_encoding = "windows-1252"
        return "helvetica"
    pdf.add_font("dejavu", "", FONTS / "DejaVuSerif.ttf")
    pdf.add_font("dejavu", "B", FONTS / "DejaVuSerif-Bold.ttf")
    return "dejavu"


def _printable(pdf: fpdf.FPDF, text: str) -> str:
    """Without what the font has no glyph for (emoji)."""
    font = pdf.current_font
    if font.type == "core":
        return text.encode("cp1252", "ignore").decode("cp1252")
    return "".join(char for char in text if char == " " or ord(char) in font.cmap)


def _wrap(pdf: fpdf.FPDF, text: str, width: float, indent: float, hyphenates: bool) -> Iterator[_Line]:
    words: list[str] = []
    used, room, space = 0.0, width - indent, pdf.get_string_width(" ")
    waiting = [word for word in text.split(" ") if word][::-1]
    while waiting:
        word = waiting.pop()
        wide = pdf.get_string_width(word)
        if used + wide <= room:
            words.append(word)
            used += wide + space
            continue
        cut = _hyphenate(pdf, word, room - used) if hyphenates else 0
        if cut:
            words.append(word[:cut] + "-")
        elif not words:  # an address, wider than the column
            cut = max(i for i in range(1, len(word) + 1) if i == 1 or pdf.get_string_width(word[:i]) <= room)
            words.append(word[:cut])
        waiting.append(word[cut:])
        yield _Line(tuple(words), indent, False)
        words, used, indent, room = [], 0.0, 0.0, width
    yield _Line(tuple(words), indent, True)


def _hyphenate(pdf: fpdf.FPDF, word: str, room: float) -> int:
    """Where to cut a word of small letters so that its beginning fits; 0 where it cannot be."""
    if not (len(word) > 6 and word[:-2].isalpha() and word.islower()):
        return 0
    for cut in range(len(word) - 4, 2, -1):
        fits = pdf.get_string_width(word[:cut] + "-") <= room
        if fits and word[cut - 1] in _VOWELS and word[cut] not in _VOWELS:
            return cut
    return 0
