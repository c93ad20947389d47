"""Choose the few hashes of a text that stand for it in the index, such that copies choose the same ones."""

import numpy as np

from transforms.duplicates.hash_shingles import Hashes


def select_anchors(hashes: Hashes, window: int) -> Hashes:
    """The distinct minima of all windows of `window` consecutive hashes, sorted; of the whole where it is shorter.

    Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): two texts that share a run of `window` shingles, which is
    `window` + 4 words, share an anchor; about 2 in `window` + 1 hashes are chosen. The paper's rule for ties decides
    which position is kept; as only values are kept here, equal minima are one anchor and no rule is needed.
    """
    minima, width = hashes, 1
    window = min(window, len(hashes))
    while width < window:
        step = min(width, window - width)
        minima = np.minimum(minima[:-step], minima[step:])
        width += step
    return distinct(minima)


def distinct(hashes: Hashes) -> Hashes:
    """The hashes sorted, each once (`numpy.unique` takes four times as long on arrays of this size)."""
    ordered = np.sort(hashes)
    first = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first]
