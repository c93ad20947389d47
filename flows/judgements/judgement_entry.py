"""A judgement as plain values: an entry of a YAML file, a file of the inbox.

What a judgement is about outlives a warehouse: entities are named by type and gazetteer key or name (their id is made
of these), documents by their content id, forms and claims by their words. So an entry may also be written by hand,
without ids of entities and texts, names of judges and times.
"""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

from transforms.ids import entity_id, wording_id
from warehouse.entity_judgements import Action, Entity, Judgement
from warehouse.judgements import AnyJudgement
from warehouse.pair_judgements import DuplicateJudgement, LinkAction, LinkJudgement, PairAction, Quote, Text

TYPES = ("person", "organisation", "product", "model", "benchmark", "dataset", "place", "event", "work", "other")
RELATIONS = ("same", "contradicts", "updates")
_SIGNATURE = {"action", "reason", "by", "at"}
_ENTITY_FIELDS = {"id", "type", "name", "key"}
_PAIR = {"document", "other_document"}
_CLAIMS = {"claim", "other_claim"}
_FIELDS: Mapping[str, tuple[set[str], ...]] = {
    "merge": ({"entity", "into"},),
    "split": ({"document", "entity", "into"}, {"entity", "form", "into"}),
    "alias": ({"form", "into"},),
    "confirm_duplicate": (_PAIR, _PAIR | {"text_id", "other_text_id"}),
    "reject_duplicate": (_PAIR, _PAIR | {"text_id", "other_text_id"}),
    "confirm_link": (_CLAIMS | {"relation"},),
    "reject_link": (_CLAIMS, _CLAIMS | {"relation"}),
}
"""What each action takes: one of these sets, and the signature."""


def read_entry(entry: object, made_by: str, now: datetime) -> AnyJudgement:
    """The judgement of an entry; one that names no judge or time gets `made_by` and `now`.

    Raises:
        ValueError, TypeError: it is none; the message says what is wrong.
    """
    if not isinstance(entry, Mapping):
        raise TypeError("not a mapping")
    given = {name: value for name, value in entry.items() if value is not None}
    action = _action(given)
    signed: dict[str, Any] = {
        "made_by": str(given.get("by", made_by)),
        "made_at": _time(given["at"]) if "at" in given else now,
        "reason": str(given["reason"]) if "reason" in given else None,
    }
    if action in {"merge", "split", "alias"}:
        entity = _entity(given["entity"]) if "entity" in given else None
        document = _uuid(given["document"]) if "document" in given else None
        form = str(given["form"]) if "form" in given else None
        other = _entity(given["into"])
        return Judgement(cast("Action", action), other, entity=entity, document_id=document, form=form, **signed)
    if action in {"confirm_duplicate", "reject_duplicate"}:
        one, other_text = _text(given, ""), _text(given, "other_")
        return DuplicateJudgement(cast("PairAction", action), one, other_text, **signed)
    claim, other_claim = _quote(given["claim"]), _quote(given["other_claim"])
    return LinkJudgement(cast("LinkAction", action), claim, other_claim, _relation(given.get("relation")), **signed)


def write_entry(judgement: AnyJudgement) -> dict[str, Any]:
    """The entry that `read_entry` reads back as this judgement."""
    entry = {
        "action": judgement.action,
        **_subject(judgement),
        "reason": judgement.reason,
        "by": judgement.made_by,
        "at": judgement.made_at.astimezone(UTC).isoformat(),
    }
    return {name: value for name, value in entry.items() if value is not None}


def _subject(judgement: AnyJudgement) -> dict[str, Any]:
    if isinstance(judgement, DuplicateJudgement):
        return {
            "document": judgement.text.document_id,
            "other_document": judgement.other.document_id,
            "text_id": judgement.text.text_id,
            "other_text_id": judgement.other.text_id,
        }
    if isinstance(judgement, LinkJudgement):
        claims = {"claim": judgement.claim, "other_claim": judgement.other}
        quotes = {name: {"document": quote.document_id, "text": quote.text} for name, quote in claims.items()}
        return quotes | {"relation": judgement.relation}
    return {
        "entity": _entity_entry(judgement.entity) if judgement.entity else None,
        "document": judgement.document_id,
        "form": judgement.form,
        "into": _entity_entry(judgement.other),
    }


def _entity_entry(entity: Entity) -> dict[str, str]:
    entry = {"type": entity.type, "name": entity.name}
    if entity.gazetteer_key:
        entry["key"] = entity.gazetteer_key
    return entry if _id(entry) == entity.entity_id else entry | {"id": entity.entity_id}


def _action(given: Mapping[str, Any]) -> str:
    action = given.get("action")
    if not isinstance(action, str) or action not in _FIELDS:
        raise ValueError(f"action must be one of {', '.join(_FIELDS)}, not {action!r}")
    if set(given) - _SIGNATURE not in _FIELDS[action]:
        needed = " or ".join(", ".join(sorted(fields)) for fields in _FIELDS[action])
        raise ValueError(f"{action} takes {needed} (and reason, by, at), not {', '.join(sorted(map(str, given)))}")
    return action


def _entity(entry: object) -> Entity:
    if not isinstance(entry, Mapping) or set(entry) - _ENTITY_FIELDS or not {"type", "name"} <= set(entry):
        raise ValueError(f"an entity is given by type and name, and a gazetteer key where it has one, not {entry!r}")
    if entry["type"] not in TYPES:
        raise ValueError(f"type must be one of {', '.join(TYPES)}, not {entry['type']!r}")
    given = {name: str(value) for name, value in entry.items() if value is not None}
    if "name" not in given:
        raise ValueError(f"an entity needs a name, not {entry!r}")
    known = _uuid(given["id"]) if "id" in given else _id(given)
    return Entity(known, given["name"], given["type"], given.get("key"))


def _text(given: Mapping[str, Any], end: str) -> Text:
    text_id = given.get(f"{end}text_id")
    return Text(_uuid(given[f"{end}document"]), _uuid(text_id) if text_id is not None else None)


def _quote(entry: object) -> Quote:
    if not isinstance(entry, Mapping) or set(entry) != {"document", "text"} or not isinstance(entry["text"], str):
        raise ValueError(f"a claim is given by its document and its text, not {entry!r}")
    if not any(char.isalnum() for char in entry["text"]):
        raise ValueError("the text of a claim holds no letter and no digit")
    return Quote(_uuid(entry["document"]), entry["text"], wording_id(entry["text"]))


def _relation(value: object) -> str | None:
    if value is not None and value not in RELATIONS:
        raise ValueError(f"relation must be one of {', '.join(RELATIONS)}, not {value!r}")
    return None if value is None else str(value)


def _id(entry: Mapping[str, str]) -> str:
    return entity_id(entry["type"], entry.get("key"), entry["name"])


def _uuid(value: object) -> str:
    return str(uuid.UUID(str(value)))


def _time(value: object) -> datetime:
    time = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return time if time.tzinfo else time.replace(tzinfo=UTC)
