"""What the warehouse says of itself: relations and columns with their comments."""

from typing import Any

from warehouse.connect import Connection
from warehouse.sql_files import read_sql


def describe_relations(con: Connection) -> list[dict[str, Any]]:
    """One row a table, view or table macro: relation, kind, rows (NULL for a macro), comment."""
    rows = _rows(con, read_sql("catalogue/relations.sql"), [])
    for row in rows:
        del row["is_internal"]
        if row["kind"] != "macro":
            count = con.execute(f'SELECT count(*) FROM "{row["relation"]}"').fetchone()  # noqa: S608 - names from the catalogue
            row["rows"] = count[0] if count else None
    return rows


def describe_public(con: Connection) -> list[dict[str, Any]]:
    """One row a table or view that is not the pipeline's own: relation, kind, comment."""
    rows = _rows(con, read_sql("catalogue/relations.sql"), [])
    return [
        {key: row[key] for key in ("relation", "kind", "comment")}
        for row in rows
        if row["kind"] != "macro" and not row["is_internal"]
    ]


def describe_columns(con: Connection, relation: str) -> list[dict[str, Any]]:
    """One row a column of `relation`: column, type, comment; [] for an unknown one."""
    return _rows(con, read_sql("catalogue/columns.sql"), [relation])


def _rows(con: Connection, sql: str, parameters: list[object]) -> list[dict[str, Any]]:
    cursor = con.execute(sql, parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
