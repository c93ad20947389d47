"""Reprocess: a changed stage version renews that stage's rows only, from the stored raw bytes."""

from typing import Any

import pytest
from tests_support import ARTICLES, write_articles

from flows import run_reprocess as module
from flows.errors import RunError
from flows.progress import Silent
from flows.settings import Settings


def _reprocess(harvest: Any, stage: str | None = None) -> Any:
    settings = Settings(profile="fast", workers=1, warehouse=harvest.published)
    return module.run_reprocess(settings, Silent(), stage)


@pytest.mark.parametrize("stage", ["claims", "mentions", "text"])
def test_renewing_with_the_same_rules_gives_the_same_rows(folder, harvest, stage):
    write_articles(folder, ARTICLES)
    first = harvest.ingest(folder)
    (folder / "a.txt").unlink()  # the raw bytes are kept: the folder is not needed
    second = _reprocess(harvest, stage)
    assert second.documents == 5
    assert second.content_digest == first.content_digest


def test_nothing_behind_is_nothing_to_do(folder, harvest):
    write_articles(folder, ARTICLES)
    first = harvest.ingest(folder)
    second = _reprocess(harvest)
    assert (second.documents, second.changed, second.version) == (0, False, first.version)


def test_only_the_stage_behind_is_renewed(folder, harvest, monkeypatch):
    write_articles(folder, ARTICLES)
    first = harvest.ingest(folder)
    assert first.behind == 0
    runs_before = harvest.rows("SELECT DISTINCT run_id FROM documents")
    newer = {"claims": "fast-newer"}
    real = module.stage_versions
    monkeypatch.setattr(module, "stage_versions", lambda *given: {**real(*given), **newer})
    report = _reprocess(harvest)
    assert report.documents == 5
    assert harvest.rows("SELECT DISTINCT run_id FROM documents") == runs_before
    assert harvest.rows("SELECT count(*) FROM claims WHERE run_id IN (SELECT run_id FROM documents)") == [(0,)]


def test_without_raw_bytes_it_says_so(folder, harvest):
    write_articles(folder, ARTICLES)
    harvest.ingest(folder, keep_raw=False)
    with pytest.raises(RunError, match="raw bytes"):
        _reprocess(harvest, "claims")
