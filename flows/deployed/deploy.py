"""Bring a Prefect server up to date with deploy/prefect.yaml: work pool, deployments, and what ends zombie runs."""

import os
import subprocess
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import flows.ingest  # noqa: F401  # isort: skip - before Prefect: it sets what Prefect reads once

import httpx
import yaml
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.objects import StateType
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import AutomationCore, EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification
from prefect.exceptions import ObjectNotFound
from prefect.flows import load_flow_from_entrypoint
from prefect.settings import get_current_settings
from prefect.utilities.processutils import get_sys_executable
from prefect.workers.process import ProcessWorker

from flows.errors import RunError

POOL = "moisson"
TAG = "moisson"
"""On every deployment of ours and so on its runs: the automation must leave other people's runs alone."""
ZOMBIES = "moisson: crash zombie runs"
SILENT_SECONDS = 90
"""Three missed heartbeats of 30 seconds (PREFECT_FLOWS_HEARTBEAT_FREQUENCY in prefect.yaml)."""


@dataclass(frozen=True, slots=True)
class Deployed:
    """What stands on the server now; the flags say what was not there before."""

    api: str
    checkout: str
    work_pool: str
    work_pool_is_new: bool
    deployments: list[str]
    automation: str
    automation_is_new: bool

    def as_json(self) -> dict[str, Any]:
        """Plain values for `--json`."""
        return asdict(self)


def deploy(file: Path, checkout: Path | None = None) -> Deployed:
    """Create or update everything; a second time changes nothing.

    Args:
        file: prefect.yaml, in the folder `deploy` of a checkout.
        checkout: where the code lies on the workers' machines, when not here.

    Raises:
        RunError: no file, no server named, or one that does not answer; a deployment that Prefect refuses.
    """
    file = file.absolute()
    names = _names(file)
    api = get_current_settings().api.url
    if not api:
        raise RunError(
            "PREFECT_API_URL is not set: name the Prefect server, e.g. PREFECT_API_URL=http://127.0.0.1:4200/api "
            "(`prefect server start` starts one)"
        )
    here = file.parent.parent
    with get_client(sync_client=True) as client:
        _require_server(client, api)
        pool_is_new = _ensure_pool(client)
        _apply(file, here, checkout or here)
        _require_deployments(client, names)
        automation_is_new = _ensure_automation(client)
    return Deployed(api, str(checkout or here), POOL, pool_is_new, names, ZOMBIES, automation_is_new)


def _names(file: Path) -> list[str]:
    """`flow/deployment` for each deployment of the file."""
    if not file.is_file():
        raise RunError(
            f"{file} is not there: `moisson deploy` runs in a checkout of the repository (deploy/ is not part of the "
            "installed package); name the file with --file"
        )
    described = yaml.safe_load(file.read_text(encoding="utf-8"))["deployments"]
    return [f"{load_flow_from_entrypoint(one['entrypoint']).name}/{one['name']}" for one in described]


def _require_server(client: SyncPrefectClient, api: str) -> None:
    try:
        client.hello().raise_for_status()
    except httpx.HTTPError as error:
        reason = type(error).__name__
        raise RunError(f"the Prefect server of PREFECT_API_URL ({api}) does not answer: {reason}") from error


def _ensure_pool(client: SyncPrefectClient) -> bool:
    try:
        found = client.read_work_pool(POOL)
    except ObjectNotFound:
        template = ProcessWorker.get_default_base_job_template()
        client.create_work_pool(WorkPoolCreate(name=POOL, type="process", base_job_template=template))
        return True
    if found.type != "process":
        raise RunError(f"the work pool {POOL!r} is of type {found.type!r}, not 'process': remove or rename it")
    return False


def _apply(file: Path, here: Path, checkout: Path) -> None:
    """Let Prefect's own command read the file: its format is that command's."""
    command = [get_sys_executable(), "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", str(file)]
    environment = os.environ | {"MOISSON_CHECKOUT": str(checkout)}  # for the placeholder in the file
    done = subprocess.run(  # noqa: S603 - Prefect's own command, no shell
        command, cwd=here, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise RunError(f"prefect deploy refused {file}: {' '.join(said[-5:])}")


def _require_deployments(client: SyncPrefectClient, names: list[str]) -> None:
    for name in names:
        try:
            client.read_deployment_by_name(name)
        except ObjectNotFound as error:
            raise RunError(f"prefect deploy did not complain, but {name} is not on the server") from error


def _ensure_automation(client: SyncPrefectClient) -> bool:
    found = client.read_automations_by_name(ZOMBIES)
    if not found:
        client.create_automation(_crash_zombies())
        return True
    client.update_automation(found[0].id, _crash_zombies())
    return False


def _crash_zombies() -> AutomationCore:
    """A run whose process and worker both died stays Running for ever: after three missed heartbeats it is Crashed.

    Source: https://docs.prefect.io/v3/advanced/detect-zombie-flows.
    """
    ended = {f"prefect.flow-run.{state}" for state in ("Completed", "Failed", "Cancelled", "Crashed")}
    return AutomationCore(
        name=ZOMBIES,
        description="Made by `moisson deploy`; changes are overwritten by the next one.",
        trigger=EventTrigger(
            after={"prefect.flow-run.heartbeat"},
            expect={"prefect.flow-run.heartbeat", *ended},
            match=ResourceSpecification({"prefect.resource.id": ["prefect.flow-run.*"]}),
            match_related=ResourceSpecification({"prefect.resource.id": [f"prefect.tag.{TAG}"]}),
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=timedelta(seconds=SILENT_SECONDS),
        ),
        actions=[
            ChangeFlowRunState(
                name=None,  # Prefect's own for the type
                state=StateType.CRASHED,
                force=False,
                message=f"no heartbeat for {SILENT_SECONDS} s: the process is gone, the next run goes on from there",
            )
        ],
    )
