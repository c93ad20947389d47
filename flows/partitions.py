"""A staging folder of batches, local or in object storage: `partition=NNNNNN/<table>.parquet`, any engine reads them.

A partition is done when its `_done.json` stands, which is written last and says what the partition was made of. Every
file is written under a temporary name and renamed (object storage shows a file only when it is complete anyway).
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from flows.errors import RunError
from flows.workers.ship_tables import Tables

DONE = "_done.json"
INPUTS = ("records", "sources", "files")
"""What the driver writes; the other tables are the workers'."""


class StagedTables(Mapping[str, pa.Table]):
    """The tables of a partition as local Parquet files: each is read when somebody asks for it as a table."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self.files = files

    def __getitem__(self, name: str) -> pa.Table:
        return pq.ParquetFile(self.files[name]).read()

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


class Partitions:
    """The partitions under a URL, e.g. `/srv/staging`, `file:///srv/staging`, `s3://bucket/staging`.

    Raises:
        RunError: the URL's file system is not installed, or cannot be reached.
    """

    def __init__(self, url: str) -> None:
        import fsspec  # noqa: PLC0415 - only a backfill needs it

        try:
            self._fs, self._root = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise RunError(f"{url}: {error}; install the file system's package, e.g. s3fs, gcsfs or adlfs") from error

    @property
    def local_folder(self) -> Path | None:
        """The folder, where it is on this machine."""
        return Path(self._root).resolve() if self._is_local else None

    def done(self, stamp: str) -> dict[str, int]:
        """Content digest -> number, of the partitions that were made under `stamp`."""
        found = {}
        for path in sorted(self._fs.glob(f"{self._root}/partition=*/{DONE}")):
            manifest = json.loads(self._fs.cat_file(path))
            if manifest["stamp"] == stamp:
                found[manifest["content"]] = int(path.split("partition=")[-1].split("/")[0])
        return found

    def free_numbers(self, taken: Sequence[int]) -> Iterator[int]:
        """Numbers for new partitions: all but `taken`, so that what an earlier stamp left is overwritten."""
        used = set(taken)
        return (number for number in count(1) if number not in used)

    def clear(self, number: int) -> None:
        """Remove a partition, its manifest first."""
        folder = self._folder(number)
        if self._fs.exists(f"{folder}/{DONE}"):
            self._fs.rm(f"{folder}/{DONE}")
        if self._fs.exists(folder):
            self._fs.rm(folder, recursive=True)

    def write(self, number: int, tables: Tables) -> None:
        """Write tables of a partition, each whole or not at all."""
        folder = self._folder(number)
        self._fs.makedirs(folder, exist_ok=True)
        for name, table in tables.items():
            sink = pa.BufferOutputStream()
            pq.write_table(table, sink, compression="zstd")
            self._put(f"{folder}/{name}.parquet", sink.getvalue().to_pybytes())

    def finish(self, number: int, manifest: Mapping[str, Any]) -> None:
        """Declare a partition done."""
        self._put(f"{self._folder(number)}/{DONE}", json.dumps(manifest, indent=1, sort_keys=True).encode())

    def read(self, number: int, names: Sequence[str]) -> dict[str, pa.Table]:
        """Some tables of a partition."""
        folder = self._folder(number)
        return {name: pq.read_table(pa.BufferReader(self._fs.cat_file(f"{folder}/{name}.parquet"))) for name in names}

    def fetch(self, number: int, names: Sequence[str], folder: Path) -> StagedTables:
        """Some tables of a partition as local files; from object storage they are copied into `folder`."""
        here = self._folder(number)
        if self._is_local:
            return StagedTables({name: Path(f"{here}/{name}.parquet") for name in names})
        files = {name: folder / f"{name}.parquet" for name in names}
        for name, path in files.items():
            path.write_bytes(self._fs.cat_file(f"{here}/{name}.parquet"))
        return StagedTables(files)

    @property
    def _is_local(self) -> bool:
        protocol = self._fs.protocol
        return "file" in (protocol if isinstance(protocol, tuple) else (protocol,))

    def _folder(self, number: int) -> str:
        return f"{self._root}/partition={number:06d}"

    def _put(self, path: str, content: bytes) -> None:
        if not self._is_local:
            self._fs.pipe_file(path, content)
            return
        unfinished = Path(f"{path}.tmp")
        unfinished.write_bytes(content)
        unfinished.replace(path)


def content_digest(records: pa.Table) -> str:
    """What a partition's records are, by their ids (which are digests of their bytes) and formats."""
    lines = zip(records["document_id"].to_pylist(), records["format"].to_pylist(), strict=True)
    return hashlib.sha256("\n".join(map(":".join, lines)).encode()).hexdigest()
