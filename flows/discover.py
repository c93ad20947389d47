"""List a root with one `scandir` pass: every file with its stat, its sidecar's stat, or the problem it has."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from flows.ignore_rules import IgnoreRules

SIDECAR_SUFFIX = ".yml"

ENTRY_SCHEMA = {
    "file_id": pl.String,
    "path": pl.Binary,  # names need not be UTF-8
    "size_bytes": pl.Int64,
    "mtime_ns": pl.Int64,
    "inode": pl.UInt64,
    "sidecar_size": pl.Int64,
    "sidecar_mtime_ns": pl.Int64,
    "problem": pl.String,
    "detail": pl.String,
}


@dataclass(slots=True)
class Discovery:
    """What stands under a root.

    Attributes:
        entries: one row a file (`ENTRY_SCHEMA`), by file_id; `problem` is a reason code, NULL for a readable file.
        ignored: (file_id, why) of what was left out.
        complete: False when some folder could not be listed: then nothing may be judged removed.
    """

    entries: pl.DataFrame
    ignored: list[tuple[str, str]] = field(default_factory=list)
    complete: bool = True


@dataclass(slots=True)
class _Found:
    name: str
    relative: str
    path: str
    is_link: bool


def discover(root: Path, only: str | None = None, gazetteer: Path | None = None) -> Discovery:
    """List the files under `root`, or those at or under the relative path `only`; the user's gazetteer is none.

    Raises:
        OSError: the root itself cannot be listed.
    """
    rules = IgnoreRules(root, gazetteer)
    discovery = Discovery(pl.DataFrame(schema=ENTRY_SCHEMA))
    found = [item for item in _walk(root, rules, discovery) if only is None or _is_within(item.relative, only)]
    by_path = {item.path: item for item in found}
    rows = [_row(item, root, by_path) for item in found if not _is_sidecar(item, by_path)]
    _name_apart(rows)
    discovery.entries = pl.DataFrame(rows, schema=ENTRY_SCHEMA, orient="row").sort("file_id")
    return discovery


def _walk(root: Path, rules: IgnoreRules, discovery: Discovery) -> Iterator[_Found]:
    folders = [(str(root), "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            if not prefix:
                raise
            discovery.complete = False
            yield _Found("", prefix, f"{folder}\0{error.strerror}", is_link=False)
            continue
        for entry in entries:
            relative = prefix + entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            why = rules.why(entry.name, relative, is_directory=is_folder)
            if why:
                discovery.ignored.append((_file_id(relative), why))
            elif is_folder:
                folders.append((entry.path, relative + "/"))
            else:
                yield _Found(entry.name, relative, entry.path, entry.is_symlink())


def _row(item: _Found, root: Path, by_path: dict[str, _Found]) -> list[Any]:
    file_id = _file_id(item.relative)
    if not item.name:
        path, reason = item.path.split("\0")
        return [file_id, os.fsencode(path), 0, 0, 0, -1, -1, "unreadable", f"the folder cannot be listed: {reason}"]
    sidecar = item.path + SIDECAR_SUFFIX
    side_size, side_mtime = -1, -1
    try:
        status = os.stat(item.path)  # noqa: PTH116 - str paths keep names that are not UTF-8
        if sidecar in by_path:
            side = os.stat(sidecar)  # noqa: PTH116 - as above
            side_size, side_mtime = side.st_size, side.st_mtime_ns
        problem, detail = _problem(item, root, status)
    except OSError as error:
        # The stat of the link itself: the row must not change while the link does not.
        status = os.lstat(item.path)
        problem, detail = _stat_problem(item, error)
    return [
        file_id,
        os.fsencode(item.path),
        status.st_size,
        status.st_mtime_ns,
        status.st_ino,
        side_size,
        side_mtime,
        problem,
        detail,
    ]


def _problem(item: _Found, root: Path, status: os.stat_result) -> tuple[str | None, str | None]:
    if item.is_link:
        target = os.path.realpath(item.path)
        home = os.path.realpath(root)
        if target != home and not target.startswith(home + os.sep):
            return (
                "outside_root",
                f"a symbolic link to {target}, outside the root; copy the file in, or ingest its folder",
            )
        if stat.S_ISDIR(status.st_mode):
            return "symlink_to_folder", f"a symbolic link to the folder {target}, which is walked where it stands"
    if not stat.S_ISREG(status.st_mode):
        return "not_a_file", "a device, pipe or socket; only regular files are read"
    return None, None


def _stat_problem(item: _Found, error: OSError) -> tuple[str, str]:
    if not item.is_link:
        return "unreadable", f"{error.strerror}; check the permissions"
    if isinstance(error, FileNotFoundError):
        return "dangling_symlink", f"a symbolic link to {os.readlink(item.path)}, which does not exist"  # noqa: PTH115 - bytes names
    return "symlink_loop", f"a symbolic link that leads nowhere: {error.strerror}"


def _is_sidecar(item: _Found, by_path: dict[str, _Found]) -> bool:
    return item.path.endswith(SIDECAR_SUFFIX) and item.path[: -len(SIDECAR_SUFFIX)] in by_path


def _file_id(relative: str) -> str:
    """The path as an identifier: valid Unicode (bytes that are none are escaped), in NFC."""
    if relative.isascii():
        return relative
    text = relative.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)


def _name_apart(rows: list[list[Any]]) -> None:
    """Two names that differ only in Unicode form keep apart: the one that is not NFC shows its own code points."""
    seen: dict[str, list[list[Any]]] = {}
    for row in rows:
        seen.setdefault(row[0], []).append(row)
    for same in seen.values():
        for row in same if len(same) > 1 else ():
            tail = Path(os.fsdecode(row[1])).name
            if unicodedata.normalize("NFC", tail) != tail:
                row[0] = f"{row[0]} ({tail.encode('ascii', 'backslashreplace').decode()})"


def _is_within(relative: str, only: str) -> bool:
    """The path itself, what is under it, and its sidecar."""
    return relative == only or relative.startswith(only.rstrip("/") + "/") or relative == only + SIDECAR_SUFFIX
