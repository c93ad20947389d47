"""Import a peer, which may be missing: peers are an optional dependency group."""

from importlib import import_module
from typing import Any

INSTALL = "uv sync --group benchmarks"


class PeerMissingError(Exception):
    """A peer cannot be imported; the message says how to install it."""


def open_peer(module: str) -> Any:
    """The module of a peer; PeerMissingError where it, or something it needs, is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise PeerMissingError(f"{module} is missing ({error}): {INSTALL}") from error
