"""Keep the gazetteer's and the grammar's ambiguous names only where the document bears them out."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transforms.mentions.values import BREAK, HYPHEN, Candidate, Text, surface

_FAMILY = re.compile(r"[\s-]")
_ORDER = ("domain", "?", "~", "company", "after")
"""The names that need the least come first: "Opus" needs "Claude", which may itself have needed "Anthropic"."""


class _Evidence(NamedTuple):
    """What the document names for certain (names, surfaces and keys; names by the word they end before)."""

    named: set[str | None]
    ends: dict[int, set[str | None]]
    domains: frozenset[str]
    spelt: set[str]

    def add(self, text: Text, candidates: Iterable[Candidate]) -> None:
        for candidate in candidates:
            names = {candidate.name, surface(text, candidate), candidate.key}
            if candidate.source == "grammar":
                names.add(_FAMILY.split(str(candidate.name))[0])  # "Claude Opus 4" names Claude
            self.named.update(names)
            self.ends.setdefault(candidate.last, set()).update(names)


def confirm_known(text: Text, known: Sequence[Candidate], domains: frozenset[str]) -> list[Candidate]:
    """The candidates whose conditions hold; their marks are explained in gazetteer/places.yml and `match_models`.

    Args:
        text: the document.
        known: what the gazetteer and the grammar have found.
        domains: what the document is about (`find_domains`).
    """
    confirmed = [c for c in known if not c.mark]
    doubtful = [c for c in known if c.mark]
    if not doubtful:
        return confirmed
    evidence = _Evidence(set(), {}, domains, _spelt_inside_sentences(text, doubtful))
    evidence.add(text, confirmed)
    for mark in _ORDER:
        held = [c for c in doubtful if c.mark.startswith(mark) and _holds(text, c, evidence)]
        evidence.add(text, held)
        confirmed += held
    return sorted(confirmed, key=lambda c: (c.first, -c.last))


def _holds(text: Text, candidate: Candidate, evidence: _Evidence) -> bool:
    mark, _, names = candidate.mark.partition(":")
    companions = names.split("|")
    company = not evidence.named.isdisjoint(companions)
    if mark == "domain":
        return (company or candidate.domain in evidence.domains) and not _is_first_name(text, candidate)
    if mark == "company":
        return company
    if mark == "after":
        return not _names_before(text, candidate, evidence).isdisjoint(companions)
    if candidate.key in evidence.named:
        return True
    spelt = surface(text, candidate) in evidence.spelt
    if mark == "?":
        return spelt and candidate.domain in evidence.domains
    return spelt and not _is_common_noun(text, candidate)


def _spelt_inside_sentences(text: Text, candidates: Sequence[Candidate]) -> set[str]:
    """Surfaces that carry their capital inside a sentence of running text at least once."""
    found = set()
    for candidate in candidates:
        word = text.words[candidate.first]
        rules = text.rules[word.sentence]
        if word.capital and not word.initial and text.plain[word.sentence] and word.text not in rules.plain_acronyms:
            found.add(surface(text, candidate))
    return found


def _is_common_noun(text: Text, candidate: Candidate) -> bool:
    """An article right before, except with places (la Somme), shows a common noun (la Libération)."""
    first = text.words[candidate.first]
    if first.gap == HYPHEN or (candidate.last < len(text.words) and text.words[candidate.last].gap == HYPHEN):
        return True
    rules = text.rules[first.sentence]
    if candidate.first == 0 or first.gap == BREAK or (candidate.type == "place" and not rules.nouns_are_capitalised):
        return False
    return text.words[candidate.first - 1].lower in rules.determiners


def _is_first_name(text: Text, candidate: Candidate) -> bool:
    """A capitalised word that is none of the name's parts follows: "Claude Monet"."""
    first, last = text.words[candidate.first], candidate.last
    if last >= len(text.words) or last - candidate.first > 1 or not text.plain[first.sentence]:
        return False
    word, rules = text.words[last], text.rules[first.sentence]
    if word.gap == BREAK or not word.capital or rules.nouns_are_capitalised:
        return False
    return word.text not in rules.plain_acronyms


def _names_before(text: Text, candidate: Candidate, evidence: _Evidence) -> set[str | None]:
    """The names that stand right before, with or without a possessive s."""
    before = candidate.first
    if before and text.words[before - 1].text == "s":
        before -= 1
    return evidence.ends.get(before, set())
