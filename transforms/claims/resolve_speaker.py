"""From the words that name a speaker to a name: the mention they hold or stand for, or the role they give."""

from collections.abc import Collection, Mapping, Sequence

from transforms.claims.discourse import NOBODY, Discourse, Speaker
from transforms.claims.grammar import Reading, Span
from transforms.claims.resolve_pronoun import resolve_pronoun
from transforms.claims.resolve_role import resolve_role
from transforms.claims.sources import head_word, names_nobody
from transforms.model import Mention

_SPEAKING = ("person", "organisation", "place", "product", "work", "other")
_PUBLISHING = ("organisation", "person", "work", "other")
_MAX_ROLE_WORDS = 9
_NAME_WORDS = 6
_DASHES = frozenset("—–")
_TYPES = ("person", "organisation", "other")
_TRAILING = ("clitics", "group", "coordinators", "ties", "agents")
_INSIDE_ROLES = frozenset({"'s", "'", "-", "\u2010"})


def resolve_speaker(
    reading: Reading, span: Span, sentence: int, discourse: Discourse, *, roles: bool = True
) -> Speaker:
    """Who the words of `span` stand for; NOBODY where that would be a guess. Without `roles`, only a name will do."""
    low, lexicon = reading.low, reading.lexicon
    dash = next((i for i in range(span[0], min(span[1] - 1, span[0] + _NAME_WORDS)) if low[i] in _DASHES), -1)
    span = (dash + 1, span[1]) if dash > span[0] else span  # BUFFALO, N.Y. — X said
    opener = next((i for i in range(*span) if _opens(reading, i)), -1)
    if opener >= 0 and low[opener] in lexicon.pronouns:
        return resolve_pronoun(reading, opener, sentence, discourse)
    mention = _named(reading, span, discourse.by_sentence.get(sentence, ()))
    if mention is not None:
        return Speaker(mention.name, mention)
    role = _role_span(reading, _issuer_span(reading, span)) if roles else None
    if role is None:
        return NOBODY
    known = resolve_role(reading, role, span[1], sentence, discourse)
    text = discourse.text[reading.starts[role[0]] : reading.ends[role[1] - 1]]
    return known if known is not None else Speaker(text)


def _opens(reading: Reading, i: int) -> bool:
    low = reading.low[i]
    return low in reading.lexicon.pronouns or (low[:1].isalpha() and low not in reading.lexicon.words["after_verb"])


def _named(reading: Reading, span: Span, mentions: Sequence[Mention]) -> Mention | None:
    """The name that heads the phrase: a person first, unless a preposition makes it a complement."""
    start, end = reading.starts[span[0]], reading.ends[span[1] - 1]
    inside = [m for m in mentions if start <= m.char_start < end and m.type in _SPEAKING]
    if reading.low[head_word(reading, span)] in reading.lexicon.words["documents"]:
        return next((m for m in inside if m.type in _PUBLISHING and _is_published(reading, m, span)), None)
    relatives = reading.lexicon.words["relatives"]
    relative = next((i for i in range(span[0] + 1, span[1]) if reading.low[i] in relatives), -1)
    if relative >= 0 and reading.low[span[0]] in reading.lexicon.words["determiners"]:
        own = _apposed(reading, span, inside)  # the one who knew X said, but: the firm that owns X, Y, said
        inside = own or [m for m in inside if m.char_start < reading.starts[relative]]
    beside = [] if inside else _apposed(reading, span, mentions)
    if beside:
        return beside[0]
    ends = set(reading.ends[span[0] : span[1]])
    inside = [m for m in inside if m.char_end in ends]  # not the party of `CDU-Politikerin`
    heads = [m for m in inside if not _is_complement(reading, m, span)]
    if _is_preposition(reading, span[0]):
        heads.reverse()  # En réponse à la députée Anna Bly, le maire, Omar Kaci, a dit
    people = [m for m in heads if m.type == "person"] or [m for m in heads if _looks_personal(reading, m, span)]
    comma = next((i for i in range(span[0] + 1, span[1]) if reading.low[i] == ","), -1)
    first = reading.starts[comma] if comma >= 0 else end  # an organisation after a comma is an apposition at best
    others = (m for m in heads if m.char_start < first and _is_head(reading, m, span))
    return people[0] if people else next(others, None)


