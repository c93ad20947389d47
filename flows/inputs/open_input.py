"""The one seam through which inputs are looked at and opened: a local path, or an object in object storage."""

import os
import stat
import tempfile
from collections.abc import Iterable
from typing import BinaryIO, cast

from transforms.errors import InputError

CHUNK = 8 << 20
"""Bytes asked of object storage at once; an object up to this size is one request and stays in memory."""


def open_input(path: bytes, size_bytes: int, root: str | None = None) -> BinaryIO:
    """The bytes of an input, seekable; of an object at most `size_bytes`.

    An object is copied piece by piece into a temporary file (in memory up to `CHUNK`): it crosses the network once, and
    what is hashed is what is read.

    Args:
        path: as in `ENTRY_SCHEMA`: absolute, or a URL.
        size_bytes: its length as listed.
        root: the folder that a local file must stand in when it is opened, whatever it was when it was listed.

    Raises:
        OSError: it cannot be read.
        InputError: `not_a_file`, `outside_root`: something else was put in its place.
        RunError: the object storage does not answer.
    """
    scheme, key = split_path(path)
    if not scheme:
        return _open_file(path, root)
    from flows.inputs.object_storage import Storage  # noqa: PLC0415 - only a URL needs it

    storage = Storage(scheme)
    pieces = range(0, size_bytes, CHUNK)
    return spool_pieces(storage.read(key, start, min(start + CHUNK, size_bytes)) for start in pieces)


def spool_pieces(pieces: Iterable[bytes]) -> BinaryIO:
    """A file of these pieces, at its beginning: in memory up to `CHUNK` and until somebody asks for its descriptor."""
    spool = tempfile.SpooledTemporaryFile(max_size=CHUNK)  # noqa: SIM115 - the caller closes it
    try:
        for piece in pieces:  # writelines would hold them all before it looks at their size
            spool.write(piece)
    except BaseException:
        spool.close()
        raise
    spool.seek(0)
    return cast(BinaryIO, spool)


def _open_file(path: bytes, root: str | None) -> BinaryIO:
    # A pipe that nobody writes to would keep a plain open waiting for ever.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise InputError("not_a_file", "a device, pipe or socket; only regular files are read")
        if root is not None and not _is_inside(_real_path(descriptor, path), os.path.realpath(os.fsencode(root))):
            raise InputError("outside_root", "it leads out of the root; copy the file in, or ingest its folder")
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _real_path(descriptor: int, path: bytes) -> bytes:
    """Where the open file is; the kernel knows, where it says so (Linux), and no later change of a link matters."""
    try:
        return os.readlink(b"/proc/self/fd/%d" % descriptor)  # noqa: PTH115 - bytes
    except OSError:
        return os.path.realpath(path)


def _is_inside(path: bytes, home: bytes) -> bool:
    return path == home or path.startswith(home.rstrip(b"/") + b"/")


def stat_input(path: bytes) -> tuple[int, int, int]:
    """size_bytes, mtime_ns and inode of an input as it is now; raises as `open_input`."""
    scheme, key = split_path(path)
    if scheme:
        from flows.inputs.object_storage import Storage  # noqa: PLC0415 - as above

        return Storage(scheme).state(key)
    status = os.stat(path)  # noqa: PTH116 - as above
    return status.st_size, status.st_mtime_ns, status.st_ino


def split_path(path: bytes) -> tuple[str, str]:
    """Scheme and `bucket/key` of an object; no scheme for a local path, which is absolute."""
    if path.startswith(b"/"):
        return "", ""
    scheme, _, key = path.decode().partition("://")
    return scheme, key
