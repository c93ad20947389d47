"""The gazetteer's names in capitals, for lines and bylines so written; built when the first one is met."""

from collections.abc import Mapping
from functools import lru_cache

from transforms.mentions.load_gazetteer import Alias, load_gazetteer, sort_aliases

_MIN_LETTERS = 5


@lru_cache(maxsize=2)
def load_capitals(extra: str = "") -> Mapping[str, tuple[Alias, ...]]:
    """First word in capitals -> the aliases it may begin, longest first.

    Short and ambiguous names are left out: in capitals they are more often the common word. `extra`: see
    `load_gazetteer`.
    """
    capitals: dict[str, list[Alias]] = {}
    for word, aliases in load_gazetteer(extra).by_word.items():
        for alias in aliases:
            words = [word, *alias.rest]
            upper = [part.upper() for part in words]
            if upper != words and not alias.mark and sum(map(len, words)) >= _MIN_LETTERS:
                capitals.setdefault(upper[0], []).append(alias._replace(rest=tuple(upper[1:])))
    return sort_aliases(capitals)
