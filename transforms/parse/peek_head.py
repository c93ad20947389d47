"""Look at the first bytes of a stream without taking them."""

from typing import BinaryIO

from transforms.errors import InputError
from transforms.parse.outcomes import ByteStream


def peek_head(stream: "ByteStream | BinaryIO", size: int) -> tuple[bytes, ByteStream]:
    """Up to `size` first bytes, and a stream that gives everything from the first byte on.

    Where the stream breaks off early the head is what came before; whoever reads on meets the InputError.
    """
    if stream.seekable():
        start = stream.tell()  # type: ignore[union-attr] # what seeks tells
        head = stream.read(size)
        stream.seek(start)  # type: ignore[union-attr]
        return head, stream
    pieces: list[bytes] = []
    taken = 0
    broken: InputError | None = None
    try:
        while taken < size and (piece := stream.read(size - taken)):
            pieces.append(piece)
            taken += len(piece)
    except InputError as error:
        broken = error
    head = b"".join(pieces)
    return head, _Rejoined(head, stream, broken)


class _Rejoined:
    def __init__(self, head: bytes, rest: ByteStream, broken: InputError | None) -> None:
        self._head, self._rest, self._broken = head, rest, broken

    def read(self, size: int = 1 << 16) -> bytes:
        if self._head:
            size = len(self._head) if size < 0 else size
            piece, self._head = self._head[:size], self._head[size:]
            return piece
        if self._broken is not None:
            raise self._broken
        return self._rest.read(size)

    def seekable(self) -> bool:
        return False
