"""What stands in the folder must not lead out of it, keep a run waiting, or take another input's place."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from flows.errors import RunError
from flows.inputs.discover import discover
from flows.inputs.entries import make_file_id
from flows.inputs.guarded_reader import GuardedReader
from flows.inputs.ignore_rules import IgnoreRules
from flows.inputs.open_input import open_input
from flows.inputs.read_inputs import Delivery, read_file
from transforms.errors import InputError
from transforms.parse.outcomes import Limits

GOOD = "Une bonne nouvelle\n\nLe musée de Brévin a rouvert mardi après deux ans de travaux, a annoncé la mairie.\n"
SECRET = "db_password: hunter2 is the secret of another folder\n"  # noqa: S105 - nobody's
pytestmark = pytest.mark.timeout(120)  # a pipe that is waited for would never return


@pytest.fixture
def found(folder, harvest):
    """Ingest the folder; returns source_id -> (status, reason, detail)."""

    def run(**settings):
        harvest.ingest(folder, **settings)
        return {row[0]: row[1:] for row in harvest.rows("SELECT source_id, status, reason, detail FROM sources")}

    return run


def _everything(harvest):
    """All text that the published file holds."""
    return "\n".join(
        str(harvest.rows(f'SELECT * FROM "{name}"'))
        for (name,) in harvest.rows("SELECT table_name FROM duckdb_tables() WHERE NOT internal")
    )


@pytest.mark.parametrize("name", ["note.txt", "note.txt.yml", "page.html", "feed.jsonl", "table.parquet", "old.txt.gz"])
def test_a_link_out_of_the_folder_is_never_read(folder, found, harvest, tmp_path, name):
    outside = tmp_path / "secret.txt"
    outside.write_text(SECRET, encoding="utf-8")
    (folder / "note.txt").write_text(GOOD, encoding="utf-8")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(outside)
    assert "failed" in {status for status, _, _ in found().values()}
    assert "password" not in _everything(harvest)
    assert "hunter2" not in _everything(harvest)


def test_a_pipe_beside_an_article_does_not_keep_the_run_waiting(folder, found):
    (folder / "note.txt").write_text(GOOD, encoding="utf-8")
    os.mkfifo(folder / "note.txt.yml")
    assert found()["note.txt"][:2] == ("failed", "invalid_sidecar")
    (folder / "note.txt.yml").unlink()
    assert found()["note.txt"][:2] == ("loaded", None)


def test_a_sidecar_that_leads_nowhere_says_so(folder, found):
    (folder / "note.txt").write_text(GOOD, encoding="utf-8")
    (folder / "note.txt.yml").symlink_to(folder / "nowhere.yml")
    assert found()["note.txt"][:2] == ("failed", "invalid_sidecar")


def test_what_was_swapped_in_after_the_listing_is_not_read(folder, tmp_path):
    outside = tmp_path / "secret.txt"
    outside.write_text(SECRET, encoding="utf-8")
    place = folder / "note.txt"
    place.symlink_to(outside)
    entry = {"file_id": "note.txt", "path": os.fsencode(place), "size_bytes": 20, "mtime_ns": 1, "inode": 1}
    entry |= {"sidecar_size": -1, "sidecar_mtime_ns": -1, "problem": None, "detail": None}
    entry |= {"known_fingerprint": None, "known_config_hash": None}
    apart = GuardedReader(60, 0)
    given = list(read_file(str(folder), entry, Limits(), "limits", apart))
    assert [type(item) for item in given] == [Delivery]  # and no file row: the next run looks again
    assert given[0].row["reason"] == "outside_root"
    place.unlink()
    os.mkfifo(place)
    (pipe,) = read_file(str(folder), entry, Limits(), "limits", apart)
    assert pipe.row["reason"] == "not_a_file"


def test_a_folder_swapped_for_a_link_is_noticed_on_opening(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "note.txt").write_text(SECRET, encoding="utf-8")
    (folder / "year").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(InputError, match="outside_root"):
        open_input(os.fsencode(folder / "year" / "note.txt"), 100, str(folder))
    open_input(os.fsencode(tmp_path / "elsewhere" / "note.txt"), 100, str(tmp_path / "elsewhere")).close()


def test_a_sparse_file_is_judged_by_its_size(folder, found):
    for name, size in (("huge.txt", 300_000_000_000), ("huge.jsonl", 3_000_000_000_000)):
        with (folder / name).open("wb") as handle:
            handle.truncate(size)
    assert {key: row[:2] for key, row in found().items()} == {
        "huge.txt": ("failed", "too_large"),
        "huge.jsonl": ("failed", "too_large"),
    }


def test_a_file_named_like_a_record_of_another_keeps_its_own_row(folder, found):
    record = {"id": "1.txt", "text": "Le pont de Brévin rouvre mardi matin après six mois."}
    (folder / "feed.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (folder / "feed.jsonl#1.txt").write_text(GOOD, encoding="utf-8")
    (folder / "feed.jsonl%231.txt").write_text(GOOD + "Encore une fois.", encoding="utf-8")
    rows = found()
    assert {key: row[0] for key, row in rows.items()} == dict.fromkeys(
        ("feed.jsonl#1.txt", "feed.jsonl%231.txt", "feed.jsonl%25231.txt"), "loaded"
    )


def test_other_names_with_a_number_sign_stay_as_they_are():
    assert make_file_id("C# im Alltag.txt") == "C# im Alltag.txt"
    assert make_file_id("2024/#12.md") == "2024/#12.md"
    assert make_file_id("A.CSV.GZ#x") == "A.CSV.GZ%23x"
    assert make_file_id(unicodedata.normalize("NFD", "é.csv#x")) == "é.csv%23x"


KEYS = [
    "../../../../etc/passwd",
    "/etc/passwd",
    "..\\..\\x",
    "a\u0000b",
    "\ud800",
    "'; DROP TABLE documents; --",
    "x" * 9000,
    "~",
    "%2e%2e%2f",
]


def test_ids_of_records_are_only_names(folder, found, harvest, tmp_path):
    before = sorted(path for path in tmp_path.rglob("*") if "wh-" not in str(path))
    lines = [json.dumps({"id": key, "text": f"Le pont numéro {n} rouvre mardi."}) for n, key in enumerate(KEYS)]
    (folder / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = found()
    assert len(rows) == len(KEYS)
    assert {row[0] for row in rows.values()} == {"loaded"}
    assert "feed.jsonl#../../../../etc/passwd" in rows
    assert harvest.rows("SELECT count(*) FROM documents") == [(len(KEYS),)]
    after = sorted(path for path in tmp_path.rglob("*") if "wh-" not in str(path))
    assert after == [*before, folder / "feed.jsonl"]


def test_keys_that_no_database_can_store_do_not_stop_the_run(folder, found):
    lines = [r'{"\ud800": 1}', r'{"text": "Le pont rouvre lundi.", "\udfff": 2}', r'{"id": "\udc00", "\u0000": "x"}']
    (folder / "feed.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert sorted(row[0] for row in found().values()) == ["failed", "failed", "loaded"]


@pytest.mark.parametrize("line", ["*a*a*a*a*b", "**/x/**/x/**/x", "a**a**b"])
def test_an_ignore_line_that_would_take_for_ever_is_refused(line):
    with pytest.raises(RunError, match="line 2"):
        IgnoreRules(["fine", line])


def test_the_slowest_ignore_lines_that_are_taken_end():
    for line in ("*a*a*ab", "**/*a*a*ab/**/x", "**/a/**/b"):
        for path in ("a" * 255, "a/" * 2000, ("a" * 255 + "/") * 15):
            assert IgnoreRules([line]).why("x", path, is_directory=False) is None


@pytest.mark.parametrize("line", ["!", "\\"])
def test_an_ignore_line_that_is_none_is_named_and_not_quoted(folder, line):
    (folder / ".moissonignore").write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(RunError, match=r"line 1: no pattern"):
        discover(folder)


def test_an_ignore_file_from_elsewhere_is_refused(folder, harvest, tmp_path):
    (tmp_path / "rules").write_text("*\n", encoding="utf-8")
    (folder / ".moissonignore").symlink_to(tmp_path / "rules")
    with pytest.raises(RunError, match="no regular file in this folder"):
        harvest.ingest(folder)
    (folder / ".moissonignore").unlink()
    os.mkfifo(folder / ".moissonignore")
    with pytest.raises(RunError, match="no regular file in this folder"):
        harvest.ingest(folder)


def test_a_gazetteer_that_came_with_the_folder_is_a_regular_file_in_it(folder, harvest, tmp_path):
    (tmp_path / "secret.yml").write_text(SECRET, encoding="utf-8")
    (folder / ".moissongazetteer.yml").symlink_to(tmp_path / "secret.yml")
    with pytest.raises(RunError) as refused:
        harvest.ingest(folder, seeds=folder)
    assert "password" not in str(refused.value)
    (folder / ".moissongazetteer.yml").unlink()
    os.mkfifo(folder / ".moissongazetteer.yml")
    with pytest.raises(RunError, match="no regular file"):
        harvest.ingest(folder, seeds=folder)


WATCHED = """
import json, os, sys
opened, connected = [], []
def hook(event, args):
    if event == "open" and isinstance(args[0], str | bytes):
        opened.append(os.fsdecode(args[0]))
    elif event in ("socket.connect", "socket.getaddrinfo", "urllib.Request", "subprocess.Popen"):
        connected.append(event)
