"""Read the YAML file beside an input that completes or corrects what the input says about itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from transforms.errors import InputError
from transforms.model import Metadata
from transforms.parse.build_metadata import KINDS, build_metadata
from transforms.parse.decode import decode
from transforms.parse.load_mapping import Entry, load_mapping
from transforms.parse.map_columns import canonical_names, is_blank
from transforms.parse.read_json import RECORDS

KEYS = ("title", "authors", "publisher", "url", "published", "kind", "language", "columns", "records")
_EXPECTED = {
    "title": "a line of text",
    "authors": "a name or a list of names",
    "publisher": "a line of text",
    "url": "an http or https address",
    "published": "a date such as 2025-08-18 or 2025-08-18T09:30:00+02:00",
    "kind": "one of " + ", ".join(KINDS),
    "language": "a code such as fr",
}


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says: metadata for every record of its file, and which column of the file is what."""

    metadata: Metadata
    columns: Mapping[str, str]


def parse_sidecar(content: bytes) -> Sidecar:
    """Read a sidecar. InputError `invalid_sidecar`, with the line, for bad YAML, an unknown key or a value unusable.

    Keys: title, authors, publisher, url, published, kind, language, columns (their column: our name) and records (where
    the records of a JSON file are, e.g. `response.docs`), which becomes the column of that name for `records`.
    """
    try:
        entries = load_mapping(decode(content))
    except InputError as error:
        raise InputError("invalid_sidecar", error.detail) from None
    for key, entry in entries.items():
        if key not in KEYS:
            raise InputError("invalid_sidecar", f"line {entry.line}: unknown key {key!r}; use {', '.join(KEYS)}")
    metadata = build_metadata({key: entry.value for key, entry in entries.items()}, "metadata")
    _check_understood(entries, metadata)
    return Sidecar(metadata, {**_columns(entries.get("columns")), **_records(entries.get("records"))})


def _check_understood(entries: Mapping[str, Entry], metadata: Metadata) -> None:
    """A value that somebody wrote by hand must not vanish because we cannot read it."""
    read = {
        "title": metadata.title,
        "authors": metadata.authors,
        "publisher": metadata.publisher,
        "url": metadata.url,
        "published": metadata.published_on,
        "kind": metadata.kind,
        "language": metadata.language,
    }
    for key, value in read.items():
        if not value and key in entries and not is_blank(entries[key].value):
            raise InputError("invalid_sidecar", f"line {entries[key].line}: {key} must be {_EXPECTED[key]}")


def _columns(entry: Entry | None) -> Mapping[str, str]:
    if entry is None or is_blank(entry.value):
        return {}
    names = canonical_names()
    if not isinstance(entry.value, dict) or any(name not in names for name in entry.value.values()):
        allowed = ", ".join(names)
        raise InputError("invalid_sidecar", f"line {entry.line}: columns must map their names to ours ({allowed})")
    return dict(entry.value)


def _records(entry: Entry | None) -> Mapping[str, str]:
    if entry is None or is_blank(entry.value):
        return {}
    if not isinstance(entry.value, str):
        raise InputError("invalid_sidecar", f"line {entry.line}: records must be a path such as response.docs")
    return {entry.value.strip(): RECORDS}
