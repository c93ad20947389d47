"""Which name a definite description stands for: `the minister`, `la banque`, `le Norvégien`."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from transforms.claims.discourse import MEMORY, NOBODY, Discourse, Speaker
from transforms.claims.find_gender import find_gender
from transforms.claims.grammar import Reading, Span
from transforms.claims.resolve_issuer import name_of_short_form, resolve_issuer
from transforms.claims.sources import head_word
from transforms.model import Mention

_WINDOW = 60
"""Characters around a name in which its role is looked for."""
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LONGEST = 4
_HEAD_LETTERS = 6
_BESIDE = 2
"""Sentences back to whoever `ce dernier`, or a bare `the minister`, may mean."""


def resolve_role(reading: Reading, role: Span, end: int, sentence: int, discourse: Discourse) -> Speaker | None:
    """The name that the words of `role` stand for, None when they say all there is to know.

    `end` is where the whole phrase ends. A name the text has called by that noun is meant; a company, whatever company
    came last; a description that can only take up somebody (`ce dernier`, `the Norwegian`, `the former singer`), the
    person the text was just dealing with.
    """
    words, low = reading.lexicon.words, reading.low
    length = role[1] - role[0]
    if low[role[0]] not in words["definite"] or length > _LONGEST:
        return None
    noun = low[head_word(reading, role)]
    if noun in words["latter"]:
        return _latter(reading, role, sentence, discourse)
    if noun.endswith("s") and noun not in words["institutions"] and noun not in words["anaphoric"]:
        return None  # several people: nobody in particular
    if noun in words["documents"] and noun not in words["organisations"]:
        owned = role[1] < end and low[role[1]] in words["publishing"]
        return None if owned else _issued(reading, role, noun, sentence, discourse)
    short = name_of_short_form(reading, noun, discourse.recent(sentence)) if length == 2 else None
    if short is not None:
        return Speaker(short.name, short)
    wanted = "organisation" if noun in words["organisations"] else "person"
    earlier = [m for m in discourse.recent(sentence) if m.type == wanted and _agrees(m, reading, role, discourse)]
    at = head_word(reading, role)
    rank = low[at - 1] if at > role[0] and low[at - 1] in words["ranks"] else ""
    named = (m for m in earlier if length <= 3 and _is_called(_around(m, discourse.text), noun, words))
    called = next((m for m in named if _rank(m, noun, discourse.text, words["ranks"]) == rank), None)
    if called is not None:
        return Speaker(called.name, called)
    if any(role[0] <= cue.start < role[1] for cue in reading.cues_of("office")):
        return _holder(reading, earlier, discourse)
    if role[1] < end and low[role[1]] in words["relatives"]:
        return None
    if wanted == "person":
        return _taken_up(reading, role, noun, earlier, sentence, discourse)
    if noun in words["bodies"] and length == 2:
        issuer = resolve_issuer(reading, noun, sentence, discourse)
        if issuer is not None:
            return issuer
    several = noun not in words["institutions"] and length == 2
    return Speaker(earlier[0].name, earlier[0]) if several and earlier and _is_near(earlier[0], sentence) else None


def _taken_up(
    reading: Reading, role: Span, noun: str, earlier: Sequence[Mention], sentence: int, discourse: Discourse
) -> Speaker | None:
    """The person just dealt with, where the description can only take up somebody, or says nothing new of them."""
    words, salient = reading.lexicon.words, discourse.salient(sentence, MEMORY // 2)
    fits = salient.mention is not None and salient.is_person and _agrees(salient.mention, reading, role, discourse)
    if not _takes_up(reading, role, noun):
        bare = role[1] - role[0] == 2 and noun in words["sources"] and reading.low[role[0]] in words["articles"]
        alone = fits and bare and {m.name for m in earlier if sentence - m.sentence <= _BESIDE} <= {salient.name}
        return _holder(reading, earlier, discourse) if alone else None
    if fits:
        return salient
    endings = tuple(words["anaphoric_endings"])
    if noun not in words["anaphoric"] and not (endings and noun.endswith(endings)):
        return None
    last = discourse.last_person
    spoke = last.mention if sentence - discourse.last_person_sentence <= MEMORY else None
    if spoke is not None and _agrees(spoke, reading, role, discourse):
        return last
    return _last_topic(reading, role, sentence, discourse)


def _latter(reading: Reading, role: Span, sentence: int, discourse: Discourse) -> Speaker | None:
    """`ce dernier`, `the latter`: whoever was named last, in the sentence before."""
    near = [m for m in discourse.recent(sentence) if sentence - m.sentence <= _BESIDE]
    if reading.low[role[0]] in reading.lexicon.words["masculine"]:
        near = [m for m in near if m.type == "person"]  # an organisation is no more likely than a place or a thing
    last = next((m for m in near if _agrees(m, reading, role, discourse)), None)
    return Speaker(last.name, last) if last is not None else None


def _issued(reading: Reading, role: Span, noun: str, sentence: int, discourse: Discourse) -> Speaker | None:
    """A document that a bare article or a demonstrative takes up: `the memo reads`, `selon cette étude`."""
    words, low = reading.lexicon.words, reading.low[role[0]]
    taken_up = low in words["articles"] or low in words["demonstratives"]
    return resolve_issuer(reading, noun, sentence, discourse) if taken_up else None


def _agrees(mention: Mention, reading: Reading, role: Span, discourse: Discourse) -> bool:
    """Whether the article and the person are of one gender, as far as both tell."""
    words, low = reading.lexicon.words, reading.low[role[0]]
    noun = reading.low[head_word(reading, role)]
    feminine = low in words["feminine"] or noun.endswith(tuple(words["feminine_endings"]) or ("\0",))
    wanted = "f" if feminine else "m" if low in words["masculine"] else ""
    if mention.type != "person" or not wanted or noun in words["epicene"]:
        return True
    return find_gender(mention, discourse.text, reading.lexicon.titles) in ("", wanted)


def takes_up(reading: Reading, role: Span, sentence: int, discourse: Discourse) -> Speaker | None:
    """The named person who has just spoken, where a definite role may mean them; None where it cannot."""
    last, low = discourse.last, reading.low[role[0]]
    near = last.mention is not None and last.is_person and sentence - discourse.last_sentence <= _BESIDE
    fits = near and last.mention is not None and _agrees(last.mention, reading, role, discourse)
    several = reading.low[head_word(reading, role)].endswith("s")
    return last if fits and low in reading.lexicon.words["articles"] and not several else None


def _is_near(mention: Mention, sentence: int) -> bool:
    return sentence - mention.sentence <= MEMORY


def _takes_up(reading: Reading, role: Span, noun: str) -> bool:
    """Whether the description only makes sense of somebody just named."""
    words, low = reading.lexicon.words, reading.low
    demonstrative = low[role[0]] in words["demonstratives"] and noun not in words["documents"] | words["evidence"]
    by_origin = "verb_final" not in reading.lexicon.options and role[1] - role[0] == 2 and reading.capital[role[0] + 1]
    demonyms = tuple(words["demonym_endings"])
    by_origin = by_origin and (not demonyms or noun.endswith(demonyms))
    by_past = any(low[i] in words["former"] for i in range(*role))
    endings = tuple(words["anaphoric_endings"])
    by_ending = bool(endings) and noun.endswith(endings)
    possessed = bool(words["articles"]) and low[role[0]] not in words["articles"] | words["demonstratives"]
    again = by_ending or (noun in words["anaphoric"] and role[1] - role[0] <= 3 and not possessed)
    return demonstrative or by_origin or by_past or again


def _holder(reading: Reading, earlier: Sequence[Mention], discourse: Discourse) -> Speaker | None:
    """Who holds an office there is one of (the prime minister): the last to have spoken without another role."""
    roles = reading.lexicon.words["sources"] | reading.lexicon.words["anaphoric"]
    words = reading.lexicon.words
    around = [(m.name, _around(m, discourse.text)) for m in earlier if m.name in discourse.speakers]
    told = {name for name, places in around if any(_is_called(places, noun, words) for noun in roles)}
    holder = next((m for m in earlier if m.name in discourse.speakers and m.name not in told), None)
    return Speaker(holder.name, holder) if holder is not None else None


def _last_topic(reading: Reading, role: Span, sentence: int, discourse: Discourse) -> Speaker | None:
    """The last person the author said something of."""
    for k in range(sentence - 1, sentence - MEMORY // 2, -1):
        topic = discourse.topics.get(k, NOBODY)
        if topic.mention is not None and topic.is_person and _agrees(topic.mention, reading, role, discourse):
            return topic
    return None


def _rank(mention: Mention, noun: str, text: str, ranks: Collection[str]) -> str:
    """The word of rank beside `noun` where the text calls the name by it (le Premier ministre X), "" without."""
    start, end = mention.char_start, mention.char_end
    around = _WORDS.findall(text[max(0, start - _WINDOW) : end + _WINDOW].lower())
    return next((word for word, then in pairwise(around) if then == noun and word in ranks), "")


def _around(mention: Mention, text: str) -> tuple[str, str, str]:
    """What stands right before a name in its sentence, the name itself and what stands after it, in lower case."""
    start, end = mention.char_start, mention.char_end
    before = text[max(0, start - _WINDOW) : start].lower().rpartition(".")[2].rpartition("»")[2]
    return before, mention.name.lower(), text[end : end + _WINDOW].lower().partition(".")[0]


def _is_called(around: tuple[str, str, str], noun: str, topics: Mapping[str, Collection[str]]) -> bool:
    """Whether the text calls a name by that noun: in the name itself, or right beside it in the same sentence."""
    before, name, after = around
    if noun in name and _heads(_WORDS.findall(name), noun, topics):
        return True
    if noun in after and _heads(_WORDS.findall(after), noun, topics):
        return True
    return noun in before and _heads(_beside(_WORDS.findall(before), topics), noun, topics)


def _beside(words: Sequence[str], topics: Mapping[str, Collection[str]]) -> Sequence[str]:
    """What stands before a name in its own clause: not the patient of `asked the patient what could be wrong, X`."""
    opens = (topics["nobody"], topics["relatives"], topics["content_markers"])
    start = max((i + 1 for i, word in enumerate(words) if any(word in listed for listed in opens)), default=0)
    return words[start:]


def _heads(words: Sequence[str], noun: str, topics: Mapping[str, Collection[str]]) -> bool:
    """Whether the noun is among the words and no complement of another: not the junta of `spokesman for the junta`."""
    for i, word in enumerate(words):
        if not _is_noun(word, noun):
            continue
        before = i - 1 if i and words[i - 1] in topics["articles"] else i
        if not before or words[before - 1] not in topics["ties"]:
            return True
    return False


def _is_noun(word: str, noun: str) -> bool:
    """The noun itself, or a German compound that it heads (Bauministerin: die Ministerin)."""
    return word == noun or (len(noun) >= _HEAD_LETTERS and word.endswith(noun))
