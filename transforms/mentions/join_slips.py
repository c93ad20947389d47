"""Find the names that a document misspells once: letters in the wrong order, or one too few or too many."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from posixpath import commonprefix

from transforms.mentions.thing import Thing

_MIN_SWAPPED = 5
_MIN_MISSING = 7
_OFTEN = 2
_MAX_ALIKE = 200


def join_slips(things: Mapping[str, Thing]) -> Iterator[tuple[str, str]]:
    """(slip, name) pairs: an unknown name of one word, once, beside one like it of the same type, twice or more.

    The first and the last letter must agree: other endings are inflections and other names ("Martin", "Martine").
    """
    frequent: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    rare: list[tuple[str, str]] = []
    for name, thing in things.items():
        word = _word(thing)
        if len(word) < _MIN_SWAPPED:
            continue
        if len(thing.occurrences) >= _OFTEN:
            frequent[word[0], word[-1], thing.type()].append((word, name))
        elif thing.known is None:
            rare.append((word, name))
    for word, name in rare:
        alike = [
            other
            for spelt, other in frequent.get((word[0], word[-1], things[name].type()), ())[:_MAX_ALIKE]
            if _is_slip(word, spelt)
        ]
        if len(alike) == 1:
            yield name, alike[0]


def _word(thing: Thing) -> str:
    """The one word of a name, without the noun in lower case that tells it ("institut Zarvax"); "" for longer ones."""
    words, rules = thing.words(), thing.rules
    if len(words) > 1 and words[0] in rules.lower_heads:
        words = words[1:]
    # A first name is its own: "Micheal" may be somebody else than "Michael".
    return words[0] if len(words) == 1 and words[0].isalpha() and words[0] not in rules.first_names else ""


def _is_slip(a: str, b: str) -> bool:
    """Two neighbouring letters swapped, or, in longer names, one letter missing."""
    shorter, longer = sorted((a, b), key=len)
    same = len(commonprefix((a, b)))
    if len(a) == len(b):
        swapped = a[:same] + a[same + 1 : same + 2] + a[same : same + 1] + a[same + 2 :]
        return a != b and swapped == b
    if len(longer) - len(shorter) != 1 or len(shorter) < _MIN_MISSING - 1:
        return False
    return longer[:same] + longer[same + 1 :] == shorter
