"""Whether a phrase can be somebody whose word is reported."""

from collections.abc import Sequence

from transforms.claims.grammar import Reading, Span

_SPEAKING = frozenset({"person", "organisation"})
_MAX_SOURCE_WORDS = 30
_CUE_WORDS = 4
_SHARE_WORDS = 6
_THINGS = frozenset({"model", "product", "benchmark", "dataset", "event"})


def is_source(reading: Reading, subject: Span | None, flags: frozenset[str], types: Sequence[str]) -> bool:
    """Whether the subject of a reporting verb reports: not the author, not a result, not everybody.

    Verbs of evidence (`show`, `indicate`) report only for people and organisations: figures show things without being
    anybody's word.
    """
    if subject is None:
        return False
    lexicon, words, head = reading.lexicon, reading.lexicon.words, head_word(reading, subject)
    low, opener = reading.low[head], reading.low[subject[0]]
    if lexicon.pronouns.get(low, ("", "", ""))[2] == "n":  # it says; but `it suggests` is nobody's word
        return "evidence" not in flags
    ours = low in words["first_person"] and not (types[head] and reading.capital[head])  # us, not the US
    if ours or lexicon.pronouns.get(low, ("",))[0] == "2" or _is_nobody(reading, subject, low):
        return False
    if names_nobody(reading, subject):
        return False
    if _is_share(reading, subject):
        return False
    if low in words["evidence"] or (opener in words["evidence"] and opener not in words["determiners"]):
        return False
    if types[head] in _THINGS and not any(types[i] in _SPEAKING for i in range(*subject)):
        return False
    if "evidence" not in flags or "incise" in flags:
        return True
    if types[head] == "place" and reading.capital[head]:
        return True  # Washington, Wall Street
    speaks = types[head] in _SPEAKING or low in lexicon.pronouns
    return speaks or low in words["organisations"] or low in words["sources"]


def is_speaker_phrase(reading: Reading, span: Span, types: Sequence[str], *, known: bool) -> bool:
    """Whether the words after `selon`, `according to` name a source.

    `known`: the phrase before them attributes by itself, and only a manner (`selon les cas`) does not speak; elsewhere
    (`pour X,`) they must name a person or a role that speaks.
    """
    start, end = span
    if not 0 < end - start <= _MAX_SOURCE_WORDS:
        return False
    lexicon, head = reading.lexicon, head_word(reading, span)
    low = reading.low[head]
    if reading.low[start] in lexicon.words["content_markers"]:
        return False  # so dass
    if low in lexicon.pronouns:
        return lexicon.pronouns[low][0] == "3"
    if known:
        return low not in lexicon.words["manner"] and not _is_measure(reading, span, low, types)
    return any(types[i] == "person" for i in range(start, end)) or low in lexicon.words["sources"]


def _is_measure(reading: Reading, span: Span, head: str, types: Sequence[str]) -> bool:
    """`des publicités ciblées selon l'emplacement`: inside a clause, a known thing that nothing shows to speak."""
    words, start = reading.lexicon.words, span[0]
    known = "verb_final" not in reading.lexicon.options and reading.low[start] in words["definite"]
    if not known or any(types[i] for i in range(*span)):
        return False
    speaking = ("sources", "organisations", "documents", "anaphoric", "evidence", "institutions")
    before = reading.low[max(0, start - _CUE_WORDS) : start]
    apart = len(before) < _CUE_WORDS or any(not low[:1].isalnum() or low in words["coordinators"] for low in before)
    return not apart and not any(head in words[topic] for topic in speaking)


def _is_share(reading: Reading, span: Span) -> bool:
    """`48% des sondés`, `nearly half of voters`, `près d'un Français sur deux`: an opinion counted, nobody's word."""
    words, low = reading.lexicon.words, reading.low
    start = next((i + 1 for i in range(span[0], min(span[0] + 2, span[1])) if low[i] == ","), span[0])
    for i in range(start, min(start + _SHARE_WORDS, span[1] + 1, len(low) - 1)):
        if low[i] in words["sources"] or low[i] in words["organisations"]:
            return False  # le chef de la majorité de gauche
        if low[i] in words["fractions"]:
            return low[i + 1] in words["ties"]
        if low[i] in words["out_of"] and i > start:
            return _is_number(reading, i + 1) and any(_is_number(reading, k) for k in range(start, i))
    return False


def _is_number(reading: Reading, i: int) -> bool:
    low, words = reading.low[i], reading.lexicon.words
    return low.isdigit() or (low in words["indefinite"]) or low in words["numerals"]


def _is_nobody(reading: Reading, span: Span, head: str) -> bool:
    """`people say`, as opposed to `people close to the talks`."""
    return head in reading.lexicon.words["nobody"] and span[1] - span[0] <= 2


def names_nobody(reading: Reading, span: Span) -> bool:
    """`Plus important`, `Most strikingly`, `Quoi`: words of degree and judgement, or one that asks, without a noun."""
    words, low = reading.lexicon.words, [reading.low[i] for i in range(*span) if reading.is_word[i]]
    if len(low) == 1 and low[0] in words["interrogatives"]:
        return True
    if not low or low[0] not in words["degrees"]:
        return False
    judged = {reading.low[i] for cue in reading.cues_of("evaluative") for i in range(cue.start, cue.end)}
    adverb = tuple(words["adverb_endings"]) or ("\0",)
    return all(word in words["degrees"] or word in judged or word.endswith(adverb) for word in low[1:])


def head_word(reading: Reading, span: Span) -> int:
    """Index of the word that heads a noun phrase: its first noun, so far as closed classes tell it."""
    words = reading.lexicon.words
    start, end = span
    for i in range(start, end):
        low = reading.low[i]
        if low[:1].isalpha() and low not in words["determiners"] and low not in words["before_nouns"]:
            return _last_of_compound(reading, i, end)
        if low in reading.lexicon.pronouns:
            return i
    return max(start, end - 1)


def _last_of_compound(reading: Reading, i: int, end: int) -> int:
    """English puts the head last: walk to the end of the run of plain words."""
    words = reading.lexicon.words
    if "head_last" not in reading.lexicon.options:
        return i
    while i + 1 < end and reading.low[i + 1][:1].isalpha() and reading.low[i + 1] not in words["prepositions"]:
        if reading.low[i + 1] in words["relatives"] or reading.low[i + 1] in words["role_stops"]:
            break
        i += 1
    return i
