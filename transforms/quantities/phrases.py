"""A table of phrases of one or more tokens, matched at a place in a sentence, longest first."""

from collections.abc import Callable, Iterable, KeysView, Mapping, Sequence
from typing import Generic, TypeVar

from transforms.quantities.split_tokens import split_tokens

Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """Phrase → value. Phrases are cut into tokens as sentences are; `exact` keeps the case as written."""

    def __init__(self, values: Mapping[str, Value], *, exact: bool = False) -> None:
        by_first: dict[str, list[tuple[list[str], Value]]] = {}
        by_last: dict[str, list[tuple[list[str], Value]]] = {}
        for phrase, value in values.items():
            tokens = split_tokens(f"{phrase}a" if phrase.endswith("'") else phrase)  # so that "d'" stays one token
            words = tokens.raw if exact else tokens.folded
            words = words[:-1] if phrase.endswith("'") else words
            by_first.setdefault(words[0], []).append((words, value))
            by_last.setdefault(words[-1], []).append((words, value))
        for rows in (*by_first.values(), *by_last.values()):
            rows.sort(key=lambda row: -len(row[0]))
        self._by_first, self._by_last = by_first, by_last

    def at(self, words: Sequence[str], start: int) -> tuple[int, Value] | None:
        """The longest phrase beginning at token `start`: the token after it, and its value."""
        rows = self._by_first.get(words[start]) if 0 <= start < len(words) else None
        if rows is None:
            return None
        for phrase, value in rows:
            end = start + len(phrase)
            if end == start + 1 or words[start:end] == phrase:
                return end, value
        return None

    def before(self, words: Sequence[str], end: int) -> tuple[int, Value] | None:
        """The longest phrase ending right before token `end`: its first token, and its value."""
        if not 0 < end <= len(words):
            return None
        for phrase, value in self._by_last.get(words[end - 1], ()):
            if end >= len(phrase) and words[end - len(phrase) : end] == phrase:
                return end - len(phrase), value
        return None

    def all_values(self) -> Iterable[Value]:
        """Every phrase's value."""
        return (value for rows in self._by_first.values() for _, value in rows)

    def alone(self) -> dict[str, Value]:
        """The words that are a phrase by themselves and begin no longer one, with its value."""
        return {word: rows[0][1] for word, rows in self._by_first.items() if len(rows[0][0]) == 1}

    def telling(self, wanted: Callable[[Value], bool] = lambda _: True) -> frozenset[str]:
        """The longest token of each phrase whose value is `wanted`: words with none of these hold no such phrase."""
        rows = (row for rows in self._by_first.values() for row in rows)
        return frozenset(max(phrase, key=len) for phrase, value in rows if wanted(value))

    def first_words(self) -> KeysView[str]:
        """Every token a phrase can begin with."""
        return self._by_first.keys()


def phrase_set(phrases: Iterable[str]) -> Phrases[bool]:
    """Phrases without a value of their own."""
    return Phrases(dict.fromkeys(phrases, True))
