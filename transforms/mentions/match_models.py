"""Read the names of AI models by their families' grammar: any order of family, tier, version and size."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.mentions.load_families import VERSION, Family, Grammar, load_families
from transforms.mentions.values import BREAK, Candidate, Text, Word

_HEAD = re.compile(r"[^\W\d_]+")
_OTHERS = frozenset(
    {"autres", "other", "others", "otros", "otras", "andere", "weitere", "altri", "altre", "outros", "outras"}
)
_LETTER = re.compile(r"[a-z]+$")
_LIST = re.compile(rf"(?:,? (?:et|and|ou|or|y|und|oder|e|o|&)|,)[ \u00a0]({VERSION})")


class _Start(NamedTuple):
    """Where a name begins: its family, the offset at which the parts begin, and the condition it is under."""

    family: Family
    parts_at: int
    condition: str


class _Parts(NamedTuple):
    version: str
    tiers: tuple[str, ...]
    size: str


def match_models(text: Text) -> list[Candidate]:
    """Every name the grammar reads; those under a condition carry it as their mark.

    Marks: `domain:A|B` asks for one of the names in the document, or a document of the domain; `company:A|B` for one of
    the names; `after:A|B` for one of the names right before.
    """
    grammar, found, last = load_families(), [], 0
    for index in _may_start(text, grammar):
        if index < last:
            continue
        for start in _starts(grammar, text.words[index]):
            candidate = _read(text, index, start)
            if candidate is not None:
                found += [candidate, *_coordinated(text, candidate, start)]
                last = found[-1].last
                break
    return found


def _may_start(text: Text, grammar: Grammar) -> list[int]:
    """The words that are a head, or more than letters and begin as one: all that `_starts` can read, and few."""
    initials = grammar.initials
    glued = [k for k, form in enumerate(text.forms) if not form.isalpha() and form[0] in initials]
    if grammar.whole.isdisjoint(text.vocabulary):
        return glued
    return sorted({*glued, *(k for k, form in enumerate(text.forms) if form in grammar.whole)})


def _starts(grammar: Grammar, word: Word) -> Iterator[_Start]:
    value = word.text
    if value in grammar.heads:
        family = grammar.heads[value]
        yield _Start(family, word.end, _condition("domain", family) if family.ambiguous else "")
    if value in grammar.bare:
        yield _Start(grammar.bare[value], word.start, _condition("company", grammar.bare[value]))
    if not value.isalpha():
        head = _HEAD.match(value)
        if head and head.group() != value and head.group() in grammar.heads:
            family = grammar.heads[head.group()]
            condition = _condition("domain", family) if len(head.group()) < 2 else ""
            yield _Start(family, word.start + head.end(), condition)
        if value[0] in grammar.heard and value != value[0]:
            family = grammar.heard[value[0]]
            yield _Start(family, word.start + 1, _condition("after", family))


def _condition(condition: str, family: Family) -> str:
    return f"{condition}:{'|'.join(family.company)}"


def _read(text: Text, index: int, start: _Start) -> Candidate | None:
    family = start.family
    tail = family.tail.match(text.text, start.parts_at)
    if tail is None:
        return None
    parts = _parts(family, tail.group())
    named = bool(parts.version or parts.size or parts.tiers)
    if not named and (family.versioned or start.condition.startswith("after")):
        return None
    last = _word_ending_at(text.words, index, max(tail.end(), text.words[index].end))
    if last is None:
        return None
    # A version makes an ambiguous head certain ("Gemini 2.5"), but not a single letter's ("o3").
    certain = family.ambiguous and bool(parts.version) and start.parts_at == text.words[index].end
    name = _canonical(family, parts)
    return Candidate(
        first=index,
        last=last,
        source="grammar",
        rank=8.0 if last - index > 1 else 6.5,
        score=0.95,
        type="model",
        name=name,
        key=_key(name),
        resolution="version" if parts.version or parts.size else "exact" if name == family.name else "alias",
        mark="" if certain else start.condition,
        domain="ai",
    )


def _word_ending_at(words: Sequence[Word], index: int, end: int) -> int | None:
    """The index after the word that ends at `end`, None where `end` cuts a word."""
    last = index
    while last < len(words) and words[last].end < end:
        last += 1
    return last + 1 if last < len(words) and words[last].end == end else None


def _parts(family: Family, tail: str) -> _Parts:
    version, size, tiers = "", "", []
    for match in family.part.finditer(tail):
        kind, value = match.lastgroup, match.group()
        if kind == "tier":
            tiers.append(family.tiers[value.lower()])
        elif kind == "version":
            version = version or value
        elif kind == "size":
            size = size or value[:-1] + value[-1].upper()
    return _Parts(version, tuple(dict.fromkeys(tiers)), size)


def _canonical(family: Family, parts: _Parts) -> str:
    number = _LETTER.sub("", ".".join(parts.version.split(".")[:2])).lstrip("RVXK")
    order = family.order if not number or float(number) >= family.order_from else family.order_before
    filled = order.format(n=family.name, v=parts.version, t=" ".join(parts.tiers), s=parts.size)
    return re.sub(r"[-\s]*\s+|-$", " ", filled).strip()


def _key(name: str) -> str:
    return "model/" + re.sub(r"[^a-z0-9]+", "-", name.lower().replace("+", "-plus")).strip("-")


def _is_alone(text: Text, index: int) -> bool:
    """No noun follows the number: it does not count anything ("Claude 2 and 3 others")."""
    if index + 1 >= len(text.words) or text.words[index + 1].gap == BREAK:
        return True
    word = text.words[index + 1]
    return word.capital or (word.lower in text.rules[word.sentence].starters and word.lower not in _OTHERS)


def _coordinated(text: Text, candidate: Candidate, start: _Start) -> Iterator[Candidate]:
    """The further versions of "Opus 4 and 4.1": each is a mention of its own."""
    if candidate.resolution != "version":
        return
    words, last = text.words, candidate.last
    tail = text.text[start.parts_at : words[last - 1].end]
    while match := _LIST.match(text.text, words[last - 1].end):
        version = match.group(1)
        first = last + (match.start(1) != words[last].start)
        if first >= len(words) or words[first].end != match.end(1) or not ("." in version or _is_alone(text, first)):
            return
        last = first + 1
        name = _canonical(start.family, _parts(start.family, tail)._replace(version=version))
        yield candidate._replace(first=first, last=last, name=name, key=_key(name))
