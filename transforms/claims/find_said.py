"""Indirect speech: `X says that S`, `X dit avoir V`, `X is adamant that S`."""

from transforms.claims.grammar import Clause, Reading, Span
from transforms.claims.report import BOUNDARIES, Passage, Report
from transforms.claims.sources import is_source
from transforms.claims.speech_verbs import group_start, is_passive, reporting_flags

_STANCE_WORDS = 6
_ADDED = frozenset({"evidence"})
_STANCE = frozenset({"that", "evidence"})
"""`it is clear that S` is nobody's word, `the mayor is clear that S` is."""


def find_said(passage: Passage, *, added: bool = False) -> Report | None:
    """The outermost clause that reports another one (UD: ccomp, or xcomp of a verb that takes one), None without.

    With `added`, only what a participle adds: `X welcomed the deal, saying that S`.
    """
    if added:
        return _find_added(passage)
    reading = passage.reading
    for k, clause in enumerate(reading.clauses):
        if clause.verb < 0 or passage.quoted[clause.verb]:
            continue
        stance = _stance(reading, k)
        flags = reporting_flags(reading, clause.verb) if stance < 0 else _STANCE
        owner = _owner(reading, k) if flags & {"that", "infinitive"} else None
        if owner is None or owner.tense in ("future", "imperative") or _is_negated(reading, clause):
            continue
        if owner.first >= 0 and reading.low[owner.first] in reading.lexicon.words["reportive"]:
            continue  # indirect speech goes on: `Man habe ihr Hilfe versprochen, gekommen sei niemand`
        if owner is not clause and _is_negated(reading, owner):
            continue
        start = _content_start(reading, k, flags)
        dropped = owner.subject is None and ("pro_drop" in reading.lexicon.options or _continues(reading, owner))
        if start < 0 or not (dropped or is_source(reading, owner.subject, flags, passage.types)):
            continue
        kind = "infinitive" if reading.clauses[reading.clause_of[start]].kind == "infinitive" else "that"
        if owner.depth and 5 * start > 3 * len(reading.low):
            continue  # a remark in a subordinate clause, not what the sentence is there to tell
        cue = (group_start(reading, clause.verb, clause.first), max(clause.verb, stance) + 1)
        subject = _with_apposition(owner, cue) if owner is clause else owner.subject
        if subject is not None and cue[0] <= subject[0] < subject[1] <= cue[1]:
            subject = None  # `También dijo que S`: nothing but the verb's own words stands before it
        if "addressee" in flags and is_passive(reading, clause):
            subject = _agent(passage, start)
            kind = kind if subject is not None else "hearsay"
        return Report(kind, cue, subject, (0, start), "denial" in flags, "doubt" in flags, "forecast" in flags)
    return None


def _find_added(passage: Passage) -> Report | None:
    """A participle that reports a good part of the sentence, of a subject that can speak."""
    reading, forms = passage.reading, passage.reading.lexicon.forms
    main = next((c for c in reading.clauses if c.depth == 0 and c.is_finite and c.subject is not None), None)
    if main is None:
        return None
    after = [k for k, clause in enumerate(reading.clauses) if clause.verb > main.verb]
    added = [k for k in after if forms.get(reading.low[reading.clauses[k].verb], ("", ""))[1] == "gerund"]
    if not added or not is_source(reading, main.subject, _ADDED, passage.types):
        return None
    for k in added:
        clause = reading.clauses[k]
        flags = reporting_flags(reading, clause.verb)
        # `, saying that S`, `issued a statement saying that S`, `a réagi en déclarant que S`
        before, words = reading.low[clause.verb - 1], reading.lexicon.words
        apart = (before == "," or before in words["messages"] | words["adding"]) and not passage.quoted[clause.verb]
        start = _content_start(reading, k, flags) if apart and "incise" in flags else -1
        if start > 0 and 4 * (len(reading.low) - start) >= len(reading.low):
            return Report("that", (clause.verb, clause.verb + 1), main.subject, (0, start), "denial" in flags)
    return None


def _agent(passage: Passage, stop: int) -> Span | None:
    """Who tells in a passive: `In a letter sent by chairman X, staff were told that S`; None when nobody is named."""
    low, types = passage.reading.low, passage.types
    for i in range(stop):
        if low[i] not in passage.reading.lexicon.words["agents"]:
            continue
        end = next((k for k in range(i + 1, stop) if low[k] in BOUNDARIES), stop)
        if any(types[k] in ("person", "organisation") for k in range(i + 1, end)):
            return i + 1, end
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
    if clause.depth == 1 and clause.marker in reading.lexicon.words["turning"]:
        return clause  # it broke | when four researchers said that S
    return clause if clause.depth == 0 and clause.kind in ("main", "conjunct") else None


def _continues(reading: Reading, clause: Clause) -> bool:
    """`Et d'ajouter que S`: whoever spoke before goes on."""
    return clause.tense == "infinitive" and reading.low[0] in reading.lexicon.words["coordinators"]


def _is_negated(reading: Reading, clause: Clause) -> bool:
    """`X did not say that S` reports nothing."""
    topic = "particle" if "ne" in reading.lexicon.options else "negation"
    reach = range(clause.first - 3, clause.verb + 1)
    return any(
        cue.start in reach and reading.clauses[reading.clause_of[cue.start]] is clause for cue in reading.cues_of(topic)
    )


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
        if low[i - 1] in words["adverbial"]:
            continue  # alors que
        if clause.kind == "adverbial" and "that" in flags and low[i] in words["content_markers"]:
            return i  # something between the verb and its content, set off by commas, misleads the model
        told = "addressee" in flags or ("that" in flags and _is_interposed(reading, verb + 1))
        if clause.kind == "relative" and told and low[i] in words["content_markers"]:
            return i  # models hang what is told on whom it is told to, and what is said on where it is said
        if clause.kind == "infinitive" and "infinitive" in flags and low[i] not in words["prepositions"]:
            is_bare = not reading.parsed or low[clause.first].endswith(tuple(words["infinitive_endings"]))
            return i if is_bare else -1
        if clause.kind in ("content", "infinitive"):
            return -1
    return -1


def _is_interposed(reading: Reading, i: int) -> bool:
    """Whether a verb's complement is no object: `a confirmé | à plusieurs médias que S`, `a dit | mardi que S`."""
    words, low = reading.lexicon.words, reading.low[i]
    if low in words["reference"]:
        return False
    return low == "," or any(low in words[topic] for topic in ("prepositions", "fused", "after_verb"))


def _with_apposition(clause: Clause, cue: Span) -> Span | None:
    """A subject before its verb reaches up to it: `the mayor, Nora Steele, pointed out`."""
    subject = clause.subject
    end = min(cue[0], clause.first)
    if clause.kind == "conjunct" or subject is None or subject[1] > end:
        return subject  # of a verb before this one: X welcomed the deal, and said
    return (subject[0], end)
