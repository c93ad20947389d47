"""`moisson explore`: the warehouse in a browser."""

import contextlib
import socket
from typing import Annotated

import typer

from flows.cli.options import Warehouse
from flows.errors import RunError

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
    """Serve a local, read-only web application over the published warehouse, until Ctrl-C.

    Exit codes: 0 when it is ended, 1 when there is no warehouse or the port is taken.
    """
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
        listening = _listen(host, port)
    config = ExplorerConfig(published, host=host, port=port, user=user_name(), hosts=tuple(allow_host or ()))
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    if host not in LOOPBACK:
        typer.echo(f"moisson: {host} is not this machine alone: whoever reaches it can read everything", err=True)
    typer.echo(f"moisson: {address} (Ctrl-C ends it)", err=True)
    if open_browser:
        import webbrowser

        webbrowser.open(address)  # it waits in the socket's queue until the server takes it
    settings = uvicorn.Config(
        create_app(config),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,  # seconds; a query that still runs is ended
    )
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(settings).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """The socket, before anything is said or opened; RunError where the port is taken or the address is not ours."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _, _, _, address = found[0]
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(128)
    except OSError as error:
        raise RunError(f"cannot listen on {host}, port {port}: {error.strerror}; try another --port") from error
    return listening
