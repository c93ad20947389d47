"""Ids in answers of the SQL page that have a page of their own, by the name of their column."""

import uuid
from collections.abc import Callable

_PLACES = {
    "document_id": "/documents/",
    "other_document_id": "/documents/",
    "origin_id": "/documents/",
    "claim_id": "/sql/claim/",
    "other_claim_id": "/sql/claim/",
    "cluster_id": "/clusters/",
    "entity_id": "/entities/",
    "speaker_entity_id": "/entities/",
    "run_id": "/runs/",
}


def find_link(column: str) -> Callable[[str | None], str | None]:
    """From a value of that column to its page; to None where it has none."""
    place = _PLACES.get(column)
    return lambda value: f"{place}{value}" if place and _is_id(value) else None


def _is_id(value: str | None) -> bool:
    try:
        return value is not None and str(uuid.UUID(value)) == value
    except ValueError:
        return False
