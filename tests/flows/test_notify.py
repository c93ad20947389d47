"""Who is told what, once: against a real server on loopback."""

import logging
import socket
from pathlib import Path

import pytest
from tests_support import ARTICLES, write_articles
from webhook_server import webhook_server

from flows.errors import RunError
from flows.notify import tell_failure, tell_success
from flows.settings import Settings

QUIET = {"check": "warn_quiet", "subject": "documents", "message": "nothing new for 50 hours"}
QUIETER = QUIET | {"message": "nothing new for 51 hours"}
OVERDUE = {"check": "warn_overdue", "subject": "<lemonde> & co", "message": "nothing for 2 days"}


@pytest.fixture
def webhook():
    with webhook_server() as server:
        yield server


@pytest.fixture
def settings(webhook, tmp_path):
    return Settings(warehouse=tmp_path / "moisson.duckdb", webhook_url=webhook.url)


@pytest.fixture
def private(tmp_path):
    return tmp_path / ".moisson"


def _events(webhook):
    return [message["event"] for message in webhook.messages]


def test_a_failure_is_told_with_all_its_fields(webhook, settings, private):
    tell_failure(settings, private, "ingest", RunError("the folder is empty"))
    (message,) = webhook.messages
    assert message.pop("at").endswith("+00:00")
    assert message == {
        "event": "run_failed",
        "trigger": "ingest",
        "error": "the folder is empty",
        "alerts": [],
        "warehouse": str(settings.warehouse),
        "text": f"moisson ingest on {settings.warehouse} failed: the folder is empty",
    }


def test_the_same_failure_is_told_once_and_another_one_too(webhook, settings, private):
    for error in ("empty", "empty", "disk full", "empty"):
        tell_failure(settings, private, "ingest", RunError(error))
    assert [message["error"] for message in webhook.messages] == ["empty", "disk full", "empty"]


def test_alerts_are_told_once_however_their_hours_grow(webhook, settings, private):
    tell_success(settings, private, "ingest", [QUIET])
    tell_success(settings, private, "ingest", [QUIETER])
    tell_success(settings, private, "ingest", [QUIETER, OVERDUE])
    assert [message["alerts"] for message in webhook.messages] == [[QUIET], [QUIETER, OVERDUE]]
    assert webhook.messages[0]["text"] == (
        f"moisson ingest on {settings.warehouse}: to look at\n- documents: nothing new for 50 hours"
    )


def test_recovery_is_told_once_and_only_after_something_was(webhook, settings, private):
    tell_success(settings, private, "ingest", [])
    tell_failure(settings, private, "ingest", RunError("empty"))
    tell_success(settings, private, "ingest", [])
    tell_success(settings, private, "ingest", [])
    tell_failure(settings, private, "ingest", RunError("empty"))
    assert _events(webhook) == ["run_failed", "recovered", "run_failed"]


def test_slack_gets_text_alone_and_no_name_becomes_a_link(webhook, settings, private):
    slack = settings.model_copy(update={"webhook_format": "slack"})
    tell_success(slack, private, "ingest", [OVERDUE])
    text = f"moisson ingest on {settings.warehouse}: to look at\n- &lt;lemonde&gt; &amp; co: nothing for 2 days"
    assert webhook.messages == [{"text": text}]


def test_without_a_url_nothing_is_posted_and_nothing_kept(webhook, settings, private):
    silent = Settings(warehouse=settings.warehouse)
    tell_failure(silent, private, "ingest", RunError("empty"))
    tell_success(silent, private, "ingest", [])
    assert not webhook.messages
    assert not private.exists()


def test_what_did_not_arrive_is_told_by_the_next_run(webhook, settings, private, caplog):
    webhook.status = 500
    tell_failure(settings, private, "ingest", RunError("empty"))
    webhook.status = 200
    tell_failure(settings, private, "ingest", RunError("empty"))
    webhook.status = 500
    tell_success(settings, private, "ingest", [])
    webhook.status = 200
    tell_success(settings, private, "ingest", [])
    assert _events(webhook) == ["run_failed", "recovered"]
    assert "s3cret-token" not in caplog.text


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:{port}/s3cret-token", "not a url s3cret-token", "http://[s3cret-token"]
)
def test_a_webhook_that_is_not_there_is_logged_without_its_address(url, tmp_path, private, caplog):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = Settings(warehouse=tmp_path / "moisson.duckdb", webhook_url=url.format(port=port))
    with caplog.at_level(logging.DEBUG, "flows"):
        tell_failure(settings, private, "ingest", RunError("empty"))
    assert "MOISSON_WEBHOOK_URL was not reached" in caplog.text
    assert "s3cret-token" not in caplog.text
    assert "s3cret-token" not in repr(settings)


def test_a_run_that_fails_and_then_goes_well(webhook, harvest, folder: Path):
    with pytest.raises(RunError):
        harvest.ingest(folder / "missing", webhook_url=webhook.url)
    with pytest.raises(RunError):
        harvest.ingest(folder / "missing", webhook_url=webhook.url)
    write_articles(folder, ARTICLES)
    harvest.ingest(folder, webhook_url=webhook.url)
    harvest.ingest(folder, webhook_url=webhook.url)
    assert _events(webhook) == ["run_failed", "recovered"]
    assert str(folder / "missing") in webhook.messages[0]["error"]
    kept = [path for path in harvest.published.parent.rglob("*") if path.is_file()]
    assert not [path for path in kept if b"s3cret-token" in path.read_bytes()]
