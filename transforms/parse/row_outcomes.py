"""The rows of a container become records: one outcome a row."""

from collections.abc import Iterator, Mapping

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.canonical_record import canonical_record, own_key
from transforms.parse.outcomes import Limits, RecordOutcome, Row
from transforms.parse.unique_keys import UniqueKeys


def row_outcomes(
    format_name: str, rows: Iterator[Row], limits: Limits, mapping: Mapping[str, str] | None
) -> Iterator[RecordOutcome]:
    """An outcome a row, keyed; InputError `too_many_records`, `empty` and what the rows raise."""
    keys = UniqueKeys()
    count = 0
    for count, row in enumerate(rows, start=1):
        if count > limits.max_records:
            raise InputError("too_many_records", f"over {limits.max_records} records, the limit for one file")
        key, outcome = _outcome(format_name, row, limits, mapping)
        yield RecordOutcome(keys.unique(key), row.number, outcome)
    if not count:
        raise InputError("empty", "the file holds no record")


def _outcome(
    format_name: str, row: Row, limits: Limits, mapping: Mapping[str, str] | None
) -> tuple[str, Record | InputError]:
    if isinstance(row.content, InputError):
        return _label(row), row.content
    key, content = canonical_record(row.content, mapping)
    if isinstance(content, InputError):
        return key or _label(row), content
    if len(content) > limits.max_document_bytes:
        return key, InputError("too_large", f"{len(content)} bytes; the limit is {limits.max_document_bytes}")
    return key, Record(format_name, content)


def _label(row: Row) -> str:
    """The row's label as the key of a record is written: it may quote the file."""
    return own_key({"id": row.label}) or f"record-{row.number}"
