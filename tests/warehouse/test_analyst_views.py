"""The views and macros behind the ready-made questions, on articles written for it."""

import shutil

import duckdb
import pytest

from flows.progress import Silent
from flows.run_ingest import IngestRequest, run_ingest
from flows.run_session import call_directly
from flows.settings import Settings

REPORT = """The port of Brenn, one year on

date 2024-05-02

The port of Brenn handled 48.6 million tonnes of freight in 2023. According to the Brenn Port Authority, 12.4% of it was grain.
The Brenn Port Authority said that the new quay at Brenn cost €310 million. Helga Sörensen said that Brenn had never been busier.
The mayor has visited the quay twice. Dockers had asked for better lighting on the northern quay since the spring of 2021.
"""
LATER = """What Brenn owes to grain

date 2024-06-10

In 2023 the port of Brenn handled 48.6 million tonnes of freight. Farmers in the valley sell most of their wheat abroad.
Silos were built there in 1931, and the oldest of them is a museum now. Tourists come by train from the capital on Sundays.
"""


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    folder = tmp_path_factory.mktemp("views")
    inputs = folder / "inputs"
    inputs.mkdir()
    (inputs / "report.txt").write_text(REPORT, encoding="utf-8")
    (inputs / "copy.txt").write_text(REPORT.replace("2024-05-02", "2024-05-03"), encoding="utf-8")
    (inputs / "later.txt").write_text(LATER, encoding="utf-8")
    settings = Settings(profile="fast", workers=1, document_seconds=0, warehouse=folder / "moisson.duckdb")
    run_ingest(IngestRequest((inputs,)), settings, Silent(), call_directly)
    working = folder / "aged.duckdb"
    shutil.copyfile((folder / "moisson.duckdb").resolve(), working)
    working.chmod(0o644)
    with duckdb.connect(str(working)) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        # as if the report and its copy had come in January, the later article in February
        connection.execute("UPDATE documents SET ingested_at = TIMESTAMPTZ '2030-01-01 12:00:00+00'")
        connection.execute(
            "UPDATE documents SET ingested_at = TIMESTAMPTZ '2030-02-01 12:00:00+00' WHERE title = 'What Brenn owes to grain'"
        )
        yield connection


def _came(con, day):
    sql = f"SELECT what, text FROM new_since('{day}') WHERE what <> 'to check' ORDER BY what, text"
    return [(what, text.split(",")[0][:45]) for what, text in con.execute(sql).fetchall()]


def test_a_claim_is_newly_corroborated_when_the_second_origin_came_since(con):
    assert _came(con, "2030-01-15") == [
        ("article", "What Brenn owes to grain"),
        ("corroborated", "The port of Brenn handled 48.6 million tonnes"),
    ]


def test_what_both_brought_is_new_to_who_asks_from_before(con):
    assert [what for what, _ in _came(con, "2029-12-31")] == ["article", "article", "copy", "corroborated"]


def test_nothing_is_new_after_the_last(con):
    assert con.execute("SELECT * FROM new_since('2030-02-02')").fetchall() == []


def test_what_only_copies_repeat_rests_on_one_origin(con):
    rows = con.execute("SELECT text, document_count, origin_title FROM single_origin_claims").fetchall()
    assert {(count, title) for _, count, title in rows} == {(2, "The port of Brenn, one year on")}
    texts = " ".join(text for text, _, _ in rows)
    assert "12.4%" in texts
    assert "48.6 million" not in texts


@pytest.mark.parametrize(
    ("speaker", "topic", "claims"),
    [
        ("'port authority'", "'GRAIN'", 1),
        ("'helga sorensen'", "NULL", 1),
        ("'Sörensen'", "'quay'", 0),
        ("NULL", "'quay'", 1),
        ("'Authority'", "'gra'", 0),  # of a short word only the whole
    ],
)
def test_names_and_words_are_met_folded_and_copies_once(con, speaker, topic, claims):
    rows = con.execute(f"SELECT text FROM said_about({speaker}, {topic})").fetchall()
    assert len(rows) == claims, rows


def test_speakers_are_counted_in_articles_that_are_no_copies(con):
    sql = "SELECT document_count, quote_count, \"month\"::VARCHAR FROM most_quoted WHERE speaker = 'Helga Sörensen'"
    assert con.execute(sql).fetchall() == [(1, 1, "2024-05-01")]
