"""What there is to ask, beside the SQL page: relations in groups, with their columns and comments."""

from typing import Any

from warehouse.connect import Connection
from warehouse.explorer.reader import rows
from warehouse.sql_files import read_sql

GROUPS = ("view", "table", "macro", "internal")


def read_catalogue(con: Connection) -> dict[str, list[dict[str, Any]]]:
    """Group to its relations by name: relation, comment, columns (name, type, comment), parameters (of a macro).

    No rows are counted: counting a view is running it.
    """
    parts = {part["relation"]: part for part in rows(con, "sql_catalogue")}
    cursor = con.execute(read_sql("catalogue/relations.sql"))
    names = [column[0] for column in cursor.description or ()]
    groups: dict[str, list[dict[str, Any]]] = {group: [] for group in GROUPS}
    for values in cursor.fetchall():
        found = dict(zip(names, values, strict=True))
        part = parts.get(found["relation"], {"columns": [], "parameters": None})
        group = "internal" if found["is_internal"] else found["kind"]
        groups[group].append({**found, "columns": part["columns"], "parameters": part["parameters"]})
    return groups
