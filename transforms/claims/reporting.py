"""Who is made to speak inside one sentence: the reporting verb or phrase, the words that name its speaker, its frame.

Forms covered: `X says that S`, `X dit avoir V`, `S, said X` and `« S », a dit X` (asides, inverted or not), `X : « S »`,
`according to X, S`, hearsay adverbs. What the words of each form are is data; the forms are those described for French
and English reported speech in the Universal Dependencies guidelines (ccomp, xcomp, parataxis of speech verbs).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.claims.grammar import Clause, Reading, Span
from transforms.claims.quote_marks import BOUNDARIES, CLOSING, OPENING
from transforms.claims.sources import head_word, is_source, is_speaker_phrase


_SPOKEN_WORDS = 4
"""Quoted words that make up somebody's phrase; fewer are the author's scare quotes."""
_SHORT_PHRASE = 4
_LONG_PHRASE = 12
_GROUP_WORDS = 9
_SPEAKER_REACH = 6


@dataclass(frozen=True, slots=True)
class Report:
    """A frame that attributes the rest of its sentence.

    Attributes:
        kind: `that`, `infinitive`, `aside`, `intro` (a quotation follows the verb),
            `colon` (a quotation follows a colon and no verb), `source`, `hearsay`.
        cue: the attributing words.
        speaker: the words that name the speaker; None when nobody is named.
        frame: the words that attribute, as opposed to what is said; `that` frames reach from the sentence's start.
        denial: the verb denies what follows.
    """

    kind: str
    cue: Span
    speaker: Span | None
    frame: Span
    denial: bool = False


def find_report(reading: Reading, quoted: Sequence[bool], types: Sequence[str]) -> Report | None:
    """The frame of a sentence, None when its author speaks.

    Args:
        reading: the sentence.
        quoted: for each word, whether it stands in quotation marks.
        types: for each word, the type of the mention that covers it, "" without.
    """
    has_quote, all_quoted = any(quoted), all(quoted)
    aside = _find_aside(reading, quoted, types)
    if all_quoted:
        return aside
    if has_quote and aside is not None:
        return aside
    comparison = _find_comparison(reading, types)
    if comparison is not None:
        return comparison
    source = _find_source(reading, quoted, types)
    if source is not None and source.cue[0] <= 2:
        return source
    intro = _find_intro(reading, quoted) if has_quote else None
    return _find_content(reading, quoted, types) or intro or aside or source or _find_hearsay(reading, quoted)


def _find_content(reading: Reading, quoted: Sequence[bool], types: Sequence[str]) -> Report | None:
    """`X says that S`, `X dit avoir V`: the outermost reporting clause with what it reports."""
    for k, clause in enumerate(reading.clauses):
        stance = _stance(reading, k)
        flags = _flags(reading, clause.verb) if stance < 0 else frozenset({"that"})
        if clause.verb < 0 or quoted[clause.verb] or not flags & {"that", "infinitive"}:
            continue
        owner = _owner(reading, k)
        if owner is None or owner.tense in ("future", "imperative") or _is_negated(reading, k):
            continue
        start = _content_start(reading, k, flags)
        dropped = "pro_drop" in reading.lexicon.options and owner.subject is None
        if start < 0 or not (dropped or is_source(reading, owner.subject, flags, types)):
            continue
        kind = "that" if reading.clauses[reading.clause_of[start]].kind != "infinitive" else "infinitive"
        cue = (_group_start(reading, clause.verb, clause.first), max(clause.verb, stance) + 1)
        subject = _with_apposition(owner.subject, cue) if owner is clause else owner.subject
        return Report(kind, cue, subject, (0, start), denial="denial" in flags)
    return None


def _stance(reading: Reading, k: int) -> int:
    """The adjective of `is adamant that S`, `est convaincu que S` in clause `k`; -1 without one."""
    clause, words = reading.clauses[k], reading.lexicon.words
    if clause.verb < 0 or not (clause.lemma in words["copulas"] or reading.low[clause.first] in words["copula_forms"]):
        return -1
    stop = min(clause.first + 6, len(reading.low))
    return next((i for i in range(clause.first, stop) if reading.low[i] in words["stance"] and reading.clause_of[i] == k), -1)


def _with_apposition(subject: Span | None, cue: Span) -> Span | None:
    """A subject before its verb reaches up to it: `the mayor, Nora Steele, pointed out`."""
    return (subject[0], cue[0]) if subject is not None and subject[1] <= cue[0] else subject


def _flags(reading: Reading, verb: int) -> frozenset[str]:
    if verb < 0:
        return frozenset()
    if any(cue.end == verb + 1 or cue.end - 1 <= verb < cue.end for cue in reading.cues_of("speech")):
        return frozenset({"that"})
    return reading.lexicon.reporting.get(reading.lemmas[verb] or reading.clauses[reading.clause_of[verb]].lemma, frozenset())


def _owner(reading: Reading, k: int) -> Clause | None:
    """The main clause that reports in clause `k`: itself, or the one whose infinitive it is; None in a subordinate."""
    clause = reading.clauses[k]
    while clause.kind == "infinitive" and clause.parent >= 0:
        clause = reading.clauses[clause.parent]
        if clause.lemma not in reading.lexicon.words["controlling"]:
            return None
    return clause if clause.depth == 0 and clause.kind in ("main", "conjunct") else None


def _is_negated(reading: Reading, k: int) -> bool:
    """`X did not say that S` reports nothing."""
    clause = reading.clauses[k]
    topics = ("particle",) if "ne" in reading.lexicon.options else ("negation",)
    return any(
        reading.clause_of[cue.start] == k and clause.first - 3 <= cue.start <= clause.verb for cue in reading.cues_of(*topics)
    )


def _content_start(reading: Reading, k: int, flags: frozenset[str]) -> int:
    """First word of what clause `k` reports, -1 when it reports no clause."""
    verb = reading.clauses[k].verb
    for i in range(verb + 1, len(reading.low)):
        at = reading.clause_of[i]
        clause = reading.clauses[at]
        if at == k or clause.parent != k or 0 <= clause.verb < verb:
            continue
        if clause.kind == "content" and "that" in flags:
            conditions = reading.lexicon.words["conditions"]
            return -1 if clause.marker in conditions or reading.low[i] in conditions else i
        if clause.kind == "infinitive" and "infinitive" in flags and reading.low[i] not in reading.lexicon.words["prepositions"]:
            return i
        if clause.kind in ("content", "infinitive"):
            return -1
    return -1


def _find_aside(reading: Reading, quoted: Sequence[bool], types: Sequence[str]) -> Report | None:
    """`« S », a dit X` and `S, she says`: a reporting verb between marks, with its subject on one side."""
    for v in range(len(reading.low) - 1, -1, -1):
        flags = _flags(reading, v) if reading.lemmas[v] else _listed(reading, v)
        if "incise" not in flags or not _is_tensed(reading, v):
            continue
        report = _inverted(reading, v, quoted, types) or _straight(reading, v, quoted)
        if report is not None:
            return report
    return None


def _listed(reading: Reading, v: int) -> frozenset[str]:
    """A model may take the verb of an aside for a noun: after a closing mark its form is enough."""
    return _listed_flags(reading, v) if v and reading.low[v - 1] in BOUNDARIES else frozenset()


def _listed_flags(reading: Reading, v: int) -> frozenset[str]:
    form = reading.lexicon.forms.get(reading.low[v])
    return reading.lexicon.reporting[form[0]] if form is not None else frozenset()


def _is_tensed(reading: Reading, v: int) -> bool:
    """Whether verb `v` can carry an aside: `..., adding that S` and `reason to wonder` cannot."""
    if any(cue.end == v + 1 for cue in reading.cues_of("speech")):
        return True
    tense = reading.lexicon.forms.get(reading.low[v], ("", ""))[1]
    auxiliaries = reading.lexicon.words["auxiliaries"]
    if tense == "participle" and not any(word in auxiliaries for word in reading.low[max(0, v - _GROUP_WORDS) : v]):
        return False
    clause = reading.clauses[reading.clause_of[v]]
    bare = tense in ("", "present") and v > 0 and reading.low[v - 1] in reading.lexicon.words["infinitive_markers"]
    return tense != "gerund" and not bare and not (clause.verb == v and clause.tense == "infinitive")


def _inverted(reading: Reading, v: int, quoted: Sequence[bool], types: Sequence[str]) -> Report | None:
    """`, a déclaré X`, `, a-t-il dit`, `” said X`."""
    low, words = reading.low, reading.lexicon.words
    start = _group_start(reading, v, v)
    if start and (low[start - 1] not in BOUNDARIES or (quoted[start - 1] and quoted[start] and low[start - 1] in CLOSING)):
        return None
    end = v + 1
    while end < len(low) and (low[end].startswith("-") or (low[end] == "t" and low[end + 1 : end + 2] and low[end + 1].startswith("-"))):
        end += 1
    subject = _after(reading, v)
    pronoun = next((i for i in range(start, end) if _is_third_clitic(reading, i)), -1)
    after_quote = _is_after_quote(reading, quoted, start)
    if pronoun < 0:
        if start == 0 or (quoted[v] and len(reading.low) - v > _LONG_PHRASE):
            return None
        if subject >= len(low) or low[subject] in words["content_markers"] or not _begins_phrase(reading, subject):
            return None
        named = any(types[subject : subject + _SPEAKER_REACH]) or _is_role(reading, subject) or _ends_soon(reading, subject)
        if not after_quote and not _inverts(reading, v):
            return None
        if not after_quote and not _is_complete(reading, start, v, named):
            return None
    frame = (max(start - 1, 0), _frame_end(reading, end, quoted, short=pronoun >= 0))
    speaker = (pronoun, pronoun + 1) if pronoun >= 0 else (subject, frame[1])
    return Report("aside", (start, end), speaker, frame)


def _straight(reading: Reading, v: int, quoted: Sequence[bool]) -> Report | None:
    """`S, analysts say`, `” Smith told Reuters`, `The path, he says, was corrected`."""
    low = reading.low
    if "zero_that" not in reading.lexicon.options or quoted[v]:
        return None
    start = _group_start(reading, v, v)
    left = _subject_start(reading, v, start)
    if left > 0 and low[left - 1] not in BOUNDARIES:
        left = _phrase_start(reading, start)
    if left < 1 or left == start or low[left - 1] not in BOUNDARIES or low[left - 1] in OPENING:
        return None
    after_quote = _is_after_quote(reading, quoted, left)
    follows = low[v + 1] if v + 1 < len(low) else "."
    parenthetical = low[left - 1] == follows == "," and start - left <= _SHORT_PHRASE
    if not after_quote and not parenthetical and (follows not in ",.;" or not _verb_before(reading, left)):
        place = follows in reading.lexicon.words["prepositions"] or follows in reading.lexicon.words["after_verb"]
        if not (place or _takes_addressee(reading, v)) or _first_verb(reading, v + 1) < len(low):
            return None
        if not _is_complete(reading, left, v, named=True):
            return None
    words = reading.lexicon.words
    if low[left] in words["adverbial"] or low[left] in words["coordinators"] or low[left] in words["relatives"]:
        return None
    if any(reading.lemmas[i] for i in range(left, start)) and not reading.parsed:
        return None
    if any(clause.parent == reading.clause_of[v] and clause.kind == "content" and clause.verb > v for clause in reading.clauses):
        return None
    return Report("aside", (start, v + 1), (left, start), (left - 1, _frame_end(reading, v + 1, quoted, short=follows == ",")))


def _subject_start(reading: Reading, v: int, start: int) -> int:
    """First word of the subject before verb `v`: as parsed (`his wife, Alice, said`), else up to the mark before it."""
    clause = reading.clauses[reading.clause_of[v]]
    if reading.parsed and clause.verb == v and clause.subject is not None and clause.subject[1] <= start:
        return clause.subject[0]
    return _phrase_start(reading, start)


def _find_intro(reading: Reading, quoted: Sequence[bool]) -> Report | None:
    """`X explains: “S”`, `X a écrit « S »`: what stands before the quotation names who speaks in it."""
    first = quoted.index(True)
    low = reading.low
    colon = next((i for i in range(first - 1, max(first - 4, -1), -1) if low[i] == ":"), -1)
    spoken = sum(1 for i in range(first, len(low)) if quoted[i] and low[i][:1].isalnum())
    if first == 0 or spoken < _SPOKEN_WORDS:
        return None
    verb = max((c.verb for c in reading.clauses if c.depth == 0 and 0 <= c.verb < first and _speaks(reading, c.verb)), default=-1)
    if verb < 0 and colon >= 0:
        return Report("colon", (colon, colon + 1), (0, colon), (0, first))
    if verb < 0 or (colon < 0 and any(low[i][:1].isalnum() for i in range(verb + 1, first))):
        return None
    clause = reading.clauses[reading.clause_of[verb]]
    cue = (_group_start(reading, verb, clause.first), verb + 1)
    return Report("intro", cue, clause.subject or ((0, cue[0]) if cue[0] else None), (0, first))


def _speaks(reading: Reading, verb: int) -> bool:
    return _is_tensed(reading, verb) and bool(_flags(reading, verb) & {"that", "incise"})


def _find_source(reading: Reading, quoted: Sequence[bool], types: Sequence[str]) -> Report | None:
    """`According to X, S` and `S, selon X`."""
    low = reading.low
    excluded = {cue.start for cue in reading.cues_of("not_source")}
    for cue in reading.cues_of("source", "viewpoint", "postposed", "aside_source"):
        if cue.start in excluded or quoted[cue.start] or (cue.topic == "viewpoint" and not _opens(reading, cue.start)):
            continue
        if cue.topic == "postposed":
            left = _phrase_start(reading, cue.start)
            if left < cue.start and is_speaker_phrase(reading, (left, cue.start), types, known=True):
                return Report("source", (cue.start, cue.end), (left, cue.start), (left, cue.end))
            continue
        stop = next((i for i in range(cue.end, len(low)) if low[i] in BOUNDARIES or low[i] in ".;:" or low[i] in OPENING), len(low))
        stop = min(stop, _first_verb(reading, cue.end), _noun_phrase_end(reading, cue.end))
        if not any(types[cue.end : stop]):
            stop = _apposed(reading, stop, types)
        if cue.topic == "viewpoint" and (stop >= len(low) or low[stop] != ","):
            continue
        if cue.topic == "aside_source" and (cue.start == 0 or low[cue.start - 1] not in BOUNDARIES):
            continue
        if is_speaker_phrase(reading, (cue.end, stop), types, known=cue.topic != "viewpoint"):
            return Report("source", (cue.start, cue.end), (cue.end, stop), (cue.start, stop))
    return None


def _noun_phrase_end(reading: Reading, start: int) -> int:
    """German capitalises nouns: the phrase ends at the first plain word after one (`Laut Feuerwehr | bestand`)."""
    words, low = reading.lexicon.words, reading.low
    if "verb_final" not in reading.lexicon.options:
        return len(low)
    i = start
    while i < len(low) and not reading.capital[i]:
        i += 1
    while i < len(low) and (reading.capital[i] or low[i] in words["ties"] or low[i] in words["determiners"]):
        i += 1
    return i


def _find_comparison(reading: Reading, types: Sequence[str]) -> Report | None:
    """`As X noted, S`, `Wie X mitteilte, S`: a reporting verb before the first comma."""
    low = reading.low
    if not any(cue.start == 0 for cue in reading.cues_of("comparison")) or "," not in low:
        return None
    comma = low.index(",")
    verb = next((i for i in range(1, comma) if "that" in _listed_flags(reading, i) and _is_tensed(reading, i)), -1)
    subject = (1, verb) if verb > 1 else (verb + 1, comma)
    if verb < 0 or subject[0] >= subject[1] or not is_source(reading, subject, frozenset(), types):
        return None
    return Report("source", (verb, verb + 1), subject, (0, comma + 1))


def _opens(reading: Reading, i: int) -> bool:
    return i == 0 or (i == 1 and reading.low[0] in reading.lexicon.words["coordinators"])


def _apposed(reading: Reading, stop: int, types: Sequence[str]) -> int:
    """`according to his aunt, Jane Starner, ...`: a person right after the comma is who the phrase means."""
    if stop + 1 >= len(types) or reading.low[stop] != "," or types[stop + 1] != "person":
        return stop
    end = stop + 1
    while end < len(types) and types[end] == "person":
        end += 1
    return end if end < len(types) and reading.low[end] in BOUNDARIES else stop


def _find_hearsay(reading: Reading, quoted: Sequence[bool]) -> Report | None:
    for cue in reading.cues_of("hearsay"):
        clause = reading.clauses[reading.clause_of[cue.start]]
        if not quoted[cue.start] and clause.depth == 0 and clause.kind != "relative":
            return Report("hearsay", (cue.start, cue.end), None, (cue.start, cue.end))
    return None


def _group_start(reading: Reading, verb: int, first: int) -> int:
    """First word of the verb's group: its auxiliary and clitics, over what may stand between (`a, pour sa part, dit`)."""
    words, low = reading.lexicon.words, reading.low
    start = at = verb
    while at > 0 and verb - at < _GROUP_WORDS:
        if low[at - 1] in words["group"]:
            start = at = at - 1
        elif low[at - 1] in words["group_fillers"]:
            at -= 1
        else:
            break
    return first if 0 <= first < start and start - first <= 3 else start


