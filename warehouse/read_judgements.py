"""The log of judgements, for people."""

from typing import Any

from warehouse.connect import Connection


def list_judgements(con: Connection, *, everything: bool = False) -> list[dict[str, Any]]:
    """The judgements that hold, newest first, in words; with `everything` those taken back too."""
    where = "" if everything else " WHERE is_open"
    cursor = con.execute(f"SELECT * REPLACE (judgement_id::VARCHAR AS judgement_id) FROM judgement_log{where}")  # noqa: S608 - our own words
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
