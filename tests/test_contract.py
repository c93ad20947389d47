"""The contract: frames against migrated tables, column by column; relations, columns and comments as promised."""

import re
from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest

from transforms.frames import SCHEMAS
from warehouse.connect import open_memory
from warehouse.load_batch import SOURCES
from warehouse.migrate import migrate

STAGED_ONLY = {"texts": {"anchors"}, "outcomes": set(), "timings": set()}
FRAMES = ("documents", "segments", "sentences", "claims", "claim_entities", "mentions")

CONTRACT = {
    "documents": "document_id title authors publisher url published_on published_at published_from kind format language "
    "language_confidence languages text char_count word_count origin_id is_origin is_current ingested_at run_id "
    "pipeline_version",
    "source_versions": "root source_id version_no document_id run_id valid_from valid_to",
    "sources": "root source_id document_id status reason detail size_bytes modified_at raw_sha256 first_seen_at "
    "last_seen_at attempts run_id record_no",
    "segments": "segment_id document_id ordinal kind level char_start char_end source_spans language language_confidence "
    "speaker is_content page_no time_start time_end text",
    "sentences": "sentence_id document_id segment_id ordinal char_start char_end language text outcome",
    "claims": "claim_id document_id segment_id sentence_id char_start char_end text language speaker speaker_entity_id "
    "attribution cue polarity modality quantities dates checkworthiness signals cluster_id extractor extractor_version "
    "run_id",
    "claim_entities": "claim_id entity_id role",
    "entities": "entity_id name type aliases external_id mention_count document_count first_seen_on last_seen_on",
    "mentions": "mention_id entity_id document_id segment_id sentence_id char_start char_end text type language "
    "resolution score",
    "duplicates": "document_id other_document_id kind jaccard containment accepted reason rule_version run_id",
    "claim_clusters": "cluster_id claim_id claim_count document_count origin_count languages status",
    "claim_links": "claim_id other_claim_id relation score reasons",
    "runs": "run_id flow_run_id trigger started_at finished_at status pipeline_version config_hash content_digest "
    "current_digest",
    "run_sources": "run_id root source_id document_id action reason seconds",
}
VIEWS = [
    "articles",
    "quotes",
    "claim_quantities",
    "corroborated_claims",
    "contradicted_claims",
    "entity_timeline",
    "document_changes",
    "language_mix",
    "quarantine",
    "run_report",
]


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as connection:
        migrate(connection)
        yield connection


def _columns(con: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    sql = "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = ? AND NOT internal"
    return dict(con.execute(sql, [relation]).fetchall())


def _as_duckdb(kind: pa.DataType, column: str) -> str:
    """The DuckDB type an Arrow column loads into; ids travel as text."""
    if pa.types.is_string(kind):
        is_id = column.endswith("_id") and column != "external_id"
        return "UUID" if is_id or column == "claim_key" else "VARCHAR"
    if pa.types.is_list(kind):
        return f"{_as_duckdb(kind.value_type, '')}[]"
    if pa.types.is_struct(kind):
        fields = ", ".join(f"{_quoted(f.name)} {_as_duckdb(f.type, '')}" for f in kind)
        return f"STRUCT({fields})"
    names = {"int32": "INTEGER", "int64": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN", "date32[day]": "DATE"}
    return names.get(str(kind), "TIMESTAMP WITH TIME ZONE")


def _quoted(name: str) -> str:
    return f'"{name}"' if name in {"language", "value"} else name


def _bare(data_type: str) -> str:
    return re.sub(r'"(\w+)"', r"\1", data_type)


@pytest.mark.parametrize("relation", FRAMES)
def test_a_frame_has_the_columns_and_types_of_its_table(con, relation):
    table = {name: _bare(data_type) for name, data_type in _columns(con, relation).items()}
    frame = {field.name: _bare(_as_duckdb(field.type, field.name)) for field in SCHEMAS[relation]}
    assert {name: table.get(name) for name in frame} == frame


def test_the_staged_sidecar_has_the_type_of_its_column(con):
    sidecar = _as_duckdb(SOURCES.field("sidecar").type, "")
    assert _bare(_columns(con, "sources")["sidecar"]) == _bare(sidecar)


@pytest.mark.parametrize("relation", CONTRACT)
def test_the_relations_have_at_least_the_contracts_columns(con, relation):
    assert set(CONTRACT[relation].split()) <= set(_columns(con, relation))


def test_documents_claims_and_entities_are_tables(con):
    tables = {row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    assert {"documents", "claims", "entities"} <= tables


@pytest.mark.parametrize("view", VIEWS)
def test_the_first_questions_have_a_view(con, view):
    assert con.execute(f"SELECT * FROM {view}").fetchall() == []


def test_search_is_a_table_macro(con):
    assert con.execute("SELECT * FROM search('moisson')").fetchall() == []


def test_every_relation_and_every_column_carries_a_comment(con):
    bare = con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL "
        "UNION ALL SELECT table_name, '' FROM duckdb_tables() WHERE NOT internal AND comment IS NULL "
        "UNION ALL SELECT view_name, '' FROM duckdb_views() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    assert bare == []


def test_the_contract_has_a_version(con):
    assert con.execute("SELECT value FROM meta WHERE key = 'contract_version'").fetchall() == [("1",)]