def _phrase_start(reading: Reading, end: int) -> int:
    """Walk left from `end` over a noun phrase, to the mark before it (at most 12 words)."""
    start = end
    while start > 0 and end - start < 12 and reading.low[start - 1] not in BOUNDARIES and reading.low[start - 1] not in OPENING:
        start -= 1
    return start


def _frame_end(reading: Reading, start: int, quoted: Sequence[bool], *, short: bool) -> int:
    """Where an aside that is under way at `start` ends: the next quotation, its closing comma, or the sentence."""
    for i in range(start, len(reading.low)):
        word = reading.low[i]
        if i and quoted[i] and not quoted[i - 1]:
            return i
        if short and word in (",", "—", "–", ":"):
            return i + 1
        if word == ":" or (quoted[i] and word == "."):
            return i
    return len(reading.low)


def _after(reading: Reading, v: int) -> int:
    """Where the subject begins after an inverted verb: past times and addressees (`a dit lundi à la presse | X`)."""
    words, low = reading.lexicon.words, reading.low
    i = v + 1
    while i < len(low) and low[i] not in words["content_markers"]:
        if low[i] in words["prepositions"] or low[i] in words["fused"]:
            i += 1 + (i + 1 < len(low) and low[i + 1] in words["determiners"])
        elif low[i] not in words["after_verb"]:
            break
        i += 1
    return i


