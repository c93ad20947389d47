"""Bring the occurrences of one thing together under one name, one key and one type."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from transforms.mentions.find_acronyms import Definition
from transforms.mentions.join_things import join_things
from transforms.mentions.thing import Thing, fold
from transforms.mentions.values import Candidate, Text, surface

_FIRST_NAME = 2.5
_IN_LIST = 0.6
_TOLD = 2.0
_CONJUNCTIONS = frozenset({",", "et", "and", "y", "e", "und", "ou", "or", "o", "oder", "&"})


def resolve_names(
    text: Text, occurrences: Sequence[Candidate], definitions: Sequence[Definition], domains: frozenset[str]
) -> list[Candidate]:
    """The occurrences with `name`, `type`, `key` and `resolution` filled in: the same for all occurrences of a thing.

    Args:
        text: the document.
        occurrences: the candidates that stand, in order, none overlapping another.
        definitions: the document's own acronyms.
        domains: what the document is about; a "model" outside the domain `ai` is a product (a car).
    """
    things: dict[str, Thing] = {}
    ordered: list[tuple[Candidate, Thing]] = []
    for occurrence in occurrences:
        rules = text.rules[text.words[occurrence.first].sentence]
        name = occurrence.key or fold(surface(text, occurrence), rules.legal_forms)
        if name not in things:
            things[name] = Thing(rules)
        things[name].add(text, occurrence)
        ordered.append((occurrence, things[name]))
    _share_types(text, ordered)
    _doubt_persons(things)
    if "ai" not in domains:
        _forget_models(things)
    join_things(text, things, definitions)
    return sorted((c for thing in things.values() for c in _resolved(text, thing)), key=attrgetter("first"))


def _share_types(text: Text, occurrences: Sequence[tuple[Candidate, Thing]]) -> None:
    """In a list ("Italy, Canada and X"), what is known of one member is likely of the next."""
    for (left, a), (right, b) in pairwise(occurrences):
        if right.first - left.last > 1 or text.words[left.first].sentence != text.words[right.first].sentence:
            continue
        between = text.text[text.words[left.last - 1].end : text.words[right.first].start].strip()
        if between in _CONJUNCTIONS:
            for thing, other in ((a, b), (b, a)):
                if thing.known is None and other.known is not None:
                    thing.vote(str(other.known.type), _IN_LIST)
                elif between != "," and thing.known is None and other.votes["place"] >= _TOLD:
                    thing.vote("place", _IN_LIST + _IN_LIST)


def _doubt_persons(things: Mapping[str, Thing]) -> None:
    """A name that begins with the name of another known thing is that thing's ("Lamborghini Urus"), not a person's."""
    for thing in things.values():
        opening, _, rest = thing.longest().partition(" ")
        first = things.get(fold(opening)) if rest else None
        other = first is not None and first.known is not None and first.known.type != "person"
        if other and thing.votes["person"] < _FIRST_NAME:
            thing.vote("person", -2.0)


def _forget_models(things: Mapping[str, Thing]) -> None:
    for thing in things.values():
        if "model" in thing.votes or "benchmark" in thing.votes:
            thing.votes.pop("benchmark", None)
            thing.vote("product", thing.votes.pop("model", 0.0))


def _resolved(text: Text, thing: Thing) -> Iterator[Candidate]:
    known = thing.known
    name = str(known.name) if known is not None else _natural_case(thing.longest())
    kind, key = thing.type(), known.key if known is not None else None
    for c in thing.occurrences:
        resolution = _resolution(text, c, name, kind)
        # Not `_replace`, which takes thrice the time, for every mention there is.
        yield Candidate(c.first, c.last, c.source, c.rank, c.score, c.votes, kind, name, key, resolution)


def _natural_case(name: str) -> str:
    """TOM BROWN is Tom Brown; acronyms stay as they are."""
    return name.title() if name.isupper() and " " in name else name


def _resolution(text: Text, occurrence: Candidate, name: str, kind: str) -> str:
    form = surface(text, occurrence)
    acronym = form.isupper() and " " not in form
    if occurrence.key is not None and occurrence.resolution:
        return "acronym" if acronym and occurrence.resolution == "alias" else occurrence.resolution
    if fold(form) == fold(name.replace("-", " ").replace("'", " ").replace("’", " ")):
        return occurrence.resolution or "exact"
    if kind == "person":
        return "surname"
    return "acronym" if acronym else "alias"
