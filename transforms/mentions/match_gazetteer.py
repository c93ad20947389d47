"""Find the gazetteer's names in a document: one pass over the words, the longest alias first."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.mentions.load_capitals import load_capitals
from transforms.mentions.load_gazetteer import Alias, Gazetteer, load_gazetteer
from transforms.mentions.values import BREAK, HYPHEN, SPACE, Candidate, Text, Word

_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,2})?")
_DIGITS = "0123456789"
_GENITIVE_MIN = 4


class _Match(NamedTuple):
    alias: Alias
    stop: int
    number: str


def match_gazetteer(text: Text, language: str, extra: str = "") -> list[Candidate]:
    """Every place where an alias stands, ambiguous ones included (their `mark` and `domain` are still to be checked).

    Args:
        text: the document.
        language: the document's main language, in which canonical names are given.
        extra: the YAML text of a user's gazetteer, "" without one.
    """
    gazetteer = load_gazetteer(extra)
    may_begin = sorted([*text.capitals, *_small_openings(text, gazetteer)])
    found: list[Candidate] = []
    free = 0
    for index in may_begin:
        match = _match(gazetteer, extra, text, index) if index >= free else None
        if match is not None and not _is_compound(text, index, match.stop):
            found.append(_candidate(text, match, index, language))
            # A doubtful name must not hide a certain one that begins inside it.
            free = index + 1 if match.alias.mark else found[-1].last
    return found


def _small_openings(text: Text, gazetteer: Gazetteer) -> list[int]:
    """The words without a capital at which a name may begin."""
    small = gazetteer.small
    found = [k for k, form in enumerate(text.forms) if form in small]
    return [k for k in found if _may_go_on(text, k, gazetteer)]


def _may_go_on(text: Text, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a word is a name by itself, or one with the word that follows, as few of "de", "La", "New" are."""
    seconds = gazetteer.seconds.get(text.forms[index])
    return seconds is None or (index + 1 < len(text.forms) and text.forms[index + 1] in seconds)


def _match(gazetteer: Gazetteer, extra: str, text: Text, index: int) -> _Match | None:
    """The longest alias at a word: as it is written, in capitals, with a number glued on, or as a German genitive."""
    word = text.words[index]
    bucket = gazetteer.by_word.get(word.text)
    match = _longest(bucket, text, index) if bucket and _may_go_on(text, index, gazetteer) else None
    if match is not None or not word.capital:
        return match
    if word.text[-1] in _DIGITS:
        stem = word.text.rstrip(_DIGITS)
        alias = next((a for a in gazetteer.by_word.get(stem, ()) if a.versioned and not a.rest and not a.mark), None)
        return _Match(alias, index + 1, word.text[len(stem) :]) if alias else None
    if word.text.isupper() and len(word.text) > 1:
        return _longest(load_capitals(extra).get(word.text, ()), text, index)
    if word.text[-1] == "s" and len(word.text) > _GENITIVE_MIN and text.rules[word.sentence].nouns_are_capitalised:
        aliases = gazetteer.by_word.get(word.text[:-1], ())
        return _longest([a for a in aliases if not a.rest and not a.mark and not a.versioned], text, index)
    return None


def _longest(bucket: Sequence[Alias], text: Text, index: int) -> _Match | None:
    words, language = text.words, text.rules[text.words[index].sentence].language
    follower = words[index + 1].text if index + 1 < len(words) else ""
    for alias in bucket:
        if alias.rest and alias.rest[0] != follower:
            continue  # nearly all of "La", "Saint", "New"
        stop = index + 1 + len(alias.rest)
        if (alias.language and alias.language != language) or stop > len(words):
            continue
        if all(words[index + 1 + k].text == w and words[index + 1 + k].gap != BREAK for k, w in enumerate(alias.rest)):
            number = _number(words, stop) if alias.versioned else ""
            if number or alias.versioned != "always":
                return _Match(alias, stop + bool(number), number)
    return None


def _number(words: Sequence[Word], stop: int) -> str:
    if stop < len(words) and words[stop].gap in (SPACE, HYPHEN) and _NUMBER.fullmatch(words[stop].text):
        return words[stop].text
    return ""


def _is_compound(text: Text, first: int, stop: int) -> bool:
    """Half of a German compound ("US-amerikanisch") or of a name of hyphens and small words (Henley-on-Thames)."""
    words = text.words
    if words[first].gap == HYPHEN and not words[first - 1].capital and words[first - 1].text[0] not in _DIGITS:
        return True
    german = text.rules[words[first].sentence].nouns_are_capitalised
    return german and stop < len(words) and words[stop].gap == HYPHEN and not words[stop].capital


def _candidate(text: Text, match: _Match, first: int, language: str) -> Candidate:
    alias, stop, number = match
    entry = alias.entry
    if entry.type == "organisation" and stop < len(text.words) and _is_legal_form(text.words[stop], text):
        stop += 1
    name, key = entry.names.get(language, entry.name), entry.key
    if number:
        name, key = f"{name}{'' if name[-1] == '-' else ' '}{number}", f"{key}-{number.replace('.', '-')}"
    return Candidate(
        first=first,
        last=stop,
        source="gazetteer",
        # What a user calls something outranks the grammar's reading of the same words.
        rank=8.0 if stop - first > 1 else 6.5 if alias.own else 6.0,
        score=0.95,
        type=entry.type,
        name=name.removesuffix("-"),
        key=key,
        resolution="version" if number else "exact" if alias.canonical else "alias",
        mark=alias.mark,
        domain=entry.domain,
    )


def _is_legal_form(word: Word, text: Text) -> bool:
    """The AG of Siemens AG belongs to the name where it stands."""
    return (
        word.gap == SPACE
        and word.capital
        and len(word.text) <= 4
        and word.lower in text.rules[word.sentence].legal_forms
    )
