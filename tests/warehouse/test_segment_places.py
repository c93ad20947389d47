"""Where a segment stands is content; a document without places keeps the digest it had before there were any."""

import hashlib
import json
import uuid

import pytest

from warehouse.connect import open_memory
from warehouse.migrate import migrate
from warehouse.sql_files import read_sql

DOCUMENT, SEGMENT = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
BEFORE = {
    "segment_id": SEGMENT,
    "document_id": DOCUMENT,
    "ordinal": 0,
    "kind": "paragraph",
    "level": None,
    "char_start": 0,
    "char_end": 4,
    "source_spans": [],
    "language": "fr",
    "language_confidence": 0.5,
    "speaker": None,
    "is_content": True,
    "text": "Oui.",
}


@pytest.fixture
def con():
    with open_memory() as connection:
        migrate(connection)
        connection.execute(
            "INSERT INTO segments BY NAME SELECT $id::UUID AS segment_id, $document::UUID AS document_id, 0 AS ordinal, "
            "'paragraph' AS kind, 0 AS char_start, 4 AS char_end, [] AS source_spans, 'fr' AS \"language\", "
            "0.5 AS language_confidence, true AS is_content, 'Oui.' AS text",
            {"id": SEGMENT, "document": DOCUMENT},
        )
        connection.execute("CREATE TEMP TABLE digest_batch AS SELECT document_id FROM segments")
        yield connection


def _digest(con) -> str:
    con.execute(read_sql("digests/compute_documents.sql"))
    return con.execute("SELECT digest FROM computed_digests").fetchone()[0]


def test_without_places_the_digest_is_that_of_before(con):
    line = json.dumps(BEFORE, separators=(",", ":"))
    assert _digest(con) == hashlib.sha256(line.encode()).hexdigest()


@pytest.mark.parametrize("place", ["page_no = 3", "time_start = 1.5", "time_end = 2.25"])
def test_a_place_is_part_of_the_digest(con, place):
    before = _digest(con)
    con.execute(f"UPDATE segments SET {place}")
    assert _digest(con) != before
