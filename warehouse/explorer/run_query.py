"""Queries of the SQL page: each in a process of its own (`answer_query.py`), two at a time, stopped when asked to."""

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from warehouse.explorer.config import ExplorerConfig

AT_ONCE = 2
DOWNLOAD_TIME = 10
"""A download may take so many times as long as a table: the browser's line counts as well."""
_BESIDE = 512 << 20
"""Bytes that Python and its libraries may have beside DuckDB's."""
_PIECE = 1 << 16

Form = Literal["table", "csv", "parquet"]
Stop = Literal["cancelled", "time", "memory"]


class BusyError(Exception):
    """As many queries run as may run at once."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a query.

    Attributes:
        columns: name and DuckDB type of each.
        rows: cells as text, None for NULL; the first of `count` rows.
        count: rows there are, or at least so many unless `is_whole`.
        is_whole: whether all were counted.
        seconds: what it took.
        error: DuckDB's words, with the line and the place in it.
        stopped: why it was ended from outside.
    """

    columns: list[tuple[str, str]] = field(default_factory=list)
    rows: list[list[str | None]] = field(default_factory=list)
    count: int = 0
    is_whole: bool = True
    seconds: float = 0.0
    error: str | None = None
    stopped: Stop | None = None


class QueryRunner:
    """Starts queries on the published version, keeps count of them, stops them."""

    def __init__(self, config: ExplorerConfig) -> None:
        self._config = config
        self._lock = threading.Lock()
        self._running: dict[str, RunningQuery] = {}

    def start(self, name: str, query: str, form: Form = "table") -> "RunningQuery":
        """Begin a query under a name by which `cancel` finds it; an earlier one of that name is cancelled.

        BusyError: two others run. The caller must `close` what it gets.
        """
        with self._lock:
            previous = self._running.get(name)
            if previous:
                previous.stop("cancelled")
                self._running[f"{name} {id(previous)}"] = self._running.pop(name)  # counts until it is closed
            alive = [running for running in self._running.values() if running.is_alive]
            if len(alive) >= AT_ONCE:
                raise BusyError
            running = RunningQuery(self._config, query, form, self._forget)
            self._running[name] = running
            return running

    def cancel(self, name: str) -> bool:
        """Stop the query of that name; whether there was one."""
        with self._lock:
            running = self._running.get(name)
        if running:
            running.stop("cancelled")
        return running is not None

    def close(self) -> None:
        """Stop everything."""
        with self._lock:
            left = list(self._running.values())
        for running in left:
            running.stop("cancelled")

    def _forget(self, running: "RunningQuery") -> None:
        with self._lock:
            self._running = {name: other for name, other in self._running.items() if other is not running}


class RunningQuery:
    """A query on its way: ask for `table`, or for `begin_download` and then `pieces`; always `close` it."""

    def __init__(self, config: ExplorerConfig, query: str, form: Form, on_close: Any) -> None:
        self._stopped: Stop | None = None
        self._on_close = on_close
        seconds = config.seconds * (1 if form == "table" else DOWNLOAD_TIME)
        self._process = subprocess.Popen(
            # -P: not a module of the folder that the explorer was started in
            [sys.executable, "-P", "-m", "warehouse.explorer.answer_query"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,  # what follows the first line of a download must not be read with it
            stderr=subprocess.DEVNULL,
            env={
                "PYTHONPATH": os.pathsep.join(path for path in sys.path if Path(path).is_absolute()),
                "PYTHONUTF8": "1",
                "MALLOC_ARENA_MAX": "2",
            },
            start_new_session=True,  # Ctrl-C is for the server, which ends us
        )
        if self._process.stdin is None or self._process.stdout is None:
            raise ValueError("a query needs its pipes")
        self._asked, self._answered = self._process.stdin, self._process.stdout
        self._timer = threading.Timer(seconds, self.stop, ["time"])
        self._timer.daemon = True
        self._timer.start()
        self._request = {
            "published": str(config.published.absolute()),
            "memory": config.memory,
            "memory_bytes": count_bytes(config.memory) + _BESIDE,
            "seconds": seconds,
            "query": query.encode("utf-8", "replace").decode(),
            "form": form,
            "rows": config.rows,
            "download_rows": config.download_rows,
        }

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def stop(self, why: Stop) -> None:
        """End it now, from any thread; the first reason counts."""
        self._stopped = self._stopped or why
        self._process.kill()

    def table(self) -> Answer:
        """Wait for the answer."""
        return self._answer(self._first_line())

    def begin_download(self) -> Answer | None:
        """Wait until the file begins: None, or what went wrong before."""
        said = self._first_line()
        return None if said.get("ok") else self._answer(said)

    def pieces(self) -> Iterator[bytes]:
        """The file; RuntimeError where it ends too early, so that the browser knows."""
        while piece := os.read(self._answered.fileno(), _PIECE):
            yield piece
        if self._process.wait() or self._stopped:
            raise RuntimeError("the download was cut off")

    def close(self) -> None:
        """Free what it holds; what still runs is killed."""
        self._timer.cancel()
        self._process.kill()
        with contextlib.suppress(BrokenPipeError):  # what it was asked may still lie in a buffer
            self._asked.close()
        self._answered.close()
        self._process.wait()
        self._on_close(self)

    def _first_line(self) -> dict[str, Any]:
        try:
            self._asked.write(json.dumps(self._request).encode())
            self._asked.close()
            line = self._answered.read() if self._request["form"] == "table" else self._answered.readline()
        except (BrokenPipeError, ValueError):
            line = b""
        if self._stopped or not line.endswith(b"\n"):
            return {"stopped": self._stopped or "memory"}  # it died by itself: no memory for a thread or a library
        said: dict[str, Any] = json.loads(line)
        return said

    def _answer(self, said: dict[str, Any]) -> Answer:
        if said.get("columns") is not None:
            said["columns"] = [(name, kind) for name, kind in said["columns"]]
        return Answer(**said)


def count_bytes(size: str) -> int:
    """Bytes of a size in DuckDB's notation, e.g. 2GB or 512MiB; ValueError for what is none."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([KMGT])(i?)B\s*", size, re.IGNORECASE)
    if not found:
        raise ValueError(f"{size!r} is no size; write e.g. 2GB")
    base = 1024 if found[3] else 1000
    return int(float(found[1]) * base ** ("KMGT".index(found[2].upper()) + 1))
