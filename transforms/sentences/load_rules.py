"""The word lists that tell a full stop inside a sentence from one that ends it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from transforms.data_files import LANGUAGES, language_rules, load_yaml

_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Rules:
    """The lists of one language, or of all together.

    `abbreviations` maps a spelling, without its last full stop and with no space after an inner one, to its kind:
    `inside` never ends a sentence, `before_number` does not before a number, `may_end` does before a `starters` word.
    `abbreviation_tails` are the letters that those spellings end with.
    `any_ordinal`: a short number with a full stop is an ordinal unless a starter follows (German); elsewhere it is
    one only after a word of `ordinal_before` or before one of `ordinal_after`.
    """

    abbreviations: Mapping[str, str]
    abbreviation_tails: frozenset[str]
    starters: frozenset[str]
    ordinal_before: frozenset[str]
    ordinal_after: frozenset[str]
    any_ordinal: bool
    domain_endings: frozenset[str]


@cache
def load_rules(language: str) -> Rules:
    """The rules of `language` (ISO 639-1), or of all languages together where it has none of its own."""
    known = language in LANGUAGES
    topics = [language_rules(code, "sentences") for code in ((language,) if known else LANGUAGES)]
    ordinals = [topic.get("ordinals", {}) for topic in topics]
    abbreviations = _abbreviations(topics)
    return Rules(
        abbreviations=abbreviations,
        abbreviation_tails=frozenset(tail[0][::-1] for word in abbreviations if (tail := _LETTERS.match(word[::-1]))),
        starters=_words(topics, "starters"),
        ordinal_before=_words(ordinals, "before"),
        ordinal_after=_words(ordinals, "after"),
        any_ordinal=known and any(ordinals),
        domain_endings=_words([load_yaml("sentences/domains.yml")], "endings"),
    )


def _words(topics: Iterable[dict[str, Any]], key: str) -> frozenset[str]:
    words = [word for topic in topics for word in topic.get(key, ())]
    for word in words:
        if not isinstance(word, str):
            raise TypeError(f"quote {word!r} under `{key}` in sentences.yml: YAML does not read it as text")
    return frozenset(words)


def _abbreviations(topics: Iterable[dict[str, Any]]) -> dict[str, str]:
    """Each abbreviation as listed, capitalised and in capitals; "p. ex" is spelled "p.ex".

    Where two languages disagree the later kind wins: `may_end`, for then the word that follows decides.
    """
    return {
        form: kind
        for kind in ("before_number", "inside", "may_end")
        for word in sorted(_words(topics, kind))
        for form in _forms(word.replace(". ", "."))
    }


def _forms(word: str) -> tuple[str, str, str]:
    return word, word[:1].upper() + word[1:], word.upper()
