"""Sources named in a phrase: `according to X, S`, `S, selon X`, `X zufolge`, `as X noted, S`."""

from transforms.claims.grammar import Cue, Reading
from transforms.claims.report import BOUNDARIES, CLOSING, OPENING, Passage, Report
from transforms.claims.sources import is_source, is_speaker_phrase
from transforms.claims.speech_verbs import is_tensed, listed_flags

_MAX_POSTPOSED = 12
_DROPPED_REACH = 2
_STOPS = BOUNDARIES | OPENING
_PHRASES = ("source", "viewpoint", "postposed", "aside_source")
_IMPLIED = ("source_again", "source_own")


def find_source(passage: Passage) -> Report | None:
    """The first phrase that names a source, None without one."""
    return _find_comparison(passage) or _find_phrase(passage) or _find_implied(passage)


def _find_phrase(passage: Passage) -> Report | None:
    reading = passage.reading
    excluded = {cue.start for cue in reading.cues_of("not_source")}
    for cue in reading.cues_among(_PHRASES):
        if cue.start in excluded or passage.quoted[cue.start]:
            continue
        report = _postposed(passage, cue) if cue.topic == "postposed" else _preposed(passage, cue)
        if report is not None:
            return report
    return None


def _find_implied(passage: Passage) -> Report | None:
    """`A su juicio, S` is the last speaker's word, `nach eigenen Angaben` that of the sentence's subject."""
    reading = passage.reading
    for cue in reading.cues_among(_IMPLIED):
        if passage.quoted[cue.start]:
            continue
        main = next((c for c in reading.clauses if c.depth == 0 and c.subject is not None), None)
        own = main.subject if main is not None and cue.topic == "source_own" else None
        return Report("source", (cue.start, cue.end), own, (cue.start, cue.end))
    return None


def _preposed(passage: Passage, cue: Cue) -> Report | None:
    """`selon X`, `pour X,` at the beginning, `, so X` after a mark."""
    reading = passage.reading
    low = reading.low
    if cue.topic == "viewpoint" and not _opens(reading, cue.start):
        return None
    if cue.topic == "aside_source" and (cue.start == 0 or low[cue.start - 1] not in BOUNDARIES):
        return None
    stop = _phrase_end(passage, _past_title(reading, cue.end))
    if cue.topic == "viewpoint" and (stop >= len(low) or low[stop] != ","):
        return None
    start = cue.start if low[cue.start] in reading.lexicon.words["sources"] else cue.end  # fuentes de X
    while start < stop - 1 and low[start] in reading.lexicon.words["linking"]:
        start += 1  # nach Angaben | von | X
    if not is_speaker_phrase(reading, (start, stop), passage.types, known=cue.topic != "viewpoint"):
        return None
    return Report("source", (cue.start, cue.end), (start, stop), (cue.start, stop))


def _postposed(passage: Passage, cue: Cue) -> Report | None:
    left = cue.start
    low, finite = passage.reading.low, passage.reading.lexicon.finite
    while left > max(0, cue.start - _MAX_POSTPOSED) and low[left - 1] not in _STOPS and low[left - 1] not in finite:
        left -= 1
    if not is_speaker_phrase(passage.reading, (left, cue.start), passage.types, known=True):
        return None
    return Report("source", (cue.start, cue.end), (left, cue.start), (left, cue.end))


def _find_comparison(passage: Passage) -> Report | None:
    """`As X noted, S`, `Wie X mitteilte, S`, `S, comme le rappelle X`: a reporting verb beside a word of comparison."""
    reading = passage.reading
    low = reading.low
    for cue in reading.cues_of("comparison"):
        before = low[cue.start - 1] if cue.start else ","
        if before not in BOUNDARIES and before not in reading.lexicon.words["coordinators"]:
            continue
        marks = (i for i in range(cue.end, len(low)) if low[i] in BOUNDARIES or low[i] in ".;:")
        stop = next((i for i in marks if passage.quoted[i] == passage.quoted[cue.start]), len(low))
        verbs = (i for i in range(cue.end, stop) if _reports(reading, i) and is_tensed(reading, i))
        verb = next(verbs, -1)
        if verb >= 0 and "".join(low[verb + 1 : verb + 2]) in reading.lexicon.words["content_markers"]:
            continue  # a reason: as X confirmed that S
        if verb == cue.end + 1 and verb + 1 == stop and low[cue.end] in reading.lexicon.words["determiners"]:
            continue  # the noun that looks like a verb: `según la sentencia,`
        dropped = verb >= 0 and "pro_drop" in reading.lexicon.options and verb + 1 == stop
        if dropped and verb - cue.end <= _DROPPED_REACH:
            return Report("source", (verb, verb + 1), None, (cue.start, min(stop + 1, len(low))))
        first = cue.end + (low[cue.end : cue.end + 1] != [] and low[cue.end] in reading.lexicon.words["clitics"])
        group = reading.lexicon.words["group"]
        while first < verb and low[first] in group:
            first += 1  # según | ha | informado X
        subject = (first, verb) if verb > first else (verb + 1, stop)
        if verb >= 0 and subject[0] < subject[1] and is_source(reading, subject, frozenset(), passage.types):
            return Report("source", (verb, verb + 1), subject, (cue.start, min(stop + 1, len(low))))
    return None


