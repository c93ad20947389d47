"""Everything the warehouse knows of one document, found by id, by source or by a part of a source's path."""

import uuid
from typing import Any

from warehouse.connect import Connection
from warehouse.errors import WarehouseError

_CHILDREN = {
    "segments": "SELECT * FROM segments WHERE document_id = ? ORDER BY ordinal",
    "sentences": "SELECT * FROM sentences WHERE document_id = ? ORDER BY ordinal",
    "claims": "SELECT * FROM claims WHERE document_id = ? ORDER BY char_start",
    "mentions": "SELECT m.*, e.name AS entity FROM mentions AS m JOIN entities AS e USING (entity_id) "
    "WHERE m.document_id = ? ORDER BY m.char_start",
    "sources": "SELECT root, source_id, status FROM sources WHERE document_id = ? ORDER BY source_id, root",
    "duplicates": "SELECT * FROM duplicates WHERE document_id = $1 OR other_document_id = $1 ORDER BY ALL",
}


def read_document(con: Connection, wanted: str) -> dict[str, Any]:
    """The document's row under `document` and its children by relation.

    Raises:
        WarehouseError: nothing, or more than one document, answers to `wanted`; a failed source says why it failed.
    """
    document_id = _find(con, wanted)
    document = _rows(con, "SELECT * FROM documents WHERE document_id = ?", document_id)[0]
    return {"document": document, **{name: _rows(con, sql, document_id) for name, sql in _CHILDREN.items()}}


def _find(con: Connection, wanted: str) -> str:
    try:
        candidate = str(uuid.UUID(wanted))
    except ValueError:
        candidate = ""
    if candidate and con.execute("SELECT 1 FROM documents WHERE document_id = ?", [candidate]).fetchone():
        return candidate
    rows = con.execute(
        "SELECT source_id, document_id::VARCHAR, reason, detail FROM sources "
        "WHERE contains(source_id, $1) ORDER BY status = 'removed', source_id",
        [wanted],
    ).fetchall()
    if not rows:
        raise WarehouseError(
            f"no document or source is named {wanted}; `moisson status` and the table sources list them"
        )
    ending = [row for row in rows if row[0].endswith(wanted)]
    exact = [row for row in rows if row[0] == wanted] or ending or rows
    if len({row[1] for row in exact}) > 1:
        names = ", ".join(row[0] for row in exact[:5])
        raise WarehouseError(f"{len(exact)} sources match {wanted}: {names}; give one in full")
    _, document_id, reason, detail = exact[0]
    if document_id is None:
        raise WarehouseError(f"{exact[0][0]} is not loaded: {reason}: {detail}")
    return str(document_id)


def _rows(con: Connection, sql: str, document_id: str) -> list[dict[str, Any]]:
    cursor = con.execute(sql, [document_id])
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
