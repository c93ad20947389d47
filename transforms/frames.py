"""The Arrow schema of every frame that leaves `transforms`, and rows -> table.

`tests/test_contract.py` compares each schema with the warehouse's table, column by column. Ids travel as strings and
become UUIDs in the load.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

_ID, _TEXT, _INT, _NUMBER, _FLAG = pa.string(), pa.string(), pa.int32(), pa.float64(), pa.bool_()

BATCH_SCHEMA = pa.schema([("document_id", _TEXT), ("format", _TEXT), ("content", pa.binary())])
"""What a worker is given: the id, the format and the bytes of each record."""

METADATA = pa.struct(
    [
        ("title", pa.string()),
        ("authors", pa.list_(pa.string())),
        ("publisher", pa.string()),
        ("url", pa.string()),
        ("published_on", pa.date32()),
        ("published_at", pa.timestamp("us", tz="UTC")),
        ("published_from", pa.string()),
        ("kind", pa.string()),
    ]
)

_QUANTITY = pa.struct(
    [
        ("value", _NUMBER),
        ("unit", _TEXT),
        ("text", _TEXT),
        ("char_start", _INT),
        ("char_end", _INT),
        ("approximate", _FLAG),
    ]
)

SCHEMAS: Mapping[str, pa.Schema] = {
    "documents": pa.schema(
        [
            ("document_id", _ID),
            ("format", _TEXT),
            ("kind", _TEXT),
            ("language", _TEXT),
            ("language_confidence", _NUMBER),
            ("languages", pa.list_(pa.struct([("language", _TEXT), ("share", _NUMBER)]))),
            ("second_language", _TEXT),
            ("languages_agree", _FLAG),
            ("text", _TEXT),
            ("char_count", _INT),
            ("word_count", _INT),
            ("text_id", _ID),
            ("raw_sha256", _TEXT),
            ("own_metadata", METADATA),
            ("pipeline_version", _TEXT),
            ("text_version", _TEXT),
            ("mentions_version", _TEXT),
            ("claims_version", _TEXT),
        ]
    ),
    "segments": pa.schema(
        [
            ("segment_id", _ID),
            ("document_id", _ID),
            ("ordinal", _INT),
            ("kind", _TEXT),
            ("level", _INT),
            ("char_start", _INT),
            ("char_end", _INT),
            ("source_spans", pa.list_(pa.struct([("source_start", _INT), ("source_end", _INT)]))),
            ("language", _TEXT),
            ("language_confidence", _NUMBER),
            ("speaker", _TEXT),
            ("is_content", _FLAG),
            ("page_no", _INT),
            ("time_start", _NUMBER),
            ("time_end", _NUMBER),
            ("text", _TEXT),
        ]
    ),
    "sentences": pa.schema(
        [
            ("sentence_id", _ID),
            ("document_id", _ID),
            ("segment_id", _ID),
            ("ordinal", _INT),
            ("char_start", _INT),
            ("char_end", _INT),
            ("language", _TEXT),
            ("text", _TEXT),
            ("outcome", _TEXT),
        ]
    ),
    "claims": pa.schema(
        [
            ("claim_id", _ID),
            ("document_id", _ID),
            ("segment_id", _ID),
            ("sentence_id", _ID),
            ("char_start", _INT),
            ("char_end", _INT),
            ("text", _TEXT),
            ("language", _TEXT),
            ("speaker", _TEXT),
            ("speaker_entity_id", _ID),
            ("attribution", _TEXT),
            ("cue", _TEXT),
            ("cue_start", _INT),
            ("cue_end", _INT),
            ("polarity", _TEXT),
            ("modality", _TEXT),
            ("quantities", pa.list_(_QUANTITY)),
            ("dates", pa.list_(pa.struct([("start_on", pa.date32()), ("end_on", pa.date32()), ("text", _TEXT)]))),
            ("checkworthiness", _NUMBER),
            ("signals", pa.list_(pa.string())),
            ("claim_key", _ID),
            ("extractor", _TEXT),
            ("extractor_version", _TEXT),
        ]
    ),
    "claim_entities": pa.schema([("claim_id", _ID), ("entity_id", _ID), ("role", _TEXT), ("document_id", _ID)]),
    "mentions": pa.schema(
        [
            ("mention_id", _ID),
            ("entity_id", _ID),
            ("document_id", _ID),
            ("segment_id", _ID),
            ("sentence_id", _ID),
            ("char_start", _INT),
            ("char_end", _INT),
            ("text", _TEXT),
            ("type", _TEXT),
            ("language", _TEXT),
            ("name", _TEXT),
            ("gazetteer_key", _TEXT),
            ("resolution", _TEXT),
            ("score", _NUMBER),
        ]
    ),
    "texts": pa.schema([("text_id", _ID), ("shingle_count", _INT), ("anchors", pa.list_(pa.uint64()))]),
    "outcomes": pa.schema(
        [("document_id", _ID), ("reason", _TEXT), ("detail", _TEXT), ("skipped", _FLAG), ("seconds", _NUMBER)]
    ),
    "timings": pa.schema([("stage", _TEXT), ("seconds", _NUMBER), ("documents", _INT)]),
}

Rows = dict[str, list[dict[str, Any]]]
"""Rows by relation, as the stages build them."""


def empty_rows() -> Rows:
    """No rows yet, for every relation."""
    return {relation: [] for relation in SCHEMAS}


def to_tables(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, pa.Table]:
    """Rows by relation -> Arrow tables with the declared schemas; pa.ArrowInvalid where a value does not fit."""
    return {relation: to_table(relation, rows[relation]) for relation in rows}


def to_table(relation: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """The rows of one relation as an Arrow table with its declared schema."""
    return pa.Table.from_pylist(list(rows), schema=SCHEMAS[relation])
