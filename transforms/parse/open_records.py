"""The first door: an input file becomes records, one outcome for every document that it holds or should hold."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from transforms.errors import InputError
from transforms.model import Record
from transforms.parse.canonical_record import canonical_record
from transforms.parse.formats import Format, find_format
from transforms.parse.gunzip import gunzip
from transforms.parse.map_columns import canonical_names
from transforms.parse.outcomes import ByteStream, Limits, RecordOutcome, Row
from transforms.parse.read_document import read_document

__all__ = ["Limits", "RecordOutcome", "open_records"]


def open_records(
    name: str, content: BinaryIO, limits: Limits, mapping: Mapping[str, str] | None = None
) -> Iterator[RecordOutcome]:
    """Every record of the file `name`, read from `content` as it goes; bad ones are outcomes, the rest goes on.

    The format comes from the ending of `name`. `mapping` (their column to canonical name) comes from a sidecar. An
    outcome without a key concerns the whole file; it is the last one. Nothing raises but errors of `content` itself.
    """
    try:
        unknown = sorted(set((mapping or {}).values()) - set(canonical_names()))
        if unknown:
            raise InputError("invalid_sidecar", f"columns map to {unknown}; use {', '.join(canonical_names())}")
        file_format, compressed = find_format(name)
        stream: ByteStream = gunzip(content, limits) if compressed else content
        if file_format.read is None:
            yield RecordOutcome(None, None, Record(file_format.name, read_document(stream, limits)))
        else:
            yield from _container(file_format, file_format.read(stream, limits), limits, mapping)
    except InputError as error:
        yield RecordOutcome(None, None, error)


def _container(
    file_format: Format, rows: Iterator[Row], limits: Limits, mapping: Mapping[str, str] | None
) -> Iterator[RecordOutcome]:
    keys = _Keys()
    count = 0
    for count, row in enumerate(rows, start=1):
        if count > limits.max_records:
            raise InputError("too_many_records", f"over {limits.max_records} records, the limit for one file")
        key, outcome = _outcome(file_format.name, row, limits, mapping)
        yield RecordOutcome(keys.unique(key), row.number, outcome)
    if not count:
        raise InputError("empty", "the file holds no record")


def _outcome(
    format_name: str, row: Row, limits: Limits, mapping: Mapping[str, str] | None
) -> tuple[str, Record | InputError]:
    if isinstance(row.content, InputError):
        return row.label, row.content
    key, content = canonical_record(row.content, mapping)
    if isinstance(content, InputError):
        return key or row.label, content
    if len(content) > limits.max_document_bytes:
        return key, InputError("too_large", f"{len(content)} bytes; the limit is {limits.max_document_bytes}")
    return key, Record(format_name, content)


class _Keys:
    """Makes the keys of one container unique: the second `a` is `a~2`."""

    def __init__(self) -> None:
        self._uses: dict[str, int] = {}

    def unique(self, key: str) -> str:
        if key not in self._uses:
            self._uses[key] = 1
            return key
        while True:
            self._uses[key] += 1
            candidate = f"{key}~{self._uses[key]}"
            if candidate not in self._uses:
                self._uses[candidate] = 1
                return candidate
