"""Names of files and folders that are left out wherever they stand: in a folder or in an archive."""

import re

_RULES = (
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
_ANY = re.compile("|".join(pattern.pattern for pattern, _ in _RULES), re.IGNORECASE)
"""One look for the many names that are none of these: case matters to none of the patterns without the flag."""


def why_ignored(name: str) -> str | None:
    """Why a file or folder of that name (no path) is left out, None when it is not."""
    if _ANY.match(name):
        return next(reason for pattern, reason in _RULES if pattern.match(name))
    return None
