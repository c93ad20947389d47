"""Read one page of an open PDF as fragments: stretches of words without a wide gap."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from transforms.parse.pdf.layout import Fragment, Page
from transforms.parse.pdf.read_glyphs import Word, read_glyphs

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_WIDE_GAP = 0.9
"""In font sizes. Rarely reached between the words of a justified line (which a column puts together again), always
between two columns."""
_OVERLAP = 0.5
_SAME_BASE = 0.1


def read_page(page: "PdfPage", number: int, most_glyphs: int) -> tuple[Page, int, int]:
    """The page's fragments by direction; how many glyphs it has (not read beyond `most_glyphs`), how many words of a
    font that does not say what its glyphs mean.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - a shared library that only PDF needs

    has_marks = pdfium.FPDFPage_CountObjects(page.raw) > 0
    text = page.get_textpage()
    try:
        count = max(0, text.count_chars())
        box = page.get_bbox()
        words = list(read_glyphs(text.raw, count, box)) if count <= most_glyphs else []
    finally:
        text.close()
    unmapped = sum(not word.is_mapped for word in words)
    return Page(number, box[3] - box[1], _by_direction(words), has_marks), count, unmapped


def _by_direction(words: Iterable[Word]) -> tuple[tuple[Fragment, ...], ...]:
    """Fragments by the direction they are read in, the one with most letters first."""
    runs: dict[int, list[list[Word]]] = {}
    previous: Word | None = None
    for word in words:
        if previous is None or not _goes_on(previous, word):
            runs.setdefault(word.turn, []).append([])
        runs[word.turn][-1].append(word)
        previous = word
    letters = {turn: sum(len(word.text) for run in found for word in run) for turn, found in runs.items()}
    order = sorted(runs, key=lambda turn: (-letters[turn], turn))
    return tuple(tuple(_fragment(run) for run in runs[turn]) for turn in order)


def _goes_on(word: Word, following: Word) -> bool:
    """Whether the next word of the content stream stands on the same line, close by."""
    size = max(word.size, following.size)
    gap = following.left - word.right
    return (
        not word.ends_line
        and word.turn == following.turn
        and abs(word.base - following.base) <= _SAME_BASE * size
        and -_OVERLAP * size <= gap <= _WIDE_GAP * size
        and word.size == following.size
        and word.bold == following.bold
    )


def _fragment(run: list[Word]) -> Fragment:
    first = run[0]
    text = " ".join(word.text for word in run)
    return Fragment(text, first.left, run[-1].right, first.base, first.size, first.bold, first.right - first.left)
