"""Queries of the SQL page below the browser: what they may, how they end, how they are downloaded."""

import csv
import io
import threading

import pyarrow.parquet as pq
import pytest

from warehouse.explorer.config import ExplorerConfig
from warehouse.explorer.run_query import AT_ONCE, BusyError, QueryRunner, count_bytes

ENDLESS = "SELECT max(hash(a.range, b.range)) FROM range(10_000_000) AS a, range(10_000_000) AS b"


@pytest.fixture(scope="module")
def runner(warehouse_file):
    """Short limits."""
    limits = {"seconds": 2.0, "memory": "256MB", "rows": 3, "download_rows": 5}
    made = QueryRunner(ExplorerConfig(warehouse_file, **limits))
    yield made
    made.close()


def ask(runner, query):
    running = runner.start("test", query)
    try:
        return running.table()
    finally:
        running.close()


def download(runner, query, form):
    running = runner.start("test", query, form)
    try:
        problem = running.begin_download()
        return problem or b"".join(running.pieces())
    finally:
        running.close()


def test_rows_come_as_text_with_their_types(runner):
    answer = ask(
        runner,
        "SELECT 1 AS a, NULL AS b, [1, 2] AS c, {'k': DATE '2024-01-02'} AS d, 0.5::DOUBLE AS e, '\\xAB'::BLOB AS f",
    )
    assert answer.columns == [
        ("a", "INTEGER"),
        ("b", '"NULL"'),
        ("c", "INTEGER[]"),
        ("d", "STRUCT(k DATE)"),
        ("e", "DOUBLE"),
        ("f", "BLOB"),
    ]
    assert answer.rows == [["1", None, "[1, 2]", '{"k": "2024-01-02"}', "0.5", "ab"]]
    assert (answer.count, answer.is_whole, answer.error, answer.stopped) == (1, True, None, None)


def test_it_shows_some_rows_and_counts_the_rest(runner):
    answer = ask(runner, "SELECT range FROM range(5) ORDER BY range")
    assert (answer.rows, answer.count, answer.is_whole) == ([["0"], ["1"], ["2"]], 5, True)


def test_it_counts_no_further_than_a_download_goes(runner):
    answer = ask(runner, "SELECT * FROM range(1_000_000_000_000)")
    assert not answer.is_whole
    assert answer.count < 10_000


def test_a_long_cell_is_cut_and_says_so(runner):
    assert ask(runner, "SELECT repeat('é', 501)").rows == [["é" * 499 + "…"]]


def test_an_error_names_its_place(runner):
    error = ask(runner, "SELECT 1,\n  nothing FROM documents").error
    assert 'column "nothing" not found' in error
    assert "LINE 2:   nothing FROM documents\n          ^" in error


@pytest.mark.parametrize("query", ["", "-- nothing", "  ;"])
def test_no_statement_is_said(runner, query):
    assert ask(runner, query).error == "there is no statement in it"


def test_a_variable_may_be_set_before_the_question(runner):
    assert ask(runner, "SET VARIABLE word = 'boat'; SELECT getvariable('word') AS word").rows == [["boat"]]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("INSERT INTO runs SELECT * FROM runs", "read-only"),
        ("COPY documents TO '/tmp/x.csv'", "file system operations are disabled"),
        ("ATTACH '/tmp/x.duckdb' AS x", "file system operations are disabled"),
        ("SELECT * FROM read_csv('/etc/passwd')", "file system operations are disabled"),
        ("SELECT * FROM glob('/etc/*')", "file system operations are disabled"),
        ("SET memory_limit = '100GB'", "configuration has been locked"),
        ("INSTALL httpfs", "disabled"),
        ("SELECT getenv('PATH')", "getenv"),
    ],
)
def test_it_only_reads_and_only_this_file(runner, query, said):
    answer = ask(runner, query)
    assert answer.rows == []
    assert said in answer.error


def test_there_are_no_secrets_to_see(runner):
    assert ask(runner, "SELECT * FROM duckdb_secrets()").count == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT repeat('x', 100_000_000) FROM range(40)",  # vectors that DuckDB's own limit does not count
        "SELECT range(300_000_000)",
        "SELECT * FROM range(1_000_000_000) ORDER BY hash(range)",  # spills nothing to the disk
        "CREATE TEMP TABLE t AS SELECT range AS a, repeat('x', 1000) AS b FROM range(1_000_000_000)",
    ],
)
def test_a_memory_bomb_ends_by_its_limit_and_leaves_no_file(runner, query, warehouse_file):
    answer = ask(runner, query)
    assert answer.stopped in {"memory", "time"}
    assert answer.rows == []
    assert [path.name for path in warehouse_file.parent.iterdir() if path.name.endswith(".tmp")] == []


