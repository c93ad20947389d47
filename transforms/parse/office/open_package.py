"""Open a zip package of XML parts, never trusting its directory, its sizes or its XML."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any, BinaryIO

from transforms.errors import InputError
from transforms.parse.office.read_tree import read_tree
from transforms.parse.outcomes import RATIO_FROM

MAX_RATIO = 100
MAX_PART_BYTES = 50_000_000
MAX_READ_BYTES = 200_000_000
MAX_PARTS = 100_000
_ENCRYPTED = 0x1
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    ValueError,
    OSError,
    OverflowError,
    NotImplementedError,
)


class Package:
    """The parts of a package by name; a name that only differs in case is the same (as Windows writes them)."""

    def __init__(self, archive: zipfile.ZipFile, format_name: str) -> None:
        self._archive, self._format, self._left = archive, format_name, MAX_READ_BYTES
        names = [(info.filename.replace("\\", "/").lstrip("/"), info) for info in archive.infolist()]
        self._parts: Mapping[str, zipfile.ZipInfo] = {name.casefold(): info for name, info in reversed(names)}
        self.names: tuple[str, ...] = tuple(name for name, _ in names)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.casefold() in self._parts

    def read(self, name: str) -> bytes | None:
        """A part's bytes, None where there is no such part.

        InputError: `encrypted`, `too_large` (50 MB a part, 200 MB together), `decompression_bomb`, `corrupt_<format>`.
        """
        info = self._parts.get(name.casefold())
        if info is None:
            return None
        if info.flag_bits & _ENCRYPTED:
            raise InputError("encrypted", f"{name[:200]!r} needs a password")
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * info.compress_size:
            raise InputError("decompression_bomb", f"{info.compress_size} compressed bytes claim {info.file_size}")
        self._left -= info.file_size
        if info.file_size > MAX_PART_BYTES or self._left < 0:
            raise InputError("too_large", f"{name[:200]!r} and what was read before it are larger than any document")
        try:
            return self._archive.read(info)
        except RuntimeError as error:  # what zipfile says of a password; NotImplementedError is one too
            reason = f"corrupt_{self._format}" if isinstance(error, NotImplementedError) else "encrypted"
            raise InputError(reason, str(error)) from None
        except _DAMAGED as error:
            raise InputError(f"corrupt_{self._format}", f"{name[:200]!r} is damaged: {error}") from None

    def tree(self, name: str) -> Any:
        """The root element of an XML part, None where there is no such part. InputError: as `read` and `read_tree`."""
        content = self.read(name)
        return None if content is None else read_tree(content, name, self._format)


def open_package(content: "bytes | BinaryIO", format_name: str) -> Package:
    """The package in `content`. InputError: `corrupt_<format_name>`, `too_large`."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content) if isinstance(content, bytes) else content)
    except _DAMAGED as error:
        raise InputError(
            f"corrupt_{format_name}", f"cannot be opened ({error}), perhaps cut off: fetch it again"
        ) from None
    if len(archive.infolist()) > MAX_PARTS:
        raise InputError("too_large", f"over {MAX_PARTS:,} parts")
    return Package(archive, format_name)
