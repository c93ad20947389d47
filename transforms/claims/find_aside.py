"""Asides that attribute: `« S », a dit X`, `S, a-t-il dit`, `S, analysts say`, `The path, he says, was corrected`."""

from bisect import bisect_right

from transforms.claims.grammar import Reading
from transforms.claims.place_subject import subject_after, subject_before
from transforms.claims.report import BOUNDARIES, CLOSING, OPENING, Passage, Report
from transforms.claims.sources import head_word
from transforms.claims.speech_verbs import group_start, is_only_verb, is_tensed, listed_flags, reporting_flags

_SHORT_PHRASE = 4
_LONG_PHRASE = 12
_SPEAKER_REACH = 6
_DASHES = frozenset("—–")


def find_aside(passage: Passage) -> Report | None:
    """The last reporting verb between marks with its subject on one side (UD: parataxis), None without."""
    reading = passage.reading
    for v in reversed(_verbs(reading)):
        if v and reading.capital[v] and not passage.quoted[v - 1]:
            continue  # the United States
        if "incise" in _flags(reading, v) and (is_tensed(reading, v) or is_only_verb(reading, passage.quoted, v)):
            report = _inverted(passage, v) or _straight(passage, v)
            if report is not None:
                return report
    return _unlisted(passage)


def _verbs(reading: Reading) -> list[int]:
    """The words that are, or may be, reporting verbs; read from words alone, they are those with a lemma already."""
    if not reading.parsed:
        return [v for v, lemma in enumerate(reading.lemmas) if lemma]
    forms = reading.lexicon.forms
    return [v for v, (low, lemma) in enumerate(zip(reading.low, reading.lemmas, strict=True)) if lemma or low in forms]


def _unlisted(passage: Passage) -> Report | None:
    """`« S », balaie Anna Verne`: right after a quotation, any verb before a person's name attributes it."""
    reading, types = passage.reading, passage.types
    if "person" not in types or True not in passage.quoted:
        return None
    people = [k for k, kind in enumerate(types) if kind == "person"]
    for v in range(1, min(len(reading.low) - 1, people[-1])):
        named = people[bisect_right(people, v)]
        plain = not types[v] and named - v <= _SPEAKER_REACH and _is_plain_verb(reading, v)
        if not plain or any(not reading.low[k].isalnum() or reading.lemmas[k] for k in range(v + 1, named)):
            continue
        start = group_start(reading, v, v)
        if start and _is_after_quote(passage, start):
            frame = (start - 1, _frame_end(passage, v + 1, short=False))
            return Report("aside", (start, v + 1), (v + 1, len(types)), frame)
    return None


def _is_plain_verb(reading: Reading, v: int) -> bool:
    words, low = reading.lexicon.words, reading.low[v]
    closed = ("determiners", "prepositions", "coordinators", "relatives", "adverbial", "content_markers", "group")
    if not low.isalpha() or reading.capital[v] or any(low in words[topic] for topic in closed):
        return False
    return bool(reading.lemmas[v]) or not reading.parsed


def _flags(reading: Reading, v: int) -> frozenset[str]:
    """A model may take the verb of an aside for a noun: after a closing mark its form is enough."""
    if reading.lemmas[v]:
        return reporting_flags(reading, v)
    listed = listed_flags(reading, v)
    start = group_start(reading, v, v) if listed else 0
    return listed if start and reading.low[start - 1] in BOUNDARIES else frozenset()


