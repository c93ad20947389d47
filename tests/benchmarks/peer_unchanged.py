"""Nothing is new: LangChain's indexing API over documents it knows, against an ingest of files we know."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from index_langchain import index_folder, open_records
from measure_cost import Cost, Line, clocked, race
from open_peer import open_peer
from read_samples import sample_articles

from flows.progress import Silent
from flows.report import RunReport
from flows.run_ingest import IngestRequest, run_ingest
from flows.run_session import call_directly
from flows.settings import load_settings

ROOT = Path(__file__).parents[2]


def race_langchain(count: int, rounds: int) -> Iterator[Line]:
    """`count` unchanged files: in process with records in memory and in SQLite, then both as commands of their own."""
    open_peer("langchain_classic.indexes")  # before a warehouse is built for nothing
    memory = open_peer("langchain_core.indexing").InMemoryRecordManager("press")
    with tempfile.TemporaryDirectory() as base:
        folder, warehouse = Path(base) / "files", Path(base) / "warehouse" / "moisson.duckdb"
        database = Path(base) / "records.sqlite"
        folder.mkdir()
        _write(folder, count)
        _ingest_command(folder, warehouse)
        for name, manager in (("in memory", memory), ("in SQLite", open_records(database))):
            index_folder(folder, manager)
            outcome = race(
                lambda: _ingest(folder, warehouse),
                lambda manager=manager: clocked(lambda: index_folder(folder, manager)),  # type: ignore[misc]
                rounds,
            )
            yield _line("in process", name, count, outcome)
        commands = race(lambda: _ingest_command(folder, warehouse), lambda: _index_command(folder, database), rounds)
        yield _line("whole command, start-up included", "in SQLite", count, commands)


def _line(ground: str, records: str, count: int, outcome: tuple[tuple[Cost, Any], tuple[Cost, Any]]) -> Line:
    mine, theirs = outcome
    remarks = {"unchanged, ours": mine[1], "skipped, peer": theirs[1], "note": "the peer reads and hashes the files"}
    peer = f"LangChain index(), records {records}"
    return Line(f"no-op: {ground}", peer, count, "documents", mine[0], theirs[0], remarks)


def _write(folder: Path, count: int) -> None:
    """`count` files; where there are fewer articles they come round again, with their turn as first line."""
    texts = sample_articles(count)
    for number in range(count):
        turn, place = divmod(number, len(texts))
        head = f"{turn}\n\n" if turn else ""
        (folder / f"{number:06d}.txt").write_text(head + texts[place], encoding="utf-8")


def _ingest(folder: Path, warehouse: Path) -> tuple[Cost, int]:
    def run() -> RunReport:
        settings = load_settings(profile="fast", warehouse=warehouse)
        return run_ingest(IngestRequest((folder,)), settings, Silent(), call_directly)

    cost, report = clocked(run)
    return cost, report.counts["unchanged"]


def _ingest_command(folder: Path, warehouse: Path) -> tuple[Cost, int]:
    options = ["ingest", "--direct", "--json", "--profile", "fast", "--warehouse", str(warehouse), str(folder)]
    cost, output = _command([sys.executable, "-m", "flows.cli", *options])
    return cost, int(json.loads(output)["counts"]["unchanged"])


def _index_command(folder: Path, database: Path) -> tuple[Cost, int]:
    script = Path(__file__).with_name("index_langchain.py")
    cost, output = _command([sys.executable, str(script), str(folder), str(database)])
    return cost, int(output)


def _command(command: Sequence[str]) -> tuple[Cost, str]:
    wall, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - wall, cpu), done.stdout
