"""Turn errors into one line on standard error and an exit code that scripts can trust."""

import contextlib
from collections.abc import Iterator

import typer

from flows.errors import RunError
from warehouse.errors import WarehouseError, WriterLockedError

EXIT_FAILED, EXIT_QUARANTINED, EXIT_STOPPED = 1, 2, 3


@contextlib.contextmanager
def clear_errors() -> Iterator[None]:
    """Known errors end the command with their message; anything else is a bug and keeps its traceback."""
    import duckdb

    try:
        yield
    except RunError as error:
        _leave(str(error), error.exit_code)
    except WriterLockedError as error:
        _leave(str(error), EXIT_STOPPED)
    except (WarehouseError, duckdb.Error, OSError) as error:
        advice = "; make room and run again, nothing is lost" if "No space left" in str(error) else ""
        _leave(f"{error}{advice}", EXIT_FAILED)


def _leave(message: str, code: int) -> None:
    from flows.cli.printing import printable

    # names of files, and what a failed cast quotes, are input
    typer.echo(f"moisson: {printable(message)}", err=True)
    raise typer.Exit(code)
