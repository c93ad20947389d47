"""Forgetting: no byte left, tombstones in force, the rest as if it had never come."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles

from flows.forgetting.run_forget import Forgotten, run_forget, run_undo
from flows.llm.drop_answers import drop_answers
from flows.progress import Silent
from flows.run_maintain import run_maintain
from flows.settings import Settings
from warehouse.errors import WarehouseError
from warehouse.forget_documents import Request
from warehouse.judgements import Entity, Judgement, record_judgements

RARE = "Brandolinien"
"""A word that stands in no other article."""

SECRET = f"""Streit um das Denkmal in {RARE}

7. Mai 2023

Der Bürgermeister von {RARE}, Otto Fassbender, hat am Montag 340 Unterschriften entgegengenommen. Sie fordern, das \
Denkmal am Markt zu versetzen, sagte Fassbender. Die Kosten betragen nach Angaben der Stadt 75 000 Euro.
"""


def _settings(harvest: Harvest) -> Settings:
    return Settings(profile="fast", workers=1, document_seconds=0, warehouse=harvest.published)


def _forget(harvest: Harvest, *targets: str) -> Forgotten:
    return run_forget(_settings(harvest), Silent(), targets, Request("request of the person", "lea"))[1]


def _holds(folder: Path, word: str) -> list[str]:
    """Files under a folder that hold a word, in the clear or in a Parquet pack."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        content = path.read_bytes()
        if path.suffix == ".parquet":
            content += b"".join(row["content"] for row in pq.read_table(path).to_pylist())
        if word.encode() in content or word.lower().encode() in content:
            found.append(str(path.relative_to(folder)))
    return found


@pytest.fixture
def loaded(folder, harvest):
    """A warehouse with a text that somebody wants taken down, two versions of it published, and the other articles."""
    write_articles(folder, ARTICLES)
    (folder / "secret.txt").write_text(SECRET, encoding="utf-8")
    (folder / "secret.txt.yml").write_text(f"title: {RARE} im Streit\nauthors: [Ida Kern]\n", encoding="utf-8")
    harvest.ingest(folder)
    (folder / "more.txt").write_text(ARTICLES["c.txt"].replace("sieben", "acht"), encoding="utf-8")
    harvest.ingest(folder)
    return harvest


def test_no_file_of_the_warehouse_holds_the_word_any_more(loaded):
    assert len(_holds(loaded.published.parent, RARE)) >= 3  # two versions and the working database, at least
    private = loaded.published.parent / ".moisson"
    orphan = private / "raw" / "left-by-a-killed-run.parquet"
    shutil.copy(sorted((private / "raw").glob("*.parquet"))[0], orphan)
    answer = private / "answers" / "ab" / "ab12.json"
    answer.parent.mkdir(parents=True)
    answer.write_text(json.dumps({"claims": [{"text": f"Der Bürgermeister von {RARE} hat 340 Unterschriften"}]}))
    done = _forget(loaded, "secret.txt")
    assert len(done.documents) == 1
    assert _holds(loaded.published.parent, RARE) == []
    assert _holds(loaded.published.parent, "Fassbender") == []
    assert not answer.exists()
    assert not (private / "forgetting").exists()
    assert [path.name for path in loaded.published.parent.glob("moisson-*.duckdb")] == [loaded.published.resolve().name]
    kept = {
        row["raw_sha256"] for path in (private / "raw").glob("*.parquet") for row in pq.read_table(path).to_pylist()
    }
    assert kept == {row[0] for row in loaded.rows("SELECT raw_sha256 FROM documents")}


