"""Find, in a text's other language, the plain words of a term that the text introduces by name in one of its languages.

A page that gives an article and its original ("un « test du double journal »" and "the double newspaper test") marks
the term as such in one of them only.
"""

from collections.abc import Iterator, Sequence

from transforms.mentions.cognates import count_cognates
from transforms.mentions.thing import fold
from transforms.mentions.values import BREAK, Candidate, Text

_MIN_WORDS = 2
_MAX_TERMS = 10


def find_translations(text: Text, accepted: Sequence[Candidate]) -> list[Candidate]:
    """The places where all but one of a term's words have cognates side by side, in words that no name has taken.

    Args:
        text: the document.
        accepted: its names so far, in order; only the coined terms of several words among them are looked for.
    """
    if len({rules.language for rules in text.rules if rules.starters}) < 2:
        return []
    terms = [c for c in accepted if c.source == "term" and len(_content(text, c.first, c.last)) >= _MIN_WORDS]
    taken = {index for c in accepted for index in range(c.first, c.last)}
    found: dict[int, Candidate] = {}
    for term in terms[:_MAX_TERMS]:
        for candidate in _occurrences(text, term, taken):
            found.setdefault(candidate.first, candidate)
            taken.update(range(candidate.first, candidate.last))
    return [found[first] for first in sorted(found)]


def _content(text: Text, first: int, last: int) -> list[str]:
    rules = text.rules[text.words[first].sentence]
    small = rules.starters | rules.connectors
    return [fold(word.text) for word in text.words[first:last] if word.lower not in small]


def _occurrences(text: Text, term: Candidate, taken: set[int]) -> Iterator[Candidate]:
    words = _content(text, term.first, term.last)
    letters = {word[0] for word in words}
    language = text.rules[text.words[term.first].sentence].language
    for sentence, (first, last) in enumerate(text.bounds):
        if text.rules[sentence].language == language or not text.prose[sentence]:
            continue
        for start in range(first, last - len(words) + 1):
            stop = start + len(words)
            if text.words[start].lower[0] not in letters or not taken.isdisjoint(range(start, stop)):
                continue
            if _translates(text, start, stop, words):
                yield term._replace(first=start, last=stop)


def _translates(text: Text, start: int, stop: int, words: Sequence[str]) -> bool:
    """Side by side, all words but one of three and more with a cognate, the first and the last among them."""
    window = text.words[start:stop]
    if any(word.gap == BREAK for word in window[1:]):
        return False
    here = _content(text, start, stop)
    if len(here) != len(words) or not count_cognates(here[:1], words) or not count_cognates(here[-1:], words):
        return False
    return count_cognates(here, words) >= max(_MIN_WORDS, len(words) - 1)
