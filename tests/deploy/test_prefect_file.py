"""deploy/prefect.yaml names flows that exist, with parameters and settings that they take."""

from pathlib import Path

import pytest
import yaml

import flows.ingest  # noqa: F401 - before Prefect: it sets what Prefect reads once
from flows.settings import Settings

ROOT = Path(__file__).parents[2]
DEPLOYMENTS = yaml.safe_load((ROOT / "deploy" / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]


def _load(deployment):
    from prefect.flows import load_flow_from_entrypoint  # noqa: PLC0415 - slow, and only here

    return load_flow_from_entrypoint(deployment["entrypoint"], use_placeholder_flow=False)


@pytest.mark.parametrize("deployment", DEPLOYMENTS, ids=lambda one: f"{one['entrypoint']}-{one['name']}")
def test_a_deployment_can_be_run(deployment):
    flow = _load(deployment)
    given = deployment.get("parameters", {})
    flow.validate_parameters({**{name: p.get("default") for name, p in flow.parameters.properties.items()}, **given})
    assert set(given.get("overrides", {})) <= set(Settings.model_fields)
    assert [hook.__name__ for hook in flow.on_crashed_hooks + flow.on_failure_hooks] == ["tell_state", "tell_state"]
    assert "moisson" in deployment["tags"], "the automation looks for this tag"
    assert deployment["concurrency_limit"]["limit"] == 1
    assert deployment["work_pool"]["name"] == "moisson"
    assert deployment["work_pool"]["job_variables"]["env"]["PREFECT_FLOWS_HEARTBEAT_FREQUENCY"] == "30"


def test_the_scheduled_flows_are_all_there():
    names = sorted(f"{_load(one).name}/{one['name']}" for one in DEPLOYMENTS)
    assert names == [
        "ingest/frequent",
        "ingest/nightly",
        "maintain/weekly",
        "reprocess/by-hand",
        "retry/by-hand",
        "verify/weekly",
        "watch/folder",
    ]


def test_schedules_can_be_read():
    from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule  # noqa: PLC0415 - as above

    kinds = []
    for schedule in (one for deployment in DEPLOYMENTS for one in deployment["schedules"]):
        described = {name: value for name, value in schedule.items() if name != "active"}
        kinds.append(type((CronSchedule if "cron" in described else IntervalSchedule)(**described)).__name__)
    assert sorted(kinds) == ["CronSchedule", "CronSchedule", "CronSchedule", "IntervalSchedule"]