def _inverted(passage: Passage, v: int) -> Report | None:
    """`, a déclaré X`, `, a-t-il dit`, `” said X`."""
    reading, quoted = passage.reading, passage.quoted
    low = reading.low
    start, end = group_start(reading, v, v), _clitics_end(reading, v + 1)
    if start and low[start - 1] not in BOUNDARIES:
        return None
    if start and low[start - 1] in CLOSING and quoted[start - 1] and quoted[start]:
        return None  # the mark opens a quotation
    pronoun = next((i for i in range(start, end) if _is_third_clitic(reading, i)), -1)
    if pronoun >= 0:
        frame = (max(start - 1, 0), _frame_end(passage, end, short=True))
        return Report("aside", (start, end), (pronoun, pronoun + 1), frame)
    if "pro_drop" in reading.lexicon.options and start and "".join(low[end : end + 1]) in (",", "."):
        return Report("aside", (start, end), None, (start - 1, _frame_end(passage, end, short=True)))
    subject = subject_after(passage, v)
    dropped = "pro_drop" in reading.lexicon.options and not _begins_phrase(reading, subject)
    placed = "".join(low[end : end + 1]) in reading.lexicon.words["prepositions"]
    if dropped and placed and start and _is_after_quote(passage, start):
        return Report("aside", (start, end), None, (start - 1, _frame_end(passage, end, short=False)))
    dash = next((i for i in range(v + 1, len(low)) if low[i] in _DASHES), -1) if low[start - 1] in _DASHES else -1
    if start and 0 < dash - subject <= _LONG_PHRASE and "that" in _flags(reading, v):
        return Report("aside", (start, end), (subject, dash), (start - 1, dash + 1))
    if start == 0 or subject >= len(low) or not (passage.types[subject] or _begins_phrase(reading, subject)):
        return None
    if quoted[v] and len(low) - v > _LONG_PHRASE and "person" not in passage.types[subject:]:
        return None
    if not _is_after_quote(passage, start) and not _inverts_freely(passage, start, v, subject):
        return None
    short = not _verb_before(reading, start) and not _is_after_quote(passage, start)
    frame = (start - 1, _frame_end(passage, end, short=short))
    return Report("aside", (start, end), (subject, max(frame[1], subject + 1)), frame)


def _straight(passage: Passage, v: int) -> Report | None:
    """`S, analysts say`, `” Smith told Reuters`, `The path, he says, was corrected`; English only."""
    reading = passage.reading
    low, words = reading.low, reading.lexicon.words
    if "zero_that" not in reading.lexicon.options or passage.quoted[v]:
        return None
    start = group_start(reading, v, v)
    left = subject_before(reading, v, start)
    if left < 1 or left == start or low[left - 1] not in BOUNDARIES or low[left - 1] in OPENING:
        return None
    if low[left] in words["adverbial"] or low[left] in words["coordinators"] or low[left] in words["relatives"]:
        return None
    if not reading.parsed and any(reading.lemmas[i] for i in range(left, start)):
        return None
    own = reading.clause_of[v]
    relative = reading.clauses[own].kind == "relative" and reading.clauses[own].verb == v
    relative = relative and not is_only_verb(reading, passage.quoted, v)
    if relative or any(c.parent == own and c.kind == "content" and c.verb > v for c in reading.clauses):
        return None
    if not _is_after_quote(passage, left) and not _stands_alone(passage, left, start, v):
        return None
    follows = low[v + 1] if v + 1 < len(low) else "."
    frame = (left - 1, _frame_end(passage, v + 1, short=follows == ","))
    return Report("aside", (start, v + 1), (left, start), frame)


def _stands_alone(passage: Passage, left: int, start: int, v: int) -> bool:
    """Whether `..., X says` without a quotation is an aside: nothing follows but marks, a place or who is told."""
    reading = passage.reading
    low, words = reading.low, reading.lexicon.words
    follows = low[v + 1] if v + 1 < len(low) else "."
    if low[left - 1] == follows == "," and start - left <= _SHORT_PHRASE:
        return True
    if follows in ",.;" and _verb_before(reading, left):
        return True
    placed = follows in words["prepositions"] or follows in words["after_verb"] or "addressee" in _flags(reading, v)
    tensed = (c for c in reading.clauses if c.first > v and c.is_finite)
    return placed and next(tensed, None) is None and _is_complete(reading, left, v, named=True)


def _inverts_freely(passage: Passage, start: int, v: int, subject: int) -> bool:
    """Whether the verb may stand before its subject outside a quotation; few English ones do."""
    reading = passage.reading
    if "zero_that" in reading.lexicon.options:
        clause = reading.clauses[reading.clause_of[v]]
        own = clause.subject if clause.verb == v and clause.kind != "conjunct" and reading.parsed else None
        if reading.lemmas[v] not in reading.lexicon.words["inverting"] or (own is not None and own[1] <= v):
            return False
    ends_soon = len(reading.low) - subject <= _SHORT_PHRASE + 1
    pronoun = reading.low[subject] in reading.lexicon.pronouns
    named = any(passage.types[subject : subject + _SPEAKER_REACH]) or _is_role(reading, subject) or ends_soon or pronoun
    enclosed = reading.low[start - 1] == "," and "," in reading.low[subject + 1 : subject + 1 + _SHORT_PHRASE]
    person = passage.types[subject] == "person" and (enclosed or start > _SPEAKER_REACH)
    ends = start > _LONG_PHRASE and _is_role(reading, subject) and "person" in passage.types[subject:]
    if (person or ends or (enclosed and named)) and "that" in _flags(reading, v):
        return True
    if ends_soon and start > _LONG_PHRASE and "that" in _flags(reading, v):
        return True
    return _is_complete(reading, start, v, named=named)


