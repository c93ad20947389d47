"""Read every sentence of a document by itself: its words and clauses, its quotation marks, its own reporting frame."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from transforms.claims.attribution import Attribution, attribute
from transforms.claims.find_report import find_report
from transforms.claims.grammar import Reading
from transforms.claims.lexicon import Lexicon, load_lexicon
from transforms.claims.quotations import find_quotations, quoted_words
from transforms.claims.report import Passage, Report
from transforms.claims.surface import read_surface
from transforms.claims.syntax import read_syntax
from transforms.model import Analysis, Mention, Segment, Sentence

MAX_CHARS = 2_000
"""What is read of a sentence; longer ones are hostile or unsegmented."""

_LEAD = re.compile(r"[\s\-–—•*·]+(?=[^\W_]|[«“„\"‘'])")
_LABEL = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{0,38} ?[:–—-] ?(?=\S)")
_SECOND = frozenset({"that", "conditional"})
"""Frames believed of a second reading from words alone."""
_NEAR = 4
"""Words before a verb that would make another verb's subject of it (`some said they felt`)."""
_TURNS = frozenset({"answer", "question"})


class Draft(NamedTuple):
    """One sentence as far as it can be understood alone.

    Attributes:
        start, end: the unit that may become a claim, without leading dash or speaker's label; document offsets.
        quoted: for each word of the reading, whether it stands in a quotation.
        quotations: the quotations the sentence touches, as document offsets.
    """

    start: int
    end: int
    reading: Reading
    quoted: Sequence[bool]
    attribution: Attribution
    quotations: Sequence[tuple[int, int]]


def draft_sentences(
    segments: Sequence[Segment],
    sentences: Sequence[Sentence],
    analyses: Mapping[int, Analysis],
    mentions: Mapping[int, Sequence[Mention]],
) -> dict[int, Draft]:
    """Ordinal -> draft of each sentence of content in a language with rules; `mentions` are by sentence."""
    drafts: dict[int, Draft] = {}
    quotations: list[tuple[int, int]] = []
    segment = -1
    for i, sentence in enumerate(sentences):
        lexicon = load_lexicon(sentence.language) if segments[sentence.segment].is_content else None
        if lexicon is None:
            continue
        if sentence.segment != segment:
            segment = sentence.segment
            quotations = _shift(find_quotations(segments[segment].text), segments[segment].char_start)
        lead = _lead(sentence.text, segments[segment])
        drafts[i] = _draft(sentence, lead, lexicon, analyses.get(i), mentions.get(i, ()), quotations)
    return drafts


def _draft(
    sentence: Sentence,
    lead: int,
    lexicon: Lexicon,
    analysis: Analysis | None,
    mentions: Sequence[Mention],
    quotations: Sequence[tuple[int, int]],
) -> Draft:
    start, text = sentence.char_start + lead, sentence.text[lead:]
    touched = _touched(quotations, start, sentence.char_end)
    reading = _read(text, start, analysis, lexicon)
    quoted, attribution = _attribute(reading, touched, mentions)
    if reading.parsed and attribution.kind == "author" and _may_report(reading):
        words = read_surface(text[:MAX_CHARS], start, lexicon)  # a second reading, where a parser lost the clause
        flags, second = _attribute(words, touched, mentions)
        if second.report is not None and second.report.kind in _SECOND and not _subordinates(words, second.report):
            reading, quoted, attribution = words, flags, second
    if start > sentence.char_start and reading.starts and reading.starts[0] < start:
        content = [flag and at >= start for flag, at in zip(attribution.content, reading.starts, strict=True)]
        attribution = attribution._replace(content=content)
    return Draft(start, sentence.char_end, reading, quoted, attribution, touched)


def _attribute(
    reading: Reading, quotations: Sequence[tuple[int, int]], mentions: Sequence[Mention]
) -> tuple[list[bool], Attribution]:
    quoted = quoted_words(reading.starts, quotations)
    passage = Passage(reading, quoted, _types(reading, mentions))
    return quoted, attribute(passage, find_report(passage))


def _subordinates(reading: Reading, report: Report) -> bool:
    """Whether the words before a verb open a clause that nobody listed: `once the man mentioned that S`."""
    start = report.speaker[0] if report.speaker is not None else 0
    words, span = reading.lexicon.words, report.speaker or (0, 0)
    opened = any(low in words["adverbial"] for low in reading.low[start : start + 2])
    opened = opened or reading.low[start] in words["coordinators"]
    return report.kind == "that" and (opened or any(reading.lemmas[max(0, span[1] - _NEAR) : span[1]]))


def _may_report(reading: Reading) -> bool:
    """Whether a verb that says stands somewhere before a conjunction of what is said, or the mood that reports."""
    forms, markers = reading.lexicon.forms, reading.lexicon.words["content_markers"]
    if "journalistic_conditional" in reading.lexicon.options and any(c.tense == "conditional" for c in reading.clauses):
        return True
    verb = next((i for i, low in enumerate(reading.low) if low in forms), len(reading.low))
    return any(low in markers for low in reading.low[verb + 1 :])


def _read(text: str, start: int, analysis: Analysis | None, lexicon: Lexicon) -> Reading:
    """By syntax where there is one that found a main verb, else by words."""
    if analysis is None or not analysis.tokens:
        return read_surface(text[:MAX_CHARS], start, lexicon)
    reading = read_syntax(analysis.tokens, lexicon)
    if any(clause.is_finite and clause.kind not in ("relative", "adverbial") for clause in reading.clauses):
        return reading
    words = read_surface(text[:MAX_CHARS], start, lexicon)
    return words if words.clauses[0].is_finite else reading


def _lead(text: str, segment: Segment) -> int:
    """Length of what stands before the sentence proper: a dash, a bullet, a speaker's label in an interview."""
    lead = 0
    if segment.kind in _TURNS:
        name = (segment.speaker or "").casefold()
        label = _LABEL.match(text)
        if name and text.casefold().startswith(name):
            rest = re.match(r" ?[:–—-] ?", text[len(name) :])
            lead = len(name) + rest.end() if rest else 0
        elif label:
            lead = label.end()
    match = _LEAD.match(text, lead)
    return match.end() if match else lead


def _touched(quotations: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The quotations that overlap a sentence; they are sorted and do not overlap one another."""
    if not quotations:
        return []
    first = bisect_right(quotations, start, key=lambda span: span[1])
    return list(takewhile(lambda span: span[0] < end, islice(quotations, first, None)))


def _types(reading: Reading, mentions: Sequence[Mention]) -> list[str]:
    """For each word, the type of the mention that covers it, "" without."""
    types = [""] * len(reading.starts)
    if not mentions:
        return types
    at = 0
    for mention in sorted(mentions, key=lambda m: m.char_start):
        k = at = bisect_right(reading.ends, mention.char_start, at)
        while k < len(types) and reading.starts[k] < mention.char_end:
            types[k] = mention.type
            k += 1
    return types


def _shift(spans: Sequence[tuple[int, int]], offset: int) -> list[tuple[int, int]]:
    return [(start + offset, end + offset) for start, end in spans]
