"""Tell a webhook when a run fails, when something deserves a look, and when all is well again; each once.

What was told last is kept beside the warehouse: a folder that stays empty all night is one message, not a hundred.
"""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows.settings import Settings

TIMEOUT_SECONDS = 10.0
TOLD = "told.json"

_log = logging.getLogger(__name__)


def tell_failure(settings: Settings, private: Path, trigger: str, error: Exception) -> None:
    """Post that a run failed, unless the last thing told was the same."""
    _tell(settings, private, {"event": "run_failed", "trigger": trigger, "error": str(error)[:2_000], "alerts": []})


def tell_success(settings: Settings, private: Path, trigger: str, alerts: list[dict[str, str]]) -> None:
    """Post the alerts of a run that went well, or that all is well again after what was told before."""
    if alerts:
        _tell(settings, private, {"event": "alerts", "trigger": trigger, "error": None, "alerts": alerts})
        return
    recovered: dict[str, Any] = {"event": "recovered", "trigger": trigger, "error": None, "alerts": []}
    if (private / TOLD).exists() and _tell(settings, private, recovered):
        (private / TOLD).unlink(missing_ok=True)


def _tell(settings: Settings, private: Path, event: dict[str, Any]) -> bool:
    """Post the event, unless it was the last one told; False where it did not arrive."""
    url = settings.webhook_url.get_secret_value()
    told = private / TOLD
    if not url:
        return False
    if told.exists() and told.read_text(encoding="utf-8") == _key(event):
        return True
    import httpx  # noqa: PLC0415 - takes as long to import as DuckDB: only who has a webhook pays for it

    payload = _as_slack(settings, event) if settings.webhook_format == "slack" else _as_json(settings, event)
    try:
        httpx.post(url, json=payload, timeout=TIMEOUT_SECONDS).raise_for_status()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        # The URL is a secret, and httpx puts it into its messages; the run's own result must not depend on a webhook.
        _log.warning("the webhook of MOISSON_WEBHOOK_URL was not reached: %s", type(error).__name__)
        return False
    private.mkdir(parents=True, exist_ok=True)
    told.write_text(_key(event), encoding="utf-8")
    return True


def _key(event: dict[str, Any]) -> str:
    """What makes a message the same as the last one; alerts count hours, which must not make them news."""
    subjects = sorted((alert["check"], alert["subject"]) for alert in event["alerts"])
    return json.dumps([event["event"], event["error"], subjects])


def _as_json(settings: Settings, event: dict[str, Any]) -> dict[str, Any]:
    place = {"warehouse": str(settings.warehouse), "at": datetime.now(UTC).isoformat(timespec="seconds")}
    return event | place | {"text": _text(settings, event)}


def _as_slack(settings: Settings, event: dict[str, Any]) -> dict[str, Any]:
    """Slack's incoming webhooks take `text`; <, > and & are its own and are escaped, so that no name becomes a link."""
    text = _text(settings, event)
    for character, escape in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(character, escape)
    return {"text": text}


def _text(settings: Settings, event: dict[str, Any]) -> str:
    what = f"moisson {event['trigger']} on {settings.warehouse}"
    if event["event"] == "run_failed":
        return f"{what} failed: {event['error']}"
    if event["event"] == "recovered":
        return f"{what}: all is well again"
    return "\n".join(
        [f"{what}: to look at", *(f"- {alert['subject']}: {alert['message']}" for alert in event["alerts"])]
    )
