"""`moisson judgements` as a user meets it: what it lists, keeps, refuses, exports and imports."""

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Harvest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app
from warehouse.judgement_inbox import leave_judgement
from warehouse.paths import WarehousePaths

Run = Callable[..., Any]
QUOTE = "{document: 00000000-0000-0000-0000-000000000000, text: A}"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of a few articles."""
    base = tmp_path_factory.mktemp("command")
    (base / "inputs").mkdir()
    (base / "wh").mkdir()
    write_articles(
        base / "inputs", {name: ARTICLES[name] for name in ("a.txt", "agency.txt", "b.txt", "c.txt", "trains.jsonl")}
    )
    Harvest(base / "wh").ingest(base / "inputs")
    return base / "wh"


@pytest.fixture
def harvest(loaded: Path, tmp_path: Path) -> Harvest:
    """A copy of it."""
    shutil.copytree(loaded, tmp_path / "wh", symlinks=True)
    return Harvest(tmp_path / "wh")


@pytest.fixture
def run(harvest: Harvest, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `moisson judgements ...` against it."""
    monkeypatch.setenv("MOISSON_WAREHOUSE", str(harvest.published))
    monkeypatch.setenv("MOISSON_PROFILE", "fast")
    return lambda *arguments: CliRunner().invoke(app, ["judgements", *map(str, arguments)])


@pytest.fixture
def entities(run: Run) -> Run:  # noqa: ARG001 - it sets the environment
    """Run `moisson entities ...` against it."""
    return lambda *arguments: CliRunner().invoke(app, ["entities", *map(str, arguments)])


def _claim(harvest: Harvest, source: str, words: str) -> str:
    sql = f"SELECT claim_id::VARCHAR FROM claims JOIN sources AS s USING (document_id) WHERE s.source_id = '{source}' AND text LIKE '%{words}%'"
    return str(harvest.rows(sql)[0][0])


@pytest.mark.parametrize("command", ["list", "duplicate", "link", "undo", "export", "import", "inbox"])
def test_every_command_explains_itself_with_an_example(command):
    result = CliRunner().invoke(app, ["judgements", command, "--help"])
    assert result.exit_code == 0
    assert f"Example: moisson judgements {command}" in " ".join(result.output.split())


def test_pairs_are_judged_listed_and_taken_back(run, harvest):
    assert (
        "are no duplicates"
        in run("duplicate", "agency.txt", "a.txt", "--reject", "--by", "ada", "--reason", "another quay").output
    )
    ends = _claim(harvest, "a.txt", "4 millions")[:13], _claim(harvest, "c.txt", "42 Zentimeter")
    assert "as contradicts" in run("link", *ends, "--confirm", "--relation", "contradicts", "--by", "bob").output
    assert harvest.rows("SELECT count(*) FROM contradicted_claims") == [(1,)]
    link, pair = json.loads(run("list", "--json").output)
    assert link["judgement"].endswith(" contradict each other")
    assert (pair["judgement"], pair["made_by"], pair["reason"]) == (
        '"Le port de Brévin double sa capacité" and "Un quai tout neuf pour Brévin" are no duplicates', "ada", "another quay",
    )  # fmt: skip
    assert "undone" in run("undo", link["judgement_id"][:8]).output
    assert [row["judgement_id"] for row in json.loads(run("list", "--json").output)] == [pair["judgement_id"]]
    assert len(json.loads(run("list", "--all", "--json").output)) == 2
    assert "another quay" in run("list", "--all").output


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("duplicate", "a.txt", "b.txt"), 2, "--confirm or --reject"),
        (("duplicate", "a.txt", "b.txt", "--reject"), 1, "nothing to reject"),
        (("duplicate", "a.txt", "nowhere.txt", "--confirm"), 1, "nowhere.txt"),
        (("link", "zz", "zy", "--confirm"), 1, "no claim has the id zz"),
        (("link", "zz", "zy", "--confirm", "--relation", "alike"), 2, "alike"),
        (("undo", "00000000"), 1, "no judgement that holds begins with 00000000"),
        (("import", "/nowhere.yml"), 1, "/nowhere.yml"),
    ],
)
def test_what_cannot_be_done_is_said(run, arguments, code, message):
    result = run(*arguments)
    assert result.exit_code == code
    assert message in result.output


def test_the_inbox_lists_what_waits_and_what_was_refused(run, harvest):
    paths = WarehousePaths(harvest.published)
    leave_judgement(paths, {"action": "rename", "form": "x"}, by="eve", at=datetime(2024, 5, 1, tzinfo=UTC))
    (waiting,) = json.loads(run("inbox", "--json").output)
    assert (waiting["state"], waiting["action"], waiting["by"]) == ("waiting", "rename", "eve")
    refused = run("duplicate", "agency.txt", "a.txt", "--reject")
    assert "note: a judgement of the inbox was refused: action must be one of merge" in refused.output
    (told,) = json.loads(run("inbox", "--json").output)
    assert (told["state"], told["judgement_id"]) == ("refused", waiting["judgement_id"])
    assert "refused" in run("inbox").output


