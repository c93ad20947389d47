"""Find the names that stand for the same thing in one document: acronyms, surnames, initials, short forms."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from posixpath import commonprefix

from transforms.mentions.find_acronyms import Definition
from transforms.mentions.join_nicknames import join_nicknames
from transforms.mentions.join_slips import join_slips
from transforms.mentions.join_teams import join_teams
from transforms.mentions.join_translations import join_translations
from transforms.mentions.join_units import join_units
from transforms.mentions.last_names import last_names
from transforms.mentions.thing import Thing, fold
from transforms.mentions.values import Text

_MIN_INITIALS = 3
_PLACE = 0.9
_MIN_STEM = 5
_MAX_NAMESAKES = 20
_ROMANCE = frozenset({"fr", "es", "it", "pt"})
_PARTS = re.compile(r"[\s\-‑'’.]+")
_ENDINGS = re.compile(r"(?:e[rsnm]?|s)$")

Things = Mapping[str, Thing]
Pairs = Iterator[tuple[str, str]]


def join_things(text: Text, things: dict[str, Thing], definitions: Sequence[Definition]) -> None:
    """Merge, in place, the things that turn out to be one: the shorter name into the fuller or better known."""
    _merge(things, _defined(things, definitions))
    _merge(things, _full_names(things))
    _merge(things, _with_articles(text, things))
    _merge(things, _inflections(text, things))
    _merge(things, _plurals(things))
    _merge(things, _initials(text, things))
    _merge(things, join_slips(things))
    _merge(things, _parts_of_persons(text, things))
    _merge(things, _short_forms(things))
    _merge(things, join_teams(things))
    _merge(things, _linked_otherwise(things))
    _merge(things, _without_heads(things))
    _merge(things, join_units(things))
    _merge(things, join_nicknames(text, things))
    _merge(things, _beginnings_of_terms(things))
    _merge(things, join_translations(text, things))


def _merge(things: dict[str, Thing], pairs: Pairs) -> None:
    for name, target in list(pairs):
        if name != target and name in things and target in things:
            things[target].absorb(things.pop(name))


def _defined(things: Things, definitions: Sequence[Definition]) -> Pairs:
    """An acronym and what the document says it stands for; the gazetteer's name of the two is kept."""
    if not definitions:
        return
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
    by_first: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for words, name in persons:
        first, last = words[0], words[-1]
        near = next((other for surname, other in by_first[first][:_MAX_NAMESAKES] if _is_slip(surname, last)), None)
        if (last, first) in seen:
            yield name, seen[last, first]
        elif near:
            yield name, near
        else:
            seen[last, first] = name
            seen.setdefault((last, first[0]), name)
            by_first[first].append((last, name))


def _is_slip(a: str, b: str) -> bool:
    """Two spellings of one long surname ("Mahjoubi", "Majhoubi")."""
    longest = max(len(a), len(b))
    if a[:2] != b[:2] or min(len(a), len(b)) <= _MIN_STEM or abs(len(a) - len(b)) > 1:
        return False
    return len(commonprefix((a, b))) + len(commonprefix((a[::-1], b[::-1]))) >= longest - 2


def _plurals(things: Things) -> Pairs:
    """ "MacBooks" for MacBook: a product or organisation that the document also names in the singular."""
    for name, thing in things.items():
        other = things.get(name.removesuffix("s")) if thing.known is None and name.endswith("s") else None
        if other is not None and other.type() not in ("person", "place"):
            yield name, name.removesuffix("s")


def _with_articles(text: Text, things: Things) -> Pairs:
    """The same name with an article of its own ("La Méthode Dupont" for "Méthode Dupont")."""
    determiners = frozenset().union(*{rules.language: rules.determiners for rules in text.rules}.values())
    if not any(thing.words()[0] in determiners for thing in things.values()):
        return
    by_words = {" ".join(thing.words()): name for name, thing in things.items()}
    for words, name in by_words.items():
        article, _, rest = words.partition(" ")
        other = by_words.get(rest) if article in determiners else None
        if other and not (things[name].known and things[other].known):
            yield (name, other) if things[other].known else (other, name)


def _inflections(text: Text, things: Things) -> Pairs:
    """German: "Habecks" for Habeck, "Bayerischen Rundfunks" for Bayerischer Rundfunk; the form without an s leads."""
    if not any(rules.nouns_are_capitalised for rules in text.rules):
        return
    by_stem: dict[str, list[str]] = defaultdict(list)
    for name, thing in things.items():
        words = thing.words()
        inflected = [_ENDINGS.sub("", word) if len(word) > _MIN_STEM else word for word in words[:-1]]
        by_stem[" ".join([*inflected, words[-1].removesuffix("s") if len(words[-1]) > 3 else words[-1]])].append(name)
    for names in by_stem.values():
        best = min(names, key=lambda name: (things[name].known is None, name.endswith("s"), len(name), name))
        for name in names:
            if things[name].known is None:
                yield name, best


