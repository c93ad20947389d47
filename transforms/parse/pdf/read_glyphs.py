"""Read a page's glyphs from PDFium as words: what stands between spaces, where, how large, which way up."""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from transforms.parse.pdf.normalise_glyphs import normalise_glyphs

_BOLD_NAME = re.compile(r"bold|black|heavy|demi|[-,](?:bd|blk|hv)\b", re.IGNORECASE)
_FORCE_BOLD, _BOLD_WEIGHT = 1 << 18, 700
_NAME_BYTES = 128
_TURN = 5
"""Degrees: text turned by less reads as one direction, a scan a little askew included."""
_LEAST_SIZE, _MOST_SIZE = 0.5, 2_000.0
_OUTSIDE = 2.0
_HYPHENS = frozenset((0x02, 0xFFFE))
"""PDFium's sign for a hyphen that hyphenates: it gives no line break after it."""
_SPACES = frozenset((0x09, 0x20, 0x2002, 0x2003, 0x2009, 0x200A, 0x200B, 0x3000))
_BREAKS = frozenset((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029))
_NOTHING = frozenset((0x00, 0xFEFF))


class Word(NamedTuple):
    """A word in the frame of its own direction (see `layout`), which is turned by `turn` degrees against the page.

    `ends_line` says that PDFium saw a line end after it, `is_mapped` that the font says what its glyphs mean.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    turn: int
    ends_line: bool
    is_mapped: bool


class _Style(NamedTuple):
    size: float
    bold: bool
    turn: int


def read_glyphs(page: Any, count: int, box: tuple[float, float, float, float]) -> Iterator[Word]:
    """The words of a page of `count` glyphs, in the order of its content stream.

    `page` is PDFium's text page (the raw handle). Words outside `box` (left, bottom, right, top) are nowhere to be seen
    and left out.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - a shared library that only PDF needs

    words, start = _Words(pdfium, page, box), 0
    codes: list[int] = []
    unicode = pdfium.FPDFText_GetUnicode
    for i in range(count):
        code = unicode(page, i)
        is_gap, is_hyphen = code in _SPACES or code in _BREAKS, code in _HYPHENS
        if not is_gap and code not in _NOTHING:
            start = start if codes else i
            codes.append(0x2D if is_hyphen else code)
        if (is_gap or is_hyphen) and codes:
            yield from words.at(start, i - is_gap, codes, is_hyphen or code in _BREAKS)
            codes = []
    if codes:
        yield from words.at(start, count - 1, codes, True)


class _Words:
    """Measures words; the style is asked for once a text object."""

    def __init__(self, pdfium: Any, page: Any, box: tuple[float, float, float, float]) -> None:
        self._pdfium, self._page, self._box = pdfium, page, box
        self._style = _Style(1.0, False, 0)
        self._object: int | None = 0
        self._rect, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()

    def at(self, first: int, last: int, codes: list[int], ends_line: bool) -> Iterator[Word]:
        """The word of the glyphs `first` to `last`; nothing where it lies outside the page."""
        self._pdfium.FPDFText_GetCharOrigin(self._page, first, self._x, self._y)
        x, y = self._x.value, self._y.value
        left, bottom, right, top = self._box
        inside = left - _OUTSIDE <= x <= right + _OUTSIDE and bottom - _OUTSIDE <= y <= top + _OUTSIDE
        if not inside:  # also where a coordinate is not a number
            return
        style = self._styled(first)
        self._pdfium.FPDFText_GetLooseCharBox(self._page, last, self._rect)
        along, base = _turned(x, y, style.turn)
        end = self._end(style.turn)
        end = end if along <= end < along + _MOST_SIZE else along
        is_mapped = self._pdfium.FPDFText_HasUnicodeMapError(self._page, first) != 1
        yield Word(_text(codes), along, end, base, *style, ends_line, is_mapped)

    def _end(self, turn: int) -> float:
        """How far the box of a glyph reaches along the line."""
        rect = self._rect
        if turn == 0:
            return float(rect.right)
        corners = ((x, y) for x in (rect.left, rect.right) for y in (rect.bottom, rect.top))
        return max(_turned(x, y, turn)[0] for x, y in corners)

    def _styled(self, i: int) -> _Style:
        handle = ctypes.cast(self._pdfium.FPDFText_GetTextObject(self._page, i), ctypes.c_void_p).value
        if handle is None or handle != self._object:
            self._object, self._style = handle, self._read_style(i)
        return self._style

    def _read_style(self, i: int) -> _Style:
        pdfium, page = self._pdfium, self._page
        pdfium.FPDFText_GetMatrix(page, i, self._matrix)
        size = pdfium.FPDFText_GetFontSize(page, i) * math.hypot(self._matrix.c, self._matrix.d)
        size = round(min(max(size, _LEAST_SIZE), _MOST_SIZE), 1) if math.isfinite(size) else _LEAST_SIZE
        angle = pdfium.FPDFText_GetCharAngle(page, i)  # clockwise, in radians
        turn = round(-math.degrees(angle) / _TURN) * _TURN % 360 if math.isfinite(angle) else 0
        return _Style(size, self._is_bold(i), turn)

    def _is_bold(self, i: int) -> bool:
        size = self._pdfium.FPDFText_GetFontInfo(self._page, i, self._name, _NAME_BYTES, self._flags)
        name = self._name.value.decode("latin-1") if 0 < size <= _NAME_BYTES else ""
        is_heavy = self._pdfium.FPDFText_GetFontWeight(self._page, i) >= _BOLD_WEIGHT
        return bool(_BOLD_NAME.search(name) or self._flags.value & _FORCE_BOLD or is_heavy)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """A point in the frame of a line that runs at `turn` degrees: along it, and upwards from it."""
    if turn == 0:
        return x, y
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    return x * cosine + y * sine, y * cosine - x * sine


def _text(codes: list[int]) -> str:
    """Code points and halves of surrogate pairs, as PDFium gives both."""
    text = "".join(map(chr, codes))
    if text.isascii():
        return text
    return normalise_glyphs(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
