"""The file formats: a new one is a module and a line here."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from transforms.errors import InputError
from transforms.model import ParsedDocument
from transforms.parse.outcomes import ByteStream, Limits, Row
from transforms.parse.parse_bulk import parse_bulk
from transforms.parse.parse_html import parse_html
from transforms.parse.parse_markdown import parse_markdown
from transforms.parse.parse_text import parse_text
from transforms.parse.read_csv import read_csv
from transforms.parse.read_jsonl import read_jsonl
from transforms.parse.read_parquet import read_parquet


class Format(NamedTuple):
    """A file format: its name in `documents.format`, its file-name endings, how its rows are read and parsed.

    `read` is None where a file is one document; `parse` gets the bytes of one record.
    """

    name: str
    endings: tuple[str, ...]
    read: Callable[[ByteStream, Limits], Iterator[Row]] | None
    parse: Callable[[bytes], ParsedDocument]


FORMATS = (
    Format("text", (".txt",), None, parse_text),
    Format("markdown", (".md", ".markdown"), None, parse_markdown),
    Format("html", (".html", ".htm"), None, parse_html),
    Format("jsonl", (".jsonl", ".ndjson"), read_jsonl, parse_bulk),
    Format("csv", (".csv", ".tsv"), read_csv, parse_bulk),
    Format("parquet", (".parquet",), read_parquet, parse_bulk),
)
COMPRESSED = ".gz"


def find_format(name: str) -> tuple[Format, bool]:
    """The format of a file by its name's ending, and whether it is gzipped; InputError `unsupported_format`."""
    plain = name.casefold().removesuffix(COMPRESSED)
    for candidate in FORMATS:
        if plain.endswith(candidate.endings):
            return candidate, plain != name.casefold()
    endings = ", ".join(ending for candidate in FORMATS for ending in candidate.endings)
    raise InputError("unsupported_format", f"the name ends in none of {endings} (or those with .gz)", skipped=True)
