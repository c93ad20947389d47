"""Tell the webhook of a flow run that ended badly although our own code did not get to say so."""

import logging
from typing import Any

from flows.errors import RunError
from flows.notify import tell_failure
from flows.settings import Settings, load_settings
from warehouse.errors import WriterLockedError
from warehouse.paths import WarehousePaths

_log = logging.getLogger(__name__)


def tell_state(flow: Any, flow_run: Any, state: Any) -> None:
    """State hook for `on_failure` and `on_crashed`: post why a deployment's run failed or died.

    It runs in the flow's process, or beside the worker when that process was killed. What `run_session` told already is
    the same message and not told again; another writer is no news; a run started by hand tells the person there.
    """
    # What Prefect keeps of an exception: itself, or wrapped in a record; nothing where the process died.
    error = getattr(state.data, "result", state.data)
    if flow_run.deployment_id is None or isinstance(error, WriterLockedError):
        return
    if not isinstance(error, Exception):
        error = RunError(state.message or f"the flow run ended as {state.name}")
    settings = _settings(flow_run.parameters or {})
    if settings:
        private = WarehousePaths(settings.warehouse.expanduser().absolute()).private
        tell_failure(settings, private, flow.name, error)


def _settings(parameters: dict[str, Any]) -> Settings | None:
    """The run's settings; without its overrides where these are what failed."""
    overrides = parameters.get("overrides") or {}
    for chosen in (overrides, {}):
        try:
            return load_settings(**chosen)
        except (RunError, TypeError) as error:
            _log.warning("no webhook is told, the settings cannot be read: %s", error)
    return None
