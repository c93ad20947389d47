"""What a lister finds under a root: one row a file, whatever the root is."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

import pyarrow as pa

from transforms.parse.formats import FORMATS

SIDECAR_SUFFIX = ".yml"

_CONTAINERS = "|".join(re.escape(ending[1:]) for kind in FORMATS if kind.is_container for ending in kind.endings)
_LIKE_A_RECORD = re.compile(rf"(\.(?:{_CONTAINERS})(?:\.(?:gz|bz2|xz))?)(#|%23|!/|%21/)", re.IGNORECASE)
"""A file so named would have the source_id of a record: `feed.jsonl#1.txt`, and record `1.txt` of `feed.jsonl`."""
_ESCAPED = {"#": "%23", "%23": "%2523", "!/": "%21/", "%21/": "%2521/"}

ENTRY_SCHEMA = pa.schema(
    {
        "file_id": pa.string(),
        "path": pa.binary(),  # names need not be UTF-8; a URL for an object
        "size_bytes": pa.int64(),
        "mtime_ns": pa.int64(),
        "inode": pa.uint64(),
        "sidecar_size": pa.int64(),
        "sidecar_mtime_ns": pa.int64(),
        "problem": pa.string(),
        "detail": pa.string(),
    }
)


@dataclass(slots=True)
class Discovery:
    """What stands under a root.

    Attributes:
        entries: one row a file (`ENTRY_SCHEMA`), by file_id; `problem` is a reason code, NULL for a readable file.
        ignored: (file_id, why) of what was left out.
        complete: False when some folder could not be listed: then nothing may be judged removed.
    """

    entries: pa.Table = field(default_factory=ENTRY_SCHEMA.empty_table)
    ignored: list[tuple[str, str]] = field(default_factory=list)
    complete: bool = True


def make_entries(rows: Sequence[list[Any]]) -> pa.Table:
    """Rows in the order of `ENTRY_SCHEMA`, with the path under the root as found instead of the file_id."""
    named = [[make_file_id(row[0]), *row[1:]] for row in rows]
    if len({row[0] for row in named}) < len(named):
        _name_apart(rows, named)
    named.sort(key=itemgetter(0))
    columns = zip(*named, strict=True) if named else ([] for _ in ENTRY_SCHEMA)
    return pa.table(dict(zip(ENTRY_SCHEMA.names, columns, strict=True)), schema=ENTRY_SCHEMA)


def make_file_id(relative: str) -> str:
    """The path under the root as an identifier: valid Unicode (bytes that are none are escaped), in NFC.

    A `#` after the ending of a container file becomes `%23`, `!/` becomes `%21/`: there they lead to what is in it.
    """
    if "#" in relative or "!/" in relative or "%2" in relative:
        relative = _LIKE_A_RECORD.sub(lambda match: match[1] + _ESCAPED[match[2]], relative)
    if relative.isascii():
        return relative
    text = relative.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)


def is_within(relative: str, only: str) -> bool:
    """Whether a path is `only` itself, what is under it, or its sidecar."""
    return relative == only or relative.startswith(only.rstrip("/") + "/") or relative == only + SIDECAR_SUFFIX


def _name_apart(rows: Sequence[list[Any]], named: list[list[Any]]) -> None:
    """Two names that differ only in Unicode form keep apart: the one that is not NFC shows its own code points."""
    seen: dict[str, list[tuple[str, list[Any]]]] = {}
    for found, row in zip(rows, named, strict=True):
        seen.setdefault(row[0], []).append((found[0], row))
    for same in seen.values():
        is_one_folder = len({relative.rpartition("/")[0] for relative, _ in same}) == 1
        for relative, row in same if len(same) > 1 else ():
            shown = relative.rpartition("/")[2] if is_one_folder else relative
            if unicodedata.normalize("NFC", shown) != shown:
                row[0] = f"{row[0]} ({shown.encode('ascii', 'backslashreplace').decode()})"
