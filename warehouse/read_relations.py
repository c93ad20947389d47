"""Read whole relations for a portable copy: what is worth copying, by which column it is split, its rows in batches."""

from collections.abc import Iterator

import pyarrow as pa

from warehouse.connect import Connection

RELATIONS = (
    "documents",
    "sources",
    "source_versions",
    "segments",
    "sentences",
    "mentions",
    "claims",
    "claim_entities",
    "entities",
    "duplicates",
    "claim_clusters",
    "claim_links",
    "judgements",
    "tombstones",
    "runs",
    "run_sources",
)
"""The contract's relations and what people decided; what the pipeline keeps for itself is made from them."""

PARTITION = "language"
"""Few values, known of every row, and what a reader of one language wants; relations without it are one file."""

_ROWS = 50_000


def list_partitions(con: Connection, relation: str) -> list[str | None]:
    """The values that a relation is split by; [None] where it is not."""
    sql = "SELECT 1 FROM duckdb_columns() WHERE table_name = ? AND column_name = ?"
    if con.execute(sql, [relation, PARTITION]).fetchone() is None:
        return [None]
    values = con.execute(f'SELECT DISTINCT "{PARTITION}" FROM "{relation}" ORDER BY 1')  # noqa: S608 - our own names
    return [row[0] for row in values.fetchall()]


def read_partition(con: Connection, relation: str, value: str | None) -> tuple[pa.Schema, Iterator[pa.RecordBatch]]:
    """The rows of one value, without the column they are split by, in batches; those of a whole relation for None."""
    if value is None:
        rows = con.sql(f'SELECT * FROM "{relation}"')  # noqa: S608 - our own names
    else:
        sql = f'SELECT * EXCLUDE ("{PARTITION}") FROM "{relation}" WHERE "{PARTITION}" = $value'  # noqa: S608 - our own names
        rows = con.sql(sql, params={"value": value})
    reader = rows.to_arrow_reader(_ROWS)
    return reader.schema, iter(reader)
