"""Bring the occurrences of one thing together under one name, one key and one type."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from transforms.mentions.find_acronyms import Definition
from transforms.mentions.spread_names import is_person, suffixes
from transforms.mentions.values import Candidate, Text, surface
from transforms.mentions.weigh_context import weigh_context

PRIORITY = ("person", "organisation", "place", "event", "work", "product", "model", "benchmark", "dataset", "other")
"""Of equally supported types, the commoner in the press."""

_PRIOR_OF_TWO_WORDS = ("person", 0.5)
_PRIOR_OF_ONE_WORD = ("organisation", 0.3)
_MIN_INITIALS = 3
_PERSON = 0.9
_FIRST_NAME = 2.5
_CONJUNCTIONS = frozenset({"et", "and", "y", "e", "und", "ou", "or", "o", "oder", "&"})


class Thing:
    """What the document says of one thing: its occurrences, how it is written, and the votes on its type."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.occurrences: list[Candidate] = []
        self.surfaces: Counter[str] = Counter()
        self.votes: dict[str, float] = defaultdict(float)
        self.known: Candidate | None = None

    def add(self, text: Text, occurrence: Candidate) -> None:
        """Count one more occurrence, with what its own words and its context tell."""
        self.occurrences.append(occurrence)
        self.surfaces[text.text[text.words[occurrence.first].start : text.words[occurrence.last - 1].end]] += 1
        for kind, weight in (*occurrence.votes, *weigh_context(text, occurrence)):
            self.votes[kind] += weight
        if occurrence.key is not None and self.known is None:
            self.known = occurrence

    def absorb(self, other: "Thing") -> None:
        """Take over another thing that has turned out to be this one."""
        self.occurrences += other.occurrences
        self.surfaces.update(other.surfaces)
        self.known = self.known or other.known
        for kind, weight in other.votes.items():
            self.votes[kind] += weight


def resolve_names(
    text: Text, occurrences: Sequence[Candidate], definitions: Sequence[Definition], domains: frozenset[str]
) -> list[Candidate]:
    """The occurrences with `name`, `type`, `key` and `resolution` filled in: the same for all occurrences of a thing.

    Args:
        text: the document.
        occurrences: the candidates that stand, none overlapping another.
        definitions: the document's own acronyms.
        domains: what the document is about; a "model" outside the domain `ai` is a product (a car).
    """
    things: dict[str, Thing] = {}
    for occurrence in occurrences:
        name = occurrence.key or fold(surface(text, occurrence), text.rules[text.words[occurrence.first].sentence].legal_forms)
        things.setdefault(name, Thing(name)).add(text, occurrence)
    _share_types(text, things)
    _doubt_persons(things)
    if "ai" not in domains:
        for thing in things.values():
            thing.votes["product"] += thing.votes.pop("model", 0.0)
            thing.votes.pop("benchmark", None)
    for merge in (_defined_pairs, _full_names, _initials, _short_forms, _surnames, _genitives):
        for name, target in list(merge(text, things, definitions)):
            if name != target and name in things and target in things:
                things[target].absorb(things.pop(name))
    return sorted((c for thing in things.values() for c in _resolved(text, thing)), key=lambda c: c.first)


def _share_types(text: Text, things: Mapping[str, "Thing"]) -> None:
    """In a list ("Italy, Canada and X"), what is known of one member is likely of the next."""
    ordered = sorted(((c, thing) for thing in things.values() for c in thing.occurrences), key=lambda pair: pair[0].first)
    for (left, a), (right, b) in zip(ordered, ordered[1:], strict=False):
        if right.first - left.last > 1 or text.words[left.first].sentence != text.words[right.first].sentence:
            continue
        between = text.text[text.words[left.last - 1].end : text.words[right.first].start].strip()
        if between == "," or (between in _CONJUNCTIONS):
            for thing, other in ((a, b), (b, a)):
                if thing.known is None and other.known is not None:
                    thing.votes[str(other.known.type)] += 0.6


def _doubt_persons(things: Mapping[str, "Thing"]) -> None:
    """A name that begins with the name of another thing is that thing's ("Lamborghini Urus"), not a person's."""
    for thing in things.values():
        words = _longest(thing).split()
        first = things.get(fold(words[0]))
        other = first is not None and first.known is not None and first.known.type != "person"
        if len(words) > 1 and other and thing.votes["person"] < _FIRST_NAME:
            thing.votes["person"] -= 2.0


def fold(value: str, legal_forms: frozenset[str] = frozenset()) -> str:
    """Lower case without accents, without a legal form at the end ("Acme Inc" is "acme")."""
    words = "".join(c for c in unicodedata.normalize("NFD", value.lower()) if not unicodedata.combining(c)).split()
    while len(words) > 1 and words[-1] in legal_forms:
        words.pop()
    return " ".join(words)


Things = Mapping[str, Thing]
Pairs = Iterator[tuple[str, str]]


def _defined_pairs(text: Text, things: Things, definitions: Sequence[Definition]) -> Pairs:
    """An acronym and what the document says it stands for."""
    at = {(c.first, c.last): name for name, thing in things.items() for c in thing.occurrences}
    for d in definitions:
        long, short = at.get((d.first, d.last)), at.get((d.acronym, d.acronym + 1))
        if long and short and d.is_name:
            known = things[long].known is None and things[short].known is not None if long in things and short in things else False
            yield (long, short) if known else (short, long)


