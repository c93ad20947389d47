"""Copy a stream that cannot seek to where it can: memory, and beyond a size a temporary file without a name."""

from tempfile import SpooledTemporaryFile

from transforms.errors import InputError
from transforms.parse.outcomes import ByteStream

IN_MEMORY = 16_000_000
LONGEST = 2_000_000_000
"""Bytes of disk that one member may take; a zip is small and says nothing of what is in it."""
CHUNK = 1 << 20


def spool(stream: ByteStream) -> "SpooledTemporaryFile[bytes]":
    """Everything `stream` holds, from its start; whoever asked closes it. InputError `too_large`, and the stream's."""
    copy = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - as said
    try:
        while piece := stream.read(CHUNK):
            copy.write(piece)
            if copy.tell() > LONGEST:
                raise InputError("too_large", f"over {LONGEST} bytes to copy: unpack the file and ingest the folder")
        copy.seek(0)
    except BaseException:
        copy.close()
        raise
    return copy
