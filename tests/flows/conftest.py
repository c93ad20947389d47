"""A real S3-compatible server on loopback, for the tests of inputs and partitions in object storage."""

import importlib.util
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest


class Bucket:
    """The bucket `moisson` on a server of its own; its requests are those in the server's log."""

    url = "s3://moisson"

    def __init__(self, endpoint: str, log: Path) -> None:
        import boto3  # noqa: PLC0415 - an extra

        self.endpoint = endpoint
        self._log = log
        self.client: Any = boto3.client("s3")
        self.client.create_bucket(Bucket="moisson")

    def put(self, objects: Mapping[str, str | bytes], **how: str) -> None:
        """Write objects under their keys."""
        for key, content in objects.items():
            body = content.encode() if isinstance(content, str) else content
            self.client.put_object(Bucket="moisson", Key=key, Body=body, **how)

    def delete(self, *keys: str) -> None:
        """Remove objects."""
        for key in keys:
            self.client.delete_object(Bucket="moisson", Key=key)

    def requests(self) -> list[str]:
        """Method and target of every request since the last call."""
        lines = self._log.read_text(encoding="utf-8", errors="replace").splitlines()
        seen, self._seen = lines[getattr(self, "_seen", 0) :], len(lines)
        return [line.split('"')[1].removesuffix(" HTTP/1.1") for line in seen if '"' in line and "/moisson" in line]


@pytest.fixture(scope="session")
def storage_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The endpoint of a server and its log; skipped where it is not installed."""
    if not all(map(importlib.util.find_spec, ("s3fs", "moto", "flask"))):
        pytest.skip("s3fs or moto[server] is not installed")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path_factory.mktemp("storage") / "server.log"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with log.open("wb") as sink:
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=sink)
    endpoint = f"http://127.0.0.1:{port}"
    try:
        _await(endpoint)
        yield endpoint, log
    finally:
        server.terminate()
        server.wait()


@pytest.fixture
def bucket(storage_server: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    """An empty bucket, and the environment that reaches it."""
    import s3fs  # noqa: PLC0415 - an extra

    endpoint, log = storage_server
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    reset = urllib.request.Request(f"{endpoint}/moto-api/reset", method="POST")  # noqa: S310 - our own server
    urllib.request.urlopen(reset, timeout=10).close()  # noqa: S310 - as above
    yield Bucket(endpoint, log)
    s3fs.S3FileSystem.clear_instance_cache()


def _await(endpoint: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(endpoint, timeout=1).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the object storage did not start")
