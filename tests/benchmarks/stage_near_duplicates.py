"""Our near-duplicate stage by itself: fingerprints, the index on disk, candidates, verified pairs."""

import tempfile
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
from load_tables import empty_frames, open_fresh
from measure_cost import Cost, clocked

from flows.find_duplicates import verify_pairs
from transforms.duplicates.fingerprint import fingerprint
from transforms.frames import SCHEMAS, Rows, to_table
from transforms.ids import document_id
from transforms.language.label_sentences import Label
from transforms.model import Metadata, Segment
from transforms.rows import document_row, segment_rows, text_row
from transforms.segment.segment_document import Segmented
from warehouse.connect import Connection
from warehouse.load_batch import load_batch

Pair = tuple[int, int]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def run_stage(texts: Mapping[int, str]) -> tuple[Cost, set[Pair]]:
    """What the stage costs over texts that are already in the warehouse, and the accepted pairs, the smaller id first.

    Pairs of one and the same text are found by its digest: they are among the result.
    """
    with tempfile.TemporaryDirectory() as folder, open_fresh(Path(folder)) as con:
        run_id = uuid.uuid4()
        load_batch(con, empty_frames() | _documents(texts), run_id, NOW)
        cost, text_ids = clocked(lambda: _run(con, texts, run_id))
        return cost, _pairs(con, text_ids)


def _run(con: Connection, texts: Mapping[int, str], run_id: uuid.UUID) -> dict[int, str]:
    """The part on the clock. The index is loaded as one batch: a batch's fixed cost belongs to the load."""
    rows = [text_row("", fingerprint(text)) for text in texts.values()]
    load_batch(con, empty_frames() | {"texts": to_table("texts", rows)}, run_id, NOW)
    for _ in verify_pairs(con, run_id, NOW):
        pass
    return dict(zip(texts, (row["text_id"] for row in rows), strict=True))


def _documents(texts: Mapping[int, str]) -> dict[str, pa.Table]:
    rows: Rows = {"documents": [], "segments": []}
    fill = dict.fromkeys((n for n in SCHEMAS["documents"].names if n.endswith("_version")), "benchmark")
    for text in texts.values():
        key = document_id("text", text.encode())
        segment = Segment("paragraph", text, 0, len(text), language="fr", language_confidence=1.0)
        segmented = Segmented(text, (segment,), Metadata(), "article")
        row = document_row(key, "text", segmented, (segment,), ("fr", 1.0, [("fr", 1.0)]), Label("fr", 1.0))
        text_id = text_row(key, fingerprint(text))["text_id"]
        rows["documents"].append(row | fill | {"text_id": text_id, "raw_sha256": key})
        rows["segments"] += segment_rows(key, (segment,))
    return {name: to_table(name, each) for name, each in rows.items()}


def _pairs(con: Connection, text_ids: Mapping[int, str]) -> set[Pair]:
    holders: dict[str, list[int]] = {}
    for number, text_id in text_ids.items():
        holders.setdefault(text_id, []).append(number)
    accepted = con.execute("SELECT text_id::VARCHAR, other_text_id::VARCHAR FROM text_pairs WHERE accepted").fetchall()
    same = ((text_id, text_id) for text_id in holders)
    return {
        (min(a, b), max(a, b))
        for one, other in (*accepted, *same)
        for a in holders[one]
        for b in holders[other]
        if a != b
    }
