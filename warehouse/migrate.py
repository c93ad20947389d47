"""Bring a working database to the present schema: numbered, checksummed migrations, then the views.

A migration never changes once released; a file whose checksum differs from the ledger's is refused. Views are made
anew whenever their files changed (replacing a view drops its comments, so each file carries them).
"""

import hashlib

from warehouse.connect import Connection, transaction
from warehouse.errors import SchemaError
from warehouse.sql_files import list_sql, read_sql

_LEDGER = """
CREATE TABLE schema_migrations (
    number INTEGER NOT NULL, name VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, applied_at TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE schema_migrations IS 'Ledger of the migrations applied to this file.';
COMMENT ON COLUMN schema_migrations.number IS 'Number of the migration.';
COMMENT ON COLUMN schema_migrations.name IS 'Its file name.';
COMMENT ON COLUMN schema_migrations.sha256 IS 'Checksum of the file when it was applied.';
COMMENT ON COLUMN schema_migrations.applied_at IS 'When it was applied.';
"""


def migrate(con: Connection) -> list[str]:
    """Apply what is missing and refresh the views; returns what was applied. SchemaError on an unknown schema."""
    if not _has_ledger(con):
        con.execute(_LEDGER)
    known = {_number(path): path for path in list_sql("migrations")}
    applied = dict(con.execute("SELECT number, sha256 FROM schema_migrations").fetchall())
    _refuse_unknown(known, applied)
    missing = [number for number in sorted(known) if number not in applied]
    for number in missing:
        with transaction(con):
            con.execute(read_sql(known[number]))
            ledger_row = [number, known[number], _checksum(known[number])]
            con.execute("INSERT INTO schema_migrations VALUES (?, ?, ?, now())", ledger_row)
    return [known[number] for number in missing] + _refresh_views(con)


def is_behind(con: Connection) -> bool:
    """Whether a database of an earlier release has migrations to come."""
    if not _has_ledger(con):
        return False
    row = con.execute("SELECT max(number) FROM schema_migrations").fetchone()
    return bool(row and row[0] and row[0] < max(map(_number, list_sql("migrations"))))


def _has_ledger(con: Connection) -> bool:
    return con.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'schema_migrations'").fetchone() is not None


def _refuse_unknown(known: dict[int, str], applied: dict[int, str]) -> None:
    for number, checksum in applied.items():
        if number not in known:
            message = f"this warehouse has migration {number}, which this release does not know; use a newer moisson"
            raise SchemaError(message)
        if checksum != _checksum(known[number]):
            raise SchemaError(f"{known[number]} differs from the one applied to this warehouse; restore the file")


def _refresh_views(con: Connection) -> list[str]:
    paths = list_sql("views")
    digest = hashlib.sha256("\0".join(read_sql(path) for path in paths).encode()).hexdigest()
    stored = con.execute("SELECT value FROM meta WHERE key = 'views_sha256'").fetchone()
    if stored == (digest,):
        return []
    with transaction(con):
        for path in paths:
            con.execute(read_sql(path))
        con.execute("DELETE FROM meta WHERE key = 'views_sha256'")
        con.execute("INSERT INTO meta VALUES ('views_sha256', ?)", [digest])
    return paths


def _number(path: str) -> int:
    return int(path.rsplit("/", maxsplit=1)[-1].split("_", maxsplit=1)[0])


def _checksum(path: str) -> str:
    return hashlib.sha256(read_sql(path).encode()).hexdigest()
