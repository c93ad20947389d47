"""Human judgements on entities: what one is, how it is kept, taken back and read."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from warehouse.connect import Connection, transaction
from warehouse.errors import WarehouseError
from warehouse.sql_files import read_sql

Action = Literal["merge", "split", "alias"]


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as a judgement names it."""

    entity_id: str
    name: str
    type: str
    gazetteer_key: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """`entity` (None for an alias) goes to `other`; a split names a document or a form, an alias a form."""

    action: Action
    other: Entity
    made_by: str
    made_at: datetime
    entity: Entity | None = None
    document_id: str | None = None
    form: str | None = None
    reason: str | None = None
    judgement_id: str = ""

    def describe(self) -> str:
        """The decision in words."""
        where = f" in {self.document_id}" if self.document_id else f" where written {self.form!r}" if self.form else ""
        if self.entity is None:
            return f"alias {self.form!r} of {self.other.name} ({self.other.type})"
        here, there = (f"{entity.name} ({entity.type})" for entity in (self.entity, self.other))
        return f"{self.action} {here}{where} into {there}"


def record_judgements(con: Connection, judgements: Sequence[Judgement], now: datetime) -> list[Judgement]:
    """Keep judgements, all or none, and mark what they touch as pending; what is known already is passed over.

    Returns:
        those that are new, with their ids.

    Raises:
        WarehouseError: a judgement contradicts another one that holds.
    """
    with transaction(con):
        new = [kept for judgement in judgements if (kept := _record(con, judgement, now))]
        if new:
            _count_content(con)
    return new


def undo_judgement(con: Connection, judgement_id: str, undone_by: str, now: datetime) -> None:
    """Take a judgement back: it stays in the log, and what it moved returns with the next `apply_judgements`."""
    with transaction(con):
        sql = "UPDATE judgements SET undone_by = ?, undone_at = ? WHERE judgement_id = ? AND undone_at IS NULL"
        con.execute(sql, [undone_by, now, judgement_id])
        con.execute("INSERT INTO pending VALUES ('judgements', ?)", [judgement_id])
        _count_content(con)


def open_judgements(con: Connection) -> list[Judgement]:
    """The judgements that hold, oldest first, those of one moment in an order of their own."""
    rows = con.execute(
        "SELECT action, other_entity_id::VARCHAR, name, type, gazetteer_key, made_by, made_at, entity_id::VARCHAR, "
        "entity_name, entity_type, entity_key, document_id::VARCHAR, form, reason, judgement_id::VARCHAR "
        "FROM judgements WHERE undone_at IS NULL "
        "ORDER BY made_at, action, entity_id, other_entity_id, document_id, form"
    ).fetchall()
    return [
        Judgement(
            action=row[0],
            other=Entity(*row[1:5]),
            made_by=row[5],
            made_at=row[6],
            entity=Entity(*row[7:11]) if row[7] else None,
            document_id=row[11],
            form=row[12],
            reason=row[13],
            judgement_id=row[14],
        )
        for row in rows
    ]


def find_judgement(con: Connection, wanted: str) -> Judgement:
    """The judgement that holds under an id or the beginning of one; WarehouseError when none or several do."""
    found = [j for j in open_judgements(con) if j.judgement_id.startswith(wanted.lower())]
    if len(found) != 1:
        what = f"{len(found)} judgements begin" if found else "no judgement that holds begins"
        raise WarehouseError(f'{what} with {wanted}; moisson sql "FROM judgements" lists them')
    return found[0]


def _record(con: Connection, judgement: Judgement, now: datetime) -> Judgement | None:
    values = _values(judgement)
    place = {name: values[name] for name in ("action", "entity_id", "other_entity_id", "document_id", "form")}
    if con.execute(read_sql("curation/same.sql"), place).fetchone():
        return None
    _refuse_empty(con, judgement)
    conflict = con.execute(read_sql("curation/conflicts.sql"), place | {"type": values["type"]}).fetchone()
    if conflict:
        subject = judgement.entity.name if judgement.entity else repr(judgement.form)
        hint = f"moisson entities undo {conflict[0][:8]}"
        raise WarehouseError(f"cannot {judgement.describe()}: {subject} {conflict[1]}; `{hint}` takes that back")
    content = "\0".join(str(value) for value in (*place.values(), now.isoformat()))
    judgement_id = str(uuid.uuid5(uuid.NAMESPACE_OID, content))
    con.execute(read_sql("curation/record.sql"), values | {"judgement_id": judgement_id})
    con.execute("INSERT INTO pending VALUES ('judgements', ?)", [judgement_id])
    return replace(judgement, judgement_id=judgement_id)


def _values(judgement: Judgement) -> dict[str, object]:
    entity, other = judgement.entity, judgement.other
    return {
        "action": judgement.action,
        "entity_id": entity.entity_id if entity else None,
        "entity_name": entity.name if entity else None,
        "entity_type": entity.type if entity else None,
        "entity_key": entity.gazetteer_key if entity else None,
        "other_entity_id": other.entity_id,
        "name": other.name,
        "type": other.type,
        "gazetteer_key": other.gazetteer_key,
        "document_id": judgement.document_id,
        "form": judgement.form,
        "reason": judgement.reason,
        "made_by": judgement.made_by,
        "made_at": judgement.made_at,
    }


def _refuse_empty(con: Connection, judgement: Judgement) -> None:
    """A judgement must move something somewhere else, and a form must hold a letter or a digit."""
    if judgement.entity and judgement.entity.entity_id == judgement.other.entity_id:
        raise WarehouseError(f"cannot {judgement.describe()}: they are one entity; give another name or type")
    if judgement.form is not None and con.execute("SELECT normalised_form(?)", [judgement.form]).fetchone() == ("",):
        raise WarehouseError(f"cannot {judgement.describe()}: the form holds no letter and no digit")


def _count_content(con: Connection) -> None:
    con.execute("UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'content_version'")
