"""Hash every run of five words of a normalised text."""

import numpy as np
import numpy.typing as npt
import xxhash

Hashes = npt.NDArray[np.uint64]

SHINGLE_WORDS = 5

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


def hash_shingles(normalised: str) -> Hashes:
    """64-bit hashes of the shingles of `normalised` (see `normalise_text`), in reading order, repetitions included.

    n words give n - 4 shingles; fewer than five words give one shingle over what there is; no words give none.
    Words are hashed by XXH3, combined by a polynomial modulo 2**64 (Karp and Rabin 1987), then mixed so that the order
    of the hashes is unrelated to their words.
    """
    words = normalised.encode().split()
    # A dictionary of word hashes would be slower than XXH3 itself (47 against 18 microseconds an article).
    hashes = np.fromiter(map(xxhash.xxh3_64_intdigest, words), np.uint64, len(words))
    size = min(SHINGLE_WORDS, len(words))
    count = len(words) - size + 1 if words else 0
    combined = hashes[:count]
    for offset in range(1, size):
        combined = combined * _MULTIPLIER + hashes[offset : offset + count]
    return _mix(combined)


def _mix(values: Hashes) -> Hashes:
    """The finaliser of SplitMix64 (Steele, Lea and Flood 2014): a bijection in which every bit depends on all bits."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
