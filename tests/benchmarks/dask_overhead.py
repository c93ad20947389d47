"""What a Dask cluster costs over the local pool: the same articles by 1, 2 and 4 workers of either, on this machine.

    uv run python tests/benchmarks/dask_overhead.py --documents 2000

Starts a scheduler and workers on loopback for each size. CPU seconds are of the command and of every process of the
cluster, from when it stands to when the run is over; bytes are the batches as they leave for the workers, and the tables
as they come back, without Dask's own messages. A run whose digests differ from the local ones ends the benchmark.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
from describe_machine import describe_machine
from generate_documents import write_documents

COUNTED = """
import json, sys
import flows.workers.dask_pool as pool
shipped = {"out": 0, "back": 0, "batches": 0}
to_bytes, from_bytes = pool.to_bytes, pool.from_bytes
def count_out(tables, compression=None):
    encoded = to_bytes(tables, compression)
    shipped["out"] += sum(map(len, encoded.values()))
    shipped["batches"] += 1
    return encoded
def count_back(encoded):
    shipped["back"] += sum(map(len, encoded.values()))
    return from_bytes(encoded)
pool.to_bytes, pool.from_bytes = count_out, count_back
from flows.cli.app import app
try:
    app(sys.argv[1:])
finally:
    print(json.dumps(shipped), file=sys.stderr)
"""
"""The command, with what its Dask pool sends and receives counted."""


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--workers", default="1,2,4", help="sizes of pool and cluster")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    runs: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base) / "documents"
        folder.mkdir()
        write_documents(folder / "generated.jsonl.gz", 0, options.documents)
        for workers in map(int, options.workers.split(",")):
            runs.append({"workers": workers, "executor": "local", **_ingest(folder, Path(base), workers, {}, [])})
            with _cluster(workers, Path(base)) as (address, processes):
                dask = {"MOISSON_EXECUTOR": "dask", "MOISSON_DASK_ADDRESS": address}
                runs.append({"workers": workers, "executor": "dask", **_ingest(folder, Path(base), 0, dask, processes)})
            if len({run["digest"] for run in runs}) > 1:
                raise SystemExit(
                    f"digests differ: {[(run['executor'], run['workers'], run['digest']) for run in runs]}"
                )
    _print(runs, options.documents)
    if options.json:
        result = {"machine": describe_machine(), "documents": options.documents, "runs": runs}
        options.json.write_text(json.dumps(result, indent=2), encoding="utf-8")


def _ingest(
    folder: Path, base: Path, workers: int, environment: Mapping[str, str], processes: list[psutil.Process]
) -> dict[str, Any]:
    """One first ingest into a warehouse of its own: seconds, digest, bytes shipped."""
    with tempfile.TemporaryDirectory(dir=base) as warehouse:
        command = [sys.executable, "-c", COUNTED, "ingest", "--direct", "--json", "--profile", "fast", str(folder)]
        command += ["--workers", str(workers), "--warehouse", f"{warehouse}/moisson.duckdb"]
        cluster, own, started = _cpu_of(processes), _own_cpu(), time.monotonic()
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=dict(os.environ) | environment)
        wall, report = time.monotonic() - started, json.loads(done.stdout)
        cpu = _own_cpu() - own + _cpu_of(processes) - cluster
    if report["counts"]["failed"]:
        raise SystemExit(f"{report['counts']['failed']} documents FAILED, e.g. {report['problems'][:1]}")
    load = report["wall_seconds"]["transform and load"]
    seconds = {"wall_seconds": round(wall, 2), "load_seconds": round(load, 2), "cpu_seconds": round(cpu, 2)}
    return seconds | {"digest": report["content_digest"], "shipped": json.loads(done.stderr.splitlines()[-1])}


@contextmanager
def _cluster(workers: int, base: Path) -> Iterator[tuple[str, list[psutil.Process]]]:
    """A scheduler and so many single-threaded workers on loopback: its address, and the processes that it consists of."""
    quiet = ["--no-dashboard"]
    environment = dict(os.environ) | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    started: list[subprocess.Popen[str]] = []

    def start(*command: str) -> "subprocess.Popen[str]":
        command = (sys.executable, "-m", "dask", *command, *quiet)
        started.append(subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True))
        return started[-1]

    try:
        address = _address(start("scheduler", "--host", "127.0.0.1", "--port", "0"))
        many = ["--nworkers", str(workers), "--nthreads", "1", "--local-directory", str(base)]
        _await_workers(start("worker", address, *many), workers)
        yield address, [member for process in started for member in _family(process.pid)]
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.communicate(timeout=60)


def _address(scheduler: "subprocess.Popen[str]") -> str:
    for line in scheduler.stderr or ():
        if match := re.search(r"Scheduler at:\s+(tcp://\S+)", line):
            return match[1]
    raise SystemExit("the Dask scheduler did not start: is the extra `dask` installed?")


def _await_workers(nanny: "subprocess.Popen[str]", workers: int) -> None:
    registered = 0
    for line in nanny.stderr or ():
        registered += "Registered to" in line
        if registered == workers:
            return
    raise SystemExit("the Dask workers did not start")


def _family(pid: int) -> list[psutil.Process]:
    process = psutil.Process(pid)
    return [process, *process.children(recursive=True)]


def _cpu_of(processes: list[psutil.Process]) -> float:
    """Seconds of these and of their children that ended: the guarded processes end with the run."""
    times = [process.cpu_times() for process in processes]
    return sum(t.user + t.system + t.children_user + t.children_system for t in times)


def _own_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _print(runs: list[dict[str, Any]], documents: int) -> None:
    print(f"{documents} generated documents, fast profile; digests equal: {runs[0]['digest'][:12]}")
    print(f"{'workers':>7} {'executor':9}{'wall s':>8}{'load s':>8}{'CPU s':>8}{'kB out/doc':>12}{'kB back/doc':>12}")
    for run in runs:
        shipped = [run["shipped"][way] / 1_000 / documents for way in ("out", "back")]
        figures = f"{run['wall_seconds']:>8}{run['load_seconds']:>8}{run['cpu_seconds']:>8}"
        print(f"{run['workers']:>7} {run['executor']:9}{figures}{shipped[0]:>12.2f}{shipped[1]:>12.2f}")
    for local, dask in zip(runs[::2], runs[1::2], strict=True):
        ratios = [
            f"{dask[key] / local[key]:.2f} of {name}"
            for key, name in (("cpu_seconds", "CPU"), ("load_seconds", "load"))
        ]
        print(f"dask over local, {local['workers']} workers: {', '.join(ratios)}")


if __name__ == "__main__":
    main()
