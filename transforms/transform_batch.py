"""A batch of records in, Arrow tables out: what a worker does, whether a local process or a cluster's."""

from collections import defaultdict
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

import pyarrow as pa

from transforms.errors import InputError
from transforms.frames import Rows, empty_rows, to_table, to_tables
from transforms.model import Record, TransformSettings
from transforms.transform_document import Clock, document_stages

_ABREAST = 8
"""Documents that go through each stage together before any goes on to the next: the stage's code and tables are then
in the processor's caches (fast profile: 11 % less CPU; 32 or 100 gain no more, and the garbage collector has more to
look through)."""
_ABREAST_BYTES = 200_000
"""Bytes of such documents: large ones go alone, so that memory stays that of one."""


@dataclass(slots=True)
class _Document:
    """A document on its way through the stages: `rows` when it is done, `failure` where it cannot be."""

    document_id: str
    stages: Generator[str, None, Rows]
    seconds: float = 0.0
    laps: dict[str, float] = field(default_factory=dict)
    rows: Rows | None = None
    failure: InputError | None = None


def transform_batch(batch: pa.Table, settings: TransformSettings, clock: Clock) -> dict[str, pa.Table]:
    """Transform every record of a batch (`frames.BATCH_SCHEMA`), each on its own.

    Returns:
        Tables by relation (`frames.SCHEMAS`). `outcomes` holds one row a record: reason and detail are NULL where the
        document's rows are in the other tables; a record that cannot become a document leaves only its outcome.
        `timings` holds the seconds per stage.
    """
    rows, seconds = empty_rows(), defaultdict[str, float](float)
    for records in _abreast(batch):
        documents = [_Document(key, document_stages(key, record, settings)) for key, record in records]
        under_way = documents
        while under_way:
            under_way = [document for document in under_way if _advance(document, clock)]
        for document in documents:
            if document.rows is not None:
                _append(rows, document.rows)
                for stage, lap in document.laps.items():
                    seconds[stage] += lap
            rows["outcomes"].append(_outcome(document.document_id, document.failure, document.seconds))
    done, staged = len(rows["documents"]), clock()
    tables = to_tables(rows)
    seconds["staging"] = clock() - staged
    rows["timings"] = [{"stage": s, "seconds": total, "documents": done} for s, total in seconds.items()]
    return tables | {"timings": to_table("timings", rows["timings"])}


def _advance(document: _Document, clock: Clock) -> bool:
    """Take a document through its next stage; whether there may be more."""
    started, stage = clock(), None
    try:
        stage = next(document.stages)
    except StopIteration as done:
        document.rows = done.value
    except InputError as error:
        document.failure = error
    except MemoryError:
        raise  # whoever runs us tries the document again alone, in a fresh process
    except Exception as error:
        detail = f"{type(error).__name__}: {error}; this is a bug, please report it"
        document.failure = InputError("transform_error", detail)
    lap = clock() - started
    document.seconds += lap
    if stage is not None:
        document.laps[stage] = lap
    return stage is not None


def _abreast(batch: pa.Table) -> Iterator[list[tuple[str, Record]]]:
    """The records in order, in groups that go through the stages together."""
    group: list[tuple[str, Record]] = []
    size = 0
    for row in batch.to_pylist():
        size += len(row["content"])
        if group and (len(group) == _ABREAST or size > _ABREAST_BYTES):
            yield group
            group, size = [], len(row["content"])
        group.append((row["document_id"], Record(row["format"], row["content"])))
    if group:
        yield group


def _append(rows: Rows, document: Rows) -> None:
    for relation, added in document.items():
        rows[relation] += added


def _outcome(document_id: str, failure: InputError | None, seconds: float) -> dict[str, object]:
    return {
        "document_id": document_id,
        "reason": failure.reason if failure else None,
        "detail": failure.detail if failure else None,
        "skipped": failure.skipped if failure else False,
        "seconds": seconds,
    }
