"""Connections to the newest published version: one database a version, a cursor a request."""

import contextlib
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from warehouse.connect import Connection, open_published
from warehouse.sql_files import read_sql

Parameters = Mapping[str, Any] | Sequence[Any] | None


class Reader:
    """Gives each request a cursor on the version that is published when it begins.

    A version stays open until its last request is through, and the newest until there is a newer one.
    """

    def __init__(self, published: Path, memory: str) -> None:
        self._published, self._memory = published, memory
        self._lock = threading.Lock()
        self._opened: dict[Path, tuple[contextlib.ExitStack, Connection]] = {}
        self._uses: dict[Path, int] = {}

    @contextlib.contextmanager
    def cursor(self) -> Iterator[Connection]:
        """A cursor of its own for one thread; NoWarehouseError where nothing is published."""
        version, con = self._take()
        try:
            with con.cursor() as cursor:
                yield cursor
        finally:
            self._give_back(version)

    @property
    def version(self) -> str:
        """Number of the version that is published now."""
        return self._published.resolve().stem.rsplit("-", 1)[-1]

    def close(self) -> None:
        """Close every version."""
        with self._lock:
            for stack, _ in self._opened.values():
                stack.close()
            self._opened.clear()

    def _take(self) -> tuple[Path, Connection]:
        with self._lock:
            version = self._published.resolve()
            if version not in self._opened:
                stack = contextlib.ExitStack()
                con = stack.enter_context(open_published(self._published, memory=self._memory))
                self._opened[version] = (stack, con)
                self._drop_unused(version)
            self._uses[version] = self._uses.get(version, 0) + 1
            return version, self._opened[version][1]

    def _give_back(self, version: Path) -> None:
        with self._lock:
            self._uses[version] -= 1
            self._drop_unused(self._published.resolve())

    def _drop_unused(self, newest: Path) -> None:
        for version in [v for v in self._opened if v != newest and not self._uses.get(v)]:
            self._opened.pop(version)[0].close()
            self._uses.pop(version, None)


def rows(con: Connection, query: str, parameters: Parameters = None) -> list[dict[str, Any]]:
    """The rows of `queries/<query>.sql`, each a dict by column name."""
    cursor = con.execute(read_sql(f"explorer/queries/{query}.sql"), parameters or {})
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def row(con: Connection, query: str, parameters: Parameters = None) -> dict[str, Any] | None:
    """The first row of `queries/<query>.sql`."""
    return next(iter(rows(con, query, parameters)), None)
