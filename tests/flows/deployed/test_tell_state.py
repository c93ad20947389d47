"""A flow run that died, or failed before our code could say so, is told; what was told is not told again."""

from types import SimpleNamespace
from uuid import uuid4

import pytest
from webhook_server import webhook_server

from flows.deployed.tell_state import tell_state
from flows.errors import RunError
from flows.notify import tell_failure
from flows.settings import Settings
from warehouse.errors import WriterLockedError

FLOW = SimpleNamespace(name="ingest")


@pytest.fixture
def webhook(monkeypatch, tmp_path):
    with webhook_server() as server:
        monkeypatch.setenv("MOISSON_WEBHOOK_URL", server.url)
        monkeypatch.setenv("MOISSON_WAREHOUSE", str(tmp_path / "moisson.duckdb"))
        yield server


def _run(**parameters):
    return SimpleNamespace(deployment_id=uuid4(), parameters=parameters)


def _state(message, data=None):
    return SimpleNamespace(name="Crashed", message=message, data=data)


def test_a_killed_process_is_told_with_prefects_words(webhook):
    tell_state(FLOW, _run(), _state("Process exited with status code: -9."))
    assert [message["error"] for message in webhook.messages] == ["Process exited with status code: -9."]


def test_what_the_run_told_itself_is_not_told_again(webhook, tmp_path):
    error = RunError("the folder is empty")
    tell_failure(Settings(), tmp_path / ".moisson", "ingest", error)
    tell_state(FLOW, _run(), _state("Flow run encountered an exception", error))
    tell_state(FLOW, _run(), _state("Flow run encountered an exception", SimpleNamespace(result=error)))
    assert len(webhook.messages) == 1


def test_another_writer_and_a_run_by_hand_are_no_news(webhook):
    tell_state(FLOW, _run(), _state("locked", WriterLockedError("process 7 is writing")))
    tell_state(FLOW, SimpleNamespace(deployment_id=None, parameters={}), _state("interrupted"))
    assert not webhook.messages


def test_overrides_that_cannot_be_read_do_not_keep_it_from_being_told(webhook):
    tell_state(FLOW, _run(overrides={"profile": "quick"}), _state("validation error"))
    assert [message["error"] for message in webhook.messages] == ["validation error"]


def test_the_overrides_say_which_warehouse(webhook, tmp_path):
    tell_state(FLOW, _run(overrides={"warehouse": str(tmp_path / "other.duckdb")}), _state("died"))
    assert webhook.messages[0]["warehouse"] == str(tmp_path / "other.duckdb")


def test_settings_that_cannot_be_read_at_all_end_in_a_log_line(webhook, monkeypatch, caplog):
    monkeypatch.setenv("MOISSON_WORKERS", "many")
    tell_state(FLOW, _run(), _state("validation error"))
    assert not webhook.messages
    assert "the settings cannot be read: MOISSON_WORKERS" in caplog.text
