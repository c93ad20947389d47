"""What all the members of one file may cost together, however deep they lie."""

from transforms.errors import InputError
from transforms.parse.outcomes import RATIO_FROM, ByteStream, Limits


class SpentError(InputError):
    """The budget of the whole file is spent: no further member of it is read."""


class Budget:
    """Counts the members of a file of `packed_bytes` (None: nobody knows), and their bytes on every level."""

    def __init__(self, limits: Limits, packed_bytes: int | None) -> None:
        self._limits, self._packed = limits, packed_bytes
        self._members = self._given = 0

    def add_member(self) -> None:
        """Count one more member. SpentError `too_many_members`."""
        self._members += 1
        if self._members > self._limits.max_members:
            raise SpentError("too_many_members", f"over {self._limits.max_members} members, the limit for one file")

    def add_bytes(self, size: int) -> None:
        """Count bytes that a member gave. SpentError `too_large`, `decompression_bomb`."""
        self._given += size
        if self._given > self._limits.max_container_bytes:
            raise SpentError("too_large", f"over {self._limits.max_container_bytes} bytes, the limit for one file")
        if self._packed is None or self._given <= RATIO_FROM:
            return
        if self._given > self._limits.max_ratio * self._packed:
            many = f"more than {self._limits.max_ratio} for one"
            raise SpentError("decompression_bomb", f"{self._packed} bytes in the file gave {self._given}, {many}")


class Counted:
    """A member's stream whose bytes are counted."""

    def __init__(self, stream: ByteStream, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, size: int = 1 << 16) -> bytes:
        """Up to `size` bytes; raises what the stream and the budget raise."""
        data = self._stream.read(size)
        self._budget.add_bytes(len(data))
        return data

    def seekable(self) -> bool:
        """Never: bytes read twice would count twice."""
        return False
