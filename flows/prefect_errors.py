"""Say in a line that the Prefect server does not answer, instead of a page of traceback."""

import contextlib
from collections.abc import Iterator

import httpx

from flows.errors import RunError


@contextlib.contextmanager
def prefect_errors() -> Iterator[None]:
    """RunError where the block loses its Prefect server; every other error passes."""
    try:
        yield
    except httpx.HTTPError as error:
        raise RunError(_message(error)) from error
    except RuntimeError as error:
        if "reach API" not in str(error):  # what Prefect says when the server was never there
            raise
        raise RunError(_message(error)) from error


def _message(error: Exception) -> str:
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return (
        f"the Prefect server of PREFECT_API_URL does not answer ({reason}); what was committed stays: "
        "run again, or with --direct"
    )
