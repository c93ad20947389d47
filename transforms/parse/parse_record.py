"""The second door: a record's bytes become blocks and metadata."""

from dataclasses import replace

from transforms.errors import InputError
from transforms.model import ParsedDocument, Record
from transforms.parse.build_metadata import build_metadata
from transforms.parse.envelope import open_envelope
from transforms.parse.formats import format_called
from transforms.parse.merge_metadata import merge_metadata


def parse_record(record: Record) -> ParsedDocument:
    """Parse a record by its format. A pure function of the record; raises InputError and nothing else.

    Reasons: `empty`, `unsupported_format`, `too_many_blocks`, `invalid_record`, and those of the format's parser.
    """
    file_format = format_called(record.format)
    if file_format is None:
        raise InputError("unsupported_format", f"no parser for format {record.format!r}")
    document = file_format.parse(record.content) if file_format.parse else _parse_envelope(record.content)
    if not document.blocks:
        raise InputError("empty", "no text in the document")
    return document


def _parse_envelope(content: bytes) -> ParsedDocument:
    """A member of a container, with what the container knows of it."""
    envelope = open_envelope(content)
    inner = format_called(envelope.format)
    if inner is None or inner.parse is None:
        raise InputError("unsupported_format", f"no parser for format {envelope.format!r}")
    document = inner.parse(envelope.body)
    known = merge_metadata(build_metadata(envelope.metadata, "metadata"), document.metadata)
    return replace(document, metadata=merge_metadata(known, build_metadata(envelope.fallback, "metadata")))
