"""The values that pass between the readers of this room: limits, rows of a container, outcomes of a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from transforms.errors import InputError
from transforms.model import Record

RATIO_FROM = 1_000_000
"""Decompressed bytes from which the ratio is judged: small files of one repeated line compress well, harmlessly."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input file may cost at most; sizes in bytes after decompression."""

    max_document_bytes: int = 20_000_000
    max_ratio: int = 100
    """Decompressed to compressed size, beyond `RATIO_FROM`."""
    max_records: int = 5_000_000
    max_container_bytes: int = 20_000_000_000


class RecordOutcome(NamedTuple):
    """What one document of a file became.

    `key` names the record inside its container (None for a single-document file, and for an error that concerns the
    whole file); `record_no` is its position, 1-based (the line for JSONL, the data row for CSV and Parquet).
    """

    key: str | None
    record_no: int | None
    outcome: Record | InputError


class Row(NamedTuple):
    """One row of a container file as its reader found it; `label` names it while it has no key of its own."""

    label: str
    number: int
    content: Mapping[str, object] | InputError


class ByteStream(Protocol):
    """As much of a binary file as the readers need: `read` may give less than asked, b"" only at the end."""

    def read(self, size: int = ..., /) -> bytes:
        """Up to `size` bytes."""
        ...

    def seekable(self) -> bool:
        """Whether the stream is a plain file that can be read out of order."""
        ...
