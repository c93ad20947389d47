"""The protocol, against a server that fails in the ways servers do."""

import json
import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from pydantic import SecretStr

from flows.errors import RunError
from flows.llm.call_model import Answer, CallError, ModelClient

KEY = "sk-test-1234567890"
BODY = {"model": "m", "messages": [], "temperature": 0, "max_tokens": 50}


def _completion(content, **usage):
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
    return 200, {}, json.dumps({"choices": [choice]} | ({"usage": usage} if usage else {})).encode()


def _error(status, message, headers=None, **more):
    return status, headers or {}, json.dumps({"error": {"message": message, **more}}).encode()


@pytest.fixture
def waits():
    return []


@pytest.fixture
def client(server, waits):
    found = ModelClient(server.url, SecretStr(KEY), 5.0, waits.append)
    yield found
    found.close()


def test_an_answer_with_its_usage(server, client):
    server.script.append(_completion("{}", prompt_tokens=12, completion_tokens=3))
    assert client.call(BODY) == Answer("{}", "stop", 12, 3)
    assert server.paths == ["/v1/chat/completions"]
    assert server.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert server.requests == [BODY]


def test_an_answer_without_usage(server, client):
    server.script.append(_completion("{}"))
    assert client.call(BODY) == Answer("{}", "stop", None, None)


def test_without_a_key_no_authorization_is_sent(server):
    client = ModelClient(server.url + "/chat/completions", SecretStr(""), 5.0)
    server.script.append(_completion("{}"))
    client.call(BODY)
    client.close()
    assert "Authorization" not in server.headers[0]
    assert server.paths == ["/v1/chat/completions"]


def test_waits_as_long_as_the_server_asks(server, client, waits):
    server.script += [_error(429, "slow down", {"Retry-After": "7"}), _error(503, "busy"), _completion("{}")]
    assert client.call(BODY).content == "{}"
    assert waits == [7.0, 2.0]


def test_a_date_to_wait_for(server, client, waits):
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    server.script += [_error(429, "slow down", {"Retry-After": until}), _completion("{}")]
    client.call(BODY)
    assert 25 < waits[0] <= 30


def test_gives_up_after_four_attempts(server, client, waits):
    server.script += [_error(500, f"crash, your key was {KEY}")] * 4
    with pytest.raises(CallError) as error:
        client.call(BODY)
    assert (error.value.reason, error.value.detail) == ("server_error", "HTTP 500: crash, your key was ***")
    assert waits == [1.0, 2.0, 4.0]


def test_does_not_wait_for_an_hour(server, client, waits):
    server.script.append(_error(429, "come back later", {"Retry-After": "3600"}))
    with pytest.raises(CallError, match="rate_limited"):
        client.call(BODY)
    assert waits == []


def test_a_used_up_quota_is_not_retried(server, client, waits):
    server.script.append(_error(429, "pay first", code="insufficient_quota"))
    with pytest.raises(CallError, match="quota_used_up"):
        client.call(BODY)
    assert waits == []


@pytest.mark.parametrize("status", [401, 403, 404, 307])
def test_a_wrong_setting_stops_the_run_without_telling_the_key(server, client, status):
    server.script.append(_error(status, f"Incorrect API key provided: {KEY}"))
    with pytest.raises(RunError, match="check MOISSON_LLM_URL") as error:
        client.call(BODY)
    assert KEY not in str(error.value)


def test_a_refused_parameter_is_renamed_or_left_out_from_then_on(server, client):
    server.script += [
        _error(400, "Unsupported parameter", param="max_tokens"),
        _error(400, "Unsupported value", param="temperature"),
        _completion("{}"),
        _completion("{}"),
    ]
    client.call(BODY)
    client.call(BODY)
    accepted = {"model": "m", "messages": [], "max_completion_tokens": 50}
    assert server.requests[2:] == [accepted, accepted]


def test_a_rejected_request(server, client):
    server.script.append(_error(400, "context too long", param="messages"))
    with pytest.raises(CallError, match="rejected: HTTP 400: context too long"):
        client.call(BODY)


@pytest.mark.parametrize("payload", [b"", b"<html>proxy</html>", b"[]", b'{"choices": []}', b"[" * 100_000])
def test_a_completion_of_another_shape_is_malformed(server, client, payload):
    server.script.append((200, {}, payload))
    assert client.call(BODY) == Answer("", "malformed")


def test_nobody_listens(waits):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    client = ModelClient(f"http://127.0.0.1:{port}/v1", SecretStr(KEY), 5.0, waits.append)
    with pytest.raises(CallError, match="unreachable"):
        client.call(BODY)
    client.close()
    assert waits == [1.0, 2.0, 4.0]


def test_an_address_that_is_none():
    client = ModelClient("nowhere", SecretStr(KEY), 5.0, lambda _s: None)
    with pytest.raises((RunError, CallError)):
        client.call(BODY)
    client.close()


@pytest.mark.timeout(60)  # the server below never ends its answer
def test_an_answer_that_trickles_is_cut_at_the_limit():
    listener = socket.create_server(("127.0.0.1", 0))

    def trickle() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            for _ in range(60):
                time.sleep(0.05)
                try:
                    connection.sendall(b" ")
                except OSError:
                    return

    thread = threading.Thread(target=trickle, daemon=True)
    thread.start()
    client = ModelClient(f"http://127.0.0.1:{listener.getsockname()[1]}", SecretStr(""), 0.4, lambda _s: None)
    with pytest.raises(CallError, match="timeout"):
        client.call(BODY)
    client.close()
    listener.close()
    thread.join(5)
