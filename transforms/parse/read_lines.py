"""Cut a stream of text into lines without ever holding more than one of them."""

import codecs
from collections.abc import Iterator

from transforms.errors import InputError
from transforms.parse.is_binary import HEAD, is_binary
from transforms.parse.outcomes import ByteStream, Limits

CHUNK = 1 << 18
_WIDE = (  # UTF-32 first: its little-endian mark starts with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_lines(stream: ByteStream, limits: Limits) -> Iterator[bytes | InputError]:
    """The lines of `stream`, without their newline, the byte mark or UTF-16/32 (they come as UTF-8).

    A line over `limits.max_document_bytes` is an InputError `too_large` in its place. Raises InputError `binary`,
    `too_large` (the whole file) and what the stream raises; a line that the stream breaks off in is dropped.
    """
    pieces: list[bytes] = []
    size = 0
    for chunk in _utf8_chunks(stream, limits):
        first, *others = chunk.split(b"\n")
        size += len(first)
        if size <= limits.max_document_bytes:
            pieces.append(first)
        for other in others:
            yield _line(pieces, size, limits)
            size = len(other)
            pieces = [other] if size <= limits.max_document_bytes else []
    if size:
        yield _line(pieces, size, limits)


def _line(pieces: list[bytes], size: int, limits: Limits) -> bytes | InputError:
    if size > limits.max_document_bytes:
        return InputError("too_large", f"a line of {size} bytes; the limit for one is {limits.max_document_bytes}")
    return b"".join(pieces)


def _utf8_chunks(stream: ByteStream, limits: Limits) -> Iterator[bytes]:
    chunks = _chunks(stream, limits)
    head = next(chunks, b"")
    if is_binary(head[:HEAD]):
        raise InputError("binary", "binary data, not text: check the file's name and how it was made")
    codec = next((codec for mark, codec in _WIDE if head.startswith(mark)), None)
    if codec is None:
        yield head.removeprefix(codecs.BOM_UTF8)
        yield from chunks
        return
    decoder = codecs.getincrementaldecoder(codec)("replace")
    yield decoder.decode(head).encode("utf-8", "replace")
    for chunk in chunks:
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _chunks(stream: ByteStream, limits: Limits) -> Iterator[bytes]:
    """The stream in pieces, the first long enough to judge the file by, even where the stream breaks off early."""
    head: list[bytes] = []
    size = 0
    broken: InputError | None = None
    try:
        while size < HEAD and (piece := stream.read(CHUNK)):
            head.append(piece)
            size += len(piece)
    except InputError as error:
        broken = error
    yield b"".join(head)
    if broken is not None:
        raise broken
    while piece := stream.read(CHUNK):
        size += len(piece)
        if size > limits.max_container_bytes:
            raise InputError("too_large", f"over {limits.max_container_bytes} bytes, the limit for one file")
        yield piece
