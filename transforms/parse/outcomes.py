"""The values that pass between the readers of this room: limits, rows of a container, outcomes of a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
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
    max_members: int = 100_000
    """Members of an archive, those of the archives in it included."""
    max_depth: int = 3
    """Containers opened inside one another: a.zip!/b.tar!/c.zip is the third."""


class RecordOutcome(NamedTuple):
    """What one document of a file became.

    `key` names the record inside its container (None for a single-document file, and for an error that concerns the
    whole file); `record_no` is its position, 1-based (the line for JSONL, the data row for CSV and Parquet). `member`
    is the way from the file to what holds it, as it stands in `source_id`: "" for the file itself, else e.g.
    `!/feeds/today.xml`. `note` says what is worth knowing of a record that loads, e.g. that its name misleads.
    """

    key: str | None
    record_no: int | None
    outcome: Record | InputError
    member: str = ""
    note: str | None = None

    @property
    def place(self) -> str:
        """What follows the file's own id in `source_id`."""
        return self.member if self.key is None else f"{self.member}#{self.key}"


class Row(NamedTuple):
    """One row of a container file as its reader found it; `label` names it while it has no key of its own."""

    label: str
    number: int
    content: Mapping[str, object] | InputError


NOTHING: Mapping[str, object] = MappingProxyType({})


class Member(NamedTuple):
    """One file or record inside a container whose members have bytes of their own (an archive, a mailbox, a book).

    Attributes:
        key: its name in the container: the path of a file, else a guid, message-id or URL (a second one of a name gets
            `~2`). "" is the container itself read as a document, e.g. the message that holds the attachments.
        content: its bytes, or a stream of them (read before the next member is asked for), or why it cannot be read.
        format: a name in `FORMATS`; None for a file whose bytes, and whose name in `key`, have to decide.
        is_file: `archive.zip!/key` in `source_id` rather than `box.mbox#key`.
        metadata: what the container says of it, under the canonical names of `columns.yml` (title, authors, publisher,
            url, published, kind, language); it wins over what the member says of itself.
        fallback: the same, used where the member says nothing. Both are for members that are documents.
    """

    key: str
    content: "bytes | ByteStream | InputError"
    format: str | None = None
    is_file: bool = False
    metadata: Mapping[str, object] = NOTHING
    fallback: Mapping[str, object] = NOTHING


class ByteStream(Protocol):
    """As much of a binary file as the readers need: `read` may give less than asked, b"" only at the end."""

    def read(self, size: int = ..., /) -> bytes:
        """Up to `size` bytes."""
        ...

    def seekable(self) -> bool:
        """Whether the stream is a plain file that can be read out of order."""
        ...
