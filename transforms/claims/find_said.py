"""Indirect speech: `X says that S`, `X dit avoir V`, `X is adamant that S`."""

from transforms.claims.grammar import Clause, Reading, Span
from transforms.claims.report import Passage, Report
from transforms.claims.sources import is_source
from transforms.claims.speech_verbs import group_start, reporting_flags

_STANCE_WORDS = 6
_STANCE = frozenset({"that", "evidence"})
"""`it is clear that S` is nobody's word, `the mayor is clear that S` is."""


def find_said(passage: Passage) -> Report | None:
    """The outermost clause that reports another one (UD: ccomp, or xcomp of a verb that takes one), None without."""
    reading = passage.reading
    for k, clause in enumerate(reading.clauses):
        if clause.verb < 0 or passage.quoted[clause.verb]:
            continue
        stance = _stance(reading, k)
        flags = reporting_flags(reading, clause.verb) if stance < 0 else _STANCE
        owner = _owner(reading, k) if flags & {"that", "infinitive"} else None
        if owner is None or owner.tense in ("future", "imperative") or _is_negated(reading, k):
            continue
        start = _content_start(reading, k, flags)
        dropped = owner.subject is None and ("pro_drop" in reading.lexicon.options or _continues(reading, owner))
        if start < 0 or not (dropped or is_source(reading, owner.subject, flags, passage.types)):
            continue
        kind = "infinitive" if reading.clauses[reading.clause_of[start]].kind == "infinitive" else "that"
        cue = (group_start(reading, clause.verb, clause.first), max(clause.verb, stance) + 1)
        subject = _with_apposition(owner.subject, cue) if owner is clause else owner.subject
        return Report(kind, cue, subject, (0, start), "denial" in flags, "doubt" in flags)
    return None


def _stance(reading: Reading, k: int) -> int:
    """The adjective of `is adamant that S`, `est convaincu que S` in clause `k`; -1 without one."""
    clause, words = reading.clauses[k], reading.lexicon.words
    if not (clause.lemma in words["copulas"] or reading.low[clause.first] in words["copula_forms"]):
        return -1
    reach = range(clause.first, min(clause.first + _STANCE_WORDS, len(reading.low)))
    return next((i for i in reach if reading.low[i] in words["stance"] and reading.clause_of[i] == k), -1)


def _owner(reading: Reading, k: int) -> Clause | None:
    """The main clause that reports in clause `k`: itself, or the one whose infinitive it is; None in a subordinate."""
    clause = reading.clauses[k]
    while clause.kind == "infinitive" and clause.parent >= 0:
        clause = reading.clauses[clause.parent]
        if clause.lemma not in reading.lexicon.words["controlling"]:
            return None
    return clause if clause.depth == 0 and clause.kind in ("main", "conjunct") else None


def _continues(reading: Reading, clause: Clause) -> bool:
    """`Et d'ajouter que S`: whoever spoke before goes on."""
    return clause.tense == "infinitive" and reading.low[0] in reading.lexicon.words["coordinators"]


def _is_negated(reading: Reading, k: int) -> bool:
    """`X did not say that S` reports nothing."""
    clause = reading.clauses[k]
    topic = "particle" if "ne" in reading.lexicon.options else "negation"
    reach = range(clause.first - 3, clause.verb + 1)
    return any(cue.start in reach and reading.clause_of[cue.start] == k for cue in reading.cues_of(topic))


def _content_start(reading: Reading, k: int, flags: frozenset[str]) -> int:
    """First word of what clause `k` reports, -1 when it reports no clause."""
    verb, words, low = reading.clauses[k].verb, reading.lexicon.words, reading.low
    for i in range(verb + 1, len(low)):
        at = reading.clause_of[i]
        clause = reading.clauses[at]
        if at == k or clause.parent != k or 0 <= clause.verb < verb:
            continue
        if clause.kind == "content" and "that" in flags:
            return -1 if clause.marker in words["conditions"] or low[i] in words["conditions"] else i
        if clause.kind == "adverbial" and "that" in flags and low[i] in words["content_markers"]:
            return i  # something between the verb and its content, set off by commas, misleads the model
        if clause.kind == "relative" and "addressee" in flags and low[i] in words["content_markers"]:
            return i  # models hang what is told on whom it is told to
        if clause.kind == "infinitive" and "infinitive" in flags and low[i] not in words["prepositions"]:
            return i
        if clause.kind in ("content", "infinitive"):
            return -1
    return -1


def _with_apposition(subject: Span | None, cue: Span) -> Span | None:
    """A subject before its verb reaches up to it: `the mayor, Nora Steele, pointed out`."""
    return (subject[0], cue[0]) if subject is not None and subject[1] <= cue[0] else subject