def _begins_phrase(reading: Reading, i: int) -> bool:
    words = reading.lexicon.words
    return reading.capital[i] or reading.low[i] in words["determiners"] or reading.low[i] in words["before_nouns"]


def _verb_before(reading: Reading, stop: int) -> bool:
    return any(0 <= clause.first < stop and clause.is_finite for clause in reading.clauses)


def _is_complete(reading: Reading, start: int, v: int, named: bool) -> bool:
    """Whether what stands before an aside is a sentence by itself, of which its verb is not just another predicate.

    `named`: a name stands where the aside's subject would; `he came, announced Smith` is then no enumeration of verbs.
    """
    own = reading.clause_of[v]
    clause = reading.clauses[own]
    if "that" not in _flags(reading, v) or (clause.verb == v and clause.kind == "conjunct" and reading.parsed and not named):
        return False
    return any(
        0 <= other.first < start and other.is_finite and k != own and other.kind != "relative" and not other.marker
        for k, other in enumerate(reading.clauses)
    )


def _is_after_quote(reading: Reading, quoted: Sequence[bool], i: int) -> bool:
    """Whether a quotation ends right before word `i`, but for a comma."""
    if quoted[i]:
        return False
    k = i - 1
    while k >= 0 and not quoted[k] and reading.low[k] == ",":
        k -= 1
    return k >= 0 and (quoted[k] or reading.low[k] in ("»", "”"))


