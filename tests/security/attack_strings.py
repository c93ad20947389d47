"""Strings that make a backtracking matcher work hardest, derived from the pattern itself.

For every repeat in the pattern: an example of what leads up to it, its body pumped (each alternative, and mixtures), and
an ending that the rest of the pattern does not want. Then plain runs of each kind of character the pattern knows.
"""

import re
from collections.abc import Iterator
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

ENDINGS = ("\x00", "!", "\n!", "é0")
CATEGORIES = {
    op.CATEGORY_DIGIT: "7",
    op.CATEGORY_NOT_DIGIT: "a",
    op.CATEGORY_SPACE: " ",
    op.CATEGORY_NOT_SPACE: "a",
    op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_WORD: " ",
}
_MOST_PUMPS = 40
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_ANY = (op.ANY, op.ANY_ALL) if hasattr(op, "ANY_ALL") else (op.ANY,)


def attack_strings(pattern: str, flags: int, length: int) -> Iterator[str]:
    """Adversarial strings of about `length` characters for one pattern, without repeats."""
    tree = _parser.parse(pattern, flags & ~re.DEBUG)
    seen: set[tuple[str, str]] = set()
    pumps = [*_repeats(list(tree), ""), *(("", char) for char in _alphabet(tree))]
    pumps += [("", a + b) for a in _alphabet(tree)[:6] for b in _alphabet(tree)[:6] if a != b]
    for prefix, pump in pumps:
        if pump and (prefix, pump) not in seen and len(seen) < _MOST_PUMPS:
            seen.add((prefix, pump))
            for ending in ENDINGS[:2]:
                yield prefix + pump * (length // len(pump)) + ending


def _repeats(tree: list[Any], before: str) -> Iterator[tuple[str, str]]:
    """(an example of what comes before, an example of the body) for every open repeat, also nested ones."""
    for index, item in enumerate(tree):
        lead = before + "".join(_example([other]) for other in tree[:index])
        for body, is_open in _bodies(item):
            if is_open:
                yield lead, _example(body) or "a"
                yield from ((lead, char) for char in _alphabet(body)[:4])
                # the gap between two matches of the whole: what leads up, again and again
                yield "", lead + _example(body)
            yield from _repeats(body, lead)


def _bodies(item: Any) -> list[tuple[list[Any], bool]]:
    """The subpatterns of one item, and whether each may repeat without (small) limit."""
    kind, value = item
    if kind in _REPEATS:
        low, high, body = value
        return [(list(body), high == op.MAXREPEAT or high - low > 30)]
    if kind is op.BRANCH:
        return [(list(body), False) for body in value[1]]
    if kind is op.SUBPATTERN:
        return [(list(value[3]), False)]
    if kind is op.ATOMIC_GROUP:
        return [(list(value), False)]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [(list(value[1]), False)]
    return []


def _example(tree: list[Any]) -> str:
    """One string that the items match, more or less."""
    return "".join(_example_item(item) for item in tree)[:200]


def _example_item(item: Any) -> str:
    kind, value = item
    if kind is op.LITERAL:
        return chr(value)
    if kind in _REPEATS:
        return _example(list(value[2])) * max(1, min(value[0], 50))
    if kind in _ANY or kind is op.NOT_LITERAL:
        return "a"
    if kind is op.IN:
        return next(iter(_class(value)), "a")
    bodies = _bodies(item)
    return "" if kind in (op.ASSERT, op.ASSERT_NOT) or not bodies else _example(bodies[0][0])


def _class(items: list[Any]) -> list[str]:
    """Characters that a class takes, one for each part of it."""
    if items and items[0][0] is op.NEGATE:
        taken = "".join(_class(items[1:]))
        return [char for char in "a 7,<é" if char not in taken][:3]
    chars = []
    for kind, value in items:
        if kind is op.LITERAL:
            chars.append(chr(value))
        elif kind is op.RANGE:
            chars.append(chr(value[0]))
        elif kind is op.CATEGORY:
            chars.append(CATEGORIES.get(value, "a"))
    return chars


def _alphabet(tree: Any) -> list[str]:
    """Characters that occur in a pattern, one for each class, in order, at most twelve."""
    chars: dict[str, None] = {}
    waiting = list(tree)
    while waiting and len(chars) < 12:
        kind, value = item = waiting.pop(0)
        if kind is op.LITERAL:
            chars[chr(value)] = None
        elif kind is op.IN:
            chars.update(dict.fromkeys(_class(value)[:3]))
        elif kind in _ANY or kind is op.NOT_LITERAL:
            chars["a"] = None
        waiting = [inner for body, _ in _bodies(item) for inner in body][:40] + waiting
    return list(chars)
