"""The raw store: every record's bytes in Parquet packs beside the working database, one pack a batch.

Packs rather than a file a record: a million small files cost more than the bytes. Readable by any engine.
"""

import os
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.connect import Connection

_SCHEMA = pa.schema([("raw_sha256", pa.string()), ("content", pa.large_binary())])


def write_pack(folder: Path, name: str, records: Mapping[str, bytes]) -> None:
    """Write records (SHA-256 -> bytes) to one pack, compressed and on disk before it has its name."""
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f".{name}.tmp"
    rows = {"raw_sha256": list(records), "content": list(records.values())}
    with temporary.open("wb") as handle:
        pq.write_table(pa.table(rows, schema=_SCHEMA), handle, compression="zstd")
        handle.flush()
        os.fsync(handle.fileno())
    temporary.rename(folder / name)


def read_records(con: Connection, folder: Path, hashes: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of some records as (SHA-256, bytes), pack by pack; what was never kept is left out."""
    sql = (
        "SELECT DISTINCT pack, raw_sha256 FROM raw_packs WHERE raw_sha256 IN (SELECT unnest(?::VARCHAR[])) ORDER BY ALL"
    )
    by_pack: dict[str, set[str]] = {}
    for pack, digest in con.execute(sql, [list(hashes)]).fetchall():
        by_pack.setdefault(pack, set()).add(digest)
    for pack, wanted in by_pack.items():
        table = pq.read_table(folder / pack, filters=[("raw_sha256", "in", wanted)])
        for row in table.to_pylist():
            yield row["raw_sha256"], row["content"]


def drop_records(con: Connection, folder: Path, hashes: Set[str]) -> None:
    """Write every pack that holds one of some records anew without them; packs that a killed run left behind go.

    The ledger `raw_packs` may name one pack of a record whose bytes lie in several: all packs are looked through.
    """
    known = {row[0] for row in con.execute("SELECT DISTINCT pack FROM raw_packs").fetchall()}
    for path in sorted(folder.glob(".*.tmp")) + sorted(folder.glob("*.parquet")):
        if path.name not in known:
            path.unlink()
        elif not hashes.isdisjoint(pq.read_table(path, columns=["raw_sha256"])["raw_sha256"].to_pylist()):
            _rewrite(path, hashes)


def _rewrite(path: Path, without: Set[str]) -> None:
    rows = pq.read_table(path).to_pylist()
    kept = {row["raw_sha256"]: row["content"] for row in rows if row["raw_sha256"] not in without}
    if kept:
        write_pack(path.parent, path.name, kept)
    else:
        path.unlink()
