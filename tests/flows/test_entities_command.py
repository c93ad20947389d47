"""`moisson entities` as a user meets it: what it prints, keeps and refuses."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app

Run = Callable[..., Any]


@pytest.fixture
def run(folder: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `moisson entities ...` against a small warehouse."""
    write_articles(folder, {name: ARTICLES[name] for name in ("a.txt", "b.txt", "c.txt", "trains.jsonl")})
    harvest.ingest(folder)
    monkeypatch.setenv("MOISSON_WAREHOUSE", str(harvest.published))
    monkeypatch.setenv("MOISSON_PROFILE", "fast")
    return lambda *arguments: CliRunner().invoke(app, ["entities", *map(str, arguments)])


@pytest.mark.parametrize("command", ["list", "merge", "split", "alias"])
def test_every_command_explains_itself_with_an_example(command):
    result = CliRunner().invoke(app, ["entities", command, "--help"])
    assert result.exit_code == 0
    assert f"Example: moisson entities {command}" in " ".join(result.output.split())


def test_list_filters_by_type_and_by_words_of_a_name_or_an_alias(run):
    people = json.loads(run("list", "--type", "person", "--json").output)
    assert [(row["name"], row["mention_count"]) for row in people] == [("Jeanne Morel", 2), ("Ute Brandt", 1)]
    found = json.loads(run("list", "--search", "JEANNE", "--json").output)
    assert [row["name"] for row in found] == ["Jeanne Morel"]
    assert "Jeanne Morel" in run("list").output


def test_a_judgement_is_signed_published_and_taken_back(run, harvest):
    made = run("merge", "ute brandt", "Jeanne Morel", "--reason", "a pen name", "--by", "ada")
    assert made.exit_code == 0
    assert "merge Ute Brandt (person) into Jeanne Morel (person)" in made.output
    log = "SELECT judgement_id::VARCHAR, action, made_by, reason, undone_by FROM judgements"
    judgement_id, *rest = harvest.rows(log)[0]
    assert rest == ["merge", "ada", "a pen name", None]
    assert harvest.rows("SELECT trigger, status FROM runs ORDER BY started_at") == [
        ("ingest", "complete"),
        ("curate", "complete"),
    ]
    assert harvest.rows("SELECT name FROM entities WHERE type = 'person'") == [("Jeanne Morel",)]
    undone = CliRunner().invoke(app, ["judgements", "undo", judgement_id[:8], "--by", "bob"])
    assert f"undone {judgement_id}: merge Ute Brandt" in undone.output
    assert harvest.rows("SELECT name FROM entities WHERE type = 'person' ORDER BY 1") == [
        ("Jeanne Morel",),
        ("Ute Brandt",),
    ]


def test_split_and_alias_say_what_they_did(run, harvest):
    split = run("split", "Jeanne Morel", "--name", "J. Morel (harbour)", "--document", "b.txt", "--json")
    assert json.loads(split.output)["report"]["is_new_version"] is True
    assert run("alias", "Jeanne Morel", "UTE BRANDT").exit_code == 0
    names = "SELECT name, mention_count FROM entities WHERE type = 'person' ORDER BY name"
    assert harvest.rows(names) == [("J. Morel (harbour)", 1), ("Jeanne Morel", 2)]
    assert "nothing new" in run("alias", "Jeanne Morel", "Ute Brandt").output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "Nobody", "Jeanne Morel"), "no entity is named Nobody"),
        (("merge", "Jeanne Morel", "jeanne morel"), "they are one entity"),
        (("split", "Jeanne Morel", "--name", "X"), "either --document or --text"),
        (("split", "Jeanne Morel", "--name", "X", "--document", "nowhere.txt"), "nowhere.txt"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(run, arguments, message):
    result = run(*arguments)
    assert result.exit_code == 1
    assert message in result.output
    assert result.output.startswith("moisson: ")


def test_a_shared_name_asks_for_an_id(run, harvest):
    run("split", "Jeanne Morel", "--name", "Madrid", "--type", "person", "--document", "b.txt")
    result = run("merge", "Madrid", "Jeanne Morel")
    assert result.exit_code == 1
    assert "2 entities are named Madrid" in result.output
    (place,) = harvest.rows("SELECT entity_id::VARCHAR FROM entities WHERE name = 'Madrid' AND type = 'place'")
    assert place[0] in result.output
