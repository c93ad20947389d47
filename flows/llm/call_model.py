"""One chat completion over HTTP: time limits, retries that wait as long as the server asks, no key in any message."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from flows.errors import RunError

if TYPE_CHECKING:
    import httpx

ATTEMPTS = 4
LONGEST_WAIT = 60.0
"""Seconds; a server that asks for more is left alone."""
MAX_ANSWER_BYTES = 8_000_000
_CONNECT_SECONDS = 10.0
_DETAIL_CHARS = 300
_RENAMED = {"max_tokens": "max_completion_tokens", "temperature": None}
"""What some models refuse by name, and what they take instead."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A completion; `finish_reason` is `malformed` without one. Counts are None where the server does not say."""

    content: str
    finish_reason: str
    tokens_in: int | None = None
    tokens_out: int | None = None


class CallError(Exception):
    """A call without an answer.

    Attributes:
        reason: `timeout`, `unreachable`, `rate_limited`, `server_error`, `rejected`, `quota_used_up`,
            `answer_too_large`.
        detail: what the server said, without the key.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason, self.detail = reason, detail


class ModelClient:
    """Calls one endpoint, one call at a time, over a connection that is kept.

    Args:
        url: base of the API (`https://host/v1`) or the address of `chat/completions` itself.
        key: sent as a bearer token, not at all when empty.
        timeout: seconds from the sending of a request to the end of its answer.
        sleep: waits the given seconds.
    """

    def __init__(self, url: str, key: SecretStr, timeout: float, sleep: Callable[[float], None] = time.sleep) -> None:
        import httpx  # noqa: PLC0415 - only runs with a model pay for the import

        base = url.rstrip("/")
        self.url = base if base.endswith("/chat/completions") else f"{base}/chat/completions"
        self._key, self._timeout, self._sleep = key.get_secret_value(), timeout, sleep
        self._http = httpx.Client(timeout=httpx.Timeout(timeout, connect=min(timeout, _CONNECT_SECONDS)))
        self._refused: set[str] = set()

    def close(self) -> None:
        """Give the connection up."""
        self._http.close()

    def call(self, body: Mapping[str, Any]) -> Answer:
        """The completion of `body`.

        Raises:
            CallError: none came. Busy and failing servers were tried `ATTEMPTS` times; a time limit is final, since the
                call may be billed.
            RunError: the address, the key or the model is wrong.
        """
        for attempt in range(ATTEMPTS):
            try:
                return self._try(body)
            except _BusyError as busy:
                wait = float(2**attempt) if busy.wait is None else busy.wait
                if attempt + 1 == ATTEMPTS or wait > LONGEST_WAIT:
                    raise CallError(busy.reason, self._safe(busy.detail)) from None
                self._sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _try(self, body: Mapping[str, Any]) -> Answer:
        import httpx  # noqa: PLC0415 - as above

        try:
            response, content = self._post(body)
        except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
            raise CallError("timeout", f"no whole answer within {self._timeout:g} s") from error
        except httpx.TransportError as error:
            raise _BusyError("unreachable", f"{type(error).__name__}: {error}", None) from None
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise RunError(f"cannot call the model: {self._safe(str(error))}; check MOISSON_LLM_URL and _KEY") from None
        if response.status_code == httpx.codes.OK:
            return _read_completion(content)
        refused = self._refused_parameter(response.status_code, content)
        if refused is not None and refused not in self._refused:
            self._refused.add(refused)
            return self._try(body)
        raise self._failure(response, content)

    def _post(self, body: Mapping[str, Any]) -> "tuple[httpx.Response, bytes]":
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        sent = json.dumps(self._accepted(body), ensure_ascii=False).encode()
        deadline = time.monotonic() + self._timeout
        content = bytearray()
        with self._http.stream("POST", self.url, content=sent, headers=headers) as response:
            for chunk in response.iter_bytes():
                content += chunk
                if len(content) > MAX_ANSWER_BYTES:
                    raise CallError("answer_too_large", f"over {MAX_ANSWER_BYTES} bytes")
                if time.monotonic() > deadline:  # httpx limits the wait for each piece, not for the whole
                    raise CallError("timeout", f"no whole answer within {self._timeout:g} s")
        return response, bytes(content)

    def _accepted(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The body without, or with the new names of, the parameters that this model refused."""
        kept = {name: value for name, value in body.items() if name not in self._refused}
        renamed = {name: _RENAMED[name] for name in sorted(self._refused)}
        return kept | {new: body[old] for old, new in renamed.items() if new is not None and old in body}

    def _refused_parameter(self, status: int, content: bytes) -> str | None:
        error = _read_error(content) if status in {400, 422} else {}
        parameter = error.get("param")
        return parameter if isinstance(parameter, str) and parameter in _RENAMED else None

    def _failure(self, response: "httpx.Response", content: bytes) -> Exception:
        error, status = _read_error(content), response.status_code
        message = error.get("message") or content[:_DETAIL_CHARS].decode("utf-8", "replace")
        detail = f"HTTP {status}: {str(message)[:_DETAIL_CHARS]}"
        if status in {401, 403, 404} or 300 <= status < 400:
            advice = "check MOISSON_LLM_URL, MOISSON_LLM_KEY and MOISSON_LLM_MODEL"
            return RunError(f"the model's endpoint refused: {self._safe(detail)}; {advice}")
        if status == 402 or error.get("code") == "insufficient_quota":
            return CallError("quota_used_up", self._safe(detail))
        if status == 429:
            return _BusyError("rate_limited", detail, _retry_after(response.headers.get("Retry-After")))
        if status in {408, 409} or status >= 500:
            return _BusyError("server_error", detail, _retry_after(response.headers.get("Retry-After")))
        return CallError("rejected", self._safe(detail))

    def _safe(self, detail: str) -> str:
        """Servers quote the key they were given."""
        return detail.replace(self._key, "***") if self._key else detail


class _BusyError(Exception):
    """A failure that may pass; `wait` is what the server asked for, in seconds."""

    def __init__(self, reason: str, detail: str, wait: float | None) -> None:
        super().__init__(reason)
        self.reason, self.detail, self.wait = reason, detail, wait


def _read_completion(content: bytes) -> Answer:
    """The first choice of a completion; what has another shape is `malformed`, yet an answer that may be billed."""
    value = _read_json(content)
    usage = value.get("usage")
    counts = [_count(usage.get(name)) if isinstance(usage, dict) else None for name in _USAGE]
    choices = value.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    message = choice.get("message")
    if not isinstance(message, dict):
        return Answer("", "malformed", *counts)
    if message.get("refusal"):
        return Answer("", "refusal", *counts)
    text = message.get("content")
    return Answer(text if isinstance(text, str) else "", str(choice.get("finish_reason")), *counts)


_USAGE = ("prompt_tokens", "completion_tokens")


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None


def _read_error(content: bytes) -> dict[str, Any]:
    error = _read_json(content).get("error")
    return error if isinstance(error, dict) else {"message": error} if isinstance(error, str) else {}


def _read_json(content: bytes) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _retry_after(header: str | None) -> float | None:
    """Seconds to wait: the header holds a number of them or a date."""
    if header is None:
        return None
    try:
        return max(0.0, float(header))
    except ValueError:
        pass
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, (until - datetime.now(UTC)).total_seconds()) if until.tzinfo else None
