"""The name of an archive's member: as its place under the archive, and never as a path to anything."""

import unicodedata

from transforms.errors import InputError
from transforms.parse.ignored_names import why_ignored

_LONGEST = 255
"""Characters that a name has in a folder; archives know no limit."""


def member_name(path: str) -> str | None:
    """The path of a file in an archive as an identifier, None where a folder would leave such a file out.

    Empty, `.` and `..` parts go, so that it neither starts at the root nor leads upwards; bytes that are not UTF-8
    (as surrogates) are escaped; NFC.
    """
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    if not parts or any(part.startswith(".") or why_ignored(part[-_LONGEST:]) for part in parts):
        return None
    text = "/".join(parts)
    if text.isascii():
        return text
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)


def member_problem(what: str) -> InputError:
    """Why a member that is no regular file is not read."""
    return InputError("not_a_file", f"{what} inside an archive; only regular files are read")