def test_export_carries_every_kind_of_judgement(run, harvest, tmp_path):
    run("duplicate", "a.txt", "agency.txt", "--reject", "--by", "ada")
    run(
        "link",
        _claim(harvest, "a.txt", "4 millions"),
        _claim(harvest, "b.txt", "4 million"),
        "--confirm",
        "--by",
        "ada",
    )
    file, again, other = tmp_path / "judgements.yml", tmp_path / "again.yml", tmp_path / "other" / "moisson.duckdb"
    run("export", file)
    pair, link = yaml.safe_load(file.read_text(encoding="utf-8"))["judgements"]
    assert set(pair) == {"action", "document", "other_document", "text_id", "other_text_id", "by", "at"}
    assert set(link) == {"action", "claim", "other_claim", "relation", "by", "at"}
    assert "4 million" in link["claim"]["text"] + link["other_claim"]["text"]
    assert run("import", file, "--warehouse", other).exit_code == 0
    assert run("export", again, "--warehouse", other).exit_code == 0
    assert again.read_bytes() == file.read_bytes()


def test_export_names_things_by_what_survives_and_import_brings_them_back(run, entities, tmp_path):
    entities("merge", "Ute Brandt", "Jeanne Morel", "--by", "ada", "--reason", "a pen name")
    entities("alias", "Madrid", "Lisboa", "--by", "ada")
    file, again = tmp_path / "judgements.yml", tmp_path / "again.yml"
    assert run("export", file).output.startswith("2 judgements in ")
    written = yaml.safe_load(file.read_text(encoding="utf-8"))["judgements"]
    assert [{name: value for name, value in entry.items() if name != "at"} for entry in written] == [
        {
            "action": "merge",
            "entity": {"type": "person", "name": "Ute Brandt"},
            "into": {"type": "person", "name": "Jeanne Morel"},
            "reason": "a pen name",
            "by": "ada",
        },
        {
            "action": "alias",
            "form": "Lisboa",
            "into": {"type": "place", "name": "Madrid", "key": "place/madrid"},
            "by": "ada",
        },
    ]
    assert "nothing new" in run("import", file).output
    other = tmp_path / "other" / "moisson.duckdb"
    assert run("import", file, "--warehouse", other).exit_code == 0
    assert run("export", again, "--warehouse", other).exit_code == 0
    assert again.read_bytes() == file.read_bytes()


def test_a_file_written_by_hand_needs_no_ids_and_is_signed_by_whoever_imports_it(run, harvest, tmp_path):
    file = tmp_path / "hand.yml"
    file.write_text(
        "version: 1\njudgements:\n"
        "- action: merge\n  entity: {type: person, name: ute brandt}\n  into: {type: person, name: Jeanne Morel}\n",
        encoding="utf-8",
    )
    assert run("import", file, "--by", "eve").exit_code == 0
    assert harvest.rows("SELECT made_by FROM judgements") == [("eve",)]
    assert harvest.rows("SELECT mention_count FROM entities WHERE name = 'Jeanne Morel'") == [(4,)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n- b\n", "must hold `version: 1`"),
        ("version: 1\njudgements: [{action: rename}]\n", "judgement 1: action must be one of merge, split, alias, confirm_duplicate"),
        ("version: 1\njudgements: [{action: merge, into: {type: person, name: A}}]\n", "merge takes entity, into"),
        ("version: 1\njudgements: [{action: alias, form: A, into: {type: thing, name: A}}]\n", "type must be one of"),
        ("version: 1\njudgements: [{action: alias, form: A, into: A}]\n", "an entity is given by type and name"),
        ("version: 1\njudgements: [{action: alias, form: A, into: {type: person, name: A}, at: soon}]\n", "soon"),
        ("version: 1\njudgements: [{action: confirm_link, claim: {document: x, text: A}, other_claim: {}, relation: same}]\n", "badly formed"),
        (f"version: 1\njudgements: [{{action: reject_link, claim: {QUOTE}, other_claim: {QUOTE}, relation: alike}}]\n", "relation must be one of"),
        (f"version: 1\njudgements: [{{action: confirm_link, claim: {QUOTE}, other_claim: {QUOTE}}}]\n", "confirm_link takes claim, other_claim, relation"),
        (f"version: 1\njudgements: [{{action: reject_link, claim: {QUOTE}, other_claim: {QUOTE}}}]\n", "both are the same words"),
        ("version: 1\njudgements: [{action: reject_duplicate, document: a}]\n", "reject_duplicate takes document, other_document or"),
        ("version: 1\njudgements: [{action: undo, judgement: a}]\n", "action must be one of"),
        ("a: [", "is not YAML"),
    ],
)  # fmt: skip
def test_a_file_that_says_something_else_is_refused_whole(run, harvest, tmp_path, text, message):
    file = tmp_path / "wrong.yml"
    file.write_text(text, encoding="utf-8")
    result = run("import", file)
    assert result.exit_code == 1
    assert message in result.output
    assert harvest.rows("SELECT count(*) FROM judgements") == [(0,)]
