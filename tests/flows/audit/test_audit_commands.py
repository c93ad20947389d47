"""The commands of audit and repair as a user meets them: help, JSON, exit codes."""

import json

import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app


@pytest.fixture
def run(folder, harvest, monkeypatch):
    """Run a command against a warehouse with the test articles and one empty file."""
    write_articles(folder, ARTICLES | {"empty.txt": ""})
    harvest.ingest(folder)
    monkeypatch.setenv("MOISSON_WAREHOUSE", str(harvest.published))
    monkeypatch.setenv("MOISSON_PROFILE", "fast")
    monkeypatch.setenv("MOISSON_SEEDS", str(folder))
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


@pytest.mark.parametrize("command", ["verify", "retry", "forget", "rollback", "export"])
def test_every_command_explains_itself_with_an_example(command):
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert f"Example: moisson {command}" in " ".join(result.output.split())
    assert "Exit codes: 0" in " ".join(result.output.split())


def test_forget_wants_a_reason_and_a_document(run, harvest: Harvest):
    without = run("forget", "b.txt")
    assert (without.exit_code, "--reason" in without.output) == (1, True)
    unknown = run("forget", "nothing.txt", "--reason", "x")
    assert (unknown.exit_code, "no document to forget" in unknown.output) == (1, True)
    empty = run("forget", "empty.txt", "--reason", "x")
    assert (empty.exit_code, "it was never loaded" in empty.output) == (1, True)
    found = run("forget", "b.txt", "trains.jsonl", "--reason", "takedown", "--by", "lea", "--json")
    assert (found.exit_code, len(json.loads(found.output)["documents"])) == (0, 2)
    assert harvest.rows("SELECT note FROM runs WHERE trigger = 'forget' AND status = 'complete'") == [("takedown",)]
    undone = run("forget", "--undo", "b.txt", "--json")
    assert json.loads(undone.output)["files_to_read"] == 1


def test_verify_says_law_by_law_and_exits_with_1_when_one_is_broken(run, harvest: Harvest):
    sound = run("verify", "--json")
    assert (sound.exit_code, json.loads(sound.output)["sound"]) == (0, True)
    for pack in (harvest.published.parent / ".moisson" / "raw").glob("*.parquet"):
        pack.write_bytes(b"not a pack")
    broken = run("verify", "--json")
    laws = {law["law"]: law["broken"] for law in json.loads(broken.output)["laws"]}
    assert (broken.exit_code, laws["raw bytes"]) == (1, 1)
    assert run("verify", "--no-disk").exit_code == 0


def test_retry_says_when_there_is_nothing_and_strict_counts_what_failed_again(run):
    assert "nothing to retry" in run("retry").output
    again = run("retry", "--reason", "empty", "--strict", "--json")
    report = json.loads(again.output)
    assert (again.exit_code, report["due"], report["counts"]["failed"]) == (2, 1, 1)


def test_rollback_wants_a_reason_and_stops_before_a_batch_that_is_still_there(run, folder, harvest: Harvest):
    (folder / "bad.txt").write_text("Lorem ipsum dolor sit amet, 12 % consectetur.", encoding="utf-8")
    harvest.ingest(folder)
    assert run("rollback").exit_code == 1
    stopped = run("rollback", "--reason", "bad batch")
    assert (stopped.exit_code, "bad.txt" in stopped.output) == (3, True)
    (folder / "bad.txt").unlink()
    done = run("rollback", "--reason", "bad batch", "--json")
    assert (done.exit_code, json.loads(done.output)["returning"]) == (0, [])
