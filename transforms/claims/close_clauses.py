"""Turn the clauses of a sentence read from words into the values that the rules know."""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.claims.grammar import Clause, Span
from transforms.claims.lexicon import Lexicon

_MARKS = frozenset(',;:.!?()–—„“”«»"')
_NEEDS_VERB = frozenset({"content", "conjunct"})


@dataclass(slots=True)
class OpenClause:
    """A clause under construction: where it starts, and the verb found in it so far.

    `subject_end` is where its subject ends, -1 without one; `is_weak` says that only an ending spoke for its verb.
    """

    kind: str
    parent: int
    depth: int
    start: int
    marker: str = ""
    verb: int = -1
    first: int = -1
    lemma: str = ""
    tense: str = ""
    subject_end: int = -1
    is_weak: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it turned out to be no clause: nothing marks it and it has no verb."""
        return self.verb < 0 and self.kind in _NEEDS_VERB and not self.marker


def close_clauses(
    opened: Sequence[OpenClause], clause_of: Sequence[int], low: Sequence[str], lexicon: Lexicon
) -> tuple[list[Clause], list[int]]:
    """The clauses and the clause of each word; the words of an empty one go back to the clause it left.

    An empty clause keeps its place with the kind `merged`, so that indices stay.
    """
    if len(opened) == 1:
        return [_close(opened[0], [0], low, lexicon)], list(clause_of)
    moved = list(range(len(opened)))
    for k, clause in enumerate(opened):
        if k and clause.is_empty:
            moved[k] = moved[clause.parent]
    return [_close(clause, moved, low, lexicon) for clause in opened], list(map(moved.__getitem__, clause_of))


def _close(clause: OpenClause, moved: Sequence[int], low: Sequence[str], lexicon: Lexicon) -> Clause:
    kind = "merged" if clause.is_empty else clause.kind
    parent = moved[clause.parent] if clause.parent >= 0 else -1
    tense = "present" if clause.tense == "gerund" else clause.tense
    subject = _subject(clause, low, lexicon) if clause.subject_end >= 0 else None
    return Clause(kind, parent, clause.depth, clause.verb, clause.first, clause.lemma, tense, subject, clause.marker)


def _is_fronted(clause: OpenClause, low: Sequence[str], lexicon: Lexicon) -> bool:
    """German puts its verb second: behind `Am Freitag`, `Den Schaden`, `Gestern` the subject follows the verb."""
    words, start, end = lexicon.words, clause.start, clause.subject_end
    if "verb_final" not in lexicon.options or clause.kind != "main" or not start < end:
        return False
    while start < end and not low[start][:1].isalnum():
        start += 1
    before = low[start:end]
    adverb = len(before) == 1 and any(before[0] in words[topic] for topic in ("after_verb", "group", "fronting"))
    return bool(before) and (adverb or before[0] in words["prepositions"] or before[0] in words["oblique"])


def _subject(clause: OpenClause, low: Sequence[str], lexicon: Lexicon) -> Span | None:
    """What stands before the verb, without the word that opens the clause and a phrase set off before the subject."""
    start, end = clause.start, clause.subject_end
    if _is_fronted(clause, low, lexicon):
        stop = next((i for i in range(end + 1, len(low)) if low[i] in _MARKS), len(low))
        return (end + 1, stop) if end + 1 < stop else None
    if (
        clause.marker in lexicon.words["content_markers"]
        or clause.kind == "adverbial"
        or low[start : start + 1] == [","]
    ):
        start += 1
    if start < end and low[start] in lexicon.words["prepositions"]:
        start = next((i + 1 for i in range(start, end) if low[i] == ","), start)
    if start < end and low[start] in lexicon.words["opening_participles"]:
        closed = lexicon.words["relatives"] | lexicon.words["content_markers"] | lexicon.words["prepositions"]
        start = next((i + 1 for i in range(start, end - 1) if low[i] == "," and low[i + 1] not in closed), start)
    return (start, end) if end > start else None
