"""Tell what a document is about, where the gazetteer's ambiguous names ask for it."""

from collections.abc import Iterable

from transforms.mentions.values import Candidate, Text

_MIN_WORDS = 2


def find_domains(text: Text, known: Iterable[Candidate]) -> frozenset[str]:
    """The domains (`ai`) of the things named for certain, and those of whose words the document has two or more."""
    named = {candidate.domain for candidate in known if candidate.domain and not candidate.mark}
    by_language = {rules.language: rules.domain_words for rules in text.rules}
    for domain_words in by_language.values():
        for domain, words in domain_words.items():
            if domain not in named and sum(_count(text, word) for word in words) >= _MIN_WORDS:
                named.add(domain)
    return frozenset(named)


def _count(text: Text, word: str) -> int:
    if " " in word:
        return text.text.count(word)
    return text.forms.count(word) if word in text.vocabulary else 0
