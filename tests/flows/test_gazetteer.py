"""A user's own gazetteer, from its file to the published warehouse."""

from pathlib import Path

import pytest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app
from flows.errors import RunError
from flows.preview import preview
from flows.progress import Silent
from flows.report import RunReport
from flows.run_reprocess import run_reprocess
from flows.settings import Settings

STORY = """Le chantier de Brévin rouvre

Publié le 6 mars 2023

Le chantier naval a rouvert lundi, selon Ploutron, qui y emploie 300 personnes. La coopérative PLTR attend quatre navires.
"""
OWN = "organisation:\n  ploutron: Ploutron Maritime | Ploutron | PLTR\n"
OTHER = "product:\n  ploutron: Ploutron\n"
NAMES = (
    "SELECT type, name, list_sort(aliases) FROM entities WHERE gazetteer_key LIKE '%/ploutron' AND document_count > 0"
)


@pytest.fixture
def gazetteer(folder: Path) -> Path:
    """Where the gazetteer stands without a setting; the folder holds articles."""
    write_articles(folder, {**ARTICLES, "chantier.txt": STORY})
    return folder / ".moissongazetteer.yml"


def _reprocess(harvest, folder: Path) -> RunReport:
    return run_reprocess(Settings(profile="fast", workers=1, warehouse=harvest.published, seeds=folder), Silent(), None)


def test_a_name_of_the_file_gets_its_type_and_groups_its_aliases(folder, gazetteer, harvest):
    gazetteer.write_text(OWN, encoding="utf-8")
    report = harvest.ingest(seeds=folder)
    assert (report.counts["added"], report.counts["skipped"], report.behind) == (6, 0, 0)
    assert harvest.rows(NAMES) == [("organisation", "Ploutron Maritime", ["PLTR", "Ploutron"])]
    assert harvest.rows("SELECT speaker FROM claims WHERE speaker = 'Ploutron Maritime' OR speaker = 'Ploutron'")


@pytest.mark.slow
@pytest.mark.parametrize("edited", [OTHER, None])
def test_after_an_edit_reprocess_gives_what_a_fresh_ingest_gives(folder, gazetteer, make_harvest, edited):
    harvest, fresh = make_harvest("long"), make_harvest("fresh")
    gazetteer.write_text(OWN, encoding="utf-8")
    first = harvest.ingest(seeds=folder)
    if edited is None:
        gazetteer.unlink()
    else:
        gazetteer.write_text(edited, encoding="utf-8")
    seen = harvest.ingest(seeds=folder)
    assert (seen.changed, seen.behind) == (False, 6)
    renewed = _reprocess(harvest, folder)
    assert (renewed.documents, renewed.behind) == (6, 0)
    anew = fresh.ingest(seeds=folder)
    assert renewed.current_digest == anew.current_digest != first.current_digest
    assert harvest.rows(NAMES) == fresh.rows(NAMES) == ([("product", "Ploutron", ["Ploutron"])] if edited else [])
    assert _reprocess(harvest, folder).documents == 0


def test_a_text_renewed_under_another_gazetteer_leaves_the_text_stage_alone(folder, gazetteer, harvest):
    harvest.ingest(seeds=folder)
    before = harvest.rows("SELECT document_id, text_version FROM documents ORDER BY document_id")
    gazetteer.write_text(OWN, encoding="utf-8")
    _reprocess(harvest, folder)
    assert harvest.rows("SELECT document_id, text_version FROM documents ORDER BY document_id") == before
    assert len(harvest.rows("SELECT DISTINCT config_hash FROM runs")) == 2


def test_a_broken_file_stops_every_run_before_anything_is_written(folder, gazetteer, harvest):
    harvest.ingest(seeds=folder)
    private = harvest.published.parent / ".moisson"
    before = {path: path.stat().st_mtime_ns for path in private.rglob("*")}
    gazetteer.write_text("person:\n  a: Bert\norganization:\n  b: Ploutron\n", encoding="utf-8")
    (folder / "a.txt").unlink()
    with pytest.raises(
        RunError, match=r"\.moissongazetteer\.yml, line 3: 'organization' is no type; use person, "
    ) as stop:
        harvest.ingest(seeds=folder)
    assert stop.value.exit_code == 1
    with pytest.raises(RunError, match="line 3"):
        _reprocess(harvest, folder)
    with pytest.raises(RunError, match="line 3"):
        preview(Settings(warehouse=harvest.published, seeds=folder), [])
    assert {path: path.stat().st_mtime_ns for path in private.rglob("*")} == before
    assert harvest.rows("SELECT count(*) FROM runs") == [(1,)]


def test_the_first_run_with_a_broken_file_leaves_no_warehouse(folder, gazetteer, harvest):
    gazetteer.write_bytes(b"person:\n  a: Andr\xe9\n")
    with pytest.raises(RunError, match="line 2: not UTF-8; save the file as UTF-8"):
        harvest.ingest(seeds=folder)
    assert list(harvest.published.parent.iterdir()) == []


def test_a_setting_names_the_file_which_is_no_document(folder, gazetteer, harvest):
    chosen = folder / "names.yml"
    chosen.write_text("\ufeff" + OWN, encoding="utf-8")
    gazetteer.write_text("not: read\n", encoding="utf-8")
    report = harvest.ingest(folder, gazetteer=chosen)
    assert (report.counts["added"], report.counts["skipped"], report.counts["failed"]) == (6, 0, 0)
    assert [row[1] for row in harvest.rows(NAMES)] == ["Ploutron Maritime"]
    rows = preview(Settings(warehouse=harvest.published, gazetteer=chosen), [folder])
    assert [row["reason"] for row in rows if row["source"] == "names.yml"] == ["the gazetteer"]


def test_the_command_line_says_which_file_is_missing(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("MOISSON_GAZETTEER", str(tmp_path / "nowhere.yml"))
    result = CliRunner().invoke(
        app, ["ingest", "--direct", "--warehouse", str(tmp_path / "w" / "w.duckdb"), str(folder)]
    )
    assert result.exit_code == 1
    assert f"moisson: the gazetteer {tmp_path}/nowhere.yml cannot be read" in " ".join(result.output.split())
    assert not (tmp_path / "w").exists()


def test_workers_read_it_too(folder, gazetteer, make_harvest):
    gazetteer.write_text(OWN, encoding="utf-8")
    one, two = make_harvest("one-worker"), make_harvest("two-workers")
    first = one.ingest(seeds=folder)
    second = two.ingest(seeds=folder, workers=2, batch_documents=2)
    assert first.content_digest == second.content_digest
