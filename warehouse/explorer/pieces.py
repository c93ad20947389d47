"""Split a text at every boundary of the spans over it, so that overlapping marks become flat pieces."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

SpanKind = Literal["claim", "mention", "quantity", "cue", "sentence", "passage"]


@dataclass(frozen=True, slots=True)
class Span:
    """What is marked from `char_start` to `char_end` (half-open code points of `documents.text`), and whose it is."""

    char_start: int
    char_end: int
    kind: SpanKind
    id: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same spans from its first character to its last."""

    text: str
    char_start: int
    char_end: int
    spans: tuple[Span, ...]


def split_pieces(text: str, char_start: int, spans: Iterable[Span]) -> Sequence[Piece]:
    """The pieces of `text`, which begins at `char_start` of its document: in order, none empty, together all of it.

    What a span covers outside of the text is cut off. Spans of a piece come in the order of their starts.
    """
    char_end = char_start + len(text)
    inside = sorted(
        (span for span in spans if max(span.char_start, char_start) < min(span.char_end, char_end)),
        key=lambda span: (span.char_start, -span.char_end, span.kind, span.id),
    )
    bounds = {char_start, char_end}
    for span in inside:
        bounds |= {max(span.char_start, char_start), min(span.char_end, char_end)}
    cuts = sorted(bounds)
    pieces, following = [], 0
    active: list[Span] = []
    for start, end in pairwise(cuts):
        active = [span for span in active if span.char_end > start]
        while following < len(inside) and inside[following].char_start <= start:
            active.append(inside[following])
            following += 1
        pieces.append(Piece(text[start - char_start : end - char_start], start, end, tuple(active)))
    return pieces
