"""What must arrive by when: read strictly, and shown by `moisson status`."""

import json
import os

import pytest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app
from flows.errors import RunError
from flows.read_expectations import read_expectations
from flows.settings import Settings
from warehouse.find_alerts import Expected

FULL = """
# what each source promised
folders:
  lemonde/: 24h
  ./agency/inner: 90m
  .: 1w
outlets:
  "La Gazette": 2d
documents: 36 h
runs: 26h
"""


def test_without_a_file_nothing_is_expected(folder):
    assert read_expectations(Settings(seeds=folder)) == []


def test_every_kind_is_read(folder):
    (folder / ".moissonexpect.yml").write_text(FULL, encoding="utf-8")
    assert read_expectations(Settings(seeds=folder)) == [
        Expected("folder", "lemonde/", "24h", 86_400),
        Expected("folder", "agency/inner/", "90m", 5_400),
        Expected("folder", "", "1w", 604_800),
        Expected("outlet", "La Gazette", "2d", 172_800),
        Expected("documents", "", "36 h", 129_600),
        Expected("runs", "", "26h", 93_600),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("folder: {a: 1d}", "unknown key 'folder'; allowed are folders, outlets, documents, runs"),
        ("folders: [a]", r"`folders` must map names to durations"),
        ("outlets: {2024: 1d}", r"`outlets` must map names to durations"),
        ("folders: {a: 24}", "folders: 'a/': 24 is no duration; write e.g. 90m, 24h, 2d or 1w"),
        ("runs: 0h", "runs: '0h' is no duration"),
        ("runs: yes", "runs: True is no duration"),
        ("runs: [[1d]]", "runs: a list is no duration"),
        ("- a", "expected the keys"),
        ("folders: {a: 1d", "line 1"),
    ],
)
def test_what_cannot_be_understood_is_refused_before_anything_is_written(folder, harvest, text, message):
    (folder / ".moissonexpect.yml").write_text(text, encoding="utf-8")
    with pytest.raises(RunError, match=message):
        harvest.ingest(folder, seeds=folder)
    assert not harvest.published.exists()


def test_a_link_out_of_the_folder_is_not_followed(folder, tmp_path):
    (tmp_path / "secret.yml").write_text("runs: 1d", encoding="utf-8")
    (folder / ".moissonexpect.yml").symlink_to(tmp_path / "secret.yml")
    with pytest.raises(RunError, match="no small regular file in their folder"):
        read_expectations(Settings(seeds=folder))


def test_a_named_file_must_exist(tmp_path):
    with pytest.raises(RunError, match="unset MOISSON_EXPECTATIONS"):
        read_expectations(Settings(expectations=tmp_path / "none.yml"))


def test_a_silent_folder_is_in_the_report_of_a_green_run_and_in_status(folder, harvest, tmp_path, monkeypatch):
    (folder / "gazette").mkdir()
    write_articles(folder / "gazette", {"a.txt": ARTICLES["a.txt"]})
    write_articles(folder, {"b.txt": ARTICLES["b.txt"]})
    assert harvest.ingest(folder).alerts == []
    expectations = tmp_path / "expect.yml"
    expectations.write_text("folders: {gazette: 30d, agency: 1m}", encoding="utf-8")
    monkeypatch.setenv("MOISSON_EXPECTATIONS", str(expectations))
    monkeypatch.setenv("MOISSON_WAREHOUSE", str(harvest.published))
    status = ["status", "--json", "--strict"]
    assert CliRunner().invoke(app, status).exit_code == 0
    expectations.write_text("folders: {gazette: 30d, .: 30d}\nruns: 30d", encoding="utf-8")
    _move_the_past(harvest, days=31)
    late = CliRunner().invoke(app, status)
    assert late.exit_code == 2
    assert [alert["subject"] for alert in json.loads(late.stdout)["alerts"]] == ["folder .", "folder gazette/", "runs"]
    assert CliRunner().invoke(app, status[:2]).exit_code == 0
    write_articles(folder, {"c.txt": ARTICLES["c.txt"]})
    assert [alert["subject"] for alert in harvest.ingest(folder).alerts] == ["folder gazette/"]
    shown = CliRunner().invoke(app, ["status"]).output
    assert "nothing new since" in shown
    assert "gazette/" in shown


def _move_the_past(harvest, days: int) -> None:
    """As if the last run had been so many days ago."""
    import duckdb  # noqa: PLC0415

    with duckdb.connect(os.fspath(harvest.published.parent / ".moisson" / "working.duckdb")) as con:
        for relation, columns in (
            ("documents", ["ingested_at"]),
            ("source_versions", ["valid_from"]),
            ("runs", ["started_at", "finished_at"]),
        ):
            moved = ", ".join(f"{column} = {column} - INTERVAL {days} DAYS" for column in columns)
            con.execute(f"UPDATE {relation} SET {moved}")
