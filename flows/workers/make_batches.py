"""Group what was read into batches by size, and drop the records that need no work."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from flows.inputs.read_inputs import Delivery, FileRead
from transforms.frames import BATCH_SCHEMA
from transforms.model import Record


@dataclass(slots=True)
class Batch:
    """A unit of work and of commitment: what its sources hold, the files it ends and the records to transform."""

    number: int
    sources: list[dict[str, Any]] = field(default_factory=list)
    files: list[dict[str, Any]] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    size: int = 0

    def records_table(self) -> pa.Table:
        """The records as a worker takes them (`BATCH_SCHEMA`), by document_id."""
        rows = [
            {"document_id": key, "format": r.format, "content": r.content} for key, r in sorted(self.records.items())
        ]
        return pa.Table.from_pylist(rows, schema=BATCH_SCHEMA)


def make_batches(
    items: Iterable[Delivery | FileRead],
    loaded: Callable[[list[str]], set[str]],
    max_bytes: int,
    max_documents: int,
) -> Iterator[Batch]:
    """Batches of at most `max_documents` sources, closed when their records reach `max_bytes`.

    `loaded` tells which of some document ids the warehouse already holds: their rows depend on their bytes alone, so
    they are not transformed again. A file's row travels in the batch that holds its last record.
    """
    batch, submitted = Batch(1), set[str]()
    for item in items:
        if isinstance(item, FileRead):
            batch.files.append(item.row)
        else:
            batch.sources.append(item.row)
            if item.record is not None:
                batch.records[item.row["document_id"]] = item.record
                batch.size += len(item.record.content)
        if batch.size >= max_bytes or len(batch.sources) >= max_documents or len(batch.files) >= 4 * max_documents:
            yield _close(batch, loaded, submitted)
            batch = Batch(batch.number + 1)
    if batch.sources or batch.files:
        yield _close(batch, loaded, submitted)


def _close(batch: Batch, loaded: Callable[[list[str]], set[str]], submitted: set[str]) -> Batch:
    ids = sorted(batch.records)
    known = loaded(ids) | submitted.intersection(ids)
    batch.records = {key: record for key, record in batch.records.items() if key not in known}
    submitted.update(batch.records)
    return batch
