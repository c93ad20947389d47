"""A Prefect server that is not there, goes away, comes back or is slow: the run ends by itself, the data is sound.

uv run pytest -n 0 -m faults tests/faults/test_prefect_server.py -s
"""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import httpx
import pytest
from changing_folder import ChangingFolder
from conftest import Harvest

PATIENCE = 240
DELAY = 0.4
"""Seconds that a slow server takes over each message in either direction."""

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1_800)]


class Server:
    """A Prefect server of our own, with its database in `home`; it can be killed and started again."""

    def __init__(self, home: Path) -> None:
        self.port = _free_port()
        self._home = home
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api"

    def start(self) -> None:
        command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(self.port)]
        self._log = (self._home / "server.log").open("ab")
        pipes = {"stdout": self._log, "stderr": self._log}
        # A session of its own: `prefect server` starts a second process, and both must go.
        self._process = subprocess.Popen(command, env=_environment(self._home, ""), start_new_session=True, **pipes)
        for _ in range(PATIENCE * 5):
            with suppress(httpx.HTTPError):
                if httpx.get(f"{self.url}/health", timeout=2).is_success:
                    return
            time.sleep(0.2)
        raise RuntimeError((self._home / "server.log").read_text())

    def kill(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._log.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    home = tmp_path / "prefect"
    home.mkdir()
    started = Server(home)
    yield started
    started.kill()


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    return ChangingFolder(tmp_path / "inputs", random.Random(8)).path


@pytest.fixture
def expected(inputs: Path, make_harvest) -> str | None:
    digest: str | None = make_harvest("expected").ingest(inputs).content_digest
    return digest


def test_a_server_that_is_not_there(inputs, expected, make_harvest, tmp_path):
    harvest = make_harvest("disturbed")
    process = _ingest(inputs, harvest, tmp_path, f"http://127.0.0.1:{_free_port()}/api")
    _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode in {0, 1}, errors
    assert process.returncode == 0 or "Prefect" in errors.splitlines()[-1]
    assert harvest.ingest(inputs).content_digest == expected


@pytest.mark.parametrize("comes_back", [False, True])
def test_a_server_that_dies_in_the_middle_of_a_run(inputs, expected, make_harvest, tmp_path, server, comes_back):
    harvest = make_harvest("disturbed")
    process = _ingest(inputs, harvest, tmp_path, server.url)
    _wait_for(harvest.published.parent / ".moisson" / "working.duckdb", process)
    server.kill()
    if comes_back:
        time.sleep(2)
        server.start()
    _, errors = process.communicate(timeout=PATIENCE)
    print(f"\ncomes back: {comes_back}; exit {process.returncode}; {(errors.splitlines() or [''])[-1][:200]}")
    assert process.returncode in {0, 1}, errors
    assert harvest.ingest(inputs).content_digest == expected
    if not comes_back:
        server.start()


def test_a_slow_server(inputs, expected, make_harvest, tmp_path, server):
    harvest = make_harvest("disturbed")
    with _slow(server.port) as port:
        process = _ingest(inputs, harvest, tmp_path, f"http://127.0.0.1:{port}/api")
        _, errors = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, errors
    assert harvest.ingest(inputs).content_digest == expected


def _ingest(inputs: Path, harvest: Harvest, home: Path, url: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "flows.cli", "ingest", str(inputs), "--warehouse", str(harvest.published)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    options = ["--profile", "fast", "--json"]
    return subprocess.Popen([*command, *options], env=_environment(home, url), text=True, **pipes)


def _environment(home: Path, url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    server = {"PREFECT_API_URL": url} if url else {}
    return kept | server | {"PREFECT_HOME": str(home), "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}


def _wait_for(path: Path, process: "subprocess.Popen[str]") -> None:
    for _ in range(PATIENCE * 20):
        if path.exists():
            return
        assert process.poll() is None, "the run ended before it was disturbed"
        time.sleep(0.05)
    raise TimeoutError(str(path))


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _slow(target: int) -> Iterator[int]:
    """A port that passes everything on to `target`, `DELAY` seconds late."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", target))
                for source, sink in ((near, far), (far, near)):
                    threading.Thread(target=_pass_on, args=(source, sink), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    with closing(listener):
        yield int(listener.getsockname()[1])


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            time.sleep(DELAY)
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
