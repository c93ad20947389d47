"""Paths and URLs on the command line: what they mean, and what may not stand in them."""

from pathlib import Path

import pytest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app
from flows.errors import RunError
from flows.inputs.location import RemoteFolder, parse_location

SECRETS = (
    "s3://key:geheim@bucket/folder",
    "s3://key:ge/heim@bucket/folder",
    "s3://geheim@bucket/folder",
    "az://container/folder?sv=2024&sig=geheim",
    "gs://bucket/a.txt?X-Goog-Signature=geheim",
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("seeds", Path("seeds")),
        ("/srv/a:b", Path("/srv/a:b")),
        ("file:///srv/my%20archive", Path("/srv/my archive")),
        ("file://localhost/srv", Path("/srv")),
        ("S3://Bucket/Folder/", RemoteFolder("s3", "Bucket/Folder")),
        ("gs://bucket", RemoteFolder("gs", "bucket")),
        ("az://container/a b#1%20.txt", RemoteFolder("az", "container/a b#1%20.txt")),
        ("s3://bucket/a?.txt", RemoteFolder("s3", "bucket/a?.txt")),
        ("s3://bucket/me@home:2.txt", RemoteFolder("s3", "bucket/me@home:2.txt")),
    ],
)
def test_a_path_or_url_is_a_location(text, meant):
    assert parse_location(text) == meant


@pytest.mark.parametrize("url", [*SECRETS, "s3://", "s3:///folder", "ftp://host/x", "file://host/x"])
def test_a_url_that_cannot_be_meant_is_refused_without_its_secret(url):
    with pytest.raises(RunError) as refused:
        parse_location(url)
    assert "heim" not in str(refused.value)


@pytest.mark.parametrize("command", [["plan"], ["ingest"], ["ingest", "--direct"]])
@pytest.mark.parametrize("url", SECRETS[:2])
def test_no_command_prints_or_stores_a_secret(command, url, harvest, folder, monkeypatch):
    write_articles(folder, {"a.txt": ARTICLES["a.txt"]})
    harvest.ingest(folder)
    monkeypatch.setenv("MOISSON_WAREHOUSE", str(harvest.published))
    done = CliRunner().invoke(app, [*command, url])
    assert done.exit_code == 1
    assert "heim" not in done.output
    assert harvest.rows("SELECT count(*) FROM runs WHERE error LIKE '%heim%'") == [(0,)]


def test_a_file_url_is_the_local_folder(folder, harvest):
    write_articles(folder, {"a.txt": ARTICLES["a.txt"]})
    harvest.ingest(folder)
    assert harvest.ingest(f"file://{folder}").changed is False
    assert harvest.rows("SELECT DISTINCT root FROM sources") == [(str(folder),)]
