"""deploy/compose.yaml's services as plain processes: a run on Dask, a killed run, a killed machine, each then made good.

uv run pytest -n 0 -m faults tests/faults/test_topology.py -s
"""

import json
import os
import pwd
import random
import signal
import time
from pathlib import Path

import pytest
from changing_folder import ChangingFolder
from topology import Topology, find_initdb, folder_of, topology, wait_until
from webhook_server import webhook_server

ENDED = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1_800)]


@pytest.fixture(scope="module")
def webhook():
    with webhook_server() as server:
        yield server


@pytest.fixture(scope="module")
def place(tmp_path_factory, webhook):
    pytest.importorskip("distributed")
    initdb = find_initdb()
    if initdb is None:
        pytest.skip("no initdb: apt-get install postgresql")
    user = "nobody" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
    # PostgreSQL stops before its folder goes
    with folder_of(user) as data, topology(tmp_path_factory.mktemp("topology") / "place") as started:
        started.start_prefect(started.start_postgres(initdb, data, user))
        started.deploy()
        settings = {"MOISSON_EXECUTOR": "dask", "MOISSON_DASK_ADDRESS": started.start_dask(2)}
        started.environment |= settings | {"MOISSON_PROFILE": "fast", "MOISSON_WEBHOOK_URL": webhook.url}
        started.environment["MOISSON_WAREHOUSE"] = str(started.folder / "moisson.duckdb")
        started.start_worker()
        yield started


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = ChangingFolder(tmp_path / "inputs", random.Random(8))
    for _ in range(60):  # enough that a run can be killed in the middle
        folder.change()
    return folder.path


def test_a_run_on_dask_gives_the_rows_of_a_direct_run(place: Topology, inputs, make_harvest):
    expected = make_harvest("expected").ingest(inputs).content_digest
    through = make_harvest("through")
    before = _transitions(place)
    run = place.run("ingest/nightly", **_parameters(inputs, through))
    ended = place.wait_for(run, *ENDED)
    assert ended["state_type"] == "COMPLETED", ended["state"]["message"] + place.log("worker")
    assert _digest(through) == expected
    assert _transitions(place) > before, "the documents were not sent to Dask"
    assert through.rows("SELECT flow_run_id FROM runs") == [(run,)]
    verified = place.run("verify/weekly", overrides={"warehouse": str(through.published)})
    assert place.wait_for(verified, *ENDED)["state_type"] == "COMPLETED", place.log("worker")


def test_a_killed_run_is_told_and_the_next_one_makes_it_good(place: Topology, inputs, make_harvest, webhook):
    expected = make_harvest("expected").ingest(inputs).content_digest
    disturbed = make_harvest("disturbed")
    parameters = _parameters(inputs, disturbed)
    run, process = _begin(place, parameters, disturbed)
    os.kill(process, signal.SIGKILL)
    ended = place.wait_for(run, *ENDED)
    assert ended["state_type"] == "CRASHED", ended["state"]
    wait_until(lambda: any("status code: -9" in (m["error"] or "") for m in webhook.messages))
    assert place.wait_for(place.run("ingest/nightly", **parameters), *ENDED)["state_type"] == "COMPLETED"
    assert _digest(disturbed) == expected
    mine = [m["event"] for m in webhook.messages if m["warehouse"] == str(disturbed.published)]
    assert mine == ["run_failed", "recovered"]


def test_a_run_that_died_with_its_worker_is_crashed_by_the_automation(place: Topology, inputs, make_harvest):
    expected = make_harvest("expected").ingest(inputs).content_digest
    disturbed = make_harvest("disturbed")
    parameters = _parameters(inputs, disturbed)
    run, process = _begin(place, parameters, disturbed)
    place.kill("worker")
    os.kill(process, signal.SIGKILL)
    began = time.monotonic()
    ended = place.wait_for(run, *ENDED)
    print(f"\nzombie run {ended['state']['name']} after {time.monotonic() - began:.0f} s")
    assert ended["state_type"] == "CRASHED"
    assert "no heartbeat for 90 s" in ended["state"]["message"]
    place.start_worker()
    assert place.wait_for(place.run("ingest/nightly", **parameters), *ENDED)["state_type"] == "COMPLETED"
    assert _digest(disturbed) == expected


def test_an_override_that_cannot_be_used_fails_and_is_told(place: Topology, webhook, tmp_path):
    run = place.run("maintain/weekly", overrides={"profile": "quick", "warehouse": str(tmp_path / "no.duckdb")})
    assert place.wait_for(run, *ENDED)["state_type"] == "FAILED"
    wait_until(
        lambda: any("MOISSON_PROFILE" in (m["error"] or "") and m["trigger"] == "maintain" for m in webhook.messages)
    )


def test_a_run_that_fails_is_told_once(place: Topology, webhook, tmp_path, make_harvest):
    harvest = make_harvest("never")
    run = place.run("ingest/nightly", **_parameters(tmp_path / "missing", harvest))
    assert place.wait_for(run, *ENDED)["state_type"] == "FAILED"
    wait_until(lambda: any(m["warehouse"] == str(harvest.published) for m in webhook.messages))
    time.sleep(2)  # the hook comes after the run's own message, if it comes
    (message,) = [m for m in webhook.messages if m["warehouse"] == str(harvest.published)]
    assert str(tmp_path / "missing") in message["error"]


def test_deploying_again_changes_nothing(place: Topology):
    before = _standing(place)
    said = json.loads(place.deploy())
    assert not said["work_pool_is_new"]
    assert not said["automation_is_new"]
    assert _standing(place) == before


def _parameters(inputs: Path, harvest) -> dict[str, object]:
    return {"paths": [str(inputs)], "overrides": {"warehouse": str(harvest.published), "batch_documents": 1}}


def _begin(place: Topology, parameters, harvest) -> tuple[str, int]:
    """A run of the deployment that is loading, and its process."""
    run = place.run("ingest/nightly", **parameters)
    working = harvest.published.parent / f".{harvest.published.stem}" / "working.duckdb"
    wait_until(working.exists)
    time.sleep(1)
    found = place.look(run)
    assert found["state_type"] == "RUNNING", "the run ended before it was disturbed"
    return run, int(found["infrastructure_pid"])


def _digest(harvest) -> str:
    return harvest.rows("SELECT content_digest FROM runs WHERE status = 'complete' ORDER BY started_at DESC LIMIT 1")[
        0
    ][0]


def _transitions(place: Topology) -> int:
    from distributed import Client  # noqa: PLC0415 - an extra

    with Client(place.environment["MOISSON_DASK_ADDRESS"]) as client:
        return int(client.run_on_scheduler(lambda dask_scheduler: dask_scheduler.transition_counter))


def _standing(place: Topology) -> object:
    deployments = place.ask("POST", "deployments/filter")
    kept = ("id", "name", "entrypoint", "pull_steps", "parameters", "tags", "job_variables")
    automations = place.ask("POST", "automations/filter")
    return (
        sorted(({name: one[name] for name in kept} for one in deployments), key=lambda one: one["id"]),
        sorted(str(schedule["schedule"]) for one in deployments for schedule in one["schedules"]),
        [pool["id"] for pool in place.ask("POST", "work_pools/filter") if pool["name"] == "moisson"],
        [(one["id"], one["name"], one["enabled"], one["actions"]) for one in automations],
    )
