"""Hostile and broken inputs: each gives a row with a clear reason while the rest loads."""

import gzip
import json
import os
import unicodedata
from pathlib import Path

import pytest

GOOD = "Une bonne nouvelle\n\nLe musée de Brévin a rouvert mardi après deux ans de travaux, a annoncé la mairie.\n"


@pytest.fixture
def statuses(folder, harvest):
    """Ingest the folder beside one good file; returns source_id -> (status, reason)."""

    def run(**settings):
        (folder / "good.txt").write_text(GOOD, encoding="utf-8")
        harvest.ingest(folder, **settings)
        rows = harvest.rows("SELECT source_id, status, reason FROM sources")
        found = {source_id: (status, reason) for source_id, status, reason in rows}
        assert found.pop("good.txt") == ("loaded", None)
        return found

    return run


def test_files_that_hold_nothing_readable(folder, statuses):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "nul.txt").write_bytes(b"Bonjour\0le\0monde" * 10)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    found = statuses()
    assert found["empty.txt"] == ("failed", "empty")
    assert found["blank.txt"] == ("failed", "empty")
    assert found["binary.txt"] == ("failed", "binary")
    assert found["nul.txt"] == ("failed", "binary")
    assert found["picture.png"] == ("skipped", "unsupported_format")


def test_links_folders_and_devices(folder, statuses, tmp_path):
    (folder / "named.txt").mkdir()
    (folder / "named.txt" / "inside.txt").write_text(GOOD + "Encore.", encoding="utf-8")
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    (folder / "loop-a.txt").symlink_to(folder / "loop-b.txt")
    (folder / "loop-b.txt").symlink_to(folder / "loop-a.txt")
    (folder / "around").symlink_to(folder, target_is_directory=True)
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    (folder / "outside.txt").symlink_to(secret)
    os.mkfifo(folder / "pipe.txt")
    found = statuses()
    assert found["named.txt/inside.txt"] == ("loaded", None)
    assert found["dangling.txt"] == ("failed", "dangling_symlink")
    assert found["loop-a.txt"] == ("failed", "symlink_loop")
    assert found["around"] == ("failed", "symlink_to_folder")
    assert found["outside.txt"] == ("failed", "outside_root")
    assert found["pipe.txt"] == ("failed", "not_a_file")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything: permissions cannot be taken away")
def test_an_unreadable_file_is_tried_again_each_run(folder, harvest, statuses):
    path = folder / "locked.txt"
    path.write_text(GOOD + "Fermé.", encoding="utf-8")
    path.chmod(0)
    assert statuses()["locked.txt"] == ("failed", "unreadable")
    assert not harvest.ingest(folder).changed
    path.chmod(0o644)
    assert harvest.ingest(folder).counts["changed"] == 1


