"""Read a `.gz`, `.bz2` or `.xz` as a stream, never trusting it: bombs, truncation and corruption are reasons."""

import bz2
import gzip
import lzma
import zlib
from collections.abc import Callable
from typing import Literal

from transforms.errors import InputError
from transforms.parse.outcomes import RATIO_FROM, ByteStream, Limits

Method = Literal["gzip", "bz2", "xz"]
CHUNK = 1 << 16
XZ_MEMORY = 256_000_000
"""Bytes that a .xz may ask for: `xz -9` asks for 65 million."""
_MARKS: tuple[tuple[bytes, Method], ...] = ((b"\x1f\x8b\x08", "gzip"), (b"BZh", "bz2"), (b"\xfd7zXZ\0", "xz"))
_BLOCKS = (b"1AY&SY", b"\x17rE8P\x90")
"""What follows `BZh9`: the first block, or the end of an empty file."""


def find_compression(head: bytes) -> Method | None:
    """How a file that begins with `head` is compressed, None where it is not."""
    method = next((method for mark, method in _MARKS if head.startswith(mark)), None)
    return None if method == "bz2" and not head[4:].startswith(_BLOCKS) else method


def decompress(content: ByteStream, method: Method, limits: Limits) -> ByteStream:
    """The decompressed bytes of `content` (members are concatenated), as a stream that is not seekable.

    Its `read` raises InputError: `truncated_gzip`, `corrupt_gzip`, for the others `truncated_archive`,
    `corrupt_archive` (after every byte that could be read), or `decompression_bomb` beyond `limits.max_ratio`.
    """
    return _Inflated(content, method, limits)


class _Counted:
    """Counts the compressed bytes that the decompressor has taken."""

    def __init__(self, content: ByteStream) -> None:
        self._content = content
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._content.read(size)
        self.taken += len(data)
        return data


class _Inflated:
    def __init__(self, content: ByteStream, method: Method, limits: Limits) -> None:
        self._source = _Counted(content)
        self._method = method
        self._read = _gzip_reader(self._source) if method == "gzip" else _Streams(self._source, method).read
        self._max_ratio = limits.max_ratio
        self._given = 0

    def read(self, size: int = CHUNK) -> bytes:
        kind = "gzip" if self._method == "gzip" else "archive"
        try:
            data = self._read(min(size, CHUNK) if size >= 0 else CHUNK)
        except EOFError:
            cause = f"the {self._method} data ends before its end marker: fetch the file again"
            raise InputError(f"truncated_{kind}", cause) from None
        except (OSError, zlib.error, lzma.LZMAError) as error:
            cause = f"not readable as {self._method} ({error}): fetch the file again"
            raise InputError(f"corrupt_{kind}", cause) from None
        self._given += len(data)
        if self._given > RATIO_FROM and self._given > self._max_ratio * self._source.taken:
            raise InputError(
                "decompression_bomb",
                f"{self._source.taken} compressed bytes gave {self._given}, more than {self._max_ratio} for one",
            )
        return data

    def seekable(self) -> bool:
        return False


def _gzip_reader(source: _Counted) -> Callable[[int], bytes]:
    # typeshed wants `write` too, which a reader never calls; read1 hands out what it has before it meets the damage
    reader: Callable[[int], bytes] = gzip.GzipFile(fileobj=source, mode="rb").read1  # type: ignore[call-overload]
    return reader


class _Streams:
    """bz2 or xz streams one after another, each decompressed a piece at a time."""

    def __init__(self, source: _Counted, method: Method) -> None:
        self._source, self._method = source, method
        self._current = self._new()
        self._has_begun = False

    def _new(self) -> bz2.BZ2Decompressor | lzma.LZMADecompressor:
        return bz2.BZ2Decompressor() if self._method == "bz2" else lzma.LZMADecompressor(memlimit=XZ_MEMORY)

    def read(self, size: int) -> bytes:
        """Up to `size` bytes; b"" at the end. EOFError where a stream breaks off, OSError or LZMAError for damage."""
        while True:
            packed = b""
            if self._current.eof:
                packed = self._current.unused_data or self._source.read(CHUNK)
                if not packed.strip(b"\0"):  # padding, as tape archivers leave it
                    return b""
                self._current, self._has_begun = self._new(), False
            elif self._current.needs_input:
                packed = self._source.read(CHUNK)
                if not packed:
                    if self._has_begun:
                        raise EOFError
                    return b""
            self._has_begun = True
            data: bytes = self._current.decompress(packed, size)
            if data:
                return data
