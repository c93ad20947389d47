"""Who is made to speak inside one sentence: the reporting verb or phrase, the words that name its speaker, its frame.

What the words of each form are is data; the forms are those the Universal Dependencies guidelines describe for
reported speech (ccomp, xcomp, parataxis of speech verbs), and the phrases that name a source.
"""

from transforms.claims.find_aside import find_aside
from transforms.claims.find_said import find_said
from transforms.claims.find_source import find_source
from transforms.claims.grammar import Clause, Reading
from transforms.claims.report import SPOKEN_WORDS, Passage, Report
from transforms.claims.speech_verbs import group_start, is_tensed, reporting_flags

_COLON_REACH = 4


def find_report(passage: Passage) -> Report | None:
    """The frame of a sentence, None when its author speaks.

    An aside decides about a quotation; without one, a source that opens the sentence comes before indirect speech.
    """
    aside = find_aside(passage)
    if all(passage.quoted) or (aside is not None and any(passage.quoted)):
        return aside
    source = find_source(passage)
    if source is not None and source.frame[0] <= 1:
        return source
    intro = _find_intro(passage) if any(passage.quoted) else None
    return find_said(passage) or intro or aside or source or _find_hearsay(passage)


def _find_intro(passage: Passage) -> Report | None:
    """`X explains: “S”`, `X a écrit « S »`: what stands before the quotation names who speaks in it."""
    reading, quoted = passage.reading, passage.quoted
    low, first = reading.low, quoted.index(True)
    spoken = sum(1 for i in range(first, len(low)) if quoted[i] and low[i][:1].isalnum())
    if first == 0 or spoken < SPOKEN_WORDS:
        return None
    colon = next((i for i in range(first - 1, max(first - _COLON_REACH, -1), -1) if low[i] == ":"), -1)
    frames = (c for c in reading.clauses if c.depth == 0 or (colon > 0 and _hangs_on(reading, c, first)))
    verbs = (c.verb for c in frames if 0 <= c.verb < first and _speaks(reading, c.verb))
    verb = max(verbs, default=-1)
    if verb < 0:
        said = _is_sentence(passage) or spoken >= 2 * SPOKEN_WORDS
        return Report("colon", (colon, colon + 1), (0, colon), (0, first)) if colon > 0 and said else None
    if colon < 0 and (any(low[i][:1].isalnum() for i in range(verb + 1, first)) or not _is_sentence(passage)):
        return None
    clause = reading.clauses[reading.clause_of[verb]]
    cue = (group_start(reading, verb, clause.first), verb + 1)
    return Report("intro", cue, clause.subject or ((0, cue[0]) if cue[0] else None), (0, first))


def _hangs_on(reading: Reading, clause: Clause, first: int) -> bool:
    """Whether a model took the words before a colon for a clause of what is quoted after it."""
    return clause.depth == 1 and clause.parent >= 0 and reading.clauses[clause.parent].verb >= first


def _is_sentence(passage: Passage) -> bool:
    """Whether the quoted words hold more than a noun and what is said of it."""
    return any(
        c.first >= 0 and c.is_finite and passage.quoted[c.first] and c.kind not in ("relative", "adverbial")
        for c in passage.reading.clauses
    )


def _speaks(reading: Reading, verb: int) -> bool:
    return is_tensed(reading, verb) and bool(reporting_flags(reading, verb) & {"that", "incise"})


def _find_hearsay(passage: Passage) -> Report | None:
    """`reportedly`, `dit-on`: somebody else's word, nobody's in particular."""
    reading = passage.reading
    for cue in reading.cues_of("hearsay"):
        clause = reading.clauses[reading.clause_of[cue.start]]
        if not passage.quoted[cue.start] and clause.depth == 0 and clause.kind != "relative":
            return Report("hearsay", (cue.start, cue.end), None, (cue.start, cue.end))
    return None
