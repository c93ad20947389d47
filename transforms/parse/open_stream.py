"""From a file's bytes to its format and its decompressed content."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import BinaryIO, NamedTuple

from transforms.errors import InputError
from transforms.parse.decompress import Method, decompress, find_compression
from transforms.parse.detect_format import detect_format
from transforms.parse.formats import COMPRESSED, Format, named_format
from transforms.parse.ole_names import MAGIC as OLE_MAGIC
from transforms.parse.ole_names import ole_names
from transforms.parse.outcomes import ByteStream, Limits
from transforms.parse.peek_head import peek_head
from transforms.parse.read_zip import zip_names
from transforms.parse.recognise_content import HEAD, recognise_content
from transforms.parse.spool import spool

_BY_ENDING: dict[str, Method] = dict(zip(COMPRESSED, ("gzip", "bz2", "xz"), strict=True))
_UNNAMED = (".tgz", ".tbz2", ".txz")
"""Endings that say "compressed" in their own way."""


class Opened(NamedTuple):
    """A file's format, its decompressed bytes, and what is worth saying about its name."""

    format: Format
    stream: ByteStream
    note: str | None


def open_stream(name: str, content: "ByteStream | BinaryIO", limits: Limits, copies: ExitStack) -> Opened:
    """Decompress one layer where there is one, and detect the format.

    A zip that cannot be read out of order is copied; `copies` closes it. InputError: `unsupported_format`, `encrypted`,
    and what decompressing raises before anything can be judged.
    """
    head, stream = peek_head(content, HEAD)
    method, note = _compression(name, head)
    if method:
        head, stream = peek_head(decompress(stream, method, limits), HEAD)
        if not head:
            stream.read(1)  # raises what is wrong, where anything is
    names: Sequence[str] = ()
    if head.startswith(b"PK\x03\x04"):
        stream = stream if stream.seekable() else copies.enter_context(spool(stream))
        names = zip_names(stream)
    elif head.startswith(OLE_MAGIC):
        names = ole_names(head, stream)
    detected = detect_format(name, head, names)
    return Opened(detected.format, stream, detected.note or note)


def is_opened_apart(name: str, head: bytes, limits: Limits) -> bool:
    """Whether a file with this name and these first bytes has to be opened in a process that may be lost."""
    method, _ = _compression(name, head)
    if method in ("bz2", "xz") or head.startswith(b"PK"):
        return True
    if method:
        head, _ = peek_head(decompress(_Bytes(head), method, limits), HEAD)
    try:
        return detect_format(name, head).format.is_apart
    except InputError:
        return False


def _compression(name: str, head: bytes) -> tuple[Method | None, str | None]:
    """By the content; by the name where the content is nothing else, so that damage is called by its name."""
    folded = name.casefold()
    ending = next((ending for ending in COMPRESSED if folded.endswith(ending)), None)
    found = find_compression(head)
    if found:
        said = _BY_ENDING[ending] if ending else (found if folded.endswith(_UNNAMED) else None)
        return found, None if said == found else f"compressed ({found}), which its name does not say"
    if ending is None or named_format(name) is None:
        return None, None
    recognised = recognise_content(head)
    return (None if recognised and recognised.is_sure else _BY_ENDING[ending]), None


class _Bytes:
    """The head of a file as a stream, which breaks off."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, size: int = -1) -> bytes:
        size = len(self._content) if size < 0 else size
        piece, self._content = self._content[:size], self._content[size:]
        return piece

    def seekable(self) -> bool:
        return False
