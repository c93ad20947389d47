"""A real HTTP server on the loopback that speaks the chat-completions protocol, well or badly as a test scripts it."""

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Reply = tuple[int, dict[str, str], bytes]


class ModelServer:
    """Replies with the scripted replies in turn, then with what `answer` makes of the sentences it is sent."""

    def __init__(self) -> None:
        self.script: deque[Reply] = deque()
        self.answer: Callable[[list[dict[str, Any]]], list[Any]] = lambda _sentences: []
        self.usage: dict[str, int] | None = {"prompt_tokens": 1000, "completion_tokens": 100}
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()

    def reply(self, body: dict[str, Any]) -> Reply:
        if self.script:
            return self.script.popleft()
        user = json.loads(body["messages"][1]["content"])
        content = json.dumps({"claims": self.answer(user["sentences"])})
        choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}
        return 200, {}, json.dumps({"object": "chat.completion", "choices": [choice], "usage": self.usage}).encode()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                server.paths.append(self.path)
                server.requests.append(body)
                server.headers.append(dict(self.headers))
                status, headers, payload = server.reply(body)
                self.send_response(status)
                for name, value in ({"Content-Type": "application/json"} | headers).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(payload)))
                self.end_headers()
                self.wfile.write(payload)

            def log_message(self, *_arguments: object) -> None:
                """Quiet."""

        return Handler


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A model's endpoint, reached without a proxy."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    endpoint = ModelServer()
    yield endpoint
    endpoint.close()
