"""Export: complete, portable, harmless in a spreadsheet, never over something else."""

import csv
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles

from flows.audit.run_export import run_export
from flows.errors import RunError
from flows.progress import Silent
from flows.settings import Settings


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Harvest:
    """A warehouse with the test articles and a title that is a formula."""
    base = tmp_path_factory.mktemp("export")
    (base / "inputs").mkdir()
    write_articles(base / "inputs", ARTICLES)
    (base / "inputs" / "c.txt.yml").write_text('title: \'=HYPERLINK("http://evil.example";"Bodensee")\'\n')
    harvest = Harvest(base)
    harvest.ingest(base / "inputs")
    return harvest


def _export(harvest: Harvest, folder: Path, form: str = "parquet", *, force: bool = False) -> dict:
    return run_export(Settings(warehouse=harvest.published), Silent(), folder, form, force=force)


def test_parquet_holds_every_row_and_the_manifest_says_so(loaded, tmp_path):
    manifest = _export(loaded, tmp_path / "copy")
    assert json.loads((tmp_path / "copy" / "manifest.json").read_text()) | {"folder": manifest["folder"]} == manifest
    assert [(manifest["content_digest"], manifest["current_digest"])] == loaded.rows(
        "SELECT content_digest, current_digest FROM runs"
    )
    rows = {relation["name"]: relation["rows"] for relation in manifest["relations"]}
    for name, count in rows.items():
        assert [(count,)] == loaded.rows(f"SELECT count(*) FROM {name}"), name
    assert rows["documents"] == 5
    for relation in manifest["relations"]:
        for file in relation["files"]:
            content = (tmp_path / "copy" / file["path"]).read_bytes()
            assert (hashlib.sha256(content).hexdigest(), len(content)) == (file["sha256"], file["size_bytes"])


def test_others_read_it(loaded, tmp_path):
    _export(loaded, tmp_path / "copy")
    glob = str(tmp_path / "copy" / "claims" / "**" / "*.parquet")
    sql = "SELECT claim_id::VARCHAR, language, text, quantities FROM {} ORDER BY 1"
    read = duckdb.sql(sql.format(f"read_parquet('{glob}', hive_partitioning = true)")).fetchall()
    assert read == loaded.rows(sql.format("claims"))
    assert pl.read_parquet(glob, hive_partitioning=True)["language"].n_unique() >= 3


def test_csv_is_harmless_in_a_spreadsheet(loaded, tmp_path):
    _export(loaded, tmp_path / "copy", "csv")
    with (tmp_path / "copy" / "documents" / "language=de" / "part-0.csv").open(newline="", encoding="utf-8") as stream:
        (row,) = list(csv.DictReader(stream))
    assert row["title"] == '\'=HYPERLINK("http://evil.example";"Bodensee")'
    assert json.loads(row["languages"]) == [{"language": "de", "share": 1.0}]
    assert "Sieben Tage Regen" in row["text"]


def test_one_version_exports_to_the_same_bytes_and_force_replaces_only_an_export(loaded, tmp_path):
    first = _export(loaded, tmp_path / "copy")
    with pytest.raises(RunError, match="there already"):
        _export(loaded, tmp_path / "copy")
    assert _export(loaded, tmp_path / "copy", force=True) == first
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("precious")
    with pytest.raises(RunError, match="no export of moisson"):
        _export(loaded, tmp_path / "mine", force=True)
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "precious"


def test_the_command_prints_the_manifest(loaded, tmp_path):
    command = [sys.executable, "-m", "flows.cli", "export", str(tmp_path / "copy"), "--json"]
    environment = os.environ | {"MOISSON_WAREHOUSE": str(loaded.published)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    assert json.loads(done.stdout)["format"] == "parquet"
    again = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert (again.returncode, again.stdout) == (1, "")
    assert "there already" in again.stderr
