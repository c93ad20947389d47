"""Find the teams and products that a document calls by a part of their name ("the Flatirons", "Boulder")."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from transforms.mentions.thing import Thing, fold

_SPORT = "sport"
_MIN_LETTERS = 4
_FIRST_CLUB = "1. "
_PERSON = 0.9
_TYPES = ("organisation", "product")


def join_teams(things: Mapping[str, Thing]) -> Iterator[tuple[str, str]]:
    """(short, full) pairs of names in `things`: a nickname, or the town of the one known team the document names."""
    by_part: dict[str, set[str]] = defaultdict(set)
    towns: set[str] = set()
    for name, thing in things.items():
        if thing.type() in _TYPES:
            clubs = frozenset(_club_town(thing))
            towns |= clubs
            for part in (*_nickname(thing), *_towns(thing), *clubs):
                by_part[part].add(name)
    for name in [name for name in things if name in by_part]:
        thing, full = things[name], by_part[name] - {name}
        if len(full) != 1 or thing.known is not None or thing.type() == "place":
            continue
        if name in towns or thing.votes["person"] < _PERSON:
            yield name, next(iter(full))


def _nickname(thing: Thing) -> Iterator[str]:
    """The last word of a name that is all capitals and ends in no common head ("University")."""
    words, full, rules = thing.words(), thing.longest(), thing.rules
    if len(words) < 2 or rules.language != "en" or rules.head(words[-1]) or len(words[-1]) < _MIN_LETTERS:
        return
    if all(word[0].isupper() for word in full.split()) and not thing.names_person():
        yield words[-1]


def _club_town(thing: Thing) -> Iterator[str]:
    """A club's name without its form ("Zarvos" for "FC Zarvos")."""
    for form in thing.surfaces:
        abbreviation, _, town = form.removeprefix(_FIRST_CLUB).partition(" ")
        if town and thing.rules.is_club_form(abbreviation):
            yield fold(town)


def _towns(thing: Thing) -> Iterator[str]:
    """The beginnings of a known team's full name, which the document may give by its nickname only."""
    if thing.known is not None and thing.known.domain == _SPORT:
        words = fold(str(thing.known.name)).split()
        for stop in range(1, len(words)):
            yield " ".join(words[:stop])
