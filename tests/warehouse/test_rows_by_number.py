"""Rows fetched by their numbers: only those of earlier transactions, and never far apart (DuckDB 2.0 misreads others)."""

import re

import pytest

from warehouse import connect, link_claims
from warehouse.connect import NEVER_READ_BY_NUMBER, avoid_misreading, open_memory, open_working, transaction
from warehouse.forget_documents import _TAKE_OUT
from warehouse.paths import WarehousePaths
from warehouse.renew_documents import _FILES
from warehouse.sql_files import list_sql, read_sql

LINKING = [
    f"linking/{name}.sql"
    for name in (*link_claims._PROPOSE, "32_store_anchors", "36_similarities", "40_compare", *link_claims._CONCLUDE)
]
TRANSACTIONS = {
    "load": list_sql("load"),
    **{f"renew {stage}": [*files, "reprocess/60_due.sql"] for stage, files in _FILES.items()},
    "link": [*LINKING, "linking/60_store_clusters.sql"],
    "index": ["resolve/search/00_batch.sql", "reprocess/25_remove_index.sql"]
    + [f"resolve/search/{name}.sql" for name in ("10_words", "20_index")],
    "forget": _TAKE_OUT,
    "judge links": list_sql("curation/links"),
    "mentions": ["resolve/mentions.sql"],
    "entities": ["resolve/entities.sql"],
    "digests": ["digests/compute_documents.sql", "digests/store_documents.sql"],
}
FETCHED = re.compile(r"(?:FROM|JOIN)\s+(\w+)(?:\s+AS\s+\w+)?\s+(?:WHERE|ON)\s+(?:\w+\.)?rowid\s+(?:IN|=)")
ASKED = re.compile(r"\browid\s+(?:IN|=)|=\s*\w+\.rowid")
WRITTEN = re.compile(r"\b(?:INSERT INTO|UPDATE)\s+(\w+)")


def _statements(path):
    return re.sub(r"--[^\n]*", "", read_sql(path)).split(";")


@pytest.mark.parametrize("name", TRANSACTIONS)
def test_no_transaction_fetches_by_number_what_it_wrote(name):
    written = set()
    for path in TRANSACTIONS[name]:
        for statement in _statements(path):
            fetched = FETCHED.findall(statement)
            assert len(fetched) == len(ASKED.findall(statement)), f"{path}: a form that this test cannot read"
            assert not written.intersection(fetched), path
            assert not set(NEVER_READ_BY_NUMBER).intersection(fetched), path
            written.update(WRITTEN.findall(statement))


def test_the_walk_above_sees_fetches():
    found = [table for path in TRANSACTIONS["link"] for table in FETCHED.findall(read_sql(path))]
    assert {"claims", "claim_entities"} <= set(found)


def test_rows_of_earlier_transactions_are_read_right_whatever_goes_meanwhile(tmp_path):
    with open_working(WarehousePaths(tmp_path / "moisson.duckdb")) as con:
        con.execute("CREATE TABLE t (id UUID, n BIGINT, text VARCHAR, tags VARCHAR[])")
        sql = "INSERT INTO t SELECT md5(i::VARCHAR)::UUID, i, 'é' || repeat(md5(i::VARCHAR), 9), ['a'] FROM range(40000) AS r (i)"
        con.execute(sql)
        con.execute("DELETE FROM t WHERE n % 10 < 2")
        with transaction(con):
            con.execute("DELETE FROM t WHERE n % 10 = 2 AND n < 38000")
            con.execute(
                "CREATE TEMP TABLE wanted AS SELECT id, n AS own FROM t WHERE hash(n) % 100 < [1, 4, 40, 1][1 + n // 2048 % 4]"
            )
            con.execute(
                "CREATE TEMP TABLE found AS SELECT * FROM t WHERE rowid IN (SELECT rowid FROM t SEMI JOIN wanted USING (id))"
            )
            wrong = con.execute(
                "SELECT count(*) FROM wanted LEFT JOIN found USING (id) "
                "WHERE own IS DISTINCT FROM n OR text IS DISTINCT FROM 'é' || repeat(md5(own::VARCHAR), 9)"
            ).fetchone()
            assert con.execute("SELECT count(*) FROM found").fetchone() > (3_000,)
        assert wrong == (0,)


def test_joins_filter_no_more_where_a_table_has_too_many_rows(monkeypatch):
    far = {"late_materialization", "top_n_window_elimination", "join_filter_pushdown"}
    with open_memory() as con:
        con.execute("CREATE TABLE anchors AS FROM range(5000)")
        con.execute("CREATE TABLE claims AS FROM range(999)")
        monkeypatch.setattr(connect, "ROWS_READ_BY_NUMBER", 1_000)
        avoid_misreading(con, is_written=False)
        assert _disabled(con) == set()
        with transaction(con):
            con.execute("INSERT INTO claims VALUES (1)")
            assert _disabled(con) == {"late_materialization", "top_n_window_elimination"}
        with transaction(con):
            assert _disabled(con) == far
        avoid_misreading(con, is_written=False)
        assert _disabled(con) == far


def _disabled(con):
    (names,) = con.execute("SELECT current_setting('disabled_optimizers')").fetchone()
    return set(filter(None, names.split(",")))
