"""What a form of the explorer says, as an entry for the inbox: ids are looked up in the published file."""

from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from fastapi import Form

from warehouse.connect import Connection
from warehouse.draft_entry import (
    Entry,
    draft_alias,
    draft_duplicate,
    draft_link,
    draft_merge,
    draft_split,
    draft_undo,
)
from warehouse.errors import WarehouseError
from warehouse.find_entities import find_entity

Action = Literal["merge", "split", "alias", "duplicate", "link", "undo"]
Words = Annotated[str, Form(max_length=500)]
Id = Annotated[UUID | None, Form()]


@dataclass(frozen=True)
class JudgementForm:
    """The fields of `templates/_judge.html`; which ones count depends on `action`. As a dependency it reads them.

    Attributes:
        action: merge (`entity_id` into `into`, an id or a name), split (`entity_id` in `document_id` or written `form`
            is `name` of `type`), alias (`form` means `entity_id`), duplicate (`verdict` on `document_id` and
            `other_document_id`), link (`verdict` and perhaps `relation` on `claim_id` and `other_claim_id`), undo
            (`judgement_id`).
        reason: why, in the judge's words; may be empty.
        back: the page to return to, a path of this server.
    """

    action: Annotated[Action, Form()]
    verdict: Annotated[Literal["reject", "confirm"], Form()] = "reject"
    relation: Annotated[Literal["same", "contradicts", "updates", ""], Form()] = ""
    entity_id: Id = None
    into: Words = ""
    name: Words = ""
    type: Annotated[str, Form(max_length=40)] = ""
    form: Words = ""
    document_id: Id = None
    other_document_id: Id = None
    claim_id: Id = None
    other_claim_id: Id = None
    judgement_id: Id = None
    reason: Annotated[str, Form(max_length=2_000)] = ""
    back: Annotated[str, Form(max_length=2_000)] = "/judgements"


def draft_judgement(con: Connection, form: JudgementForm) -> Entry:
    """The entry for the inbox. WarehouseError: a field is missing, or what it says cannot be judged so."""
    reason = form.reason.strip() or None
    match form.action:
        case "merge":
            into = find_entity(con, _needed(form.into.strip(), "into"))
            return draft_merge(con, _id(form.entity_id, "entity_id"), into.entity_id, reason)
        case "split":
            return _split(con, form, reason)
        case "alias":
            return draft_alias(con, _id(form.entity_id, "entity_id"), _needed(form.form.strip(), "form"), reason)
        case "duplicate":
            ends = _id(form.document_id, "document_id"), _id(form.other_document_id, "other_document_id")
            return draft_duplicate(con, form.verdict, *ends, reason)
        case "link":
            ends = _id(form.claim_id, "claim_id"), _id(form.other_claim_id, "other_claim_id")
            return draft_link(con, form.verdict, *ends, form.relation or None, reason)
        case "undo":
            return draft_undo(_id(form.judgement_id, "judgement_id"))


def _split(con: Connection, form: JudgementForm, reason: str | None) -> Entry:
    return draft_split(
        con,
        _id(form.entity_id, "entity_id"),
        (_needed(form.name.strip(), "name"), _needed(form.type, "type")),
        document_id=str(form.document_id) if form.document_id else None,
        form=form.form.strip() or None,
        reason=reason,
    )


def _id(value: UUID | None, name: str) -> str:
    return _needed(str(value) if value else "", name)


def _needed(value: str, name: str) -> str:
    if not value:
        raise WarehouseError(f"the field {name} is empty")
    return value
