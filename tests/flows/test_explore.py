"""`moisson explore`: starts, says where, says why not, ends."""

import re
import signal
import socket
import subprocess
import sys

import httpx
import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    base = tmp_path_factory.mktemp("explore")
    (base / "inputs").mkdir()
    write_articles(base / "inputs", {"a.txt": ARTICLES["a.txt"]})
    harvest = Harvest(base)
    harvest.ingest(base / "inputs")
    return harvest.published


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_it_serves_until_ctrl_c(published):
    port = _free_port()
    command = [sys.executable, "-m", "flows.cli", "explore", "--port", str(port), "--warehouse", str(published)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stderr.readline()
            answer = httpx.get(f"http://127.0.0.1:{port}/", timeout=60)
            token = re.search(r'name="token" value="(\w+)"', answer.text)
            asked = {"q": "SELECT count(*) AS articles FROM articles", "name": "a", "token": token.group(1)}
            counted = httpx.post(f"http://127.0.0.1:{port}/sql", data=asked, cookies=answer.cookies, timeout=60)
        finally:
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert said == f"moisson: http://127.0.0.1:{port}/ (Ctrl-C ends it)\n"
    assert answer.status_code == 200
    assert "server" not in answer.headers
    assert "1 row ·" in counted.text
    assert (process.returncode, out, err) == (0, "", "")


def test_a_taken_port_is_said(published):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        result = CliRunner().invoke(app, ["explore", "--port", str(port), "--warehouse", str(published)])
    assert result.exit_code == 1
    assert f"port {port}: Address already in use; try another --port" in result.stderr


def test_an_address_of_another_machine_is_said(published):
    result = CliRunner().invoke(app, ["explore", "--host", "192.0.2.1", "--warehouse", str(published)])
    assert result.exit_code == 1
    assert "cannot listen on 192.0.2.1" in result.stderr


def test_without_a_warehouse_it_says_what_to_do(tmp_path):
    result = CliRunner().invoke(app, ["explore", "--warehouse", str(tmp_path / "none.duckdb")])
    assert result.exit_code == 1
    assert "run `moisson ingest` first" in result.stderr


def test_a_damaged_warehouse_is_said(tmp_path):
    (tmp_path / "moisson.duckdb").write_bytes(b"this is no database" * 1000)
    result = CliRunner().invoke(app, ["explore", "--warehouse", str(tmp_path / "moisson.duckdb")])
    assert result.exit_code == 1
    assert result.stderr.startswith("moisson: ")


def test_open_opens_the_address_once_it_listens(published, monkeypatch):
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(httpx_can_connect(address)))
    monkeypatch.setattr("uvicorn.Server.run", lambda _, sockets: [one.close() for one in sockets])
    port = _free_port()
    result = CliRunner().invoke(app, ["explore", "--open", "--port", str(port), "--warehouse", str(published)])
    assert result.exit_code == 0
    assert opened == [f"http://127.0.0.1:{port}/"]


def httpx_can_connect(address: str) -> str:
    url = httpx.URL(address)
    with socket.create_connection((url.host, url.port), timeout=5):
        return address


def test_beyond_loopback_it_warns(published, monkeypatch):
    monkeypatch.setattr("uvicorn.Server.run", lambda _, sockets: [one.close() for one in sockets])
    arguments = ["explore", "--host", "0.0.0.0", "--port", str(_free_port()), "--warehouse", str(published)]  # noqa: S104 - that is what is warned of
    result = CliRunner().invoke(app, arguments)
    assert "whoever reaches it can read everything" in result.stderr
