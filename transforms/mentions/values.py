"""The values that pass between the modules of this room: words, and the stretches of words that may be names."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from transforms.mentions.load_rules import Rules

BREAK, SPACE, HYPHEN, APOSTROPHE, DOT, AMPERSAND = range(6)
"""How a word is joined to the one before it; BREAK: it is not (punctuation, or the first of its sentence)."""


class Word(NamedTuple):
    """A word of the document. `initial`: its place alone may explain its capital (first of a sentence or quotation)."""

    text: str
    lower: str
    start: int
    end: int
    sentence: int
    gap: int
    capital: bool
    initial: bool


class Text(NamedTuple):
    """A document cut into words. For each sentence: its words [first, last), its rules, and what its capitals prove.

    `plain[i]`: sentence i is running text, where a capital inside a sentence is evidence (no title case, no line in
    capitals); `prose[i]`: it belongs to the article rather than to the page's chrome. `vocabulary`: its words as
    written. `forms` and `lowers` are the words' `text` and `lower`, `capitals` the indices of
    the words with a capital: for whoever looks for a few words among all.
    """

    text: str
    words: Sequence[Word]
    bounds: Sequence[tuple[int, int]]
    rules: Sequence[Rules]
    plain: Sequence[bool]
    prose: Sequence[bool]
    vocabulary: Set[str]
    forms: Sequence[str]
    lowers: Sequence[str]
    capitals: Sequence[int]


class Candidate(NamedTuple):
    """Words [first, last) that may name something.

    `rank` settles which of two overlapping candidates stands; `score` is how surely it is a name at all (0..1).
    `votes` are (type, weight) pairs. `type`, `name` and `key` are set where the gazetteer or a grammar knows the thing;
    `mark` and `domain` are the gazetteer's conditions (see gazetteer/places.yml).
    """

    first: int
    last: int
    source: str
    rank: float
    score: float
    votes: tuple[tuple[str, float], ...] = ()
    type: str | None = None
    name: str | None = None
    key: str | None = None
    resolution: str = "rule"
    mark: str = ""
    domain: str = ""


class Scope(NamedTuple):
    """One sentence as the search for runs sees it: its words end before `last`; `known` holds what starts at a word."""

    words: Sequence[Word]
    last: int
    rules: Rules
    known: Mapping[int, Candidate]


def surface(text: Text, candidate: Candidate) -> str:
    """The words of a candidate, joined by single spaces: the same for every way of spacing and hyphenating them."""
    return " ".join(text.forms[candidate.first : candidate.last])
