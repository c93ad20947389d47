"""Which files are left out: a default list and the root's `.moissonignore` (gitignore syntax)."""

import re
from pathlib import Path

import pathspec

_DEFAULTS = (
    (re.compile(r"\."), "a dotfile"),
    (
        re.compile(r"(readme|licen[cs]e|changelog|contributing)(\.(md|txt|rst|html?))?$", re.IGNORECASE),
        "about the folder",
    ),
    (
        re.compile(r".*(~|\.(tmp|temp|part|partial|crdownload|download|swp|swo|bak|lock))$", re.IGNORECASE),
        "a temporary file",
    ),
    (re.compile(r"~\$|#.*#$"), "an editor's lock or backup"),
    (re.compile(r"(thumbs\.db|desktop\.ini|__macosx)$", re.IGNORECASE), "left by the system"),
)
IGNORE_FILE = ".moissonignore"


class IgnoreRules:
    """The ignore rules of one root. `gazetteer`, an absolute path, is no document wherever it stands."""

    def __init__(self, root: Path, gazetteer: Path | None = None) -> None:
        self._gazetteer = gazetteer and _inside(root, gazetteer)
        path = root / IGNORE_FILE
        self._spec: pathspec.GitIgnoreSpec | None = None
        if path.is_file():
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            self._spec = pathspec.GitIgnoreSpec.from_lines(lines)

    def why(self, name: str, relative_path: str, *, is_directory: bool) -> str | None:
        """Why a file or folder is left out, None when it is not. `relative_path` is posix, under the root."""
        for pattern, reason in _DEFAULTS:
            if pattern.match(name):
                return reason
        if relative_path == self._gazetteer:
            return "the gazetteer"
        if self._spec and self._spec.match_file(relative_path + ("/" if is_directory else "")):
            return f"listed in {IGNORE_FILE}"
        return None


def _inside(root: Path, path: Path) -> str | None:
    home, place = root.resolve(), path.parent.resolve() / path.name
    return place.relative_to(home).as_posix() if place.is_relative_to(home) else None