def _full_names(text: Text, things: Things, definitions: Sequence[Definition]) -> Pairs:  # noqa: ARG001 - one shape for all
    """"J. Dupont", "Jean P. Dupont" and "Jean Dupont": the same last name, and first names that agree."""
    by_last: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for name, thing in things.items():
        words = fold(_longest(thing)).split()
        if len(words) > 1 and _names_person(thing):
            by_last[words[-1]].append((words, name))
    for same in by_last.values():
        same.sort(key=lambda pair: (-len(pair[0]), -len(pair[0][0]), pair[1]))
        for index, (words, name) in enumerate(same):
            for longer, target in same[:index]:
                if longer[0] == words[0] or (len(words[0]) == 1 and longer[0][0] == words[0]):
                    yield name, target
                    break


def _initials(text: Text, things: Things, definitions: Sequence[Definition]) -> Pairs:  # noqa: ARG001 - one shape for all
    """An acronym that the document never defines, of a name it spells out."""
    spelt: dict[str, str] = {}
    for name, thing in things.items():
        words = [w for w in _longest(thing).replace("-", " ").split() if w[0].isupper()]
        if len(words) >= _MIN_INITIALS and not _names_person(thing):
            initials = "".join(w[0] for w in words)
            spelt.setdefault(initials, name)
            spelt.setdefault(f"{initials}s", name)
    for name, thing in things.items():
        form = next(iter(thing.surfaces))
        if form in spelt and thing.known is None and form[:-1].isupper():
            yield name, spelt[form]


def _short_forms(text: Text, things: Things, definitions: Sequence[Definition]) -> Pairs:  # noqa: ARG001 - one shape for all
    """The first word of one organisation or person that the document names in full ("Apollo" for Apollo Research)."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name, thing in things.items():
        words = fold(_longest(thing)).split()
        if len(words) > 1 and (thing.known.type if thing.known else _type(thing)) in ("organisation", "person"):
            by_first[words[0]].append(name)
    for name, thing in things.items():
        if thing.known is None and len(by_first.get(name, ())) == 1 and thing.votes["place"] < _PERSON:
            yield name, by_first[name][0]


def _surnames(text: Text, things: Things, definitions: Sequence[Definition]) -> Pairs:  # noqa: ARG001 - one shape for all
    """A last name, or a first name, of somebody whom the document names in full."""
    by_part: dict[str, list[str]] = defaultdict(list)
    for name, thing in things.items():
        if _names_person(thing):
            full = max(thing.occurrences, key=lambda c: c.last - c.first)
            words = text.words[full.first : full.last]
            if len(words) > 1:
                parts = {fold(" ".join(tail)) for tail in suffixes(words)}
                if words[0].lower in text.rules[words[0].sentence].first_names:
                    parts.add(fold(words[0].text))
                for part in parts:
                    by_part[part].append(name)
    for name, thing in things.items():
        part = fold(_longest(thing))
        targets = [t for t in by_part.get(part, ()) if t != name]
        if targets and _may_be_surname(text, thing, part):
            yield name, max(targets, key=lambda t: (sum(things[t].surfaces.values()), t))


def _may_be_surname(text: Text, thing: Thing, part: str) -> bool:
    if thing.known is None:
        return True
    return thing.known.type in ("place", "organisation") and " " not in part and thing.votes["place"] <= 0 < thing.votes["person"]


def _genitives(text: Text, things: Things, definitions: Sequence[Definition]) -> Pairs:  # noqa: ARG001 - one shape for all
    """"Habecks" for Habeck, in German."""
    if any(rules.nouns_are_capitalised for rules in text.rules[:1]):
        for name in things:
            if name.endswith("s") and name[:-1] in things:
                yield name, name[:-1]


def _names_person(thing: Thing) -> bool:
    if thing.known is not None:
        return thing.known.type == "person"
    return thing.votes["person"] >= _PERSON and _type(thing) == "person"


def _longest(thing: Thing) -> str:
    """The fullest way the document writes the thing, in ordinary case where there is one."""
    return max(sorted(thing.surfaces), key=lambda s: (not s.isupper() or len(s) < 6, len(s.split()), len(s)))


def _type(thing: Thing) -> str:
    votes = dict(thing.votes)
    kind, weight = _PRIOR_OF_TWO_WORDS if " " in _longest(thing) else _PRIOR_OF_ONE_WORD
    votes[kind] = votes.get(kind, 0.0) + weight
    best = max(votes.values())
    return min((k for k, w in votes.items() if w == best), key=PRIORITY.index) if best > 0 else "other"


def _resolved(text: Text, thing: Thing) -> Iterable[Candidate]:
    known = thing.known
    name = known.name if known is not None else _natural_case(_longest(thing))
    kind = known.type if known is not None else _type(thing)
    for c in thing.occurrences:
        yield c._replace(
            name=name, type=kind, key=known.key if known else None, resolution=_resolution(text, c, thing, str(name), str(kind))
        )


def _natural_case(name: str) -> str:
    """TOM BROWN is Tom Brown; acronyms stay as they are."""
    return name.title() if name.isupper() and " " in name else name


def _resolution(text: Text, occurrence: Candidate, thing: Thing, name: str, kind: str) -> str:
    form = surface(text, occurrence)
    if occurrence.key is not None and occurrence.resolution:
        short = occurrence.resolution == "alias" and form.isupper() and " " not in form
        return "acronym" if short else occurrence.resolution
    if fold(form) == fold(name.replace("-", " ").replace("'", " ").replace("’", " ")):
        return "exact" if occurrence.key is not None or occurrence.source == "spread" else occurrence.resolution or "rule"
    if kind == "person":
        return "surname"
    return "acronym" if form.isupper() and " " not in form else "alias"


__all__ = ["Thing", "fold", "is_person", "resolve_names"]
