"""The values of reported speech: a sentence as the document shows it, and the frame that attributes what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from transforms.claims.grammar import Reading, Span

OPENING = frozenset("«“„‹‘")
CLOSING = frozenset({"»", "”", '"', "’", "'", "“", "›", "''"})
BOUNDARIES = CLOSING | {",", "-", "–", "—", "!", "?", "…", "...", "(", ")"}
"""What may stand before an aside that attributes."""

SPOKEN_WORDS = 4
"""Quoted words that make up somebody's phrase; fewer are the author's scare quotes."""


class Passage(NamedTuple):
    """A sentence with what only its document knows.

    Attributes:
        quoted: for each word, whether it stands in quotation marks.
        types: for each word, the type of the mention that covers it, "" without.
    """

    reading: Reading
    quoted: Sequence[bool]
    types: Sequence[str]


@dataclass(frozen=True, slots=True)
class Report:
    """A frame that attributes the rest of its sentence.

    Attributes:
        kind: `that` (X says that S), `infinitive` (X dit avoir V), `aside` (S, said X), `intro` (a quotation follows
            the verb), `colon` (a quotation follows a colon), `source` (according to X), `hearsay`, `quote` (a speech
            act with quoted words), `conditional` and `reportive` (moods that report).
        cue: the attributing words.
        speaker: the words that name the speaker; None when nobody is named.
        frame: the words that attribute, as opposed to what is said; `that` frames reach from the sentence's start.
        denial: the verb denies what follows.
        doubt: the verb fears or supposes what follows.
        forecast: the verb foretells or promises what follows.
    """

    kind: str
    cue: Span
    speaker: Span | None
    frame: Span
    denial: bool = False
    doubt: bool = False
    forecast: bool = False
