"""Read a file that is one document."""

from transforms.errors import InputError
from transforms.parse.is_binary import is_binary
from transforms.parse.outcomes import ByteStream, Limits

CHUNK = 1 << 20


def read_document(stream: ByteStream, limits: Limits, *, may_be_binary: bool = False) -> bytes:
    """Everything `stream` holds; InputError `too_large`, `empty` or `binary`, and what the stream itself raises."""
    pieces: list[bytes] = []
    size = 0
    while piece := stream.read(CHUNK):
        pieces.append(piece)
        size += len(piece)
        if size > limits.max_document_bytes:
            raise InputError("too_large", f"over {limits.max_document_bytes} bytes, the limit for one document")
    content = b"".join(pieces)
    if not content.strip():
        raise InputError("empty", "the file holds no text")
    if not may_be_binary and is_binary(content):
        raise InputError("binary", "binary data, not text: check the file's name and how it was made")
    return content
