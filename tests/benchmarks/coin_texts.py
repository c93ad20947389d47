"""Seeded texts for the near-duplicate index alone: cheap to make, and as unevenly shared as those of the press.

Words are drawn by Zipf's law; every text holds some of 5,000 stock phrases and three in ten end in the boilerplate of one
of 400 outlets, both by Zipf's law as well; one text in twenty is an earlier one with a word in forty replaced. Text number
N depends on N only.
"""

from functools import cache

import numpy as np
import numpy.typing as npt

SEED = 20_261_122
WORDS, PHRASES, OUTLETS = 100_000, 5_000, 400
NEAR_DUPLICATES = 0.05
SYLLABLES = [onset + vowel for onset in "bcdfglmnprstv" for vowel in ("a", "e", "i", "o", "u", "ai", "on", "eau")]


def coin_text(number: int) -> str:
    """Text `number`: some 220 words, log-normal."""
    return " ".join(_words()[_ranks(number)])


def copied_from(number: int) -> int | None:
    """The number of the text that this one nearly copies; None for one of its own."""
    rng = np.random.default_rng([SEED, number, 0])
    return int(rng.integers(number)) if number and rng.random() < NEAR_DUPLICATES else None


def _ranks(number: int) -> npt.NDArray[np.int64]:
    rng = np.random.default_rng([SEED, number, 1])
    source = copied_from(number)
    if source is not None:
        ranks = _ranks(source).copy()
        places = rng.integers(len(ranks), size=max(1, len(ranks) // 40))
        ranks[places] = _zipf(rng, WORDS, len(places))
        return ranks
    parts = []
    length = max(60, int(rng.lognormal(5.4, 0.6)))
    for phrase in _zipf(rng, PHRASES, 1 + length // 80):
        parts += [_zipf(rng, WORDS, 80), _stock("phrase", int(phrase), 8)]
    if rng.random() < 0.3:
        parts.append(_stock("outlet", int(_zipf(rng, OUTLETS, 1)[0]), 40))
    return np.concatenate(parts)


@cache
def _stock(kind: str, number: int, length: int) -> npt.NDArray[np.int64]:
    return _zipf(np.random.default_rng([SEED, number, len(kind)]), WORDS, length)


def _zipf(rng: np.random.Generator, count: int, size: int) -> npt.NDArray[np.int64]:
    """Ranks below `count` by Zipf's law with exponent 1: log-uniform."""
    return np.asarray(count ** rng.random(size), dtype=np.int64)


@cache
def _words() -> npt.NDArray[np.object_]:
    base = len(SYLLABLES)
    coined = (SYLLABLES[n // base**2] + SYLLABLES[n // base % base] + SYLLABLES[n % base] for n in range(WORDS + 1))
    return np.array(list(coined), dtype=object)
