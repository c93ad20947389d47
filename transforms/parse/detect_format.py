"""Decide a file's format: its content where that is unmistakable, its name where the content is plain text."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from transforms.errors import InputError
from transforms.parse.decompress import find_compression
from transforms.parse.formats import FORMATS, Format, format_called, named_format, strip_compressed
from transforms.parse.is_binary import is_binary
from transforms.parse.recognise_content import ENCRYPTED, Recognised, recognise_content

_MOST_SUFFIX = 12
_SAY_NOTHING = frozenset((".xml", ".xhtml", ".php", ".asp", ".aspx", ".jsp", ".dat", ".bin"))
"""Endings of many formats."""


class Detected(NamedTuple):
    """A file's format, and what to say where its name says something else."""

    format: Format
    note: str | None = None


def detect_format(name: str, head: bytes, names: Sequence[str] = ()) -> Detected:
    """The format of the file `name` that begins with `head` (decompressed); `names` are those inside it, if any.

    Bytes that are unmistakable decide whatever the name says, and the note says so. Plain text, and text that only
    looks like something, is what the name says. InputError `unsupported_format` (skipped) names what was recognised;
    `encrypted`.
    """
    named, found = named_format(name), recognise_content(head, names)
    if found is ENCRYPTED:
        raise InputError("encrypted", f"{found.words}: save it without the password")
    content = format_called(found.format) if found and found.format else None
    if named is not None and (found is None or not found.is_sure):
        return _as_named(named, name, head) if found is None else Detected(named)
    if content is None:
        raise InputError("unsupported_format", _describe(name, head, found), skipped=True)
    return Detected(content, None if content is named else _note(name, content))


def _as_named(named: Format, name: str, head: bytes) -> Detected:
    """Text behind the name of a binary document is text; a container says itself what is wrong with it."""
    is_text = named.is_binary and not named.read and head.strip() and not is_binary(head)
    text = format_called("text") if is_text else None
    return Detected(text, _note(name, text)) if text else Detected(named)


def _note(name: str, content: Format) -> str | None:
    """Nothing where the name claims nothing."""
    suffix = PurePosixPath(strip_compressed(name)).suffix
    if not 1 < len(suffix) <= _MOST_SUFFIX or suffix in _SAY_NOTHING:
        return None
    return f"named {suffix}, read as {content.name}"


def _describe(name: str, head: bytes, found: Recognised | None) -> str:
    if found and found.is_sure:
        return f"{found.words}, which is not read"
    endings = ", ".join(ending for candidate in FORMATS for ending in candidate.endings)
    words = found.words if found else _name_unknown(name, head)
    return f"{words}; what is read: {endings}, also compressed (.gz, .bz2, .xz)"


def _name_unknown(name: str, head: bytes) -> str:
    if head.strip() and not is_binary(head):
        return "plain text whose name has no ending that says what it is"
    method = find_compression(head)
    if method:
        return f"data compressed twice ({method})"
    import puremagic  # noqa: PLC0415 - its tables take a while to load, and most files need none

    try:
        guess = puremagic.magic_string(head, name)[0]
    except (puremagic.PureError, ValueError, IndexError):
        return "nothing known"
    return f"perhaps {guess.name or guess.extension}"
