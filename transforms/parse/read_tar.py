"""Read the members of a tar archive as it streams by."""

import tarfile
from collections.abc import Iterator
from typing import IO, BinaryIO

from transforms.errors import InputError
from transforms.parse.member_name import member_name, member_problem
from transforms.parse.outcomes import ByteStream, Limits, Member

_KINDS = ((tarfile.SYMTYPE, "a symbolic link"), (tarfile.LNKTYPE, "a hard link"))
_DAMAGED = (tarfile.TarError, EOFError, ValueError, OverflowError, RecursionError, OSError)


def read_tar(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """One Member a file, in the order of the archive; names that are ignored in folders are here too.

    Links and devices are members with an InputError `not_a_file`. Raises InputError `corrupt_archive`,
    `truncated_archive` where the archive breaks off, after the members before it, and what the stream raises.
    """
    del limits  # the caller counts what is read
    try:
        archive = tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header, errors="surrogateescape")  # noqa: SIM115
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined] # it would keep every header
            name = None if info.isdir() else member_name(info.name)
            if name is not None:
                yield Member(name, _content(archive, info), is_file=True)
    except _DAMAGED as error:
        raise _damage(error) from None


def _content(archive: tarfile.TarFile, info: tarfile.TarInfo) -> "ByteStream | InputError":
    file = archive.extractfile(info) if info.isreg() else None
    if file is None:
        return member_problem(next((words for kind, words in _KINDS if info.type == kind), "a device or pipe"))
    return _MemberStream(file)


class _MemberStream:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def read(self, size: int = 1 << 16) -> bytes:
        try:
            return self._file.read(size)
        except _DAMAGED as error:
            raise _damage(error) from None

    def seekable(self) -> bool:
        return False


class _Header(tarfile.TarInfo):
    """A header that is damaged or cut off says so: tarfile takes it for the end of the archive."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> "_Header":
        try:
            return super().fromtarfile(tarfile_)
        except (tarfile.EOFHeaderError, tarfile.SubsequentHeaderError):  # type: ignore[attr-defined]
            raise
        except (tarfile.TruncatedHeaderError, tarfile.EmptyHeaderError):  # type: ignore[attr-defined]
            raise InputError("truncated_archive", "the tar archive ends before its end mark: fetch it again") from None
        except tarfile.HeaderError as error:
            raise InputError("corrupt_archive", f"a damaged header in the tar archive ({error})") from None


def _damage(error: Exception) -> InputError:
    reason = "truncated_archive" if "unexpected end" in str(error) else "corrupt_archive"
    return InputError(reason, f"not readable as a tar archive ({error or type(error).__name__}): fetch it again")
