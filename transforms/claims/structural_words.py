"""The words of a language that shape its clauses, gathered once from its lexicon."""

from functools import cache
from typing import NamedTuple

from transforms.claims.lexicon import load_lexicon

CLOSERS = frozenset(',;:)(–—»”"')
"""Marks that may end a clause."""

_CLOSED = ("clitics", "determiners", "prepositions", "coordinators", "before_nouns")


class StructuralWords(NamedTuple):
    """`comparisons` may begin a phrase that names a source, `clause` opens or ends a clause, `ties` bind a noun to
    what stands before it, `closed` are no verbs unless listed as such, and `silent` never are: marks, and closed words
    that are not listed."""

    comparisons: frozenset[str]
    clause: frozenset[str]
    ties: frozenset[str]
    closed: frozenset[str]
    silent: frozenset[str]


@cache
def structural_words(language: str) -> StructuralWords:
    """Those of one language; ValueError where it has no rules."""
    lexicon = load_lexicon(language)
    if lexicon is None:
        raise ValueError(f"no rules for the language {language!r}")
    topics = ("content_markers", "relatives", "relative_articles", "adverbial_alone", "coordinators")
    comparisons = frozenset(
        word for word, cues in lexicon.cues.items() for entries in cues.values() if "comparison" in dict(entries)
    )
    clause = CLOSERS.union(comparisons, *(lexicon.words[topic] for topic in topics))
    ties = lexicon.words["prepositions"] | lexicon.words["infinitive_markers"]
    verbs = {*lexicon.finite, *lexicon.forms, *lexicon.phrasal}
    closed = frozenset().union(*(lexicon.words[topic] for topic in _CLOSED))
    return StructuralWords(comparisons, clause, ties, closed, (closed - verbs) | CLOSERS)
