"""The file formats: a new one is a module and a line here."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple

from transforms.model import ParsedDocument
from transforms.parse.outcomes import ByteStream, Limits, Member, Row


class Format(NamedTuple):
    """A file format: how a file of it becomes records, and how a record becomes blocks.

    Attributes:
        name: in `documents.format`; recognise_content.py gives the same name where it knows the format by its bytes.
        endings: of file names, lower case; `.gz`, `.bz2` and `.xz` may follow.
        parse: the bytes of one record -> blocks and metadata. None for a container whose members have formats of their
            own; a record of such a format is an envelope (see envelope.py).
        read: the rows of a container whose records are columns; None for a file that is one document.
        read_mapped: the same, for one whose rows cannot be found without the user's mapping (their column -> ours).
        read_members: the members of a container whose records have bytes of their own.
        is_binary: control bytes are no sign of damage.
        seeks: it is read out of order: the reader gets a file that can seek, also inside .gz and archives.
        is_apart: a file is opened in a process of its own (flows/inputs/guarded_reader.py). Anything but bounded
            standard-library code that reads in order: libraries, archives, what holds a whole file in memory.
    """

    name: str
    endings: tuple[str, ...]
    parse: Callable[[bytes], ParsedDocument] | None = None
    read: Callable[[ByteStream, Limits], Iterator[Row]] | None = None
    read_mapped: Callable[[ByteStream, Limits, Mapping[str, str]], Iterator[Row]] | None = None
    read_members: Callable[[BinaryIO, Limits], Iterator[Member]] | None = None
    is_binary: bool = False
    seeks: bool = False
    is_apart: bool = False

    @property
    def is_container(self) -> bool:
        """Whether a file holds records rather than being one."""
        return bool(self.read or self.read_mapped or self.read_members)


def _met(name: str) -> Callable[..., Any]:
    """The function of the module of that `name` in this folder, imported when it is first called.

    Most runs meet one or two formats; the parsers of all of them are a third of a short command's start.
    """

    def call(*arguments: Any) -> Any:
        return getattr(import_module(f"transforms.parse.{name}"), name)(*arguments)

    return call


FORMATS = (
    Format("text", (".txt",), _met("parse_text")),
    Format("markdown", (".md", ".markdown"), _met("parse_markdown")),
    Format("html", (".html", ".htm"), _met("parse_html")),
    Format("pdf", (".pdf",), _met("parse_pdf"), is_binary=True),
    Format("docx", (".docx", ".docm"), _met("parse_docx"), is_binary=True),
    Format("odt", (".odt",), _met("parse_odt"), is_binary=True),
    Format("epub", (".epub",), read_members=_met("read_epub"), is_binary=True, seeks=True, is_apart=True),
    Format("epub_chapter", (), _met("parse_chapter")),
    Format("jsonl", (".jsonl", ".ndjson"), _met("parse_bulk"), read=_met("read_jsonl")),
    Format("csv", (".csv", ".tsv"), _met("parse_bulk"), read=_met("read_csv")),
    Format(
        "parquet",
        (".parquet",),
        _met("parse_bulk"),
        read=_met("read_parquet"),
        is_binary=True,
        seeks=True,
        is_apart=True,
    ),
    Format("zip", (".zip",), read_members=_met("read_zip"), is_binary=True, seeks=True, is_apart=True),
    Format("tar", (".tar", ".tgz", ".tbz2", ".txz"), read_members=_met("read_tar"), is_binary=True, is_apart=True),
    Format("eml", (".eml",), _met("parse_eml"), read_members=_met("read_eml"), is_binary=True, is_apart=True),
    Format("mbox", (".mbox",), read_members=_met("read_mbox"), is_binary=True, is_apart=True),
    Format("feed", (".rss", ".atom"), _met("parse_bulk"), read=_met("read_feed"), is_apart=True),
    Format("srt", (".srt",), _met("parse_captions")),
    Format("vtt", (".vtt",), _met("parse_captions")),
    Format("warc", (".warc",), read_members=_met("read_warc"), is_binary=True, is_apart=True),
    Format("json", (".json",), _met("parse_bulk"), read_mapped=_met("read_json"), is_apart=True),
)
COMPRESSED = (".gz", ".bz2", ".xz")


def named_format(name: str) -> Format | None:
    """The format that the ending of a file's name claims (`.gz` and its like aside); None where it claims none."""
    plain = strip_compressed(name)
    return next((candidate for candidate in FORMATS if plain.endswith(candidate.endings)), None)


def is_named_as_one(name: str) -> bool:
    """Whether a file's name says that it is one document, as it stands: no container, nothing compressed."""
    named = named_format(name)
    return named is not None and not named.is_container and strip_compressed(name) == name.casefold()


def strip_compressed(name: str) -> str:
    """A file's name, case folded, without the ending of one compression."""
    folded = name.casefold()
    if not folded.endswith(COMPRESSED):
        return folded
    return folded.removesuffix(next(ending for ending in COMPRESSED if folded.endswith(ending)))


def format_called(name: str) -> Format | None:
    """The format of that `name`."""
    return next((candidate for candidate in FORMATS if candidate.name == name), None)
