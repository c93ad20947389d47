"""Undo the transfer and content encodings of an HTTP body."""

import io
import re
import zlib
from collections.abc import Sequence

from transforms.errors import InputError

_CHUNK_SIZE = re.compile(rb"[ \t]{0,9}([0-9a-fA-F]{1,12})[^\r\n]{0,200}\r?\n")
_GZIP = b"\x1f\x8b"
_STEP = 1 << 16
_MOST_ENCODINGS = 3


def decode_body(body: bytes, transfer: str, content: str, most: int) -> bytes:
    """`body` decoded as the headers Transfer-Encoding and Content-Encoding say: chunked, gzip, deflate, br.

    Crawlers often store a decoded body under the headers it came with: one that shows no sign of its encoding stays as
    it is. InputError `too_large` (over `most` bytes, decoded), `corrupt_warc`.
    """
    if "chunked" in transfer.casefold():
        body = _dechunk(body)
    for name in reversed(_named(content)):
        if name in ("gzip", "x-gzip") and body.startswith(_GZIP):
            body = _inflate(body, zlib.MAX_WBITS | 16, most)
        elif name == "deflate":
            body = _deflated(body, most)
        elif name == "br":
            body = _brotli(body, most)
        elif name not in ("gzip", "x-gzip"):
            raise InputError("corrupt_warc", f"a body in an encoding that is not read: {name[:40]}")
    return body


def _named(content: str) -> Sequence[str]:
    names = [name.strip().casefold() for name in content.split(",")]
    return [name for name in names if name not in ("", "identity", "none", "utf-8", "8bit")][:_MOST_ENCODINGS]


def _dechunk(body: bytes) -> bytes:
    pieces: list[bytes] = []
    at = 0
    while found := _CHUNK_SIZE.match(body, at):
        size = int(found[1], 16)
        if not size:
            return b"".join(pieces)
        pieces.append(body[found.end() : found.end() + size])
        at = found.end() + size + (2 if body[found.end() + size : found.end() + size + 2] == b"\r\n" else 1)
    if not pieces:
        return body
    if at >= len(body):  # no last chunk: the connection was closed, as HTTP/1.0 allows
        return b"".join(pieces)
    raise InputError("corrupt_warc", "the chunks of the body are broken")


def _inflate(body: bytes, window: int, most: int) -> bytes:
    decoder = zlib.decompressobj(window)
    try:
        data = decoder.decompress(body, most + 1)
    except zlib.error as error:
        raise InputError("corrupt_warc", f"the body cannot be decompressed ({error})") from None
    if len(data) > most:
        raise InputError("too_large", f"over {most} bytes, the limit for one document")
    if not decoder.eof:
        raise InputError("corrupt_warc", "the compressed body is cut off")
    return data


def _deflated(body: bytes, most: int) -> bytes:
    """zlib, or what some servers send: bare deflate; text is what it is."""
    if body[:1].isspace() or body.startswith(b"<"):
        return body
    has_header = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] * 256 + body[1]) % 31 == 0
    return _inflate(body, zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS, most)


def _brotli(body: bytes, most: int) -> bytes:
    """Brotli has no mark: text that it cannot be is left alone."""
    from fastwarc.stream_io import BrotliReader  # noqa: PLC0415 - heavy, and only web archives need it

    if body.lstrip()[:1] == b"<":
        return body
    reader, pieces, size = BrotliReader(io.BytesIO(body)), [], 0
    try:
        while piece := reader.read(_STEP):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise InputError("too_large", f"over {most} bytes, the limit for one document")
    except (OSError, ValueError) as error:
        raise InputError("corrupt_warc", f"the body cannot be decompressed ({error})") from None
    return b"".join(pieces)
