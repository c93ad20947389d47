"""Read Parquet in small batches of rows."""

from collections.abc import Iterator
from typing import Any

from transforms.errors import InputError
from transforms.parse.name_columns import name_columns
from transforms.parse.outcomes import RATIO_FROM, ByteStream, Limits, Row

BATCH_ROWS = 32
BATCH_BYTES = 64_000_000
_UNREADABLE = (ValueError, OverflowError, KeyError)
"""What a value does that Python cannot represent; KeyError is a time zone that nobody knows."""


def read_parquet(stream: ByteStream, limits: Limits) -> Iterator[Row]:
    """One Row per row, numbered from 1; a row that Python cannot represent is `invalid_record`.

    Arrow itself may crash on a damaged file: read one of unknown origin in a process that you can lose first.
    Raises InputError `corrupt_parquet`, `too_large`, `decompression_bomb` (from the footer's sizes). `stream` can seek.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy, and only Parquet needs it
    from pyarrow import parquet  # noqa: PLC0415

    number = 0
    try:
        table = parquet.ParquetFile(stream)
        _check_sizes(table.metadata, limits)
        unpacked = _Unpacked(limits, sum(_chunk_sizes(table.metadata, "total_compressed_size")))
        names = name_columns(table.schema_arrow.names)
        for batch in map(_dense, table.iter_batches(batch_size=_batch_rows(table.metadata))):
            unpacked.add(batch.nbytes)
            for row in _rows(_whole_microseconds(batch.rename_columns(names))):
                number += 1
                yield Row(f"row-{number}", number, row)
    except MemoryError:
        raise  # Arrow's own is an ArrowException as well
    except (pa.ArrowException, OSError, ValueError) as error:
        raise InputError("corrupt_parquet", f"not readable as Parquet after row {number}: {error}") from None


def _check_sizes(footer: Any, limits: Limits) -> None:
    size = sum(footer.row_group(index).total_byte_size for index in range(footer.num_row_groups))
    packed = sum(_chunk_sizes(footer, "total_compressed_size"))
    values = sum(_chunk_sizes(footer, "num_values"))
    if size > limits.max_container_bytes:
        raise InputError("too_large", f"{size} bytes; the limit for one file is {limits.max_container_bytes}")
    if size > RATIO_FROM and size > limits.max_ratio * packed:
        raise InputError("decompression_bomb", f"{packed} bytes claim to hold {size}")
    if values > RATIO_FROM and values > limits.max_ratio * packed:
        raise InputError("decompression_bomb", f"{packed} bytes claim to hold {values} values")


def _chunk_sizes(footer: Any, measure: str) -> Iterator[int]:
    """A measure of every column in every row group."""
    for number in range(footer.num_row_groups):
        group = footer.row_group(number)
        for index in range(group.num_columns):
            yield getattr(group.column(index), measure)


def _batch_rows(footer: Any) -> int:
    """Fewer rows at once where a value may be large: a dictionary stores it once, every row unpacks it."""
    largest = max(_chunk_sizes(footer, "total_uncompressed_size"), default=0)
    return max(1, min(BATCH_ROWS, BATCH_BYTES // max(1, largest)))


def _dense(batch: Any) -> Any:
    """The batch with every value written out where a dictionary stores it once: what its rows take."""
    import pyarrow as pa  # noqa: PLC0415

    columns = [
        column.dictionary_decode() if pa.types.is_dictionary(column.type) else column for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


class _Unpacked:
    """Counts what the rows really take; the sizes in the footer know nothing of repeated values, and may lie."""

    def __init__(self, limits: Limits, packed: int) -> None:
        self._limits, self._packed, self._size = limits, packed, 0

    def add(self, size: int) -> None:
        self._size += size
        if self._size > self._limits.max_container_bytes:
            raise InputError("too_large", f"over {self._limits.max_container_bytes} bytes, the limit for one file")
        if self._size > RATIO_FROM and self._size > self._limits.max_ratio * self._packed:
            raise InputError("decompression_bomb", f"{self._packed} bytes gave {self._size} and more")


def _whole_microseconds(batch: Any) -> Any:
    """Python's datetime has no nanoseconds; newspapers do not either."""
    import pyarrow as pa  # noqa: PLC0415

    fields = [
        pa.field(field.name, pa.timestamp("us", field.type.tz)) if pa.types.is_timestamp(field.type) else field
        for field in batch.schema
    ]
    return batch.cast(pa.schema(fields), safe=False)


def _rows(batch: Any) -> Iterator[dict[str, object] | InputError]:
    try:
        yield from batch.to_pylist()
    except _UNREADABLE:
        for index in range(batch.num_rows):
            yield _row(batch.slice(index, 1))


def _row(single: Any) -> dict[str, object] | InputError:
    try:
        row: dict[str, object] = single.to_pylist()[0]
    except _UNREADABLE as error:
        return InputError("invalid_record", f"a value that cannot be read: {error}")
    return row
