"""The words of a language that shape its clauses, gathered once from its lexicon."""

from functools import cache
from typing import NamedTuple

from transforms.claims.lexicon import load_lexicon

CLOSERS = frozenset(',;:)(–—»”"')
"""Marks that may end a clause."""


class StructuralWords(NamedTuple):
    """`comparisons` may begin a phrase that names a source, `clause` opens or ends a clause, `ties` bind a noun to
    what stands before it."""

    comparisons: frozenset[str]
    clause: frozenset[str]
    ties: frozenset[str]


@cache
def structural_words(language: str) -> StructuralWords:
    """Those of one language; ValueError where it has no rules."""
    lexicon = load_lexicon(language)
    if lexicon is None:
        raise ValueError(f"no rules for the language {language!r}")
    topics = ("content_markers", "relatives", "relative_articles", "adverbial_alone", "coordinators")
    comparisons = frozenset(word for word, cues in lexicon.cues.items() if any(c[0] == "comparison" for c in cues))
    clause = CLOSERS.union(comparisons, *(lexicon.words[topic] for topic in topics))
    return StructuralWords(comparisons, clause, lexicon.words["prepositions"] | lexicon.words["infinitive_markers"])
