"""Find where a document defines its acronyms: "World Health Organization (WHO)", "OMS (Organisation mondiale ...)".

The letters of the acronym are looked for from right to left in the words before the bracket, the first at the beginning
of a word: A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text", PSB 2003.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.mentions.load_rules import Rules
from transforms.mentions.values import BREAK, Text, Word

_BRACKET = re.compile(r"\(")
_MAX_LETTERS = 10
_MAX_CHARS = 160


class Definition(NamedTuple):
    """Words [first, last) spell out the acronym at word `acronym`. `is_name`: not a plain notion (PIB, SFT)."""

    first: int
    last: int
    acronym: int
    is_name: bool


def find_acronyms(text: Text) -> list[Definition]:
    """The definitions in document order."""
    found: list[Definition] = []
    for index in _beside_brackets(text):
        word = text.words[index]
        if word.gap == BREAK and text.text[word.start - 1 : word.start] == "(" and _is_acronym(word.text):
            if text.text[word.end : word.end + 1] in (")", ",", ";"):
                found += _spelt_before(text, index)
        elif text.text.startswith(" (", word.end) and _is_acronym(word.text):
            found += _spelt_after(text, index)
    return found


def _beside_brackets(text: Text) -> list[int]:
    """The words with a capital that are the last before an opening bracket or the first after one, in order."""
    brackets = [match.start() for match in _BRACKET.finditer(text.text)]
    if not brackets:
        return []
    starts = [text.words[k].start for k in text.capitals]
    after = {bisect_left(starts, bracket) for bracket in brackets}
    return [text.capitals[k] for k in sorted(after | {k - 1 for k in after}) if 0 <= k < len(starts)]


def _is_acronym(word: str) -> bool:
    if not 2 <= len(word) <= _MAX_LETTERS or not word[0].isupper():
        return False
    return word.isupper() or sum(map(str.isupper, word)) > 1 or (len(word) <= 6 and word.isalpha())


def _spelt_before(text: Text, acronym: int) -> Iterator[Definition]:
    words, letters = text.words, text.words[acronym].text
    first_word = max(text.bounds[words[acronym].sentence][0], acronym - min(len(letters) + 5, 2 * len(letters) + 2))
    first = _align(letters, text, first_word, acronym)
    if first is not None and acronym - first > 1:
        yield Definition(first, acronym, acronym, _is_name(words, first, acronym, text.rules[words[acronym].sentence]))


def _spelt_after(text: Text, acronym: int) -> Iterator[Definition]:
    words, letters = text.words, text.words[acronym].text
    close = text.text.find(")", words[acronym].end, words[acronym].end + _MAX_CHARS)
    last = acronym + 1
    while last < len(words) and words[last].end <= close and last - acronym <= len(letters) + 5:
        last += 1
    if close < 0 or last - acronym < 3 or words[last - 1].end != close or not letters.isupper():
        return
    if _align(letters, text, acronym + 1, last) == acronym + 1:
        rules = text.rules[words[acronym].sentence]
        yield Definition(acronym + 1, last, acronym, _is_name(words, acronym + 1, last, rules))


def _align(letters: str, text: Text, first: int, last: int) -> int | None:
    """The word at which the spelt-out form begins, None where the letters are not all found."""
    words = text.words
    if first >= last or words[last - 1].end - words[last - 1].start > _MAX_CHARS:
        return None
    start = max(words[first].start, words[last - 1].end - _MAX_CHARS)
    long, short = _fold(text.text[start : words[last - 1].end]), _fold(letters)
    at = len(long)
    for index in range(len(short) - 1, -1, -1):
        at -= 1
        while at >= 0 and (long[at] != short[index] or (index == 0 and at > 0 and long[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    begin = next((k for k in range(first, last) if words[k].start == start + at), None)
    if begin is None or _breaks(text, begin, last) > max(0, len(letters) - 3):
        return None
    return begin


def _breaks(text: Text, first: int, last: int) -> int:
    """The commas between the words of a spelt-out form; any other break rules it out."""
    broken = [k for k in range(first + 1, last) if text.words[k].gap == BREAK]
    commas = [k for k in broken if text.text[text.words[k - 1].end : text.words[k].start] == ", "]
    return len(commas) if len(commas) == len(broken) else _MAX_LETTERS


def _fold(value: str) -> str:
    """Lower case without accents, character for character."""
    return "".join(unicodedata.normalize("NFD", char)[0].lower()[0] for char in value)


def _is_name(words: Sequence[Word], first: int, last: int, rules: Rules) -> bool:
    """A spelt-out form without any capital is a notion (produit intérieur brut), unless it is an institution's."""
    if rules.nouns_are_capitalised:
        return True
    capital = any(word.capital and word.lower not in rules.starters for word in words[first:last])
    return capital or words[first].lower in rules.heads
