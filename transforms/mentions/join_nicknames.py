"""Find the nicknames that a document gives a person in apposition: « Jean Zarvot, dit "le Menhir" »."""

from collections.abc import Iterator, Mapping

from transforms.mentions.thing import Thing
from transforms.mentions.values import BREAK, Text

_MAX_BETWEEN = 4
_QUOTES = frozenset("«“„\"”»'‘’")


def join_nicknames(text: Text, things: Mapping[str, Thing]) -> Iterator[tuple[str, str]]:
    """(nickname, person) pairs of names in `things`: only where a cue or quotation marks tie the two."""
    ends = {c.last: name for name, thing in things.items() for c in thing.occurrences}
    for name, thing in things.items():
        if thing.known is not None or thing.names_person():
            continue
        found = {person for c in thing.occurrences if (person := _person_before(text, c.first, c.last, ends))}
        if len(found) == 1 and things[target := found.pop()].type() == "person":
            yield name, target


def _person_before(text: Text, first: int, last: int, ends: Mapping[int, str]) -> str | None:
    """The name, as far as the place goes, in whose apposition the words [first, last) stand."""
    words, rules = text.words, text.rules[text.words[first].sentence]
    at, told = first, False
    while at > 0 and first - at <= _MAX_BETWEEN and words[at - 1].sentence == words[first].sentence:
        if at in ends:
            tied = told or _is_quoted(text, at, last)
            return ends[at] if tied else None
        word = words[at - 1]
        told = told or word.lower in rules.nickname_cues
        if word.lower not in rules.nickname_cues and word.lower not in rules.determiners:
            return None
        at -= 1
    return None


def _is_quoted(text: Text, start: int, last: int) -> bool:
    """A comma and an opening mark right before word `start`, a closing mark right after the words."""
    words = text.words
    if words[start].gap != BREAK:
        return False
    before = text.text[words[start - 1].end : words[start].start]
    after = text.text[words[last - 1].end : words[last - 1].end + 2].strip()
    return before[:1] == "," and before.strip()[-1:] in _QUOTES and after[:1] in _QUOTES
