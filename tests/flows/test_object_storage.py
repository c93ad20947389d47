"""A backfill through a real S3-compatible server on loopback."""

import importlib.util
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest
from tests_support import ARTICLES, write_articles

pytestmark = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("s3fs", "moto", "flask"))), reason="s3fs or moto[server] is not installed"
)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of an empty bucket on a server of its own."""
    import socket  # noqa: PLC0415

    import s3fs  # noqa: PLC0415 - an extra

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    endpoint = f"http://127.0.0.1:{port}"
    try:
        _await(endpoint)
        monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "nobody")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "nothing")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        s3fs.S3FileSystem().mkdir("moisson")
        yield "s3://moisson/staging"
    finally:
        s3fs.S3FileSystem.clear_instance_cache()
        server.terminate()
        server.wait()


def _await(endpoint: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(endpoint, timeout=1)  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the object storage did not start")


def test_partitions_in_object_storage_give_the_rows_of_an_ingest(bucket, harvest, make_harvest, folder):
    import s3fs  # noqa: PLC0415 - an extra

    write_articles(folder, ARTICLES)
    staged = make_harvest("staged").backfill(bucket, folder, batch_documents=2, workers=2, document_seconds=60)
    assert staged.content_digest == harvest.ingest(folder).content_digest
    made = sorted(s3fs.S3FileSystem().glob("moisson/staging/*/documents.parquet"))
    assert made == [f"moisson/staging/partition=00000{n}/documents.parquet" for n in (1, 2, 3, 4)]
    modified = [s3fs.S3FileSystem().modified(path) for path in made]
    again = make_harvest("again").backfill(bucket, folder, batch_documents=2)
    assert again.content_digest == staged.content_digest
    assert [s3fs.S3FileSystem().modified(path) for path in made] == modified
