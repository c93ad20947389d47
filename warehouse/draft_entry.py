"""From ids of the published file to an entry that outlives it, for `leave_judgement` and for a YAML file.

An entry names things by what survives: entities by type, name and key, documents by their content id, texts by their
digest, claims by their words. What cannot be judged so is refused here, with why, while somebody looks.
"""

import uuid
from typing import Any, Literal

from warehouse.connect import Connection
from warehouse.errors import WarehouseError
from warehouse.sql_files import read_sql

Verdict = Literal["confirm", "reject"]
Relation = Literal["same", "contradicts", "updates"]
Entry = dict[str, Any]


def draft_merge(con: Connection, entity_id: str, into_id: str, reason: str | None = None) -> Entry:
    """Every mention of one entity is the other's. WarehouseError: one is not here, or they are one."""
    if entity_id.lower() == into_id.lower():
        raise WarehouseError("they are one entity: nothing to merge")
    entry = {"action": "merge", "entity": _entity(con, entity_id), "into": _entity(con, into_id)}
    return _with_reason(entry, reason)


def draft_split(
    con: Connection,
    entity_id: str,
    into: tuple[str, str],
    *,
    document_id: str | None = None,
    form: str | None = None,
    reason: str | None = None,
) -> Entry:
    """The mentions of an entity in one document, or of one form, are what `into` (name, type) says; one of both.

    WarehouseError: the entity or the document is not here, or both or neither of document and form are given.
    """
    if (document_id is None) == (form is None):
        raise WarehouseError("say which mentions are meant: those in one document, or those of one form")
    place = {"form": form} if document_id is None else {"document": _document(con, document_id)["document_id"]}
    entry = {"action": "split", "entity": _entity(con, entity_id), **place}
    return _with_reason(entry | {"into": {"type": into[1], "name": into[0]}}, reason)


def draft_alias(con: Connection, entity_id: str, form: str, reason: str | None = None) -> Entry:
    """A form means the entity, where the rules see the same type or none. WarehouseError: the entity is not here."""
    return _with_reason({"action": "alias", "form": form, "into": _entity(con, entity_id)}, reason)


def draft_duplicate(
    con: Connection, verdict: Verdict, document_id: str, other_id: str, reason: str | None = None
) -> Entry:
    """Two documents' texts are duplicates, or are none.

    Raises:
        WarehouseError: one is not here, both hold the same words, they are versions of one source, or there is nothing
            to reject.
    """
    one, other = _document(con, document_id), _document(con, other_id)
    names = f"{one['document_id']} and {other['document_id']}"
    if one["document_id"] == other["document_id"]:
        raise WarehouseError(f"{one['document_id']} is one document: a duplicate takes two")
    if one["text_id"] == other["text_id"]:
        raise WarehouseError(f"{names} hold the same words: there is nothing to judge")
    ids = [one["document_id"], other["document_id"]]
    if con.execute(read_sql("curation/are_revisions.sql"), ids).fetchone():
        raise WarehouseError(f"{names} are versions of one source, which never count as duplicates")
    if verdict == "reject" and not con.execute(read_sql("curation/compared_texts.sql"), _texts(one, other)).fetchone():
        raise WarehouseError(f"{names} were not found to be alike: there is nothing to reject")
    entry = {"action": f"{verdict}_duplicate", "document": ids[0], "other_document": ids[1]}
    return _with_reason(entry | {"text_id": one["text_id"], "other_text_id": other["text_id"]}, reason)


def draft_link(
    con: Connection,
    verdict: Verdict,
    claim_id: str,
    other_id: str,
    relation: Relation | None = None,
    reason: str | None = None,
) -> Entry:
    """Two claims say the same (or contradict, or update each other), or do not.

    A confirmed link without `relation` is `same`; a rejection without one is of every relation.

    Raises:
        WarehouseError: a claim is not here or not current, both are one, or there is no such link to reject.
    """
    one, other = _claim(con, claim_id), _claim(con, other_id)
    if one["claim_id"] == other["claim_id"]:
        raise WarehouseError(f"{one['claim_id']} is one claim: a link takes two")
    links = con.execute(read_sql("curation/links_between.sql"), [one["claim_id"], other["claim_id"]]).fetchall()
    found = {row[0] for row in links}
    if verdict == "reject" and not (found & {relation} if relation else found):
        is_linked = f"they are linked as {', '.join(sorted(found))}" if found else _not_linked(one, other)
        raise WarehouseError(f"nothing to reject between these claims: {is_linked}")
    entry = {"action": f"{verdict}_link", "claim": _quote(one), "other_claim": _quote(other)}
    wanted = relation or ("same" if verdict == "confirm" else None)
    return _with_reason(entry | ({"relation": wanted} if wanted else {}), reason)


def draft_undo(judgement_id: str) -> Entry:
    """A judgement, recorded or still waiting, is taken back."""
    return {"action": "undo", "judgement": judgement_id}


def _not_linked(one: Entry, other: Entry) -> str:
    if one["cluster_id"] is not None and one["cluster_id"] == other["cluster_id"]:
        return "they are in one cluster over other claims; reject the links to these"
    return "they are not linked"


def _with_reason(entry: Entry, reason: str | None) -> Entry:
    return entry | ({"reason": reason} if reason else {})


def _texts(one: Entry, other: Entry) -> list[str]:
    return [one["text_id"], other["text_id"]]


def _quote(claim: Entry) -> Entry:
    return {"document": claim["document_id"], "text": claim["text"]}


def _entity(con: Connection, entity_id: str) -> Entry:
    columns = "SELECT entity_id::VARCHAR AS id, type, name, gazetteer_key AS key FROM entities"
    found = _one(con, "entity", entity_id, columns)
    return {name: value for name, value in found.items() if value is not None}


def _document(con: Connection, document_id: str) -> Entry:
    columns = "SELECT document_id::VARCHAR AS document_id, text_id::VARCHAR AS text_id FROM documents"
    return _one(con, "document", document_id, columns)


def _claim(con: Connection, claim_id: str) -> Entry:
    columns = "SELECT claim_id::VARCHAR AS claim_id, document_id::VARCHAR AS document_id, text, cluster_id FROM claims"
    claim = _one(con, "claim", claim_id, columns)
    if claim["cluster_id"] is None:
        raise WarehouseError(f"claim {claim_id} stands in a version that is no longer current: it is linked to nothing")
    return claim


def _one(con: Connection, kind: str, wanted: str, columns: str) -> Entry:
    """The row of that id, or whose id begins so where that is only one."""
    where = f"{kind}_id = ?::UUID" if _is_id(wanted) else f"starts_with({kind}_id::VARCHAR, lower(?))"
    cursor = con.execute(f"{columns} WHERE {where} LIMIT 2", [wanted])
    names = [column[0] for column in cursor.description or ()]
    rows = cursor.fetchall()
    if len(rows) != 1 or not wanted:
        raise WarehouseError(f"several {kind}s have an id like {wanted}" if rows else f"no {kind} has the id {wanted}")
    return dict(zip(names, rows[0], strict=True))


def _is_id(wanted: str) -> bool:
    try:
        return str(uuid.UUID(wanted)) == wanted.lower()
    except ValueError:
        return False
