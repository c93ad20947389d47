"""Inputs in object storage, on a real S3-compatible server: a URL gives what a local folder gives."""

import gzip
import io
import json
import sys
import threading
import unicodedata
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests_support import ARTICLES, write_articles
from typer.testing import CliRunner

from flows.cli.app import app
from flows.errors import GuardError, RunError
from flows.inputs.discover import discover
from flows.inputs.fetch_ahead import fetch_ahead
from flows.inputs.location import RemoteFolder
from flows.inputs.open_input import CHUNK
from flows.inputs.resolve_targets import Target, resolve_targets
from flows.preview import preview
from flows.settings import Settings

ROOT = "s3://moisson/in"


def _parquet() -> bytes:
    sink = io.BytesIO()
    row = {"id": "p1", "title": "Une gare de plus", "text": ARTICLES["a.txt"].replace("port", "train")}
    pq.write_table(pa.Table.from_pylist([row]), sink)
    return sink.getvalue()


def _statuses(harvest):
    rows = harvest.rows("SELECT source_id, status, reason FROM sources")
    return {source_id: (status, reason) for source_id, status, reason in rows}


def test_a_url_gives_the_rows_of_a_local_folder(bucket, harvest, make_harvest, folder):
    inputs = {name: text.encode() for name, text in ARTICLES.items()}
    inputs |= {
        "sub/deep/c.txt.gz": gzip.compress(ARTICLES["c.txt"].replace("42", "43").encode(), mtime=0),
        "rows.parquet": _parquet(),
        "trains.jsonl.gz": gzip.compress(ARTICLES["trains.jsonl"].replace("210", "310").encode(), mtime=0),
        "b.txt.yml": b"title: Another title\npublisher: The Quay\n",
        "empty.txt": b"",
        ".moissonignore": b"# drafts stay out\ndraft*\nold/\n",
        "draft.txt": b"not yet",
        "old/a.txt": b"no longer",
        "sub/.git/config.txt": b"no document",
    }
    for name, content in inputs.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        bucket.put({f"in/{name}": content})
    remote = harvest.ingest(ROOT)
    assert remote.content_digest == make_harvest("local").ingest(folder).content_digest
    assert _statuses(harvest)["empty.txt"] == ("failed", "empty")
    assert harvest.rows("SELECT DISTINCT root FROM sources") == [(ROOT,)]
    assert sorted(discover(RemoteFolder("s3", "moisson/in")).ignored) == sorted(discover(folder).ignored)


def test_an_unchanged_bucket_costs_one_listing(bucket, harvest):
    bucket.put({f"in/{name}": text for name, text in ARTICLES.items()})
    first = harvest.ingest(ROOT)
    bucket.requests()
    second = harvest.ingest(ROOT)
    assert (second.changed, second.counts["unchanged"]) == (False, len(ARTICLES))
    assert [request.split("?")[0] for request in bucket.requests()] == ["GET /moisson"]
    assert second.content_digest == first.content_digest


def test_a_new_object_is_fetched_once(bucket, harvest):
    bucket.put({"in/a.txt": ARTICLES["a.txt"]})
    harvest.ingest(ROOT)
    bucket.put({"in/b.txt": ARTICLES["b.txt"]})
    bucket.requests()
    harvest.ingest(ROOT)
    requests = bucket.requests()
    assert requests.count("GET /moisson/in/b.txt") == 1
    assert not [request for request in requests if "a.txt" in request]


def test_objects_are_fetched_ahead_in_their_order(bucket):
    bucket.put({f"in/{n:02}.txt": f"Article {n}" for n in range(40)} | {"in/07.txt.yml": "title: Sept\n"})
    entries = discover(RemoteFolder("s3", "moisson/in")).entries.to_pylist()
    bucket.delete("in/33.txt")
    large = {**entries[5], "size_bytes": CHUNK + 1}
    given = list(fetch_ahead([*entries[:5], large, *entries[6:]]))
    assert [entry["file_id"] for entry in given] == [f"{n:02}.txt" for n in range(40)]
    assert "fetched" not in given[5]
    fetched = {entry["file_id"]: entry["fetched"] for entry in given if entry is not large}
    assert isinstance(fetched.pop("33.txt").content, FileNotFoundError)
    assert all(got.content == f"Article {int(name[:2])}".encode() for name, got in fetched.items())
    assert fetched["07.txt"].sidecar == b"title: Sept\n"
    assert [fetched["39.txt"].state[0], tuple(fetched["07.txt"].state)] == [
        len("Article 39"),
        tuple(entries[7][key] for key in ("size_bytes", "mtime_ns", "inode")),
    ]


def test_a_local_file_is_not_fetched_ahead(folder):
    write_articles(folder, ARTICLES)
    entries = discover(folder).entries.to_pylist()
    assert list(fetch_ahead(entries)) == entries