def test_too_long_is_stopped(runner):
    assert ask(runner, "SELECT list_reduce(range(5_000_000), lambda x, y: x + y), sleep_ms(60_000)").stopped == "time"


def test_it_is_cancelled_by_name(runner):
    running = runner.start("mine", ENDLESS)
    threading.Timer(0.3, runner.cancel, ["mine"]).start()
    assert running.table().stopped == "cancelled"
    running.close()
    assert not runner.cancel("mine")


def test_asking_again_ends_what_ran_under_that_name(runner):
    first = runner.start("mine", ENDLESS)
    second = runner.start("mine", "SELECT 2")
    assert (first.table().stopped, second.table().rows) == ("cancelled", [["2"]])
    first.close()
    second.close()


def test_no_more_than_two_at_once(runner):
    running = [runner.start(f"query {number}", ENDLESS) for number in range(AT_ONCE)]
    with pytest.raises(BusyError):
        runner.start("one more", "SELECT 1")
    for one in running:
        one.close()
    assert ask(runner, "SELECT 1").rows == [["1"]]


def test_csv_is_whole_up_to_its_limit_and_harmless(runner):
    query = "SELECT '=1+1' AS \"@head\", -5 AS n, 'a, \"b\"\nc' AS t, NULL AS e, ['x'] AS l FROM range(7)"
    rows = list(csv.reader(io.StringIO(download(runner, query, "csv").decode(), newline="")))
    assert rows[0] == ["'@head", "n", "t", "e", "l"]
    assert rows[1] == ["'=1+1", "-5", 'a, "b"\nc', "", '["x"]']
    assert len(rows) == 1 + 5


def test_parquet_keeps_types_and_says_where_it_was_cut(runner):
    read = pq.ParquetFile(io.BytesIO(download(runner, "SELECT range AS a, ['x', NULL] AS b FROM range(7)", "parquet")))
    assert read.read().to_pydict() == {"a": [0, 1, 2, 3, 4], "b": [["x", None]] * 5}
    assert read.metadata.metadata[b"moisson.first_rows_only"] == b"5"
    whole = pq.ParquetFile(io.BytesIO(download(runner, "SELECT 1 AS a WHERE false", "parquet")))
    assert (whole.metadata.num_rows, b"moisson.first_rows_only" in (whole.metadata.metadata or {})) == (0, False)


def test_what_parquet_cannot_hold_is_said(runner):
    assert "Parquet cannot hold" in download(runner, "SELECT INTERVAL 1 DAY AS i", "parquet").error
    assert "syntax error" in download(runner, "SELEC", "parquet").error
    assert "syntax error" in download(runner, "SELEC", "csv").error


def test_a_download_that_breaks_off_does_not_end_as_if_whole(warehouse_file):
    runner = QueryRunner(ExplorerConfig(warehouse_file, seconds=5, memory="256MB"))
    running = runner.start("test", "SELECT repeat('x', 1000) FROM range(10_000_000)", "csv")
    assert running.begin_download() is None
    pieces = running.pieces()
    next(pieces)
    running.stop("time")
    with pytest.raises(RuntimeError, match="cut off"):
        list(pieces)
    running.close()


@pytest.mark.parametrize(
    ("size", "count"), [("2GB", 2_000_000_000), ("512 MiB", 536_870_912), ("1.5gb", 1_500_000_000)]
)
def test_sizes_are_duckdbs(size, count):
    assert count_bytes(size) == count


def test_a_wrong_size_is_said():
    with pytest.raises(ValueError, match="80%' is no size"):
        count_bytes("80%")


def test_a_query_imports_nothing_of_the_folder_it_was_started_in(runner, tmp_path, monkeypatch):
    (tmp_path / "csv.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert ask(runner, "SELECT 42 AS n").rows == [["42"]]
    assert not (tmp_path / "ran").exists()


def test_a_value_that_python_cannot_hold_is_said(runner):
    assert "OverflowError" in (ask(runner, "SELECT to_days(2000000000)").error or "")
