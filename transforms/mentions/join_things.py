"""Find the names that stand for the same thing in one document: acronyms, surnames, initials, short forms."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from transforms.mentions.find_acronyms import Definition
from transforms.mentions.last_names import last_names
from transforms.mentions.thing import Thing, fold
from transforms.mentions.values import Text

_MIN_INITIALS = 3
_PLACE = 0.9

Things = Mapping[str, Thing]
Pairs = Iterator[tuple[str, str]]


def join_things(text: Text, things: dict[str, Thing], definitions: Sequence[Definition]) -> None:
    """Merge, in place, the things that turn out to be one: the shorter name into the fuller or better known."""
    _merge(things, _defined(things, definitions))
    _merge(things, _full_names(things))
    _merge(things, _initials(things))
    _merge(things, _short_forms(things))
    _merge(things, _parts_of_persons(text, things))
    _merge(things, _genitives(text, things))
    _merge(things, _beginnings_of_terms(things))


def _merge(things: dict[str, Thing], pairs: Pairs) -> None:
    for name, target in list(pairs):
        if name != target and name in things and target in things:
            things[target].absorb(things.pop(name))


def _defined(things: Things, definitions: Sequence[Definition]) -> Pairs:
    """An acronym and what the document says it stands for; the gazetteer's name of the two is kept."""
    at = {(c.first, c.last): name for name, thing in things.items() for c in thing.occurrences}
    for d in definitions:
        long, short = at.get((d.first, d.last)), at.get((d.acronym, d.acronym + 1))
        if long and short and d.is_name:
            better = things[long].known is None and things[short].known is not None
            yield (long, short) if better else (short, long)


def _full_names(things: Things) -> Pairs:
    """Persons "J. Dupont", "Jean P. Dupont" and "Jean Dupont": the same last name, and first names that agree."""
    persons = [(fold(t.longest().replace(".", " ")).split(), name) for name, t in things.items() if t.names_person()]
    persons = sorted((p for p in persons if len(p[0]) > 1), key=lambda p: (-len(p[0]), -len(p[0][0]), p[1]))
    seen: dict[tuple[str, str], str] = {}
    for words, name in persons:
        first, last = words[0], words[-1]
        if (last, first) in seen:
            yield name, seen[last, first]
        else:
            seen[last, first] = name
            seen.setdefault((last, first[0]), name)


def _initials(things: Things) -> Pairs:
    """An acronym that the document never defines, of a name it spells out."""
    spelt: dict[str, str] = {}
    for name, thing in things.items():
        words = [word for word in thing.longest().replace("-", " ").split() if word[0].isupper()]
        if len(words) >= _MIN_INITIALS and not thing.names_person():
            initials = "".join(word[0] for word in words)
            spelt.setdefault(initials, name)
            spelt.setdefault(f"{initials}s", name)
    for name, thing in things.items():
        form = next(iter(thing.surfaces))
        if form in spelt and thing.known is None and form[:-1].isupper():
            yield name, spelt[form]


def _short_forms(things: Things) -> Pairs:
    """The first word of the one organisation or person that the document names so ("Apollo" for Apollo Research)."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name, thing in things.items():
        words = fold(thing.longest()).split()
        if len(words) > 1 and thing.type() in ("organisation", "person"):
            by_first[words[0]].append(name)
    for name, thing in things.items():
        if thing.known is None and len(by_first.get(name, ())) == 1 and thing.votes["place"] < _PLACE:
            yield name, by_first[name][0]


def _parts_of_persons(text: Text, things: Things) -> Pairs:
    """A last name, or a first name, of somebody whom the document names in full."""
    by_part: dict[str, list[str]] = defaultdict(list)
    for name, thing in things.items():
        full = max(thing.occurrences, key=lambda c: c.last - c.first)
        words = text.words[full.first : full.last]
        if len(words) > 1 and thing.names_person():
            parts = {fold(" ".join(part)) for part in last_names(words)}
            if words[0].lower in text.rules[words[0].sentence].first_names:
                parts.add(fold(words[0].text))
            for part in sorted(parts):
                by_part[part].append(name)
    for name, thing in things.items():
        targets = [target for target in by_part.get(fold(thing.longest()), ()) if target != name]
        if targets and _may_be_surname(thing):
            yield name, max(targets, key=lambda target: (sum(things[target].surfaces.values()), target))


def _may_be_surname(thing: Thing) -> bool:
    """A place or organisation of one word may be somebody's surname where the context speaks for a person."""
    if thing.known is None:
        return True
    other = thing.known.type in ("place", "organisation") and " " not in thing.longest()
    return other and thing.votes["place"] <= 0 < thing.votes["person"]


def _genitives(text: Text, things: Things) -> Pairs:
    """ "Habecks" for Habeck, in German."""
    if any(rules.nouns_are_capitalised for rules in text.rules):
        for name in things:
            if name.endswith("s") and name[:-1] in things:
                yield name, name[:-1]


def _beginnings_of_terms(things: Things) -> Pairs:
    """A quoted term that a longer one goes on ("honeypot" for "honeypot data")."""
    terms = {name: thing for name, thing in things.items() if any(c.source == "term" for c in thing.occurrences)}
    beginnings = {name.rpartition(" ")[0]: name for name in terms if " " in name}
    for name in terms:
        if name in beginnings:
            yield name, beginnings[name]