def _apposed(reading: Reading, span: Span, mentions: Sequence[Mention]) -> list[Mention]:
    """The name set between commas at the end of a phrase or right after it: `sa présidente, Anna Bly, se dit émue`."""
    low, at = reading.low, dict(zip(reading.starts, range(len(reading.low)), strict=True))
    for mention in mentions:
        i = at.get(mention.char_start, 0)
        last = next((k for k in range(i, min(i + _NAME_WORDS, len(low))) if reading.ends[k] >= mention.char_end), i)
        beside = span[0] < i - 1 <= span[1] and low[i - 1] == "," and last + 1 >= span[1] - 1
        if beside and mention.type in _TYPES and "".join(low[last + 1 : last + 2]) == ",":
            return [mention]
    return []


def _looks_personal(reading: Reading, mention: Mention, span: Span) -> bool:
    """A name nobody could type, of two or three capitalised words, set beside a role: `the president, Aldo Ferrini`."""
    words = mention.text.split()
    beside = reading.low[head_word(reading, span)] in reading.lexicon.words["sources"]
    return beside and mention.type == "other" and 2 <= len(words) <= 3 and all(word.istitle() for word in words)


def _is_published(reading: Reading, mention: Mention, span: Span) -> bool:
    """`X's review`, `a Reuters poll`, `une étude (publiée par) X`: the document is X's; `a study of X` is not."""
    words, low = reading.lexicon.words, reading.low
    place = next((i for i in range(*span) if reading.starts[i] >= mention.char_start), span[1])
    if "head_last" in reading.lexicon.options and place < head_word(reading, span):
        return True
    while place > span[0] and low[place - 1] in words["definite"]:
        place -= 1
    return place > span[0] and low[place - 1] in words["publishing"]


def _is_complement(reading: Reading, mention: Mention, span: Span) -> bool:
    """`the lawyer of X`, `X's lawyer`: not X."""
    words, low = reading.lexicon.words, reading.low
    place = next((i for i in range(*span) if reading.starts[i] >= mention.char_start), span[1])
    last = next((i for i in range(span[1] - 1, span[0] - 1, -1) if reading.ends[i] <= mention.char_end), place)
    if last + 2 < span[1] and low[last + 1] in ("'s", "'"):
        return True
    while place > span[0] + 1 and low[place - 1] in words["coordinators"] and reading.capital[place - 2]:
        place -= 2  # the lawyer of X and Y
        while place > span[0] and reading.capital[place - 1] and low[place - 1][:1].isalpha():
            place -= 1
    while place > span[0] and (low[place - 1] in words["definite"] or low[place - 1] in reading.lexicon.titles):
        place -= 1
    return place > span[0] and (low[place - 1] in words["ties"] or low[place - 1] in words["prepositions"])


def _is_head(reading: Reading, mention: Mention, span: Span) -> bool:
    """A name heads its phrase alone or beside what it is (`le groupe Valmont`), unlike `l'élu LR`."""
    noun = head_word(reading, span)
    if "head_last" in reading.lexicon.options:
        beside = reading.starts[noun + 1] if noun + 1 < len(reading.starts) else reading.ends[noun]
        return reading.starts[noun] < mention.char_end and mention.char_start <= beside
    return reading.starts[noun] >= mention.char_start or reading.low[noun] in reading.lexicon.words["organisations"]


