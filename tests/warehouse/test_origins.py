"""Origins follow the set of revisions: two documents that become versions of one source are copies of each other no more."""

import pytest
from tests_support import ARTICLES

from flows.audit.verify_documents import verify_origins
from flows.forgetting.run_forget import run_forget, run_undo
from flows.progress import Silent
from flows.settings import Settings
from warehouse.connect import open_published
from warehouse.forget_documents import Request

EARLIER = ARTICLES["a.txt"]
LATER = EARLIER.replace("3 mars 2023", "4 mars 2023").replace("12 000", "15 000")
ELSEWHERE = EARLIER.replace("3 mars 2023", "5 mars 2023").replace("1962", "1963")
"""Three near-duplicates, by the day they were published."""


def _write(folder, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def _settings(harvest) -> Settings:
    return Settings(profile="fast", workers=1, document_seconds=0, warehouse=harvest.published)


def _origins(harvest) -> dict[int, int | None]:
    """Day of publication -> that of the document's origin, None where no source delivers it; `moisson verify` agrees."""
    with open_published(harvest.published) as con:
        assert verify_origins(con, shown=5).first == []
    sql = "SELECT day(d.published_on), day(o.published_on) FROM documents AS d LEFT JOIN documents AS o ON o.document_id = d.origin_id"
    return dict(harvest.rows(sql))


def _counts(harvest) -> list[tuple[object, ...]]:
    """Documents and origins of the claim that all of them hold."""
    return harvest.rows(
        "SELECT DISTINCT k.document_count, k.origin_count, k.status "
        "FROM claim_clusters AS k JOIN claims AS c USING (cluster_id) WHERE c.text LIKE 'Il accueillera%'"
    )


def _copies(harvest) -> list[tuple[object, ...]]:
    return harvest.rows("SELECT day(published_on), copies FROM articles ORDER BY 1")


def test_files_that_swap_their_contents_make_both_an_origin(folder, harvest):
    _write(folder, one=EARLIER, two=LATER)
    harvest.ingest(folder)
    assert _origins(harvest) == {3: 3, 4: 3}
    assert _counts(harvest) == [(2, 1, "repeated")]
    _write(folder, one=LATER, two=EARLIER)
    harvest.ingest(folder)
    assert harvest.rows("SELECT kind, accepted FROM duplicates") == [("revision", False)]
    assert _origins(harvest) == {3: 3, 4: 4}
    assert _counts(harvest) == [(2, 2, "corroborated")]
    assert _copies(harvest) == [(3, 0), (4, 0)]


def test_a_version_of_one_source_that_others_deliver_still(folder, harvest):
    _write(folder, one=EARLIER, keeps=EARLIER, two=LATER, elsewhere=ELSEWHERE)
    harvest.ingest(folder)
    assert _origins(harvest) == {3: 3, 4: 3, 5: 3}
    # Nothing arrives and nothing leaves: three sources deliver what was there, and one of them has a history now.
    _write(folder, one=LATER)
    harvest.ingest(folder)
    assert _origins(harvest) == {3: 3, 4: 4, 5: 3}
    assert _counts(harvest) == [(3, 2, "corroborated")]
    assert _copies(harvest) == [(3, 1), (4, 0)]


@pytest.mark.slow
def test_removals_renames_and_forgotten_versions(folder, harvest):
    _write(folder, one=EARLIER, keeps=EARLIER, elsewhere=ELSEWHERE)
    harvest.ingest(folder)
    _write(folder, one=LATER)
    harvest.ingest(folder)
    assert _origins(harvest) == {3: 3, 4: 4, 5: 3}
    # Who has no origin left takes the next; the name that comes back, with the words of its first version, changes no history.
    (folder / "keeps.txt").rename(folder / "aside")
    harvest.ingest(folder, allow_removals=True)
    assert _origins(harvest) == {3: None, 4: 4, 5: 4}
    (folder / "aside").rename(folder / "renamed.txt")
    harvest.ingest(folder)
    assert _origins(harvest) == {3: 3, 4: 4, 5: 3}
    # What is forgotten takes its history along: when it is let in again, the later is a copy like any other.
    forgotten = harvest.rows("SELECT document_id::VARCHAR FROM documents WHERE day(published_on) = 3")[0]
    run_forget(_settings(harvest), Silent(), forgotten, Request("a test", "lea"))
    assert _origins(harvest) == {4: 4, 5: 4}
    run_undo(_settings(harvest), Silent(), forgotten, "lea")
    harvest.ingest(folder)
    assert _origins(harvest) == {3: 3, 4: 3, 5: 3}
    assert _counts(harvest) == [(3, 1, "repeated")]
