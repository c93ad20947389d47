"""Backfill: the rows of a plain ingest, through partitions that are made once and that any engine reads."""

import json
from pathlib import Path

import duckdb
import pytest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app
from flows.errors import RunError


@pytest.fixture
def articles(folder: Path) -> Path:
    """The test articles and an empty file, in a folder."""
    write_articles(folder, ARTICLES)
    (folder / "empty.txt").write_bytes(b"")
    return folder


def _made(staging: Path) -> dict[str, int]:
    return {path.parent.name: path.stat().st_mtime_ns for path in sorted(staging.glob("partition=*/documents.parquet"))}


@pytest.mark.parametrize("workers", [{"workers": 1}, {"workers": 2, "document_seconds": 60}], ids=str)
def test_a_backfill_gives_the_digests_of_an_ingest(articles, harvest, make_harvest, tmp_path, workers):
    plain = harvest.ingest(articles)
    staged = make_harvest("staged").backfill(str(tmp_path / "staging"), articles, batch_documents=2, **workers)
    assert staged.content_digest == plain.content_digest
    assert staged.current_digest == plain.current_digest
    assert staged.counts == plain.counts


def test_any_engine_reads_the_partitions(articles, harvest, tmp_path):
    harvest.backfill(f"file://{tmp_path}/staging", articles, batch_documents=2)
    query = "SELECT source_id, language FROM '{0}/*/documents.parquet' JOIN '{0}/*/sources.parquet' USING (document_id)"
    rows = duckdb.sql(query.format(tmp_path / "staging")).fetchall()
    assert sorted(rows) == [
        ("a.txt", "fr"),
        ("agency.txt", "fr"),
        ("b.txt", "en"),
        ("c.txt", "de"),
        ("copy-of-a.txt", "fr"),
        ("trains.jsonl#d1", "es"),
    ]


@pytest.mark.slow
def test_a_partition_that_is_done_is_not_made_again(articles, harvest, make_harvest, tmp_path):
    staging = tmp_path / "staging"
    first = harvest.backfill(str(staging), articles, batch_documents=2)
    before = _made(staging)
    assert list(before) == ["partition=000001", "partition=000002", "partition=000003", "partition=000004"]
    (staging / "partition=000003" / "_done.json").unlink()  # as a run that was killed leaves it
    again = make_harvest("again").backfill(str(staging), articles, batch_documents=2)
    after = _made(staging)
    assert [name for name in before if before[name] != after[name]] == ["partition=000003"]
    assert again.content_digest == first.content_digest


@pytest.mark.slow
def test_other_settings_make_partitions_anew(articles, harvest, make_harvest, tmp_path):
    staging = tmp_path / "staging"
    harvest.backfill(str(staging), articles)
    before = _made(staging)
    names = tmp_path / "names.yml"
    names.write_text("place:\n  brevin: Brévin | Brévin\n", encoding="utf-8")
    make_harvest("again").backfill(str(staging), articles, gazetteer=names)
    after = _made(staging)
    assert before.keys() == after.keys()
    assert before["partition=000001"] != after["partition=000001"]


def test_a_second_backfill_has_nothing_to_do(articles, harvest, tmp_path):
    first = harvest.backfill(str(tmp_path / "staging"), articles)
    second = harvest.backfill(str(tmp_path / "staging"), articles)
    assert not second.changed
    assert second.content_digest == first.content_digest


def test_a_file_system_without_renames_serves_as_well(articles, harvest, make_harvest):
    staged = make_harvest("memory").backfill("memory://staging", articles, batch_documents=2)
    assert staged.content_digest == harvest.ingest(articles).content_digest


def test_staging_inside_the_inputs_is_refused(articles, harvest):
    with pytest.raises(RunError, match="choose another --staging"):
        harvest.backfill(str(articles / "staging"), articles)


def test_an_unknown_file_system_is_said_plainly(articles, harvest):
    with pytest.raises(RunError, match="gopher://hole"):
        harvest.backfill("gopher://hole", articles)


def test_the_command_prints_json(articles, tmp_path):
    arguments = ["--staging", str(tmp_path / "staging"), "--profile", "fast", "--warehouse", str(tmp_path / "w.duckdb")]
    result = CliRunner().invoke(app, ["backfill", str(articles), *arguments, "--strict", "--json"])
    assert result.exit_code == 2  # the empty file
    assert json.loads(result.stdout)["counts"]["added"] == 5
