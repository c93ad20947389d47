"""The third-person forms of a verb, from the endings a language gives for its infinitives."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any


def conjugate(
    lemma: str, patterns: Sequence[Mapping[str, Any]], softening: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """(form, tense) pairs of `lemma` after the first pattern whose `infinitive` ending it has; none when none has.

    Args:
        lemma: the infinitive, in one word.
        patterns: `infinitive` (the ending to take off) and tense -> endings to put on.
        softening: last letter of a stem -> how it is written before a, o and ò/ó (French c -> ç, g -> ge).
    """
    for pattern in patterns:
        ending = pattern["infinitive"]
        if not lemma.endswith(ending):
            continue
        stem = lemma[: len(lemma) - len(ending)]
        for tense, endings in pattern.items():
            if tense != "infinitive":
                yield from ((_join(stem, suffix, softening), tense) for suffix in endings)
        return


def _join(stem: str, suffix: str, softening: Mapping[str, str]) -> str:
    soft = softening.get(stem[-1:])
    if soft and suffix[:1] in ("a", "o", "â", "ò", "ó"):
        return stem[:-1] + soft + suffix
    return stem + suffix
