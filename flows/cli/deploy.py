"""`moisson deploy`: put the deployments on a Prefect server."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import Json


def deploy(
    file: Annotated[
        Path, typer.Option("--file", help="What to deploy; the default needs a checkout as the present folder.")
    ] = Path("deploy/prefect.yaml"),
    checkout: Annotated[
        Path | None,
        typer.Option("--checkout", help="Folder of the code on the workers' machines, when it is not that of --file."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Create or update the work pool, the deployments and the automation that ends zombie runs.

    The server is that of PREFECT_API_URL. Run it after each upgrade and each change of deploy/prefect.yaml; a second
    time it changes nothing. Then `prefect worker start --pool moisson` executes the runs.

    Exit codes: 0 complete, 1 failed: no server, no such file, or a deployment that is refused.
    """
    from flows.cli.fail import clear_errors
    from flows.cli.printing import print_json, print_table

    with clear_errors():
        from flows.deployed.deploy import deploy as deploy_file
        from flows.prefect_errors import prefect_errors

        with prefect_errors():
            done = deploy_file(file, checkout)
    if as_json:
        print_json(done.as_json())
        return
    rows = [("work pool", done.work_pool, _is(done.work_pool_is_new))]
    rows += [("deployment", name, "as in the file") for name in done.deployments]
    rows += [("automation", done.automation, _is(done.automation_is_new))]
    print_table(["", "name", ""], rows, title=done.api)


def _is(new: bool) -> str:
    return "created" if new else "was there"
