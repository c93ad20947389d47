"""The watch under Prefect, with a temporary server: each ingest is a flow run, and a signal completes the watch."""

import pytest
from tests_support import ARTICLES


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_each_ingest_is_a_flow_run_of_the_watch(folder, start, tmp_path, monkeypatch):
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    (folder / "a.txt").write_text(ARTICLES["a.txt"], encoding="utf-8")
    watch = start("--prefect", PREFECT_HOME=str(tmp_path / "prefect"))
    watch.until(lambda: watch.total("added") == 1)
    (folder / "b.txt").write_text(ARTICLES["b.txt"], encoding="utf-8")
    watch.until(lambda: watch.total("added") == 2)
    assert watch.stop() == 0
    (runs,) = watch.harvest.rows("SELECT count(DISTINCT flow_run_id) FROM runs WHERE trigger = 'watch'")
    assert runs[0] >= 2
