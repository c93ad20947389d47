"""Refuse what was forgotten when it comes again: by its bytes before it is read, by its words before it is kept.

`refused` maps every document_id, text_id and raw_sha256 of a tombstone in force to the document that was forgotten.
"""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from flows.inputs.read_inputs import Delivery, FileRead
from flows.workers.ship_tables import Tables
from transforms.errors import InputError
from transforms.frames import to_table


def refuse_delivery(item: Delivery | FileRead, refused: Mapping[str, str]) -> Delivery | FileRead:
    """The delivery without its record where these bytes were forgotten."""
    if not isinstance(item, Delivery) or item.record is None:
        return item
    forgotten = refused.get(item.row["document_id"]) or refused.get(item.row["raw_sha256"])
    if forgotten is None:
        return item
    failure = _failure(forgotten)
    row = {"document_id": None, "outcome": "skipped", "reason": failure.reason, "detail": failure.detail}
    # A sidecar names title and authors.
    return Delivery(item.row | row | {"sidecar": None, "name_date": None}, None)


def refuse_tables(tables: Tables, refused: Mapping[str, str]) -> Tables:
    """A transformed batch without the documents whose words were forgotten in other bytes; outcomes say so."""
    if not refused:
        return tables
    documents = tables["documents"]
    texts = dict(zip(documents["document_id"].to_pylist(), documents["text_id"].to_pylist(), strict=True))
    found = {document_id: refused[text_id] for document_id, text_id in texts.items() if text_id in refused}
    if not found:
        return tables
    kept = {name: _without(table, "document_id", list(found)) for name, table in tables.items()}
    kept["texts"] = _without(tables["texts"], "text_id", [texts[key] for key in found])
    return kept | {"outcomes": to_table("outcomes", _outcomes(tables["outcomes"], found))}


def _outcomes(outcomes: pa.Table, found: Mapping[str, str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = outcomes.to_pylist()
    for row in rows:
        if row["document_id"] in found:
            failure = _failure(found[row["document_id"]])
            row |= {"reason": failure.reason, "detail": failure.detail, "skipped": True}
    return rows


def _without(table: pa.Table, column: str, values: list[str]) -> pa.Table:
    if column not in table.column_names:
        return table
    import pyarrow.compute as pc  # noqa: PLC0415 - takes a while to import, and is hardly ever needed

    return table.filter(pc.invert(pc.is_in(table[column], value_set=pa.array(values, pa.string()))))


def _failure(forgotten: str) -> InputError:
    return InputError("forgotten", f"this content was forgotten; `moisson forget --undo {forgotten}` allows it again")
