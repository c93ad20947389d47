"""The entities a person means: by id, by name, by type, by words."""

from typing import Any

from warehouse.connect import Connection
from warehouse.entity_judgements import Entity
from warehouse.errors import WarehouseError
from warehouse.sql_files import read_sql


def find_entity(con: Connection, wanted: str, entity_type: str | None = None) -> Entity:
    """The one entity of that id or name (and type); WarehouseError when there is none, or the name is shared."""
    rows = [row for row in _candidates(con, wanted) if entity_type in {None, row[2]}]
    best = [row for row in rows if row[4] == rows[0][4]]
    if not best:
        raise WarehouseError(f"no entity is named {wanted}; `moisson entities list --search` finds them")
    if len(best) > 1:
        names = "; ".join(f"{row[0]} ({row[2]})" for row in best[:5])
        raise WarehouseError(f"{len(best)} entities are named {wanted}: {names}; give the id of one")
    return Entity(*best[0][:4])


def list_entities(con: Connection, entity_type: str | None = None, search: str | None = None) -> list[dict[str, Any]]:
    """The entities of current documents, those mentioned most first: id, name, type, key, counts, aliases."""
    cursor = con.execute(read_sql("curation/list_entities.sql"), {"type": entity_type, "search": search})
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _candidates(con: Connection, wanted: str) -> list[tuple[str, str, str, str | None, int]]:
    rows: list[tuple[str, str, str, str | None, int]] = con.execute(
        read_sql("curation/find_entity.sql"), {"wanted": wanted}
    ).fetchall()
    return rows
