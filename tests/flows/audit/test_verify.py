"""Verify: every law broken by hand is found, a sound warehouse is left as it is."""

import os
import shutil
from pathlib import Path

import duckdb
import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles

from flows.audit.run_verify import Verdict, run_verify
from flows.progress import Silent
from flows.settings import Settings

BROKEN = {
    "UPDATE claims SET char_start = char_start + 1 WHERE claim_id = (SELECT min(claim_id) FROM claims)": "offsets",
    "UPDATE documents SET text = text || ' ' WHERE document_id = (SELECT min(document_id) FROM documents)": "offsets",
    "UPDATE mentions SET own_entity_id = gen_random_uuid() WHERE mention_id = (SELECT min(mention_id) FROM mentions)": "ids",
    "UPDATE claims SET claim_key = gen_random_uuid() WHERE claim_id = (SELECT min(claim_id) FROM claims)": "ids",
    "DELETE FROM anchors WHERE anchor = (SELECT min(anchor) FROM anchors)": "anchors",
    "UPDATE claims SET checkworthiness = 0.123456 WHERE claim_id = (SELECT min(claim_id) FROM claims)": "document digests",
    "UPDATE documents SET title = 'x' WHERE document_id = (SELECT min(document_id) FROM documents)": "digests",
    "UPDATE documents SET origin_id = document_id, is_origin = true": "origins",
    "UPDATE claims SET cluster_id = claim_id": "clusters",
    "UPDATE claim_clusters SET claim_count = 7": "clusters (whole)",
    "UPDATE entities SET mention_count = 99": "entities (whole)",
    "UPDATE sources SET reason = NULL, status = 'failed' WHERE source_id = 'b.txt'": "counts (whole)",
    "UPDATE runs SET added = 99": "counts (whole)",
    "DELETE FROM document_digests": "orphans (whole)",
    "DELETE FROM segments WHERE ordinal = 1": "orphan_rows",
    "UPDATE sentences SET outcome = 'whatever' WHERE outcome <> 'claim'": "vocabulary (whole)",
    "UPDATE segments SET kind = 'whatever'": "vocabulary",
    "UPDATE sentences SET outcome = 'meta' WHERE outcome = 'claim'": "covered_sentences",
    "INSERT INTO pending SELECT 'pairs', text_id FROM texts": "pending_work",
}
"""What is done to a published copy -> the law that must notice."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse and its inputs, in one folder."""
    base = tmp_path_factory.mktemp("verify")
    (base / "inputs").mkdir()
    write_articles(base / "inputs", ARTICLES)
    (base / "wh").mkdir()
    Harvest(base / "wh").ingest(base / "inputs")
    return base


def _verify(folder: Path) -> Verdict:
    return run_verify(Settings(warehouse=folder / "moisson.duckdb"), Silent(), shown=2, disk=True)


def _broken(folder: Path) -> dict[str, int]:
    return {law.name: law.broken for law in _verify(folder).laws if law.broken}


def test_a_sound_warehouse_keeps_every_law_and_every_byte(sound):
    files = [path for path in sorted((sound / "wh").rglob("*")) if path.is_file() and path.name != "writer.lock"]
    before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
    verdict = _verify(sound / "wh")
    assert verdict.is_sound
    assert verdict.files == {"same": 6}
    rows = {law.name: law.rows for law in verdict.laws}
    assert (rows["origins"], rows["document digests"], rows["raw bytes"], rows["digests"]) == (5, 5, 5, 2)
    assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before


@pytest.mark.parametrize("damage", BROKEN)
def test_a_law_that_is_broken_is_named(sound, tmp_path, damage):
    target = tmp_path / "moisson-00000099.duckdb"
    shutil.copy((sound / "wh" / "moisson.duckdb").resolve(), target)
    target.chmod(0o644)
    with duckdb.connect(str(target)) as con:
        con.execute(damage)
    (tmp_path / "moisson.duckdb").symlink_to(target.name)
    shutil.copytree(sound / "wh" / ".moisson" / "raw", tmp_path / ".moisson" / "raw")
    assert _broken(tmp_path)[BROKEN[damage]] >= 1


def test_a_damaged_block_is_found_by_reading(sound, tmp_path):
    target = tmp_path / "moisson-00000001.duckdb"
    shutil.copy((sound / "wh" / "moisson.duckdb").resolve(), target)
    target.chmod(0o644)
    content = bytearray(target.read_bytes())
    place = content.find(b"Bodensee")
    content[place] ^= 0xFF
    target.write_bytes(content)
    (tmp_path / "moisson.duckdb").symlink_to(target.name)
    assert _broken(tmp_path)["readable"] >= 1


def test_raw_bytes_that_changed_or_went_are_found(sound, tmp_path):
    shutil.copytree(sound / "wh", tmp_path / "wh", symlinks=True)
    (pack,) = (tmp_path / "wh" / ".moisson" / "raw").glob("*.parquet")
    pack.unlink()
    assert _broken(tmp_path / "wh") == {"raw bytes": 1}


def test_sources_that_changed_are_told_and_only_a_secret_change_is_a_fault(tmp_path):
    (tmp_path / "inputs").mkdir()
    (tmp_path / "wh").mkdir()
    write_articles(tmp_path / "inputs", ARTICLES)
    harvest = Harvest(tmp_path / "wh")
    harvest.ingest(tmp_path / "inputs")
    (tmp_path / "inputs" / "a.txt").write_text("Etwas ganz anderes.", encoding="utf-8")
    (tmp_path / "inputs" / "b.txt").unlink()
    (tmp_path / "inputs" / "new.txt").write_text("Neu.", encoding="utf-8")
    verdict = _verify(tmp_path / "wh")
    assert (verdict.is_sound, verdict.files) == (True, {"changed": 1, "missing": 1, "new": 1, "same": 4})
    secret = tmp_path / "inputs" / "c.txt"
    stat = secret.stat()
    secret.write_bytes(secret.read_bytes().replace(b"42", b"43"))
    os.utime(secret, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert _broken(tmp_path / "wh") == {"sources": 1}
    shutil.rmtree(tmp_path / "inputs")
    assert _verify(tmp_path / "wh").files == {"folder missing": 1}
