"""Measure what every rule asks of a block: its folded text, length, last sign, first letter."""

from dataclasses import dataclass

from transforms.model import Block
from transforms.segment.fold_text import fold_text

WINDOW = 400
"""Code points of a block that the rules for short lines look at; longer blocks are prose."""
PROSE_CHARS = 180
"""From this length on a block is prose whatever its last sign."""
_PROSE_WORDS = 24
_CLOSERS = "»›\"”’'）)]】 \u00a0\u202f*_"
_STOPS = frozenset(".…。．")
_CALLS = frozenset("!?！？؟‽")
_WIDE = "\u2e80"


@dataclass(frozen=True, slots=True)
class Line:
    """A block and its measures.

    `folded` is the fold of the first `WINDOW` code points, `core` the same from its first to its last word with a
    letter, `words` counts white-space separated words (pairs of signs in scripts without spaces), `final` is the last
    sign before closing quotes and brackets, `given` the kind the format gave. Page, times (seconds) and speaker are the
    block's.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    given: str | None
    level: int | None
    folded: str
    core: str
    words: int
    final: str
    page_no: int | None = None
    time_start: float | None = None
    time_end: float | None = None
    speaker: str | None = None

    @property
    def is_long(self) -> bool:
        """Longer than the window: only its ends are looked at."""
        return len(self.text) > WINDOW

    @property
    def ends_sentence(self) -> bool:
        """Ends with a full stop, an exclamation or question mark, quotes and brackets aside."""
        return self.final in _STOPS or self.final in _CALLS

    @property
    def asks(self) -> bool:
        """Ends with a question mark."""
        return self.final in "?？؟‽" and self.final != ""

    @property
    def is_prose(self) -> bool:
        """Running text: a sentence of eight words with its full stop, several sentences, or a long block."""
        if len(self.text) >= PROSE_CHARS or self.words >= _PROSE_WORDS:
            return True
        return self.words >= 8 and (self.final in _STOPS or (self.final in _CALLS and not self.is_one_sentence))

    @property
    def is_one_sentence(self) -> bool:
        """No sentence ends inside the first `WINDOW` code points."""
        inside = self.folded.rstrip(_CLOSERS + ".!?…")
        return not any(mark in inside for mark in (". ", "! ", "? ", "… "))

    @property
    def is_upper(self) -> bool:
        """Set in capitals: at least three letters, none of them small."""
        window = self.text[:WINDOW]
        return window.isupper() and sum(map(str.isalpha, window)) >= 3


def measure_line(block: Block) -> Line:
    """Measure a block; the outer white space is cut off and its span narrowed where the span maps one to one."""
    text = block.text.strip()
    folded = fold_text(text[:WINDOW])
    return Line(
        text=text,
        spans=_narrow(block, text),
        given=block.kind,
        level=block.level,
        folded=folded,
        core=_core(folded),
        words=_count_words(text),
        final=text[-60:].rstrip(_CLOSERS)[-1:],
        page_no=block.page_no,
        time_start=block.time_start,
        time_end=block.time_end,
        speaker=block.speaker,
    )


def _narrow(block: Block, text: str) -> tuple[tuple[int, int], ...]:
    if len(block.source_spans) != 1 or len(text) == len(block.text):
        return block.source_spans
    start, end = block.source_spans[0]
    if end - start != len(block.text):
        return block.source_spans
    start += len(block.text) - len(block.text.lstrip())
    return ((start, start + len(text)),)


def _core(folded: str) -> str:
    start = next((i for i, char in enumerate(folded) if char.isalpha()), len(folded))
    end = next((i for i in range(len(folded), start, -1) if folded[i - 1].isalpha()), start)
    if start == end:
        return ""
    while start > 0 and folded[start - 1].isalnum():
        start -= 1
    while end < len(folded) and folded[end].isalnum():
        end += 1
    return folded[start:end]


def _count_words(text: str) -> int:
    if len(text) > WINDOW:
        return text.count(" ") + 1
    words = len(text.split())
    if text.isascii() or max(text, default="") < _WIDE:
        return words
    return max(words, sum(char >= _WIDE for char in text) // 2)
