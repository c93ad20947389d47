"""From what a person types to a judgement: names and sources become ids, looked up in what that person sees."""

from dataclasses import dataclass
from datetime import datetime

from flows.errors import RunError
from flows.judgements.judgement_entry import read_entry
from transforms.ids import entity_id
from warehouse.connect import Connection
from warehouse.draft_entry import Relation, Verdict, draft_duplicate, draft_link
from warehouse.entity_judgements import Entity, Judgement
from warehouse.errors import WarehouseError
from warehouse.find_entities import find_entity
from warehouse.judgements import AnyJudgement
from warehouse.read_document import read_document


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, when and why."""

    made_by: str
    made_at: datetime
    reason: str | None = None


def draft_merge(con: Connection, entity: str, into: str, signed: Signature) -> Judgement:
    """All mentions of `entity` are `into`'s. WarehouseError: nothing, or several things, have such a name."""
    found, other = find_entity(con, entity), find_entity(con, into)
    return Judgement("merge", other, signed.made_by, signed.made_at, found, reason=signed.reason)


def draft_alias(con: Connection, entity: str, form: str, signed: Signature) -> Judgement:
    """`form` means `entity`, where the rules agree on the type or know none."""
    return Judgement("alias", find_entity(con, entity), signed.made_by, signed.made_at, form=form, reason=signed.reason)


def draft_split(
    con: Connection,
    entity: str,
    other: tuple[str, str | None],
    place: tuple[str | None, str | None],
    signed: Signature,
) -> Judgement:
    """The mentions of `entity` in a document, or of one form, are something else.

    Args:
        con: what the person sees.
        entity: an id or a name.
        other: name and type of what they are; the type of `entity` when None. A name in use means that entity.
        place: a document (its id or the end of a source's path) or a form; just one of them.
        signed: who decides.

    Raises:
        RunError: both or neither of document and form were given.
    """
    document, form = place
    if (document is None) == (form is None):
        raise RunError("say which mentions are meant: either --document or --text")
    found = find_entity(con, entity)
    document_id = str(read_document(con, document)["document"]["document_id"]) if document is not None else None
    target = _named(con, other[0], other[1] or found.type)
    return Judgement("split", target, signed.made_by, signed.made_at, found, document_id, form, signed.reason)


def draft_pair(con: Connection, verdict: Verdict, document: str, other: str, signed: Signature) -> AnyJudgement:
    """Two documents, by id or the end of a source's path, are duplicates or none; raises as `draft_duplicate`."""
    ids = [str(read_document(con, wanted)["document"]["document_id"]) for wanted in (document, other)]
    return _signed(draft_duplicate(con, verdict, ids[0], ids[1], signed.reason), signed)


def draft_relation(
    con: Connection, verdict: Verdict, claim: str, other: str, relation: Relation | None, signed: Signature
) -> AnyJudgement:
    """Two claims, each by its id or how that begins, are linked or not; raises as `draft_link`."""
    return _signed(draft_link(con, verdict, claim, other, relation, signed.reason), signed)


def _signed(entry: dict[str, object], signed: Signature) -> AnyJudgement:
    return read_entry(entry, signed.made_by, signed.made_at)


def _named(con: Connection, name: str, entity_type: str) -> Entity:
    try:
        return find_entity(con, name, entity_type)
    except WarehouseError:
        return Entity(entity_id(entity_type, None, name), name, entity_type)
