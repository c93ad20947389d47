"""Write the rows of a query: a table for people, CSV, JSON or Parquet for programs."""

import csv
import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Literal, TextIO

import pyarrow.parquet as pq

from flows.cli.printing import print_table, printable

Relation = Any
"""A DuckDB relation, the result of `con.sql`."""

CHUNK = 10_000


def show_rows(relation: Relation, max_rows: int) -> None:
    """Print up to `max_rows` rows as a table and say when there are more."""
    rows = relation.limit(max_rows + 1).fetchall()
    print_table(relation.columns, rows[:max_rows])
    if len(rows) > max_rows:
        print(f"the first {max_rows:,} rows; --max-rows shows more, --format csv gives all", file=sys.stderr)


def write_rows(relation: Relation, output: Literal["csv", "json", "parquet"], out: Path | None) -> None:
    """Write every row in chunks, to `out` or standard output."""
    if output == "parquet":
        if out is None:
            raise ValueError("parquet needs a file")
        pq.write_table(relation.to_arrow_table(), out, compression="zstd")
        return
    with out.open("w", encoding="utf-8", newline="") if out else nullcontext(sys.stdout) as stream:
        (_write_csv if output == "csv" else _write_json)(relation, stream)


def _write_csv(relation: Relation, stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(relation.columns)
    while rows := relation.fetchmany(CHUNK):
        writer.writerows([printable(cell) for cell in row] for row in rows)


def _write_json(relation: Relation, stream: TextIO) -> None:
    """One JSON array, a row an object a line."""
    names, separator = relation.columns, "["
    while rows := relation.fetchmany(CHUNK):
        for row in rows:
            stream.write(separator + json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str))
            separator = ",\n "
    stream.write("]\n" if separator != "[" else "[]\n")
