"""The names inside an OLE compound file (.doc, .xls, .msg, encrypted .docx): they tell what it is."""

import re
from typing import BinaryIO, cast

from transforms.parse.outcomes import ByteStream

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOKED_AT = 4096
_SECTOR_SHIFTS = (9, 12)
_ENTRY = 128
_NAME_SIZE = 64


def ole_names(head: bytes, stream: ByteStream) -> tuple[str, ...]:
    """The first names of the directory; none where it is not where the header says. The stream stays where it was.

    MS-CFB 2.2 and 2.6.1: the sector size at 30, the directory's first sector at 48, entries of 128 bytes.
    """
    shift = int.from_bytes(head[30:32], "little")
    if not stream.seekable() or shift not in _SECTOR_SHIFTS:
        return ()
    content = cast(BinaryIO, stream)
    place = content.tell()
    content.seek(place + ((int.from_bytes(head[48:52], "little") + 1) << shift))
    entries = content.read(_LOOKED_AT)
    content.seek(place)
    raw = (entries[at : at + _NAME_SIZE] for at in range(0, len(entries), _ENTRY))
    names = (name.decode("utf-16-le", "replace").partition("\0")[0] for name in raw)
    return tuple(name for name in names if re.fullmatch(r"[\x01-\x06]?[\w. -]{1,31}", name))
