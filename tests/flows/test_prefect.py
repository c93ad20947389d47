"""The Prefect flow against a real ephemeral server: same rows as `--direct`, artifacts in the UI."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests_support import ARTICLES, write_articles

_CODE = """
import asyncio, json, sys
from flows.ingest import ingest
report = ingest([sys.argv[1]], {"profile": "fast", "workers": 1, "warehouse": sys.argv[2]})
from prefect.client.orchestration import get_client
async def look():
    async with get_client() as client:
        artifacts = await client.read_artifacts()
        runs = await client.read_flow_runs()
        tasks = await client.read_task_runs()
        return {
            "artifacts": sorted({a.key for a in artifacts}),
            "run": [str(runs[0].id), runs[0].state.type.value],
            "tasks": sorted({t.name.rsplit("-", 1)[0] for t in tasks}),
        }
print("RESULT" + json.dumps({"digest": report["content_digest"], **asyncio.run(look())}))
"""


@pytest.mark.timeout(240)
def test_the_flow_gives_the_rows_of_a_direct_run_and_leaves_artifacts(
    folder: Path, harvest, make_harvest, tmp_path: Path
):
    import json  # noqa: PLC0415

    write_articles(folder, ARTICLES)
    direct = harvest.ingest(folder)
    through = make_harvest("prefect")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    environment |= {"PREFECT_HOME": str(tmp_path / "prefect")}
    command = [sys.executable, "-c", _CODE, str(folder), str(through.published)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert "RESULT" in done.stdout, done.stderr[-2000:]
    found = json.loads(done.stdout.split("RESULT")[1])
    assert found["digest"] == direct.content_digest
    assert found["artifacts"] == ["harvest-report", "harvest-tables"]
    assert found["run"][1] == "COMPLETED"
    assert {"plan", "transform and load", "duplicates", "links", "check", "digest", "publish"} <= set(found["tasks"])
    assert through.rows("SELECT flow_run_id FROM runs") == [(found["run"][0],)]
