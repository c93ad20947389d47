"""SQL: what documents, names and arguments say is never run; what analysts run reads the published file and no other."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from conftest import Harvest

from flows.cli.prompt import run_prompt
from warehouse.connect import open_published
from warehouse.describe import describe_columns
from warehouse.errors import WarehouseError
from warehouse.find_entities import find_entity, list_entities
from warehouse.read_document import read_document

INJECTIONS = [
    "'; DROP TABLE documents; --",
    '"; DROP TABLE documents; --',
    "' OR 1=1 --",
    "$1",
    "{name}",
    "%s",
    "\\'; --",
    "'||(SELECT text FROM documents)||'",
    "x' UNION SELECT * FROM runs --",
]
ESCAPES = [
    "COPY documents TO '{out}/x.csv'",
    "COPY (SELECT 1) TO '{out}/x.parquet' (FORMAT parquet)",
    "PREPARE p AS COPY documents TO '{out}/p.csv'; EXECUTE p",
    "EXPORT DATABASE '{out}/all'",
    "IMPORT DATABASE '{out}/all'",
    "ATTACH '{out}/new.duckdb' AS new",
    "ATTACH '{other}' AS other",
    "ATTACH 'https://example.org/x.duckdb' AS web",
    "SELECT * FROM read_csv('{secret}')",
    "SELECT * FROM read_text('{secret}')",
    "SELECT * FROM read_blob('{secret}')",
    "SELECT * FROM read_json('{secret}')",
    "SELECT * FROM read_parquet('{secret}')",
    "SELECT * FROM '{secret}'",
    "SELECT * FROM glob('{out}/*')",
    "SELECT * FROM sniff_csv('{secret}')",
    "SELECT * FROM parquet_metadata('{secret}')",
    "SELECT * FROM query('SELECT * FROM read_text(''{secret}'')')",
    "SELECT * FROM query_table('{secret}')",
    "SELECT * FROM 'https://example.org/x.csv'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "LOAD '{out}/x.duckdb_extension'",
    "UPDATE EXTENSIONS",
    "SET enable_external_access = true",
    "PRAGMA enable_external_access = true",
    "SET lock_configuration = false",
    "RESET lock_configuration",
    "SET allowed_directories = ['/']",
    "SET allowed_paths = ['{secret}']",
    "SET GLOBAL temp_directory = '{out}'",
    "SET home_directory = '{out}'",
    "SET extension_directory = '{out}'",
    "SET secret_directory = '{out}'",
    "SET log_query_path = '{out}/log'",
    "SET profiling_output = '{out}/profile'",
    "PRAGMA enable_profiling = 'json'",
    "CALL enable_logging(storage = 'file', storage_path = '{out}/log')",
    "CREATE PERSISTENT SECRET s (TYPE s3)",
    "SELECT getenv('HOME')",
    "CREATE TABLE mine (a INTEGER)",
    "INSERT INTO runs SELECT * FROM runs",
    "DELETE FROM documents",
    "UPDATE documents SET title = ''",
    "DROP TABLE documents",
    "CREATE MACRO search(x) AS TABLE SELECT 1",
    "SELECT * FROM python_secret",
]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """A published warehouse of documents that carry SQL in every field."""
    folder = tmp_path_factory.mktemp("inputs")
    for number, text in enumerate(INJECTIONS):
        record = {
            "id": text,
            "title": text,
            "authors": [text],
            "publisher": text,
            "text": f"{text}\nLe pont {number} rouvre lundi, selon Anna Keller. Il coûte {number + 2} euros.",
        }
        (folder / f"{number}.jsonl").write_text(json.dumps(record), encoding="utf-8")
        (folder / f"{text.replace('/', '')}.txt").write_text(
            f"{text}\n\nLe musée {number} a rouvert mardi, a dit la mairie.\n", encoding="utf-8"
        )
    harvest = Harvest(tmp_path_factory.mktemp("wh"))
    harvest.ingest(folder)
    return harvest


def test_titles_names_and_ids_are_stored_as_they_are(warehouse):
    assert warehouse.rows("SELECT count(*) FROM sources WHERE status <> 'loaded'") == [(0,)]
    titles = {title for (title,) in warehouse.rows("SELECT title FROM documents WHERE format = 'jsonl'")}
    assert titles == set(INJECTIONS)
    assert {f"{n}.jsonl#{text}" for n, text in enumerate(INJECTIONS)} <= {
        source for (source,) in warehouse.rows("SELECT source_id FROM sources")
    }


@pytest.mark.parametrize("text", INJECTIONS)
def test_arguments_are_only_values(warehouse, text):
    before = warehouse.rows("SELECT count(*) FROM documents")
    with open_published(warehouse.published) as con:
        assert describe_columns(con, text) == []
        for search in (read_document, find_entity):
            try:
                search(con, text)
            except WarehouseError as error:
                assert "Parser" not in str(error)  # noqa: PT017 - found or not found, both are fine
        assert isinstance(list_entities(con, None, text), list)
        assert list_entities(con, text, None) == []
        assert isinstance(con.execute("SELECT * FROM search(?)", [text]).fetchall(), list)
    assert warehouse.rows("SELECT count(*) FROM documents") == before


@pytest.fixture
def places(tmp_path):
    (tmp_path / "out").mkdir()
    secret = tmp_path / "secret.csv"
    secret.write_text("name,password\nroot,hunter2\n", encoding="utf-8")
    other = tmp_path / "other.duckdb"
    duckdb.connect(str(other)).execute("CREATE TABLE t AS SELECT 'hunter2' AS password").close()
    return {"out": str(tmp_path / "out"), "secret": str(secret), "other": str(other)}


@pytest.mark.parametrize("statement", ESCAPES)
def test_no_statement_leaves_the_published_file(warehouse, places, statement):
    python_secret = pa.table({"password": ["hunter2"]})  # noqa: F841 - DuckDB finds variables by name where it may
    bytes_before = warehouse.published.read_bytes()
    with open_published(warehouse.published) as con:
        with pytest.raises(duckdb.Error) as refused:
            con.execute(statement.format(**places)).fetchall()
        assert "hunter2" not in str(refused.value)
        assert con.execute("SELECT count(*) > 0 FROM documents").fetchone() == (True,)
    assert list(Path(places["out"]).iterdir()) == []
    assert warehouse.published.read_bytes() == bytes_before


def test_another_database_is_not_read_either(warehouse, places):
    with open_published(warehouse.published) as con, pytest.raises(duckdb.Error):
        con.execute(f"SELECT * FROM read_duckdb('{places['other']}')").fetchall()


def test_the_prompt_is_held_as_tightly(warehouse, places, monkeypatch, capsys):
    lines = iter([f"{statement.format(**places).replace(';', ' ')};" for statement in ESCAPES])
    monkeypatch.setattr("builtins.input", lambda _prompt: next(lines, ".quit"))
    with open_published(warehouse.published) as con:
        run_prompt(con, 10)
    printed = capsys.readouterr().out
    assert printed.count("error:") == len(ESCAPES)
    assert "hunter2" not in printed
    assert list(Path(places["out"]).iterdir()) == []


@pytest.mark.parametrize("output", ["table", "csv", "json", "parquet"])
def test_every_format_of_the_command_is_held_as_tightly(warehouse, places, output):
    command = [sys.executable, "-m", "flows.cli", "sql", "SELECT * FROM read_text('{secret}')".format(**places)]
    command += ["--format", output, "--out", f"{places['out']}/x", "--warehouse", str(warehouse.published)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"NO_COLOR": "1"})
    assert done.returncode == 1
    assert "hunter2" not in done.stdout + done.stderr


def test_nothing_in_the_code_opens_the_published_file_in_another_way():
    root = Path(__file__).parents[2]
    opening = [
        str(path.relative_to(root))
        for package in ("flows", "warehouse")
        for path in sorted((root / package).rglob("*.py"))
        if "duckdb.connect(" in path.read_text(encoding="utf-8") and "examples" not in path.parts
    ]
    # recover.py asks one question of its own, of a version that may be damaged; the examples are what analysts write
    assert opening == ["warehouse/connect.py", "warehouse/recover.py"], (
        "open the published file through warehouse.connect.open_published"
    )
