"""Human judgements, on entities, duplicates and links: how they are kept, taken back and read.

What each says is in `entity_judgements.py` and `pair_judgements.py`.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeAlias

from warehouse.connect import Connection, transaction
from warehouse.entity_judgements import Entity, Judgement
from warehouse.errors import WarehouseError
from warehouse.pair_judgements import DuplicateJudgement, LinkJudgement, Quote, Text
from warehouse.sql_files import read_sql

AnyJudgement: TypeAlias = Judgement | DuplicateJudgement | LinkJudgement


def record_judgements(con: Connection, judgements: Sequence[AnyJudgement], now: datetime) -> list[AnyJudgement]:
    """Keep judgements, all or none, and mark what they touch as pending; what is known already is passed over.

    One that brings its `judgement_id` is known by it, even where it was taken back since.

    Returns:
        those that are new, with their ids.

    Raises:
        WarehouseError: a judgement contradicts another one that holds, says nothing, or names what was forgotten.
    """
    with transaction(con):
        new = [kept for judgement in judgements if (kept := _record(con, judgement, now))]
        if new:
            _count_content(con)
    return new


def undo_judgement(con: Connection, judgement_id: str, undone_by: str, now: datetime) -> None:
    """Take a judgement back: it stays in the log, and what it changed returns with the next resolution."""
    with transaction(con):
        sql = "UPDATE judgements SET undone_by = ?, undone_at = ? WHERE judgement_id = ? AND undone_at IS NULL"
        con.execute(sql, [undone_by, now, judgement_id])
        con.execute("INSERT INTO pending VALUES ('judgements', ?)", [judgement_id])
        _count_content(con)


def open_judgements(con: Connection) -> list[AnyJudgement]:
    """The judgements that hold, oldest first, those of one moment in an order of their own."""
    cursor = con.execute(read_sql("curation/open_judgements.sql"))
    names = [column[0] for column in cursor.description or ()]
    return [_from_row(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


def find_judgement(con: Connection, wanted: str) -> AnyJudgement:
    """The judgement that holds under an id or the beginning of one; WarehouseError when none or several do."""
    found = [j for j in open_judgements(con) if j.judgement_id.startswith(wanted.lower())]
    if len(found) != 1:
        what = f"{len(found)} judgements begin" if found else "no judgement that holds begins"
        raise WarehouseError(f"{what} with {wanted}; `moisson judgements list` lists them")
    return found[0]


def is_undone(con: Connection, judgement_id: str) -> bool:
    """Whether a judgement of this id was recorded and taken back."""
    sql = "SELECT 1 FROM judgements WHERE judgement_id = ? AND undone_at IS NOT NULL"
    return con.execute(sql, [judgement_id]).fetchone() is not None


def _record(con: Connection, judgement: AnyJudgement, now: datetime) -> AnyJudgement | None:
    values = judgement.values()
    if _is_known(con, judgement):
        return None
    _refuse_forgotten(con, judgement, values)
    if isinstance(judgement, Judgement):
        is_same = _compare_entities(con, judgement, values)
    else:
        is_same = _compare_pairs(con, judgement, values)
    if is_same:
        return None
    content = "\0".join(str(value) for value in (*values.values(), now.isoformat()))
    judgement_id = judgement.judgement_id or str(uuid.uuid5(uuid.NAMESPACE_OID, content))
    signed = {"reason": judgement.reason, "made_by": judgement.made_by, "made_at": judgement.made_at}
    row = values | signed | {"judgement_id": judgement_id}
    columns, places = ", ".join(row), ", ".join(f"${name}" for name in row)
    con.execute(f"INSERT INTO judgements ({columns}) VALUES ({places})", row)  # noqa: S608 - our own names
    con.execute("INSERT INTO pending VALUES ('judgements', ?)", [judgement_id])
    return replace(judgement, judgement_id=judgement_id)


def _is_known(con: Connection, judgement: AnyJudgement) -> bool:
    sql = "SELECT 1 FROM judgements WHERE judgement_id = ?"
    return bool(judgement.judgement_id) and con.execute(sql, [judgement.judgement_id]).fetchone() is not None


def _refuse_forgotten(con: Connection, judgement: AnyJudgement, values: dict[str, object]) -> None:
    """What was forgotten must not come back in a quote."""
    ids = [values[name] for name in ("document_id", "other_document_id") if values.get(name)]
    texts = [values[name] for name in ("text_id", "other_text_id") if values.get(name)]
    row = con.execute(read_sql("curation/forgotten.sql"), {"ids": ids, "texts": texts}).fetchone()
    if row:
        raise ForgottenError(f"a judgement by {judgement.made_by} is about {row[0]}, which was forgotten")


class ForgottenError(WarehouseError):
    """A judgement names a document that was forgotten: not a word of it may be kept."""


def _compare_entities(con: Connection, judgement: Judgement, values: dict[str, object]) -> bool:
    """Whether the same holds already; WarehouseError where the contrary does, or it moves nothing."""
    place = {name: values[name] for name in ("action", "entity_id", "other_entity_id", "document_id", "form")}
    if con.execute(read_sql("curation/same.sql"), place).fetchone():
        return True
    _refuse_empty(con, judgement)
    conflict = con.execute(read_sql("curation/conflicts.sql"), place | {"type": values["type"]}).fetchone()
    if conflict:
        subject = judgement.entity.name if judgement.entity else repr(judgement.form)
        raise WarehouseError(_contradiction(judgement, f"{subject} {conflict[1]}", conflict[0]))
    return False


def _compare_pairs(con: Connection, judgement: DuplicateJudgement | LinkJudgement, values: dict[str, object]) -> bool:
    """The same of two texts or two claims."""
    if judgement.is_empty:
        raise WarehouseError(f"cannot keep “{judgement.describe()}”: both are the same words")
    kind = "duplicate" if isinstance(judgement, DuplicateJudgement) else "link"
    asked = {name: value for name, value in values.items() if name not in {"quote", "other_quote"}}
    found = con.execute(read_sql(f"curation/same_{kind}.sql"), asked).fetchone()
    if found and not found[1]:
        raise WarehouseError(_contradiction(judgement, f"they are {found[2]}", found[0]))
    return found is not None


def _contradiction(judgement: AnyJudgement, problem: str, judgement_id: str) -> str:
    hint = f"moisson judgements undo {judgement_id[:8]}"
    said = judgement.describe() if isinstance(judgement, Judgement) else f"keep “{judgement.describe()}”"
    return f"cannot {said}: {problem}; `{hint}` takes that back"


def _refuse_empty(con: Connection, judgement: Judgement) -> None:
    """A judgement must move something somewhere else, and a form must hold a letter or a digit."""
    if judgement.entity and judgement.entity.entity_id == judgement.other.entity_id:
        raise WarehouseError(f"cannot {judgement.describe()}: they are one entity; give another name or type")
    if judgement.form is not None and con.execute("SELECT normalised_form(?)", [judgement.form]).fetchone() == ("",):
        raise WarehouseError(f"cannot {judgement.describe()}: the form holds no letter and no digit")


def _from_row(row: dict[str, Any]) -> AnyJudgement:
    signed = {name: row[name] for name in ("made_by", "made_at", "reason", "judgement_id")}
    match row["action"]:
        case "confirm_duplicate" | "reject_duplicate":
            text, other_text = (Text(row[f"{end}document_id"], row[f"{end}text_id"]) for end in ("", "other_"))
            return DuplicateJudgement(row["action"], text, other_text, **signed)
        case "confirm_link" | "reject_link":
            claim, other_claim = (
                Quote(row[f"{end}document_id"], row[f"{end}quote"], row[f"{end}claim_key"]) for end in ("", "other_")
            )
            return LinkJudgement(row["action"], claim, other_claim, row["relation"], **signed)
    entity = Entity(*(row[name] for name in ("entity_id", "entity_name", "entity_type", "entity_key")))
    other = Entity(*(row[name] for name in ("other_entity_id", "name", "type", "gazetteer_key")))
    place = {"document_id": row["document_id"], "form": row["form"]}
    return Judgement(row["action"], other, entity=entity if row["entity_id"] else None, **place, **signed)


def _count_content(con: Connection) -> None:
    con.execute("UPDATE meta SET value = (value::BIGINT + 1)::VARCHAR WHERE key = 'content_version'")
