"""One query of the SQL page, answered in a process of its own: `python -m warehouse.explorer.answer_query`.

DuckDB counts the blocks it manages, not every vector it builds: `SELECT repeat('x', 100_000_000) FROM range(40)` takes
gigabytes whatever its memory limit says, and single long expressions cannot be interrupted. In a process of its own the
system holds the limit, and stopping is killing; the server and its pages never notice.

Reads the request as JSON from standard input, writes a line of JSON to standard output and, for a download, the file
after it. It has no environment, writes no files and opens nothing but the published warehouse.
"""

import csv
import io
import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from warehouse.connect import Connection, open_published
from warehouse.is_formula import is_formula

CELL = 500
"""Characters of a cell that the page shows; a download has all."""
_SHOWN = 4_000_000
"""Characters of all cells together."""
_COUNTING = 1.0
"""Seconds spent on counting the rows that are not shown."""
_CHUNK = 10_000


def main() -> None:
    """Answer the request on standard input."""
    request = json.load(sys.stdin.buffer)
    _limit(request["memory_bytes"], request["seconds"])
    try:
        with open_published(Path(request["published"]), memory=request["memory"]) as con:
            _answer(con, request)
    except BrokenPipeError:
        os._exit(1)  # nobody listens any more
    except (duckdb.OutOfMemoryException, MemoryError):
        _say({"stopped": "memory"})
    except (duckdb.Error, _NotAskedForError) as error:
        _say({"error": str(error)})
    except Exception as error:
        _say({"error": f"the answer cannot be shown: {type(error).__name__}: {error}"})


class _NotAskedForError(Exception):
    """The query cannot be answered in the form asked for."""


def _limit(memory_bytes: int, seconds: float) -> None:
    """Private writable memory, processor time, no file written, lower priority than the pages."""
    limits = {
        resource.RLIMIT_DATA: memory_bytes,
        resource.RLIMIT_CPU: int(seconds * (os.cpu_count() or 1)) + 5,  # should the server die without stopping us
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, wanted in limits.items():
        _, hard = resource.getrlimit(kind)
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(kind, (most, hard))
    os.nice(5)


def _answer(con: Connection, request: dict[str, Any]) -> None:
    if request["form"] == "table":
        _say(_table(con, request["query"], request["rows"], request["download_rows"]))
    elif request["form"] == "csv":
        _write_csv(con, request["query"], request["download_rows"])
    else:
        _write_parquet(con, request["query"], request["download_rows"])


def _table(con: Connection, query: str, most: int, countable: int) -> dict[str, Any]:
    """The first rows as text, and how many there are as far as a second of counting goes."""
    began = time.monotonic()
    columns = _run(con, query)
    rows: list[list[str | None]] = []
    size = 0
    while len(rows) < most and size < _SHOWN and (row := con.fetchone()) is not None:
        rows.append([_cell(value) for value in row])
        size += sum(len(cell or "") + 1 for cell in rows[-1])
    counted, is_whole = _count_rest(con, len(rows), countable)
    seconds = time.monotonic() - began
    return {"columns": columns, "rows": rows, "count": counted, "is_whole": is_whole, "seconds": seconds}


def _count_rest(con: Connection, counted: int, countable: int) -> tuple[int, bool]:
    until = time.monotonic() + _COUNTING
    while counted <= countable and time.monotonic() < until:
        chunk = con.fetchmany(1_000)
        if not chunk:
            return counted, True
        counted += len(chunk)
    return counted, False


def _run(con: Connection, query: str) -> list[tuple[str, str]]:
    """Names and types of the columns."""
    if not con.extract_statements(query):
        raise _NotAskedForError("there is no statement in it")
    con.execute(query)
    return [(str(column[0]), str(column[1])) for column in con.description or ()]


def _cell(value: object) -> str | None:
    if value is None:
        return None
    text = _text(value)
    return text if len(text) <= CELL else text[: CELL - 1] + "…"


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, list | tuple | dict):
        # a key may be anything in a MAP
        return json.dumps(_plain(value), ensure_ascii=False, default=_text)
    return value.hex() if isinstance(value, bytes) else str(value)


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {_text(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _chunks(con: Connection, most: int) -> Iterator[list[tuple[Any, ...]]]:
    left = most
    while left > 0 and (rows := con.fetchmany(min(_CHUNK, left))):
        left -= len(rows)
        yield rows


def _write_csv(con: Connection, query: str, most: int) -> None:
    names = [name for name, _ in _run(con, query)]
    chunks = _chunks(con, most)
    first = next(chunks, [])
    _say({"ok": True})
    with io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\r\n")  # RFC 4180
        writer.writerow(map(csv_cell, names))
        writer.writerows(map(csv_cell, row) for row in first)
        for rows in chunks:
            writer.writerows(map(csv_cell, row) for row in rows)


def csv_cell(value: object) -> str:
    """A cell as text; one that a spreadsheet would run as a formula after an apostrophe."""
    text = "" if value is None else _text(value)
    return f"'{text}" if is_formula(value) else text


def _write_parquet(con: Connection, query: str, most: int) -> None:
    import pyarrow as pa  # noqa: PLC0415 - a table needs none of it
    import pyarrow.parquet as pq  # noqa: PLC0415

    relation = con.sql(query)
    if relation is None:
        raise _NotAskedForError("the query returns no rows")
    reader = relation.to_arrow_reader(_CHUNK)
    try:
        pq.ParquetWriter(io.BytesIO(), reader.schema).close()
    except (pa.ArrowException, NotImplementedError) as error:
        raise _NotAskedForError(f"Parquet cannot hold these columns: {error}") from error
    batches, left = iter(reader), most
    batch = next(batches, None)
    _say({"ok": True})
    with pq.ParquetWriter(sys.stdout.buffer, reader.schema, compression="zstd") as writer:
        while batch is not None and left > 0:
            writer.write_batch(batch.slice(0, left))
            left -= batch.num_rows
            batch = next(batches, None)
        if batch is not None or left < 0:
            writer.add_key_value_metadata({"moisson.first_rows_only": str(most)})
    sys.stdout.buffer.flush()


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=True).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
