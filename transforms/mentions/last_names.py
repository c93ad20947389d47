"""What a person's full name may be cut to."""

from collections.abc import Sequence

from transforms.mentions.values import Word

_MIN_LETTERS = 3
_NOT_LAST = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xiv", "xvi"})


def _is_withheld(words: Sequence[Word]) -> bool:
    """A surname of which only the initial is given ("Jonas B.")."""
    return len(words[-1].text) == 1 and len(words[0].text) >= _MIN_LETTERS


def last_names(words: Sequence[Word]) -> list[tuple[str, ...]]:
    """The endings of a name that may stand alone, in lower case: "Leyen", "von der Leyen"; never the whole name."""
    found = []
    for start in range(len(words) - 1, 0, -1):
        tail = tuple(word.lower for word in words[start:])
        if tail[-1] in _NOT_LAST:
            return []
        if len(tail) > 1 or (words[start].capital and (len(tail[0]) >= _MIN_LETTERS or _is_withheld(words))):
            found.append(tail)
    return found
