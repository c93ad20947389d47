"""`moisson explore`: the warehouse in a browser."""

from typing import Annotated

import typer

from flows.cli.options import Warehouse

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def explore(
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port to listen on.")] = 8765,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen on; beyond loopback anybody may read.")
    ] = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", help="A further name:port to answer to (a proxy's)."),
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """Serve a local, read-only web application over the published warehouse, until Ctrl-C."""
    import uvicorn

    from flows.cli.fail import clear_errors
    from flows.cli.user_name import user_name
    from flows.settings import load_settings
    from warehouse.connect import open_published
    from warehouse.explorer.config import ExplorerConfig
    from warehouse.explorer.create_app import create_app

    with clear_errors():
        published = load_settings(warehouse=warehouse).warehouse
        with open_published(published):
            pass  # says at once that there is none, or that it is damaged
    config = ExplorerConfig(published, host=host, port=port, user=user_name(), hosts=tuple(allow_host or ()))
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    if host not in LOOPBACK:
        typer.echo(f"moisson: {host} is not this machine alone: whoever reaches it can read everything", err=True)
    typer.echo(f"moisson: {address} (Ctrl-C ends it)", err=True)
    if open_browser:
        import webbrowser

        webbrowser.open(address)
    uvicorn.run(create_app(config), host=host, port=port, log_level="warning", access_log=False, server_header=False)