def _takes_addressee(reading: Reading, v: int) -> bool:
    """`told` is followed by who hears, not by who speaks."""
    return "addressee" in _flags(reading, v)


def _inverts(reading: Reading, v: int) -> bool:
    """Whether verb `v` may stand before its subject outside a quotation; few English ones do."""
    if "zero_that" not in reading.lexicon.options:
        return True
    clause = reading.clauses[reading.clause_of[v]]
    subject = clause.subject if clause.verb == v and clause.kind != "conjunct" else None
    preceded = reading.parsed and subject is not None and subject[1] <= v
    return not preceded and reading.lemmas[v] in reading.lexicon.words["inverting"]


def _is_role(reading: Reading, start: int) -> bool:
    words = reading.lexicon.words
    low = reading.low[head_word(reading, (start, min(start + _SPEAKER_REACH, len(reading.low))))]
    return low in words["sources"] or low in words["organisations"]


def _is_third_clitic(reading: Reading, i: int) -> bool:
    low = reading.low[i]
    return low.startswith("-") and reading.lexicon.pronouns.get(low, ("",))[0] == "3"


def _ends_soon(reading: Reading, i: int) -> bool:
    """Whether nothing but a short phrase is left of the sentence from word `i` on."""
    return len(reading.low) - i <= _SHORT_PHRASE + 1


def _first_verb(reading: Reading, start: int) -> int:
    return min((clause.first for clause in reading.clauses if clause.first >= start and clause.is_finite), default=len(reading.low))
