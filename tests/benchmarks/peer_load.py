"""dlt loading the rows of our tables into DuckDB, against our own load."""

import os
import tempfile
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from load_tables import empty_frames, open_fresh
from measure_cost import Cost, Line, clocked, race
from open_peer import open_peer
from read_samples import sample_articles

from transforms.frames import BATCH_SCHEMA
from transforms.ids import document_id
from transforms.transform_batch import transform_batch
from transforms.transform_document import TransformSettings
from transforms.versions import stage_versions
from warehouse.load_batch import load_batch

BATCH_DOCUMENTS = 256
KEYS = {
    "documents": "document_id",
    "segments": "segment_id",
    "sentences": "sentence_id",
    "claims": "claim_id",
    "claim_entities": ("claim_id", "entity_id", "role"),
    "mentions": "mention_id",
    "texts": "text_id",
}
Batch = dict[str, pa.Table]


def race_dlt(count: int, rounds: int) -> Iterator[Line]:
    """The tables of `count` documents (fast profile) to disk: dlt appending blindly, and merging by key as we do."""
    os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
    os.environ["RUNTIME__LOG_LEVEL"] = "CRITICAL"
    dlt = open_peer("dlt")
    batches = _transform(sample_articles(count))
    rows = sum(batch[name].num_rows for batch in batches for name in KEYS)
    _dlt_load(dlt, batches[:1], "append")
    for disposition in ("append", "merge"):
        mine, theirs = race(
            lambda: _our_load(batches),
            lambda disposition=disposition: _dlt_load(dlt, batches, disposition),  # type: ignore[misc]
            rounds,
        )
        remarks = {
            "rows a document": round(rows / count, 1),
            "documents loaded, ours": mine[1],
            "peer": theirs[1],
            "note": "ours in a transaction a batch, with its near-duplicate index; both checkpointed",
        }
        yield Line("load into DuckDB", f"dlt, {disposition}", rows, "rows", mine[0], theirs[0], remarks)


def _transform(texts: list[str]) -> list[Batch]:
    settings = TransformSettings({}, "benchmark", stage_versions("fast"))
    records = {document_id("text", content): content for content in map(str.encode, texts)}
    rows = [{"document_id": key, "format": "text", "content": content} for key, content in records.items()]
    starts = range(0, len(rows), BATCH_DOCUMENTS)
    tables = [pa.Table.from_pylist(rows[start : start + BATCH_DOCUMENTS], schema=BATCH_SCHEMA) for start in starts]
    done = [transform_batch(table, settings, lambda: 0.0) for table in tables]
    return [{name: batch[name] for name in KEYS} for batch in done]


def _our_load(batches: list[Batch]) -> tuple[Cost, int]:
    with tempfile.TemporaryDirectory() as folder, open_fresh(Path(folder)) as con:
        run_id, now, empty = uuid.uuid4(), datetime.now(UTC), empty_frames()

        def load() -> None:
            for batch in batches:
                load_batch(con, empty | batch, run_id, now)
            con.execute("CHECKPOINT")

        cost, _ = clocked(load)
        row = con.execute("SELECT count(*) FROM documents").fetchone()
        return cost, int(row[0]) if row else 0


def _dlt_load(dlt: Any, batches: list[Batch], disposition: str) -> tuple[Cost, int]:
    with tempfile.TemporaryDirectory() as folder:
        destination = dlt.destinations.duckdb(f"{folder}/peer.duckdb")
        pipeline = dlt.pipeline("peer", destination=destination, dataset_name="press", pipelines_dir=folder)
        resources = [
            dlt.resource([batch[name] for batch in batches], name=name, primary_key=key, write_disposition=disposition)
            for name, key in KEYS.items()
        ]
        cost, _ = clocked(lambda: pipeline.run(resources))
        with pipeline.sql_client() as client:
            return cost, int(client.execute_sql("SELECT count(*) FROM documents")[0][0])
