"""The command line as a user meets it: output, formats, exit codes."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app

COMMANDS = ("ingest", "backfill", "plan", "status", "sql", "show", "check", "maintain", "tables", "reprocess", "watch")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Harvest:
    """One warehouse with the test articles and one empty file, shared by the module."""
    base = tmp_path_factory.mktemp("cli")
    (base / "inputs").mkdir()
    write_articles(base / "inputs", ARTICLES)
    (base / "inputs" / "empty.txt").write_bytes(b"")
    harvest = Harvest(base)
    harvest.ingest(base / "inputs")
    return harvest


@pytest.fixture
def run(loaded, monkeypatch):
    """Run a command against the shared warehouse."""
    monkeypatch.setenv("MOISSON_WAREHOUSE", str(loaded.published))
    monkeypatch.setenv("MOISSON_PROFILE", "fast")
    monkeypatch.setenv("MOISSON_SEEDS", str(loaded.published.parent / "inputs"))
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(run, command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: moisson {command}" in " ".join(result.output.split())


def test_version_is_the_packages(run):
    assert run("--version").output.strip() == "0.1.0"


def test_sql_prints_csv_json_parquet(run, tmp_path):
    query = "SELECT source_id, status FROM sources ORDER BY source_id LIMIT 2"
    rows = list(csv.reader(io.StringIO(run("sql", query, "-f", "csv").output)))
    assert rows == [["source_id", "status"], ["a.txt", "loaded"], ["agency.txt", "loaded"]]
    assert json.loads(run("sql", query, "-f", "json").output)[1] == {"source_id": "agency.txt", "status": "loaded"}
    out = tmp_path / "rows.parquet"
    assert run("sql", query, "-f", "parquet", "-o", str(out)).exit_code == 0
    assert pl.read_parquet(out)["source_id"].to_list() == ["a.txt", "agency.txt"]


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM documents",
        "COPY documents TO '/tmp/stolen.csv'",
        "SELECT * FROM read_text('/etc/passwd')",
        "ATTACH '/tmp/other.duckdb'",
        "SET enable_external_access = true",
        "SELEC 1",
    ],
)
def test_sql_can_neither_write_nor_leave_the_warehouse(run, query):
    result = run("sql", query)
    assert result.exit_code == 1
    assert "moisson:" in result.output


def test_the_prompt_answers_and_survives_errors(loaded):
    code = "import sys; sys.argv = ['moisson', 'sql', '--warehouse', sys.argv[1]]; from flows.cli import main; main()"
    lines = "SELEC 1;\nSELECT 40\n + 2 AS answer;\n.tables\n.quit\n"
    done = subprocess.run(
        [sys.executable, "-c", code, str(loaded.published)], input=lines, capture_output=True, text=True, check=True
    )
    assert "error:" in done.stdout
    assert "42" in done.stdout
    assert "claim_quantities" in done.stdout


def test_status_tells_runs_rows_and_what_failed(run):
    found = json.loads(run("status", "--json").output)
    assert found["runs"][0]["status"] == "complete"
    assert [(p["source_id"], p["reason"]) for p in found["quarantine"]] == [("empty.txt", "empty")]
    assert found["rows"]["documents"] == 5


def test_show_finds_a_document_by_the_end_of_its_path(run):
    found = json.loads(run("show", "b.txt", "--json").output)
    assert found["document"]["title"] == "Brévin harbour doubles its capacity"
    assert [source["source_id"] for source in found["sources"]] == ["b.txt"]
    assert "Brévin harbour" in run("show", "b.txt").output
    assert run("show", found["document"]["document_id"]).exit_code == 0


def test_show_says_why_a_source_is_not_loaded(run):
    result = run("show", "empty.txt")
    assert result.exit_code == 1
    assert "empty" in result.output


def test_plan_changes_nothing_and_tells_what_is_ignored(run, loaded):
    inputs = loaded.published.parent / "inputs"
    (inputs / "README.md").write_text("about", encoding="utf-8")
    rows = json.loads(run("plan", "--json").output)
    actions = {row["source"]: row["action"] for row in rows}
    assert actions["README.md"] == "skipped: ignored"
    assert actions["a.txt"] == "unchanged"
    (inputs / "README.md").unlink()


def test_tables_lists_relations_and_columns_with_comments(run):
    relations = {row["relation"]: row for row in json.loads(run("tables", "--json").output)}
    assert relations["claims"]["comment"]
    assert relations["search"]["kind"] == "macro"
    columns = json.loads(run("tables", "claims", "--json").output)
    assert {"column": "speaker", "type": "VARCHAR"}.items() <= columns[8].items()
    assert run("tables", "nothing").exit_code == 1


def test_check_passes_on_a_sound_warehouse(run):
    assert run("check").exit_code == 0


def test_a_missing_warehouse_is_said_plainly(run, tmp_path):
    result = run("status", "--warehouse", str(tmp_path / "none.duckdb"))
    assert result.exit_code == 1
    assert "run `moisson ingest` first" in result.output


def test_strict_exits_with_2_on_quarantine_and_json_is_alone_on_standard_output(run, tmp_path):
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "empty.txt").write_bytes(b"")
    arguments = ["ingest", "--direct", "--strict", "--json", "--warehouse", str(tmp_path / "w.duckdb"), str(bad)]
    result = run(*arguments)
    assert result.exit_code == 2
    assert json.loads(result.stdout)["counts"]["failed"] == 1


def test_a_missing_path_fails_with_1(run, tmp_path):
    result = run("ingest", "--direct", "--warehouse", str(tmp_path / "w.duckdb"), str(tmp_path / "nowhere"))
    assert result.exit_code == 1


def test_a_mass_deletion_is_stopped_with_3(run, tmp_path):
    inputs: Path = tmp_path / "many"
    inputs.mkdir()
    for number in range(12):
        (inputs / f"{number}.txt").write_text(
            f"Note {number}\n\nLe pont {number} a rouvert lundi à Brévin.\n", encoding="utf-8"
        )
    base = ["ingest", "--direct", "--warehouse", str(tmp_path / "w.duckdb"), str(inputs)]
    assert run(*base).exit_code == 0
    for number in range(11):
        (inputs / f"{number}.txt").unlink()
    stopped = run(*base)
    assert stopped.exit_code == 3
    assert "--allow-removals" in stopped.output
    assert run(*base, "--allow-removals").exit_code == 0


@pytest.mark.parametrize(
    "command", [["status"], ["sql", "SELECT 1"], ["ingest", "--direct"], ["rollback", "--list"], ["watch"]]
)
def test_a_setting_that_cannot_be_used_is_named_in_a_line_without_its_value(command, monkeypatch):
    monkeypatch.setenv("MOISSON_WORKERS", "hunter2")
    done = subprocess.run([sys.executable, "-m", "flows.cli", *command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("moisson: MOISSON_WORKERS: ")
    assert len(done.stderr.splitlines()) == 1
    assert "hunter2" not in done.stderr
