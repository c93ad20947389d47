"""Lay two texts side by side, sentence by sentence, and mark the words that differ.

Ratcliff/Obershelp matching (`difflib`) over sentences, then, where sentences were replaced, an alignment of the most
alike ones and matching over their words. Both are quadratic at worst: beyond `_MOST_PAIRS`
sentences are marked as a whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST_BLOCK = 30
"""Sentences a side that are aligned by likeness; in longer runs they are paired in order."""
_MOST_PAIRS = 5_000_000
"""Pairs of words that are compared in all."""
_PAIRS_OF_CHARACTERS = 9
"""Pairs of characters to a pair of words and gaps, about."""
_LOOKED_AT = 2_000
"""Characters of a sentence by which its likeness to others is judged."""
_ALIKE = 0.3
"""Share of common words from which two sentences count as one that was rewritten."""

Marked = tuple[tuple[bool, str], ...]
"""A text in pieces, each with whether the other side lacks it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the two columns: the same sentences on both sides, or what stands on each in the other's place."""

    is_same: bool
    left: tuple[Marked, ...]
    right: tuple[Marked, ...]


def compare_texts(left: Sequence[str], right: Sequence[str]) -> list[Row]:
    """The rows that show two lists of sentences beside each other, in order, nothing left out."""
    rows: list[Row] = []
    budget = _MOST_PAIRS
    one, other = ([" ".join(sentence.split()) for sentence in side] for side in (left, right))
    for tag, i, k, j, m in SequenceMatcher(None, one, other).get_opcodes():
        if tag == "equal":
            rows.append(Row(True, _plain(left[i:k]), _plain(right[j:m])))
            continue
        for pair in _align(left[i:k], right[j:m]):
            budget -= len(pair[0] or "") * len(pair[1] or "") // _PAIRS_OF_CHARACTERS
            rows.append(_changed(*pair) if budget > 0 else _replaced(*pair))
    return rows


def _plain(sentences: Sequence[str]) -> tuple[Marked, ...]:
    return tuple(((False, sentence),) for sentence in sentences)


def _replaced(left: str | None, right: str | None) -> Row:
    """What stands on each side, all of it marked."""
    alone = [() if side is None else (((True, side),),) for side in (left, right)]
    return Row(False, alone[0], alone[1])


def _changed(left: str | None, right: str | None) -> Row:
    """Two sentences with the words marked that the other lacks."""
    if left is None or right is None:
        return _replaced(left, right)
    here, there = _WORDS.findall(left), _WORDS.findall(right)
    steps = SequenceMatcher(None, here, there, autojunk=False).get_opcodes()
    one = tuple((tag != "equal", "".join(here[i:k])) for tag, i, k, _, _ in steps if k > i)
    other = tuple((tag != "equal", "".join(there[j:m])) for tag, _, _, j, m in steps if m > j)
    return Row(False, (one,), (other,))


def _align(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Pairs in order, alike ones together (global alignment, Needleman and Wunsch 1970), None where a side has none."""
    if max(len(left), len(right)) > _LONGEST_BLOCK:
        yield from zip_longest(left, right)
        return
    here, there = ([_count_words(sentence) for sentence in side] for side in (left, right))
    likeness = [[_likeness(one, other) for other in there] for one in here]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likeness[i][j])
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and j < len(right) and likeness[i][j] and best[i][j] == best[i + 1][j + 1] + likeness[i][j]:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif j == len(right) or (i < len(left) and best[i + 1][j] >= best[i][j + 1]):
            yield left[i], None
            i += 1
        else:
            yield None, right[j]
            j += 1


def _count_words(sentence: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", sentence[:_LOOKED_AT].lower()))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Common words over the longer sentence's; 0 for sentences that are not alike."""
    share = (one & other).total() / max(1, one.total(), other.total())
    return share if share >= _ALIKE else 0.0
