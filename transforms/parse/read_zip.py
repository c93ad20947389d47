"""Read the members of a zip archive, never trusting its directory."""

import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO, cast

from transforms.errors import InputError
from transforms.parse.member_name import member_name, member_problem
from transforms.parse.outcomes import RATIO_FROM, ByteStream, Limits, Member
from transforms.parse.salvage_zip import decode_name, salvage_zip

_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_UTF8 = 0x800
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, OSError, OverflowError)
_UNIX = 3


def read_zip(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """One Member a file, in the order of the archive's directory; names that are ignored in folders are here too.

    Links, encrypted files and files that inflate out of proportion are members with an InputError (`not_a_file`,
    `encrypted`, `decompression_bomb`). Raises InputError `decompression_bomb` where entries share bytes, and what
    `salvage_zip` raises where the directory is gone.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (*_DAMAGED, NotImplementedError):
        yield from salvage_zip(stream, limits)
        return
    with archive:
        _check_overlap(archive.infolist())
        for info in archive.infolist():
            name = None if info.is_dir() else member_name(_decode(info))
            if name is not None:
                yield Member(name, _content(archive, info, limits), is_file=True)


def zip_names(stream: ByteStream) -> Sequence[str]:
    """The names in a zip's directory; none where it cannot be read. The stream stays where it was."""
    if not stream.seekable():
        return ()
    content = cast(BinaryIO, stream)
    place = content.tell()
    try:
        with zipfile.ZipFile(content) as archive:
            return archive.namelist()
    except (*_DAMAGED, NotImplementedError):
        return ()
    finally:
        content.seek(place)


def _check_overlap(infos: Sequence[zipfile.ZipInfo]) -> None:
    """The densest bombs (Fifield 2019) name the same compressed bytes again and again."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise InputError("decompression_bomb", "entries of the zip archive share the same bytes")
        end = info.header_offset + _LOCAL_HEADER + info.compress_size


def _decode(info: zipfile.ZipInfo) -> str:
    name = info.orig_filename
    return decode_name(name.encode() if info.flag_bits & _UTF8 else name.encode("cp437"))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> "ByteStream | InputError":
    mode = info.external_attr >> 16 if info.create_system == _UNIX else 0
    if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return member_problem("a symbolic link" if stat.S_ISLNK(mode) else "a device, pipe or socket")
    if info.flag_bits & _ENCRYPTED:
        return InputError("encrypted", "encrypted in its archive: unpack it with the password and ingest the folder")
    if info.file_size > RATIO_FROM and info.file_size > limits.max_ratio * info.compress_size:
        return InputError("decompression_bomb", f"{info.compress_size} compressed bytes claim {info.file_size}")
    return _MemberStream(archive, info)


class _MemberStream:
    """A file of the archive, opened when first read."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        self._archive, self._info = archive, info
        self._opened: zipfile.ZipExtFile | None = None

    def read(self, size: int = 1 << 16) -> bytes:
        try:
            if self._opened is None:
                self._opened = cast(zipfile.ZipExtFile, self._archive.open(self._info))
            return self._opened.read1(size)
        except NotImplementedError as error:
            cause = f"compressed in a way that is not read: {error}"
            raise InputError("unsupported_format", cause, skipped=True) from None
        except RuntimeError as error:  # what zipfile says of a password
            raise InputError("encrypted", str(error)) from None
        except _DAMAGED as error:
            raise InputError("corrupt_archive", f"damaged in its zip archive ({error}): fetch it again") from None

    def seekable(self) -> bool:
        return False
