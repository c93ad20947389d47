"""The examples of warehouse/examples/ work on a published warehouse, and sources.yml says what is in it.

`uv run python tests/warehouse/test_examples.py` writes sources.yml anew.
"""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import yaml

from flows.progress import Silent
from flows.run_ingest import IngestRequest, run_ingest
from flows.run_session import call_directly
from flows.settings import Settings
from warehouse.connect import open_memory
from warehouse.describe_sources import describe_sources
from warehouse.migrate import migrate

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "warehouse" / "examples"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    folder = tmp_path_factory.mktemp("examples")
    inputs = folder / "seeds"
    inputs.mkdir()
    for name in ("ai-act-one-year-on.md", "webb-two-years.html"):
        shutil.copyfile(ROOT / "seeds" / name, inputs / name)
    settings = Settings(profile="fast", workers=1, document_seconds=0, warehouse=folder / "moisson.duckdb")
    run_ingest(IngestRequest((inputs,)), settings, Silent(), call_directly)
    return str((folder / "moisson.duckdb").resolve())


def _sources() -> str:
    with open_memory() as con:
        migrate(con)
        return describe_sources(con)


def test_the_command_line_script_answers_and_changes_nothing(published):
    with duckdb.connect(published, read_only=True) as con:
        statements = con.extract_statements((EXAMPLES / "duckdb_cli.sql").read_text(encoding="utf-8"))
        answers = [con.execute(statement).fetchall() for statement in statements]
    assert {"articles", "quotes", "differing_numbers"} <= {relation for relation, _ in answers[0]}
    assert {row[-1] for row in answers[-1]} <= {"ai-act-one-year-on.md", "webb-two-years.html"}
    assert len(answers[-1]) == 5


def test_polars_groups_the_quotes_by_outlet(published):
    frame = runpy.run_path(str(EXAMPLES / "with_polars.py"))["quotes_by_outlet"](published)
    (row,) = frame.rows(named=True)
    with duckdb.connect(published, read_only=True) as con:
        quotes = con.execute("SELECT count(*), count(DISTINCT document_id) FROM quotes").fetchone()
    assert row["publisher"] == "The Harbour Courier"
    assert (row["quotes"], row["articles"]) == quotes
    assert 0 < row["direct_share"] < 1


@pytest.mark.slow
def test_the_notebook_runs_without_a_network(published):
    command = [sys.executable, str(EXAMPLES / "notebook.py")]
    done = subprocess.run(
        command, env=os.environ | {"MOISSON_WAREHOUSE": published}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_sources_of_dbt_are_what_the_warehouse_holds():
    shown = (EXAMPLES / "dbt" / "sources.yml").read_text(encoding="utf-8")
    assert shown == _sources(), "run `uv run python tests/warehouse/test_examples.py` and read the difference"
    (source,) = yaml.safe_load(shown)["sources"]
    tables = {table["name"]: table for table in source["tables"]}
    assert {"documents", "claims", "entities", "quotes", "differing_numbers"} <= set(tables)
    assert not {"meta", "pending", "schema_migrations"} & set(tables)
    assert tables["claims"]["columns"][0] == {
        "name": "claim_id",
        "description": "Id from the document and the span.",
        "data_type": "UUID",
    }


def test_the_profile_of_dbt_attaches_the_warehouse_read_only():
    profile = yaml.safe_load((EXAMPLES / "dbt" / "profiles.yml").read_text(encoding="utf-8"))
    (attached,) = profile["moisson"]["outputs"]["analysis"]["attach"]
    assert attached["read_only"] is True
    assert attached["alias"] == yaml.safe_load(_sources())["sources"][0]["database"]


def test_the_mcp_server_can_neither_write_nor_read_other_files(published, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    with duckdb.connect(published, read_only=True) as con:
        con.execute((EXAMPLES / "mcp_read_only.sql").read_text(encoding="utf-8"))
        assert con.execute("SELECT count(*) FROM documents").fetchone() == (2,)
        for query in (
            "DELETE FROM documents",
            f"SELECT * FROM read_text('{secret}')",
            f"COPY (SELECT 1) TO '{tmp_path}/out.csv'",
            "SET enable_external_access = true",
        ):
            with pytest.raises(duckdb.Error):
                con.execute(query)


if __name__ == "__main__":
    (EXAMPLES / "dbt" / "sources.yml").write_text(_sources(), encoding="utf-8")
