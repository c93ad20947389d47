"""The cue words of all languages, folded and indexed for look-up in constant time."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from transforms.data_files import LANGUAGES, language_rules, load_yaml
from transforms.segment.fold_text import fold_text

OWN = ("byline", "spoken", "first_person", "second_person", "and", "name_particles", "interview", "interview_with")
"""Topics whose words mean something else in another language: read for the document's own language only."""
_PATTERNS = ("reading_time", "relative_time", "navigation_patterns")
_HEAD = 3


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of folded phrases, and the same by their first letters for prefix look-up.

    `first_words`: those that phrases of several words begin with.
    """

    all: frozenset[str]
    by_head: Mapping[str, tuple[str, ...]]
    first_words: frozenset[str]

    def __contains__(self, folded: str) -> bool:
        return folded in self.all

    def opening(self, folded: str) -> str:
        """The longest phrase that `folded` opens with, ending at a word's end; "" if none."""
        for size in range(_HEAD, 0, -1):
            for phrase in self.by_head.get(folded[:size], ()):
                if folded.startswith(phrase) and not folded[len(phrase) : len(phrase) + 1].isalnum():
                    return phrase
        return ""


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything the room knows in words, for a document in `language` (None: not known, all languages at once)."""

    language: str | None
    phrases: Mapping[str, Phrases]
    patterns: Mapping[str, re.Pattern[str]]
    months: Mapping[str, int]
    zones: Mapping[str, int]

    def __getitem__(self, topic: str) -> Phrases:
        return self.phrases[topic]


@cache
def load_rules(language: str | None) -> Rules:
    """The rules for a document in `language` (ISO 639-1): chrome of every language, speech of its own."""
    data = {code: language_rules(code, "segment") for code in LANGUAGES}
    own = [language] if language in data else list(LANGUAGES)
    topics = [topic for topic, value in data["en"].items() if isinstance(value, str) and topic != "function_words"]
    phrases = {
        topic: _index(_split(data[code][topic] for code in (own if topic in OWN else LANGUAGES))) for topic in topics
    }
    common = load_yaml("segment/common.yml")
    phrases |= {topic: _index(_split([value])) for topic, value in common.items() if isinstance(value, str)}
    patterns = {topic: _compile(pattern for code in LANGUAGES for pattern in data[code][topic]) for topic in _PATTERNS}
    months = {
        fold_text(name): int(n) for code in LANGUAGES for n, names in data[code]["months"].items() for name in names
    }
    return Rules(language, phrases, patterns, months, common["zones"])


def _split(values: Iterable[str]) -> list[str]:
    return [fold_text(phrase.strip()) for value in values for phrase in value.split("|") if phrase.strip()]


def _index(phrases: Iterable[str]) -> Phrases:
    unique = frozenset(phrases)
    by_head: dict[str, list[str]] = {}
    for phrase in sorted(unique, key=lambda phrase: (-len(phrase), phrase)):
        by_head.setdefault(phrase[:_HEAD], []).append(phrase)
    first_words = frozenset(phrase.partition(" ")[0] for phrase in unique if " " in phrase)
    return Phrases(unique, {head: tuple(found) for head, found in by_head.items()}, first_words)


def _compile(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
