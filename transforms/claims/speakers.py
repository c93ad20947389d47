"""From the words that name a speaker to a name: the mention they hold, the one they stand for, or the role they give."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.claims.grammar import Reading, Span
from transforms.claims.sources import head_word
from transforms.model import Mention

_SPEAKING = ("person", "organisation", "place", "product", "work", "other")
_MAX_ROLE_WORDS = 9
_WINDOW = 60
"""Characters around a name in which its role is looked for."""
_SENTENCES_BACK = 12
_MEMORY = 60
"""Names remembered: a role further back than these is nobody's in particular."""
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a canonical name, or the role as the text gives it; both None when unknown."""

    name: str | None = None
    mention: Mention | None = None


NOBODY = Speaker()


@dataclass(slots=True)
class Discourse:
    """What the text has said so far about who could be speaking.

    Attributes:
        text: the document.
        by_sentence: sentence -> its mentions outside quotations, in order.
        last: the speaker of the last attributed sentence and that sentence.
        topics: sentence -> the person, organisation or role that is its subject.
        seen, upto: the people and organisations of the sentences before `upto`, in order.
    """

    text: str
    by_sentence: dict[int, list[Mention]]
    last: Speaker = NOBODY
    last_sentence: int = -1
    topics: dict[int, Speaker] = field(default_factory=dict)
    seen: list[Mention] = field(default_factory=list)
    upto: int = 0

    def note(self, sentence: int, speaker: Speaker) -> None:
        """Remember who spoke in `sentence`."""
        if speaker.mention is not None or speaker.name is not None:
            self.last, self.last_sentence = speaker, sentence

    def recent(self, sentence: int) -> list[Mention]:
        """People and organisations named before `sentence`, the latest first."""
        for k in range(self.upto, sentence):
            self.seen.extend(m for m in self.by_sentence.get(k, ()) if m.type in ("person", "organisation"))
        self.upto = max(self.upto, sentence)
        return self.seen[: -_MEMORY - 1 : -1]


def resolve_speaker(
    reading: Reading, span: Span, sentence: int, discourse: Discourse, *, roles: bool = True
) -> Speaker:
    """Who the words of `span` stand for; NOBODY where that would be a guess. Without `roles`, only a name will do."""
    start, end = span
    low, lexicon = reading.low, reading.lexicon
    for i in range(start, end):
        if low[i] in lexicon.pronouns:
            return _pronoun(reading, i, sentence, discourse)
        if low[i][:1].isalpha() and low[i] not in lexicon.words["after_verb"]:
            break
    mention = _named(reading, span, discourse.by_sentence.get(sentence, ()))
    if mention is not None:
        return Speaker(mention.name, mention)
    role = _role_span(reading, span) if roles else None
    if role is None:
        return NOBODY
    known = _known_role(reading, role, span, sentence, discourse)
    if known is not None:
        return known
    return Speaker(discourse.text[reading.starts[role[0]] : reading.ends[role[1] - 1]])


def floating_speaker(sentence: int, discourse: Discourse) -> Speaker:
    """Who speaks in a quotation that nothing attributes: whoever the text was just dealing with."""
    topic = discourse.topics.get(sentence - 1)
    if discourse.last_sentence >= sentence - 1 or topic is None:
        return (
            discourse.last
            if sentence - discourse.last_sentence <= _SENTENCES_BACK and discourse.last_sentence >= 0
            else NOBODY
        )
    return topic


def _named(reading: Reading, span: Span, mentions: Sequence[Mention]) -> Mention | None:
    """The name that heads the phrase: a person first, unless a preposition makes it a complement."""
    start, end = reading.starts[span[0]], reading.ends[span[1] - 1]
    inside = [m for m in mentions if start <= m.char_start < end and m.type in _SPEAKING]
    heads = [m for m in inside if not _is_complement(reading, m, span)]
    people = [m for m in heads if m.type == "person"]
    if people:
        return people[0]
    first = _first_phrase_end(reading, span)
    return next((m for m in heads if m.char_start < first and _is_head(reading, m, span)), None)


def _is_complement(reading: Reading, mention: Mention, span: Span) -> bool:
    lexicon = reading.lexicon
    place = next((i for i in range(span[0], span[1]) if reading.starts[i] >= mention.char_start), span[1])
    last = next((i for i in range(span[1] - 1, span[0] - 1, -1) if reading.ends[i] <= mention.char_end), place)
    if last + 1 < len(reading.low) and reading.low[last + 1] in ("'s", "'") and last + 2 < span[1]:
        return True
    while place > span[0] and (
        reading.low[place - 1] in lexicon.words["definite"] or reading.low[place - 1] in lexicon.titles
    ):
        place -= 1
    return place > span[0] and (
        reading.low[place - 1] in lexicon.words["ties"] or reading.low[place - 1] in lexicon.words["prepositions"]
    )


def _is_head(reading: Reading, mention: Mention, span: Span) -> bool:
    """A name heads its phrase alone or beside what it is (`le groupe Valmont`), not beside what it ties (`l'élu LR`)."""
    noun = head_word(reading, span)
    if "head_last" in reading.lexicon.options:
        return mention.char_end >= reading.ends[noun]
    return reading.starts[noun] >= mention.char_start or reading.low[noun] in reading.lexicon.words["organisations"]


def _first_phrase_end(reading: Reading, span: Span) -> int:
    """Where the first noun phrase of the span ends, as an offset: an organisation after that is an apposition at best."""
    for i in range(span[0] + 1, span[1]):
        if reading.low[i] == ",":
            return reading.starts[i]
    return reading.ends[span[1] - 1]


def _role_span(reading: Reading, span: Span) -> Span | None:
    """The words that name the role: from the first noun phrase to what no longer belongs to it."""
    words = reading.lexicon.words
    start, end = span
    while start < end and (reading.low[start] in words["after_verb"] or not reading.low[start][:1].isalnum()):
        start += 1
    stop = start
    while stop < min(end, start + _MAX_ROLE_WORDS):
        low = reading.low[stop]
        if stop > start and (
            low in words["role_stops"] or not (low[:1].isalnum() or low in ("'s", "'", "-", "\u2010"))
        ):
            break
        stop += 1
    if (
        stop <= start
        or (stop == start + 1 and reading.low[start] in words["nobody"])
        or reading.low[start] in words["first_person"]
    ):
        return None
    if reading.low[start] in words["prepositions"] and reading.low[start] not in words["determiners"]:
        return None
    return start, stop


def _pronoun(reading: Reading, i: int, sentence: int, discourse: Discourse) -> Speaker:
    person, number, gender = reading.lexicon.pronouns[reading.low[i]]
    if person != "3" or number == "-":
        return NOBODY
    wanted = ("organisation",) if number == "p" or gender == "n" else ("person", "organisation")
    own = discourse.topics.get(sentence)
    if own is not None and own.char_end <= reading.starts[i] and _fits(reading, own, wanted, gender, discourse):
        return Speaker(own.name, own)
    topic = discourse.topics.get(sentence - 1)
    if (
        topic is not None
        and discourse.last_sentence < sentence - 1
        and _fits(reading, topic, wanted, gender, discourse)
    ):
        return Speaker(topic.name, topic)
    last = discourse.last
    near = sentence - discourse.last_sentence <= 2 and discourse.last_sentence >= 0
    if near and last.mention is not None and _fits(reading, last.mention, wanted, gender, discourse):
        return last
    if near and last.mention is None and last.name is not None and number == "p":
        return last
    mention = _antecedent(reading, reading.starts[i], sentence, wanted, gender, discourse)
    return (
        Speaker(mention.name, mention) if mention is not None else (last if near and last.mention is None else NOBODY)
    )


def _antecedent(
    reading: Reading, before: int, sentence: int, wanted: Sequence[str], gender: str, discourse: Discourse
) -> Mention | None:
    """The nearest compatible name before the pronoun; the subject of a sentence comes before its other names."""
    for kind in wanted:
        for k in range(sentence, max(sentence - _SENTENCES_BACK, -1), -1):
            topic = discourse.topics.get(k) if k < sentence else None
            named = [m for m in discourse.by_sentence.get(k, ()) if m.char_start < before]
            ordered = ([topic] if topic is not None else []) + named[::-1]
            for mention in ordered:
                if mention.type == kind and _fits(reading, mention, wanted, gender, discourse):
                    return mention
    return None


def _fits(reading: Reading, mention: Mention, wanted: Sequence[str], gender: str, discourse: Discourse) -> bool:
    if mention.type not in wanted:
        return False
    if mention.type != "person" or gender not in ("m", "f"):
        return True
    known = _gender(reading, mention, discourse)
    return known in ("", gender)


def _gender(reading: Reading, mention: Mention, discourse: Discourse) -> str:
    """What forms of address and given names say, "" when nothing does."""
    lexicon = reading.lexicon
    before = discourse.text[max(0, mention.char_start - 15) : mention.char_start].rstrip(" .\u00a0").rsplit(None, 1)
    if before and before[-1].casefold() in lexicon.titles:
        return lexicon.titles[before[-1].casefold()]
    given = mention.name.split()[0].casefold() if " " in mention.name else ""
    for gender in ("m", "f"):
        if given.split("-")[0] in lexicon.words[f"given_{gender}"]:
            return gender
    return ""


def _known_role(reading: Reading, role: Span, span: Span, sentence: int, discourse: Discourse) -> Speaker | None:
    """Whom a definite role without a name stands for: `the minister`, `la banque`, `le groupe`."""
    words = reading.lexicon.words
    if reading.low[role[0]] not in words["definite"] or role[1] - role[0] > 3:
        return None
    noun = reading.low[head_word(reading, role)]
    if noun.endswith("s") and noun not in words["institutions"] and noun not in words["anaphoric"]:
        return None  # several people: nobody in particular
    wanted = "organisation" if noun in words["organisations"] else "person"
    earlier = [m for m in discourse.recent(sentence) if m.type == wanted]
    for mention in earlier:
        if _is_called(mention, noun, discourse.text):
            return Speaker(mention.name, mention)
    if role[1] - role[0] > 2 or (role[1] < span[1] and reading.low[role[1]] in words["relatives"]):
        return None
    topic = discourse.topics.get(sentence - 1)
    if noun in words["anaphoric"]:
        if (
            discourse.last_sentence >= sentence - 2
            and discourse.last.mention is not None
            and discourse.last.mention.type == "person"
        ):
            return discourse.last
        return Speaker(topic.name, topic) if topic is not None and topic.type == "person" else None
    if (
        wanted == "organisation"
        and noun not in words["institutions"]
        and earlier
        and earlier[0].sentence >= sentence - _SENTENCES_BACK
    ):
        return Speaker(earlier[0].name, earlier[0])
    return None


def _is_called(mention: Mention, noun: str, text: str) -> bool:
    """Whether the text calls this name by that noun: in the name itself, or right beside it in the same sentence."""
    before = (
        text[max(0, mention.char_start - _WINDOW) : mention.char_start].lower().rpartition(".")[2].rpartition("»")[2]
    )
    after = text[mention.char_end : mention.char_end + _WINDOW].lower().partition(".")[0]
    return any(noun in _WORDS.findall(part) for part in (mention.name.lower(), before, after))
