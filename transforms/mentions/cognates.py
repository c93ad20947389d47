"""Tell whether two phrases of different languages say the same by their look: cognate words, in whatever order."""

from collections.abc import Sequence
from difflib import SequenceMatcher

_ALIKE = 0.7
_PREFIX = 4


def count_cognates(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words of `left` have a cognate of their own in `right` (words in lower case, without accents)."""
    free = list(right)
    count = 0
    for word in left:
        found = next((other for other in free if _is_cognate(word, other)), None)
        if found is not None:
            free.remove(found)
            count += 1
    return count


def _is_cognate(a: str, b: str) -> bool:
    """The same word, or words of a like beginning ("ministry", "ministère") or of like letters for the most part."""
    if a == b:
        return True
    if min(len(a), len(b)) < _PREFIX - 1 or a[0] != b[0]:
        return False
    if a.isdigit() != b.isdigit():
        return False
    begin = next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if begin >= _PREFIX and 2 * begin > max(len(a), len(b)):
        return True
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE
