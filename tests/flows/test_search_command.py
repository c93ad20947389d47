"""`moisson search` as a user meets it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Harvest
from rich.text import Text
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app
from flows.cli.print_hits import highlighted

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("searched")
    harvest = Harvest(folder)
    (folder / "in").mkdir()
    write_articles(folder / "in", ARTICLES)
    harvest.ingest(folder / "in")
    return str(harvest.published)


@pytest.fixture
def run(published: str) -> Run:
    return lambda *arguments: CliRunner().invoke(app, ["search", "--warehouse", published, *map(str, arguments)])


def test_hits_are_printed_with_what_is_needed_to_go_on(run):
    result = run("MEERSBURG", "fähre")
    assert result.exit_code == 0
    title, snippet, about, show, _, total = result.output.splitlines()
    assert title == "1. Sieben Tage Regen am Bodensee"
    assert snippet == "Die **Fähre** nach **Meersburg** fuhr nicht."
    assert about.startswith("2023-05-05 · de · ")
    assert show.startswith("moisson show ")
    assert total == "1 documents"


def test_json_has_the_rows_of_the_macro(run):
    found = json.loads(run("quai", "--language", "fr", "--since", "2023-03-03", "--limit", 1, "--json").output)
    assert (found["query"], found["total"], len(found["hits"])) == ("quai", 2, 1)
    assert found["hits"][0]["published_on"] == "2023-03-03"
    assert "**" in found["hits"][0]["snippet"]


def test_claims_name_who_speaks(run):
    found = json.loads(run("--claims", "--json", '"hundred more boats"').output)
    assert [hit["speaker"] for hit in found["hits"]] == ["Jeanne Morel"]


@pytest.mark.parametrize("option", [["--until", "2023-01-01"], ["--publisher", "Le Phare"], ["--entity", "Ute Brandt"]])
def test_nothing_found_is_said_and_no_failure(run, option):
    result = run("quai", *option)
    assert (result.exit_code, result.output.strip()) == (0, "no documents hold these words")
    assert json.loads(run("quai", *option, "--json").output) == {"query": "quai", "total": 0, "hits": []}


@pytest.mark.parametrize("query", ["!?", "", "«»"])
def test_a_query_without_a_word_explains_itself(run, query):
    result = run(query)
    assert result.exit_code == 1
    assert "give a word of letters or digits" in result.output


def test_a_minus_after_two_dashes_excludes(run):
    assert run("--json", "quai", "--", "-bateaux").exit_code == 0
    assert json.loads(run("--json", "--", "quai", "-agence").output)["total"] == 1


def test_hits_are_bold_on_a_terminal_and_starred_in_a_pipe():
    line = highlighted("le \x02quai\x03 \x1b[31mneuf", ("\x02", "\x03"), is_terminal=True)
    assert line == Text.assemble("le ", ("quai", "bold yellow"), " \\x1b[31mneuf")
    assert highlighted("le \x02quai\x03", ("\x02", "\x03"), is_terminal=False).plain == "le **quai**"
