"""Who is made to speak inside one sentence: the reporting verb or phrase, the words that name its speaker, its frame.

What the words of each form are is data; the forms are those the Universal Dependencies guidelines describe for
reported speech (ccomp, xcomp, parataxis of speech verbs), and the phrases that name a source.
"""

from transforms.claims.find_aside import find_aside
from transforms.claims.find_said import find_said
from transforms.claims.find_source import find_source
from transforms.claims.grammar import Clause, Cue, Reading, Span
from transforms.claims.report import BOUNDARIES, SPOKEN_WORDS, Passage, Report
from transforms.claims.sources import head_word, is_source
from transforms.claims.speech_verbs import group_start, is_passive, is_tensed, listed_flags, reporting_flags

_COLON_REACH = 4
_HEARSAY_REACH = 12
_OPENING = 3
_EVIDENCE = frozenset({"evidence"})
"""The law foresees and the sum estimates nothing: only people and organisations judge."""


def find_report(passage: Passage) -> Report | None:
    """The frame of a sentence, None when its author speaks.

    An aside decides about a quotation; without one, a source that opens the sentence comes before indirect speech.
    """
    aside, quotes = find_aside(passage), True in passage.quoted
    if (aside is not None and quotes) or False not in passage.quoted:
        return aside
    source = find_source(passage)
    if source is not None and _opens(passage.reading, source.frame[0]):
        return source
    intro = _find_intro(passage) if quotes else None
    said = find_said(passage) or intro
    if said is None and not quotes:
        said = _find_judged(passage)
    beside = min((r for r in (aside, source) if r is not None), key=lambda r: r.frame[0], default=None)
    if said is not None or beside is not None:
        return said or beside
    added = find_said(passage, added=True)
    judged = _find_judged(passage) if added is None and quotes else None  # asked before where nothing is quoted
    return added or judged or _find_hearsay(passage)


def _opens(reading: Reading, i: int) -> bool:
    """Whether nothing but a conjunction or an adverb with its comma stands before word `i`: `Pourtant, selon X`."""
    return i <= 1 or (i <= _OPENING and reading.low[i - 1] == ",")


def _find_intro(passage: Passage) -> Report | None:
    """`X explains: “S”`, `X a écrit « S »`: what stands before the quotation names who speaks in it."""
    reading, quoted = passage.reading, passage.quoted
    low, first = reading.low, quoted.index(True)
    spoken = sum(1 for i in range(first, len(low)) if quoted[i] and reading.is_word[i])
    if first == 0 or spoken < SPOKEN_WORDS:
        return None
    if not reading.lexicon.words["mottoes"].isdisjoint(low[max(0, first - _COLON_REACH) : first]):
        return None  # they took as their slogan: “S”
    colon = next((i for i in range(first - 1, max(first - _COLON_REACH, -1), -1) if low[i] == ":"), -1)
    frames = (c for c in reading.clauses if c.depth == 0 or (colon > 0 and _hangs_on(reading, c, first)))
    verbs = (c.verb for c in frames if 0 <= c.verb < first and _speaks(reading, c.verb))
    verb = max(verbs, default=-1)
    if verb < 0 and colon > 1 and "incise" in listed_flags(reading, colon - 1) and is_tensed(reading, colon - 1):
        return Report("intro", (colon - 1, colon), (0, colon - 1), (0, first))  # a model took `précise` for no verb
    if verb < 0:
        said = _is_sentence(passage) or spoken >= 2 * SPOKEN_WORDS
        subject = _taken_up(reading, colon) if said else None
        if subject is not None:
            return Report("intro", (colon, colon + 1), subject, (0, first))
        return Report("colon", (colon, colon + 1), (0, colon), (0, first)) if colon > 0 and said else None
    if colon < 0 and (any(reading.is_word[verb + 1 : first]) or not _is_sentence(passage)):
        return None
    clause = reading.clauses[reading.clause_of[verb]]
    cue = (group_start(reading, verb, clause.first), verb + 1)
    return Report("intro", cue, clause.subject or ((0, cue[0]) if cue[0] else None), (0, first))


def _taken_up(reading: Reading, colon: int) -> Span | None:
    """The subject of the clause before a colon, where it takes up somebody: `ce dernier en vient aux faits : « S »`."""
    main = next((c for c in reading.clauses if c.depth == 0 and 0 <= c.verb < colon and c.subject is not None), None)
    if main is None or main.subject is None:
        return None
    words, low = reading.lexicon.words, reading.low[head_word(reading, main.subject)]
    person = reading.lexicon.pronouns.get(low, ("", "", "n"))
    taken = (person[0] == "3" and person[2] != "n") or low in words["anaphoric"] or low in words["sources"]
    return main.subject if taken else None


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


