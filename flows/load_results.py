"""Join what sources hold with what the workers made of it, keep the raw bytes, and load."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from flows.partitions import StagedTables
from flows.workers.make_batches import Batch
from transforms.frames import empty_rows, to_tables
from warehouse.connect import Connection
from warehouse.load_batch import FILES, RAW, REMOVALS, SOURCES, Frame, load_batch
from warehouse.raw_store import write_pack

Failure = tuple[str, str | None, bool]
"""Reason, detail, and whether the input is skipped rather than failed."""

_ROWS_ONLY = ("outcomes", "timings")


class BatchLoader:
    """Loads the batches of one run, in order."""

    def __init__(self, con: Connection, run_id: uuid.UUID, now: datetime, raw_folder: Path | None) -> None:
        self._con, self._run_id, self._now, self._raw_folder = con, run_id, now, raw_folder
        # A record that failed may be delivered again by a later source, which gets the same reason.
        self._failures: dict[str, Failure] = {}

    def load(self, batch: Batch, tables: Mapping[str, pa.Table]) -> None:
        """Load one batch: raw bytes first (they are found by hash, so a crash leaves nothing wrong), then the rows."""
        seconds = self._book(tables["outcomes"])
        sources = [self._settle(row, seconds) for row in batch.sources]
        raw = self._keep(batch, self._raw_folder) if self._raw_folder else []
        self._write(_frames(tables), sources, batch.files, [], raw)

    def remove(self, removals: Sequence[Mapping[str, Any]]) -> None:
        """Mark the sources of files that are gone."""
        self._write(_frames(to_tables(empty_rows())), [], [], removals, [])

    def _book(self, outcomes: pa.Table) -> dict[str, float | None]:
        seconds = {}
        for row in outcomes.to_pylist():
            seconds[row["document_id"]] = row["seconds"]
            if row["reason"]:
                self._failures[row["document_id"]] = (row["reason"], row["detail"], row["skipped"])
        return seconds

    def _settle(self, row: dict[str, Any], seconds: Mapping[str, float | None]) -> dict[str, Any]:
        """A source whose record could not become a document delivers nothing and says why."""
        key = row["document_id"]
        if key not in self._failures:
            return row | {"seconds": seconds.get(key)}
        reason, detail, skipped = self._failures[key]
        outcome = "skipped" if skipped else "failed"
        if reason == "forgotten":  # its sidecar names title and authors
            row = row | {"sidecar": None, "name_date": None}
        return row | {
            "document_id": None,
            "outcome": outcome,
            "reason": reason,
            "detail": detail,
            "seconds": seconds.get(key),
        }

    def _keep(self, batch: Batch, folder: Path) -> list[dict[str, str]]:
        """Write the bytes of the records that became documents."""
        hashes = {row["document_id"]: row["raw_sha256"] for row in batch.sources}
        made = ((key, record) for key, record in sorted(batch.records.items()) if key not in self._failures)
        fresh = {hashes[key]: record.content for key, record in made}
        if not fresh:
            return []
        pack = f"{self._run_id}-{batch.number:06d}.parquet"
        write_pack(folder, pack, fresh)
        return [{"raw_sha256": digest, "pack": pack} for digest in fresh]

    def _write(
        self,
        frames: Mapping[str, Frame],
        sources: Sequence[Mapping[str, Any]],
        files: Sequence[Mapping[str, Any]],
        removals: Sequence[Mapping[str, Any]],
        raw: Sequence[Mapping[str, str]],
    ) -> None:
        staged = dict(frames) | {
            "sources": pa.Table.from_pylist(list(sources), schema=SOURCES),
            "files": pa.Table.from_pylist(list(files), schema=FILES),
            "removals": pa.Table.from_pylist(list(removals), schema=REMOVALS),
            "raw": pa.Table.from_pylist(list(raw), schema=RAW),
        }
        load_batch(self._con, staged, self._run_id, self._now)


def _frames(tables: Mapping[str, pa.Table]) -> dict[str, Frame]:
    """What is loaded; the tables of a partition as the files they are in, whose rows never become ours."""
    files: Mapping[str, Frame] = tables.files if isinstance(tables, StagedTables) else tables
    return {name: frame for name, frame in files.items() if name not in _ROWS_ONLY}
