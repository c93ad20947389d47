"""The two corpus-wide stages that need shingles and an order: verify proposed pairs, choose origins."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import pyarrow as pa

from transforms.duplicates.assign_origins import OrderKey, assign_origins
from warehouse.apply_judgements import propose_judged_pairs, store_judged_pairs
from warehouse.connect import Connection
from warehouse.resolve_stages import (
    ORIGINS,
    PAIRS,
    origin_neighbourhood,
    propose_pairs,
    store_origins,
    store_pairs,
)

TEXTS_AT_ONCE = 2_000
"""New texts compared per transaction: bounds the memory their neighbours' shingles take."""


def verify_pairs(con: Connection, run_id: uuid.UUID, now: datetime) -> Iterator[int]:
    """Verify what the index proposes for pending texts, chunk by chunk; yields the texts done in each."""
    while True:
        taken, pairs, texts = propose_pairs(con, TEXTS_AT_ONCE)
        if not taken:
            return
        store_pairs(con, _compare(pairs, texts), run_id, now)
        yield taken


def apply_pair_judgements(con: Connection, run_id: uuid.UUID, now: datetime) -> None:
    """What people said of duplicates, on the texts that are here; confirmed pairs nobody compared are measured."""
    if proposed := propose_judged_pairs(con):
        store_judged_pairs(con, _compare(*proposed), run_id, now)


def choose_origins(con: Connection) -> None:
    """Recompute the origins in the neighbourhood of pending documents."""
    origins = compute_origins(*origin_neighbourhood(con))
    rows = [{"document_id": document, "origin_id": origin} for document, origin in sorted(origins.items())]
    store_origins(con, pa.Table.from_pylist(rows, schema=ORIGINS))


def compute_origins(documents: pa.Table, pairs: pa.Table) -> dict[str, str]:
    """document_id -> origin_id, of documents and accepted pairs as `origin_neighbourhood` returns them."""
    ordered = [
        ((row["published_on"], row["document_id"]), row["document_id"], row["text_id"]) for row in documents.to_pylist()
    ]
    return assign_origins(ordered, _copies(ordered, pairs))


def _copies(documents: Sequence[tuple[OrderKey, str, str]], pairs: pa.Table) -> Iterator[tuple[str, str]]:
    """The pairs that make the later text a copy: near-duplicates, and excerpts that came after the whole.

    A brief that came first does not make the long article that followed a copy: readers would lose the article.
    """
    first: dict[str, tuple[bool, date, str]] = {}
    for (published_on, document_id), _, text_id in documents:
        place = (published_on is None, published_on or date.max, document_id)
        first[text_id] = min(place, first.get(text_id, place))
    for pair in pairs.to_pylist():
        one, other = pair["text_id"], pair["other_text_id"]
        if one not in first or other not in first:
            continue
        excerpt_is_later = (first[one] > first[other]) == (pair["kind"] == "contained")
        if pair["kind"] == "near" or excerpt_is_later:
            yield one, other


def _compare(pairs: pa.Table, texts: pa.Table) -> pa.Table:
    if not pairs.num_rows:
        return PAIRS.empty_table()
    # Only runs with something to compare pay for these.
    from transforms.duplicates.compare_texts import RULE_VERSION, compare_shingles, judge  # noqa: PLC0415
    from transforms.duplicates.fingerprint import shingle_hashes  # noqa: PLC0415

    shingles = {row["text_id"]: shingle_hashes(row["text"]) for row in texts.to_pylist()}
    rows = []
    for pair in pairs.to_pylist():
        one, other = shingles[pair["text_id"]], shingles[pair["other_text_id"]]
        overlap = compare_shingles(one, other)
        verdict = judge(overlap, len(one), len(other))
        rows.append(
            pair
            | {
                "jaccard": overlap.jaccard,
                "containment": overlap.containment_a,
                "other_containment": overlap.containment_b,
                "kind": verdict.kind or "none",
                "accepted": verdict.accepted,
                "reason": verdict.reason,
                "rule_version": RULE_VERSION,
            }
        )
    return pa.Table.from_pylist(rows, schema=PAIRS)
