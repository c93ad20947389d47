"""Find the units of a town that the document also calls by the acronym alone ("la BRI de Marseille", "la BRI")."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from transforms.mentions.thing import Thing


def join_units(things: Mapping[str, Thing]) -> Iterator[tuple[str, str]]:
    """(name, target) pairs: the one thing whose name is such an acronym and its town, and the acronym by itself."""
    towns: dict[str, list[str]] = defaultdict(list)
    bare: dict[str, list[str]] = defaultdict(list)
    for name, thing in things.items():
        rules = thing.rules
        for form in thing.surfaces if rules.acronym_heads else ():
            acronym, _, rest = form.partition(" ")
            if rules.is_acronym_head(acronym):
                (towns if rest else bare)[acronym].append(name)
    for acronym, full in towns.items():
        short = bare.get(acronym, [])
        if len(full) == len(short) == 1:
            yield (full[0], short[0]) if things[short[0]].known else (short[0], full[0])
