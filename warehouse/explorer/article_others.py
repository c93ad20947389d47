"""What stands beside an article: copies, what was compared with it, its other versions; and two texts in columns."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from warehouse.connect import Connection
from warehouse.explorer.compare_texts import Row, compare_texts
from warehouse.explorer.reader import row, rows

MOST_SENTENCES = 1500
"""Sentences a side that are compared, as in queries/article_sentence_texts.sql."""


def read_others(con: Connection, document: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """`similar`: documents compared with this one, accepted or not; `versions`: what its sources delivered in time."""
    identity = {"document_id": document["document_id"]}
    return {
        "similar": rows(con, "article_others", identity | {"text_id": document["text_id"]}),
        "versions": rows(con, "article_versions", identity),
    }


def read_beside(
    con: Connection, document: Mapping[str, Any], other_id: str, others: Mapping[str, list[dict[str, Any]]]
) -> dict[str, Any] | None:
    """Two documents in columns, the earlier version or the other one on the left; None where `other_id` is unknown.

    Returns:
        `other`, `left`, `right` (documents), `rows` (of compare_texts), `is_cut` (a text was too long to be shown
        whole), `is_version`, the version `numbers`, `changes` (of document_changes, where one version followed the
        other), `pair` (how the two were judged).
    """
    other = row(con, "article_document", {"document_id": other_id})
    if other is None:
        return None
    places = {version["document_id"]: version["version_no"] for version in others["versions"]}
    is_version = other_id in places and document["document_id"] in places
    is_later = is_version and places[other_id] > places[document["document_id"]]
    left, right = (document, other) if is_later else (other, document)
    texts = [_sentences(con, side["document_id"]) for side in (left, right)]
    return {
        "other": other,
        "left": left,
        "right": right,
        "rows": _with_folds(compare_texts(*texts)),
        "is_cut": max(map(len, texts)) >= MOST_SENTENCES,
        "is_version": is_version,
        "numbers": [places.get(side["document_id"]) for side in (left, right)],
        "changes": _changes(con, left, right) if is_version else [],
        "pair": next((pair for pair in others["similar"] if pair["document_id"] == other_id), None),
    }


def _sentences(con: Connection, document_id: str) -> list[str]:
    return [item["text"] for item in rows(con, "article_sentence_texts", {"document_id": document_id})]


def _changes(con: Connection, left: Mapping[str, Any], right: Mapping[str, Any]) -> list[dict[str, Any]]:
    places = {"document_id": right["document_id"], "earlier_document_id": left["document_id"]}
    return rows(con, "article_changes", places)


def _with_folds(compared: list[Row]) -> list[dict[str, Any]]:
    """Rows for the template; what is the same for more than two sentences is folded up."""
    return [asdict(item) | {"is_folded": item.is_same and len(item.left) > 2} for item in compared]
