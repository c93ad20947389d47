"""Find the gazetteer's names in a document: one pass over the words, the longest alias first."""

import re
from collections.abc import Iterable, Sequence

from transforms.mentions.load_gazetteer import Alias, load_gazetteer
from transforms.mentions.values import AMPERSAND, BREAK, DOT, HYPHEN, SPACE, Candidate, Text, Word

_VERSION = re.compile(r"\d{1,4}(?:\.\d{1,2})?")
_GENITIVE_MIN = 4


def match_gazetteer(text: Text, language: str) -> list[Candidate]:
    """Every place where an alias stands, ambiguous ones included (their `mark` and `domain` are still to be checked).

    Args:
        text: the document.
        language: the document's main language, in which canonical names are given.
    """
    gazetteer = load_gazetteer()
    words, found, index = text.words, [], 0
    while index < len(words):
        word = words[index]
        bucket: Sequence[Alias] = gazetteer.index.get(word.text, ())
        stop = 0
        alias = None
        if bucket:
            alias, stop = _longest(bucket, words, index, text)
        if alias is None and word.capital:
            alias, stop = _other_spelling(gazetteer.upper, gazetteer.index, word, index, text)
        if alias is None or _is_compound(text, index, stop):
            index += 1
            continue
        found.append(_candidate(alias, words, index, stop, language))
        index = found[-1].last
    return found


def _is_compound(text: Text, first: int, stop: int) -> bool:
    """Half of a German compound ("US-amerikanisch") or of a name joined by hyphens and small words (Henley-on-Thames)."""
    words = text.words
    if words[first].gap == HYPHEN and not words[first - 1].capital and not words[first - 1].text[0].isdigit():
        return True
    german = text.rules[words[first].sentence].nouns_are_capitalised
    return german and stop < len(words) and words[stop].gap == HYPHEN and not words[stop].capital


def _longest(bucket: Iterable[Alias], words: Sequence[Word], index: int, text: Text) -> tuple[Alias | None, int]:
    for alias in bucket:
        stop = index + 1 + len(alias.rest)
        if stop > len(words) or (alias.language and alias.language != text.rules[words[index].sentence].language):
            continue
        if all(words[index + 1 + k].text == rest and words[index + 1 + k].gap != BREAK for k, rest in enumerate(alias.rest)):
            return alias, stop
    return None, 0


def _other_spelling(
    upper: dict[str, tuple[Alias, ...]], index: dict[str, tuple[Alias, ...]], word: Word, at: int, text: Text
) -> tuple[Alias | None, int]:
    """Names in capitals (LA TRIBUNE), and German genitives (Deutschlands)."""
    if word.text.isupper() and len(word.text) > 1:
        return _longest(upper.get(word.text, ()), text.words, at, text)
    if word.text[-1] == "s" and len(word.text) > _GENITIVE_MIN and text.rules[word.sentence].nouns_are_capitalised:
        bucket = [alias for alias in index.get(word.text[:-1], ()) if not alias.rest and not alias.mark]
        return _longest(bucket, text.words, at, text)
    return None, 0


def _candidate(alias: Alias, words: Sequence[Word], first: int, stop: int, language: str) -> Candidate:
    entry, number = alias.entry, ""
    if alias.versioned and stop < len(words) and words[stop].gap in (SPACE, HYPHEN) and _VERSION.fullmatch(words[stop].text):
        number, stop = words[stop].text, stop + 1
    name, key = entry.names.get(language, entry.name), entry.key
    if number:
        name, key = f"{name}{number}" if name[-1] == "-" else f"{name} {number}", f"{key}-{number.replace('.', '-')}"
    return Candidate(
        first=first,
        last=stop,
        source="gazetteer",
        rank=8.0 if stop - first > 1 else 6.0,
        score=0.95,
        type=entry.type,
        name=name.removesuffix("-"),
        key=key.removesuffix("-"),
        resolution="version" if number else "exact" if alias.canonical else "alias",
        mark=alias.mark,
        domain=entry.domain,
    )
