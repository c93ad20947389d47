"""Arrow tables as bytes: what crosses a process boundary. Pickling a slice would ship its whole parent."""

from collections.abc import Mapping

import pyarrow as pa

Tables = Mapping[str, pa.Table]


def to_bytes(tables: Tables, compression: str | None = None) -> dict[str, bytes]:
    """Each table as an Arrow IPC stream; `compression` is None (same machine) or `zstd` (a network)."""
    options = pa.ipc.IpcWriteOptions(compression=compression)
    encoded = {}
    for name, table in tables.items():
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
            writer.write_table(table)
        encoded[name] = sink.getvalue().to_pybytes()
    return encoded


def from_bytes(encoded: Mapping[str, bytes]) -> dict[str, pa.Table]:
    """The tables that `to_bytes` wrote."""
    return {name: pa.ipc.open_stream(data).read_all() for name, data in encoded.items()}
