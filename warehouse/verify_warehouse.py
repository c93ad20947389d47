"""Recompute what SQL can recompute of the laws, over an opened published version; change nothing.

What needs slicing, content ids or fingerprints is in `flows/audit/verify_documents.py`, which takes the rows from here.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.compute_digests import compute_digests
from warehouse.connect import Connection
from warehouse.run_log import last_digests
from warehouse.sql_files import list_sql, read_sql

SLICE_CHARS = 32_000_000
"""Characters of documents in memory at a time."""

_BY_SLICING = "checks/fail_offsets.sql"
_SLICED = {
    "documents": "document_id text_id text char_count",
    "segments": "segment_id document_id char_start char_end text ordinal kind is_content",
    "sentences": "sentence_id document_id char_start char_end text",
    "mentions": "mention_id document_id char_start char_end text type name gazetteer_key own_entity_id",
    "claims": "claim_id document_id char_start char_end text claim_key cue cue_start cue_end quantities",
}


@dataclass(slots=True)
class Law:
    """What was found of one law: rows looked at, rows that break it, the first of these."""

    name: str
    about: str
    rows: int = 0
    broken: int = 0
    first: list[dict[str, Any]] = field(default_factory=list)
    shown: int = 5

    def accuse(self, row: dict[str, Any]) -> None:
        """Count a row that breaks it."""
        self.broken += 1
        if len(self.first) < self.shown:
            self.first.append(row)


def scan_tables(con: Connection, shown: int) -> Law:
    """Read every column of every table: a damaged block shows when it is read, and only then."""
    law = Law("readable", "every column of every table of the published file can be read", shown=shown)
    tables = con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary ORDER BY 1")
    for (name,) in tables.fetchall():
        try:
            row = con.execute(f'SELECT count(*), bit_xor(hash(COLUMNS(*))) FROM "{name}"').fetchone()  # noqa: S608 - names from the catalogue
            law.rows += int(row[0]) if row else 0
        except duckdb.Error as error:
            law.accuse({"table": name, "error": str(error)})
    return law


def run_sql_laws(con: Connection, shown: int) -> Iterator[Law]:
    """The `fail_` checks over every row, and the queries of `verify/`, which return what is wrong."""
    checks = [path for path in list_sql("checks") if "/fail_" in path and path != _BY_SLICING]
    own = [
        f"verify/{name}.sql" for name in ("vocabulary", "orphans", "counts", "entities", "clusters", "first_holders")
    ]
    for path in checks + own:
        sql = read_sql(path)
        about = " ".join(line.removeprefix("--").strip() for line in sql.splitlines() if line.startswith("--"))
        name = path.rsplit("/", maxsplit=1)[-1].removesuffix(".sql").removeprefix("fail_")
        law = Law(name if path in checks else f"{name} (whole)", about, _count(con, sql), shown=shown)
        cursor = con.execute(sql)
        names = [column[0] for column in cursor.description or ()]
        while rows := cursor.fetchmany(1_000):
            for row in rows:
                law.accuse(dict(zip(names, row, strict=True)))
        yield law


def verify_digests(con: Connection, shown: int) -> Law:
    """Both digests of the rows as they stand against those of the last run that computed them."""
    law = Law("digests", "content_digest and current_digest are those of the last run that computed them", shown=shown)
    recorded, computed = last_digests(con), compute_digests(con)
    for name, stored, found in zip(computed._fields, recorded or (None, None), computed, strict=True):
        law.rows += stored is not None
        if stored not in {None, found}:
            law.accuse({"digest": name, "recorded": stored, "computed": found})
    return law


def slice_documents(con: Connection) -> Iterator[Callable[[str], pa.Table]]:
    """The documents slice by slice: a function that reads one relation's rows of it, to be called before the next.

    `documents`, `segments` (in reading order), `sentences`, `mentions` and `claims`; `anchors` of the slice's texts;
    `digests`, the documents whose stored digest is not that of their rows.
    """
    con.execute("SET VARIABLE slice_chars = ?", [SLICE_CHARS])
    con.execute(read_sql("verify/slices.sql"))
    last = con.execute("SELECT max(slice) FROM verify_slices").fetchone()
    for number in range(last[0] + 1 if last and last[0] is not None else 0):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE digest_batch AS SELECT document_id FROM verify_slices WHERE slice = ?",
            [number],
        )
        con.execute(read_sql("digests/compute_documents.sql"))
        yield partial(_read_slice, con)


def _read_slice(con: Connection, relation: str) -> pa.Table:
    if relation in {"anchors", "digests"}:
        return con.sql(read_sql(f"verify/slice_{relation}.sql")).to_arrow_table()
    columns = ", ".join(_as_text(name) for name in _SLICED[relation].split())
    order = " ORDER BY document_id, ordinal" if relation == "segments" else ""
    rows = con.sql(f"SELECT {columns} FROM {relation} SEMI JOIN digest_batch USING (document_id){order}")  # noqa: S608 - our own names
    return rows.to_arrow_table()


def _as_text(column: str) -> str:
    is_id = column.endswith("_id") or column == "claim_key"
    return f"{column}::VARCHAR AS {column}" if is_id else column


def _count(con: Connection, sql: str) -> int:
    """Rows of the relations a query reads."""
    tables = {row[0] for row in con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()}
    read = tables & set(re.findall(r"(?:FROM|JOIN)\s+\(?(?:SELECT .*? FROM )?(\w+)", sql))
    counts = [con.execute(f'SELECT count(*) FROM "{name}"').fetchone() for name in sorted(read)]  # noqa: S608 - names from the catalogue
    return sum(int(row[0]) for row in counts if row)
