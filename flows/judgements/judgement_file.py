"""Judgements as YAML, to keep beside the articles and to carry to another warehouse.

What a judgement is about outlives a warehouse: entities are named by type and gazetteer key or name (their id is made
of these), documents by their content id, forms by their words. So a file may also be written by hand, without ids,
names of judges and times. Judgements that were taken back are not exported.
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from flows.errors import RunError
from transforms.ids import entity_id
from warehouse.judgements import Action, Entity, Judgement

TYPES = ("person", "organisation", "product", "model", "benchmark", "dataset", "place", "event", "work", "other")
_HEAD = "# Judgements on entities: `moisson entities export` wrote them, `moisson entities import` reads them.\n"
_FIELDS = {"action", "entity", "into", "document", "form", "reason", "by", "at"}
_ENTITY_FIELDS = {"id", "type", "name", "key"}
_NEEDED: Mapping[Action, tuple[set[str], ...]] = {
    "merge": ({"entity"},),
    "split": ({"entity", "document"}, {"entity", "form"}),
    "alias": ({"form"},),
}


def write_judgements(path: Path, judgements: Sequence[Judgement]) -> None:
    """Write judgements to a YAML file, in the order given."""
    entries = [_entry(judgement) for judgement in judgements]
    body = yaml.safe_dump({"version": 1, "judgements": entries}, allow_unicode=True, sort_keys=False, width=120)
    path.write_text(_HEAD + body, encoding="utf-8")


def read_judgements(path: Path, made_by: str, now: datetime) -> list[Judgement]:
    """The judgements of a file; entries that name no judge or time get `made_by` and `now`.

    Raises:
        RunError: the file is no such YAML; the message names the entry.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RunError(f"{path} is not YAML: {error}") from error
    entries = content.get("judgements") if isinstance(content, Mapping) and content.get("version") == 1 else None
    if not isinstance(entries, list):
        raise RunError(f"{path} must hold `version: 1` and a list under `judgements`")
    judgements = []
    for number, entry in enumerate(entries, 1):
        try:
            judgements.append(_judgement(entry, made_by, now))
        except (ValueError, TypeError) as error:
            raise RunError(f"{path}, judgement {number}: {error}") from error
    return judgements


def _entry(judgement: Judgement) -> dict[str, Any]:
    entry = {
        "action": judgement.action,
        "entity": _entity_entry(judgement.entity) if judgement.entity else None,
        "document": judgement.document_id,
        "form": judgement.form,
        "into": _entity_entry(judgement.other),
        "reason": judgement.reason,
        "by": judgement.made_by,
        "at": judgement.made_at.astimezone(UTC).isoformat(),
    }
    return {name: value for name, value in entry.items() if value is not None}


def _entity_entry(entity: Entity) -> dict[str, str]:
    entry = {"type": entity.type, "name": entity.name}
    if entity.gazetteer_key:
        entry["key"] = entity.gazetteer_key
    return entry if _id(entry) == entity.entity_id else entry | {"id": entity.entity_id}


def _judgement(entry: object, made_by: str, now: datetime) -> Judgement:
    if not isinstance(entry, Mapping):
        raise TypeError("not a mapping")
    given = {name: value for name, value in entry.items() if value is not None}
    action = _action(given.get("action"))
    about = set(given) & {"entity", "document", "form"}
    if set(given) - _FIELDS or about not in _NEEDED[action] or "into" not in given:
        needed = " or ".join(", ".join(sorted(fields | {"into"})) for fields in _NEEDED[action])
        raise ValueError(f"{action} takes {needed} (and reason, by, at), not {', '.join(sorted(map(str, given)))}")
    return Judgement(
        action=action,
        other=_entity(given["into"]),
        made_by=str(given.get("by", made_by)),
        made_at=_time(given["at"]) if "at" in given else now,
        entity=_entity(given["entity"]) if "entity" in given else None,
        document_id=str(uuid.UUID(str(given["document"]))) if "document" in given else None,
        form=str(given["form"]) if "form" in given else None,
        reason=str(given["reason"]) if "reason" in given else None,
    )


def _action(value: object) -> Action:
    for action in _NEEDED:
        if action == value:
            return action
    raise ValueError(f"action must be one of {', '.join(_NEEDED)}, not {value!r}")


def _entity(entry: object) -> Entity:
    if not isinstance(entry, Mapping) or set(entry) - _ENTITY_FIELDS or not {"type", "name"} <= set(entry):
        raise ValueError(f"an entity is given by type and name, and a gazetteer key where it has one, not {entry!r}")
    if entry["type"] not in TYPES:
        raise ValueError(f"type must be one of {', '.join(TYPES)}, not {entry['type']!r}")
    given = {name: str(value) for name, value in entry.items()}
    known = str(uuid.UUID(given["id"])) if "id" in given else _id(given)
    return Entity(known, given["name"], given["type"], given.get("key"))


def _id(entry: Mapping[str, str]) -> str:
    return entity_id(entry["type"], entry.get("key"), entry["name"])


def _time(value: object) -> datetime:
    time = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return time if time.tzinfo else time.replace(tzinfo=UTC)
