"""Analysts at work: processes that query the published file in a loop and remember every answer."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import duckdb
import victim

HOLDS = 8
"""Questions that an analyst of the other half asks over one connection."""


@dataclass(slots=True)
class Asked:
    """What one analyst saw: (seconds on the clock when it opened, version it read), and what went wrong."""

    answers: list[tuple[float, int]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def analysts(published: Path, count: int, pause: float = 0.0) -> Iterator[list[Asked]]:
    """So many analysts at work, with a pause in seconds after each answer; what they saw is there when the block ends."""
    victim.start_fork_server()
    stop = victim.CONTEXT.Event()
    asked: list[Asked] = []
    pipes, processes = [], []
    for number in range(count):
        ours, theirs = victim.CONTEXT.Pipe(duplex=False)
        question = _hold if number % 2 else _reopen
        processes.append(victim.CONTEXT.Process(target=_analyse, args=(question, published, pause, stop, theirs)))
        processes[-1].start()
        theirs.close()
        pipes.append(ours)
    for pipe in pipes:
        assert pipe.recv() == "ready"
    try:
        yield asked
    finally:
        stop.set()
        asked.extend(pipe.recv() for pipe in pipes)
        for process in processes:
            process.join()


def _analyse(question: Any, published: Path, pause: float, stop: Event, answers: Any) -> None:
    asked = Asked()
    answers.send("ready")
    while not stop.wait(pause):
        try:
            question(published, asked)
        except Exception as error:
            asked.errors.append(f"{type(error).__name__}: {error}")
    answers.send(asked)


def _reopen(published: Path, asked: Asked) -> None:
    """As `moisson sql` does: open, ask, close."""
    opened = time.monotonic()
    asked.answers.append((opened, read_version(published)))


def _hold(published: Path, asked: Asked) -> None:
    """As a notebook does: one connection, many questions, whose answers must not move."""
    opened = time.monotonic()
    with duckdb.connect(str(published.resolve()), read_only=True) as con:
        seen = {_ask(con) for _ in range(HOLDS)}
    if len(seen) != 1:
        asked.errors.append(f"one connection gave the answers {seen}")
    asked.answers.append((opened, seen.pop()))


def read_version(published: Path) -> int:
    """The content's version in the published file."""
    # Resolved first: DuckDB knows files by their path, and a process may hold several versions.
    with duckdb.connect(str(published.resolve()), read_only=True) as con:
        return _ask(con)


def _ask(con: duckdb.DuckDBPyConnection) -> int:
    """The version of the content, after a look at rows that would be there twice or alone in a half-written file."""
    doubled = con.execute("SELECT count(*) - count(DISTINCT claim_id) FROM claims").fetchone()
    alone = con.execute("SELECT count(*) FROM claims ANTI JOIN documents USING (document_id)").fetchone()
    if doubled != (0,) or alone != (0,):
        raise AssertionError(f"{doubled} claims doubled, {alone} without document")
    row = con.execute("SELECT value::BIGINT FROM meta WHERE key = 'content_version'").fetchone()
    return int(row[0]) if row else -1
