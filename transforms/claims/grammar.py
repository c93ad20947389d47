"""What the rules know of a sentence: its words, its clauses and the cue phrases in it, whoever read them.

Two providers fill these values, `syntax` (from a language model) and `surface` (from words alone); the rules of this
room read nothing else, so that each of them exists once.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from transforms.claims.lexicon import Lexicon

# Tuples, not frozen dataclasses: a document makes hundreds, and a tuple costs a quarter of what a dataclass does.

Span = tuple[int, int]
"""Half-open interval of word indices."""

_TENSELESS = frozenset({"", "infinitive", "participle"})


class Clause(NamedTuple):
    """A predicate with what belongs to it.

    Attributes:
        kind: `main`, `conjunct` (of its parent), `content` (what is said, thought, shown), `infinitive`, `relative`,
            `adverbial` or `aside` (parataxis).
        parent: index of the clause it depends on, -1 for a main clause.
        depth: subordinations above it; a conjunct has its parent's.
        verb: index of the lexical verb, or of the copula's predicate where the model makes that the head; -1: none.
        first: index of the first verbal word (the auxiliary, where there is one); -1: none.
        lemma: of the verb, "" where unknown.
        tense: `present`, `past`, `future`, `conditional`, `subjunctive`, `imperative`, `infinitive`, `participle`, "".
        subject: words of the subject as written, relative clauses and appositions included.
        marker: the subordinating word, "" without.
    """

    kind: str
    parent: int = -1
    depth: int = 0
    verb: int = -1
    first: int = -1
    lemma: str = ""
    tense: str = ""
    subject: Span | None = None
    marker: str = ""

    @property
    def is_finite(self) -> bool:
        """Whether the verb carries a tense of its own."""
        return self.tense not in _TENSELESS


class Cue(NamedTuple):
    """A phrase of the lexicon found in the sentence: its topic (`hedge`, `negation`, ...) and its words."""

    topic: str
    start: int
    end: int


class Reading(NamedTuple):
    """One sentence as a provider reads it; the per-word sequences have equal length.

    Attributes:
        low: words in lower case with straight apostrophes.
        is_word: whether each is a word or a figure, not a mark.
        starts, ends: offsets of the words into the document.
        lemmas: lemma of each word that is, or may be, a verb; "" for the others.
        capital: whether each word begins with a capital.
        clause_of: index of the clause each word belongs to.
        roles: grammatical role of each word: `subject`, `object`, "" for any other.
        cues: topic -> the phrases of it in the sentence, in reading order.
        parsed: true when a language model made this reading.
    """

    lexicon: Lexicon
    low: Sequence[str]
    is_word: Sequence[bool]
    starts: Sequence[int]
    ends: Sequence[int]
    lemmas: Sequence[str]
    capital: Sequence[bool]
    clauses: Sequence[Clause]
    clause_of: Sequence[int]
    roles: Sequence[str]
    cues: Mapping[str, Sequence[Cue]]
    parsed: bool

    def cues_of(self, topic: str) -> Sequence[Cue]:
        """The cues of a topic, in reading order."""
        return self.cues.get(topic, ())

    def cues_among(self, topics: Sequence[str]) -> list[Cue]:
        """The cues of several topics, in reading order; of those that start at one word the longest first."""
        cues = [cue for topic in topics for cue in self.cues.get(topic, ())]
        return sorted(cues, key=lambda cue: (cue.start, -cue.end, cue.topic))

    def has(self, topic: str) -> bool:
        """Whether any cue of this topic was found."""
        return topic in self.cues

    def phrase(self, span: Span) -> str:
        """The lower-case words of a span, joined by single blanks."""
        return " ".join(self.low[span[0] : span[1]])


def find_cues(low: Sequence[str], places: Iterable[int], lexicon: Lexicon) -> dict[str, list[Cue]]:
    """Topic -> its phrases in `low`, in order; of the phrases of one topic that start at one word, the longest.

    `places` are the words that some phrase begins with, in order.
    """
    cues: dict[str, list[Cue]] = {}
    for i in places:
        followers = lexicon.cues[low[i]]
        following = low[i + 1] if i + 1 < len(low) else ""
        for topic, words in followers.get(following) or followers[""]:  # longest first
            end = i + len(words)
            if end > i + 2 and tuple(low[i:end]) != words:
                continue
            found = cues.setdefault(topic, [])
            if not found or found[-1].start < i:
                found.append(Cue(topic, i, end))
    return cues
