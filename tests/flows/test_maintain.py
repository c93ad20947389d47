"""A run checks what it touched; `maintain` checks everything and digests what is too large for every run."""

from pathlib import Path

import duckdb
import pytest
from conftest import Harvest
from tests_support import ARTICLES, write_articles

from flows.progress import Silent
from flows.run_maintain import run_maintain
from flows.settings import Settings
from warehouse.errors import CheckFailedError
from warehouse.paths import WarehousePaths

BREAK_ONE = (
    "UPDATE sentences SET text = 'never said' WHERE sentence_id = "
    "(SELECT sentence_id FROM sentences JOIN documents USING (document_id) WHERE title LIKE '{}%' LIMIT 1)"
)


@pytest.fixture
def loaded(harvest: Harvest, folder: Path) -> Harvest:
    write_articles(folder, ARTICLES)
    harvest.ingest(folder)
    return harvest


def _break(harvest: Harvest, title: str) -> None:
    with duckdb.connect(str(WarehousePaths(harvest.published).working)) as con:
        con.execute(BREAK_ONE.format(title))


def _maintain(harvest: Harvest, **settings: int) -> object:
    return run_maintain(Settings(profile="fast", warehouse=harvest.published, **settings), Silent())


def test_a_run_leaves_old_documents_unchecked_and_maintain_finds_them(loaded: Harvest, folder: Path) -> None:
    _break(loaded, "Vuelve el tren nocturno")
    (folder / "new.txt").write_text("Un pont rouvre\n\nLe pont de Brévin a rouvert lundi, dit la mairie.\n")
    assert loaded.ingest(folder).counts["added"] == 1
    with pytest.raises(CheckFailedError, match="offsets"):
        _maintain(loaded)


def test_what_a_run_touched_waits_until_its_checks_pass(loaded: Harvest, folder: Path) -> None:
    published = loaded.published.resolve()
    with duckdb.connect(str(WarehousePaths(loaded.published).working)) as con:
        con.execute(BREAK_ONE.format("Vuelve el tren nocturno"))
        con.execute("INSERT INTO pending SELECT 'origins', document_id FROM documents WHERE title LIKE 'Vuelve%'")
    for _ in range(2):  # the second run has no new input: what failed is still waiting
        with pytest.raises(CheckFailedError, match="offsets"):
            loaded.ingest(folder)
    assert loaded.published.resolve() == published


def test_the_checks_of_a_run_leave_no_view_behind(loaded: Harvest, folder: Path) -> None:
    (folder / "new.txt").write_text("Un pont rouvre\n\nLe pont de Brévin a rouvert lundi, dit la mairie.\n")
    report = loaded.ingest(folder)
    assert report.rows["documents"] == loaded.rows("SELECT count(*) FROM documents")[0][0] == 6


def test_a_large_warehouse_leaves_its_digests_to_maintain(harvest: Harvest, folder: Path) -> None:
    write_articles(folder, ARTICLES)
    report = harvest.ingest(folder, digest_documents=2)
    assert (report.content_digest, report.current_digest) == (None, None)
    maintained = _maintain(harvest, digest_documents=2)
    other = Harvest(folder.parent / "other")
    other.published.parent.mkdir()
    whole = other.ingest(folder)
    assert whole.content_digest is not None
    assert (maintained.content_digest, maintained.current_digest) == (whole.content_digest, whole.current_digest)  # type: ignore[attr-defined]
    assert harvest.rows("SELECT trigger FROM runs ORDER BY started_at")[-1] == ("maintain",)
