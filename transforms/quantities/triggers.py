"""Whether a sentence may hold one of many phrases, told from the set of its words: most sentences need no more."""

from collections.abc import Iterable, Set

from transforms.quantities.split_tokens import letter_words


class Triggers:
    """Phrases of which a text holds none unless all words of one are among its words; signs and figures count not."""

    def __init__(self, phrases: Iterable[str]) -> None:
        worded = {words for phrase in phrases if (words := letter_words(phrase))}
        self.single = frozenset(word for words in worded if len(words) == 1 for word in words)
        self._longer: dict[str, list[frozenset[str]]] = {}
        for words in sorted(worded, key=sorted):
            if self.single.isdisjoint(words):
                rarest = max(sorted(words), key=len)
                self._longer.setdefault(rarest, []).append(words)

    def may_stand_in(self, words: Set[str]) -> bool:
        """Whether every word of a phrase is among `words`, which are as `letter_words` cuts them."""
        if not self.single.isdisjoint(words):
            return True
        return any(phrase <= words for rarest in self._longer.keys() & words for phrase in self._longer[rarest])
