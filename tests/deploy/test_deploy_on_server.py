"""`moisson deploy` twice against a real Prefect server: pool, deployments, automation are there, and there once."""

import json
import subprocess
from pathlib import Path

import pytest
from topology import ROOT, SCRIPTS, Topology, topology

DEPLOYMENTS = {
    # name: schedules, collision strategy
    "ingest/frequent": ([900.0], "CANCEL_NEW"),
    "ingest/nightly": (["15 3 * * *"], "ENQUEUE"),
    "maintain/weekly": (["45 4 * * 0"], "ENQUEUE"),
    "reprocess/by-hand": ([], "ENQUEUE"),
    "retry/by-hand": ([], "ENQUEUE"),
    "verify/weekly": (["30 6 * * 0"], "ENQUEUE"),
    "watch/folder": ([], "CANCEL_NEW"),
}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_twice(tmp_path: Path):
    with topology(tmp_path / "place") as place:
        place.start_prefect()
        first, second = json.loads(place.deploy()), json.loads(place.deploy())
        assert (first["work_pool_is_new"], first["automation_is_new"]) == (True, True)
        assert (second["work_pool_is_new"], second["automation_is_new"]) == (False, False)
        flows = {flow["id"]: flow["name"] for flow in place.ask("POST", "flows/filter")}
        found = {f"{flows[one['flow_id']]}/{one['name']}": one for one in place.ask("POST", "deployments/filter")}
        assert {name: _brief(one) for name, one in found.items()} == DEPLOYMENTS
        for one in found.values():
            assert one["work_pool_name"] == "moisson"
            assert one["global_concurrency_limit"]["limit"] == 1
            (step,) = one["pull_steps"]
            assert step["prefect.deployments.steps.set_working_directory"]["directory"] == str(ROOT)
        (automation,) = place.ask("POST", "automations/filter")
        assert (automation["name"], automation["enabled"]) == ("moisson: crash zombie runs", True)
        assert automation["trigger"]["within"] == 90.0
        assert [pool["type"] for pool in place.ask("POST", "work_pools/filter")] == ["process"]
        refused = _deploy_a_broken_file(place, tmp_path)
        assert refused.returncode == 1
        assert "prefect deploy refused" in refused.stderr
        assert len(refused.stderr.splitlines()) == 1


def _brief(deployment) -> tuple[list[object], str]:
    schedules = [one["schedule"].get("cron") or one["schedule"].get("interval") for one in deployment["schedules"]]
    return schedules, deployment["concurrency_options"]["collision_strategy"]


def _deploy_a_broken_file(place: Topology, folder: Path) -> "subprocess.CompletedProcess[str]":
    said = (ROOT / "deploy" / "prefect.yaml").read_text(encoding="utf-8")
    broken = folder / "deploy" / "prefect.yaml"
    broken.parent.mkdir()
    broken.write_text(said.replace("15 3 * * *", "at night"), encoding="utf-8")
    command = [str(SCRIPTS / "moisson"), "deploy", "--file", str(broken)]
    return subprocess.run(command, env=place.environment, capture_output=True, text=True, check=False)
