"""Judgements as lines of a page: of the table, and of files in the inbox, which hold what anybody put there."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from warehouse.connect import Connection
from warehouse.explorer.reader import rows
from warehouse.judgement_inbox import InboxFile

Line = dict[str, Any]
"""judgement_id, action, one and other (what it is about: {"text", "href"} or None), place, relation, reason, by, at,
problem."""

ACTIONS = (
    "merge",
    "split",
    "alias",
    "confirm_duplicate",
    "reject_duplicate",
    "confirm_link",
    "reject_link",
    "undo",
)


def describe_rows(found: Sequence[Mapping[str, Any]]) -> list[Line]:
    """Of rows of `queries/judgements_*.sql`."""
    return [
        {
            **row,
            "one": _end(row["one"], row["one_href"]),
            "other": _end(row["other"], row["other_href"]),
            "problem": None,
        }
        for row in found
    ]


def describe_files(con: Connection, files: Sequence[InboxFile]) -> list[Line]:
    """Of files of the inbox; documents by their titles, where they are here."""
    named = [_text(file.entry.get(end)) for file in files for end in ("document", "other_document")]
    ids = [value for value in named if _is_id(value)]
    titles = {row["document_id"]: row["title"] for row in rows(con, "judgements_titles", {"ids": ids})} if ids else {}
    return [_file_line(file, titles) for file in files]


def _file_line(file: InboxFile, titles: Mapping[str, str]) -> Line:
    entry = file.entry
    action = _text(entry.get("action"))
    ends = [
        _entry_end(entry, names, titles)
        for names in (("entity", "claim", "document", "judgement"), ("into", "other_claim", "other_document"))
    ]
    if action == "split" and not entry.get("form"):
        place: str | None = titles.get(_text(entry.get("document")), _text(entry.get("document")))
    else:
        place = _text(entry.get("form")) or None
    return {
        "judgement_id": file.judgement_id,
        "action": action if action in ACTIONS else None,
        "one": ends[0],
        "other": ends[1],
        "place": place,
        "relation": _text(entry.get("relation")) or None,
        "reason": _text(entry.get("reason")) or None,
        "by": _text(entry.get("by")) or None,
        "at": file.at if file.at.year < 9999 else None,
        "problem": file.problem,
    }


def _entry_end(entry: Mapping[str, Any], names: Sequence[str], titles: Mapping[str, str]) -> Line | None:
    """The first of `names` that the entry has: an entity, a claim, a document, another judgement."""
    for name in names:
        value = entry.get(name)
        if not value:
            continue
        if name.endswith("document"):
            return _document_end(_text(value), titles)
        if not isinstance(value, Mapping):
            return _end(_text(value), None)
        document = _text(value.get("document"))
        href = f"/documents/{document}" if _is_id(document) else None
        kind = f" ({_text(value['type'])})" if value.get("type") else ""
        entity = _text(value.get("id"))
        href = f"/entities/{entity}" if _is_id(entity) else href
        return _end((_text(value.get("name")) or _text(value.get("text")) or entity) + kind, href)
    return None


def _document_end(document_id: str, titles: Mapping[str, str]) -> Line | None:
    href = f"/documents/{document_id}" if _is_id(document_id) else None
    return _end(titles.get(document_id) or document_id, href)


def _end(text: str | None, href: str | None) -> Line | None:
    return {"text": text, "href": href} if text else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _is_id(value: str) -> bool:
    try:
        return str(uuid.UUID(value)) == value
    except ValueError:
        return False