def _reports(reading: Reading, i: int) -> bool:
    """Whether word `i` makes somebody speak; `as they demonstrated` only compares."""
    flags = listed_flags(reading, i)
    return "that" in flags and ("incise" in flags or "evidence" not in flags)


def _past_title(reading: Reading, start: int) -> int:
    """Past the quotation marks around a name that opens the phrase: `Nach Informationen der „Abendpost“`."""
    low = reading.low
    opening = next((i for i in range(start, min(start + 2, len(low))) if low[i] in OPENING), -1)
    closing = next((i for i in range(opening + 1, min(opening + 6, len(low))) if low[i] in CLOSING), -1)
    return closing + 1 if 0 <= opening < closing else start


def _phrase_end(passage: Passage, start: int) -> int:
    """Where the phrase after `selon` ends: at a mark or a finite verb, past a person set beside it by a comma."""
    reading = passage.reading
    low = reading.low
    marks = (i for i in range(start, len(low)) if low[i] in BOUNDARIES or low[i] in OPENING or low[i] in ".;:")
    verbs = (c.first for c in reading.clauses if c.first >= start and c.is_finite)
    stop = min(next(marks, len(low)), min(verbs, default=len(low)), _noun_phrase_end(reading, start))
    stop = min(stop, _next_subject(passage, start, stop))
    while stop > start + 1 and low[stop - 1] in reading.lexicon.words["negators"]:
        stop -= 1
    return stop if any(passage.types[start:stop]) else _apposed(passage, stop)


def _next_subject(passage: Passage, start: int, stop: int) -> int:
    """Where, without a comma, the clause itself begins: `according to the firm | it paid`, `selon Bercy | le déficit`.

    A subject pronoun, or an article, right after a word that ties nothing to it.
    """
    reading, words, low = passage.reading, passage.reading.lexicon.words, passage.reading.low
    if "verb_final" in reading.lexicon.options:
        return stop
    openers, pronouns = words["verb_openers"], reading.lexicon.pronouns
    topics = ("prepositions", "coordinators", "determiners", "relatives", "content_markers", "fractions")
    for i in range(start + 1, stop):
        before = low[i - 1]
        if reading.capital[i] or passage.types[i] or not reading.is_word[i - 1] or before in reading.lexicon.titles:
            continue
        if any(before in words[topic] for topic in topics):
            continue
        named = i + 1 < len(low) and (reading.capital[i + 1] or low[i + 1] in words["superlatives"])
        if (low[i] in openers and low[i] in pronouns) or (low[i] in words["articles"] and not named):
            return i
    return stop


def _noun_phrase_end(reading: Reading, start: int) -> int:
    """German capitalises nouns: the phrase ends at the first plain word after one (`Laut Feuerwehr | bestand`)."""
    words, low = reading.lexicon.words, reading.low
    if "verb_final" not in reading.lexicon.options:
        return len(low)
    i = start
    while i < len(low) and not reading.capital[i]:
        i += 1
    while i < len(low) and (reading.capital[i] or low[i] in words["ties"] or low[i] in words["genitives"]):
        i += 1
    return i


def _apposed(passage: Passage, stop: int) -> int:
    """`according to his aunt, Jane Starner, ...`: a person right after the comma is who the phrase means."""
    low, types = passage.reading.low, passage.types
    if stop + 1 >= len(types) or low[stop] != "," or types[stop + 1] != "person":
        return stop
    end = stop + 1
    while end < len(types) and types[end] == "person":
        end += 1
    return end if end < len(types) and low[end] in BOUNDARIES else stop


def _opens(reading: Reading, i: int) -> bool:
    return i == 0 or (i == 1 and reading.low[0] in reading.lexicon.words["coordinators"])