def _issuer_span(reading: Reading, span: Span) -> Span:
    """Who made a document: `un bilan établi par | la préfecture`; the document itself in `a poll held by phone`."""
    words, low = reading.lexicon.words, reading.low
    openers = ("determiners", "before_nouns", "sources", "organisations")
    for i in range(span[0] + 2, span[1] - 1):
        if low[i] not in words["agents"] or low[i - 1] not in words["issuing"]:
            continue
        if words["documents"].isdisjoint(low[span[0] : i - 1]):
            continue
        somebody = reading.capital[i + 1] or any(low[i + 1] in words[topic] for topic in openers)
        return (i + 1, span[1]) if somebody else (span[0], i - 1)
    return span


def _role_span(reading: Reading, span: Span) -> Span | None:
    """The words that name the role: from the first noun phrase to what no longer belongs to it."""
    words, low = reading.lexicon.words, reading.low
    start, end = span
    if _is_preposition(reading, start):
        start = next((i + 1 for i in range(start, end - 1) if low[i] == ","), start)  # En Allemagne, | un psychiatre
    while start < end and (_is_skipped(low[start], words) or not reading.is_word[start]):
        start += 1
    stop = start
    while stop < min(end, start + _MAX_ROLE_WORDS) and (stop == start or _continues(reading, stop)):
        stop += 1
    while stop > start + 1 and (_trails(low[stop - 1], words) or _is_participle(reading, start, stop - 1)):
        stop -= 1
    if stop <= start or low[start] in words["first_person"] or low[start] in words["relatives"]:
        return None
    if names_nobody(reading, (start, stop)):
        return None
    head = low[head_word(reading, (start, stop))]
    if low[start] in words["possessives"] and (head in words["evidence"] or head in words["documents"]):
        return None  # `according to its own figures`: whoever has them speaks, who that is the words do not say
    alone = stop == start + 1
    if alone and (low[start] in words["nobody"] or low[start] in words["determiners"] or len(low[start]) == 1):
        return None  # "M" of "M. Castaner": a title is no name
    if reading.parsed and reading.lemmas[start]:
        return None  # a verb names nobody
    return None if _is_preposition(reading, start) else (start, stop)


def _is_preposition(reading: Reading, i: int) -> bool:
    """Whether word `i` is a preposition without an article in it."""
    low, words = reading.low[i], reading.lexicon.words
    return low in words["prepositions"] and low not in words["determiners"]


def _is_skipped(low: str, words: Mapping[str, Collection[str]]) -> bool:
    """Whether a word between a verb and its subject is no part of it."""
    return low in words["after_verb"] and low not in words["determiners"]


def _trails(low: str, words: Mapping[str, Collection[str]]) -> bool:
    """Whether a word at the end of a phrase belongs to what follows."""
    return any(low in words[topic] for topic in _TRAILING)


def _is_participle(reading: Reading, start: int, i: int) -> bool:
    """Whether word `i` only begins to tell how a document came about: `un bilan | établi`, `a report | released`."""
    words, low = reading.lexicon.words, reading.low
    tied = any(low[i - 1] in words[topic] for topic in ("prepositions", "determiners", "before_nouns"))
    if tied or reading.capital[i] or words["documents"].isdisjoint(low[start:i]):
        return False
    return low[i] in words["issuing"] or low[i].endswith(tuple(words["participle_endings"]) or ("\0",))


def _continues(reading: Reading, i: int) -> bool:
    low, words = reading.low[i], reading.lexicon.words
    if low in words["affiliations"]:  # researchers at the University of Leith, but: the minister at a news conference
        named = i + 1 + (reading.low[i + 1 : i + 2] != [] and reading.low[i + 1] in words["determiners"])
        return named < len(reading.capital) and reading.capital[named]
    if low in words["genitives"] and "".join(reading.low[i + 1 : i + 2]).isalpha() and reading.capital[i + 1]:
        return True  # ein Sprecher der Polizei
    return low not in words["role_stops"] and (low[:1].isalnum() or low in _INSIDE_ROLES)
