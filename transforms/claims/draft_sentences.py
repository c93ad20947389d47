"""Read every sentence of a document by itself: its words and clauses, its quotation marks, its own reporting frame."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.attribution import Attribution, attribute
from transforms.claims.grammar import Reading
from transforms.claims.lexicon import load_lexicon
from transforms.claims.quotations import find_quotations, quoted_words
from transforms.claims.reporting import find_report
from transforms.claims.surface import read_surface
from transforms.claims.syntax import read_syntax
from transforms.model import Analysis, Mention, Segment, Sentence

MAX_CHARS = 2_000
"""What is read of a sentence; longer ones are hostile or unsegmented."""

_LEAD = re.compile(r"[\s\-–—•*·]+")
_LABEL = re.compile(r"[^\W\d_][\w .'’-]{0,38}[\w.] ?[:–—] (?=\S)")


@dataclass(frozen=True, slots=True)
class Draft:
    """One sentence as far as it can be understood alone.

    Attributes:
        start, end: the unit that may become a claim, without leading dash or speaker's label.
        quotation: (segment, index) of the quotation that holds its first word, None outside quotations.
        closes: (segment, index) of the last quotation it touches.
    """

    start: int
    end: int
    reading: Reading
    quoted: Sequence[bool]
    attribution: Attribution
    quotations: Sequence[tuple[int, int]]


def draft_sentences(
    text: str,
    segments: Sequence[Segment],
    sentences: Sequence[Sentence],
    analyses: Mapping[int, Analysis],
    by_sentence: Mapping[int, Sequence[Mention]],
) -> dict[int, Draft]:
    """Ordinal -> draft of each sentence of content in a language with rules."""
    drafts: dict[int, Draft] = {}
    quotations: list[tuple[int, int]] = []
    segment = -1
    for i, sentence in enumerate(sentences):
        lexicon = load_lexicon(sentence.language)
        if not segments[sentence.segment].is_content or lexicon is None:
            continue
        if sentence.segment != segment:
            segment = sentence.segment
            start = segments[segment].char_start
            quotations = [(a + start, b + start) for a, b in find_quotations(segments[segment].text)]
        analysis = analyses.get(i)
        label = segments[segment].kind in ("answer", "question")
        start = _skip_lead(text, sentence, label=label)
        if analysis is not None:
            reading = read_syntax([t for t in analysis.tokens if t.char_start >= start], lexicon) if False else read_syntax(analysis.tokens, lexicon)
        else:
            reading = read_surface(text[start : min(sentence.char_end, start + MAX_CHARS)], start, lexicon)
        quoted = quoted_words(reading.starts, quotations)
        report = find_report(reading, quoted, _types(reading, by_sentence.get(i, ())))
        touched = [q for q in quotations if q[0] < sentence.char_end and q[1] > sentence.char_start]
        drafts[i] = Draft(start, sentence.char_end, reading, quoted, attribute(reading, quoted, report), touched)
    return drafts
