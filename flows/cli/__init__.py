"""The `moisson` command: one module a command, heavy imports inside the commands so that `--help` is quick."""

from flows.cli.app import main

__all__ = ["main"]
