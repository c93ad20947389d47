"""The second door: a record's bytes become blocks and metadata."""

from transforms.errors import InputError
from transforms.model import ParsedDocument, Record
from transforms.parse.formats import FORMATS


def parse_record(record: Record) -> ParsedDocument:
    """Parse a record by its format. A pure function of the record; raises InputError and nothing else.

    Reasons: `empty`, `unsupported_format`, `too_many_blocks`, and for pages `no_main_text`, `html_too_deep`,
    `html_too_large`, `html_unreadable`.
    """
    parse = next((candidate.parse for candidate in FORMATS if candidate.name == record.format), None)
    if parse is None:
        raise InputError("unsupported_format", f"no parser for format {record.format!r}")
    document = parse(record.content)
    if not document.blocks:
        raise InputError("empty", "no text in the document")
    return document
