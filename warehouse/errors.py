"""Errors of the warehouse, named for what the run should do."""


class WarehouseError(Exception):
    """Base: the message says what happened, where, and what to do."""


class WriterLockedError(WarehouseError):
    """Another process is writing: wait or come back later (exit code 3)."""


class NoWarehouseError(WarehouseError):
    """Nothing has been published yet: run `moisson ingest` first."""


class SchemaError(WarehouseError):
    """The file was written by a newer or altered release: do not touch it."""


class CheckFailedError(WarehouseError):
    """A `fail_` check returned rows: the working database is kept, nothing is published."""


class UnknownQuestionError(WarehouseError):
    """No ready-made question of that name, or it takes no such value."""
