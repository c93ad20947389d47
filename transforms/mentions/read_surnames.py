"""Take a known place's or organisation's name for a surname where the document names somebody so in full."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from transforms.mentions.thing import fold
from transforms.mentions.values import BREAK, HYPHEN, SPACE, Candidate, Text

_TYPES = frozenset({"place", "organisation", "product", "work"})
_MAX_GIVEN = 3


def read_surnames(text: Text, known: Sequence[Candidate]) -> list[Candidate]:
    """The known candidates without those of one word that are somebody's last name in this document.

    "Carrefour" after "Hugo Carrefour" is the person, unless the gazetteer knows the full name itself. A place that
    stands after a preposition of place anywhere in the document stays a place ("in Washington").

    Args:
        text: the document.
        known: what the gazetteer has found, conditions still unchecked.
    """
    single = {c.first: c for c in known if c.last - c.first == 1 and c.type in _TYPES}
    inside = {k for c in known if c.last - c.first > 1 for k in range(c.first, c.last)}
    surnames = {_form(text, k) for k in single if k not in inside and _ends_full_name(text, k, single)}
    if not surnames:
        return list(known)
    surnames -= set(_located(text, single.values()))
    return [c for c in known if c is not single.get(c.first) or _form(text, c.first) not in surnames]


def _form(text: Text, index: int) -> str:
    return fold(text.words[index].text)


def _ends_full_name(text: Text, index: int, single: Mapping[int, Candidate]) -> bool:
    """A first name, no other capital before it, and no capital after the word."""
    words = text.words
    if words[index].gap != SPACE or not text.plain[words[index].sentence]:
        return False
    after = index + 1
    if after < len(words) and words[after].gap != BREAK and (words[after].capital or words[after].gap == HYPHEN):
        return False
    names = text.rules[words[index].sentence].first_names
    first = index - 1
    while first > 0 and index - first < _MAX_GIVEN and words[first].gap == SPACE and words[first - 1].lower in names:
        first -= 1
    if first < 0 or words[first].lower not in names or not words[first].capital or first in single:
        return False
    begins = first == 0 or words[first].gap == BREAK or not words[first - 1].capital
    return begins and words[first].gap != HYPHEN


def _located(text: Text, candidates: Iterable[Candidate]) -> Iterator[str]:
    """The forms of places that stand after a preposition of place."""
    for c in candidates:
        rules = text.rules[text.words[c.first].sentence]
        if c.type == "place" and c.first and text.words[c.first - 1].lower in rules.locatives:
            yield _form(text, c.first)