def test_changed_rewritten_and_vanished_objects(bucket, harvest):
    bucket.put({f"in/{name}": text for name, text in ARTICLES.items()})
    first = harvest.ingest(ROOT)
    # As long as before, within the same second: only the ETag tells.
    bucket.put({"in/a.txt": ARTICLES["a.txt"].replace("12 000", "14 000")})
    bucket.put({"in/b.txt": ARTICLES["b.txt"]})
    second = harvest.ingest(ROOT)
    assert (second.counts["changed"], second.counts["removed"]) == (1, 0)
    bucket.put({"in/a.txt": ARTICLES["a.txt"]})
    bucket.delete("in/c.txt")
    third = harvest.ingest(ROOT)
    assert (third.counts["changed"], third.counts["removed"]) == (1, 1)
    assert _statuses(harvest)["c.txt"][0] == "removed"
    assert first.content_digest != third.content_digest


def test_a_sidecar_that_changes_within_a_second_is_seen(bucket, harvest):
    bucket.put({"in/a.txt": ARTICLES["a.txt"], "in/a.txt.yml": "title: Titre un\n"})
    harvest.ingest(ROOT)
    bucket.put({"in/a.txt.yml": "title: Titre II\n"})
    harvest.ingest(ROOT)
    assert harvest.rows("SELECT title FROM documents") == [("Titre II",)]
    bucket.delete("in/a.txt.yml")
    assert harvest.ingest(ROOT).counts["changed"] == 1


def test_an_emptied_folder_removes_nothing(bucket, harvest):
    bucket.put({f"in/{name}": text for name, text in ARTICLES.items()})
    harvest.ingest(ROOT)
    bucket.delete(*(f"in/{name}" for name in ARTICLES))
    with pytest.raises(GuardError, match="nothing was changed"):
        harvest.ingest(ROOT)
    assert harvest.ingest(ROOT, allow_removals=True).counts["removed"] == len(ARTICLES)


def test_a_bucket_that_is_gone_removes_nothing(bucket, harvest):
    bucket.put({"in/a.txt": ARTICLES["a.txt"]})
    harvest.ingest(ROOT)
    bucket.delete("in/a.txt")
    bucket.client.delete_bucket(Bucket="moisson")
    with pytest.raises(RunError, match=r"s3://moisson/in"):
        harvest.ingest(ROOT, allow_removals=True)
    assert _statuses(harvest)["a.txt"] == ("loaded", None)


def test_names_that_a_file_system_would_not_have(bucket, harvest):
    composed, decomposed = "in/Bré vin.txt", unicodedata.normalize("NFD", "in/Bré vin.txt")
    keys = ["in/a b#1.txt", "in/100%25+x.txt", "in/what?x=1.txt", "in/d//e.txt", composed, decomposed, "in/::t.txt"]
    bucket.put({key: ARTICLES["a.txt"].replace("12 000", f"{number} 000") for number, key in enumerate(keys, 13)})
    bucket.put({"in/": b"", "in/d/": b"", "in/.keep": b"", "in-other/x.txt": "not inside"})
    bucket.put({"in/v?versionId=2.txt": ARTICLES["b.txt"]})
    harvest.ingest(ROOT)
    statuses = _statuses(harvest)
    assert statuses.pop("v?versionId=2.txt") == ("failed", "unreadable")
    assert set(statuses) == {
        "a b#1.txt",
        "100%25+x.txt",
        "what?x=1.txt",
        "d//e.txt",
        "::t.txt",
        "Bré vin.txt",
        "Bré vin.txt (Bre\\u0301 vin.txt)",
    }
    assert set(statuses.values()) == {("loaded", None)}
    assert harvest.rows("SELECT count(DISTINCT document_id) FROM sources WHERE document_id IS NOT NULL") == [(7,)]
    assert harvest.ingest(ROOT).changed is False


def test_an_object_that_cannot_be_read_is_a_row_until_it_can(bucket, harvest):
    bucket.put({"in/a.txt": ARTICLES["a.txt"]})
    bucket.put({"in/b.txt": ARTICLES["b.txt"]}, StorageClass="GLACIER")  # listed, but archived
    harvest.ingest(ROOT)
    assert _statuses(harvest) == {"a.txt": ("loaded", None), "b.txt": ("failed", "unreadable")}
    assert harvest.ingest(ROOT).changed is False
    bucket.put({"in/b.txt": ARTICLES["b.txt"]})
    harvest.ingest(ROOT)
    assert _statuses(harvest)["b.txt"] == ("loaded", None)


def test_a_storage_that_does_not_answer_ends_the_run_and_marks_no_object(bucket, harvest, monkeypatch):
    import s3fs  # noqa: PLC0415 - an extra

    bucket.put({"in/a.txt": ARTICLES["a.txt"]})
    harvest.ingest(ROOT)
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    s3fs.S3FileSystem.clear_instance_cache()
    with pytest.raises(RunError, match="s3:// does not answer"):
        harvest.ingest(ROOT)
    assert _statuses(harvest) == {"a.txt": ("loaded", None)}


class _Expired(BaseHTTPRequestHandler):
    """Lists what the bucket held, and refuses the credentials for everything else."""

    listing = b""

    def do_GET(self) -> None:
        is_listing = "list-type" in self.path
        refusal = b"<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>"
        body = self.listing if is_listing else refusal
        self.send_response(200 if is_listing else 400)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