def test_a_tombstone_says_who_when_and_why_and_the_source_is_skipped(loaded):
    (document_id,) = _forget(loaded, "secret.txt").documents
    tombstone = loaded.rows(
        "SELECT document_id::VARCHAR, reason, forgotten_by, sources[1].source_id, undone_at FROM tombstones"
    )
    assert tombstone == [(document_id, "request of the person", "lea", "secret.txt", None)]
    source = loaded.rows("SELECT status, reason, document_id, sidecar FROM sources WHERE source_id = 'secret.txt'")
    assert source == [("skipped", "forgotten", None, None)]
    run = loaded.rows("SELECT status, skipped FROM runs WHERE trigger = 'forget'")
    assert run == [("complete", 1)]
    assert loaded.rows("SELECT count(*) FROM entities WHERE name ILIKE '%fassbender%'") == [(0,)]
    assert loaded.rows("FROM pending") == []
    run_maintain(_settings(loaded), Silent())  # every check over every row


def test_the_digest_is_that_of_a_fresh_ingest_with_the_tombstones_in_force(loaded, folder, make_harvest):
    _forget(loaded, "secret.txt")
    report = loaded.ingest(folder)
    assert (report.changed, report.counts["unchanged"]) == (False, len(ARTICLES) + 2)
    fresh = make_harvest("fresh")
    empty = folder.parent / "empty"
    empty.mkdir()
    (empty / "note.txt").write_text("Ein Satz zum Anfang.", encoding="utf-8")
    fresh.ingest(empty)
    (empty / "note.txt").unlink()
    fresh.ingest(empty, allow_removals=True)
    with duckdb.connect(str(fresh.published.parent / ".moisson" / "working.duckdb")) as con:
        con.execute(f"ATTACH '{loaded.published.resolve()}' AS old (READ_ONLY)")
        con.execute("INSERT INTO tombstones FROM old.tombstones")
    assert fresh.ingest(folder).current_digest == report.current_digest


def test_the_same_words_in_another_file_and_format_are_refused(loaded, folder):
    _forget(loaded, "secret.txt")
    (folder / "again.txt").write_text(SECRET, encoding="utf-8")
    shouted = SECRET.replace("Der Bürgermeister", "DER BÜRGERMEISTER").replace("\n\n", "\n\n\n")
    (folder / "other-bytes.txt").write_text(shouted, encoding="utf-8")
    report = loaded.ingest(folder)
    assert (report.counts["skipped"], report.counts["added"]) == (2, 0)
    rows = loaded.rows("SELECT reason FROM sources WHERE source_id IN ('again.txt', 'other-bytes.txt')")
    assert rows == [("forgotten",), ("forgotten",)]
    assert _holds(loaded.published.parent, RARE) == []


def test_undo_lets_the_next_ingest_read_it_again(loaded, folder, make_harvest):
    (document_id,) = _forget(loaded, "secret.txt").documents
    _, done = run_undo(_settings(loaded), Silent(), [document_id], "lea")
    assert (done.documents, done.files_to_read) == ([document_id], 1)
    report = loaded.ingest(folder)
    assert loaded.rows("SELECT status FROM sources WHERE source_id = 'secret.txt'") == [("loaded",)]
    assert report.current_digest == make_harvest("fresh").ingest(folder).current_digest
    with pytest.raises(WarehouseError, match="nothing is refused"):
        run_undo(_settings(loaded), Silent(), [document_id], "lea")


def test_forgetting_twice_is_forgetting_once_and_an_unknown_name_is_an_error(loaded):
    _forget(loaded, "secret.txt")
    digests = loaded.rows("SELECT content_digest FROM runs WHERE trigger = 'forget'")
    assert _forget(loaded, "secret.txt").documents == []
    assert loaded.rows("SELECT DISTINCT content_digest FROM runs WHERE trigger = 'forget'") == digests
    with pytest.raises(WarehouseError, match="no document to forget under secret: give"):
        _forget(loaded, "secret")


def test_copies_go_along_and_near_duplicates_are_named(loaded):
    done = _forget(loaded, "a.txt")
    assert loaded.rows("SELECT status FROM sources WHERE source_id = 'copy-of-a.txt'") == [("skipped",)]
    assert [(row["source_id"], row["relation"]) for row in done.similar] == [("agency.txt", "near-duplicate")]
    assert loaded.rows("SELECT is_origin FROM documents WHERE text LIKE '%Agence du Littoral%'") == [(True,)]