def test_sizes_and_compression(folder, statuses):
    (folder / "large.txt").write_bytes(b"mot " * 50_000)
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(b"\0" * 5_000_000, mtime=0))
    whole = gzip.compress((GOOD * 200).encode(), mtime=0)
    (folder / "cut.txt.gz").write_bytes(whole[: len(whole) // 2])
    (folder / "corrupt.txt.gz").write_bytes(b"\x1f\x8b\x08\x00 this is no gzip at all")
    found = statuses(max_document_bytes=100_000)
    assert found["large.txt"] == ("failed", "too_large")
    assert found["bomb.txt.gz"][0] == "failed"
    assert found["bomb.txt.gz"][1] in {"decompression_bomb", "too_large"}
    assert found["cut.txt.gz"] == ("failed", "truncated_gzip")
    assert found["corrupt.txt.gz"] == ("failed", "corrupt_gzip")


def test_encodings(folder, harvest, statuses):
    text = "Été à Brévin : le marché rouvre, a dit le maire. Cela coûtera 3 000 euros à la commune."
    (folder / "latin.txt").write_bytes(text.replace("\u00a0", " ").encode("cp1252"))
    (folder / "wide.txt").write_bytes(text.encode("utf-16"))
    (folder / "broken.txt").write_bytes(text.encode() + b" \xff\xfe\x80 fin.")
    found = statuses()
    assert {status for status, _ in found.values()} <= {"loaded", "failed"}
    assert found["latin.txt"] == found["wide.txt"] == ("loaded", None)
    texts = dict(harvest.rows("SELECT source_id, text FROM sources JOIN documents USING (document_id)"))
    assert "Été à Brévin" in texts["latin.txt"]
    assert "Été à Brévin" in texts["wide.txt"]


def test_pages_that_nest_without_end(folder, statuses):
    (folder / "deep.html").write_text("<div>" * 100_000 + "x" + "</div>" * 100_000, encoding="utf-8")
    (folder / "void.html").write_text("<html><body><script>var a = 1;</script></body></html>", encoding="utf-8")
    found = statuses()
    assert found["deep.html"][0] in {"failed", "skipped"}
    assert found["deep.html"][1]
    assert found["void.html"] == ("failed", "no_main_text")


def test_bulk_files_with_broken_records_load_the_good_ones(folder, statuses):
    good = [json.dumps({"id": f"n{i}", "title": f"Brève {i}", "text": f"Le pont {i} a rouvert lundi."}) for i in (1, 2)]
    lines = [good[0], "{not json", "[1, 2]", json.dumps({"id": "x", "title": "sans texte"}), good[1]]
    (folder / "bulk.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = statuses()
    assert found["bulk.jsonl#n1"] == found["bulk.jsonl#n2"] == ("loaded", None)
    assert sorted(reason for _, reason in found.values() if reason) == [
        "invalid_json",
        "invalid_record",
        "missing_text",
    ]


NAMES = [
    "saut\nde ligne.txt",
    "émoji 🌾.txt",
    "x" * 251 + ".txt",
    "عربي.txt",
    "'; DROP TABLE documents; --.txt",
    "\x1b[31mrouge.txt",
]


def test_strange_names_are_only_names(folder, harvest, statuses):
    for number, name in enumerate(NAMES):
        (folder / name).write_text(GOOD + f"Note {number}.", encoding="utf-8")
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "wb") as handle:  # noqa: PTH123 - a name that is not UTF-8
        handle.write(GOOD.encode() + b"Note x.")
    decomposed = unicodedata.normalize("NFD", "café noir.txt")
    for name in (decomposed, unicodedata.normalize("NFC", decomposed)):
        (folder / name).write_text(GOOD + f"Note {len(name)}.", encoding="utf-8")
    found = statuses()
    assert {found[unicodedata.normalize("NFC", name)] for name in NAMES} == {("loaded", None)}
    assert found["caf\\xe9.txt"] == ("loaded", None)
    assert sum(name.startswith("café noir.txt") for name in found) == 2
    assert not harvest.ingest(folder).changed


def test_right_to_left_text_keeps_its_offsets(folder, statuses):
    (folder / "rtl.txt").write_text(
        "عنوان المقال\n\nأعلنت الشركة يوم الثلاثاء عن 3 منتجات جديدة في القاهرة.\n", encoding="utf-8"
    )
    assert statuses()["rtl.txt"] == ("loaded", None)


def test_a_failed_file_that_does_not_change_costs_nothing_and_a_mended_one_loads(folder, harvest, statuses):
    (folder / "late.txt").write_bytes(b"")
    assert statuses()["late.txt"] == ("failed", "empty")
    assert not harvest.ingest(folder).changed
    (folder / "late.txt").write_text(GOOD + "Enfin.", encoding="utf-8")
    assert harvest.ingest(folder).counts["changed"] == 1
    assert harvest.rows("SELECT status, reason FROM sources WHERE source_id = 'late.txt'") == [("loaded", None)]


def test_a_bad_sidecar_says_where(folder, statuses, harvest):
    (folder / "note.txt").write_text(GOOD + "Note.", encoding="utf-8")
    Path(folder / "note.txt.yml").write_text("titel: wrong key\n", encoding="utf-8")
    assert statuses()["note.txt"] == ("failed", "invalid_sidecar")
    assert "titel" in harvest.rows("SELECT detail FROM sources WHERE source_id = 'note.txt'")[0][0]
