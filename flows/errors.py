"""Errors of a run, with the exit code a script sees."""


class RunError(Exception):
    """The run cannot go on: the message says why and what to do (exit code 1)."""

    exit_code = 1


class GuardError(RunError):
    """A guard stopped the run before it could do harm (exit code 3)."""

    exit_code = 3