def test_judgements_that_quote_the_text_go_and_what_they_moved_returns(loaded, folder):
    with duckdb.connect(str(loaded.published.parent / ".moisson" / "working.duckdb")) as con:
        sql = "SELECT entity_id::VARCHAR, name, type FROM entities WHERE name = ?"
        person = Entity(*con.execute(sql, ["Otto Fassbender"]).fetchone())
        other = Entity(*con.execute(sql, ["Jeanne Morel"]).fetchone())
        now = con.execute("SELECT now()").fetchone()[0]
        record_judgements(con, [Judgement("merge", person, "lea", now, entity=other)], now)
    loaded.ingest(folder)
    assert loaded.rows("SELECT count(*) FROM mentions WHERE resolution = 'curated'") != [(0,)]
    _forget(loaded, "secret.txt")
    assert loaded.rows("FROM judgements") == []
    assert loaded.rows("SELECT count(*) FROM mentions WHERE resolution = 'curated'") == [(0,)]
    assert loaded.rows("SELECT mention_count > 0 FROM entities WHERE name = 'Jeanne Morel'") == [(True,)]


def test_an_answer_is_dropped_for_what_it_says(tmp_path):
    texts = ["The dam at Orvelle was raised by four metres in 1931, the engineer Paula Stenning wrote."]
    (tmp_path / "aa").mkdir()
    said = {
        "quoted": "raised by four metres in 1931",
        "reworded": "Paula Stenning, engineer: in 1931 the dam at Orvelle was raised",
        "other": "The bridge over the river Anse opened on Tuesday",
        "label": "was raised",
    }
    for name, text in said.items():
        (tmp_path / "aa" / f"{name}.json").write_text(json.dumps({"claims": [{"text": text, "n": 3}]}))
    assert drop_answers(tmp_path, texts) == 2
    assert sorted(path.stem for path in (tmp_path / "aa").iterdir()) == ["label", "other"]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
def test_a_forget_killed_at_any_instant_is_completed_by_the_next_run(loaded, folder, make_harvest):
    undisturbed = make_harvest("undisturbed")
    shutil.copytree(loaded.published.parent, undisturbed.published.parent, dirs_exist_ok=True, symlinks=True)
    _forget(undisturbed, "secret.txt")
    wanted = undisturbed.ingest(folder).content_digest
    chance, killed = random.Random(11), 0
    for number in range(4):
        disturbed = make_harvest(f"disturbed-{number}")
        shutil.copytree(loaded.published.parent, disturbed.published.parent, dirs_exist_ok=True, symlinks=True)
        killed += _forget_and_kill(disturbed.published, chance.uniform(0.05, 0.9))
        report = disturbed.ingest(folder)
        if disturbed.rows("SELECT count(*) FROM documents WHERE text LIKE '%Fassbender%'") == [(1,)]:
            _forget(disturbed, "secret.txt")  # killed before the first commit: nothing had been promised
            report = disturbed.ingest(folder)
        assert report.content_digest == wanted
        assert _holds(disturbed.published.parent, RARE) == []
    assert killed


def _forget_and_kill(published: Path, after: float) -> bool:
    """Start forgetting and kill it some seconds after the tombstones could be written; False when it was done."""
    code = (
        "import sys; from pathlib import Path; from flows.settings import Settings; from flows.progress import Silent\n"
        "from flows.forgetting.run_forget import run_forget; from warehouse.forget_documents import Request\n"
        "settings = Settings(profile='fast', workers=1, warehouse=Path(sys.argv[1]))\n"
        "print('ready', flush=True)\n"
        "run_forget(settings, Silent(), ['secret.txt'], Request('why', 'lea'))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(published)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    deadline = time.monotonic() + 60
    while not (published.parent / ".moisson" / "forgetting").exists() and time.monotonic() < deadline:
        time.sleep(0.005)
    time.sleep(after)
    done = process.poll() is not None
    if not done:
        process.send_signal(signal.SIGKILL)
    process.wait()
    return not done
