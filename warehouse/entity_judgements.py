"""Judgements on entities: which mentions belong to which."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

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

    def values(self) -> dict[str, object]:
        """Its columns."""
        entity, other = self.entity, self.other
        return {
            "action": self.action,
            "entity_id": entity.entity_id if entity else None,
            "entity_name": entity.name if entity else None,
            "entity_type": entity.type if entity else None,
            "entity_key": entity.gazetteer_key if entity else None,
            "other_entity_id": other.entity_id,
            "name": other.name,
            "type": other.type,
            "gazetteer_key": other.gazetteer_key,
            "document_id": self.document_id,
            "form": self.form,
        }
