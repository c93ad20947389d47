"""Place the claims of documents relative to their language and to one another, so that cosines tell claims apart.

Raw cosines of e5 are squashed (.81 between any two sentences of an article), differ by language, and are highest
between sentences of one subject whatever they say. With the language's centre taken away the area under the curve on
the pairs of tests/quality/claim_pairs.yml was .925, with the mean of the document's own claims as well .971.
The centres are shipped and a document's mean is its own: no claim's place depends on what else was ingested, or when.
"""

from collections.abc import Sequence
from itertools import groupby

import numpy as np
import numpy.typing as npt

from transforms.data_files import load_yaml

CENTRES = "linking/centres.yml"
SHRINKAGE = 5
"""The mean of n claims is trusted n / (n + 5): that of two claims says little of the document."""


def place_vectors(
    vectors: npt.NDArray[np.int8], documents: Sequence[str], languages: Sequence[str]
) -> npt.NDArray[np.float32]:
    """Unit vectors (n, 384), in the order given; their inner products are cosines.

    Args:
        vectors: (n, 384) of `embed_texts`.
        documents: the document of each; one document's claims in one language, all of them, stand together.
        languages: the language of each, one of the centres'.
    """
    centres = {language: np.asarray(centre, dtype=np.float64) for language, centre in load_yaml(CENTRES).items()}
    placed = _unit(vectors.astype(np.float64))
    start = 0
    for (_, language), group in groupby(zip(documents, languages, strict=True)):
        end = start + len(list(group))
        block = placed[start:end] - centres[language]
        count = end - start
        placed[start:end] = block - block.mean(axis=0) * (count / (count + SHRINKAGE))
        start = end
    return _unit(placed).astype(np.float32)


def placeable_languages() -> tuple[str, ...]:
    """The languages that have a centre."""
    return tuple(sorted(load_yaml(CENTRES)))


def _unit(vectors: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))
