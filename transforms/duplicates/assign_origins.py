"""Choose, for every document, the earliest one it is a copy of."""

from collections.abc import Iterable, Sequence
from datetime import date

OrderKey = tuple[date | None, str]
"""(published_on, document_id); an unknown date comes after all known ones."""


def assign_origins(
    documents: Sequence[tuple[OrderKey, str, str]], accepted_text_pairs: Iterable[tuple[str, str]]
) -> dict[str, str]:
    """document_id -> document_id of its origin, which is itself where it copies none.

    `documents` are (order_key, document_id, text_id), in any order. They are walked by order_key; each takes its first
    directly accepted neighbour that is an origin. Neighbours are documents of the same text or of an accepted pair of
    texts (in either direction; texts of no given document are ignored). A copy of a copy is no copy: a chain has as
    many origins as the direct pairs leave.

    One decision per text suffices, at its first document: whatever becomes an origin later also comes later.
    Linear in documents and pairs, apart from the sort.
    """
    ordered = sorted(documents, key=_walking_order)
    first: dict[str, str] = {}
    for _, document_id, text_id in ordered:
        first.setdefault(text_id, document_id)
    origins = _choose_earliest(_earlier_neighbours(list(first), accepted_text_pairs))
    first_documents = list(first.values())
    by_text = {text_id: first_documents[origin] for text_id, origin in zip(first, origins, strict=True)}
    return {document_id: by_text[text_id] for _, document_id, text_id in ordered}


def _walking_order(document: tuple[OrderKey, str, str]) -> tuple[bool, date, str]:
    published_on, document_id = document[0]
    return published_on is None, published_on or date.max, document_id


def _earlier_neighbours(texts: list[str], pairs: Iterable[tuple[str, str]]) -> list[list[int]]:
    """For each text, by position, the positions of its accepted neighbours that come before it."""
    position = {text_id: index for index, text_id in enumerate(texts)}
    earlier: list[list[int]] = [[] for _ in texts]
    for one, other in pairs:
        if one in position and other in position and one != other:
            low, high = sorted((position[one], position[other]))
            earlier[high].append(low)
    return earlier


def _choose_earliest(earlier: list[list[int]]) -> list[int]:
    """The position of each text's origin: its own where none of its earlier neighbours is one."""
    origins: list[int] = []
    for index, neighbours in enumerate(earlier):
        origins.append(min((low for low in neighbours if origins[low] == low), default=index))
    return origins
