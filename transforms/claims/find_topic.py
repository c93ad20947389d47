"""Whom a sentence of the author's is about: the person, organisation or somebody unnamed that is its subject."""

from bisect import bisect_left
from collections.abc import Sequence

from transforms.claims.discourse import NOBODY, Discourse, Speaker
from transforms.claims.grammar import Reading, Span
from transforms.claims.resolve_speaker import resolve_speaker
from transforms.claims.sources import head_word
from transforms.model import Mention

_HYPHENS = frozenset("-\u2010\u2011")
_TOPICS = ("person", "organisation")


def _is_tied(reading: Reading, mention: Mention) -> bool:
    first = bisect_left(reading.starts, mention.char_start)
    return first > 0 and reading.low[first - 1] in reading.lexicon.words["ties"]


def find_topic(reading: Reading, mentions: Sequence[Mention], sentence: int, discourse: Discourse) -> Speaker:
    """The person, organisation or speaking role that is the subject of the sentence's main clause; else NOBODY."""
    main = next((clause for clause in reading.clauses if clause.depth == 0 and clause.subject is not None), None)
    if main is None or main.subject is None:
        person = next((m for m in mentions if m.type == "person"), None)
        return Speaker(person.name, person) if person is not None else NOBODY
    start, end = reading.starts[main.subject[0]], reading.ends[main.subject[1] - 1]
    inside = [m for m in mentions if start <= m.char_start < end and m.type in _TOPICS]
    heads = [m for m in inside if not _is_tied(reading, m)] or inside  # el abogado de X, Y: not X
    topic = next((m for m in heads if m.type == "person"), heads[0] if heads else None)
    if topic is not None:
        return Speaker(topic.name, topic)
    head = head_word(reading, main.subject)
    words = reading.lexicon.words
    subject = main.subject
    if subject[0] and reading.low[subject[0] - 1] in words["prepositions"]:
        subject = (0, max(main.first, 1))  # une femme a, quant à | elle, perdu
    if reading.low[subject[0]] in words["indefinite"] and _is_somebody(reading, subject):
        return resolve_speaker(reading, _first_phrase(reading, subject), sentence, discourse)
    definite = reading.low[main.subject[0]] in words["definite"]
    if definite and reading.low[head] in words["sources"] and not reading.low[head].endswith("s"):
        return resolve_speaker(reading, main.subject, sentence, discourse)
    return NOBODY


def _is_somebody(reading: Reading, subject: Span) -> bool:
    """Whether an indefinite noun phrase means a person: `une retraitée`, `a 49-year-old woman`, `un soixantenaire`."""
    words, phrase = reading.lexicon.words, _first_phrase(reading, subject)
    head = reading.low[phrase[1] - 1 if "head_last" in reading.lexicon.options else head_word(reading, phrase)]
    endings = tuple(words["person_endings"])
    if head.endswith("s"):
        return False
    listed = head in words["anaphoric"] or head in words["sources"]
    return listed or (bool(endings) and head.endswith(endings))


def _first_phrase(reading: Reading, subject: Span) -> Span:
    """A noun phrase up to the participle or the mark after its noun: `un soixantenaire | opéré en mai`."""
    stop = next((i for i in range(subject[0] + 2, subject[1]) if _ends_phrase(reading, i)), subject[1])
    return (subject[0], stop)


def _ends_phrase(reading: Reading, i: int) -> bool:
    if "head_last" in reading.lexicon.options and reading.low[i] in reading.lexicon.words["prepositions"]:
        return True
    return bool(reading.lemmas[i]) or not (reading.is_word[i] or reading.low[i] in _HYPHENS)
