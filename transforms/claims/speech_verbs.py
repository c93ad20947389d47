"""Which words of a sentence are verbs that report, and how far their verb group reaches."""

from collections.abc import Sequence

from transforms.claims.grammar import Clause, Reading

_GROUP_WORDS = 9
_PHRASAL = frozenset({"that", "incise"})
_NONE: frozenset[str] = frozenset()


def reporting_flags(reading: Reading, verb: int) -> frozenset[str]:
    """What the verb at word `verb` can introduce (see `Lexicon.reporting`); empty for any other word, and for -1."""
    if verb < 0:
        return _NONE
    if reading.has("speech") and any(cue.start <= verb < cue.end for cue in reading.cues_of("speech")):
        return _PHRASAL
    lemma = reading.lemmas[verb] or reading.clauses[reading.clause_of[verb]].lemma
    return _NONE if lemma in reading.lexicon.words["phrasal"] else reading.lexicon.reporting.get(lemma, _NONE)


def listed_flags(reading: Reading, word: int) -> frozenset[str]:
    """The same by the word's form alone, for verbs that a model takes for nouns."""
    form = reading.lexicon.forms.get(reading.low[word])
    return reading.lexicon.reporting[form[0]] if form is not None else _NONE


def is_tensed(reading: Reading, verb: int) -> bool:
    """Whether a verb that reports is finite: `..., adding that S` and `reason to wonder` attribute nothing."""
    if reading.has("speech") and any(cue.end == verb + 1 for cue in reading.cues_of("speech")):
        return True
    words = reading.lexicon.words
    tense = reading.lexicon.forms.get(reading.low[verb], ("", ""))[1]
    before = reading.low[max(0, verb - _GROUP_WORDS) : verb]
    if tense == "gerund" or (tense == "participle" and words["auxiliaries"].isdisjoint(before)):
        return False
    clause = reading.clauses[reading.clause_of[verb]]
    bare = tense in ("", "present") and bool(before) and before[-1] in words["infinitive_markers"]
    if bare or clause.verb != verb:
        return not bare
    told = clause.kind == "main" and clause.subject is not None  # a model took `the nurse described` for a participle
    reduced = clause.tense == "participle" and tense != "present" and words["auxiliaries"].isdisjoint(before)
    reduced = reduced and not told
    return clause.tense != "infinitive" and not (reduced and reading.parsed)


def is_only_verb(reading: Reading, quoted: Sequence[bool], verb: int) -> bool:
    """Whether a past tense that a model took for a participle stands alone beside a quotation: `“S,” X described`."""
    if reading.lexicon.forms.get(reading.low[verb], ("", ""))[1] != "past" or True not in quoted or quoted[verb]:
        return False
    return not any(reading.lemmas[i] and not quoted[i] for i in range(len(quoted)) if i != verb)


def is_passive(reading: Reading, clause: Clause) -> bool:
    """Whether a clause's verb is done to its subject: `employees were told`, `elle a été condamnée`."""
    low, words = reading.low, reading.lexicon.words
    if not 0 <= clause.first < clause.verb or reading.lexicon.forms.get(low[clause.verb], ("", ""))[1] == "gerund":
        return False
    group = (low[i] for i in range(clause.first, clause.verb) if reading.clause_of[i] == reading.clause_of[clause.verb])
    return any(word in words["passive_auxiliaries"] for word in group)


def group_start(reading: Reading, verb: int, first: int) -> int:
    """First word of the verb's group: its auxiliary and clitics, over what may stand between (`a, pour sa part, dit`).

    `first` is where the clause's verbal words begin, or `verb` itself where that is not known.
    """
    words, low = reading.lexicon.words, reading.low
    adverbs = tuple(words["adverb_endings"])
    start = at = verb
    while at > 0 and verb - at < _GROUP_WORDS:
        if low[at - 1] in words["group"]:
            start = at = at - 1
        elif low[at - 1] in words["group_fillers"] or (adverbs and low[at - 1].endswith(adverbs)):
            at -= 1
        else:
            break
    return first if 0 <= first < start and start - first <= 3 else start
