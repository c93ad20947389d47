"""The ready-made questions: complete, bilingual, with values that are bound. Their answers: tests/test_docs.py."""

import json
import re

import duckdb
import pytest
from typer.testing import CliRunner

from flows.cli.app import app
from warehouse.connect import open_memory
from warehouse.errors import UnknownQuestionError
from warehouse.find_questions import find_question, list_questions, set_values
from warehouse.migrate import migrate
from warehouse.sql_files import list_sql, read_sql

QUESTIONS = list_questions()
PARTS = {"text_pairs", "claim_links", "search_words", "search_stems", "search_phrases", "search_scope"}
"""What others are made of: an analyst reads `duplicates`, `contradicted_claims`, `search`."""


@pytest.fixture(scope="module")
def con():
    with open_memory() as memory:
        migrate(memory)
        yield memory


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_has_two_titles_and_a_query_in_a_stable_order(con, question):
    assert question.english.endswith("?")
    assert question.french.endswith("\u00a0?") or question.french.endswith(" ?")
    assert question.english != question.french
    assert re.search(r"ORDER BY|changes_of", question.sql)
    set_values(con, question, {})
    assert isinstance(con.execute(question.sql).fetchall(), list)


def test_every_view_and_macro_has_a_question():
    asked = "\n".join(question.sql for question in QUESTIONS)
    relations = {
        name
        for path in list_sql("views")
        for name in re.findall(
            r"CREATE OR REPLACE (?:VIEW|MACRO) (\w+)[^;]*?AS(?: TABLE)?\s+(?:WITH|SELECT)", read_sql(path)
        )
    }
    missing = sorted(name for name in relations - PARTS if not re.search(rf"\b{name}\b", asked))
    assert not missing, f"add a question to warehouse/questions/ for {missing}"


def test_values_are_bound_and_never_part_of_the_query(con):
    question = find_question("said_about")
    set_values(con, question, {"speaker": "'); DROP TABLE documents; --"})
    con.execute(question.sql).fetchall()
    assert con.execute("SELECT getvariable('speaker')").fetchone() == ("'); DROP TABLE documents; --",)
    assert con.execute("SELECT count(*) FROM documents").fetchone() == (0,)


def test_values_of_an_earlier_question_are_forgotten(con):
    question = find_question("said_about")
    set_values(con, question, {"speaker": "Keller"})
    set_values(con, question, {"topic": "Webb"})
    assert con.execute("SELECT getvariable('speaker'), getvariable('topic')").fetchone() == (None, "Webb")


def test_what_nobody_asks_is_refused(con):
    with pytest.raises(UnknownQuestionError, match="no question weather"):
        find_question("weather")
    with pytest.raises(UnknownQuestionError, match="takes no value speaker"):
        set_values(con, find_question("copies"), {"speaker": "x"})


def test_the_command_lists_the_questions_and_prints_their_queries():
    listed = json.loads(CliRunner().invoke(app, ["questions", "--json"]).output)
    assert {"name": "said_about", "english": "What did X say about Y?", "values": ["speaker", "topic"]}.items() <= {
        row["name"]: row for row in listed
    }["said_about"].items()
    printed = CliRunner().invoke(app, ["questions", "copies", "--sql"]).output
    assert printed.strip() == find_question("copies").sql


def test_the_command_refuses_a_value_without_a_name(tmp_path):
    published = tmp_path / "moisson.duckdb"
    duckdb.connect(str(published)).close()
    done = CliRunner().invoke(app, ["questions", "said_about", "--set", "Webb", "--warehouse", str(published)])
    assert done.exit_code == 1
    assert "NAME=VALUE" in done.output
