"""Which files are left out: a default list and the root's `.moissonignore` (gitignore syntax)."""

import os
from collections.abc import Sequence
from pathlib import Path

import pathspec

from flows.errors import RunError
from flows.inputs.open_input import open_input
from transforms.errors import InputError
from transforms.parse.ignored_names import why_ignored

IGNORE_FILE = ".moissonignore"
MAX_IGNORE_BYTES, MAX_IGNORE_LINES = 1_000_000, 1_000
_MOST_STARS, _MOST_DEEP = 3, 2
"""In one name, and `**` in one path: matching takes time to the power of their number."""


class IgnoreRules:
    """The ignore rules of one root: `lines` of its `.moissonignore`; `gazetteer`, a path under it, is no document.

    RunError where a line cannot be read, or would take too long to match; it names the line and does not repeat it.
    """

    def __init__(self, lines: Sequence[str] = (), gazetteer: str | None = None) -> None:
        self._gazetteer = gazetteer
        self._spec = _read_lines(lines) if lines else None

    def why(self, name: str, relative_path: str, *, is_directory: bool) -> str | None:
        """Why a file or folder is left out, None when it is not. `relative_path` is posix, under the root."""
        if reason := why_ignored(name):
            return reason
        if relative_path == self._gazetteer:
            return "the gazetteer"
        if self._spec and self._spec.match_file(relative_path + ("/" if is_directory else "")):
            return f"listed in {IGNORE_FILE}"
        return None


def read_ignore_rules(root: Path, gazetteer: Path | None = None) -> IgnoreRules:
    """The ignore rules of a local root; `gazetteer` is an absolute path, wherever it stands."""
    path = root / IGNORE_FILE
    try:
        with open_input(os.fsencode(path), MAX_IGNORE_BYTES, str(root)) as handle:
            lines = split_lines(handle.read(MAX_IGNORE_BYTES))
    except FileNotFoundError:
        lines = []
    except InputError as error:
        raise RunError(f"{path} is no regular file in this folder; copy it in") from error
    return IgnoreRules(lines, _inside(root, gazetteer) if gazetteer else None)


def _read_lines(lines: Sequence[str]) -> pathspec.GitIgnoreSpec:
    if len(lines) > MAX_IGNORE_LINES:
        raise RunError(f"{IGNORE_FILE} has {len(lines)} lines; the limit is {MAX_IGNORE_LINES}")
    for number, line in enumerate(lines, 1):
        parts = line.split("/")
        if any(part != "**" and part.count("*") > _MOST_STARS for part in parts) or parts.count("**") > _MOST_DEEP:
            most = f"at most {_MOST_STARS} `*` in a name and {_MOST_DEEP} `**` in a path"
            raise RunError(f"{IGNORE_FILE}, line {number}: {most}; write it as several lines")
        try:
            pathspec.GitIgnoreSpec.from_lines([line])
        except ValueError as error:
            raise RunError(f"{IGNORE_FILE}, line {number}: no pattern as .gitignore knows them") from error
    return pathspec.GitIgnoreSpec.from_lines(lines)


def split_lines(content: bytes) -> list[str]:
    """The lines of a `.moissonignore`, whatever its encoding."""
    return content.decode("utf-8", errors="replace").splitlines()


def _inside(root: Path, path: Path) -> str | None:
    home, place = root.resolve(), path.parent.resolve() / path.name
    return place.relative_to(home).as_posix() if place.is_relative_to(home) else None
