"""A batch of records in, Arrow tables out: what a worker does, whether a local process or a cluster's."""

from collections import defaultdict
from collections.abc import Iterator

import pyarrow as pa

from transforms.errors import InputError
from transforms.frames import Rows, empty_rows, to_table, to_tables
from transforms.model import Record, TransformSettings
from transforms.transform_document import Clock, transform_document


def transform_batch(batch: pa.Table, settings: TransformSettings, clock: Clock) -> dict[str, pa.Table]:
    """Transform every record of a batch (`frames.BATCH_SCHEMA`), each on its own.

    Returns:
        Tables by relation (`frames.SCHEMAS`). `outcomes` holds one row a record: reason and detail are NULL where the
        document's rows are in the other tables; a record that cannot become a document leaves only its outcome.
        `timings` holds the seconds per stage.
    """
    rows, seconds = empty_rows(), defaultdict[str, float](float)
    for document_id, record in _records(batch):
        started = clock()
        failure: InputError | None = None
        try:
            document, laps = transform_document(document_id, record, settings, clock)
        except InputError as error:
            failure = error
        except MemoryError:
            raise  # whoever runs us tries the document again alone, in a fresh process
        except Exception as error:
            failure = InputError("transform_error", f"{type(error).__name__}: {error}; this is a bug, please report it")
        else:
            _append(rows, document)
            for stage, lap in laps.items():
                seconds[stage] += lap
        rows["outcomes"].append(_outcome(document_id, failure, clock() - started))
    done, staged = len(rows["documents"]), clock()
    tables = to_tables(rows)
    seconds["staging"] = clock() - staged
    rows["timings"] = [{"stage": s, "seconds": total, "documents": done} for s, total in seconds.items()]
    return tables | {"timings": to_table("timings", rows["timings"])}


def _records(batch: pa.Table) -> Iterator[tuple[str, Record]]:
    for row in batch.to_pylist():
        yield row["document_id"], Record(row["format"], row["content"])


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
