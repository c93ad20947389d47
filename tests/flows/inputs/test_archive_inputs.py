"""A run over archives and misnamed files: sources, notes, documents kept for reprocess, and a second run that does nothing."""

import gzip
import io
import json
import tarfile
import zipfile

import pytest

from flows.inputs.entries import make_file_id

GOOD = "Le pont de Brévin a rouvert lundi, a annoncé la mairie. Il coûte 3 000 euros.\n"
PAGE = f"<!doctype html><html><body><article><p>{GOOD}</p><p>{GOOD}</p></article></body></html>"


@pytest.fixture
def archives(folder):
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:gz") as archive:
        info = tarfile.TarInfo("2024-05-01-pont.md")
        content = f"# Le pont\n\n{GOOD}".encode()
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("un.txt", GOOD)
        archive.writestr("b.tgz", inner.getvalue())
        archive.writestr("feed.jsonl", json.dumps({"id": "n1", "text": f"Brève. {GOOD}"}))
        archive.writestr("photo.txt", b"\x89PNG\r\n\x1a\n")
    (folder / "un.txt").write_text(GOOD, encoding="utf-8")
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    (folder / "packed.txt").write_bytes(gzip.compress(f"Autre. {GOOD}".encode(), mtime=0))


@pytest.mark.usefixtures("archives")
def test_a_run_over_archives(folder, harvest):
    harvest.ingest(folder)
    rows = harvest.rows("SELECT source_id, file_id, status, reason, detail, name_date::VARCHAR FROM sources ORDER BY 1")
    assert rows == [
        ("a.zip!/b.tgz!/2024-05-01-pont.md", "a.zip", "loaded", None, None, "2024-05-01"),
        ("a.zip!/feed.jsonl#n1", "a.zip", "loaded", None, None, None),
        ("a.zip!/photo.txt", "a.zip", "skipped", "unsupported_format", "a PNG image, which is not read", None),
        ("a.zip!/un.txt", "a.zip", "loaded", None, None, None),
        ("packed.txt", "packed.txt", "loaded", "other_format", "compressed (gzip), which its name does not say", None),
        ("page.txt", "page.txt", "loaded", "other_format", "named .txt, read as html", None),
        ("un.txt", "un.txt", "duplicate", None, None, None),
    ]
    assert harvest.rows("SELECT count(*) FROM quarantine") == [(1,)]
    formats = "SELECT format, count(*) FROM documents GROUP BY 1 ORDER BY 1"
    assert harvest.rows(formats) == [("html", 1), ("jsonl", 1), ("markdown", 1), ("text", 2)]
    assert not harvest.ingest(folder).changed


def test_files_named_like_members_stay_apart():
    assert make_file_id("a.zip!/b.txt") == "a.zip%21/b.txt"
    assert make_file_id("a.tar.xz!/b#c.txt") == "a.tar.xz%21/b#c.txt"
    assert make_file_id("a.zip%21/b.txt") == "a.zip%2521/b.txt"
    assert make_file_id("Wow!/b.txt") == "Wow!/b.txt"
    assert make_file_id("100%25.txt") == "100%25.txt"
