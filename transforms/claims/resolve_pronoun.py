"""Which speaker a personal pronoun stands for."""

from collections.abc import Sequence

from transforms.claims.discourse import MEMORY, NOBODY, Discourse, Speaker
from transforms.claims.find_gender import find_gender
from transforms.claims.grammar import Reading
from transforms.model import Mention

_NEAR = 2


def resolve_pronoun(reading: Reading, word: int, sentence: int, discourse: Discourse) -> Speaker:
    """The person, organisation or role that the pronoun at `word` means, NOBODY where that would be a guess.

    A name in the same sentence before it comes first, then whom the text was just dealing with, then the nearest
    compatible name: a person for `he`, `il`; an organisation for `it`, `they`, `ils` (whose people speak).
    """
    person, number, gender = reading.lexicon.pronouns[reading.low[word]]
    if person != "3" or number == "-":
        return NOBODY
    wanted = _kinds(reading, number, gender)
    own = discourse.topics.get(sentence, NOBODY)
    before = own.mention is not None and own.mention.char_end <= reading.starts[word]
    for candidate in (own if before else NOBODY, discourse.salient(sentence, _NEAR)):
        if candidate.mention is not None and gender in ("m", "f") and _is_untyped_person(candidate):
            return candidate
        if candidate.mention is not None and _fits(reading, candidate.mention, wanted, gender, discourse):
            return candidate
        if candidate.mention is None and candidate.name is not None and _agrees(candidate.name, number, gender):
            return candidate
    if "person" in wanted and _spoke_last(reading, sentence, gender, discourse):
        return discourse.last_person
    last = discourse.last
    several = number != "s" and last.mention is None and (last.name or "").endswith("s")
    if several and sentence - discourse.last_sentence <= MEMORY:
        return last  # the researchers before some organisation
    mention = _antecedent(reading, reading.starts[word], sentence, wanted, gender, discourse)
    if mention is not None and number == "p" and _is_institution(reading, mention):
        return NOBODY  # `They lost at the High Court. According to them, ...`
    return Speaker(mention.name, mention) if mention is not None else NOBODY


def _is_institution(reading: Reading, mention: Mention) -> bool:
    """Whether an organisation is no company of people that `they` would mean from afar: a court, a ministry."""
    return not reading.lexicon.words["institutions"].isdisjoint(mention.name.lower().split())


def _spoke_last(reading: Reading, sentence: int, gender: str, discourse: Discourse) -> bool:
    """Whether the last person to speak is known to be of that gender, and the author has named no other since."""
    spoke, since = discourse.last_person.mention, discourse.last_person_sentence
    if spoke is None or sentence - since > MEMORY // 2 or gender not in ("m", "f"):
        return False
    others = (m for k in range(since + 1, sentence) for m in discourse.by_sentence.get(k, ()) if m.type == "person")
    if any(_fits(reading, m, ("person",), gender, discourse) for m in others if m.name != spoke.name):
        return False
    return find_gender(spoke, discourse.text, reading.lexicon.titles) == gender


def _is_untyped_person(speaker: Speaker) -> bool:
    """A name of two or three words nobody could type, which has just spoken: `Aldo Ferrini` of he."""
    words = (speaker.name or "").split()
    untyped = speaker.mention is not None and speaker.mention.type == "other"
    return untyped and 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words)


def _kinds(reading: Reading, number: str, gender: str) -> tuple[str, ...]:
    """What the pronoun may stand for; somebody who says `I`, and an English he or she, is a person."""
    if number == "p" or gender == "n":
        return ("organisation",)
    alone = not reading.lexicon.words["myself"].isdisjoint(reading.low)
    return ("person",) if alone or "animate_pronouns" in reading.lexicon.options else ("person", "organisation")


def _agrees(role: str, number: str, gender: str) -> bool:
    """Whether a role given in words may be the antecedent: `the minister` of he, `shopkeepers` of they."""
    return gender != "n" and (number == "p") == role.endswith("s")


def _antecedent(
    reading: Reading, before: int, sentence: int, wanted: Sequence[str], gender: str, discourse: Discourse
) -> Mention | None:
    """The nearest compatible name before the pronoun; the subject of a sentence comes before its other names."""
    for kind in wanted:
        reach = MEMORY * 2 if kind == "person" else MEMORY
        for k in range(sentence, max(sentence - reach, -1), -1):
            topic = discourse.topics.get(k, NOBODY).mention if k < sentence else None
            named = [m for m in discourse.by_sentence.get(k, ()) if m.char_start < before]
            for mention in [*([topic] if topic is not None else []), *named[::-1]]:
                if mention.type == kind and _fits(reading, mention, wanted, gender, discourse):
                    return mention
    return None


def _fits(reading: Reading, mention: Mention, wanted: Sequence[str], gender: str, discourse: Discourse) -> bool:
    if mention.type not in wanted:
        return False
    if mention.type != "person" or gender not in ("m", "f"):
        return True
    return find_gender(mention, discourse.text, reading.lexicon.titles) in ("", gender)
