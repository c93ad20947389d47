"""Read a zip archive that lost its directory, file by file from its start: a broken download has most of them."""

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from transforms.errors import InputError
from transforms.parse.member_name import member_name
from transforms.parse.outcomes import RATIO_FROM, Limits, Member

LOCAL_HEADER = b"PK\x03\x04"
_FIELDS = struct.Struct("<4s5H3I2H")
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800
_STORED, _DEFLATED = 0, 8
_CHUNK = 1 << 16
_DESCRIPTOR = 64
"""Bytes behind a file in which the next one begins: its own sizes, at most 24 bytes."""


class _Header(NamedTuple):
    flags: int
    method: int
    crc: int
    packed: int | None
    name: str
    start: int


def salvage_zip(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """One Member a file as far as they can be found; the one that breaks off is a member `truncated_archive`.

    Files come as bytes of at most `limits.max_document_bytes`. Always ends with an InputError: `truncated_archive`, or
    `corrupt_archive` where there was no file at all.
    """
    place: int | None = 0
    count = 0
    while place is not None and (header := _read_header(stream, place)):
        content, end = _read_content(stream, header, limits)
        name = None if header.name.endswith("/") else member_name(header.name)
        count += 1
        if name is not None:
            yield Member(name, content, is_file=True)
        place = None if end is None else _find_next(stream, end)
    reason = "truncated_archive" if count else "corrupt_archive"
    raise InputError(reason, "the zip archive has no directory at its end, it was cut off: fetch it again")


def _read_header(stream: BinaryIO, place: int) -> _Header | None:
    stream.seek(place)
    data = stream.read(_FIELDS.size)
    if len(data) < _FIELDS.size or not data.startswith(LOCAL_HEADER):
        return None
    _, _, flags, method, _, _, crc, packed, _, name_size, extra_size = _FIELDS.unpack(data)
    raw = stream.read(name_size)
    known = None if flags & _SIZES_FOLLOW or packed == 0xFFFFFFFF else packed
    start = place + _FIELDS.size + name_size + extra_size
    return _Header(flags, method, crc, known, decode_name(raw), start)


def decode_name(raw: bytes) -> str:
    """A name as its writer meant it: UTF-8, which many write and do not say, else code page 437, the format's own."""
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("cp437")
    return name.partition("\0")[0].replace("\\", "/")


def _read_content(stream: BinaryIO, header: _Header, limits: Limits) -> tuple[bytes | InputError, int | None]:
    """A file's bytes or why there are none, and where it ends; None where nobody knows."""
    end = None if header.packed is None else header.start + header.packed
    if header.flags & _ENCRYPTED:
        return InputError("encrypted", "encrypted in its archive: unpack it with the password"), end
    stream.seek(header.start)
    if header.method == _STORED:
        if header.packed is None:
            return _broken_off(), None  # only the directory knew where it ends
        if header.packed > limits.max_document_bytes:
            return _too_large(limits), end
        data = stream.read(header.packed)
        return (data, end) if zlib.crc32(data) == header.crc else (_broken_off(), end)
    if header.method == _DEFLATED:
        data_or_error, inflated_end = _inflate(stream, header, limits)
        return data_or_error, end or inflated_end
    return InputError("unsupported_format", f"compressed with method {header.method}", skipped=True), end


def _inflate(stream: BinaryIO, header: _Header, limits: Limits) -> tuple[bytes | InputError, int | None]:
    inflater, given, taken = zlib.decompressobj(-zlib.MAX_WBITS), bytearray(), 0
    try:
        while not inflater.eof:
            packed = inflater.unconsumed_tail or stream.read(_CHUNK)
            given += inflater.decompress(packed, _CHUNK)
            taken += len(packed) - len(inflater.unconsumed_tail)
            if not packed:
                return _broken_off(), None
            if len(given) > limits.max_document_bytes:
                return _too_large(limits), None
            if len(given) > RATIO_FROM and len(given) > limits.max_ratio * taken:
                return InputError("decompression_bomb", f"{taken} compressed bytes gave {len(given)}"), None
    except zlib.error:
        return _broken_off(), None
    is_whole = header.packed is None or zlib.crc32(given) == header.crc
    return bytes(given) if is_whole else _broken_off(), header.start + taken - len(inflater.unused_data)


def _find_next(stream: BinaryIO, place: int) -> int | None:
    """Where the next file begins: at once, or behind the sizes that follow the last."""
    stream.seek(place)
    at = stream.read(_DESCRIPTOR).find(LOCAL_HEADER)
    return None if at < 0 else place + at


def _broken_off() -> InputError:
    return InputError("truncated_archive", "its bytes are not whole: fetch the archive again")


def _too_large(limits: Limits) -> InputError:
    return InputError("too_large", f"over {limits.max_document_bytes} bytes, the limit for one document")
