"""What a document says of one thing: its occurrences, the ways it is written, and the votes on its type."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from transforms.mentions.load_rules import Rules
from transforms.mentions.values import Candidate, Text
from transforms.mentions.weigh_context import weigh_context

_PRIORITY = ("person", "organisation", "place", "event", "work", "product", "model", "benchmark", "dataset", "other")
"""Of equally supported types, the commoner in the press."""

_PRIOR_OF_TWO_WORDS = ("person", 0.5)
_PRIOR_OF_ONE_WORD = ("organisation", 0.3)
_PERSON = 0.9
_LONGEST_ACRONYM = 5
_SEPARATORS = re.compile(r"[-‑'’.]")


class Thing:
    """The occurrences that share one name (or key) so far, counted up; `known` is one the gazetteer knows.

    `rules`: of the language of the first occurrence.
    """

    __slots__ = ("_longest", "_type", "_words", "known", "occurrences", "rules", "surfaces", "votes")

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.occurrences: list[Candidate] = []
        self.surfaces: dict[str, int] = {}
        self.votes: dict[str, float] = defaultdict(float)
        self.known: Candidate | None = None
        self._longest = ""
        self._words: Sequence[str] = ()
        self._type = ""

    def add(self, text: Text, occurrence: Candidate) -> None:
        """Count one more occurrence, with what its own words and its context tell."""
        self.occurrences.append(occurrence)
        written = text.text[text.words[occurrence.first].start : text.words[occurrence.last - 1].end]
        form = " ".join(written.split()) if occurrence.last - occurrence.first > 1 else written
        self.surfaces[form] = self.surfaces.get(form, 0) + 1
        self._forget()
        for kind, weight in (*occurrence.votes, *weigh_context(text, occurrence)):
            self.votes[kind] += weight
        if occurrence.key is not None and self.known is None:
            self.known = occurrence

    def absorb(self, other: "Thing") -> None:
        """Take over another thing that has turned out to be this one."""
        self.occurrences += other.occurrences
        for form, count in other.surfaces.items():
            self.surfaces[form] = self.surfaces.get(form, 0) + count
        self._forget()
        self.known = self.known or other.known
        for kind, weight in other.votes.items():
            self.votes[kind] += weight

    def vote(self, kind: str, weight: float) -> None:
        """Speak for a type, or against it."""
        self.votes[kind] += weight
        self._type = ""

    def _forget(self) -> None:
        self._longest, self._words, self._type = "", (), ""

    def longest(self) -> str:
        """The fullest way the document writes the thing, in ordinary case where there is one."""
        if len(self.surfaces) == 1:
            return next(iter(self.surfaces))
        if not self._longest:
            self._longest = max(
                sorted(self.surfaces),
                key=lambda s: (not s.isupper() or len(s) <= _LONGEST_ACRONYM, len(s.split()), len(s)),
            )
        return self._longest

    def words(self) -> Sequence[str]:
        """The folded words of the fullest way to write it; hyphens, apostrophes and dots part them."""
        if not self._words:
            self._words = _folded_words(self.longest())
        return self._words

    def type(self) -> str:
        """The gazetteer's type, else the one with the most votes; `other` where nothing speaks for any."""
        if self.known is not None and self.known.type is not None:
            return self.known.type
        if not self._type:
            self._type = self._most_voted()
        return self._type

    def _most_voted(self) -> str:
        votes = dict(self.votes)
        kind, weight = _PRIOR_OF_TWO_WORDS if " " in self.longest() else _PRIOR_OF_ONE_WORD
        votes[kind] = votes.get(kind, 0.0) + weight
        best = max(votes.values())
        return min([k for k, w in votes.items() if w == best], key=_PRIORITY.index) if best > 0 else "other"

    def names_person(self) -> bool:
        """Whether there is evidence, beyond the look of the name, that the thing is a person."""
        if self.known is not None:
            return self.known.type == "person"
        return self.votes["person"] >= _PERSON and self.type() == "person"


@lru_cache(maxsize=4096)  # names come again, in one document and in the next
def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(_SEPARATORS.sub(" ", fold(name)).split()) or ("",)


@lru_cache(maxsize=8192)
def fold(value: str, legal_forms: frozenset[str] = frozenset()) -> str:
    """Lower case without accents, without a legal form at the end ("Acme Inc" is "acme")."""
    value = value.lower()
    if not value.isascii():
        value = "".join(c for c in unicodedata.normalize("NFD", value) if not unicodedata.combining(c))
    words = value.split()
    while len(words) > 1 and words[-1] in legal_forms:
        words.pop()
    return " ".join(words)