def _find_judged(passage: Passage) -> Report | None:
    """`X hält S für falsch`, `X rechnet mit Verlusten`: somebody's estimate, told without a clause of its own."""
    reading = passage.reading
    for clause in reading.clauses:
        if not clause.lemma or clause.depth or clause.verb < 0:
            continue  # all that judges is listed by its lemma
        if passage.quoted[clause.verb] or clause.tense == "future":
            continue
        if _says_of_itself(passage, clause) or _is_document_finding(reading, clause):
            return Report("quote", (clause.first, clause.verb + 1), clause.subject, (0, 0))
        flags = reading.lexicon.reporting.get(clause.lemma, frozenset())
        plans = "".join(reading.low[clause.verb + 1 : clause.verb + 2]) in reading.lexicon.words["infinitive_markers"]
        own = reading.low[clause.first - 1 : clause.first]  # il s'estime mal payé
        plans = plans or bool(own and own[0] in reading.lexicon.words["reflexives"])
        if (
            "judging" in flags
            and not plans
            and not is_passive(reading, clause)
            and is_source(reading, clause.subject, _EVIDENCE if "estimating" in flags else flags, passage.types)
        ):
            cue = (clause.first, clause.verb + 1)
            return Report("quote", cue, clause.subject, (0, 0), doubt="doubt" in flags, forecast="forecast" in flags)
    return None


def _is_document_finding(reading: Reading, clause: Clause) -> bool:
    """`L'étude souligne les écarts`: what a document that the text takes up says, without a clause of its own."""
    words = reading.lexicon.words
    if clause.subject is None or clause.lemma not in words["finding"] or is_passive(reading, clause):
        return False
    opener = reading.low[clause.subject[0]]
    taken_up = opener in words["articles"] or opener in words["demonstratives"]
    return taken_up and reading.low[head_word(reading, clause.subject)] in words["documents"]


def _says_of_itself(passage: Passage, clause: Clause) -> bool:
    """`X s'est dit prêt à V`, `X se dit « inquiet »`: a reflexive verb of saying before what its subject is."""
    reading, words = passage.reading, passage.reading.lexicon.words
    if clause.lemma not in words["self_saying"] or clause.subject is None or clause.verb + 1 >= len(reading.low):
        return False
    start = group_start(reading, clause.verb, clause.first)
    reflexive = not words["reflexives"].isdisjoint(reading.low[max(start - 1, 0) : clause.verb])
    told = reading.low[clause.verb + 1] in words["content_markers"]
    return reflexive and not told and is_source(reading, clause.subject, _EVIDENCE, passage.types)


def _find_hearsay(passage: Passage) -> Report | None:
    """`reportedly`, `dit-on`: somebody else's word, nobody's in particular."""
    reading = passage.reading
    for cue in reading.cues_of("hearsay"):
        clause = reading.clauses[reading.clause_of[cue.start]]
        if not passage.quoted[cue.start] and clause.depth == 0 and clause.kind != "relative":
            doubt = any(hedge.start == cue.start for hedge in reading.cues_of("hedge"))
            source = _hearsay_source(passage, cue)
            frame = (min(cue.start, source[0]), max(cue.end, source[1])) if source else (cue.start, cue.end)
            return Report("hearsay", (cue.start, cue.end), source, frame, doubt=doubt)
    return None


def _hearsay_source(passage: Passage, cue: Cue) -> Span | None:
    """`hieß es aus dem Ministerium`, `Im Bericht heißt es`: where the word comes from, in a phrase beside the cue."""
    words, low = passage.reading.lexicon.words, passage.reading.low
    if low[cue.start] not in words["hearsay_verbs"]:
        return None
    if low[cue.end : cue.end + 1] and low[cue.end] in words["prepositions"]:
        stop = next((i for i in range(cue.end, len(low)) if low[i] in BOUNDARIES or low[i] in ".:;"), len(low))
        return (cue.end + 1, stop) if stop > cue.end + 1 else None
    opens = 1 < cue.start <= _HEARSAY_REACH and low[0] in words["prepositions"]
    return (1, cue.start) if opens and BOUNDARIES.isdisjoint(low[: cue.start]) else None
