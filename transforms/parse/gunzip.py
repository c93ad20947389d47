"""Read a `.gz` as a stream, never trusting it: bombs, truncation and corruption are reasons, not crashes."""

import gzip
import zlib
from typing import BinaryIO

from transforms.errors import InputError
from transforms.parse.outcomes import RATIO_FROM, ByteStream, Limits

CHUNK = 1 << 16


def gunzip(content: BinaryIO, limits: Limits) -> ByteStream:
    """The decompressed bytes of `content` (members are concatenated), as a stream that is not seekable.

    Its `read` raises InputError: `truncated_gzip`, `corrupt_gzip` (after every byte that could be read), or
    `decompression_bomb` beyond `limits.max_ratio`.
    """
    return _Inflated(content, limits)


class _Counted:
    """Counts the compressed bytes that the decompressor has taken."""

    def __init__(self, content: BinaryIO) -> None:
        self._content = content
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._content.read(size)
        self.taken += len(data)
        return data


class _Inflated:
    def __init__(self, content: BinaryIO, limits: Limits) -> None:
        self._source = _Counted(content)
        # typeshed wants `write` too, which a reader never calls
        self._gzip = gzip.GzipFile(fileobj=self._source, mode="rb")  # type: ignore[call-overload]
        self._max_ratio = limits.max_ratio
        self._given = 0

    def read(self, size: int = CHUNK) -> bytes:
        try:
            # read1 hands out what it has before it meets the damage; read would lose it
            data: bytes = self._gzip.read1(min(size, CHUNK))
        except EOFError:
            raise InputError("truncated_gzip", "the .gz ends before its end marker: fetch the file again") from None
        except (OSError, zlib.error) as error:
            raise InputError("corrupt_gzip", f"not readable as gzip ({error}): fetch the file again") from None
        self._given += len(data)
        if self._given > RATIO_FROM and self._given > self._max_ratio * self._source.taken:
            raise InputError(
                "decompression_bomb",
                f"{self._source.taken} compressed bytes gave {self._given}, more than {self._max_ratio} for one",
            )
        return data

    def seekable(self) -> bool:
        return False