def _is_complete(reading: Reading, start: int, v: int, *, named: bool) -> bool:
    """Whether what stands before an aside is a sentence by itself, of which its verb is not just another predicate.

    `named`: a name stands where the aside's subject would; `he came, announced Smith` is then no enumeration of verbs.
    """
    own = reading.clause_of[v]
    clause = reading.clauses[own]
    enumerated = reading.parsed and clause.verb == v and clause.kind == "conjunct" and not named
    if enumerated or "that" not in _flags(reading, v):
        return False
    if not reading.parsed and named and start > _LONG_PHRASE // 2:
        return True
    before = (c for k, c in enumerate(reading.clauses) if (k != own or c.verb < start) and 0 <= c.first < start)
    return any(c.is_finite and c.kind != "relative" and not c.marker for c in before)


def _is_after_quote(passage: Passage, i: int) -> bool:
    """Whether a quotation ends right before word `i`, but for a comma."""
    low, quoted = passage.reading.low, passage.quoted
    k = i - 1
    while k >= 0 and not quoted[k] and low[k] == ",":
        k -= 1
    if k == i - 1 and _is_nickname(passage, k):
        return False
    return not quoted[i] and k >= 0 and (quoted[k] or low[k] in ("»", "”"))


def _is_nickname(passage: Passage, k: int) -> bool:
    """Whether the quotation that ends at word `k` is the noun of an article before it: `le « Tigre » juge`."""
    quoted, reading = passage.quoted, passage.reading
    opened = k if quoted[k] else k - 1
    while opened > 0 and quoted[opened - 1] and k - opened < _SPEAKER_REACH:
        opened -= 1
    before = reading.low[opened - 1] if opened > 0 and not quoted[opened - 1] else ""
    return before in reading.lexicon.words["determiners"]


def _frame_end(passage: Passage, start: int, *, short: bool) -> int:
    """Where an aside that is under way at `start` ends: the next quotation, its closing comma, or the sentence."""
    low, quoted = passage.reading.low, passage.quoted
    for i in range(start, len(low)):
        if i and quoted[i] and not quoted[i - 1]:
            return i
        if short and low[i] in (",", "—", "–", ":"):
            return i + 1
        if low[i] == ":" or (quoted[i] and low[i] == "."):
            return i
    return len(low)


def _clitics_end(reading: Reading, end: int) -> int:
    """Past the pronouns hung on a verb: `explique-t-elle`, also misspelt `affirme t-il`."""
    low = reading.low
    while end < len(low) and (
        low[end].startswith("-") or (low[end] == "t" and "".join(low[end + 1 : end + 2]).startswith("-"))
    ):
        end += 1
    return end


def _begins_phrase(reading: Reading, i: int) -> bool:
    words = reading.lexicon.words
    if i >= len(reading.low) or reading.low[i] in words["content_markers"]:
        return False
    topics = ("determiners", "before_nouns", "sources", "organisations")
    if reading.lexicon.pronouns.get(reading.low[i], ("",))[0] == "3":
        return True
    return reading.capital[i] or any(reading.low[i] in words[topic] for topic in topics)


def _verb_before(reading: Reading, stop: int) -> bool:
    return any(0 <= clause.first < stop and clause.is_finite for clause in reading.clauses)


def _is_role(reading: Reading, start: int) -> bool:
    words, end = reading.lexicon.words, min(start + _SPEAKER_REACH, len(reading.low))
    low = reading.low[head_word(reading, (start, end))]
    return low in words["sources"] or low in words["organisations"]


def _is_third_clitic(reading: Reading, i: int) -> bool:
    low = reading.low[i]
    return low.startswith("-") and reading.lexicon.pronouns.get(low, ("",))[0] == "3"