def _initials(text: Text, things: Things) -> Pairs:
    """An acronym that the document never defines, of a name it spells out (persons too: JFK, VGE)."""
    forms = {name: next(iter(thing.surfaces)) for name, thing in things.items() if thing.known is None}
    acronyms = {name: form for name, form in forms.items() if form[:-1].isupper() and " " not in form}
    if not acronyms:
        return
    languages = {rules.language: rules for rules in text.rules}
    small = frozenset().union(*(rules.connectors | rules.weak_particles for rules in languages.values()))
    spelt: dict[str, str] = {}
    for name, thing in things.items():
        words = [word for word in _PARTS.split(thing.longest()) if word]
        for chosen in (
            [word for word in words if word[0].isupper()],
            [word for word in words if word[0].isalpha() and word.lower() not in small],
        ):
            initials = "".join(_initial(word) for word in chosen)
            if len(chosen) > 1 and len(initials) >= _MIN_INITIALS and not all(word.isupper() for word in chosen):
                initials = fold(initials).upper()
                spelt.setdefault(initials, name)
                spelt.setdefault(f"{initials}s", name)
    for name, form in acronyms.items():
        if form in spelt:
            yield name, spelt[form]


def _initial(word: str) -> str:
    """The first letter; all of a word that is itself an acronym ("HC Zarburg": HCZ)."""
    return word if word.isupper() and len(word) <= _MIN_INITIALS else word[0]


def _short_forms(things: Things) -> Pairs:
    """The first word of the one organisation or person that the document names so ("Apollo" for Apollo Research)."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name, thing in things.items():
        words = thing.words()
        if len(words) > 1 and thing.type() in ("organisation", "person"):
            for stop in range(1, len(words)):
                by_first[" ".join(words[:stop])].append(name)
    for name, thing in things.items() if by_first else ():
        if thing.known is None and len(by_first.get(name, ())) == 1 and thing.votes["place"] < _PLACE:
            yield name, by_first[name][0]


def _without_heads(things: Things) -> Pairs:
    """A place, or in Romance languages an institution, without the noun that tells it ("Léman" for "lac Léman")."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for name, thing in things.items():
        words = _without_links(thing)
        if len(words) == 2 and not thing.names_person():
            rules = thing.rules
            head, rest = words if rules.language != "en" else reversed(words)
            kind = rules.head(head) or rules.lower_heads.get(head)
            if kind == "place" or (kind == "organisation" and rules.language in _ROMANCE):
                by_name[rest].append(name)
    for name, thing in things.items():
        targets = by_name.get(name, ())
        if len(targets) == 1 and thing.known is None and not thing.names_person():
            yield name, targets[0]


def _without_links(thing: Thing) -> Sequence[str]:
    """The words of a thing, without the small ones between certain heads and the name ("hôtel du Zarvax")."""
    words, rules = thing.words(), thing.rules
    if words[0] not in rules.standalone_heads:
        return words
    return [words[0], *(word for word in words[1:] if word not in rules.tail_connectors)]


def _linked_otherwise(things: Things) -> Pairs:
    """The same head and name with another small word between them ("hôtel de Zarvax", "hôtel du Zarvax")."""
    seen: dict[str, str] = {}
    for name, thing in things.items():
        if thing.known is None and len(thing.words()) > 2:
            other = seen.setdefault(" ".join(_without_links(thing)), name)
            yield name, other


def _parts_of_persons(text: Text, things: Things) -> Pairs:
    """A last name, or a first name, of somebody whom the document names in full."""
    by_part: dict[str, list[str]] = defaultdict(list)
    german = any(rules.nouns_are_capitalised for rules in text.rules)
    for name, thing in things.items():
        if thing.type() != "person":
            continue
        full = max(thing.occurrences, key=lambda c: c.last - c.first)
        words = text.words[full.first : full.last]
        if len(words) > 1:
            parts = {fold(" ".join(part)) for part in last_names(words)}
            if words[0].lower in text.rules[words[0].sentence].first_names:
                parts.add(fold(words[0].text))
            for part in sorted(parts):
                by_part[part].append(name)
    for name, thing in things.items() if by_part else ():
        part = " ".join(thing.words())
        found = by_part.get(part) or (by_part.get(part[:-1]) if german and part.endswith("s") else None)
        targets = [target for target in found or () if target != name]
        if targets and _may_be_surname(thing):
            yield name, max(targets, key=lambda target: (sum(things[target].surfaces.values()), target))


def _may_be_surname(thing: Thing) -> bool:
    """A place or organisation of one word may be somebody's surname where the context speaks for a person."""
    if thing.known is None:
        return True
    other = thing.known.type in ("place", "organisation") and " " not in thing.longest()
    return other and thing.votes["place"] <= 0 < thing.votes["person"]


def _beginnings_of_terms(things: Things) -> Pairs:
    """A quoted term that a longer one goes on ("honeypot" for "honeypot data")."""
    terms = {name: thing for name, thing in things.items() if any(c.source == "term" for c in thing.occurrences)}
    beginnings = {name.rpartition(" ")[0]: name for name in terms if " " in name}
    for name in terms:
        if name in beginnings:
            yield name, beginnings[name]
