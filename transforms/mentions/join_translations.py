"""Join what a document names in two languages: terms and institutions whose words are cognates for the most part."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from transforms.mentions.cognates import count_cognates
from transforms.mentions.thing import Thing
from transforms.mentions.values import Text

_MAX_NAMES = 40
_THOUSANDS = re.compile(r"(?<=\d)[ ,](?=\d)")
_TYPED_TERMS = frozenset({"dataset", "benchmark"})


class _Phrase(NamedTuple):
    """A name of several words as one language has it: `words` without articles and the like."""

    name: str
    language: str
    words: Sequence[str]
    kind: str
    is_term: bool


def join_translations(text: Text, things: Mapping[str, Thing]) -> Iterator[tuple[str, str]]:
    """(name, target) of the things that are one in two languages, where just one pairing is the best.

    Coined terms need two words in common and two thirds of the shorter one (half, for data sets and benchmarks, of
    which a document has few); other names need all their words, and the same type.
    """
    if len({rules.language for rules in text.rules}) < 2:
        return
    phrases = [phrase for name, thing in things.items() if (phrase := _phrase(text, name, thing)) is not None]
    if len(phrases) > _MAX_NAMES or len({phrase.language for phrase in phrases}) < 2:
        return
    scored = [
        (score, a.name, b.name)
        for a in phrases
        for b in phrases
        if a.language < b.language and (score := _likeness(a, b)) > 0
    ]
    best: Counter[str] = Counter()
    for score, *names in scored:
        for name in names:
            best[name] = max(best[name], score)
    for score, a, b in sorted(scored):
        if score == best[a] == best[b]:
            yield a, b


def _phrase(text: Text, name: str, thing: Thing) -> _Phrase | None:
    if thing.known is not None or " " not in thing.longest() or thing.names_person():
        return None
    first = thing.occurrences[0].first
    rules = text.rules[text.words[first].sentence]
    small = rules.starters | rules.connectors
    # "1 000", "1,000": one number.
    written = _THOUSANDS.sub("", " ".join(thing.words()))
    words = [word for word in written.split() if word not in small]
    is_term = any(c.source == "term" for c in thing.occurrences)
    return _Phrase(name, rules.language, words, thing.type(), is_term) if len(words) > 1 else None


def _likeness(a: _Phrase, b: _Phrase) -> int:
    """How many words two phrases have in common, in hundredths of the shorter; 0 where that is too few."""
    shorter, longer = sorted((a.words, b.words), key=len)
    common = count_cognates(shorter, longer)
    if a.is_term and b.is_term:
        alike = a.kind == b.kind or "other" in (a.kind, b.kind)
        rare = a.kind == b.kind and a.kind in _TYPED_TERMS
        enough = 2 * common >= len(shorter) if rare else common > 1 and 3 * common >= 2 * len(shorter)
    else:
        alike = a.kind == b.kind
        enough = common == len(longer)
    return 100 * common // len(shorter) if alike and enough else 0
