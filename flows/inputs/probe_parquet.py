"""Read a Parquet file to its end in a process of its own before ours does.

Its reader is C++: of ten thousand damaged files five end the process that opens them (Arrow 21 to 25: an exception that
nobody catches), and a footer that lies about sizes makes it take whatever memory the pages claim.
"""

import os
import resource
import subprocess
import sys
from typing import BinaryIO

from transforms.errors import InputError
from transforms.parse.outcomes import Limits
from transforms.parse.read_parquet import read_parquet

MEMORY = 4_000_000_000
"""Bytes of private memory, as a worker has them."""
SECONDS, SECONDS_A_MEGABYTE = 60.0, 1.0
_OUT_OF_MEMORY = 3


def probe_parquet(handle: BinaryIO, limits: Limits) -> None:
    """Raise InputError where reading the file costs the process: `worker_crashed`, `out_of_memory`, `timed_out`.

    What is merely wrong with the file is left to whoever reads it next. About half a second a file.
    """
    handle.flush()
    descriptor = handle.fileno()
    place = os.lseek(descriptor, 0, os.SEEK_CUR)
    seconds = SECONDS + SECONDS_A_MEGABYTE * os.fstat(descriptor).st_size / 1e6
    code = f"import sys; sys.path[:] = {sys.path!r}; from flows.inputs.probe_parquet import read_whole; read_whole"
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", f"{code}({descriptor}, {limits.max_document_bytes})"],
            pass_fds=[descriptor],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise InputError("timed_out", f"reading the Parquet file took longer than {seconds:.0f} s") from None
    finally:
        os.lseek(descriptor, place, os.SEEK_SET)  # the position is one for both processes
    if done.returncode == _OUT_OF_MEMORY:
        raise InputError("out_of_memory", f"reading the Parquet file takes more than {MEMORY} bytes of memory")
    if done.returncode:
        raise InputError("worker_crashed", "the reader of Parquet crashed on this file: write it again")


def read_whole(descriptor: int, max_document_bytes: int) -> None:
    """The other side: read every row and forget it; the exit code says how that ended."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, hard))
    with os.fdopen(descriptor, "rb") as handle:
        handle.seek(0)
        try:
            for _ in read_parquet(handle, Limits(max_document_bytes=max_document_bytes)):
                pass
        except InputError:
            pass
        except MemoryError:
            os._exit(_OUT_OF_MEMORY)
