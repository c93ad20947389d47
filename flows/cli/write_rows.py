"""Write the rows of a query: a table for people, CSV, JSON or Parquet for programs."""

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Literal, TextIO

import duckdb

from flows.cli.printing import harmless_json, print_table, printable
from flows.errors import RunError
from warehouse.is_formula import is_formula

CHUNK = 10_000


def show_rows(con: duckdb.DuckDBPyConnection, query: str, max_rows: int) -> None:
    """Print up to `max_rows` rows as a table and say when there are more."""
    names, chunks = _run(con, query, max_rows + 1)
    rows = next(chunks, [])
    print_table(names, rows[:max_rows])
    if len(rows) > max_rows:
        print(f"the first {max_rows:,} rows; --max-rows shows more, --format csv gives all", file=sys.stderr)


def write_rows(
    con: duckdb.DuckDBPyConnection, query: str, output: Literal["csv", "json", "parquet"], out: Path | None
) -> None:
    """Write every row of a query, in chunks, to `out` or standard output. RunError: parquet without a file."""
    if output == "parquet":
        if out is None:
            raise RunError("parquet is binary: name a file with --out")
        import pyarrow.parquet as pq

        pq.write_table(con.sql(query).to_arrow_table(), out, compression="zstd")
        return
    names, chunks = _run(con, query, CHUNK)
    with out.open("w", encoding="utf-8", newline="") if out else nullcontext(sys.stdout) as stream:
        (_write_csv if output == "csv" else _write_json)(names, chunks, stream)


Rows = list[tuple[Any, ...]]


def _run(con: duckdb.DuckDBPyConnection, query: str, size: int) -> tuple[list[str], Iterator[Rows]]:
    cursor = con.execute(query)
    if cursor.description is None:
        raise RunError("the query returns no rows; the warehouse is read-only")
    return [column[0] for column in cursor.description], iter(lambda: cursor.fetchmany(size), [])


def _write_csv(names: list[str], chunks: Iterator[Rows], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(map(csv_cell, names))
    for rows in chunks:
        writer.writerows(map(csv_cell, row) for row in rows)


def csv_cell(cell: object) -> str:
    """The cell as text: control characters as escapes, and text that a spreadsheet would run as a formula after an
    apostrophe. Numbers, dates and booleans stay as they are: -5 is no formula."""
    text = printable(cell)
    return f"'{text}" if is_formula(cell) else text


def _write_json(names: list[str], chunks: Iterator[Rows], stream: TextIO) -> None:
    """One JSON array, a row an object a line."""
    separator = "["
    for rows in chunks:
        for row in rows:
            value = json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str)
            stream.write(separator + harmless_json(value))
            separator = ",\n "
    stream.write("]\n" if separator != "[" else "[]\n")