def test_credentials_that_expire_in_a_run_end_it_and_mark_no_object(bucket, harvest, monkeypatch):
    import s3fs  # noqa: PLC0415 - an extra

    bucket.put({"in/a.txt": ARTICLES["a.txt"]})
    harvest.ingest(ROOT)
    bucket.put({"in/a.txt": ARTICLES["b.txt"]})
    with urllib.request.urlopen(f"{bucket.endpoint}/moisson?list-type=2&prefix=in/") as listed:  # noqa: S310 - our own server
        _Expired.listing = listed.read()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Expired)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_port}")
    s3fs.S3FileSystem.clear_instance_cache()
    with pytest.raises(RunError, match="token has expired"):
        harvest.ingest(ROOT)
    server.shutdown()
    server.server_close()
    assert _statuses(harvest) == {"a.txt": ("loaded", None)}


def test_a_large_object_comes_in_pieces(bucket, harvest):
    line = json.dumps({"id": "x", "title": "Le quai", "text": ARTICLES["a.txt"], "padding": "x" * 9_000_000})
    bucket.put({"in/large.jsonl": line + "\n" + ARTICLES["trains.jsonl"]})
    bucket.requests()
    harvest.ingest(ROOT)
    assert bucket.requests().count("GET /moisson/in/large.jsonl") == 2
    assert _statuses(harvest)["large.jsonl#d1"] == ("loaded", None)


def test_a_url_in_a_known_root_is_a_filter_any_other_a_root(bucket, tmp_path):
    bucket.put({"in/sub/b.txt": "x", "in/sub/b.txt.yml": "title: x", "in/subtle.txt": "x", "top.txt": "x"})
    root, seeds = RemoteFolder("s3", "moisson/in"), tmp_path
    sub = RemoteFolder("s3", "moisson/in/sub")
    assert resolve_targets([f"{ROOT}/"], [], seeds) == [Target(root)]
    assert resolve_targets([f"{ROOT}/sub"], [ROOT], seeds) == [Target(root, "sub")]
    assert resolve_targets([f"{ROOT}/sub/b.txt", ROOT], [ROOT], seeds) == [Target(root)]
    assert resolve_targets([f"{ROOT}/sub/b.txt"], [], seeds) == [Target(sub, "b.txt")]
    assert resolve_targets(["s3://moisson/top.txt"], [], seeds) == [Target(RemoteFolder("s3", "moisson"), "top.txt")]
    assert resolve_targets(["s3://moisson"], [], seeds) == [Target(RemoteFolder("s3", "moisson"))]
    assert resolve_targets([], [], f"{ROOT}/sub") == [Target(sub)]
    assert discover(root, "sub").entries["file_id"].to_pylist() == ["sub/b.txt"]
    assert discover(root, "sub/b.txt").entries["sidecar_size"].to_pylist() == [8]
    for wrong in (f"{ROOT}/nothing", "s3://nobody/in"):
        with pytest.raises(RunError, match="no object or folder"):
            resolve_targets([wrong], [], seeds)


def test_a_filter_obeys_the_ignore_file_of_its_root_and_removes_nothing(bucket, harvest):
    bucket.put({f"in/{name}": text for name, text in ARTICLES.items()})
    bucket.put({"in/.moissonignore": "draft*\n", "in/draft/x.txt": ARTICLES["b.txt"]})
    harvest.ingest(ROOT)
    bucket.delete("in/b.txt")
    assert harvest.ingest(f"{ROOT}/a.txt").counts["removed"] == 0
    assert harvest.ingest(f"{ROOT}/draft/x.txt").changed is False
    assert harvest.ingest(ROOT).counts["removed"] == 1


def test_a_url_as_seeds_folder_in_plan_and_ingest(bucket, harvest, monkeypatch):
    bucket.put({f"in/{name}": text for name, text in ARTICLES.items()})
    planned = preview(Settings(seeds=ROOT, warehouse=harvest.published), [])
    assert {(row["root"], row["action"]) for row in planned} == {(ROOT, "add")}
    monkeypatch.setenv("MOISSON_SEEDS", ROOT)
    monkeypatch.setenv("MOISSON_WAREHOUSE", str(harvest.published))
    done = CliRunner().invoke(app, ["ingest", "--direct", "--profile", "fast", "--json"])
    assert json.loads(done.stdout)["counts"]["added"] == len(ARTICLES) - 1
    again = CliRunner().invoke(app, ["plan", f"{ROOT}/a.txt", "--json"])
    assert [(row["source"], row["action"]) for row in json.loads(again.stdout)] == [("a.txt", "unchanged")]


@pytest.mark.parametrize(("scheme", "package", "extra"), [("gs", "gcsfs", "gcs"), ("az", "adlfs", "azure")])
def test_a_missing_extra_is_named(scheme, package, extra, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(RunError, match=f"the extra `{extra}`"):
        resolve_targets([f"{scheme}://bucket/folder"], [], tmp_path)
