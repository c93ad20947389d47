"""List a local root with one `scandir` pass: every file with its stat, its sidecar's stat, or its problem."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.inputs.entries import SIDECAR_SUFFIX, Discovery, is_within, make_entries, make_file_id
from flows.inputs.ignore_rules import IgnoreRules, read_ignore_rules


@dataclass(slots=True)
class _Found:
    name: str
    relative: str
    path: str
    is_link: bool


def list_folder(root: Path, only: str | None = None, gazetteer: Path | None = None) -> Discovery:
    """List the files under `root`, or those at or under the relative path `only`; the user's gazetteer is none.

    Raises:
        OSError: the root itself cannot be listed.
    """
    rules = read_ignore_rules(root, gazetteer)
    discovery = Discovery()
    found = [item for item in _walk(root, rules, discovery) if only is None or is_within(item.relative, only)]
    by_path = {item.path: item for item in found}
    discovery.entries = make_entries([_row(item, root, by_path) for item in found if not _is_sidecar(item, by_path)])
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
                discovery.ignored.append((make_file_id(relative), why))
            elif is_folder:
                folders.append((entry.path, relative + "/"))
            else:
                yield _Found(entry.name, relative, entry.path, entry.is_symlink())


def _row(item: _Found, root: Path, by_path: dict[str, _Found]) -> list[Any]:
    detail: str | None
    if not item.name:
        path, reason = item.path.split("\0")
        detail = f"the folder cannot be listed: {reason}"
        return [item.relative, os.fsencode(path), 0, 0, 0, -1, -1, "unreadable", detail]
    sidecar = by_path.get(item.path + SIDECAR_SUFFIX)
    side_size, side_mtime = -1, -1
    try:
        status = os.stat(item.path)  # noqa: PTH116 - str paths keep names that are not UTF-8
        problem, detail = _problem(item, root, status)
        if sidecar and not problem:
            side_size, side_mtime, problem, detail = _sidecar_state(sidecar, root)
    except OSError as error:
        # The stat of the link itself: the row must not change while the link does not.
        status = os.lstat(item.path)
        problem, detail = _stat_problem(item, error)
    return [
        item.relative,
        os.fsencode(item.path),
        status.st_size,
        status.st_mtime_ns,
        status.st_ino,
        side_size,
        side_mtime,
        problem,
        detail,
    ]


def _sidecar_state(sidecar: _Found, root: Path) -> tuple[int, int, str | None, str | None]:
    """Size and mtime of a sidecar, and why it cannot be read: it is input as much as the file it stands beside."""
    try:
        status = os.stat(sidecar.path)  # noqa: PTH116 - as above
        problem, detail = _problem(sidecar, root, status)
    except OSError as error:
        status = os.lstat(sidecar.path)
        problem, detail = _stat_problem(sidecar, error)
    if problem:
        return status.st_size, status.st_mtime_ns, "invalid_sidecar", f"the sidecar is no readable file: {detail}"
    return status.st_size, status.st_mtime_ns, None, None


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