from pathlib import Path
sys.path[:0] = [os.getcwd(), os.path.join(os.getcwd(), "tests")]
from conftest import Harvest
inputs, warehouse = map(Path, sys.argv[1:])
sys.addaudithook(hook)
Harvest(warehouse).ingest(inputs)
print(json.dumps({"opened": opened, "connected": connected}))
"""

ADDRESSES = [
    "file:///etc/passwd",
    "/etc/passwd",
    "http://169.254.169.254/latest/meta-data",
    "https://example.org/x",
    "../../etc/passwd",
]


def test_nothing_that_a_document_says_of_itself_is_opened_or_fetched(folder, tmp_path):
    for number, address in enumerate(ADDRESSES):
        front = f"---\ntitle: {address}\nurl: {address}\nimage: {address}\ninclude: !include {address}\n---\n\n"
        (folder / f"{number}.md").write_text(f"{front}![x]({address})\n\n{GOOD} {number}", encoding="utf-8")
        head = f'<link rel="canonical" href="{address}"><base href="{address}"><link rel=stylesheet href="{address}">'
        body = f'<iframe src="{address}"></iframe><img src="{address}"><article><p>{GOOD * 3}{number}</p></article>'
        (folder / f"{number}.html").write_text(f"<html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
        record = {"id": address, "url": address, "text": f"{GOOD} {number} {number}", "html": address}
        (folder / f"{number}.jsonl").write_text(json.dumps(record), encoding="utf-8")
        (folder / f"{number}.txt").write_text(f"{address}\n\n{GOOD}{number} bis", encoding="utf-8")
        (folder / f"{number}.txt.yml").write_text(f"title: '{address}'\nauthors: ['{address}']\n", encoding="utf-8")
    (tmp_path / "wh").mkdir()
    command = [sys.executable, "-c", WATCHED, str(folder), str(tmp_path / "wh")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["connected"] == []
    assert not [path for path in seen["opened"] if "passwd" in path or "meta-data" in path or "example.org" in path]
    assert any(path.endswith("0.md") for path in seen["opened"])
